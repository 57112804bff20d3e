"""Tests of differences, against scipy's, statsmodels' and R's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from llumi.errors import InputError
from llumi.statistics.significance import cliffs_delta, equivalence, holm, sign_flips

TEN = np.array([3.1, -0.4, 5.0, 2.2, 1.9, -1.1, 0.7, 4.4, 2.5, 0.3])


def test_flipping_all_signs_is_scipys_exact_permutation_test():
    expected = stats.permutation_test(
        (TEN,), np.sum, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
    )
    assert sign_flips(TEN, seed=0) == pytest.approx(expected.pvalue, abs=1e-12)


def test_five_posts_that_all_agree_have_the_smallest_p_there_is():
    assert sign_flips(np.array([3.0, 5.0, 4.0, 6.0, 5.0]), seed=0) == 2 / 32


def test_random_flips_are_near_the_t_test_where_that_holds():
    values = np.random.default_rng(5).normal(0.2, 1, 200)
    expected = stats.ttest_1samp(values, 0).pvalue
    assert sign_flips(values, seed=0) == pytest.approx(expected, abs=0.006)


def test_chance_is_found_in_one_of_twenty():
    values = np.random.default_rng(2).normal(0, 1, (400, 12))
    found = np.mean([sign_flips(row, seed=0) < 0.05 for row in values])
    # Of 400 such, 95 % of shares lie within 0.029 and 0.071.
    assert 0.029 <= found <= 0.071


def test_fewer_than_five_posts_have_no_p():
    assert sign_flips(TEN[:4], seed=0) is None
    assert equivalence(TEN[:4], margin=1, resamples=100, seed=0) is None


def test_no_difference_at_all_is_no_sign_of_one():
    assert sign_flips(np.zeros(8), seed=0) == 1.0
    assert sign_flips(np.zeros(40), seed=0) == 1.0


def test_holm_is_rs_p_adjust():
    # R 4.5: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.6), "holm")
    found = holm([0.01, 0.04, 0.03, 0.005, 0.6])
    assert found == pytest.approx([0.04, 0.09, 0.09, 0.025, 0.6])


def test_what_has_no_p_is_passed_over():
    assert holm([0.01, None, 0.04]) == [pytest.approx(0.02), None, pytest.approx(0.04)]
    assert holm([None]) == [None]
    assert holm([]) == []


def test_without_statsmodels_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "statsmodels.stats.multitest", None)
    with pytest.raises(InputError, match="statsmodels") as caught:
        holm([0.01])
    assert "llumi[evaluate]" in caught.value.hint


def test_cliffs_delta_is_counted_over_all_pairs():
    ours, theirs = np.array([1.0, 3.0, 3.0]), np.array([2.0, 3.0])
    above = sum(a > b for a in ours for b in theirs)
    below = sum(a < b for a in ours for b in theirs)
    assert cliffs_delta(ours, theirs) == pytest.approx((above - below) / 6)
    assert cliffs_delta(ours, np.array([])) is None


@given(st.lists(st.integers(-9, 9), min_size=1), st.lists(st.integers(-9, 9), min_size=1))
@settings(max_examples=50, deadline=None)
def test_cliffs_delta_is_within_one_and_turns_with_its_sides(ours, theirs):
    one, other = np.array(ours, np.float64), np.array(theirs, np.float64)
    assert -1 <= cliffs_delta(one, other) <= 1
    assert cliffs_delta(one, other) == pytest.approx(-cliffs_delta(other, one))


def test_equivalence_takes_the_whole_interval_within_the_margin():
    near_zero = np.tile([-0.1, 0.1], 30)
    shown = equivalence(near_zero, margin=0.1, resamples=2000, seed=0)
    assert shown.shown
    # The interval of 90 %, as the t test has it, to the second decimal.
    reach = stats.t.ppf(0.95, 59) * near_zero.std(ddof=1) / 60**0.5
    assert (shown.low, shown.high) == pytest.approx((-reach, reach), abs=3e-3)
    assert not equivalence(near_zero, margin=0.01, resamples=2000, seed=0).shown
    assert not equivalence(near_zero + 0.2, margin=0.1, resamples=2000, seed=0).shown
