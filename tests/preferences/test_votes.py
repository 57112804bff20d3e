"""Rule `votes` against the truth that only the simulator knows."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from llumi import engines
from llumi.preferences import pairing, threads
from llumi.preferences.endorsement import SURE, probability
from llumi.preferences.prepare import prepare
from llumi.preferences.simulation import REGIMES, simulate

SEED = 21


@pytest.fixture(scope="module")
def made():
    """Pairs of each rule in each regime, with the simulator's quality."""
    found = {}
    for name, regime in REGIMES.items():
        simulated = simulate(replace(regime, posts=1200), seed=SEED)
        for rule in ("paper", "later", "votes"):
            table = pairs_of(simulated.comments, simulated.posts, rule)
            found[name, rule] = table.to_pylist(), simulated.quality
    return found


def pairs_of(comments: pa.Table, posts: pa.Table, rule: str) -> pa.Table:
    with engines.open_engine() as engine:
        scored = threads.scored(engine.table(comments), engine.table(posts))
        made = pairing.make(engine, engine.keep(scored), rule=rule)
        return engine.to_pyarrow(made.rows.order_by("post_id", "pair_id"))


def precision(found) -> float:
    rows, quality = found
    return float(
        np.mean(
            [
                quality[row["chosen_comment_id"]] > quality[row["rejected_comment_id"]]
                for row in rows
            ]
        )
    )


@pytest.mark.parametrize("regime", REGIMES)
def test_votes_orders_comments_rightly_more_often_than_paper_and_later(made, regime):
    assert precision(made[regime, "votes"]) > precision(made[regime, "paper"])
    assert precision(made[regime, "votes"]) > precision(made[regime, "later"]) + 0.02


@pytest.mark.parametrize("regime", REGIMES)
def test_votes_gives_no_fewer_pairs_than_later(made, regime):
    assert len(made[regime, "votes"][0]) >= len(made[regime, "later"][0])


@pytest.mark.parametrize("regime", REGIMES)
def test_the_longer_comment_wins_about_half_of_the_pairs(made, regime):
    rows, _ = made[regime, "votes"]
    longer = np.mean([row["chosen_letters"] > row["rejected_letters"] for row in rows])
    assert 0.45 <= longer <= 0.55


@pytest.mark.parametrize("regime", REGIMES)
def test_each_pair_is_sure_enough_and_has_more_votes_on_its_chosen_side(made, regime):
    for row in made[regime, "votes"][0]:
        assert probability(row["standard"]) >= SURE - 1e-6
        assert row["chosen_score"] > row["rejected_score"]


def test_pairs_do_not_depend_on_the_order_in_which_comments_are_stored():
    simulated = simulate(replace(REGIMES["quiet, weak herding"], posts=300), seed=SEED)
    shuffled = simulated.comments.take(
        pa.array(np.random.default_rng(0).permutation(simulated.comments.num_rows))
    )
    for rule in ("votes", "later", "paper", "any"):
        tables = []
        for comments in (simulated.comments, shuffled):
            tables.append(pairs_of(comments, simulated.posts, rule))
        assert tables[0].num_rows
        assert tables[0].equals(tables[1]), rule


def test_the_same_input_settings_and_seed_give_byte_identical_pairs(workspace, fill):
    simulated = simulate(replace(REGIMES["quiet, weak herding"], posts=300), seed=SEED)
    fill(workspace, simulated.posts.to_pylist(), simulated.comments.to_pylist())
    hashes = {prepare(workspace, rule="votes").manifest.tables["pairs"].sha256 for _ in range(3)}
    assert len(hashes) == 1
    assert workspace.table("pairs").num_rows


def test_without_times_it_says_what_it_could_not_correct_for(workspace, fill):
    simulated = simulate(replace(REGIMES["quiet, weak herding"], posts=100), seed=SEED)
    untimed = [row | {"created_at": None} for row in simulated.comments.to_pylist()]
    fill(workspace, simulated.posts.to_pylist(), untimed)
    said = prepare(workspace, rule="votes").sentences[0]
    assert said.startswith("The comments have neither times nor views, so nothing could be")
    viewed = [row | {"views": 40} for row in untimed]
    fill(workspace, simulated.posts.to_pylist(), viewed)
    said = prepare(workspace, rule="votes").sentences[0]
    assert said.startswith("The comments have no times, so neither order of arrival nor age")


def test_comments_without_a_time_are_in_no_pair_and_counted(workspace, fill):
    simulated = simulate(replace(REGIMES["quiet, weak herding"], posts=300), seed=SEED)
    rows = simulated.comments.to_pylist()
    untimed = {row["comment_id"] for row in rows[::10]}
    some = [row | {"created_at": None} if row["comment_id"] in untimed else row for row in rows]
    fill(workspace, simulated.posts.to_pylist(), some)
    made = prepare(workspace, rule="votes")
    assert made.sentences[0] == f"{len(untimed):,} comments have no time and are in no pair."
    pairs = workspace.table("pairs")
    assert pairs.num_rows
    assert not untimed & {*pairs["chosen_id"].to_pylist(), *pairs["rejected_id"].to_pylist()}


def test_where_votes_are_chance_it_gives_nothing_and_says_why(workspace, fill):
    draw = np.random.default_rng(3)
    simulated = simulate(replace(REGIMES["quiet, weak herding"], posts=200), seed=SEED)
    by_chance = [
        row | {"score": 1 + int(draw.poisson(2))} for row in simulated.comments.to_pylist()
    ]
    fill(workspace, simulated.posts.to_pylist(), by_chance)
    made = prepare(workspace, rule="votes")
    assert made.manifest.counts["pairs"] == 0
    assert "no more than chance makes them" in made.sentences[-1]
