"""Tests of reading ratings that were made elsewhere."""

import gzip
from pathlib import Path

import pytest

from llumi.errors import InputError, InputErrors
from llumi.studies.rating_files import column_map, read

LONG = "post,system,rater,dimension,rating\np1,tuned,r1,empathy,4\np1,base,r1,empathy,3.0\n"


def written(folder: Path, text: str, name: str = "ratings.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_long_file_has_a_rating_a_row(tmp_path):
    found = read(written(tmp_path, LONG), {})
    assert [(row.line, row.system, row.points) for row in found.rows] == [
        (2, "tuned", 4.0),
        (3, "base", 3.0),
    ]
    assert found.scores("empathy").systems.names == ("base", "tuned")


def test_columns_have_whatever_names_a_map_says(tmp_path):
    text = LONG.replace("post,system", "context_id,model")
    mapped = column_map(["post=context_id", "system=model"])
    assert read(written(tmp_path, text), mapped).rows == read(written(tmp_path, LONG), {}).rows


def test_a_wide_file_has_a_column_for_each_dimension(tmp_path):
    text = "who,post,system,Q3_1,Q3_2\nr1,p1,tuned,4,5\nr2,p1,tuned,,2\n"
    mapped = column_map(["rater=who", "empathy=Q3_1", "safety=Q3_2"])
    found = read(written(tmp_path, text), mapped)
    assert [(row.dimension, row.rater, row.points) for row in found.rows] == [
        ("empathy", "r1", 4.0),
        ("safety", "r1", 5.0),
        ("safety", "r2", 2.0),
    ]
    assert found.missing == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + LONG.replace(",", ";").replace("\n", "\r\n"),
        LONG.replace(",", "\t"),
        "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in LONG.split()),
    ],
    ids=["semicolons", "tabs", "quotes"],
)
def test_what_a_spreadsheet_saved_is_read_as_it_was(tmp_path, text):
    assert read(written(tmp_path, text), {}).rows == read(written(tmp_path, LONG, "o.csv"), {}).rows


def test_jsonl_and_packed_files_are_read(tmp_path):
    lines = (
        '{"post": "p1", "system": "tuned", "rater": "r1", "dimension": "empathy", "rating": 4}\n'
    )
    assert read(written(tmp_path, lines, "r.jsonl"), {}).rows[0].points == 4.0
    packed = tmp_path / "r.csv.gz"
    packed.write_bytes(gzip.compress(LONG.encode()))
    assert len(read(packed, {}).rows) == 2


def test_all_mistakes_of_a_file_are_named_by_line(tmp_path):
    text = LONG + "p1,tuned,r1,empathy,5\n,tuned,r1,empathy,5\np2,tuned,r1,empathy,good\n"
    with pytest.raises(InputErrors) as refused:
        read(written(tmp_path, text), {})
    told = "\n".join(refused.value.mistakes)
    assert "line 4: r1 rated empathy of tuned on p1 in line 2 already" in told
    assert "line 5, field post: is empty" in told
    assert "line 6, field empathy: 'good' is no number" in told


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("a,b\n1,2\n", "r.csv", "there is no column post, system"),
        ("post,system,rater,dimension,rating\n", "r.csv", "has no rating"),
        ("[1]\n", "r.jsonl", "line 1: is no JSON object"),
    ],
)
def test_what_is_no_file_of_ratings_is_refused_in_a_sentence(tmp_path, text, name, said):
    with pytest.raises(InputError, match=said):
        read(written(tmp_path, text, name), {})


def test_a_packed_file_that_was_cut_short_is_refused(tmp_path):
    packed = tmp_path / "r.csv.gz"
    packed.write_bytes(gzip.compress(LONG.encode() * 200)[:-12])
    with pytest.raises(InputError, match="cannot be read"):
        read(packed, {})


def test_points_off_the_scale_are_kept_and_told(tmp_path):
    found = read(written(tmp_path, LONG + "p2,base,r1,empathy,0\n"), {})
    assert [row.points for row in found.outside((1, 5))] == [0.0]
    assert len(found.scores("empathy")) == 3
    assert len(found.scores("empathy", (1, 5))) == 2


@pytest.mark.parametrize("written_map", ["post", "=x", "post="])
def test_a_map_that_names_no_column_is_refused(written_map):
    with pytest.raises(InputError, match="names no column"):
        column_map([written_map])


def test_a_field_named_twice_is_refused():
    with pytest.raises(InputError, match="twice"):
        column_map(["post=a", "post=b"])
