"""What a difference shows, in the words that a plan stated in advance.

    claims(plan.margin, differences, …)  → "non-inferior", "equivalent", "not shown", "worse", …

Non-inferior: the truth is above minus the margin, one-sided at 5 %. Equivalent: it is above minus
and below plus the margin, both one-sided at 5 % (Schuirmann 1987). Better and worse: it is above or
below zero, two-sided at 5 %. Several claims are corrected by Holm's method.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from llumi.statistics.significance import holm
from llumi.studies.contrasts import Estimated

LEVEL = 0.05


class Hypothesis(StrEnum):
    """What a study is to show of the first system against the second."""

    NON_INFERIORITY = "non-inferiority"
    EQUIVALENCE = "equivalence"


class Verdict(StrEnum):
    """What it showed."""

    NON_INFERIOR = "non-inferior"
    EQUIVALENT = "equivalent"
    BETTER = "better"
    WORSE = "worse"
    NOT_SHOWN = "not shown"


SHOWN = {
    Hypothesis.NON_INFERIORITY: Verdict.NON_INFERIOR,
    Hypothesis.EQUIVALENCE: Verdict.EQUIVALENT,
}


@dataclass(frozen=True)
class Claim:
    """The p of the planned claim, alone and corrected for the others, and the verdict.

    `direction` is what the two-sided interval says besides: better, worse, or not shown.
    """

    p: float | None
    corrected: float | None
    verdict: Verdict
    direction: Verdict


def p_of(hypothesis: Hypothesis, found: Estimated, margin: float) -> float | None:
    """The p of the claim; None where there are too few posts."""
    above = found.p_above(-margin)
    if hypothesis is Hypothesis.NON_INFERIORITY or above is None:
        return above
    below = found.p_below(margin)
    return None if below is None else max(above, below)


def claims(hypothesis: Hypothesis, margin: float, differences: Sequence[Estimated]) -> list[Claim]:
    """The verdicts of all differences of one plan, corrected for one another."""
    told = [p_of(hypothesis, found, margin) for found in differences]
    return [
        _claim(hypothesis, found, p, corrected)
        for found, p, corrected in zip(differences, told, holm(told), strict=True)
    ]


def _claim(
    hypothesis: Hypothesis, found: Estimated, p: float | None, corrected: float | None
) -> Claim:
    ends = found.interval()
    direction = Verdict.NOT_SHOWN
    if ends is not None and (ends[0] > 0 or ends[1] < 0):
        direction = Verdict.BETTER if ends[0] > 0 else Verdict.WORSE
    verdict = Verdict.NOT_SHOWN
    if corrected is not None and corrected < LEVEL:
        verdict = SHOWN[hypothesis]
    elif direction is Verdict.WORSE:
        verdict = Verdict.WORSE
    return Claim(p, corrected, verdict, direction)
