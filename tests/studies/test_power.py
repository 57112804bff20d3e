"""Tests of power: found by simulation, near the formula where there is one."""

from dataclasses import replace

import pytest
from scipy import stats

from llumi.errors import InputError
from llumi.studies.power import Question, check, needed, power
from llumi.studies.simulation import Spread
from llumi.studies.verdicts import Hypothesis

PLAIN = Question(
    hypothesis=Hypothesis.NON_INFERIORITY,
    margin=0.4,
    difference=0.0,
    spread=Spread(0.2, 0.0, 0.0, 0.0, 0.5),
    raters=4,
    systems=2,
    each=1,
    claims=1,
)


def test_for_these_raters_alone_it_is_near_the_power_of_the_paired_t_test():
    error = (2 * 0.5 / 60) ** 0.5
    expected = stats.nct.sf(stats.t.ppf(0.95, 58), 58, 0.4 / error)
    found = power(PLAIN, posts=60, runs=400, seed=0)
    assert found.value == pytest.approx(expected, abs=0.08)


def test_a_claim_that_is_just_false_is_shown_in_one_of_twenty_studies():
    question = replace(PLAIN, spread=Spread(), margin=0.25, difference=-0.25 + 1e-9, each=2)
    found = power(replace(question, raters=24), posts=60, runs=400, seed=1)
    # What 400 draws of 5 % can come out as, 99 times of 100.
    assert found.value <= 0.08


def test_equivalence_takes_more_than_non_inferiority():
    both = (
        power(replace(PLAIN, hypothesis=hypothesis), posts=40, runs=200, seed=0).value
        for hypothesis in Hypothesis
    )
    non_inferiority, equivalence = both
    assert equivalence < non_inferiority


def test_sizes_grow_until_one_is_enough():
    tried = list(needed(PLAIN, wanted=0.8, runs=100, seed=0))
    assert tried[-1].power.value >= 0.8
    assert all(one.power.value < 0.8 for one in tried[:-1])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"margin": 0.0}, "not above 0"),
        ({"raters": 1}, "would see a post twice"),
        ({"systems": 1}, "two systems"),
        ({"difference": -0.5}, "would be false"),
    ],
)
def test_what_cannot_be_planned_is_refused(changed, said):
    with pytest.raises(InputError, match=said):
        check(replace(PLAIN, **changed))
