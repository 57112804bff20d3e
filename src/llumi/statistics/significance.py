"""Could a difference be chance, or is it small enough not to matter? Tests over posts.

sign_flips(np.array([3.0, 5.0, 4.0, 6.0, 5.0]), seed=0)     → 0.0625
holm([0.01, None, 0.04])                                    → [0.02, None, 0.04]
equivalence(differences, margin=0.3, …)                     → Equivalence(0.3, -0.1, 0.2, True)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from llumi.errors import InputError
from llumi.statistics.intervals import FEWEST_POSTS, Numbers, estimate

FLIPS = 9_999
_EXACT = 13
"""Posts up to which all flips of signs are tried, 8,192 of them."""
_AT_ONCE = 2_000_000
_TWO_ONE_SIDED = (0.05, 0.95)


@dataclass(frozen=True)
class Equivalence:
    """Whether a difference was shown to lie within `margin` of zero; the interval is of 90 %."""

    margin: float
    low: float
    high: float
    shown: bool


def sign_flips(differences: Numbers, *, seed: int) -> float | None:
    """The two-sided p of a mean paired difference: how often flipping signs gives as large a one.

    If the two systems were alike, each post's difference could as well have the other sign. Exact
    for few posts, else from `FLIPS` random flips. None for fewer than `FEWEST_POSTS` posts. Fisher
    1935; Ernst 2004, "Permutation methods: a basis for exact inference", Statistical Science 19(4).
    """
    posts = len(differences)
    if posts < FEWEST_POSTS:
        return None
    # Sums that are equal but for their last digits are equal.
    least = abs(differences.sum()) - 1e-9 * np.abs(differences).sum()
    if posts <= _EXACT:
        return float((np.abs(_all_signs(posts) @ differences) >= least).mean())
    at_once = max(1, _AT_ONCE // posts)
    as_large = sum(
        int(
            (
                np.abs(_signs(posts, min(at_once, FLIPS - done), seed + done) @ differences)
                >= least
            ).sum()
        )
        for done in range(0, FLIPS, at_once)
    )
    return (as_large + 1) / (FLIPS + 1)


@lru_cache(maxsize=16)
def _all_signs(posts: int) -> Numbers:
    flips = np.arange(2**posts)[:, np.newaxis] >> np.arange(posts) & 1
    return (1.0 - 2.0 * flips).astype(np.float64)


@lru_cache(maxsize=16)
def _signs(posts: int, flips: int, seed: int) -> Numbers:
    return np.random.default_rng(seed).choice([-1.0, 1.0], (flips, posts))


def holm(found: Sequence[float | None]) -> list[float | None]:
    """The p values, each raised so that among all of them one false claim in twenty is made.

    Holm 1979, "A simple sequentially rejective multiple test procedure"; those that are None stay.

    Raises:
        InputError: statsmodels is not installed.
    """
    told = [p for p in found if p is not None]
    if not told:
        return list(found)
    try:
        from statsmodels.stats.multitest import multipletests
    except ImportError as error:
        raise InputError(
            "This is computed with statsmodels, which is not installed.",
            hint="Install LLUMI with its extra evaluate: pip install 'llumi[evaluate]'.",
        ) from error
    corrected = iter(multipletests(told, method="holm")[1].tolist())
    return [None if p is None else next(corrected) for p in found]


def cliffs_delta(ours: Numbers, theirs: Numbers) -> float | None:
    """How much likelier a value of ours is the higher one than the lower, -1 to 1.

    None where one of the two has none. Cliff 1993, "Dominance statistics", Psychological Bulletin.
    """
    if not len(ours) or not len(theirs):
        return None
    known = np.sort(theirs)
    lower = np.searchsorted(known, ours, side="left")
    higher = len(known) - np.searchsorted(known, ours, side="right")
    return float((lower - higher).sum() / (len(ours) * len(theirs)))


def equivalence(
    differences: Numbers, *, margin: float, resamples: int, seed: int
) -> Equivalence | None:
    """Two one-sided tests at 5 %: is the whole 90 % interval within the margin?

    None for fewer than `FEWEST_POSTS` posts. Schuirmann 1987, "A comparison of the two one-sided
    tests procedure and the power approach"; with the bootstrap interval over posts.
    """
    found = estimate(differences, resamples=resamples, seed=seed, tails=_TWO_ONE_SIDED)
    if found.low is None or found.high is None:
        return None
    return Equivalence(
        margin, found.low, found.high, shown=-margin < found.low and found.high < margin
    )
