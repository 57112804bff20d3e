"""Tests of writing ratings out: three formats, the same rows, and nothing half-written."""

import json

import pyarrow.parquet
import pytest
from imported import taken

from llumi.errors import InputError
from llumi.studies.exporting import COLUMNS, rated, write
from llumi.studies.rating_files import read


@pytest.fixture
def table(workspace):
    taken(workspace, ("p1", "tuned", "ann", "empathy", 4.0), ("p1", "base", "ann", "safety", 2.0))
    return rated(workspace)


def test_a_row_says_post_system_rater_and_points_and_no_text(table):
    assert table.column_names == list(COLUMNS)
    assert [row["rating"] for row in table.to_pylist()] == [2, 4]
    assert "lonely" not in str(table.to_pylist())


def test_csv_and_jsonl_are_read_back_as_they_were_written(table, tmp_path):
    for name in ("out.csv", "out.jsonl"):
        write(table, tmp_path / name)
        rows = read(tmp_path / name, {}).rows
        assert [(row.post, row.system, row.rater, row.points) for row in rows] == [
            ("p1", "base", "p-ann", 2.0),
            ("p1", "tuned", "p-ann", 4.0),
        ]


def test_parquet_has_the_same_rows(table, tmp_path):
    write(table, tmp_path / "out.parquet")
    told = pyarrow.parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert json.dumps(told, default=str) == json.dumps(table.to_pylist(), default=str)


def test_a_name_that_says_no_format_is_refused(table, tmp_path):
    with pytest.raises(InputError, match="says no format"):
        write(table, tmp_path / "out.xlsx")
    assert list(tmp_path.glob("out.*")) == []


def test_where_nothing_was_rated_the_command_is_named(workspace):
    with pytest.raises(InputError) as refused:
        rated(workspace)
    assert "llumi study import" in refused.value.hint
