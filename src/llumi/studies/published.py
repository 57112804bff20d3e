"""Two published rates, such as 173 of 211 and 182 of 213: what do they show, and what not?

    two_rates(Rate(173, 211), Rate(182, 213))
    → difference -3.5 points (-10.5 to +3.6), equivalent only within 9.3 points

That a difference is not significant does not make two systems equal. The answers are taken to be of
as many people: figures of published tables rarely say more.
"""

import re
from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtr, ndtri

from llumi.errors import InputError

_95, _90 = float(ndtri(0.975)), float(ndtri(0.95))
_WRITTEN = re.compile(r"\s*(\d{1,9})\s*(?:/|of)\s*(\d{1,9})\s*")


@dataclass(frozen=True)
class Rate:
    """`of` were asked and `chose` said yes."""

    chose: int
    of: int

    @property
    def share(self) -> float:
        """Of 1."""
        return self.chose / self.of

    @property
    def variance(self) -> float:
        """Of the share."""
        return self.share * (1 - self.share) / self.of


@dataclass(frozen=True)
class TwoRates:
    """First less second, as shares of 1, with Wald's 95 % interval and two-sided p.

    `margin` is the smallest within which two one-sided tests at 5 % would call them equivalent.
    """

    difference: float
    low: float
    high: float
    p: float
    margin: float


def two_rates(first: Rate, second: Rate) -> TwoRates:
    """How far apart two independent rates are."""
    difference = first.share - second.share
    error = sqrt(first.variance + second.variance)
    if not error:
        raise InputError(
            "Both rates are 0 or all, so that their spread is not known.",
            hint="Ask more people.",
        )
    return TwoRates(
        difference,
        difference - _95 * error,
        difference + _95 * error,
        float(2 * ndtr(-abs(difference) / error)),
        margin=abs(difference) + _90 * error,
    )


def rate(written: str) -> Rate:
    """A rate as a person writes it: "173/211".

    Raises:
        InputError: it is none.
    """
    if (found := _WRITTEN.fullmatch(written)) and int(found[2]) >= max(int(found[1]), 1):
        return Rate(int(found[1]), int(found[2]))
    raise InputError(f"{written!r} is no rate.", hint="Write it like 173/211.")


def sentences(found: TwoRates) -> list[str]:
    """What they show, in points of a hundred."""
    points = [100 * each for each in (found.difference, found.low, found.high)]
    said = [
        f"Difference {points[0]:+.1f} points, 95 % interval {points[1]:+.1f} to {points[2]:+.1f}."
    ]
    if found.low <= 0 <= found.high:
        said.append("Which of the two is higher is not shown, and that they are equal neither.")
    said.append(
        f"Equivalence (two one-sided tests at 5 %) would take a margin of at least "
        f"{100 * found.margin:.1f} points, stated in advance."
    )
    return said
