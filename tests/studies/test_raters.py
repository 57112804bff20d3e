"""Tests of severity and drift, against scipy."""

import pytest
from scipy import stats

from llumi.studies.raters import severity
from llumi.studies.scores import scores


def test_who_is_kinder_on_the_same_replies_is_told_and_by_how_much():
    rows = []
    for post in range(20):
        rows += [(f"p{post}", "a", "mild", 4.0 + (post % 2)), (f"p{post}", "a", "strict", 3.0)]
    mild, strict = severity(scores(rows))
    values = [1.0 + (post % 2) for post in range(20)]
    low, high = stats.t.interval(0.95, 19, 1.5, stats.sem(values))
    assert mild.kinder == pytest.approx((1.5, low, high), abs=1e-6)
    assert mild.is_clear
    assert strict.kinder.value == -1.5


def test_who_saw_the_better_replies_is_not_called_kind():
    rows = [(f"p{post}", "a", "lucky", 5.0) for post in range(10)]
    rows += [(f"p{post}", "a", "fair", 5.0) for post in range(10)]
    rows += [(f"p{post}", "a", "fair", 1.0) for post in range(10, 20)]
    fair, lucky = severity(scores(rows))
    assert lucky.kinder.value == fair.kinder.value == 0
    assert not lucky.is_clear


def test_drift_is_the_slope_per_ten_replies_in_the_order_of_rating():
    rows = []
    for post in range(40):
        rows += [
            (f"p{post:02d}", "a", "drifts", 3 + post / 20),
            (f"p{post:02d}", "a", "stays", 3.0),
        ]
    drifts, _ = severity(scores(rows))
    assert drifts.drift.value == pytest.approx(0.5)
    assert drifts.replies == 40


def test_a_rater_who_shares_no_reply_has_no_severity():
    first, second = severity(scores([("p1", "a", "r1", 4.0), ("p2", "a", "r2", 2.0)]))
    assert first.kinder == second.kinder == (None, None, None)
