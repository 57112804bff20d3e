"""Tests of differences between systems, against statsmodels and studies of a known truth."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from simulated import Truth

from llumi.studies.contrasts import contrast, mean, pairs
from llumi.studies.scores import Scores, scores
from llumi.studies.simulation import Spread


def dummies(given: Scores) -> np.ndarray:
    first = given.systems.codes == given.systems.names.index("tuned")
    posts = given.posts.codes[:, None] == np.arange(len(given.posts))
    raters = given.raters.codes[:, None] == np.arange(1, len(given.raters))
    return np.column_stack([first, posts, raters]).astype(float)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_difference_is_that_of_least_squares_with_a_column_for_each_post_and_rater(seed):
    both = Truth().drawn(seed, posts=30, raters=10, each=2).of_systems("tuned", "base")
    fitted = sm.OLS(both.points, dummies(both)).fit()
    found = contrast(both, "tuned", "base")
    assert found.difference.value == pytest.approx(fitted.params[0], abs=1e-6)
    assert found.paired


def by_hand(both: Scores, codes: np.ndarray) -> float:
    """CR2 with whole matrices: each cluster's residuals times (I - H)^(-1/2)."""
    design = dummies(both)
    inverse = np.linalg.pinv(design.T @ design)
    hat = design @ inverse @ design.T
    rest = both.points - hat @ both.points
    total = 0.0
    for code in np.unique(codes):
        rows = codes == code
        left = np.eye(rows.sum()) - hat[np.ix_(rows, rows)]
        values, vectors = np.linalg.eigh(left)
        kept = values > 1e-9
        root = vectors[:, kept] @ np.diag(values[kept] ** -0.5) @ vectors[:, kept].T
        total += float((inverse[0] @ design[rows].T @ root @ rest[rows]) ** 2)
    return total


def test_the_error_is_clustered_by_post_and_rater_with_corrected_residuals():
    both = Truth().drawn(4, posts=24, raters=9, each=2).of_systems("tuned", "base")
    cells = both.posts.codes * 100 + both.raters.codes
    posts, raters, rows = (
        by_hand(both, codes) for codes in (both.posts.codes, both.raters.codes, cells)
    )
    found = contrast(both, "tuned", "base").difference
    both = posts + 9 / 8 * (raters - rows)
    assert found.error**2 == pytest.approx(max(both, posts, 9 / 8 * raters), abs=1e-6)
    assert found.freedom == 8


def test_without_raters_in_common_it_is_the_paired_t_test():
    draw = np.random.default_rng(6)
    points = np.round(draw.uniform(1, 5, (12, 2)))
    rows = [
        (f"p{post}", system, "r1", points[post, place])
        for post in range(12)
        for place, system in enumerate(("a", "b"))
    ]
    found = contrast(scores(rows), "a", "b").difference
    expected = stats.ttest_rel(points[:, 0], points[:, 1])
    assert found.value == pytest.approx(points[:, 0].mean() - points[:, 1].mean(), abs=1e-12)
    assert found.p == pytest.approx(expected.pvalue, abs=1e-6)
    assert found.for_these_raters


def test_effect_sizes_are_those_of_pingouin():
    import pingouin

    both = Truth().drawn(7, posts=30, raters=10, each=2).of_systems("tuned", "base")
    first = both.points[both.systems.codes == both.systems.names.index("tuned")]
    second = both.points[both.systems.codes == both.systems.names.index("base")]
    found = contrast(both, "tuned", "base")
    assert found.cohens_d == pytest.approx(
        pingouin.compute_effsize(first, second, eftype="cohen"), abs=1e-6
    )
    # Cliff's delta is twice the common-language effect size, less one.
    likelier = pingouin.compute_effsize(first, second, eftype="CLES")
    assert found.cliffs_delta == pytest.approx(2 * likelier - 1, abs=1e-6)


@pytest.mark.parametrize(
    ("posts", "raters", "each", "truth"),
    [
        (40, 12, 2, Truth()),
        (100, 24, 1, Truth()),
        (60, 30, 2, Truth(spread=Spread(0.25, 0.25, 0, 0, 0.49))),
    ],
)
def test_intervals_hold_the_truth_as_often_as_they_say(posts, raters, each, truth):
    difference = truth.mean(2) - truth.mean(0)
    of_difference = of_mean = 0
    for seed in range(250):
        given = truth.drawn(seed, posts=posts, raters=raters, each=each)
        low, high = contrast(given, "tuned", "base").difference.interval()
        of_difference += low <= difference <= high
        low, high = mean(given, "tuned").interval()
        of_mean += low <= truth.mean(2) <= high
    # What 250 draws can tell; the benchmark has a thousand of each.
    assert 0.91 <= of_difference / 250 <= 0.99
    assert 0.91 <= of_mean / 250 <= 0.99


def test_systems_that_answer_different_posts_are_compared_but_not_called_paired():
    given = scores(
        [(f"p{post}", "ab"[post % 2], f"r{post % 7}", float(post % 5 + 1)) for post in range(40)]
    )
    assert not contrast(given, "a", "b").paired


def test_raters_who_saw_one_system_each_on_other_posts_leave_nothing_to_pair():
    given = scores([(f"p{post}", "ab"[post % 2], "rs"[post % 2], 3.0) for post in range(12)])
    found = contrast(given, "a", "b").difference
    assert found.value == 0


def test_few_posts_have_a_difference_and_no_interval():
    given = Truth().drawn(0, posts=4, raters=6, each=2)
    assert contrast(given, "tuned", "base").difference.interval() is None


def test_every_two_systems_meet_once():
    assert pairs(("a", "b", "c")) == [("a", "b"), ("a", "c"), ("b", "c")]
