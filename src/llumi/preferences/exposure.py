"""How many votes a comment could expect for when and where it stood, whatever it said.

    a thread with 30 votes:   1st of 4 comments, after 5 minutes   expects 16
                              4th of 4 comments, after 2 days      expects  1.5

Votes are counted relative to their thread, which takes out its traffic: a comment expects its
thread's votes times a share, and the share is a product of factors for its order of arrival, how
long after the post it came, the hour, and order within threads of its size and of its traffic.
This is a Poisson model of counts with a log link and the thread's votes as offset, categorical in
every variable. Its fit needs only sums per cell, which are whole numbers, so an engine adds them up
in any order with one result; the factors follow by iterative proportional fitting (Deming & Stephan
1940; Bishop, Fienberg & Holland 1975, "Discrete multivariate analysis", chapter 3). Where the votes
of comments were counted at different ages, that age is one more factor.

It cannot tell what early comments owe to being early from what they owe to being better: if the
people who come first write better on average, that part is taken from them as well.
"""

from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from llumi.engines import Engine

Numbers = NDArray[np.float64]

CELL = ("size", "order", "wait", "hour", "traffic", "age")
FACTORS = (("order",), ("wait",), ("hour",), ("size", "order"), ("traffic", "order"))
_AGE = ("age",)
_SMOOTHING = 10.0
"""Each factor starts with so many votes that came as expected, or small cells would run wild."""
_ROUNDS = 30
_ORDERS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 100)
_POWERS = tuple(2**power for power in range(1, 20))
_FOURS = tuple(4**power for power in range(1, 10))
_OWN_VOTE = 0.25
_SPREAD = (0.05, 30.0)
"""The least and the most alike that comments are taken to be; at the most, chance explains all."""


@dataclass(frozen=True)
class Fit:
    """What was learnt: `shares` of a thread's votes per cell, and how alike comments are.

    `source` is what exposure was read from: "times", "views" or "nothing". `alike` is the shape of
    the gamma distribution, mean 1, of votes against expectation among comments: the higher, the
    more alike they are.
    `own_vote` is the score of a comment that nobody has voted on.
    """

    source: str
    own_vote: int
    alike: float
    shares: pa.Table

    @property
    def only_chance(self) -> bool:
        """Whether votes differ no more, exposure taken out, than chance alone makes them."""
        return self.alike >= _SPREAD[1]


def source_of(comments: int, *, timed: int, viewed: int) -> str:
    """What so many comments say about exposure: "times", else "views", else "nothing"."""
    for known, source in ((timed, "times"), (viewed, "views")):
        if known and known >= comments / 2:
            return source
    return "nothing"


def own_vote(histogram: dict[int, int]) -> int:
    """The score of a comment nobody voted on: 1 where authors vote for themselves, else 0.

    On Reddit only a downvote leads to 0, so zeros are few beside ones; elsewhere a comment starts
    at 0.
    """
    return int(histogram.get(0, 0) < _OWN_VOTE * histogram.get(1, 0))


def placed(comments: ibis.Table, *, source: str, own_vote: int) -> ibis.Table:
    """Comments with their `gain` in votes, the `total` of their thread, and their cell."""
    if source == "times":
        comments = comments.filter(comments.created_at.notnull())
    elif source == "views":
        comments = comments.filter(comments.views.notnull())
    gained = comments.mutate(gain=comments.score - own_vote)
    thread = ibis.window(group_by="post_id")
    up = ibis.greatest(gained.gain, 0)
    known = gained.mutate(
        total=up.sum().over(thread).cast("int64"),
        written=ibis._.count().over(thread).cast("int64"),
        **_place(gained, source),
    )
    return known.mutate(
        size=_binned(known.written, _ORDERS),
        order=_binned(known.order, _ORDERS),
        wait=_binned(known.wait, _FOURS),
        hour=known.hour,
        traffic=_binned(known.total, _POWERS),
    )


def _place(comments: ibis.Table, source: str) -> dict[str, ibis.Value]:
    thread = ibis.window(group_by="post_id")
    if source == "times":
        first = ibis.window(group_by="post_id", order_by=["created_at", "comment_id"])
        since = ibis.coalesce(comments.post_created_at, comments.created_at.min().over(thread))
        minutes = (comments.created_at.epoch_seconds() - since.epoch_seconds()) // 60
        return {
            "order": ibis.row_number().over(first).cast("int64") + 1,
            "wait": ibis.greatest(minutes, 0).cast("int64"),
            "hour": (comments.created_at.hour() // 3).cast("int64"),
        }
    if source == "views":
        seen = ibis.window(group_by="post_id", order_by=[ibis.desc("views"), "comment_id"])
        # Views of the comment for every 256 of its thread, whatever their number.
        of_thread = ibis.greatest(comments.views.sum().over(thread).cast("int64"), 1)
        return {
            "order": ibis.row_number().over(seen).cast("int64") + 1,
            "wait": (comments.views * 256 // of_thread).cast("int64"),
            "hour": ibis.literal(0, "int64"),
        }
    same = ibis.literal(0, "int64")
    return {"order": same, "wait": same, "hour": same}


def _binned(number: ibis.Value, edges: tuple[int, ...]) -> ibis.Value:
    """How many of `edges` the number reaches: whole numbers, so every engine agrees."""
    reached = [(number >= edge).cast("int64") for edge in edges]
    total = reached[0]
    for one in reached[1:]:
        total = total + one
    return total


def fit(engine: Engine, known: ibis.Table, *, source: str, own_vote: int) -> Fit:
    """Learn the shares from comments as `placed` gives them."""
    up = ibis.greatest(known.gain, 0)
    sums = known.group_by(list(CELL)).agg(
        n=known.count(),
        votes=up.sum().cast("int64"),
        totals=known.total.sum().cast("int64"),
        # As floats the squares would depend on the order of adding; as whole numbers they do not.
        votes_squared=(up * up).sum().cast("int64"),
        votes_by_total=(up * known.total).sum().cast("int64"),
        totals_squared=(known.total * known.total).sum().cast("int64"),
    )
    cells = engine.to_pyarrow(sums.order_by(list(CELL)))
    shares = _fitted_shares(cells)
    table = cells.select(list(CELL)).append_column("share", pa.array(shares))
    return Fit(source, own_vote, _alike(cells, shares), table)


def _fitted_shares(cells: pa.Table) -> Numbers:
    size = _column(cells, "size").astype(int)
    votes, totals = _column(cells, "votes"), _column(cells, "totals")
    written = np.array((1, *_ORDERS), dtype=float)[size]
    shares = 1 / np.maximum(written, 1)
    groups = []
    # One age for all would be no factor, and yet move the shares by its smoothing.
    ages = np.unique(_column(cells, "age")).size
    for factor in (*FACTORS, _AGE) if ages > 1 else FACTORS:
        keys = np.stack([_column(cells, name) for name in factor], axis=1)
        groups.append(np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1))
    for _ in range(_ROUNDS):
        for group in groups:
            seen = np.bincount(group, weights=votes)
            expected = np.bincount(group, weights=shares * totals)
            shares = shares * ((seen + _SMOOTHING) / (expected + _SMOOTHING))[group]
    return np.asarray(np.minimum(shares, 1.0))


def _alike(cells: pa.Table, shares: Numbers) -> float:
    """The shape of endorsement's gamma distribution, by moments.

    Within a cell, sum (v - E)^2 = noise + E^2 / shape, where the noise of counts that share a
    fixed total is E (1 - share).
    """
    totals = _column(cells, "totals")
    expected_squared = shares**2 * _column(cells, "totals_squared")
    off = (
        _column(cells, "votes_squared")
        - 2 * shares * _column(cells, "votes_by_total")
        + expected_squared
    )
    noise = shares * totals * (1 - shares)
    # Cells with many votes would decide alone: each counts by how well it tells its own spread.
    mean = shares * totals / np.maximum(_column(cells, "n"), 1)
    weight = 1 / (1 + mean) ** 2
    spread = float((weight * (off - noise)).sum())
    scale = float((weight * expected_squared * (1 - shares)).sum())
    lowest, highest = _SPREAD
    return float(np.clip(scale / spread, lowest, highest)) if spread > 0 else highest


def _column(table: pa.Table, name: str) -> Numbers:
    return np.asarray(table[name].to_numpy(), dtype=np.float64)


def expected(engine: Engine, known: ibis.Table, fitted: Fit) -> ibis.Table:
    """Comments with `expected`: the votes that their thread's traffic and their place promise."""
    joined = known.join(engine.table(fitted.shares), list(CELL))
    return joined.mutate(expected=joined.total.cast("float64") * joined.share)
