"""What often weakens a reply and has a small remedy: rules that need no model.

    "You should call your GP." → Edit("should" → "could"), "offers instead of telling"

Each rule changes a few words and keeps the rest, so that the voice stays the person's. What they
look for follows the skills that peer supporters are taught: hear before advising, offer rather
than tell, do not compare or hurry (HAILEY, Sharma et al. 2023; CARE, Hsu et al. 2025).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from llumi.assistant.edits import Edit


@dataclass(frozen=True)
class Weakness:
    """Words to look for, what to put in their place, and why."""

    pattern: re.Pattern[str]
    remedy: str
    dimension: str
    reason: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("'", "['’]"), re.IGNORECASE)


_SENTENCE = r"(?:^|(?<=[.!?\n] ))"
"""Where a sentence starts; what follows is taken out whole."""

WEAKNESSES = (
    Weakness(
        _words(
            r"\byou (?:really |just )?(?:should|must|need to|have to|ought to)"
            r"(?! have\b| be (?:so )?(?:proud|exhausted|tired))\b"
        ),
        "you could",
        "empathy",
        "offers a step instead of telling them what to do",
    ),
    Weakness(
        _words(r"\bwhy don't you\b"),
        "would it help to",
        "empathy",
        "asks whether it would help, so that a no is easy",
    ),
    Weakness(
        _words(_SENTENCE + r"at least [^.!?\n]{2,80}[.!?]+ ?"),
        "",
        "empathy",
        "leaves out a comparison that can make their trouble sound small",
    ),
    Weakness(
        _words(
            _SENTENCE + r"(?:but )?(?:other people|others|some people) (?:have|had) it "
            r"(?:much |far |so much )?worse[^.!?\n]{0,60}[.!?]+ ?"
        ),
        "",
        "empathy",
        "leaves out a comparison that can make their trouble sound small",
    ),
    Weakness(
        _words(
            _SENTENCE + r"(?:everything happens for a reason|"
            r"(?:just )?(?:cheer up|calm down|get over it|man up))[.!?]+ ?"
        ),
        "",
        "connection",
        "leaves out a phrase that many hear as a closed door",
    ),
    Weakness(
        _words(r"\bI know (?:exactly |just )?how you feel\b"),
        "I can only imagine how that feels",
        "connection",
        "leaves room for what is their own in it",
    ),
    Weakness(
        _words(r"\byou(?:'ll| will) (?:definitely |surely |certainly )?be (?:fine|ok|okay)\b"),
        "I hope it gets lighter for you",
        "safety",
        "says a hope instead of a promise that nobody can keep",
    ),
)


def find(draft: str) -> Iterator[tuple[Edit, Weakness]]:
    """The weaknesses in `draft`, each with the edit that mends it, in the order of the rules."""
    for weakness in WEAKNESSES:
        for found in weakness.pattern.finditer(draft):
            remedy = _cased(weakness.remedy, found.group())
            yield Edit(found.start(), found.end(), found.group(), remedy), weakness


def _cased(remedy: str, original: str) -> str:
    """The remedy with a capital where the original had one."""
    return remedy[:1].upper() + remedy[1:] if original[:1].isupper() else remedy
