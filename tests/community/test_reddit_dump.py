"""The dump that benchmarks read is like a real one."""

import importlib
import json
import statistics
from collections import Counter
from pathlib import Path

import pytest
import reddit_eras

from llumi.community.lines import blocks
from llumi.community.reddit import read

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dump")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        paths = importlib.import_module("reddit_dump").write_dump(folder, size=8_000_000, seed=3)
    return [b"".join(block.data for block in blocks(path)).splitlines() for path in paths]


@pytest.fixture(scope="module")
def posts(dump):
    return [json.loads(line) for line in dump[0]]


@pytest.fixture(scope="module")
def comments(dump):
    return [json.loads(line) for line in dump[1]]


def test_it_has_the_size_that_was_asked_for(dump):
    assert 8_000_000 < sum(len(line) + 1 for lines in dump for line in lines) < 12_000_000


def test_rows_are_about_as_long_as_real_ones(dump):
    assert 1100 < statistics.mean(map(len, dump[1])) < 1500
    assert 2000 < statistics.mean(map(len, dump[0])) < 4000


def test_rows_have_every_field_of_today(posts, comments, real_data):
    lines = reddit_eras.table(real_data("reddit_dump_schema/field_types_by_month.tsv"))
    for kind, rows in (("RS", posts), ("RC", comments)):
        assert set(reddit_eras.fields(lines, kind, "2026-01")) <= set(rows[0])


def test_rows_and_their_keys_are_in_order(posts, comments):
    for rows in (posts, comments):
        times = [row["created_utc"] for row in rows]
        assert times == sorted(times)
        assert all(list(row) == sorted(row) for row in rows)
        assert len({row["id"] for row in rows}) == len(rows)


def test_threads_are_as_large_and_as_deep_as_real_ones(posts, comments):
    assert 10 < len(comments) / len(posts) < 24
    assert {comment["link_id"] for comment in comments} <= {post["name"] for post in posts}
    nested = sum(comment["parent_id"].startswith("t1_") for comment in comments)
    assert 0.4 < nested / len(comments) < 0.5
    notices = sum(comment["author"] == "AutoModerator" for comment in comments)
    assert 0.015 < notices / len(comments) < 0.045
    gone = sum(
        comment["body"] == "[removed]" or "was_deleted_later" in comment["_meta"]
        for comment in comments
    )
    assert 0.03 < gone / len(comments) < 0.07


def test_scores_have_a_long_tail_and_favour_those_who_came_first(comments):
    scores = [comment["score"] for comment in comments]
    assert statistics.median(scores) < statistics.mean(scores) < max(scores) / 10
    assert min(scores) < 0


def test_a_few_people_write_much(comments):
    by_author = Counter(comment["author"] for comment in comments).most_common()
    assert by_author[1][1] > 20 * by_author[len(by_author) // 2][1]


def test_texts_have_the_length_of_real_ones(comments):
    lengths = [len(comment["body"].split()) for comment in comments if len(comment["body"]) > 99]
    assert 30 < statistics.median(lengths) < 60
    assert max(lengths) > 300


def test_the_reader_takes_it_whole(tmp_path, dump):
    path = tmp_path / "both.jsonl"
    path.write_bytes(b"\n".join(dump[0] + dump[1]))
    found = [read(block) for block in blocks(path)]
    assert sum(each.rows for each in found) == len(dump[0]) + len(dump[1])
    assert [mistake for each in found for mistake in each.refused] == []
    assert sum(each.early for each in found) == 0
