"""The simulator shows what was measured on Reddit, and tells the rules no more than a dump does."""

from dataclasses import replace

import numpy as np
import pytest

from llumi import engines
from llumi.preferences import pairing, threads
from llumi.preferences.simulation import REGIMES, Simulated, simulate
from llumi.tables import SCHEMAS, check

SMALL = {name: replace(regime, posts=600) for name, regime in REGIMES.items()}


@pytest.fixture(scope="module")
def busy() -> Simulated:
    return simulate(SMALL["busy, weak herding"], seed=11)


def rows(simulated: Simulated, rule: str) -> list[dict]:
    with engines.open_engine() as engine:
        comments, posts = engine.table(simulated.comments), engine.table(simulated.posts)
        scored = engine.keep(threads.scored(comments, posts))
        made = pairing.make(engine, scored, rule=rule, max_per_post=0)
        return engine.to_pyarrow(made.rows).to_pylist()


def share(pairs: list[dict], claim) -> float:
    return float(np.mean([claim(pair) for pair in pairs]))


def test_the_paper_rule_chooses_the_earlier_comment_as_often_as_on_reddit(busy):
    made = rows(busy, "paper")
    assert share(
        made, lambda pair: pair["chosen_created_at"] < pair["rejected_created_at"]
    ) == pytest.approx(0.985, abs=0.015)


def test_the_paper_rule_rejects_unseen_comments_as_often_as_on_reddit(busy):
    made = rows(busy, "paper")
    assert share(made, lambda pair: pair["rejected_score"] == 1) == pytest.approx(0.889, abs=0.03)


def test_the_later_rule_lets_the_longer_comment_win_as_often_as_on_reddit(busy):
    made = rows(busy, "later")
    assert share(
        made, lambda pair: pair["chosen_letters"] > pair["rejected_letters"]
    ) == pytest.approx(0.64, abs=0.03)


def test_the_same_seed_gives_the_same_community_and_another_gives_another():
    regime = SMALL["quiet, strong herding"]
    first = simulate(regime, seed=3)
    again = simulate(regime, seed=3)
    assert first.comments.equals(again.comments)
    assert first.posts.equals(again.posts)
    assert first.quality == again.quality
    assert not first.comments.equals(simulate(regime, seed=4).comments)


def test_a_community_fits_the_tables_and_keeps_its_quality_to_itself(busy):
    check("posts", busy.posts)
    check("comments", busy.comments)
    assert busy.comments.column_names == SCHEMAS["comments"].names
    assert set(busy.comments["comment_id"].to_pylist()) == set(busy.quality)
    assert set(busy.comments["text"].to_pylist()[0]) == {"x"}


def test_no_comment_is_written_before_its_post(busy):
    posted = dict(
        zip(busy.posts["post_id"].to_pylist(), busy.posts["created_at"].to_pylist(), strict=True)
    )
    for row in busy.comments.select(["post_id", "created_at"]).to_pylist():
        assert row["created_at"] > posted[row["post_id"]]


def test_herding_makes_the_winners_win_by_more():
    def top(name: str) -> float:
        scores = simulate(SMALL[name], seed=5).comments["score"].to_numpy()
        return float(np.quantile(scores, 0.99))

    assert top("quiet, strong herding") > 1.3 * top("quiet, weak herding")
    assert top("busy, strong herding") > 1.3 * top("busy, weak herding")


def test_at_equal_quality_and_place_a_comment_that_comes_first_gets_more_votes(busy):
    firsts, lasts = [], []
    by_post: dict[str, list[tuple]] = {}
    for row in busy.comments.to_pylist():
        by_post.setdefault(row["post_id"], []).append((row["created_at"], row["score"]))
    for thread in by_post.values():
        if len(thread) >= 4:
            ordered = sorted(thread)
            firsts.append(ordered[0][1])
            lasts.append(ordered[-1][1])
    assert np.mean(firsts) > 5 * np.mean(lasts)
