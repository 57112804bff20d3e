"""The meters under a reply: what it does on five dimensions, and whose voice it has, in words.

    meters("I can't sleep.", "That sounds lonely. Could you ring your GP?")
    → (Meter("readability", "reads easily", "2 sentences of about 4 words, the longest 5."),
       Meter("empathy", "says what you heard", "“That sounds lonely.” takes up how it is …"), …)

They say what is there and what is not, never how well somebody writes: a short warm line may need
nothing else. They are made of the measures that replies are compared by, of fixed phrases, and of
the safety screen; all of these miss things. The bounds below are our choices.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llumi.assistant.improvement import THE_PERSONS
from llumi.assistant.weaknesses import TELLS
from llumi.assistant.weaknesses import find as find_weaknesses
from llumi.evaluation.form import flesch_kincaid
from llumi.evaluation.help_seeking import crisis_contact, help_seeking
from llumi.evaluation.preservation import style_distance
from llumi.evaluation.tactics import QUESTIONING, moves
from llumi.evaluation.texts import Texts
from llumi.safety.both import assess
from llumi.safety.screen import screen
from llumi.safety.tiers import Tier

FEWEST_WORDS = 5
"""Below these a reply is not begun, and nothing is said of it."""
_EASY_GRADE, _HARD_GRADE = 8, 11
"""School years of the Flesch-Kincaid grade up to which a reply reads easily, and well enough."""
_EASY_SENTENCE, _HARD_SENTENCE = 25, 40
"""Words of the longest sentence, the same."""
_FEWEST_TO_COMPARE = 8
"""Words of the person, and of the page, below which no voice can be told."""
_LIKE, _UNLIKE = 0.15, 0.3
"""The style distance up to which a reply sounds like the person, and a little unlike them."""
_MUCH_LONGER = 1.6

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*[\"”’)]*")
_ASKS_FOR_SAFETY = re.compile(
    r"\b(?:are|do) you (?:feel )?safe\b|\bsafe (?:now|right now|tonight|where you are)\b"
    r"|\b(?:thinking|think|thoughts) (?:of|about) (?:suicide|ending|killing|dying)\b"
    r"|\b(?:want|wanting|going) to (?:die|kill yourself|end your life)\b|\bsuicidal\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:could|might|would) you (?:try|ring|call|ask|tell|talk|take|go|see|write|rest|meet)\b"
    r"|\bwould it help to\b|\b(?:you could|you might)\b",
    re.IGNORECASE,
)
_LACKS = frozenset({"missed_risk", "no_path"})
"""Rules of the screen that say what a reply to a post of risk lacks; here that is said as what to
do."""
_CONTRACTION = re.compile(r"\w['’](?:s|m|re|ve|ll|d|t)\b", re.IGNORECASE)
_MARKS = {"exclamation marks": re.compile("!"), "emoji": re.compile("[\U0001f000-\U0001faff☀-➿]")}


@dataclass(frozen=True)
class Meter:
    """A few words that stand under the reply, and what they rest on."""

    name: str
    said: str
    why: str


def meters(post: str, reply: str, *, own: str = "", added: str = "") -> tuple[Meter, ...]:
    """The meters of a reply to `post`, which may be empty; none for a reply that is not begun.

    `own` are the person's words in it and `added` those that the page put in, for the voice.
    """
    whole = Texts.of([reply])
    if whole.words[0] < FEWEST_WORDS:
        return ()
    sentences = [one.strip() for one in _SENTENCE.findall(reply) if re.search(r"\w", one)]
    by_move: dict[str, list[str]] = {}
    for sentence, made in zip(sentences, moves(Texts.of(sentences)), strict=True):
        for move in made:
            by_move.setdefault(move, []).append(sentence)
    # A question that holds a step asks them to take it.
    steps = [
        one
        for one, leads in zip(sentences, help_seeking(Texts.of(sentences)), strict=True)
        if leads or one in by_move.get("advice", ()) or _OFFERS.search(one)
    ]
    asked = [one for one in by_move.get(QUESTIONING, ()) if one not in steps]
    tier = assess(post).tier if post.strip() else Tier.NONE
    found = [
        _readability(whole, sentences),
        _empathy(by_move),
        _connection(asked, by_move),
        _actionability(reply, steps, tier),
        _safety(post, reply, tier),
    ]
    return (*found, *_voice(own, added, reply))


def _readability(whole: Texts, sentences: Sequence[str]) -> Meter:
    grade = float(flesch_kincaid(whole)[0])
    longest = max(_count(one) for one in sentences)
    mean = round(float(whole.words[0]) / len(sentences))
    if grade <= _EASY_GRADE and longest <= _EASY_SENTENCE:
        said = "reads easily"
    elif grade <= _HARD_GRADE and longest <= _HARD_SENTENCE:
        said = "reads well enough"
    else:
        said = "takes effort to read"
    count = len(sentences)
    of = (
        f"{count} sentences of about {mean} words" if count > 1 else f"One sentence of {mean} words"
    )
    why = f"{of}, the longest {longest}." if count > 1 else f"{of}."
    if said != "reads easily":
        why += " Shorter sentences and everyday words are easier on somebody who is tired."
    return Meter("readability", said, why)


def _empathy(by_move: dict[str, list[str]]) -> Meter:
    for move, said, why in (
        ("validation", "says what you heard", "takes up how it is for them"),
        ("paraphrasing", "says what you heard", "takes up what they wrote"),
        ("emotional expression", "warm", "says what it does to you"),
        ("empowerment", "encouraging", "says what you trust them with"),
    ):
        if there := by_move.get(move):
            return Meter("empathy", said, f"{_quoted(there)} {why}.")
    return Meter(
        "empathy",
        "not yet what you heard",
        "No phrase was found that takes up how they feel or what they wrote.",
    )


def _connection(asked: Sequence[str], by_move: dict[str, list[str]]) -> Meter:
    if asked:
        return Meter("connection", "asks about them", f"{_quoted(asked)} asks them to go on.")
    if there := by_move.get("assistance"):
        return Meter("connection", "is there for them", f"{_quoted(there)} offers to listen.")
    if told := by_move.get("self-disclosure"):
        return Meter("connection", "tells of yourself", f"{_quoted(told)} is of your own life.")
    return Meter(
        "connection",
        "no question yet",
        "Nothing was found that asks them something, or says that you are there.",
    )


def _actionability(reply: str, steps: Sequence[str], tier: Tier) -> Meter:
    told = [
        edit.before
        for edit, weakness in find_weaknesses(reply)
        if (weakness.dimension, weakness.reason) == TELLS
    ]
    if told and tier is not Tier.IMMINENT:
        return Meter(
            "actionability",
            "tells them what to do",
            f"{_quoted(told)} leaves no room for a no. Improve has a softer word for it.",
        )
    if len(steps) > 1:
        why = f"{_quoted(steps)} and {len(steps) - 1} more. One small step is easier to take."
        return Meter("actionability", "several steps", why)
    if steps:
        return Meter("actionability", "offers a step", f"{_quoted(steps)} is one.")
    return Meter("actionability", "no next step yet", "Not every reply needs one.")


def _safety(post: str, reply: str, tier: Tier) -> Meter:
    # What the classifier makes of a whole is told after Improve; for this it is wrong too often.
    found = [
        one for one in screen(reply, post=post or None) if one.rule not in THE_PERSONS | _LACKS
    ]
    if found:
        why = f"{_quoted([found[0].words])} · {found[0].reason}"
        return Meter("safety", "a place to look at", why)
    if tier >= Tier.POSSIBLE_RISK:
        lacks = list(_lacks(reply))
        if lacks:
            return Meter(
                "safety",
                f"does not yet {lacks[0]}",
                f"The post may speak of risk, and the reply does not yet {' or '.join(lacks)}.",
            )
    return Meter("safety", "nothing found to look at", "Fixed rules looked; they miss things.")


def _lacks(reply: str) -> Iterator[str]:
    if not _ASKS_FOR_SAFETY.search(reply):
        yield "ask whether they are safe"
    if not crisis_contact(Texts.of([reply]))[0]:
        yield "say where to find help"


def _voice(own: str, added: str, reply: str) -> Iterator[Meter]:
    """How far the reply is from how the person writes, where the page put enough words into it."""
    if _count(added) < _FEWEST_TO_COMPARE or _count(own) < _FEWEST_TO_COMPARE:
        return
    distance = float(style_distance(Texts.of([reply]), Texts.of([own]))[0])
    said = "sounds like you"
    if distance > _LIKE:
        said = "sounds a little unlike you" if distance <= _UNLIKE else "sounds unlike you"
    differences = list(_differences(own, added))
    why = " ".join(differences) or "No single habit stands out between your words and the others."
    yield Meter("voice", said, why)


def _differences(own: str, added: str) -> Iterator[str]:
    mine, others = _sentence_length(own), _sentence_length(added)
    if others > _MUCH_LONGER * mine or mine > _MUCH_LONGER * others:
        yield f"Your sentences have about {mine:.0f} words, those put in {others:.0f}."
    for name, mark in _MARKS.items():
        if mark.search(own) and not mark.search(added):
            yield f"You use {name}; the words put in have none."
        elif mark.search(added) and not mark.search(own):
            yield f"You use no {name}; the words put in do."
    if _CONTRACTION.search(own) and not _CONTRACTION.search(added):
        yield "You shorten words (“I’m”, “don’t”); the words put in do not."
    if own == own.lower() != own.upper() and added != added.lower():
        yield "You write in small letters; the words put in do not."


def _sentence_length(text: str) -> float:
    lengths = [_count(one) for one in _SENTENCE.findall(text) if _count(one)]
    return sum(lengths) / len(lengths)


def _count(text: str) -> int:
    return int(Texts.of([text]).words[0])


def _quoted(those: Sequence[str]) -> str:
    words = those[0].split()
    return f"“{' '.join(words)}”" if len(words) <= 12 else f"“{' '.join(words[:11])} …”"
