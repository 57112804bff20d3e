"""Do raters mean the same? Krippendorff's alpha and intraclass correlations, with their unit named.

    agreement(scores)                              all raters, over items (replies)
    against(scores, "human", "judge", without=…)   two raters, over items and over means of systems
    → Agreement(unit="items", n=9_000, alpha=…, correlations=…)

Agreement over means of systems asks whether raters rank systems alike; over items whether they see
the same in a reply. The first can be high where the second is low, so both are told.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from llumi.errors import InputError
from llumi.statistics.intervals import FEWEST_POSTS, LEVEL, Numbers
from llumi.studies.correlation import Correlations, icc
from llumi.studies.figures import NOTHING, Figure
from llumi.studies.scores import Codes, Factor, Scores

ITEMS, SYSTEMS = "items", "system means"


@dataclass(frozen=True)
class Agreement:
    """How far raters agree over `n` units that at least two of them rated.

    `alpha` is Krippendorff's for ordinal points; None for means, which are no ordinal points.
    """

    unit: str
    n: int
    alpha: Figure | None
    correlations: Correlations


def agreement(given: Scores) -> Agreement:
    """Of all raters over the replies."""
    shared = _rated_twice(given)
    items, raters, points = shared.items, shared.raters.codes, shared.points
    return Agreement(ITEMS, len(np.unique(items)), alpha(items, points), icc(items, raters, points))


def against(
    given: Scores, reference: str, other: str, *, without: str | None = None
) -> list[Agreement]:
    """Two raters, over replies and over means of systems, one system (`without`) left out.

    A model that judges does not judge its own replies, so its own system is what to leave out.
    """
    kept = np.isin(given.raters.codes, _places(given.raters, reference, other))
    if without is not None:
        kept &= ~np.isin(given.systems.codes, _places(given.systems, without))
    both = given.where(kept)
    return [agreement(both), Agreement(SYSTEMS, len(both.systems), None, _of_means(both))]


def alpha(items: Codes, points: Numbers) -> Figure:
    """Krippendorff's alpha for ordinal points, with the interval of the jackknife over items.

    None where all points are alike: then there is nothing to agree about. Krippendorff 2004,
    "Content Analysis"; items with one rating tell nothing and may be given.

    Raises:
        InputError: krippendorff is not installed.
    """
    values, codes = np.unique(points, return_inverse=True)
    if len(values) < 2:
        return NOTHING
    counts = np.zeros((int(items.max()) + 1, len(values)))
    np.add.at(counts, (items, codes), 1)
    counts = counts[counts.sum(axis=1) > 1]
    if not len(counts):
        return NOTHING
    value = _alpha(counts, values)
    n = len(counts)
    if n < FEWEST_POSTS:
        return Figure(value, None, None)
    # Items with the same points are alike, so that few need to be left out in turn.
    kinds, times = np.unique(counts, axis=0, return_counts=True)
    without_each = np.array([_without(kinds, times, place, values) for place in range(len(kinds))])
    middle = float(times @ without_each) / n
    error = float(np.sqrt((n - 1) / n * (times @ (without_each - middle) ** 2)))
    reach = float(stdtrit(n - 1, (1 + LEVEL) / 2)) * error
    return Figure(value, value - reach, min(value + reach, 1.0))


def _without(kinds: Numbers, times: NDArray[np.int64], place: int, values: Numbers) -> float:
    fewer = times.copy()
    fewer[place] -= 1
    return _alpha(np.repeat(kinds, fewer, axis=0), values)


def _alpha(counts: Numbers, values: Numbers) -> float:
    try:
        import krippendorff
    except ImportError as error:
        raise InputError(
            "Agreement is computed with krippendorff, which is not installed.",
            hint="Install LLUMI with its extra studies: pip install 'llumi[studies]'.",
        ) from error
    there = counts.sum(axis=0) > 0
    if there.sum() < 2:
        return 1.0  # without the one item that differed all are alike
    return float(
        krippendorff.alpha(
            value_counts=counts[:, there],
            value_domain=values[there].tolist(),
            level_of_measurement="ordinal",
        )
    )


def _rated_twice(given: Scores) -> Scores:
    times = np.bincount(given.items)
    return given.where(times[given.items] > 1)


def _of_means(both: Scores) -> Correlations:
    """Over the mean that each rater gave each system, whatever replies they rated."""
    cells = both.systems.codes * len(both.raters) + both.raters.codes
    there, rows = np.unique(cells, return_inverse=True)
    means = np.bincount(rows, both.points) / np.bincount(rows)
    return icc(there // len(both.raters), there % len(both.raters), means)


def _places(known: Factor, *names: str) -> list[int]:
    """Where names stand.

    Raises:
        InputError: one is not there.
    """
    for name in names:
        if name not in known.names:
            raise InputError(
                f"Nothing is rated by, or of, {name}.", hint=f"There are: {', '.join(known.names)}."
            )
    return [known.names.index(name) for name in names]
