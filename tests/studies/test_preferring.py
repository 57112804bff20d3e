"""Tests of preferences, against statsmodels, scipy and answers with a known truth."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from llumi.studies.preferring import Choice, bradley_terry, win_rate


def drawn(seed: int, *, side: float = 0.3, length: float = 0.8, count: int = 3_000) -> list[Choice]:
    draw = np.random.default_rng(seed)
    strengths = {"base": 0.0, "sft": 0.4, "tuned": 0.9}
    told = []
    for _ in range(count):
        first, second = draw.permutation(list(strengths))[:2]
        longer = draw.normal(0.3 * (first == "tuned") - 0.3 * (second == "tuned"), 0.5)
        odds = strengths[first] - strengths[second] + side + length * longer
        worth = 0.5 if draw.random() < 0.1 else float(draw.random() < expit(odds))
        post, rater = f"p{draw.integers(400)}", f"r{draw.integers(20)}"
        told.append(Choice(post, rater, str(first), str(second), worth, longer))
    return told


def test_strengths_side_and_length_are_those_of_the_likelihood():
    told = drawn(1, count=500)
    place = {"base": 0, "sft": 1, "tuned": 2}

    def minus_log_likelihood(values):
        strengths = np.array([values[0], values[1], 0.0])
        total = 0.0
        for one in told:
            odds = strengths[place[one.first]] - strengths[place[one.second]]
            odds += values[2] + values[3] * one.longer
            total += one.worth * np.logaddexp(0, -odds) + (1 - one.worth) * np.logaddexp(0, odds)
        return total

    expected = minimize(minus_log_likelihood, np.zeros(4), method="BFGS", options={"gtol": 1e-9}).x
    found = bradley_terry(told)
    ours = [*found.strengths[:2], found.first_shown, found.length]
    assert ours == pytest.approx(expected, abs=1e-6)


def test_what_made_the_answers_is_found():
    found = bradley_terry(drawn(2, count=20_000))
    assert found.length == pytest.approx(0.8 * 0.9, abs=0.12)  # ties draw all towards none
    assert found.first_shown > 0.2
    rate = found.win_rate("tuned", "base")
    assert rate.low <= 0.69 <= rate.high


def test_at_equal_length_less_is_left_of_what_length_won():
    told = drawn(3)
    plain = win_rate(told, "tuned", "base")
    assert bradley_terry(told).win_rate("tuned", "base").value < plain.value
    other = win_rate(told, "base", "tuned")
    assert plain.value + other.value == pytest.approx(1)
    assert plain.low == pytest.approx(1 - other.high)


def test_rates_of_one_answer_a_post_are_means_with_t():
    told = [Choice(f"p{post}", "r1", "a", "b", float(post % 3 > 0), 0.0) for post in range(30)]
    found = win_rate(told, "a", "b")
    from scipy import stats

    values = np.array([one.worth for one in told])
    low, high = stats.t.interval(0.95, 29, values.mean(), stats.sem(values))
    assert found == pytest.approx((values.mean(), low, high), abs=1e-6)


def test_a_system_that_always_won_has_wilsons_interval_and_no_model():
    from statsmodels.stats.proportion import proportion_confint

    told = [Choice(f"p{post}", "r1", "a", "b", 1.0, 0.1 * (post % 5)) for post in range(20)]
    found = win_rate(told, "a", "b")
    assert (found.low, found.high) == pytest.approx(
        proportion_confint(20, 20, method="wilson"), abs=1e-6
    )
    assert bradley_terry(told) is None


def test_nothing_asked_is_nothing_told():
    assert win_rate([], "a", "b") == (None, None, None)
    assert bradley_terry([]) is None
