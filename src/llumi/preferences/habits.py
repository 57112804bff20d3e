"""What the texts and numbers of a set of pairs would teach, counted pair by pair.

    habits(rows) → Habits(shares=(Habit("longer", "The longer comment wins", 0.54, 0.51, 0.57, …),
                          …), noise=0.08, repeated=0.31, …)

`audit` counts what an engine can count; this looks into the texts. Intervals allow for pairs of one
post being alike, and read only what stands in the table `pairs`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from llumi.safety.pointing import points_to_help

HELP = "points_to_help"
"""In column `veto`: the rejected comment points to help, which votes alone must not unteach."""
EDGES = (1, 2, 3, 5, 8, 15, 30, 100)
"""Lower ends of the bins of vote margins; less than the first is one more bin."""
_NOISY = 0.2
_SAMPLES = 10
_FEWEST_POSTS = 5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?…]+(?:\s|$)|\n+")

Row = dict[str, Any]


@dataclass(frozen=True)
class Habit:
    """How often something holds among the `of` pairs that can tell; interval of 95 % over posts."""

    name: str
    label: str
    share: float
    low: float | None
    high: float | None
    of: int


@dataclass(frozen=True)
class Habits:
    """Shares, margins as counts per bin, noise as votes tell it, repetitions, vetoes, samples.

    `noise` is the mean probability, as endorsement has it, that a pair is the wrong way round;
    `repeated` the share of pairs in which a comment stands that is in another pair too; `copies`
    the pairs whose two texts stand in an earlier pair. `vetoed` counts pairs by reason.
    """

    shares: tuple[Habit, ...]
    margins: tuple[int, ...]
    noise: float | None
    repeated: float
    copies: int
    vetoed: dict[str, int]
    sample: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The habits as JSON has them."""
        return asdict(self)


def _earlier(row: Row) -> bool | None:
    return _less(row["chosen_created_at"], row["rejected_created_at"])


def _longer(row: Row) -> bool | None:
    return _less(len(row["rejected"]), len(row["chosen"]))


def _more_readable(row: Row) -> bool | None:
    return _less(reading_grade(row["chosen"]), reading_grade(row["rejected"]))


def _at_score_one(row: Row) -> bool:
    return bool(row["rejected_score"] == 1)


def _help_in_chosen(row: Row) -> bool:
    return points_to_help(row["chosen"])


def _help_in_rejected(row: Row) -> bool:
    return points_to_help(row["rejected"])


ASKED: dict[str, tuple[str, Callable[[Row], bool | None]]] = {
    "earlier": ("The earlier comment wins", _earlier),
    "longer": ("The longer comment wins", _longer),
    "more_readable": ("The easier to read wins", _more_readable),
    "rejected_at_one": ("The rejected is at score 1", _at_score_one),
    "help_in_chosen": ("The chosen points to help", _help_in_chosen),
    "help_in_rejected": ("The rejected points to help", _help_in_rejected),
}


def habits(rows: Sequence[Row], *, seed: int = 0) -> Habits:
    """Count over rows of the table `pairs`."""
    margins = [row["chosen_score"] - row["rejected_score"] for row in rows]
    bins = Counter(sum(margin >= edge for edge in EDGES) for margin in margins)
    sure = [row["confidence"] for row in rows if row["confidence"] is not None]
    in_pairs = Counter(row[side] for row in rows for side in ("chosen_id", "rejected_id"))
    shared = sum(in_pairs[row["chosen_id"]] + in_pairs[row["rejected_id"]] > 2 for row in rows)
    texts = {(row["chosen"], row["rejected"]) for row in rows}
    asked = (_habit(name, label, claim, rows) for name, (label, claim) in ASKED.items())
    drawn = sorted(rows, key=lambda row: _place(row["pair_id"], seed))[:_SAMPLES]
    return Habits(
        shares=tuple(habit for habit in asked if habit is not None),
        margins=tuple(bins[place] for place in range(len(EDGES) + 1)),
        noise=1 - sum(sure) / len(sure) if sure else None,
        repeated=shared / len(rows) if rows else 0.0,
        copies=len(rows) - len(texts),
        vetoed=dict(sorted(Counter(row["veto"] for row in rows if row["veto"]).items())),
        sample=tuple(row["pair_id"] for row in drawn),
    )


def said(found: Habits, pairs: int) -> list[str]:
    """The habits in sentences that add to those of the audit."""
    sentences = []
    shares = {habit.name: habit for habit in found.shares}
    unseen = shares.get("rejected_at_one")
    if unseen and unseen.share >= 0.25:
        sentences.append(
            f"{unseen.share:.0%} of the rejected comments stand at score 1, which may only mean "
            "that nobody saw them."
        )
    helped = found.vetoed.get(HELP, 0)
    if helped:
        sentences.append(
            f"In {helped:,} pairs the rejected comment points to help; training leaves these out, "
            "for votes alone must not teach a model to stop saying it."
        )
    if found.noise is not None and pairs:
        also = "; quality is harder to see than votes, so expect 20 to 35 %"
        sentences.append(
            f"By the votes, exposure taken out, {found.noise:.0%} of the pairs may be the wrong "
            f"way round{also if found.noise < _NOISY else ''}."
        )
    return sentences


def reading_grade(text: str) -> float | None:
    """The school year that can read `text`, None without letters (Coleman & Liau 1975)."""
    words: list[str] = _WORD.findall(text)
    letters = sum(char.isalpha() for word in words for char in word)
    if not letters:
        return None
    parts: list[str] = _SENTENCE.split(text)
    sentences = sum(any(map(str.isalpha, part)) for part in parts)
    return 0.0588 * 100 * letters / len(words) - 0.296 * 100 * sentences / len(words) - 15.8


def _less(first: Any, second: Any) -> bool | None:
    """Whether `first` is less; None where one is unknown or neither is."""
    if first is None or second is None or first == second:
        return None
    return bool(first < second)


def _habit(
    name: str, label: str, claim: Callable[[Row], bool | None], rows: Iterable[Row]
) -> Habit | None:
    told = [(row["post_id"], answer) for row in rows if (answer := claim(row)) is not None]
    if not told:
        return None
    of_posts: dict[str, list[int]] = {}
    for post, answer in told:
        counted = of_posts.setdefault(post, [0, 0])
        counted[0] += answer
        counted[1] += 1
    hits, of = np.array(list(of_posts.values()), dtype=float).T
    share = float(hits.sum() / of.sum())
    low, high = _interval(hits, of, share)
    return Habit(name, label, share, low, high, len(told))


def _interval(hits: Any, of: Any, share: float) -> tuple[float | None, float | None]:
    """The interval of a ratio over clusters, here posts (Cochran 1977, "Sampling techniques")."""
    posts = len(hits)
    if posts < _FEWEST_POSTS:
        return None, None
    off = hits - share * of
    error = float(np.sqrt(posts / (posts - 1) * (off**2).sum()) / of.sum())
    return max(0.0, share - 1.96 * error), min(1.0, share + 1.96 * error)


def _place(pair_id: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}/{pair_id}".encode()).hexdigest()
