"""Tests of studies that never were: their design, and that their parts are found again."""

from collections import Counter

import numpy as np
import pytest

from llumi.studies.simulation import Spread, drawn, latin, measured


def test_nobody_sees_a_post_twice_and_every_reply_has_its_raters():
    design = latin(posts=30, raters=7, systems=3, each=2, draw=np.random.default_rng(0))
    seen = Counter(zip(design.raters.tolist(), design.posts.tolist(), strict=True))
    assert max(seen.values()) == 1
    rated = Counter(zip(design.posts.tolist(), design.systems.tolist(), strict=True))
    assert set(rated.values()) == {2}


def test_every_rater_sees_every_system_about_as_often():
    design = latin(posts=210, raters=7, systems=3, each=2, draw=np.random.default_rng(0))
    times = Counter(zip(design.raters.tolist(), design.systems.tolist(), strict=True))
    assert min(times.values()) > 0.6 * max(times.values())


def test_the_spread_of_a_large_pilot_is_found():
    draw = np.random.default_rng(1)
    design = latin(posts=2_000, raters=250, systems=3, each=2, draw=draw)
    found = measured(drawn(design, means=(3.0, 3.5, 4.0), spread=Spread(), draw=draw))
    assert found.post == pytest.approx(0.15, abs=0.03)
    assert found.rater == pytest.approx(0.2, abs=0.05)
    assert found.post_system == pytest.approx(0.1, abs=0.03)
    assert found.rater_system == pytest.approx(0.05, abs=0.03)
    assert found.total == pytest.approx(1.0, abs=0.06)


def test_a_pilot_in_which_nothing_is_shared_has_only_a_rest():
    draw = np.random.default_rng(2)
    design = latin(posts=100, raters=300, systems=2, each=1, draw=draw)
    given = drawn(design, means=(3.0, 3.0), spread=Spread(0, 0, 0, 0, 1), draw=draw)
    assert measured(given).rater == 0
    assert measured(given).rest > 0.5
