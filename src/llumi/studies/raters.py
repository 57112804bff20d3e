"""Who rates kindly, who strictly, and who changes on the way; nobody is dropped for it.

severity(scores)   → [Severity(rater="r07", kinder=0.42 (0.2 to 0.6), drift=-0.05 (…), replies=40)]

A rater is held against the others on the same replies, so that whoever got the better replies is
not called kind. Drift is how much kinder they become with every ten replies, in the order in which
they rated.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit
from scipy.stats import linregress

from llumi.statistics.intervals import FEWEST_POSTS, LEVEL, Numbers
from llumi.studies.figures import NOTHING, Figure
from llumi.studies.scores import Scores

_EACH = 10


@dataclass(frozen=True)
class Severity:
    """Points above the others' mean on the same replies, and per ten replies more of it."""

    rater: str
    kinder: Figure
    drift: Figure
    replies: int

    @property
    def is_clear(self) -> bool:
        """Whether the rater is shown to be kinder or stricter than the others."""
        _, low, high = self.kinder
        return low is not None and high is not None and not low <= 0 <= high


def severity(given: Scores) -> Iterator[Severity]:
    """Of each rater; rows of one rater stand in the order in which they were given."""
    items = given.items
    times = np.bincount(items)[items]
    sums = np.bincount(items, given.points)[items]
    shared = times > 1
    apart = np.zeros(len(given))
    apart[shared] = given.points[shared] - (sums - given.points)[shared] / (times[shared] - 1)
    for code, name in enumerate(given.raters.names):
        of_rater = np.flatnonzero(given.raters.codes == code)
        order = np.flatnonzero(shared[of_rater])
        differences = apart[of_rater][order]
        yield Severity(name, _mean(differences), _slope(order / _EACH, differences), len(of_rater))


def _mean(values: Numbers) -> Figure:
    if not len(values):
        return NOTHING
    value = float(values.mean())
    if len(values) < FEWEST_POSTS:
        return Figure(value, None, None)
    reach = _t(len(values) - 1) * float(values.std(ddof=1)) / np.sqrt(len(values))
    return Figure(value, float(value - reach), float(value + reach))


def _slope(order: Numbers, values: Numbers) -> Figure:
    if len(values) < FEWEST_POSTS:
        return NOTHING
    found = linregress(order, values)
    reach = _t(len(values) - 2) * float(found.stderr)
    value = float(found.slope)
    return Figure(value, value - reach, value + reach)


def _t(freedom: int) -> float:
    return float(stdtrit(freedom, (1 + LEVEL) / 2))
