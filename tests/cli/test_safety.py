"""`llumi safety train` on a few lessons, and what it refuses."""

import json

import pytest
from typer.testing import CliRunner

from llumi.cli import app
from llumi.errors import InputError
from llumi.safety import classifier, lessons


def lines(file, rows):
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def few(monkeypatch):
    """So few lessons that teaching takes seconds."""
    posts, replies = lessons.posts()[::25], lessons.replies()[::25]
    monkeypatch.setattr(lessons, "posts", lambda *more: posts)
    monkeypatch.setattr(lessons, "replies", lambda *more: replies)


def test_training_writes_files_with_their_hashes_and_says_how_it_did(few, tmp_path):
    ran = CliRunner().invoke(app, ["safety", "train", "--out", str(tmp_path), "--json"])
    assert ran.exit_code == 0, ran.output
    told = json.loads(ran.output)
    assert classifier.sums(tmp_path) == told["sha256"]
    loaded = classifier.load(tmp_path / "posts.parquet")
    assert sum(loaded.shares("i want to die").values()) == pytest.approx(1, abs=1e-6)
    assert {one["label"] for one in told["unseen"]["posts"]} == set(loaded.least)
    for one in told["unseen"]["replies"]:
        assert 0 <= one["caught"] <= one["of"]


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path):
    file = lines(
        tmp_path / "ours.jsonl",
        [
            {"tier": "none", "by": "us", "text": "A quiet day."},
            {"tier": "grave", "by": "us", "text": "A day."},
            {"tier": "none", "text": "A day."},
            {"tier": "none", "by": "us", "text": " "},
        ],
    )
    ran = CliRunner().invoke(app, ["safety", "train", "--more-posts", str(file)])
    assert isinstance(ran.exception, InputError)
    for number, said in ((2, "tier is 'grave'"), (3, "by, who wrote it"), (4, "text is missing")):
        assert f"line {number}: {said}" in ran.exception.message
    assert "line 1" not in ran.exception.message


def test_a_rule_that_there_is_not_is_refused(tmp_path):
    file = lines(
        tmp_path / "ours.jsonl", [{"rule": "kindness", "fires": True, "by": "us", "text": "Hm."}]
    )
    ran = CliRunner().invoke(app, ["safety", "train", "--more-replies", str(file)])
    assert "there is no rule 'kindness'" in ran.exception.message


def test_a_file_that_is_not_there_is_named(tmp_path):
    ran = CliRunner().invoke(app, ["safety", "train", "--more-posts", str(tmp_path / "no.jsonl")])
    assert "no.jsonl does not exist" in ran.exception.message
