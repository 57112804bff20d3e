"""Intervals over posts, and the size of a paired difference."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.statistics.intervals import FEWEST_POSTS, Estimate, d_z, estimate, jackknife

numbers = st.floats(-1e6, 1e6, allow_nan=False)
ONE_TO_FIVE = np.array([1.0, 2.0, 3.0, 4.0, 5.0])


def test_the_bootstrap_agrees_with_theory_where_theory_holds():
    values = np.random.default_rng(7).normal(10, 4, 400)
    found = estimate(values, resamples=2000, seed=0)
    error = values.std(ddof=1) / np.sqrt(400)
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - 1.96 * error, abs=0.25 * error)
    assert found.high == pytest.approx(values.mean() + 1.96 * error, abs=0.25 * error)


def test_values_too_many_for_one_go_are_resampled_all_the_same():
    values = np.tile([0.0, 1.0], 1500)
    found = estimate(values, resamples=2000, seed=0)
    assert found.low == pytest.approx(0.5 - 1.96 * 0.5 / np.sqrt(3000), abs=2e-3)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.5 / np.sqrt(3000), abs=2e-3)


def test_the_same_seed_gives_the_same_interval_and_another_gives_another():
    values = np.random.default_rng(1).normal(size=30)
    first = estimate(values, resamples=500, seed=3)
    assert first == estimate(values, resamples=500, seed=3)
    assert first != estimate(values, resamples=500, seed=4)


def test_few_posts_have_a_mean_but_no_interval():
    few = np.array([2.0, 4.0])
    assert estimate(few, resamples=100, seed=0) == Estimate(3.0, None, None, 2)
    assert jackknife(0.5, few, posts=2)[0] == Estimate(0.5, None, None, 2)
    assert d_z(few) is None
    assert not Estimate(3.0, None, None, 2).is_clear


def test_no_posts_have_nothing():
    assert estimate(np.array([]), resamples=100, seed=0) == Estimate(None, None, None, 0)


def test_an_interval_that_touches_zero_is_not_clear():
    assert Estimate(1.0, 0.1, 2.0, 9).is_clear
    assert Estimate(-1.0, -2.0, -0.1, 9).is_clear
    assert not Estimate(1.0, 0.0, 2.0, 9).is_clear
    assert not Estimate(1.0, -0.1, 2.0, 9).is_clear


def test_the_jackknife_of_a_mean_is_the_t_interval():
    # Standard error of 1..5 is sqrt(2.5 / 5); t with 4 degrees of freedom is 2.77645.
    without_each = (15 - ONE_TO_FIVE) / 4
    found, error = jackknife(3.0, without_each, posts=5)
    assert error == pytest.approx(0.5**0.5)
    assert found.low == pytest.approx(3 - 2.77645 * 0.5**0.5, abs=1e-4)
    assert found.high == pytest.approx(3 + 2.77645 * 0.5**0.5, abs=1e-4)


def test_a_value_that_no_group_moves_has_no_interval_and_no_error():
    found, error = jackknife(0.1, np.full(10, 1 / 9), posts=10)
    assert found == Estimate(0.1, None, None, 10)
    assert np.isnan(error)
    assert jackknife(0.0, np.zeros(10), posts=10)[0] == Estimate(0.0, 0.0, 0.0, 10)


def test_d_z_is_the_mean_in_standard_deviations():
    assert d_z(ONE_TO_FIVE) == pytest.approx(3 / 2.5**0.5)
    assert d_z(-ONE_TO_FIVE) == pytest.approx(-3 / 2.5**0.5)


@pytest.mark.parametrize("value", [0.0, 0.1, 31.0])
def test_equal_differences_have_no_d_z(value):
    assert d_z(np.array([value] * 7)) is None


@given(st.lists(numbers, min_size=FEWEST_POSTS, max_size=30))
@settings(deadline=None, max_examples=50)
def test_an_interval_stays_within_what_was_seen(values):
    found = estimate(np.array(values), resamples=200, seed=0)
    slack = 1e-9 * max(1.0, *map(abs, values))
    assert min(values) - slack <= found.low <= found.high <= max(values) + slack
