"""Small changes to a person's own text, each of which can be taken or left.

    draft     "You should sleep more. I hear you."
    revised   "You could try to rest. I hear you."
    → Edit(start=4, end=21, before="should sleep more", after="could try to rest")

An edit points into the draft; the draft itself is never touched. Taking none gives it back byte
for byte, whatever a model wrote.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[\w’']+|[^\w\s]")
_BRIDGE = 2
"""Changes with at most so many unchanged words between them are read as one change."""


@dataclass(frozen=True)
class Edit:
    """Replace `draft[start:end]`, which reads `before`, by `after`; either may be empty."""

    start: int
    end: int
    before: str
    after: str


def edits_between(draft: str, revised: str) -> tuple[Edit, ...]:
    """What turns `draft` into `revised`, word by word, in the order of the draft."""
    old, new = _TOKEN.findall(draft), _TOKEN.findall(revised)
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
        if edit.start < at or draft[edit.start : edit.end] != edit.before:
            raise ValueError(f"the edit at {edit.start} does not fit the draft")
        parts += [draft[at : edit.start], edit.after]
        at = edit.end
    return "".join([*parts, draft[at:]])


def overlaps(edit: Edit, others: Collection[Edit]) -> bool:
    """Whether `edit` touches text that one of `others` changes; insertions touch their place."""
    return any(edit.start <= other.end and other.start <= edit.end for other in others)


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Changed token ranges, those with only a word or two between them joined."""
    joined: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if (
            joined
            and _words(old[joined[-1][1] : i1]) <= _BRIDGE
            and not _ends(old[joined[-1][1] : i1])
        ):
            i1, j1 = joined[-1][0], joined[-1][2]
            joined.pop()
        joined.append((i1, i2, j1, j2))
    return joined


def _words(tokens: Sequence[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _ends(tokens: Sequence[str]) -> bool:
    """Whether a sentence ends between two changes, so that they stay two."""
    return any(token in ".!?" for token in tokens)


def _offsets(tokens: Sequence[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets
