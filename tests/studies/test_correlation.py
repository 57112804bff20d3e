"""Tests of intraclass correlations, against pingouin, and on what nobody rated completely."""

import numpy as np
import pandas as pd
import pingouin
import pytest

from llumi.studies.correlation import icc, table_icc


def made(seed: int, items: int = 30, raters: int = 4) -> np.ndarray:
    draw = np.random.default_rng(seed)
    return (
        draw.normal(0, 1, (items, 1))
        + draw.normal(0, 0.5, (1, raters))
        + draw.normal(0, 0.8, (items, raters))
    )


def of_pingouin(table: np.ndarray) -> pd.DataFrame:
    items, raters = table.shape
    long = pd.DataFrame(
        {
            "item": np.repeat(np.arange(items), raters),
            "rater": np.tile(np.arange(raters), items),
            "points": table.ravel(),
        }
    )
    pingouin.options["round.column.CI95"] = 12
    found = pingouin.intraclass_corr(long, targets="item", raters="rater", ratings="points")
    return found.set_index("Type")


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # of pingouin in pandas 3
@pytest.mark.parametrize(("seed", "items", "raters"), [(1, 30, 4), (2, 9, 2), (3, 200, 5)])
def test_a_complete_table_has_the_correlations_of_pingouin(seed, items, raters):
    table = made(seed, items, raters)
    ours, theirs = table_icc(table), of_pingouin(table)
    for name, figure in (
        ("ICC(C,1)", ours.consistency),
        ("ICC(A,1)", ours.absolute),
        ("ICC(A,k)", ours.mean),
    ):
        assert figure.value == pytest.approx(theirs.loc[name, "ICC"], abs=1e-6)
        ends = np.asarray(theirs.loc[name, "CI95"])
        assert (figure.low, figure.high) == pytest.approx(tuple(ends), abs=1e-6)


def test_a_sparse_study_has_the_correlations_that_made_it():
    draw = np.random.default_rng(4)
    items, raters = np.repeat(np.arange(4_000), 3), np.tile(np.arange(3), 4_000)
    raters = (raters + items * 7) % 60
    points = draw.normal(0, 1, 4_000)[items] + draw.normal(0, 0.6, 60)[raters]
    found = icc(items, raters, points + draw.normal(0, 0.8, len(items)))
    assert found.consistency.value == pytest.approx(1 / 1.64, abs=0.03)
    assert found.absolute.value == pytest.approx(1 / 2.0, abs=0.04)
    assert found.mean.value == pytest.approx(1 / (1 + 1 / 3), abs=0.04)
    assert not found.complete


def test_the_jackknife_of_a_sparse_study_is_that_of_leaving_each_item_out():
    draw = np.random.default_rng(5)
    kept = draw.random(120) < 0.7
    items, raters = np.repeat(np.arange(30), 4)[kept], np.tile(np.arange(4), 30)[kept]
    points = made(5).ravel()[kept]
    whole = icc(items, raters, points)
    without = []
    for item in np.unique(items):
        rest = items != item
        without.append(icc(items[rest], raters[rest], points[rest]).absolute.value)
    far, n = np.arctanh(without), len(without)
    error = np.sqrt((n - 1) / n * ((far - far.mean()) ** 2).sum())
    low, high = np.arctanh([whole.absolute.low, whole.absolute.high])
    from scipy.stats import t

    assert (high - low) / 2 == pytest.approx(t.ppf(0.975, n - 1) * error, abs=1e-9)


def test_intervals_of_sparse_studies_hold_the_truth():
    held = 0
    for seed in range(300):
        draw = np.random.default_rng(seed)
        items = np.repeat(np.arange(150), 3)
        raters = (np.tile(np.arange(3), 150) + items * 7) % 40
        points = draw.normal(0, 1, 150)[items] + draw.normal(0, 0.4, 40)[raters]
        found = icc(items, raters, points + draw.normal(0, 0.8, 450)).consistency
        held += found.low <= 1 / 1.64 <= found.high
    assert 0.92 <= held / 300 <= 0.98


def test_raters_who_share_no_item_have_no_correlation():
    found = icc(np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1]), np.array([1.0, 2.0, 3.0, 4.0]))
    assert found.consistency.value is None
    assert found.absolute == (None, None, None)
