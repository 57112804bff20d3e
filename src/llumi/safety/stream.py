"""A model's text on its way to the page, sentence by sentence, each screened before it leaves.

    "I hear you. Ca" + "ll 98" + "8. Take care."
    → Shown("I hear you. "), HeldBack(reason, "number"), Shown("Take care."), Noted(…, "no_path")

No character is shown before the sentence it stands in is complete and screened, together with
what came before it, so that nothing slips through at a sentence's end.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from llumi.safety.both import screen
from llumi.safety.replies.contact import NUMBER_WORDS
from llumi.safety.screen import Finding

_LOOK_BACK = 240
"""Characters before a sentence that are screened with it; no rule's words reach further."""

_WORD_SEEN = 40
# Tried once per run of whitespace and never shortened: small models can emit blanks without end.
_GAP = re.compile(rf"(?<!\s)\s++(?=(?P<next>\S{{1,{_WORD_SEEN}}}))")
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]*_]{0,6}$")
_LAST_WORD = re.compile(r"(\w{1,20})\W{0,10}$")
_FIRST_WORD = re.compile(r"\W*(\w{1,20})")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|dr|mr|mrs|ms|st|vs|approx)\.$", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """Text that passed; the texts of a stream join to what the reader sees, spaces included."""

    text: str


@dataclass(frozen=True)
class Noted:
    """Something about the whole of what was shown that its reader should know; nothing is held."""

    reason: str
    rule: str


@dataclass(frozen=True)
class HeldBack:
    """A sentence that did not pass; its words are not in here, so that no page can leak them."""

    reason: str
    rule: str


def screened_sentences(
    pieces: Iterable[str], *, post: str | None = None
) -> Iterator[Shown | HeldBack | Noted]:
    """Screen a stream of text in pieces of any size.

    What comes out depends on the whole text alone, not on where the pieces were cut. Whitespace
    after a sentence belongs to it. A sentence that the stream leaves unfinished is screened too.
    Last come notes on the whole of what was shown.
    """
    said = shown = whole = ""
    for sentence in _sentences(pieces):
        # With what the model said before, and with what the reader will see before it.
        finding = _blocking(sentence, said, post)
        if finding is None and shown != said:
            finding = _blocking(sentence, shown, post)
        said = _tail(said + sentence)
        if finding is None:
            shown = _tail(shown + sentence)
            whole += sentence
            yield Shown(sentence)
        else:
            yield HeldBack(finding.reason, finding.rule)
    if whole.strip():
        yield from _notes(whole, post)


def _notes(whole: str, post: str | None) -> Iterator[Noted]:
    warned = {one.rule: one for one in screen(whole, post=post) if one.severity == "warn"}
    yield from (Noted(one.reason, one.rule) for one in warned.values())


def _blocking(sentence: str, before: str, post: str | None) -> Finding | None:
    """The first blocking finding that reaches into `sentence`."""
    for finding in screen(before + sentence, post=post):
        if finding.severity == "block" and finding.end > len(before):
            return finding
    return None


def _sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Whole sentences, each with the whitespace after it; joined they are the stream."""
    rest = ""
    searched = 0
    for piece, ended in chain(((piece, False) for piece in pieces), [("", True)]):
        rest += piece
        start = 0
        for gap in _GAP.finditer(rest, searched):
            # Whether a sentence ends depends on the next word, which may not be here in full yet.
            if gap.end("next") == len(rest) and len(gap["next"]) < _WORD_SEEN and not ended:
                break
            if _ends_sentence(rest[max(start, gap.start() - 40) : gap.start()], gap):
                yield rest[start : gap.end()]
                start = gap.end()
            searched = gap.end()
        else:
            searched = len(rest.rstrip())
        rest = rest[start:]
        searched = max(0, searched - start)
    if rest:
        yield rest


def _ends_sentence(before: str, gap: re.Match[str]) -> bool:
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(gap["next"])
    if last is None:
        return False
    # A number may go on after a full stop or a line break: "call 9. 8. 8".
    if _of_a_number(last[1]) and (first is None or _of_a_number(first[1])):
        return False
    if "\n" in gap[0]:
        return True
    return bool(_SENTENCE_END.search(before)) and not _ABBREVIATION.search(before)


def _of_a_number(word: str) -> bool:
    return word.lower() in NUMBER_WORDS or any(char.isdigit() for char in word)


def _tail(text: str) -> str:
    """The last characters, from a whole word on."""
    if len(text) <= _LOOK_BACK:
        return text
    return text[-_LOOK_BACK:].partition(" ")[2]
