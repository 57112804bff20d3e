"""What the texts and numbers of a set of pairs would teach, counted pair by pair.

    habits(engine, facts) → Habits(shares=(Habit("longer", "The longer comment wins", 0.54, 0.51,
                                   0.57, …), …), noise=0.08, repeated=0.31, …)

Intervals allow for pairs of one post being alike. All sums are of whole numbers, so that they come
out the same in whatever order an engine adds.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

import ibis

from llumi.engines import Engine

HELP = "points_to_help"
"""In column `veto`: the rejected comment points to help, which votes alone must not unteach."""
EDGES = (1, 2, 3, 5, 8, 15, 30, 100)
"""Lower ends of the bins of vote margins; less than the first is one more bin."""
_NOISY = 0.2
_SAMPLES = 10
_FEWEST_POSTS = 5
PLACES = 4
"""Decimal places to which `confidence` is rounded; it is added up in these units."""

Claim = tuple[ibis.ir.BooleanValue, ibis.ir.BooleanValue]
"""Whether a pair can tell, and whether the claim holds of it."""


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


def _less(first: ibis.Value, second: ibis.Value) -> Claim:
    """Whether `first` is less; a pair tells where both are known and differ."""
    return first.notnull() & second.notnull() & (first != second), first < second


def _earlier(facts: ibis.Table) -> Claim:
    return _less(facts.chosen_created_at, facts.rejected_created_at)


def _longer(facts: ibis.Table) -> Claim:
    return _less(facts.rejected_letters, facts.chosen_letters)


def _more_readable(facts: ibis.Table) -> Claim:
    return _less(facts.chosen_grade, facts.rejected_grade)


def _at_score_one(facts: ibis.Table) -> Claim:
    return facts.pair_id.notnull(), facts.rejected_score == 1


def _help_in_chosen(facts: ibis.Table) -> Claim:
    return facts.pair_id.notnull(), facts.chosen_helps


def _help_in_rejected(facts: ibis.Table) -> Claim:
    return facts.pair_id.notnull(), facts.rejected_helps


ASKED: dict[str, tuple[str, Callable[[ibis.Table], Claim]]] = {
    "earlier": ("The earlier comment wins", _earlier),
    "longer": ("The longer comment wins", _longer),
    "more_readable": ("The easier to read wins", _more_readable),
    "rejected_at_one": ("The rejected is at score 1", _at_score_one),
    "help_in_chosen": ("The chosen points to help", _help_in_chosen),
    "help_in_rejected": ("The rejected points to help", _help_in_rejected),
}


def habits(engine: Engine, facts: ibis.Table, *, seed: int = 0) -> Habits:
    """Count over pairs as `facts` gives them."""
    unit = 10**PLACES
    sure = (facts.confidence * unit).round().cast("int64")
    found = engine.row(
        facts.agg(
            n=facts.count(),
            known=facts.confidence.count(),
            certainty=sure.sum(),
            texts=(facts.chosen_words + facts.rejected_words).nunique(),
        )
    )
    total, known = found["n"], found["known"]
    return Habits(
        shares=tuple(_shares(engine, facts)),
        margins=_margins(engine, facts),
        noise=1 - found["certainty"] / unit / known if known else None,
        repeated=_repeated(engine, facts) / total if total else 0.0,
        copies=total - found["texts"],
        vetoed=_vetoed(engine, facts),
        sample=_sample(engine, facts, seed),
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
            f"The rejected comment points to help in {helped:,} of the pairs; training leaves "
            "these out, for votes alone must not teach a model to stop saying it."
        )
    if found.noise is not None and pairs:
        also = "; quality is harder to see than votes, so expect 20 to 35 %"
        sentences.append(
            f"By the votes, exposure taken out, {found.noise:.0%} of the pairs may be the wrong "
            f"way round{also if found.noise < _NOISY else ''}."
        )
    return sentences


def _shares(engine: Engine, facts: ibis.Table) -> list[Habit]:
    of_posts: dict[str, ibis.Value] = {}
    for name, (_, claim) in ASKED.items():
        tells, holds = claim(facts)
        of_posts[f"{name}_of"] = tells.cast("int64").sum()
        of_posts[f"{name}_hits"] = (tells & holds).cast("int64").sum()
    posts = facts.group_by("post_id").agg(**of_posts)
    sums: dict[str, ibis.Value] = {}
    for name in ASKED:
        hits, of = posts[f"{name}_hits"].cast("int64"), posts[f"{name}_of"].cast("int64")
        sums |= {
            f"{name}_posts": (of > 0).cast("int64").sum(),
            f"{name}_hits": hits.sum(),
            f"{name}_of": of.sum(),
            f"{name}_hits_squared": (hits * hits).sum(),
            f"{name}_hits_of": (hits * of).sum(),
            f"{name}_of_squared": (of * of).sum(),
        }
    found = engine.row(posts.agg(**{name: total.cast("int64") for name, total in sums.items()}))
    return [_habit(name, label, found) for name, (label, _) in ASKED.items() if found[f"{name}_of"]]


def _habit(name: str, label: str, sums: dict[str, int]) -> Habit:
    """The interval is that of a ratio over clusters, here posts (Cochran 1977, "Sampling
    techniques").
    """
    posts, hits, of = (sums[f"{name}_{what}"] for what in ("posts", "hits", "of"))
    share = hits / of
    if posts < _FEWEST_POSTS:
        return Habit(name, label, share, None, None, of)
    # The sum over posts of (hits - share * of) squared.
    off = sums[f"{name}_hits_squared"] - 2 * share * sums[f"{name}_hits_of"]
    off += share**2 * sums[f"{name}_of_squared"]
    error = 1.96 * sqrt(posts / (posts - 1) * max(off, 0.0)) / of
    return Habit(name, label, share, max(0.0, share - error), min(1.0, share + error), of)


def _margins(engine: Engine, facts: ibis.Table) -> tuple[int, ...]:
    margin = facts.chosen_score - facts.rejected_score
    reached = [(margin >= edge).cast("int64") for edge in EDGES]
    binned = facts.select(place=sum(reached[1:], reached[0]))
    counted = engine.to_pyarrow(binned.group_by("place").agg(n=ibis._.count())).to_pylist()
    bins = {row["place"]: row["n"] for row in counted}
    return tuple(bins.get(place, 0) for place in range(len(EDGES) + 1))


def _repeated(engine: Engine, facts: ibis.Table) -> int:
    """How many pairs have a comment that stands in another pair too."""
    sides = [facts[f"{side}_comment_id"] for side in ("chosen", "rejected")]
    chosen, rejected = (facts.select(comment_id=side) for side in sides)
    counted = chosen.union(rejected).group_by("comment_id").agg(n=ibis._.count())
    often = counted.filter(counted.n > 1)
    pairs = [facts.semi_join(often, side == often.comment_id).select("pair_id") for side in sides]
    repeated = pairs[0].union(pairs[1]).distinct()
    return int(engine.row(repeated.agg(n=repeated.count()))["n"])


def _vetoed(engine: Engine, facts: ibis.Table) -> dict[str, int]:
    counted = facts.filter(facts.veto.notnull()).group_by("veto").agg(n=ibis._.count())
    return {
        row["veto"]: row["n"] for row in engine.to_pyarrow(counted.order_by("veto")).to_pylist()
    }


def _sample(engine: Engine, facts: ibis.Table, seed: int) -> tuple[str, ...]:
    """Pairs drawn by the hash of their id, the same whatever the order they come in."""
    drawn = (ibis.literal(f"{seed}/") + facts.pair_id).hexdigest("sha256")
    first = facts.select("pair_id", drawn=drawn).order_by("drawn").limit(_SAMPLES)
    ids: list[Any] = engine.to_pyarrow(first)["pair_id"].to_pylist()
    return tuple(ids)
