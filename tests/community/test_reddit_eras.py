"""Rows of every month since 2005, 12,000 of them, come through the reader as they should."""

import json
from random import Random

import pytest
import reddit_eras
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.community.harvest import Block
from llumi.community.reddit import read

ROWS = 100
DAY = 86_400


@pytest.fixture(scope="module")
def lines(real_data):
    return reddit_eras.table(real_data("reddit_dump_schema/field_types_by_month.tsv"))


def block_of(draw, rows):
    separators = draw.choice(((",", ":"), (", ", ": ")))
    ascii_only = draw.random() < 0.5
    text = "".join(
        json.dumps(row, separators=separators, ensure_ascii=ascii_only) + "\n" for row in rows
    )
    return Block(1, text.encode(), 0)


def is_dropped(row):
    """As docs/community.md has it, said a second time."""
    return bool(
        row.get("_meta", {}).get("was_deleted_later")
        or row.get("stickied")
        or row.get("distinguished") in ("moderator", "admin")
        or row["author"] == "AutoModerator"
        or row.get("parent_id", "").startswith("t1_")
    )


def counted(row):
    """When its votes were counted, and whether that was too early."""
    created = float(row["created_utc"])
    retrieved = (
        row.get("_meta", {}).get("retrieved_2nd_on")
        or row.get("retrieved_on")
        or row.get("retrieved_utc")
    )
    if retrieved is None:
        return None, row["month"] in ("2023-07", "2023-08", "2023-09", "2023-10")
    return retrieved, retrieved - created < DAY


@given(st.sampled_from(["RC", "RS"]), st.integers(0, 2**32))
@settings(derandomize=True, deadline=None, max_examples=120)
def test_rows_of_every_era_are_read_as_the_documentation_says(lines, kind, seed):
    draw = Random(seed)
    rows = []
    for month in draw.choices(reddit_eras.months(lines, kind), k=ROWS):
        types = reddit_eras.fields(lines, kind, month)
        rows.append(reddit_eras.row(draw, kind, month, types) | {"month": month})
    found = read(block_of(draw, rows))
    assert found.refused == []
    kept = {each.line: each for each in found.posts + found.comments}
    assert [at for at in range(1, ROWS + 1) if at not in kept] == [
        at for at, row in enumerate(rows, start=1) if is_dropped(row)
    ]
    assert found.rows == ROWS == len(kept) + sum(found.dropped.values())
    early = 0
    for at, each in kept.items():
        row = rows[at - 1]
        retrieved, too_early = counted(row)
        early += too_early and row["score"] is not None
        hidden = row.get("score_hidden") or row.get("hide_score")
        assert each.score == (None if hidden or too_early else row["score"])
        assert each.created.timestamp() == float(row["created_utc"])
        if each.score is not None and retrieved:
            assert each.scored.timestamp() == retrieved
        else:
            assert each.scored is None
    assert found.early == early


@given(st.sampled_from(["RC", "RS"]), st.integers(0, 2**32))
@settings(derandomize=True, deadline=None, max_examples=20)
def test_asking_for_a_subreddit_only_takes_the_others_away(lines, kind, seed):
    draw = Random(seed)
    month = draw.choice(reddit_eras.months(lines, kind))
    types = reddit_eras.fields(lines, kind, month)
    rows = [reddit_eras.row(draw, kind, month, types) for _ in range(ROWS)]
    block = block_of(draw, rows)
    every, some = read(block), read(block, subreddits=frozenset({"kindcorner"}))
    ours = {at for at, row in enumerate(rows, start=1) if row["subreddit"] != "Elsewhere"}
    for name in ("posts", "comments"):
        assert getattr(some, name) == [each for each in getattr(every, name) if each.line in ours]
    assert some.dropped["another subreddit"] == ROWS - len(ours)
