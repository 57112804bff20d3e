"""How much readers endorse a comment, once what it owes to being seen is taken out.

    expects 16 votes, has 20  →  endorsement about 1.2, well known
    expects  1,       has  3  →  about 1.4, hardly known: few readers, little evidence
    expects  0.1,     has  0  →  1, not known at all: nobody saw it

Endorsement is a rate: votes per vote that the comment's exposure promised. Rates among comments are
taken as gamma distributed around 1 with a shape fitted to the data at hand, votes given the rate
as Poisson. So what is known of one comment after its votes is again a gamma distribution (the
gamma-Poisson empirical Bayes of Robbins 1956; DuMouchel 1999 for the same in drug safety): shape +
votes over shape + expected. Little evidence leaves it near 1 and wide; this is the shrinkage.
A net vote down counts as a vote expected and withheld.

Not all of the spread among comments is endorsement: votes draw votes, and a place on top draws them
too. The more they do, the more unequal and the less repeatable is success (Salganik, Dodds & Watts
2006: the same songs in eight separate worlds). So up to `EARNED` the spread of log rates is taken
as endorsement, and what goes beyond as luck, which stays with a comment however many votes it has.
"""

from dataclasses import dataclass
from math import expm1, log
from statistics import NormalDist

import ibis

from llumi.engines import Engine
from llumi.preferences import exposure

EARNED = 0.3
"""Variance of log rates up to which comments are taken to differ by endorsement; like `SURE`,
chosen on the simulator."""
SURE = 0.82
"""A pair of rule `votes` needs this probability that the chosen comment is endorsed more. Chosen on
the simulator with seeds 0 to 3, whose results are not the ones in the documentation."""
SEEN = 3.0
"""A comment that nobody voted on counts as seen from so many expected votes."""


_NORMAL = NormalDist()
_NEEDED = ("comment_id", "post_id", "created_at", "post_created_at", "score", "views", "age")


@dataclass(frozen=True)
class Endorsed:
    """Comments with what is known of each, and how it was learnt."""

    comments: ibis.Table
    fit: exposure.Fit


def endorse(engine: Engine, scored: ibis.Table) -> Endorsed:
    """Add `log_rate`, `log_rate_variance` and `evidence` to comments as `threads` gives them.

    A logarithm of a gamma variable has mean digamma(shape) - log(rate) and variance
    trigamma(shape), here by their asymptotic series, which any engine can compute. Comments
    without what exposure is read from (a time, or views) are left out.
    """
    found = engine.row(
        scored.agg(
            comments=scored.count(), timed=scored.created_at.count(), viewed=scored.views.count()
        )
    )
    source, own = (
        exposure.source_of(found.pop("comments"), **found),
        exposure.own_vote(histogram(engine, scored)),
    )
    # Worked out once: both the fit and what follows from it read it.
    known = engine.keep(exposure.placed(scored.select(*_NEEDED), source=source, own_vote=own))
    fitted = exposure.fit(engine, known, source=source, own_vote=own)
    table = exposure.expected(engine, known, fitted)
    spread = log(1 + 1 / fitted.alike)
    # Without the cast DuckDB would count in decimals and run out of places.
    alike = ibis.literal(1 / expm1(min(spread, EARNED))).cast("float64")
    shape = ibis.greatest(table.gain, 0).cast("float64") + alike
    rate = table.expected + ibis.greatest(-table.gain, 0).cast("float64") + alike
    return Endorsed(
        table.mutate(
            # Rounded, so that the last digit of a logarithm decides nothing.
            log_rate=(_digamma(shape) - rate.ln()).round(9),
            log_rate_variance=(_trigamma(shape) + max(spread - EARNED, 0.0)).round(9),
            evidence=(table.gain != 0) | (table.expected >= SEEN),
        ),
        fitted,
    )


def histogram(engine: Engine, scored: ibis.Table) -> dict[int, int]:
    """How many comments have each score."""
    counted = engine.to_pyarrow(scored.group_by("score").agg(n=ibis._.count()))
    return {row["score"]: row["n"] for row in counted.to_pylist()}


def standardised(better: ibis.Table, worse: ibis.Table) -> ibis.Value:
    """How many standard deviations the endorsement of `better` lies above that of `worse`."""
    spread = (better.log_rate_variance + worse.log_rate_variance).sqrt()
    return (better.log_rate - worse.log_rate) / spread


def sure_from(probability: float = SURE) -> float:
    """The standardised difference at which the better one is better with `probability`."""
    return _NORMAL.inv_cdf(probability)


def probability(standard: float) -> float:
    """P(the chosen comment is endorsed more), from the standardised difference."""
    return _NORMAL.cdf(standard)


def _digamma(x: ibis.Value) -> ibis.Value:
    """Digamma of `x` > 0 by its series at x + 2, stepped back; the error is below 1e-3."""
    inverse = 1.0 / (x + 2)
    return (x + 2).ln() - inverse * (0.5 + inverse / 12) - 1.0 / x - 1.0 / (x + 1)


def _trigamma(x: ibis.Value) -> ibis.Value:
    """Trigamma of `x` > 0 by its series at x + 2, stepped back; the error is below 1e-3."""
    inverse = 1.0 / (x + 2)
    series = inverse * (1.0 + inverse * (0.5 + inverse / 6))
    return series + 1.0 / (x * x) + 1.0 / ((x + 1) * (x + 1))
