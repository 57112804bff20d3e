"""By how much is one system rated above another? Paired by post and rater, with honest intervals.

    contrast(scores, "tuned", "base")
    → Contrast(difference=Estimated(0.31, error=0.09, …), cohens_d=0.42, cliffs_delta=0.24, …)
      .difference.interval() → (0.13, 0.49)      .difference.p_above(-0.25) → 0.0000…

Points are explained by system, post and rater (least squares), so that neither an easy post nor a
mild rater counts for a system. Ratings of one post, and of one rater, are not several observations:
errors are clustered by both at once (Cameron, Gelbach & Miller 2011, "Robust inference with
multiway clustering", Journal of Business & Economic Statistics 29), with residuals corrected for
what posts and raters took out of them (CR2: Bell & McCaffrey 2002, Survey Methodology 28).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from llumi.statistics.intervals import FEWEST_POSTS, LEVEL, Numbers
from llumi.statistics.significance import cliffs_delta
from llumi.studies.scores import Codes, Factor, Scores, crossed, factor

FEWEST_RATERS = 5
"""With fewer, how raters in general differ cannot be told: intervals are for these raters only."""
_NOTHING = 1e-9


@dataclass(frozen=True)
class Estimated:
    """A mean, or a difference of means, in points, with its standard error.

    `freedom` are degrees of freedom; error and freedom are None where there are too few posts.
    `for_these_raters` says that raters are not counted as a sample of others.
    """

    value: float
    error: float | None
    freedom: int | None
    for_these_raters: bool

    def interval(self, level: float = LEVEL) -> tuple[float, float] | None:
        """The two ends, None where there is no error."""
        if self.error is None or self.freedom is None:
            return None
        reach = float(stdtrit(self.freedom, (1 + level) / 2)) * self.error
        return self.value - reach, self.value + reach

    def p_above(self, bound: float) -> float | None:
        """One-sided p of the claim that the truth is above `bound`."""
        if not self.error or self.freedom is None:
            return None
        return float(stdtr(self.freedom, -(self.value - bound) / self.error))

    def p_below(self, bound: float) -> float | None:
        """One-sided p of the claim that the truth is below `bound`."""
        if not self.error or self.freedom is None:
            return None
        return float(stdtr(self.freedom, (self.value - bound) / self.error))

    @property
    def p(self) -> float | None:
        """Two-sided p of a difference of zero."""
        above, below = self.p_above(0.0), self.p_below(0.0)
        return None if above is None or below is None else 2 * min(above, below)


@dataclass(frozen=True)
class Contrast:
    """`first` less `second`, in points, with effect sizes of the ratings themselves.

    `paired` says whether posts were held equal: they cannot be where no post has both systems.
    """

    first: str
    second: str
    difference: Estimated
    cohens_d: float | None
    cliffs_delta: float | None
    posts: int
    raters: int
    ratings: int
    paired: bool


def mean(given: Scores, system: str) -> Estimated:
    """The mean of a system's ratings, as they were given."""
    of_system = given.of_systems(system)
    model = _Model.of(of_system, [], np.ones(len(of_system)))
    return _estimated(model.value, model.variance, of_system.posts, of_system.raters)


def contrast(given: Scores, first: str, second: str) -> Contrast:
    """How much higher `first` is rated than `second`."""
    both = given.of_systems(first, second)
    is_first = (both.systems.codes == both.systems.names.index(first)).astype(np.float64)
    ours, theirs = both.points[is_first == 1], both.points[is_first == 0]
    held = [both.raters] if _varies_within(both.raters, is_first) else []
    if paired := _varies_within(both.posts, is_first):
        held = [both.posts, *held]
    model = _Model.of(both, held or [factor(["all"] * len(both))], is_first)
    if model.spread <= _NOTHING:  # posts and raters leave nothing to tell the systems apart by
        value = float(ours.mean() - theirs.mean())
        difference = Estimated(value, None, None, for_these_raters=True)
    else:
        difference = _estimated(model.value, model.variance, both.posts, both.raters)
    return Contrast(
        first,
        second,
        difference,
        _cohens_d(ours, theirs),
        cliffs_delta(ours, theirs),
        posts=len(both.posts),
        raters=len(both.raters),
        ratings=len(both),
        paired=paired,
    )


@dataclass(frozen=True)
class _Model:
    """The fit of least squares: one coefficient `value`, posts and raters held.

    `tested` (rows,) is its column once what is held is taken out, `rest` the residuals, and
    `held` (rows, effects) such that held @ held.T projects on what is held besides `means`.
    """

    value: float
    tested: Numbers
    rest: Numbers
    held: Numbers
    means: Factor | None

    @classmethod
    def of(cls, given: Scores, held: list[Factor], column: Numbers) -> "_Model":
        larger, root = _projections(held, len(given))
        both = np.column_stack([column, given.points])
        if held:
            both = both - _means(larger, both)
            both = both - root @ (root.T @ both)
        tested, points = both.T
        spread = float(tested @ tested)
        value = float(tested @ points) / spread if spread > _NOTHING else 0.0
        return cls(value, tested, points - value * tested, root, larger if held else None)

    @property
    def spread(self) -> float:
        return float(self.tested @ self.tested)

    def variance(self, clusters: Codes) -> float:
        """Of `value`, where the ratings of a cluster may have anything in common."""
        sizes = np.bincount(clusters)
        if sizes.max() == 1:
            return self._variance_of_rows()
        order = np.argsort(clusters, kind="stable")
        parts = np.split(order, np.cumsum(sizes)[:-1])
        return float(np.square([self._score(rows) for rows in parts]).sum())

    def _score(self, rows: Codes) -> float:
        """What a cluster adds to `value`, its residuals made as large as errors are."""
        tested, held = self.tested[rows], self.held[rows]
        hat = held @ held.T + np.outer(tested, tested) / self.spread
        if self.means is not None:
            codes = self.means.codes[rows]
            hat = hat + (codes[:, None] == codes[None, :]) / np.bincount(self.means.codes)[codes]
        sizes, directions = np.linalg.eigh(np.eye(len(rows)) - hat)
        kept = sizes > _NOTHING
        adjusted = directions[:, kept] / np.sqrt(sizes[kept]) @ directions[:, kept].T
        return float(tested @ adjusted @ self.rest[rows]) / self.spread

    def _variance_of_rows(self) -> float:
        """The same where each row is a cluster of its own."""
        hat = (self.held**2).sum(axis=1) + self.tested**2 / self.spread
        if self.means is not None:
            hat = hat + 1 / np.bincount(self.means.codes)[self.means.codes]
        kept = 1 - hat > _NOTHING
        squares = (self.tested[kept] * self.rest[kept]) ** 2 / (1 - hat[kept])
        return float(squares.sum()) / self.spread**2


def _estimated(
    value: float, variance_of: Callable[[Codes], float], posts: Factor, raters: Factor
) -> Estimated:
    """The figure with its error; never less than with clusters of one kind alone."""
    of_raters = len(raters) >= FEWEST_RATERS
    if len(posts) < FEWEST_POSTS:
        return Estimated(value, None, None, not of_raters)
    variance, freedom = variance_of(posts.codes), len(posts) - 1
    if of_raters:
        # Raters are few: what they add is taken a little larger, as of a sample (CR1's factor).
        few = len(raters) / (len(raters) - 1)
        by_rater = variance_of(raters.codes)
        both = variance + few * (by_rater - variance_of(crossed(posts, raters)))
        variance = max(both, variance, few * by_rater)
        freedom = min(freedom, len(raters) - 1)
    return Estimated(value, float(np.sqrt(variance)), freedom, not of_raters)


def _varies_within(known: Factor, is_first: Numbers) -> bool:
    """Whether some post, or rater, has both systems."""
    share = np.bincount(known.codes, is_first) / np.bincount(known.codes)
    return bool(((share > 0) & (share < 1)).any())


def _projections(held: list[Factor], rows: int) -> tuple[Factor, Numbers]:
    """The larger factor, and a root of the projection on what the smaller one says besides it."""
    larger, *others = sorted(held, key=len, reverse=True) or [factor([])]
    if not others:
        return larger, np.zeros((rows, 0))
    (smaller,) = others
    counts = np.zeros((len(larger), len(smaller)))
    np.add.at(counts, (larger.codes, smaller.codes), 1)
    shares = counts / counts.sum(axis=1, keepdims=True)
    gram = np.diag(counts.sum(axis=0)) - shares.T @ counts
    sizes, directions = np.linalg.eigh(gram)
    kept = sizes > _NOTHING * max(1.0, sizes.max())
    scaled = directions[:, kept] / np.sqrt(sizes[kept])
    return larger, scaled[smaller.codes] - (shares @ scaled)[larger.codes]


def _means(known: Factor, columns: Numbers) -> Numbers:
    counts = np.bincount(known.codes)
    sums = np.column_stack([np.bincount(known.codes, column) for column in columns.T])
    return np.asarray((sums / counts[:, None])[known.codes], np.float64)


def _cohens_d(ours: Numbers, theirs: Numbers) -> float | None:
    """The difference of means in units of the pooled standard deviation of the ratings."""
    freedom = len(ours) + len(theirs) - 2
    if len(ours) < 2 or len(theirs) < 2:
        return None
    scatter = ((ours - ours.mean()) ** 2).sum() + ((theirs - theirs.mean()) ** 2).sum()
    pooled = float(np.sqrt(scatter / freedom))
    return float(ours.mean() - theirs.mean()) / pooled if pooled > 1e-9 else None


def pairs(systems: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every two systems, once."""
    return [(one, other) for place, one in enumerate(systems) for other in systems[place + 1 :]]
