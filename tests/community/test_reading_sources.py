"""Sources are read on all cores, with progress; one that is not what it seems is refused."""

import gzip
import importlib
import json
from pathlib import Path

import pytest
import zstandard

from llumi.community import reading
from llumi.community.collect import Options, collect
from llumi.community.reading import BYTES
from llumi.errors import InputError
from llumi.workspace import open_workspace

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
REDDIT = Options(format="reddit", masking="rules")
JANUARY, DAY = 1_704_067_200, 86_400
POST = {
    "id": "p1",
    "title": "Long night",
    "selftext": "Since March.",
    "author": "mo_1",
    "subreddit": "KindCorner",
    "created_utc": JANUARY,
    "retrieved_on": JANUARY + 2 * DAY,
    "score": 3,
}


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    """Posts and comments of a small subreddit, packed."""
    folder = tmp_path_factory.mktemp("dump")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        write_dump = importlib.import_module("reddit_dump").write_dump
    return write_dump(folder, size=2_000_000, seed=4, window_log=20)


@pytest.fixture
def refused(workspace):
    """The one sentence with which a source is refused; nothing was written."""

    def collect_in_vain(*sources, options=REDDIT):
        with pytest.raises(InputError) as raised:
            collect(workspace, sources, options)
        assert workspace.manifest("collect") is None
        assert "\n" not in raised.value.message
        return raised.value.message

    return collect_in_vain


# Sources that are not what they are taken for


@pytest.mark.parametrize("line", ["From: somebody", '{"id": "p1"}', "id,title,score", '["p1"]'])
def test_a_wholly_wrong_file_is_refused_by_its_name_and_first_line(refused, jsonl, line):
    source = jsonl("", line, line, name="wrong.jsonl")
    said = refused(jsonl(POST), source)
    assert said.startswith(f"{source} has no line that can be read as reddit; line 2: ")


def test_a_packed_file_that_breaks_before_its_first_line_is_refused(refused, tmp_path):
    source = tmp_path / "RS_2024-01.gz"
    source.write_bytes(gzip.compress(json.dumps(POST).encode())[:12])
    assert "line 1: the file ends in the middle" in refused(source)


def test_one_line_that_can_be_read_is_enough(workspace, tmp_path):
    """However much of the file is broken beside it."""
    source = tmp_path / "RS_2024-01.zst"
    packed = zstandard.compress(json.dumps(POST).encode() + b"\nbroken\n")
    source.write_bytes(packed + packed[:20])
    found = collect(workspace, [source], REDDIT)
    assert workspace.table("posts")["post_id"].to_pylist() == ["p1"]
    assert found.dropped == {"row that cannot be read": 2}
    assert found.counts["rows"] == 1 + 2


def test_a_packed_file_with_nothing_in_it_is_refused_by_its_name(refused, jsonl, tmp_path):
    source = tmp_path / "RS_2024-02.zst"
    source.write_bytes(zstandard.compress(b""))
    assert refused(source) == refused(jsonl(POST), source) == f"{source} has no line to read."


def test_a_source_whose_votes_are_nearly_all_too_early_is_refused_by_its_name(refused, jsonl):
    good = jsonl(POST, name="good.jsonl")
    early = [POST | {"id": f"e{i}", "retrieved_on": JANUARY + 7} for i in range(9)]
    source = jsonl(*early, POST | {"id": "p2"}, name="early.jsonl")
    said = refused(good, source)
    assert said.startswith(f"{source} has no votes to learn from: of 10 scores 9 were counted less")


def test_a_few_votes_that_came_too_early_are_counted_and_left_empty(workspace, jsonl):
    early = POST | {"id": "e1", "retrieved_on": JANUARY + 7}
    found = collect(workspace, [jsonl(POST, early)], REDDIT)
    assert found.counts["early"] == 1
    assert workspace.table("posts")["score"].to_pylist() == [3, None]


def test_an_unknown_subreddit_leaves_nothing_and_the_sentence_says_why(refused, jsonl):
    source = jsonl(POST, POST | {"id": "p2"})
    options = Options(format="reddit", subreddits=("Nowhere",))
    said = refused(source, options=options)
    assert said == f"No post is left of {source}: 2 × another subreddit."


def test_subreddits_are_known_in_any_case(workspace, jsonl):
    source = jsonl(POST, POST | {"id": "p2", "subreddit": "Other"})
    options = Options(format="reddit", subreddits=("kindCORNER",))
    assert collect(workspace, [source], options).dropped == {"another subreddit": 1}


def test_a_subreddit_is_asked_of_reddit_alone(refused, jsonl):
    options = Options(format="jsonl", subreddits=("KindCorner",))
    assert refused(jsonl(POST), options=options).startswith("--subreddit is for --format reddit")


# Progress, and all cores


def test_progress_is_told_in_packed_bytes_and_ends_at_the_total(workspace, dump, monkeypatch):
    monkeypatch.setattr(reading, "_BLOCK", 100_000)
    steps = []
    collect(workspace, dump, REDDIT, told=steps.append)
    read = [step for step in steps if step.unit == BYTES]
    total = sum(path.stat().st_size for path in dump)
    assert {step.of for step in read} == {total}
    assert [step.done for step in read] == sorted(step.done for step in read)
    assert len({step.done for step in read}) > 3
    assert read[-1].done == total
    assert [step.what for step in steps[len(read) :]] == ["settling", "writing"]


def test_on_all_cores_the_result_is_the_same(tmp_path, dump, monkeypatch):
    made = []
    monkeypatch.setattr(reading, "_BLOCK", 100_000)
    for name, few in (("one", reading._FEW), ("all", 0)):
        monkeypatch.setattr(reading, "_FEW", few)
        monkeypatch.setattr(reading, "cores", lambda: 2)
        workspace = open_workspace(tmp_path / name)
        (workspace.folder / "pseudonym.key").write_text("00" * 32, encoding="ascii")
        found = collect(workspace, dump, REDDIT)
        made.append((found.counts, found.dropped, [file.sha256 for file in found.tables.values()]))
    assert made[0] == made[1]
    assert made[0][0]["comments"] > 100
