"""Small changes to a person's own text, each of which can be taken or left.

    draft     "You should sleep more. I hear you."
    revised   "You could try to rest. I hear you."
    → Edit(start=4, end=21, before="should sleep more", after="could try to rest")

An edit points into the draft, in code points; the draft itself is never touched. Taking none gives
it back byte for byte, whatever a model wrote; taking all gives what the model wrote.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_TOKEN = re.compile(r"\s+|[\w’']+|[^\w\s]")
_JOINER, _FLAG_LETTERS = "\u200d", ("\U0001f1e6", "\U0001f1ff")
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_BRIDGE = 2
"""Changes with at most so many unchanged words between them are read as one change."""
_COMMON = 2_500
"""Pairs of places, fifty by fifty, where a word may match before it is no anchor any more: without
a bound, two texts of one word over and over take minutes, with it half a second."""


@dataclass(frozen=True)
class Edit:
    """Replace `draft[start:end]`, which reads `before`, by `after`; either may be empty."""

    start: int
    end: int
    before: str
    after: str


def edits_between(draft: str, revised: str) -> tuple[Edit, ...]:
    """What turns `draft` into `revised`, word by word, in the order of the draft."""
    old, new = _tokens(draft), _tokens(revised)
    starts = _offsets(old)
    return tuple(
        Edit(
            starts[i1],
            starts[i2],
            draft[starts[i1] : starts[i2]],
            "".join(new[j1:j2]),
        )
        for i1, i2, j1, j2 in _changes(old, new)
    )


def apply_edits(draft: str, edits: Iterable[Edit]) -> str:
    """The draft with `edits` taken; they must not overlap.

    Raises:
        ValueError: two edits overlap, or one does not fit the draft.
    """
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at or not _fits(edit, draft):
            raise ValueError(f"the edit at {edit.start} does not fit the draft")
        parts += [draft[at : edit.start], edit.after]
        at = edit.end
    return "".join([*parts, draft[at:]])


def overlaps(edit: Edit, others: Collection[Edit]) -> bool:
    """Whether `edit` touches text that one of `others` changes; insertions touch their place."""
    return any(edit.start <= other.end and other.start <= edit.end for other in others)


def _fits(edit: Edit, draft: str) -> bool:
    inside = edit.start + len(edit.before) == edit.end <= len(draft)
    return inside and draft[edit.start : edit.end] == edit.before


def _tokens(text: str) -> list[str]:
    """Words, marks and blanks; joined they are the text, and no character is cut from its accent.

    "Ça va\u0301 👩🏽‍🚒" → "Ça", " ", "va\u0301", " ", "👩🏽‍🚒"
    """
    tokens: list[str] = []
    for token in _TOKEN.findall(text):
        if tokens and _belongs(tokens[-1], token):
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _belongs(before: str, token: str) -> bool:
    """Whether a reader sees `token` as part of what stands before it."""
    first, last = token[0], before[-1]
    if before.isspace() or token.isspace():
        return False
    if last == _JOINER or _extends(first):
        return True
    if _is_flag_letter(first):
        return len(before) == 1 and _is_flag_letter(before)
    # In many scripts a vowel is a mark: the word goes on after it.
    return first.isalnum() and before[0].isalnum() and unicodedata.category(last).startswith("M")


def _extends(char: str) -> bool:
    return (
        char == _JOINER
        or _SKIN_TONES[0] <= char <= _SKIN_TONES[1]
        or unicodedata.category(char).startswith("M")
    )


def _is_flag_letter(char: str) -> bool:
    return _FLAG_LETTERS[0] <= char <= _FLAG_LETTERS[1]


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Changed token ranges, those with only a word or two between them joined."""
    joined: list[tuple[int, int, int, int]] = []
    for i1, i2, j1, j2 in _differences(old, new):
        if (
            joined
            and _words(old[joined[-1][1] : i1]) <= _BRIDGE
            and not _ends(old[joined[-1][1] : i1])
        ):
            i1, j1 = joined[-1][0], joined[-1][2]
            joined.pop()
        joined.append((i1, i2, j1, j2))
    return joined


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Token ranges that differ, as short as can be.

    Words are compared with the blanks behind them: a blank alone would match everywhere.
    """
    old_starts, new_starts = _units(old), _units(new)
    old_units, new_units = _joined(old, old_starts), _joined(new, new_starts)
    in_old, in_new = Counter(old_units), Counter(new_units)
    common = {unit for unit in in_new if in_old[unit] * in_new[unit] > _COMMON}
    matcher = SequenceMatcher(common.__contains__, old_units, new_units, autojunk=False)
    opcodes = matcher.get_opcodes()
    for (tag, i1, i2, j1, j2), kept in pairwise([*opcodes, ("equal", 0, 0, 0, 0)]):
        if tag == "equal":
            continue
        i1, i2, j1, j2 = old_starts[i1], old_starts[i2], new_starts[j1], new_starts[j2]
        while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
            i1, j1 = i1 + 1, j1 + 1
        while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
            i2, j2 = i2 - 1, j2 - 1
        at_most = old_starts[kept[2]] - i2
        shift = 0
        if i1 == i2:
            shift = _shift(new, j1, j2, at_most)
        elif j1 == j2:
            shift = _shift(old, i1, i2, at_most)
        yield i1 + shift, i2 + shift, j1 + shift, j2 + shift


def _shift(tokens: Sequence[str], start: int, end: int, at_most: int) -> int:
    """How far to move what is only put in or taken out, so that it is a whole sentence.

    "you[. So hard]. I am" and "you. [So hard. ]I am" are the same change; people mean the second.
    """
    for shift in range(at_most + 1):
        first, behind = start + shift, end + shift
        begins = first == 0 or tokens[first - 1].isspace()
        ends = behind == len(tokens) or "\n" in tokens[behind]
        if (begins and tokens[behind - 1].isspace()) or (ends and tokens[first].isspace()):
            return shift
        if behind == len(tokens) or tokens[first] != tokens[behind]:
            break
    return 0


def _units(tokens: Sequence[str]) -> list[int]:
    """Where units start: a token with its blank, a line's end. The last entry is the text's end."""
    starts = [
        at for at, token in enumerate(tokens) if at == 0 or "\n" in token or not token.isspace()
    ]
    return [*starts, len(tokens)]


def _joined(tokens: Sequence[str], starts: Sequence[int]) -> list[str]:
    return ["".join(tokens[start:end]) for start, end in pairwise(starts)]


def _words(tokens: Sequence[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _ends(tokens: Sequence[str]) -> bool:
    """Whether a sentence or a line ends between two changes, so that they stay two."""
    return any(token[0] in ".!?…" or "\n" in token for token in tokens)


def _offsets(tokens: Sequence[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets
