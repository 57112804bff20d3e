"""What a post may need of whoever answers it, and the words that say so.

    "Can't cope since March. I want to die."
    → Risk(POSSIBLE_RISK, (Mark(26, 37, "want to die", "They write of wanting to die …"),))

It reads words, not people: it never diagnoses, it misses things, and a person decides. Where it is
unsure it says the higher tier, for a needless offer of help costs less than a missed one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llumi.safety.posts.figures import (
    ABOUT_IT,
    DENIED_AFTER,
    ENDED_INSTEAD,
    FIGURES_OF_SPEECH,
    IN_GENERAL,
    NEGATED,
    NOT_A_DENIAL,
    PAST,
    PRESENT,
    SUBJECT,
)
from llumi.safety.posts.signs import SIGNS, URGENCIES
from llumi.safety.reading import Reading, Span, read, sentence_after, sentence_before
from llumi.safety.tiers import LONG_AGO, OTHER_PERSON, Sign, Tier, Urgency

_NEAR = 120
"""Characters between a sign and words of urgency in one sentence; many posts have no full stops."""

_OF_THE_WRITER = frozenset(
    {"acted", "going to", "goodbye note", "intent", "thoughts", "passive", "farewell", "self-harm"}
)

_SPOKEN_OF = frozenset(
    {"topic", "thoughts", "self-harm", "intent", "goodbye note", "other person", "passive"}
)
"""Signs that a text about suicide holds too; there they count where the writer speaks of "I"."""


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
    of_now: bool = True


@dataclass(frozen=True)
class _Elsewhere:
    """Whether a post is about suicide as work or story, and about something else that ends."""

    about_it: bool
    ended_instead: bool


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
    elsewhere = _Elsewhere(
        *(bool(about.search(reading.text)) for about in (ABOUT_IT, ENDED_INSTEAD))
    )
    found: list[_Found] = []
    for name, sign in SIGNS.items():
        for match in sign.pattern.finditer(reading.text):
            span = match.span()
            if any(figurative[slice(*span)]) or _denied(reading, span):
                continue
            found += _meant(reading, name, sign, span, elsewhere)
    # The bare word counts only where nothing says more.
    said_more = _covered(reading, (one.span for one in found if one.name != "topic"))
    return [one for one in found if one.name != "topic" or not any(said_more[slice(*one.span)])]


def _meant(
    reading: Reading, name: str, sign: Sign, span: Span, elsewhere: "_Elsewhere"
) -> Iterator[_Found]:
    """The sign with the tier it has here: whom it is about, whether it is over; or nothing."""
    words = reading.text[slice(*span)]
    before = sentence_before(reading.text, span[0])
    whose = _whose(words, before)
    if elsewhere.about_it and name in _SPOKEN_OF and whose != "self":
        return
    if elsewhere.ended_instead and re.search(r"\bend(?:ing)? (?:it|things)\b", words):
        return
    if name not in _OF_THE_WRITER:
        yield _Found(name, sign.tier, sign.reason, span)
    elif IN_GENERAL.search(before):
        return
    elif whose == "other":
        tier = min(sign.tier, Tier.POSSIBLE_RISK)
        yield _Found(name, tier, OTHER_PERSON, span, of_now=False)
    elif _is_over(before + words + sentence_after(reading.text, span[1])):
        yield _Found(name, min(sign.tier, Tier.DISTRESS), LONG_AGO, span, of_now=False)
    else:
        yield _Found(name, sign.tier, sign.reason, span)


def _urgencies(reading: Reading, signs: list[_Found]) -> list[_Found]:
    found = []
    for name, urgency in URGENCIES.items():
        # What someone wanted in the past is not what they want in the next hours.
        beside = sorted(
            one.span[0]
            for one in signs
            if one.name in urgency.beside
            and one.of_now
            and not (urgency.same_sentence and reading.text.startswith("wanted", one.span[0]))
        )
        for match in urgency.pattern.finditer(reading.text):
            if _denied(reading, match.span()):
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


def _denied(reading: Reading, span: Span) -> bool:
    before = sentence_before(reading.text, span[0], at_most=60)
    if NEGATED.search(before) and not NOT_A_DENIAL.match(reading.text, span[1]):
        return True
    return bool(DENIED_AFTER.match(reading.text, span[1]))


def _whose(words: str, before: str) -> str | None:
    """Whom words are about: the person named in them or, failing that, nearest before them."""
    if any(match["self"] for match in SUBJECT.finditer(words)):
        return "self"
    named = [match.lastgroup for match in SUBJECT.finditer(before)]
    return named[-1] if named else None


def _is_over(sentence: str) -> bool:
    return bool(PAST.search(sentence)) and not PRESENT.search(sentence)


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
