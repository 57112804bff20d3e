"""Votes counted at different ages are never compared."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest

from llumi import engines
from llumi.preferences import endorsement, threads
from llumi.preferences.prepare import prepare
from llumi.tables import SCHEMAS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def comment(name, score, days=None, *, of="p", minute=0, **more):
    """A comment whose votes were counted after so many days; None: nobody knows when."""
    written = NOON + timedelta(minutes=minute)
    counted = None if days is None else written + timedelta(days=days)
    row = {"comment_id": name, "post_id": of, "text": f"Words of {name}.", "score": score}
    return row | {"created_at": written, "scored_at": counted} | more


def seen(*comments):
    with engines.open_engine() as engine:
        table = engine.table(pa.Table.from_pylist(list(comments), SCHEMAS["comments"]))
        posts = engine.table(pa.Table.from_pylist(POSTS, SCHEMAS["posts"]))
        return engine.to_pyarrow(threads.scored(table, posts)).to_pylist()


POSTS = [{"post_id": "p", "title": "", "text": "A post.", "score": 20, "created_at": NOON}]


@pytest.mark.parametrize(
    ("days", "maturity"),
    [
        (None, threads.UNKNOWN),
        (1, threads.YOUNG),
        (1.99, threads.YOUNG),
        (2, threads.RIPENING),
        (13.99, threads.RIPENING),
        (14, threads.RIPE),
        (900, threads.RIPE),
    ],
)
def test_maturity_is_told_by_the_age_at_which_votes_were_counted(days, maturity):
    (row,) = seen(comment("c", 3, days))
    assert row["maturity"] == maturity


def test_without_the_time_of_writing_the_age_is_not_known():
    (row,) = seen(comment("c", 3, 30, created_at=None))
    assert (row["maturity"], row["age"]) == (threads.UNKNOWN, 0)


def test_ages_are_told_apart_more_finely_than_classes():
    rows = seen(*(comment(f"c{days}", 3, days) for days in (1, 2, 5, 10, 20, 40)))
    ages = {row["comment_id"]: row["age"] for row in rows}
    assert ages == {"c1": 1, "c2": 2, "c5": 3, "c10": 4, "c20": 5, "c40": 6}


@pytest.mark.parametrize("rule", ["any", "later", "paper", "votes"])
def test_no_rule_compares_votes_of_different_maturity(workspace, fill, rule):
    ages = (None, 1, 5, 40)
    draw = np.random.default_rng(5)
    posts = [POSTS[0] | {"post_id": f"p{n}"} for n in range(80)]
    comments = [
        comment(
            f"p{n}c{place}",
            int(1 + draw.poisson((40, 3, 30, 2, 20, 2)[place] * draw.gamma(1))),
            ages[draw.integers(4)],
            of=f"p{n}",
            minute=place,
        )
        for n in range(80)
        for place in range(6)
    ]
    fill(workspace, posts, comments)
    prepare(workspace, rule=rule)
    age = {
        row["comment_id"]: row["scored_at"] and row["scored_at"] - row["created_at"]
        for row in comments
    }
    pairs = workspace.table("pairs").to_pylist()
    assert pairs
    for pair in pairs:
        assert age[pair["chosen_id"]] == age[pair["rejected_id"]]


def test_quantiles_of_paper_are_taken_in_each_class(workspace, fill):
    # 20 votes are the top among young scores, and nothing beside the 100 of ripe ones.
    comments = [
        comment("a", 20, 1),
        comment("b", 1, 1),
        comment("c", 100, 40),
        comment("d", 60, 40),
    ]
    comments += [comment(f"y{n}", 2, 1, of="q") for n in range(8)]
    comments += [comment(f"r{n}", 50, 40, of="q") for n in range(8)]
    fill(workspace, [*POSTS, {"post_id": "q"}], comments)
    prepare(workspace, rule="paper")
    pairs = {(row["chosen_id"], row["rejected_id"]) for row in workspace.table("pairs").to_pylist()}
    assert pairs == {("a", "b")}


def test_where_only_maturity_differs_it_says_so(workspace, fill):
    fill(workspace, POSTS, [comment("a", 9, 1), comment("b", 2, 40)])
    (sentence,) = prepare(workspace, rule="any").sentences
    assert sentence == (
        "Under every post, comments whose votes were counted at a like age have the same votes; "
        "others are not compared."
    )


def expected_at(days: list[float | None]) -> list[float]:
    """What the comments of like threads expect, one of each thread counted after so many days."""
    rows = [
        comment(f"p{n:02}c{place}", 5 if age == 1 else 20, age, of=f"p{n:02}", minute=n)
        for n in range(60)
        for place, age in enumerate(days)
    ]
    posts = [POSTS[0] | {"post_id": f"p{n:02}"} for n in range(60)]
    with engines.open_engine() as engine:
        scored = threads.scored(
            engine.table(pa.Table.from_pylist(rows, SCHEMAS["comments"])),
            engine.table(pa.Table.from_pylist(posts, SCHEMAS["posts"])),
        )
        found = endorsement.endorse(engine, engine.keep(scored)).comments.order_by("comment_id")
        return engine.to_pyarrow(found)["expected"].to_pylist()[:3]


def test_a_comment_counted_young_expects_fewer_votes():
    old, young, other = expected_at([40, 1, 40])
    assert young < 0.6 * min(old, other)


def test_one_age_for_all_changes_nothing():
    assert expected_at([40, 40, 40]) == expected_at([None, None, None])
