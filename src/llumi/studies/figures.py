"""A figure and how far it could be off.

Figure(0.62, 0.54, 0.70)     wilson(20, 20) → Figure(1.0, 0.84, 1.0)
"""

from math import sqrt
from typing import NamedTuple

from scipy.special import ndtri

from llumi.statistics.intervals import LEVEL

_Z = float(ndtri((1 + LEVEL) / 2))


class Figure(NamedTuple):
    """A value and its 95 % interval; None where there is nothing to say."""

    value: float | None
    low: float | None
    high: float | None


NOTHING = Figure(None, None, None)


def wilson(chosen: float, n: int) -> Figure:
    """The share `chosen` / `n`, with an interval that holds at none and all too.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    share = chosen / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    reach = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return Figure(share, max(middle - reach, 0.0), min(middle + reach, 1.0))
