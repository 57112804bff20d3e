"""What could not be kept is listed for a person: which file, which line, why, and not one word."""

import importlib
from pathlib import Path

import pyarrow as pa
import pytest

from llumi.community.collect import Options, collect
from llumi.community.quarantine import reader
from llumi.community.tidy import LINES_PER_SOURCE
from llumi.engines import open_engine
from llumi.tables import SCHEMAS

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SOURCES = [Path("RC_2024-01.zst"), Path("more/RC_2024-02.zst")]
REDDIT = Options(format="reddit", masking="rules")


def aside(*rows):
    schema = pa.schema({"place": pa.int64(), "reason": pa.string()})
    return pa.Table.from_pylist([{"place": p, "reason": r} for p, r in rows], schema)


def table(sources, refused, places):
    with open_engine() as engine:
        return reader(engine, sources, refused, engine.table(places)).read_all()


@pytest.fixture
def dump(tmp_path, monkeypatch):
    """Posts and comments of a small subreddit, packed."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    write_dump = importlib.import_module("reddit_dump").write_dump
    return write_dump(tmp_path / "dump", size=3_000_000, seed=5, window_log=20)


def test_each_row_says_file_line_and_reason_in_the_order_of_the_sources():
    refused = [(1, 8123, "broken JSON"), (0, 7, "no id")]
    made = table(
        SOURCES, refused, aside((LINES_PER_SOURCE + 5, "stray"), (9, "again"), (2, "again"))
    )
    assert made.schema == SCHEMAS["quarantine"]
    assert [tuple(row.values()) for row in made.to_pylist()] == [
        ("RC_2024-01.zst", 2, "again"),
        ("RC_2024-01.zst", 7, "no id"),
        ("RC_2024-01.zst", 9, "again"),
        ("more/RC_2024-02.zst", 5, "stray"),
        ("more/RC_2024-02.zst", 8123, "broken JSON"),
    ]


def test_of_a_sound_source_it_is_empty_and_still_a_table():
    assert table(SOURCES, [], aside()).equals(SCHEMAS["quarantine"].empty_table())


def test_comments_under_posts_that_were_removed_are_nothing_to_look_at(workspace, jsonl):
    post = {"id": "p1", "title": "Long night", "created_utc": 1_704_067_200}
    gone = post | {"id": "p2", "_meta": {"removal_type": "moderator", "was_deleted_later": True}}
    comment = {"id": "c1", "link_id": "t3_p2", "parent_id": "t3_p2", "created_utc": 1_704_067_300}
    collect(workspace, [jsonl(post, gone, comment | {"body": "I hear you."})], REDDIT)
    assert workspace.table("quarantine").num_rows == 0
    assert workspace.manifest("collect").dropped == {
        "removed by moderators or Reddit": 1,
        "comment under a post that was left out": 1,
    }


def test_no_word_of_a_refused_line_reaches_any_file_of_the_workspace(workspace, jsonl):
    post = {"id": "p1", "title": "Long night", "author": "mo_1", "created_utc": 1_704_067_200}
    source = jsonl(
        post,
        post | {"id": "p2", "selftext": "brown heron", "score": "brown heron"},
        '{"id": "p3", "title": "brown heron',
        post | {"title": "brown heron"},
    )
    collect(workspace, [source], REDDIT)
    assert [row["line"] for row in workspace.table("quarantine").to_pylist()] == [2, 3, 4]
    files = [path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file()]
    assert any(b"repeated post id" in file for file in files)
    assert not any(b"heron" in file for file in files)


def test_a_dump_that_ends_too_soon_keeps_what_came_before_and_says_where(workspace, dump):
    _, comments = dump
    whole = collect(workspace, dump, REDDIT).counts
    assert workspace.table("quarantine").num_rows == 0
    before = workspace.table("comments")
    with comments.open("r+b") as file:
        file.truncate(comments.stat().st_size * 2 // 3)
    cut = collect(workspace, dump, REDDIT)
    left = workspace.table("comments")
    assert 0 < left.num_rows < whole["comments"]
    assert left.equals(before.slice(0, left.num_rows))
    damage = workspace.table("quarantine").to_pylist()
    assert {row["file"] for row in damage} == {str(comments)}
    assert "ends in the middle of a compressed frame" in damage[-1]["reason"]
    assert damage[-1]["line"] > left.num_rows
    assert cut.counts["rows"] < whole["rows"]
    kept = cut.counts["posts"] + cut.counts["comments"]
    assert cut.counts["rows"] == kept + sum(cut.dropped.values())
