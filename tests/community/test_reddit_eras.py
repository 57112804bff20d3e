"""Rows of every era since 2005 come through the reader: thirteen by hand, 14,000 at random."""

import json
from random import Random

import pytest
import reddit_eras
from hypothesis import given, settings
from hypothesis import strategies as st
from reddit_eras import COMMENT, POST

from llumi.community.harvest import Block
from llumi.community.reddit import read

ROWS = 100
DAY = 86_400


# One hand-written row for each way in which the eras differ; the rest is as in reddit_eras.
ERAS = {
    "2005-12, captured ten years later": (
        {
            "created_utc": 1_134_365_188,
            "score": 2,
            "link_id": "t3_17863",
            "parent_id": "t3_17863",
            "retrieved_on": 1_473_738_411,
            "edited": False,
        },
        (2, 1_134_365_188, 1_473_738_411),
    ),
    "2006-02, edited as a number": (
        {"created_utc": 1_139_000_000, "retrieved_on": 1_473_740_000, "edited": 1_139_000_100.0},
        (4, 1_139_000_000, 1_473_740_000),
    ),
    "2007-11, a time in quotes and no time of retrieval": (
        {"created_utc": "1194000000", "name": "t1_kfsyy32", "downs": 0, "archived": True},
        (4, 1_194_000_000, None),
    ),
    "2013-05, hidden": (
        {"created_utc": "1368000000", "score_hidden": True, "score": 1},
        (None, 1_368_000_000, None),
    ),
    "2015-02, both kinds of time": (
        {"created_utc": 1_423_000_000, "created": None, "retrieved_on": 1_424_500_000},
        (4, 1_423_000_000, 1_424_500_000),
    ),
    "2017-10, a score that is null": (
        {"created_utc": 1_507_000_000, "score": None, "retrieved_on": 1_509_000_000},
        (None, 1_507_000_000, None),
    ),
    "2018-04, a retrieval that is null": (
        {"created_utc": 1_523_000_000, "retrieved_on": None, "author_fullname": None},
        (4, 1_523_000_000, None),
    ),
    "2020-06, months later": (
        {"created_utc": 1_591_000_000, "retrieved_on": 1_599_000_000, "locked": False},
        (4, 1_591_000_000, 1_599_000_000),
    ),
    "2021-03, retrieved_utc": (
        {"created_utc": 1_615_000_000, "retrieved_utc": 1_626_000_000, "edited": 1_615_000_100.0},
        (4, 1_615_000_000, 1_626_000_000),
    ),
    "2023-04, three months later": (
        {"created_utc": 1_681_000_000, "created": 1_681_000_000, "retrieved_on": 1_690_000_000},
        (4, 1_681_000_000, 1_690_000_000),
    ),
    "2023-08, seconds later": (
        {"created_utc": 1_691_000_000, "retrieved_on": 1_691_000_005, "score": 1},
        (None, 1_691_000_000, None),
    ),
    "2023-11, a second retrieval": (
        {
            "created_utc": 1_699_000_000,
            "retrieved_on": 1_699_000_005,
            "_meta": {"retrieved_2nd_on": 1_699_129_600, "is_edited": True},
        },
        (4, 1_699_000_000, 1_699_129_600),
    ),
    "2024-03, the second retrieval failed": (
        {
            "created_utc": 1_710_000_000,
            "retrieved_on": 1_710_000_005,
            "_meta": {"note": "no_2nd_retrieval"},
        },
        (None, 1_710_000_000, None),
    ),
}


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("kind", ["post", "comment"])
def test_every_era_gives_score_and_times(era, kind):
    fields, expected = ERAS[era]
    row = POST | {"score": 4} if kind == "post" else COMMENT
    if kind == "post" and "score_hidden" in fields:
        fields = fields | {"hide_score": fields["score_hidden"]}
    for absent in ("_meta", "retrieved_on"):
        row = {name: value for name, value in row.items() if name != absent}
    found = read(Block(1, json.dumps(row | fields).encode(), 0))
    (kept,) = found.posts + found.comments
    scored = kept.scored and int(kept.scored.timestamp())
    assert (kept.score, int(kept.created.timestamp()), scored) == expected


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
