"""Intraclass correlations of raters, also where not everybody rated everything.

    icc(items, raters, points)      rows (item, rater, points), at most one of a rater on an item
    → Correlations(consistency=0.62, absolute=0.55, mean=0.79, raters_each=3.0, …)

With W half the mean squared difference of two ratings of one item, R of two by one rater, and D of
two that share neither, E[W] = rater + rest, E[R] = item + rest and E[D] is all three. So

    ICC(C,1) = (D - W) / R      ICC(A,1) = (D - W) / D      ICC(2,k) = (D - W) / (D - W + W / k)

On a complete table that is McGraw & Wong 1996, "Forming inferences about some intraclass
correlation coefficients" (Psychological Methods 1), to the last digit; on a sparse one it is the
same estimate by moments.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import fdtri, stdtrit

from llumi.statistics.intervals import FEWEST_POSTS, LEVEL, Numbers
from llumi.studies.figures import Figure
from llumi.studies.scores import Codes

_TAILS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)


@dataclass(frozen=True)
class Correlations:
    """ICC(C,1), ICC(A,1) and ICC(2,k) over `items` with `raters_each` on average.

    Intervals are McGraw & Wong's where every rater rated every item (`complete`), else of the
    jackknife over items, for these raters.
    """

    consistency: Figure
    absolute: Figure
    mean: Figure
    items: int
    raters: int
    raters_each: float
    complete: bool


def icc(items: Codes, raters: Codes, points: Numbers) -> Correlations:
    """The three correlations; figures are None where too few items or raters overlap."""
    n, k = len(np.unique(items)), len(np.unique(raters))
    complete = len(points) == n * k
    each = len(points) / n if n else 0.0
    sums = _Sums.of(items, raters, points)
    values = _three(sums.within_items, sums.within_raters, sums.across, each)
    if complete and n >= 2 and k >= 2:
        table = np.empty((n, k))
        table[
            np.unique(items, return_inverse=True)[1], np.unique(raters, return_inverse=True)[1]
        ] = points
        figures = _of_table(table, values)
    else:
        figures = _jackknifed(items, raters, points, values, each)
    consistency, absolute, mean = figures
    return Correlations(
        consistency, absolute, mean, items=n, raters=k, raters_each=each, complete=complete
    )


def table_icc(table: Numbers) -> Correlations:
    """The same of a complete table, a row an item, a column a rater."""
    n, k = table.shape
    return icc(np.repeat(np.arange(n), k), np.tile(np.arange(k), n), table.ravel())


class _Sums(NamedTuple):
    """W, R and D of the module's first lines: numbers, or one for each item that is left out."""

    within_items: Numbers
    within_raters: Numbers
    across: Numbers

    @classmethod
    def of(cls, items: Codes, raters: Codes, points: Numbers) -> "_Sums":
        item, rater = _Groups.of(items, points), _Groups.of(raters, points)
        every = _Groups.of(np.zeros_like(items), points)
        return cls._from(item.totals(), rater.totals(), every.totals())

    @classmethod
    def without_each(cls, items: Codes, raters: Codes, points: Numbers) -> "_Sums":
        item, rater = _Groups.of(items, points), _Groups.of(raters, points)
        every = _Groups.of(np.zeros_like(items), points)
        of_items = _Totals(
            *(whole - one for whole, one in zip(item.totals(), item.each(), strict=True))
        )
        fewer = rater.less(raters, points)
        of_raters = _Totals(
            *(
                whole + np.bincount(items, after - before)
                for whole, before, after in zip(
                    rater.totals(), rater.at(raters).each(), fewer.each(), strict=True
                )
            )
        )
        rest = _Groups(every.size - item.size, every.sum - item.sum, every.squares - item.squares)
        return cls._from(of_items, of_raters, rest.each())

    @classmethod
    def _from(cls, item: "_Totals", rater: "_Totals", every: "_Totals") -> "_Sums":
        pairs = every.pairs - item.pairs - rater.pairs
        apart = every.apart - item.apart - rater.apart
        with np.errstate(divide="ignore", invalid="ignore"):
            return cls(
                item.scatter / item.freedom, rater.scatter / rater.freedom, apart / pairs / 2
            )


class _Totals(NamedTuple):
    """Sums of squares about group means, their degrees of freedom, pairs, squared differences."""

    scatter: Numbers
    freedom: Numbers
    pairs: Numbers
    apart: Numbers


class _Groups(NamedTuple):
    """Count, sum and sum of squares of each group."""

    size: Numbers
    sum: Numbers
    squares: Numbers

    @classmethod
    def of(cls, codes: Codes, points: Numbers) -> "_Groups":
        counts = np.bincount(codes).astype(np.float64)
        sums, squares = (np.bincount(codes, points**power).astype(np.float64) for power in (1, 2))
        return cls(counts, sums, squares)

    def at(self, codes: Codes) -> "_Groups":
        """Row by row, the group that each belongs to."""
        return _Groups(self.size[codes], self.sum[codes], self.squares[codes])

    def less(self, codes: Codes, points: Numbers) -> "_Groups":
        """Row by row, the group without this row."""
        size, total, squares = self.at(codes)
        return _Groups(size - 1, total - points, squares - points**2)

    def each(self) -> _Totals:
        with np.errstate(divide="ignore", invalid="ignore"):
            mean_square = np.where(self.size > 0, self.sum**2 / self.size, 0.0)
        return _Totals(
            scatter=self.squares - mean_square,
            freedom=np.maximum(self.size - 1, 0.0),
            pairs=self.size * (self.size - 1) / 2,
            apart=self.size * self.squares - self.sum**2,
        )

    def totals(self) -> _Totals:
        return _Totals(*(column.sum() for column in self.each()))


def _three(within_items: Numbers, within_raters: Numbers, across: Numbers, k: float) -> Numbers:
    """ICC(C,1), ICC(A,1), ICC(2,k), along the first axis."""
    of_items = across - within_items
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack(
            [
                of_items / within_raters,
                of_items / across,
                of_items / (of_items + within_items / k),
            ]
        )


def _jackknifed(
    items: Codes, raters: Codes, points: Numbers, values: Numbers, each: float
) -> list[Figure]:
    """With intervals of the jackknife over items, on Fisher's scale."""
    codes = np.unique(items, return_inverse=True)[1]
    n = int(codes.max()) + 1 if len(codes) else 0
    if not np.isfinite(values).all():
        return [Figure(_number(value), None, None) for value in values]
    if n < FEWEST_POSTS:
        return [Figure(float(value), None, None) for value in values]
    by_rater = np.unique(raters, return_inverse=True)[1]
    without = _three(*_Sums.without_each(codes, by_rater, points), each)
    return [
        _on_fishers_scale(float(value), left) for value, left in zip(values, without, strict=True)
    ]


def _on_fishers_scale(value: float, without_each: Numbers) -> Figure:
    if not np.isfinite(without_each).all() or max(abs(value), np.abs(without_each).max()) >= 1:
        return Figure(value, None, None)
    n = len(without_each)
    far = np.arctanh(without_each)
    error = np.sqrt((n - 1) / n * ((far - far.mean()) ** 2).sum())
    reach = stdtrit(n - 1, _TAILS[1]) * error
    middle = np.arctanh(value)
    return Figure(value, float(np.tanh(middle - reach)), float(np.tanh(middle + reach)))


def _of_table(table: Numbers, values: Numbers) -> list[Figure]:
    """With the intervals of McGraw & Wong 1996, table 7."""
    n, k = table.shape
    grand = table.mean()
    rows, columns = table.mean(axis=1), table.mean(axis=0)
    between = k * ((rows - grand) ** 2).sum() / (n - 1)
    of_raters = n * ((columns - grand) ** 2).sum() / (k - 1)
    rest = ((table - rows[:, None] - columns + grand) ** 2).sum() / ((n - 1) * (k - 1))
    consistency, absolute, mean = (_number(value) for value in values)
    if rest <= 1e-12 * max(between, of_raters, 1e-300) or absolute is None:
        return [Figure(value, None, None) for value in (consistency, absolute, mean)]
    ratio = float(between / rest)
    freedom = (n - 1) * (k - 1)
    low = ratio / float(fdtri(n - 1, freedom, _TAILS[1]))
    high = ratio * float(fdtri(freedom, n - 1, _TAILS[1]))
    of_consistency = Figure(consistency, (low - 1) / (low + k - 1), (high - 1) / (high + k - 1))
    ends = _absolute_ends(absolute, between, of_raters, rest, (n, k))
    # Spearman and Brown take one rater's agreement to that of the mean of k.
    of_mean = Figure(mean, *(k * end / (1 + (k - 1) * end) for end in ends))
    return [of_consistency, Figure(absolute, *ends), of_mean]


def _absolute_ends(
    value: float, between: float, of_raters: float, rest: float, shape: tuple[int, int]
) -> tuple[float, float]:
    n, k = shape
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    top = (a * of_raters + b * rest) ** 2
    freedom = top / ((a * of_raters) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1)))
    below = fdtri(n - 1, freedom, _TAILS[1])
    above = fdtri(freedom, n - 1, _TAILS[1])
    noise = k * of_raters + (k * n - k - n) * rest
    low = n * (between - below * rest) / (below * noise + n * between)
    high = n * (above * between - rest) / (noise + n * above * between)
    return float(low), float(high)


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
