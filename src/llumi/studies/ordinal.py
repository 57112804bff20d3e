"""Cumulative-link mixed model: points as ordered words, with effects of raters and of posts.

    cumulative_link(scores)
    → OrderedModel(systems=("base", "tuned"), effects=(0.0, 0.82), errors=…, thresholds=(-2.1, …),
                   rater_sd=0.9, post_sd=0.4, log_likelihood=-512.3, …)

    P(points <= k) = logistic(threshold_k - system - rater - post),  rater ~ N(0, rater_sd^2), …

A point from 1 to 2 need not be worth one from 4 to 5; this model does not ask that it be. Raters
and posts cross; their effects are integrated out by Laplace's approximation, as in R's
`ordinal::clmm` (Christensen 2019), against which it is tested.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize
from scipy.special import expit

from llumi.statistics.intervals import Numbers
from llumi.studies.scores import Codes, Scores

_LEAST_SD, _MOST_SD = np.log(1e-3), np.log(50.0)
_MOST_STEPS = 60
_STEP = 1e-4
_CLOSE = 1e-8


@dataclass(frozen=True)
class OrderedModel:
    """Effects of systems in log-odds of more points, the first one's 0; errors are of the others.

    `covariance` is that of the effects after the first. Standard deviations are of raters and
    posts, in log-odds.
    """

    systems: tuple[str, ...]
    effects: tuple[float, ...]
    covariance: Numbers
    thresholds: tuple[float, ...]
    rater_sd: float
    post_sd: float
    log_likelihood: float

    def contrast(self, first: str, second: str) -> tuple[float, float]:
        """The log-odds by which `first` stands above `second`, and their standard error.

        The error is 0 where the ratings do not say how far it could be off.
        """
        weights = np.zeros(len(self.systems))
        weights[self.systems.index(first)] += 1
        weights[self.systems.index(second)] -= 1
        value = float(weights @ np.array(self.effects))
        variance = float(weights[1:] @ self.covariance @ weights[1:])
        return value, max(variance, 0.0) ** 0.5


def cumulative_link(given: Scores) -> OrderedModel | None:
    """The model of one dimension; None where it says nothing, as of points that are all alike."""
    likelihood = _Likelihood(given)
    levels, systems = likelihood.levels, len(given.systems)
    if levels < 2 or len(given.raters) < 2 or len(given.posts) < 2:
        return None
    start = np.concatenate([_first_thresholds(given.points), np.zeros(systems - 1), [-0.7, -0.7]])
    found = _settled(likelihood, start)
    if found is None:
        return None
    place, value, hessian = found
    effects = slice(levels - 1, levels - 2 + systems)
    free = _inside(place)
    inverse = np.full_like(hessian, np.nan)
    inverse[np.ix_(free, free)] = np.linalg.pinv(hessian[np.ix_(free, free)])
    return OrderedModel(
        given.systems.names,
        (0.0, *place[effects].tolist()),
        inverse[effects, effects],
        tuple(place[: levels - 1].tolist()),
        rater_sd=float(np.exp(place[-2])),
        post_sd=float(np.exp(place[-1])),
        log_likelihood=-value,
    )


def _first_thresholds(points: Numbers) -> Numbers:
    """The log-odds of the shares at or below each level but the last."""
    counts = np.unique(points, return_counts=True)[1]
    below = np.cumsum(counts)[:-1] / counts.sum()
    return np.asarray(np.log(below / (1 - below)), np.float64)


def _inside(place: Numbers) -> Codes:
    """Where parameters may move both ways: a deviation of nearly zero may not."""
    inside = np.ones(len(place), bool)
    inside[-2:] = place[-2:] > _LEAST_SD + 1e-3
    return np.flatnonzero(inside).astype(np.int64)


def _settled(likelihood: "_Likelihood", start: Numbers) -> tuple[Numbers, float, Numbers] | None:
    """The lowest place, its value and its Hessian: a search, then Newton's steps to the end."""
    bounds = [(None, None)] * (len(start) - 2) + [(_LEAST_SD, _MOST_SD)] * 2
    with np.errstate(all="ignore"):
        coarse = minimize(likelihood, start, jac=True, method="L-BFGS-B", bounds=bounds)
        place = np.asarray(coarse.x, np.float64)
        for _ in range(_MOST_STEPS):
            value, gradient = likelihood(place)
            if not np.isfinite(value):
                return None
            hessian = _hessian(likelihood, place)
            free = _inside(place)
            if np.abs(gradient[free]).max() < _CLOSE * max(1.0, abs(value)):
                break
            step = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
            place = place.copy()
            place[free] -= step * min(1.0, 0.5 / np.abs(step).max())
            place[-2:] = np.clip(place[-2:], _LEAST_SD, _MOST_SD)
            if np.abs(step).max() < 1e-9:
                break
        value, _ = likelihood(place)
    return place, value, hessian


def _hessian(likelihood: "_Likelihood", place: Numbers) -> Numbers:
    rows = []
    for at in range(len(place)):
        step = np.zeros(len(place))
        step[at] = _STEP
        rows.append((likelihood(place + step)[1] - likelihood(place - step)[1]) / (2 * _STEP))
    hessian = np.array(rows)
    return (hessian + hessian.T) / 2


class _Terms(NamedTuple):
    """Row by row: log-probability, its slope s, its curvature w, and how both change.

    Slope and curvature are in the linear predictor; `_upper` and `_lower` say how a thing changes
    with the threshold above and below the row's points.
    """

    log_p: Numbers
    log_p_upper: Numbers
    log_p_lower: Numbers
    s: Numbers
    s_upper: Numbers
    s_lower: Numbers
    w: Numbers
    w_upper: Numbers
    w_lower: Numbers


def _terms(upper: Numbers, lower: Numbers) -> _Terms:
    """Of the two thresholds less the predictor, infinite at the ends of the scale."""
    # A density, its first and its second derivative.
    (f, f1, f2), (g, g1, g2) = (_densities(at) for at in (upper, lower))
    p = np.maximum(_between(upper, lower), 1e-300)
    slope, bend = (f - g) / p, (f1 - g1) / p
    slope_upper, slope_lower = f1 / p - slope * f / p, -g1 / p + slope * g / p
    bend_upper, bend_lower = f2 / p - bend * f / p, -g2 / p + bend * g / p
    return _Terms(
        log_p=np.log(p),
        log_p_upper=f / p,
        log_p_lower=-g / p,
        s=-slope,
        s_upper=-slope_upper,
        s_lower=-slope_lower,
        w=slope**2 - bend,
        w_upper=2 * slope * slope_upper - bend_upper,
        w_lower=2 * slope * slope_lower - bend_lower,
    )


def _densities(at: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    share = expit(at)
    f = share * expit(-at)
    odd = 1 - 2 * share
    return f, f * odd, f * (odd**2 - 2 * f)


def _between(upper: Numbers, lower: Numbers) -> Numbers:
    """The logistic's rise between two places, exact in both tails."""
    above = lower > 0
    return np.where(above, expit(-lower) - expit(-upper), expit(upper) - expit(lower))


class _Likelihood:
    """Minus the log-likelihood and its gradient in (thresholds, systems, log sd, log sd).

    The effects of raters and posts, in units of their deviations, are `self._modes`: they are kept
    between calls, since the next place is near.
    """

    def __init__(self, given: Scores) -> None:
        self._given = given
        there, level = np.unique(given.points, return_inverse=True)
        self.levels, self._level = len(there), level
        self._modes = np.zeros(len(given.raters) + len(given.posts))
        systems = len(given.systems)
        self._design = (given.systems.codes[:, None] == np.arange(1, systems)).astype(np.float64)

    @cached_property
    def _cells(self) -> Codes:
        return self._given.raters.codes * len(self._given.posts) + self._given.posts.codes

    def __call__(self, place: Numbers) -> tuple[float, Numbers]:
        """The value and the gradient at a place."""
        thresholds, effects = place[: self.levels - 1], place[self.levels - 1 : -2]
        if (np.diff(thresholds) <= 0).any():
            return float("inf"), np.zeros_like(place)
        ends = np.concatenate([[-np.inf], thresholds, [np.inf]])
        fixed = self._design @ effects
        upper, lower = ends[self._level + 1] - fixed, ends[self._level] - fixed
        of_rater, of_post = np.exp(place[-2]), np.exp(place[-1])
        terms, curved = self._at_modes(upper, lower, of_rater, of_post)
        value = -terms.log_p.sum() + self._modes @ self._modes / 2 + curved.log_determinant / 2
        return float(value), self._gradient(terms, curved, of_rater, of_post)

    def _at_modes(
        self, upper: Numbers, lower: Numbers, of_rater: float, of_post: float
    ) -> tuple[_Terms, "_Curved"]:
        """Move the effects of raters and posts to where they are likeliest, by Newton's steps."""
        raters = len(self._given.raters)
        lowest = np.inf
        step = np.zeros_like(self._modes)
        for _ in range(_MOST_STEPS):
            shift = self._of_rows(self._modes, of_rater, of_post)
            terms = _terms(upper - shift, lower - shift)
            height = -terms.log_p.sum() + self._modes @ self._modes / 2
            if height > lowest + 1e-9 and np.abs(step).max() > 1e-10:
                self._modes += step  # too far: half the way back
                step = step / 2
                self._modes -= step
                continue
            lowest = height
            uphill = self._modes - self._to_groups(terms.s, of_rater, of_post)
            curved = _Curved.of(
                terms.w, self._cells, (raters, self._modes.size - raters), (of_rater, of_post)
            )
            if np.abs(uphill).max() < 1e-10 * max(1.0, np.abs(self._modes).max()):
                break
            step = curved.solve(uphill)
            self._modes = self._modes - step
            if np.abs(step).max() < 1e-11:
                break
        return terms, curved

    def _of_rows(self, effects: Numbers, of_rater: float, of_post: float) -> Numbers:
        """Row by row the effect of its rater and its post."""
        raters = len(self._given.raters)
        return np.asarray(
            of_rater * effects[:raters][self._given.raters.codes]
            + of_post * effects[raters:][self._given.posts.codes],
            np.float64,
        )

    def _to_groups(self, rows: Numbers, of_rater: float, of_post: float) -> Numbers:
        raters, posts = self._given.raters, self._given.posts
        return np.concatenate(
            [
                of_rater * np.bincount(raters.codes, rows, len(raters)),
                of_post * np.bincount(posts.codes, rows, len(posts)),
            ]
        )

    def _gradient(
        self, terms: _Terms, curved: "_Curved", of_rater: float, of_post: float
    ) -> Numbers:
        """Of Laplace's approximation: the modes move along with the parameters."""
        raters = len(self._given.raters)
        spread = curved.rows(self._given.raters.codes, self._given.posts.codes)
        whole = spread.rater + spread.post + 2 * spread.both
        # What the curvature's change with the modes does, through how the modes move.
        pulled = curved.solve(
            self._to_groups(-whole * (terms.w_upper + terms.w_lower) / 2, of_rater, of_post)
        )
        moved = self._of_rows(pulled, of_rater, of_post)
        of_upper = -terms.log_p_upper + whole * terms.w_upper / 2 + moved * terms.s_upper
        of_lower = -terms.log_p_lower + whole * terms.w_lower / 2 + moved * terms.s_lower
        of_shift = -(of_upper + of_lower)
        by_level = np.bincount(self._level, of_upper, self.levels)[:-1]
        by_level = by_level + np.bincount(self._level, of_lower, self.levels)[1:]
        deviations = []
        for codes, part, scale, own in (
            (self._given.raters.codes, slice(None, raters), of_rater, spread.rater),
            (self._given.posts.codes, slice(raters, None), of_post, spread.post),
        ):
            mode, pull = (scale * each[part][codes] for each in (self._modes, pulled))
            deviations.append(
                (mode * of_shift + terms.w * (own + spread.both) + pull * terms.s).sum()
            )
        return np.concatenate([by_level, self._design.T @ of_shift, deviations])


class _Spread(NamedTuple):
    """Row by row the variance of its rater's effect, its post's, and their covariance."""

    rater: Numbers
    post: Numbers
    both: Numbers


@dataclass(frozen=True)
class _Curved:
    """The curvature in the effects of raters and posts, in blocks: two diagonals that cross.

    No rating has two raters or two posts, so that only `crossed` (raters, posts) is a table, and
    the system of all effects is solved by that of the fewer.
    """

    of_raters: Numbers
    of_posts: Numbers
    crossed: Numbers
    scales: tuple[float, float]

    @classmethod
    def of(
        cls, w: Numbers, cells: Codes, shape: tuple[int, int], scales: tuple[float, float]
    ) -> "_Curved":
        table = np.bincount(cells, w, shape[0] * shape[1]).reshape(shape).astype(np.float64)
        one, other = scales
        return cls(
            1 + one**2 * table.sum(axis=1),
            1 + other**2 * table.sum(axis=0),
            one * other * table,
            scales,
        )

    @cached_property
    def _flat(self) -> bool:
        """Whether there are more raters than posts: the posts' system is then solved."""
        return len(self.of_raters) > len(self.of_posts)

    @cached_property
    def _table(self) -> Numbers:
        """Crossed, with the fewer along its rows."""
        return self.crossed.T if self._flat else self.crossed

    @cached_property
    def _many(self) -> Numbers:
        return self.of_raters if self._flat else self.of_posts

    @cached_property
    def _factor(self) -> tuple[Numbers, bool]:
        few = self.of_posts if self._flat else self.of_raters
        schur = np.diag(few) - (self._table / self._many) @ self._table.T
        lower: tuple[Numbers, bool] = cho_factor(schur, lower=True)
        return lower

    @cached_property
    def log_determinant(self) -> float:
        return float(np.log(self._many).sum() + 2 * np.log(np.diag(self._factor[0])).sum())

    def solve(self, right: Numbers) -> Numbers:
        raters = len(self.of_raters)
        parts = right[:raters], right[raters:]
        few, many = parts[::-1] if self._flat else parts
        of_few = cho_solve(self._factor, few - self._table @ (many / self._many))
        of_many = (many - self._table.T @ of_few) / self._many
        return np.concatenate([of_many, of_few] if self._flat else [of_few, of_many])

    def rows(self, raters: Codes, posts: Codes) -> _Spread:
        """The entries of the inverse that ratings need, in units of the predictor."""
        inverse = cho_solve(self._factor, np.eye(len(self._table)))
        across = -inverse @ self._table / self._many
        of_few = np.diag(inverse)
        of_many = 1 / self._many - (across * self._table).sum(axis=0) / self._many
        one, other = self.scales
        if self._flat:
            rater, post, both = of_many, of_few, across.T
        else:
            rater, post, both = of_few, of_many, across
        return _Spread(
            one**2 * rater[raters], other**2 * post[posts], one * other * both[raters, posts]
        )
