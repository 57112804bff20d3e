"""Replies of other systems, read from a file."""

import json

import pytest

from llumi.errors import InputError, InputErrors
from llumi.evaluation.other_systems import read

HELD_OUT = ("p1", "p2")


@pytest.fixture
def file(tmp_path):
    def written(*lines):
        path = tmp_path / "others.jsonl"
        said = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path.write_text("\n".join(said) + "\n", encoding="utf-8")
        return path

    return written


def test_each_line_is_a_reply_of_its_system(file):
    path = file(
        {"post_id": "p1", "system": "other", "text": "I hear you."},
        "",
        {"post_id": "p2", "system": "other", "text": ""},
    )
    rows = read(path, held_out=HELD_OUT, taken=("peers",)).to_pylist()
    assert [(row["post_id"], row["system"], row["text"]) for row in rows] == [
        ("p1", "other", "I hear you."),
        ("p2", "other", ""),
    ]
    assert [row["revises"] for row in rows] == [None, None]


def test_a_draft_is_a_reply_that_the_improved_one_names(file):
    one = {"post_id": "p1", "system": "editor", "text": "I hear you.", "draft": "i hear u"}
    drafted, improved = read(file(one, one), held_out=HELD_OUT, taken=()).to_pylist()
    assert (drafted["system"], drafted["text"]) == ("drafts", "i hear u")
    assert improved["revises"] == drafted["reply_id"]


def test_two_editors_of_one_draft_share_it(file):
    first = {"post_id": "p1", "system": "a", "text": "I hear you.", "draft": "i hear u"}
    rows = read(file(first, first | {"system": "b"}), held_out=HELD_OUT, taken=()).to_pylist()
    assert [row["system"] for row in rows] == ["drafts", "a", "b"]


def test_all_mistakes_of_a_file_are_said_at_once(file):
    path = file(
        {"post_id": "p9", "system": "other", "text": "x"},
        "{",
        {"post_id": "p1", "system": "peers", "text": "x"},
        {"post_id": "p1", "system": "other"},
        {"post_id": "p1", "system": "other", "text": "x", "score": 3},
        {"post_id": "p1", "system": "drafts", "text": "x"},
    )
    with pytest.raises(InputErrors) as refused:
        read(path, held_out=HELD_OUT, taken=("peers",))
    said = "\n".join(refused.value.mistakes)
    assert len(refused.value.mistakes) == 6
    assert "line 1, field post_id: p9 is no held-out post" in said
    assert "line 3, field system: peers is the name of another system" in said
    assert "line 4" in said and "text" in said
    assert "line 5" in said and "score" in said


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "none.jsonl", held_out=HELD_OUT, taken=())
