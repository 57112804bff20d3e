"""What the screen and `points_to_help` say of many texts, at a tenth of the cost of asking each.

    judge(["I went through this.", "Please call a helpline.", "I hear you."])
    → [Judged("lived_experience", False), Judged(None, True), Judged(None, False)]

A rule is asked only of the texts that a wider net has caught: the patterns the rule needs, without
their looks ahead and behind, so that an engine with neither (RE2, here by Arrow) can search them.
Taking a condition away only widens a pattern, so the net misses nothing that the rule would find.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from llumi.safety.pointing import POINTING, points
from llumi.safety.reading import Reading, read
from llumi.safety.rules import RULES, Rule
from llumi.safety.screen import broken

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|.", re.DOTALL)
"""One piece of a pattern: an escape, a class of characters, the start of a look, or a character."""


@dataclass(frozen=True)
class Judged:
    """The first rule by which the screen would hold a text back; whether it points to help."""

    veto: str | None
    helps: bool


def judge(texts: Sequence[str]) -> list[Judged]:
    """Answer both questions for each text."""
    readings = [read(text) for text in texts]
    searched = _searchable(readings)
    caught: list[list[Rule]] = [[] for _ in texts]
    for rule in RULES.values():
        if rule.severity == "block":
            for place in _caught(searched, rule.needs):
                caught[place].append(rule)
    helpful = set(_caught(searched, POINTING))
    return [
        Judged(_veto(caught[place], reading), place in helpful and points(reading))
        for place, reading in enumerate(readings)
    ]


def _veto(rules: Sequence[Rule], reading: Reading) -> str | None:
    if len(rules) == 1:
        # Which words they are does not matter then, so they need not be found in the original.
        return rules[0].id if any(rules[0].find(reading, None)) else None
    return next((finding.rule for finding in broken(rules, reading)), None)


def widened(pattern: str) -> str:
    r"""`pattern` without its looks ahead and behind: it matches wherever `pattern` does.

    `you have adhd(?! (?:too|or)\b)` → `you have adhd`
    """
    kept = []
    pieces = iter(_PIECE.findall(pattern))
    for piece in pieces:
        if piece.startswith("(?") and len(piece) > 1:
            _skip_group(pieces)
        else:
            kept.append(piece)
    return "".join(kept)


def _skip_group(pieces: Iterator[str]) -> None:
    depth = 1
    while depth:
        piece = next(pieces)
        depth += piece.startswith("(") - (piece == ")")


def _searchable(readings: Sequence[Reading]) -> pa.StringArray:
    """Readings with a stand-in for each character beyond ASCII, which RE2 does not know as Python.

    A digit stands for a digit, a letter for a letter, and a bar for all else, so that every class
    of characters which takes the original takes its stand-in too.
    """
    texts = [_BEYOND_ASCII.sub(_stand_in, reading.text) for reading in readings]
    return pa.array(texts, pa.string())


def _stand_in(found: re.Match[str]) -> str:
    char = found[0]
    return "0" if char.isdecimal() else "z" if char.isalnum() else "|"


def _caught(searched: pa.StringArray, needs: Sequence[re.Pattern[str]]) -> list[int]:
    """The places of the texts in which one of `needs`, widened, occurs."""
    net = "|".join(f"(?:{widened(pattern.pattern)})" for pattern in needs)
    places: list[int] = np.flatnonzero(pc.match_substring_regex(searched, net)).tolist()
    return places
