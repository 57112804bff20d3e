"""Tests of agreement, against krippendorff and by leaving out one item after another."""

import krippendorff
import numpy as np
import pytest
from scipy.stats import t
from simulated import Truth

from llumi.errors import InputError
from llumi.studies.agreement import ITEMS, SYSTEMS, against, agreement, alpha
from llumi.studies.scores import scores


def drawn(seed: int, items: int = 60) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    table = np.clip(np.round(draw.normal(3, 1, (items, 1)) + draw.normal(0, 0.8, (items, 3))), 1, 5)
    kept = draw.random(table.shape) < 0.8
    item, rater = np.nonzero(kept)
    return item, rater, table[kept]


def of_krippendorff(items, raters, points) -> float:
    table = np.full((raters.max() + 1, items.max() + 1), np.nan)
    table[raters, items] = points
    return krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")


def test_alpha_is_krippendorffs_also_where_ratings_are_missing():
    items, raters, points = drawn(1)
    assert alpha(items, points).value == pytest.approx(
        of_krippendorff(items, raters, points), abs=1e-6
    )


def test_its_interval_is_of_the_jackknife_over_items():
    items, raters, points = drawn(2)
    twice = np.flatnonzero(np.bincount(items) > 1)
    kept = np.isin(items, twice)
    items, raters, points = items[kept], raters[kept], points[kept]
    without = np.array(
        [
            of_krippendorff(*(each[items != item] for each in (items, raters, points)))
            for item in twice
        ]
    )
    n = len(twice)
    error = np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    found = alpha(items, points)
    assert found.value - found.low == pytest.approx(t.ppf(0.975, n - 1) * error, abs=1e-9)


def test_points_that_are_all_alike_have_no_alpha():
    assert alpha(np.array([0, 0, 1, 1]), np.full(4, 5.0)) == (None, None, None)


def test_replies_with_one_rating_say_nothing_of_agreement():
    given = scores(
        [
            ("p1", "a", "r1", 4.0),
            ("p1", "a", "r2", 5.0),
            ("p2", "a", "r1", 1.0),
            ("p2", "b", "r2", 2),
        ]
    )
    assert agreement(given).n == 1


def test_two_raters_are_held_against_each_other_over_replies_and_over_systems():
    given = scores(
        [
            (f"p{post}", system, rater, float(points + (rater == "judge" and post % 2)))
            for post in range(6)
            for system, points in (("a", 2), ("b", 3), ("c", 4))
            for rater in ("human", "judge")
        ]
    )
    items, systems = against(given, "human", "judge", without="b")
    assert (items.unit, items.n) == (ITEMS, 12)
    assert (systems.unit, systems.n, systems.alpha) == (SYSTEMS, 2, None)
    assert systems.correlations.consistency.value == pytest.approx(1.0)
    assert items.correlations.consistency.value < 1


def test_a_name_that_is_not_there_is_refused_with_those_that_are():
    given = Truth().drawn(0, posts=6, raters=6, each=1)
    with pytest.raises(InputError, match="of, nobody") as refused:
        against(given, "rater 000000", "nobody")
    assert "rater 000001" in refused.value.hint
