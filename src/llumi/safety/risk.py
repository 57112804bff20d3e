"""What a post may need of whoever answers it, and the words that say so.

    "Can't cope since March. I want to die."
    → Risk(POSSIBLE_RISK, (Mark(26, 37, "want to die", "They write of wanting to die …"),))

It reads words, not people: it never diagnoses, it misses things, and a person decides. Where it is
unsure it says the higher tier, for a needless offer of help costs less than a missed one.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from llumi.safety.reading import Reading, Span, read, sentence_before
from llumi.safety.signs import (
    FIGURES_OF_SPEECH,
    NEGATED,
    NOT_A_DENIAL,
    OTHER_PERSON,
    SIGNS,
    SUBJECT,
    URGENCIES,
    Tier,
    Urgency,
)

_NEAR = 120
"""Characters between a sign and words of urgency in one sentence; many posts have no full stops."""

_OF_THE_WRITER = frozenset(
    {"acted", "going to", "goodbye note", "intent", "thoughts", "passive", "farewell"}
)


@dataclass(frozen=True)
class Mark:
    """Words of a post, `post[start:end]`, and why the supporter is shown them."""

    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True)
class Risk:
    """The tier of a post and the marks that led there, in the order of the text."""

    tier: Tier
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Found:
    """A sign in a reading."""

    name: str
    tier: Tier
    reason: str
    span: Span
    about_other: bool = False


def assess(post: str) -> Risk:
    """Read a post for signs of distress and risk.

    The marks are those that count for the tier: in a post of possible or imminent risk, words of
    mere distress are left unmarked.
    """
    reading = read(post)
    signs = _signs(reading)
    found = _outermost([*signs, *_urgencies(reading, signs)])
    tier = max((one.tier for one in found), default=Tier.NONE)
    least = min(tier, Tier.POSSIBLE_RISK)
    return Risk(tier, tuple(_mark(reading, one) for one in found if one.tier >= least))


def _signs(reading: Reading) -> list[_Found]:
    figurative = _covered(reading, (m.span() for m in FIGURES_OF_SPEECH.finditer(reading.text)))
    found = []
    for name, sign in SIGNS.items():
        for match in sign.pattern.finditer(reading.text):
            if any(figurative[match.start() : match.end()]) or _negated(reading, match.span()):
                continue
            if name in _OF_THE_WRITER and _about_other(reading, match.span()):
                tier = min(sign.tier, Tier.POSSIBLE_RISK)
                found.append(_Found(name, tier, OTHER_PERSON, match.span(), about_other=True))
            else:
                found.append(_Found(name, sign.tier, sign.reason, match.span()))
    # The bare word counts only where nothing says more: not in "lost my brother to suicide".
    said_more = _covered(reading, (one.span for one in found if one.name != "topic"))
    return [one for one in found if one.name != "topic" or not any(said_more[slice(*one.span)])]


def _urgencies(reading: Reading, signs: list[_Found]) -> list[_Found]:
    found = []
    for name, urgency in URGENCIES.items():
        # What someone wanted in the past is not what they want in the next hours.
        beside = sorted(
            one.span[0]
            for one in signs
            if one.name in urgency.beside
            and not one.about_other
            and not (urgency.same_sentence and reading.text.startswith("wanted", one.span[0]))
        )
        for match in urgency.pattern.finditer(reading.text):
            if _negated(reading, match.span()):
                continue
            if _stands_beside(reading, match.start(), beside, urgency):
                found.append(_Found(name, Tier.IMMINENT, urgency.reason, match.span()))
            elif urgency.alone > Tier.NONE:
                found.append(_Found(name, urgency.alone, urgency.reason, match.span()))
    return found


def _stands_beside(reading: Reading, at: int, starts: list[int], urgency: Urgency) -> bool:
    if not urgency.same_sentence:
        return bool(starts)
    following = bisect_left(starts, at)
    for start in starts[max(0, following - 1) : following + 1]:
        first, last = min(start, at), max(start, at)
        if last - first <= _NEAR and not any(m in reading.text[first:last] for m in ".!?"):
            return True
    return False


def _negated(reading: Reading, span: Span) -> bool:
    before = sentence_before(reading.text, span[0], at_most=60)
    return bool(NEGATED.search(before)) and not NOT_A_DENIAL.match(reading.text, span[1])


def _about_other(reading: Reading, span: Span) -> bool:
    """Whether the nearest person named before the sign is someone else than the writer."""
    start, end = span
    if any(match["self"] for match in SUBJECT.finditer(reading.text, start, end)):
        return False
    named = [match.lastgroup for match in SUBJECT.finditer(sentence_before(reading.text, start))]
    return named[-1:] == ["other"]


def _covered(reading: Reading, spans: Iterable[Span]) -> bytearray:
    """One byte a character of the reading, 1 where a span covers it."""
    covered = bytearray(len(reading.text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _outermost(found: list[_Found]) -> list[_Found]:
    """In the order of the text, without what lies inside something as serious."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1], -one.tier)):
        if kept and one.span[1] <= kept[-1].span[1] and one.tier <= kept[-1].tier:
            continue
        kept.append(one)
    return kept


def _mark(reading: Reading, found: _Found) -> Mark:
    start, end = reading.original_span(found.span)
    return Mark(start, end, reading.original[start:end], found.reason)
