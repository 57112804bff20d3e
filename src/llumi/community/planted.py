"""Planted identifiers: texts in which we know what leads to a person, and what is masked of it.

    frame "im from {city~}, anyone else?", filler "Leeds"
        → Planted("im from leeds, anyone else?", identifiers=(Span(8, 13, "city"),))
    masked "im from [place], anyone else?" → found: city 1 of 1; masked: place, 1 of 1 rightly

Files: `benchmarks/identifiers/*.toml`, with frames, fillers and ordinary texts that hold nothing.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from math import sqrt
from pathlib import Path

_SLOT = re.compile(r"\{(\w+)(~?)\}")
KINDS = ["name", "place", "organisation", "date", "age", "id", "handle", "phone", "email", "link"]
_MASK = re.compile(rf"\[({'|'.join(KINDS)})\]")


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text, and what they are."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Planted:
    """A text and its identifiers; an ordinary text has none."""

    text: str
    identifiers: tuple[Span, ...] = ()


def read(path: Path) -> list[Planted]:
    """Fill every frame `rounds` times, each slot with the next filler of its kind."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    fillers = {kind: cycle(values) for kind, values in written["fillers"].items()}
    filled = [
        _fill(frame, fillers) for frame in written["frames"] for _ in range(written["rounds"])
    ]
    return filled + [Planted(text) for text in written["ordinary"]]


def _fill(frame: str, fillers: dict[str, "cycle[str]"]) -> Planted:
    text, last = "", 0
    identifiers = []
    for slot in _SLOT.finditer(frame):
        kind, small = slot.groups()
        filler = next(fillers[kind])
        text += frame[last : slot.start()]
        start = len(text) + (4 if filler.startswith("the ") else 0)  # "the" leads to nobody
        text += filler.lower() if small else filler
        identifiers.append(Span(start, len(text), kind))
        last = slot.end()
    return Planted(text + frame[last:], tuple(identifiers))


def masked_spans(text: str, masked: str) -> list[Span]:
    """Where in `text` the bracketed kinds of `masked` came from.

    What stands between two brackets is found in `text` again, in order, as early as it can be.
    """
    parts = _MASK.split(masked)
    literals, kinds = parts[::2], parts[1::2]
    pattern = "(.+?)".join(re.escape(literal) for literal in literals)
    match = re.fullmatch(pattern, text, re.S)
    if match is None:
        raise ValueError(f"{masked!r} is no masked form of {text!r}")
    return [Span(*match.span(i), kind) for i, kind in enumerate(kinds, start=1)]


@dataclass(frozen=True)
class Score:
    """What a system found of what was planted, and how much of what it masked was planted."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    partly: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    rightly: Counter[str] = field(default_factory=Counter)
    false_alarms: tuple[str, ...] = ()


def score(texts: Sequence[Planted], masked: Iterable[str]) -> Score:
    """Found: every letter and digit is masked, under whatever kind. Partly: some are."""
    result = Score()
    alarms = []
    for planted, after in zip(texts, masked, strict=True):
        spans = masked_spans(planted.text, after)
        hidden = {at for span in spans for at in range(span.start, span.end)}
        for known in planted.identifiers:
            signs = [at for at in range(known.start, known.end) if planted.text[at].isalnum()]
            left = [at for at in signs if at not in hidden]
            result.planted[known.kind] += 1
            result.found[known.kind] += not left
            result.partly[known.kind] += 0 < len(left) < len(signs)
        for span in spans:
            right = any(k.start < span.end and span.start < k.end for k in planted.identifiers)
            result.masked[span.kind] += 1
            result.rightly[span.kind] += right
            if not right:
                alarms.append(planted.text[span.start : span.end])
    return Score(
        result.planted,
        result.found,
        result.partly,
        result.masked,
        result.rightly,
        tuple(alarms),
    )


def wilson(times: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share. Wilson 1927, JASA 22, 209-212."""
    if not of:
        return 0.0, 1.0
    z = 1.96
    share = times / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
