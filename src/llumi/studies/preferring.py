"""Which of two replies is preferred, how often, and what is left of it at equal length.

    win_rate(choices, "tuned", "base")     → 0.62 (0.54 to 0.70), a tie counting half
    bradley_terry(choices).win_rate("tuned", "base")      → 0.58, between replies of equal length

The first shown, and the longer, are preferred more often whatever they say; the Bradley-Terry model
has a term for each (Bradley & Terry 1952; Dubois et al. 2024, "Length-controlled AlpacaEval").
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import expit, stdtrit

from llumi.errors import InputError
from llumi.statistics.intervals import LEVEL, Numbers
from llumi.studies.contrasts import mean
from llumi.studies.figures import NOTHING, Figure, wilson
from llumi.studies.scores import Codes, factor, scores

MOST_LOG_ODDS = 15.0
"""Beyond this a side won always, and the odds have no end."""


class Choice(NamedTuple):
    """One answer: `worth` is 1 where the reply shown first was preferred, 0.5 a tie, else 0.

    `longer` is the logarithm of the words of the first over those of the second.
    """

    post: str
    rater: str
    first: str
    second: str
    worth: float
    longer: float


@dataclass(frozen=True)
class BradleyTerry:
    """Strengths of systems in log-odds, the last one's 0, with what side and length add.

    `covariance` is of (strengths but the last, first shown, length), clustered by post.
    """

    systems: tuple[str, ...]
    strengths: Numbers
    first_shown: float
    length: float
    covariance: Numbers
    posts: int

    def win_rate(self, one: str, other: str) -> Figure:
        """How often `one` wins on neither side and at equal length, with its interval."""
        weights = np.zeros(len(self.systems))
        weights[self.systems.index(one)] += 1
        weights[self.systems.index(other)] -= 1
        weights = weights[:-1]
        value = float(weights @ self.strengths[:-1])
        known = len(weights)
        error = float(np.sqrt(weights @ self.covariance[:known, :known] @ weights))
        reach = float(stdtrit(self.posts - 1, (1 + LEVEL) / 2)) * error
        return Figure(*(float(expit(at)) for at in (value, value - reach, value + reach)))


def win_rate(choices: Iterable[Choice], one: str, other: str) -> Figure:
    """The share of answers that prefer `one`, over posts and raters; None where there are none."""
    rows = []
    for told in choices:
        if {told.first, told.second} == {one, other}:
            worth = told.worth if told.first == one else 1 - told.worth
            rows.append((told.post, "both", told.rater, worth))
    if not rows:
        return NOTHING
    given = scores(rows)
    found = mean(given, "both")
    if found.error is not None and found.error < 1e-9:
        # All were alike: as many posts could still have hidden another.
        return wilson(found.value * len(given.posts), len(given.posts))
    ends = found.interval()
    if ends is None:
        return Figure(found.value, None, None)
    return Figure(found.value, max(ends[0], 0.0), min(ends[1], 1.0))


def bradley_terry(choices: Iterable[Choice]) -> BradleyTerry | None:
    """The model of all answers; None where they do not say, as where a system always won.

    Raises:
        InputError: statsmodels is not installed.
    """
    told = list(choices)
    systems = tuple(sorted({name for one in told for name in (one.first, one.second)}))
    posts = factor(one.post for one in told)
    if len(systems) < 2 or len(posts) <= len(systems) + 2:
        return None
    place = {name: at for at, name in enumerate(systems)}
    design = np.zeros((len(told), len(systems) + 2))
    for row, one in enumerate(told):
        design[row, place[one.first]] += 1
        design[row, place[one.second]] -= 1
        design[row, -2:] = 1, one.longer
    design = np.delete(design, len(systems) - 1, axis=1)
    moves = np.ptp(design, axis=0) > 0
    moves[-2] = True  # the side shows itself as what is left
    fitted = _fitted(design[:, moves], np.array([one.worth for one in told]), posts.codes)
    if fitted is None:
        return None
    values, covariance = np.zeros(len(moves)), np.zeros((len(moves), len(moves)))
    values[moves] = fitted[0]
    covariance[np.ix_(moves, moves)] = fitted[1]
    *strengths, first_shown, length = values
    return BradleyTerry(
        systems,
        np.array([*strengths, 0.0]),
        float(first_shown),
        float(length),
        covariance,
        len(posts),
    )


def _fitted(design: Numbers, worth: Numbers, posts: Codes) -> tuple[Numbers, Numbers] | None:
    try:
        import statsmodels.api as sm
    except ImportError as error:
        raise InputError(
            "Preferences are modelled with statsmodels, which is not installed.",
            hint="Install LLUMI with its extra studies: pip install 'llumi[studies]'.",
        ) from error
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a side that always won; seen below
        found = sm.GLM(worth, design, family=sm.families.Binomial()).fit(
            cov_type="cluster", cov_kwds={"groups": posts}, tol=1e-12, maxiter=100
        )
    values, covariance = np.asarray(found.params), np.asarray(found.cov_params())
    if not np.isfinite(covariance).all() or np.abs(values).max() > MOST_LOG_ODDS:
        return None
    return values, covariance
