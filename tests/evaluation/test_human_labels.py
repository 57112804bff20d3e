"""People's labels, from the user's own files."""

import json

import pytest

from llumi.errors import InputError, InputErrors
from llumi.evaluation.human_labels import Preference, Rating, read

KNOWN = {"peers-c1", "tuned-p1"}


def test_csv_and_jsonl_of_both_kinds_are_read(tmp_path):
    ratings, preferences = tmp_path / "ratings.csv", tmp_path / "preferences.jsonl"
    ratings.write_text("reply_id,dimension,rating,rater\npeers-c1,empathy,4,r1\n", "utf-8")
    row = {"post_id": "p1", "reply_a": "peers-c1", "reply_b": "tuned-p1", "preferred": "tie"}
    preferences.write_text(json.dumps(row), "utf-8")
    found = read([ratings, preferences], replies=KNOWN)
    assert found.ratings == [Rating("peers-c1", "empathy", 4.0, "r1")]
    assert found.preferences == [Preference("peers-c1", "tuned-p1", "tie", "")]
    assert found.replies == KNOWN


def test_all_mistakes_are_said_at_once(tmp_path):
    file = tmp_path / "ratings.csv"
    file.write_text(
        "reply_id,dimension,rating\npeers-c1,warmth,4\nnobody,empathy,4\npeers-c1,empathy,7\n",
        "utf-8",
    )
    with pytest.raises(InputErrors) as caught:
        read([file], replies=KNOWN)
    assert [one.split(":")[0] for one in caught.value.mistakes] == [
        "line 2, field dimension",
        "line 3, field reply_id",
        "line 4, field rating",
    ]


def test_other_files_are_sentences(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read([tmp_path / "gone.csv"], replies=KNOWN)
    file = tmp_path / "other.jsonl"
    file.write_text('{"post_id": "p1"}\nno json\n', "utf-8")
    with pytest.raises(InputErrors) as caught:
        read([file], replies=KNOWN)
    assert len(caught.value.mistakes) == 2
    wrong = {"post_id": "p1", "reply_a": "nobody", "reply_b": "tuned-p1", "preferred": "a"}
    file.write_text(json.dumps(wrong), "utf-8")
    with pytest.raises(InputErrors) as caught:
        read([file], replies=KNOWN)
    assert len(caught.value.mistakes) == 2
    file.write_bytes(b"\xff\n")
    with pytest.raises(InputError, match="cannot be read"):
        read([file], replies=KNOWN)
