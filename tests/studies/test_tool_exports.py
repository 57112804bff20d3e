"""Tests of what tools for annotation export; the records are made as their documentation shows."""

import json

import pytest

from llumi.errors import InputError
from llumi.studies.rating_files import read


def label_studio(**changed):
    results = [
        {"from_name": "empathy", "type": "rating", "value": {"rating": 4}},
        {"from_name": "safety", "type": "choices", "value": {"choices": ["5"]}},
    ]
    first = {"completed_by": 7, "was_cancelled": False, "result": results}
    second = {"completed_by": {"id": 8, "email": "b@x.org"}, "result": results[:1]}
    gone = {"completed_by": 9, "was_cancelled": True, "result": results}
    told = {"id": 1, "data": {"item": "3f9a"}, "annotations": [first, second, gone]}
    return told | changed


POTATO = {
    "user_id": "r1",
    "instance_id": "3f9a",
    "label_annotations": {
        "empathy": {"scale_4": "4"},
        "safety": {"4": "false", "5": "true"},
    },
}
ARGILLA = {
    "id": "3f9a",
    "fields": {"reply": "I hear you."},
    "responses": {
        "empathy": [{"value": 4, "user_id": "u1"}, {"value": 2, "user_id": "u2"}],
        "safety": [
            {"value": 5, "user_id": "u1"},
            {"value": 1, "user_id": "u3", "status": "discarded"},
        ],
    },
}


def rows(folder, text, name="told.json"):
    file = folder / name
    file.write_text(text)
    found = read(file, {}, by_item=True)
    return [(row.post, row.rater, row.dimension, row.points) for row in found.rows]


def test_label_studios_tasks_have_a_row_for_each_person_and_what_lacks_is_missing(tmp_path):
    file = tmp_path / "told.json"
    file.write_text(json.dumps([label_studio()]))
    found = read(file, {}, by_item=True)
    assert [(row.post, row.rater, row.dimension, row.points) for row in found.rows] == [
        ("3f9a", "7", "empathy", 4.0),
        ("3f9a", "7", "safety", 5.0),
        ("3f9a", "b@x.org", "empathy", 4.0),
    ]
    assert found.missing == 1


def test_potatos_lines_are_read_by_label_or_by_value(tmp_path):
    assert rows(tmp_path, json.dumps(POTATO) + "\n", "annotated_instances.jsonl") == [
        ("3f9a", "r1", "empathy", 4.0),
        ("3f9a", "r1", "safety", 5.0),
    ]


def test_argillas_responses_are_put_together_by_person(tmp_path):
    assert rows(tmp_path, json.dumps([ARGILLA])) == [
        ("3f9a", "u1", "empathy", 4.0),
        ("3f9a", "u1", "safety", 5.0),
        ("3f9a", "u2", "empathy", 2.0),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1}', "is no list of records"),
        ("[1]", "is no JSON object"),
        (json.dumps([label_studio(annotations=[{"result": ["x"]}])]), "is no record of"),
        (json.dumps([ARGILLA | {"responses": {"empathy": ["x"]}}]), "is no record of"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        rows(tmp_path, text)


def test_points_that_are_words_are_refused_and_never_guessed(tmp_path):
    words = POTATO | {"label_annotations": {"empathy": {"warm": "true"}}}
    with pytest.raises(InputError, match="'warm' is no number"):
        rows(tmp_path, json.dumps(words) + "\n", "told.jsonl")
