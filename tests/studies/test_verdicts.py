"""Tests of what a difference shows, against scipy's one-sided tests."""

import numpy as np
import pytest
from scipy import stats

from llumi.studies.contrasts import Estimated
from llumi.studies.verdicts import Hypothesis, Verdict, claims, p_of

NI, EQ = Hypothesis.NON_INFERIORITY, Hypothesis.EQUIVALENCE


def estimated(value: float, error: float = 0.1) -> Estimated:
    return Estimated(value, error, 40, for_these_raters=False)


def test_p_is_of_one_sided_t_tests():
    draw = np.random.default_rng(0)
    values = draw.normal(0.05, 1, 30)
    found = Estimated(float(values.mean()), float(stats.sem(values)), 29, False)
    above = stats.ttest_1samp(values, -0.25, alternative="greater").pvalue
    below = stats.ttest_1samp(values, 0.25, alternative="less").pvalue
    assert p_of(NI, found, 0.25) == pytest.approx(above, abs=1e-6)
    assert p_of(EQ, found, 0.25) == pytest.approx(max(above, below), abs=1e-6)
    assert found.p == pytest.approx(stats.ttest_1samp(values, 0).pvalue, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "verdict", "direction"),
    [
        (0.0, Verdict.NON_INFERIOR, Verdict.NOT_SHOWN),
        (0.4, Verdict.NON_INFERIOR, Verdict.BETTER),
        (-0.15, Verdict.NOT_SHOWN, Verdict.NOT_SHOWN),
        (-0.5, Verdict.WORSE, Verdict.WORSE),
    ],
)
def test_non_inferiority_is_told_in_words(value, verdict, direction):
    (claim,) = claims(NI, 0.25, [estimated(value)])
    assert (claim.verdict, claim.direction) == (verdict, direction)


def test_a_system_can_be_lower_and_still_within_the_margin():
    (claim,) = claims(NI, 0.25, [estimated(-0.1, error=0.04)])
    assert (claim.verdict, claim.direction) == (Verdict.NON_INFERIOR, Verdict.WORSE)


def test_equivalence_is_refused_to_what_is_much_better():
    close, better = claims(EQ, 0.25, [estimated(0.0), estimated(0.6)])
    assert close.verdict is Verdict.EQUIVALENT
    assert better.verdict is Verdict.NOT_SHOWN
    assert better.direction is Verdict.BETTER


def test_claims_are_corrected_for_one_another():
    alone = claims(NI, 0.25, [estimated(-0.07)])[0]
    among = claims(NI, 0.25, [estimated(-0.07)] * 5)[0]
    assert alone.verdict is Verdict.NON_INFERIOR
    assert among.corrected == pytest.approx(5 * alone.p)
    assert among.verdict is Verdict.NOT_SHOWN


def test_where_no_error_is_known_nothing_is_shown():
    (claim,) = claims(NI, 0.25, [Estimated(1.0, None, None, True)])
    assert (claim.p, claim.verdict) == (None, Verdict.NOT_SHOWN)
