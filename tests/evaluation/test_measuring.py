"""Measuring whatever holds replies, in pieces."""

import shutil
import sys
from importlib.util import find_spec

import duckdb
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from llumi.engines import open_engine
from llumi.errors import InputError
from llumi.evaluation import measure, measure_set, measuring

TEXTS = ["I hear you. That sounds hard.", "", "Is anyone near you tonight?", "Rest."]
POSTS = ["I can't sleep.", "My exams start.", "I can't sleep.", "The house is quiet."]
ONLY = ["words", "i_words", "style_matching"]


def expected():
    return measure(TEXTS, posts=POSTS, only=ONLY)


def of_table(table):
    return {name: table[name].to_pylist() for name in ONLY}


def test_a_list_gives_a_list_per_measure_with_none_where_undefined():
    found = expected()
    assert list(found) == ONLY
    assert found["words"] == [6.0, 0.0, 5.0, 1.0]
    assert found["i_words"] == [pytest.approx(1 / 6), None, 0.0, 0.0]


def test_without_names_all_that_there_is_enough_for_is_measured():
    alone, with_posts = measure(TEXTS), measure(TEXTS, posts=POSTS)
    assert "style_matching" not in alone
    assert "style_matching" in with_posts
    assert set(alone) < set(with_posts)
    assert "semantic_similarity" not in with_posts


def test_pandas_polars_and_arrow_get_their_own_kind_back():
    columns = {"text": TEXTS, "post": POSTS}
    arrow = measure(pa.table(columns), only=ONLY)
    assert isinstance(arrow, pa.Table)
    assert of_table(arrow) == expected()
    frame = measure(pl.DataFrame(columns), only=ONLY)
    assert isinstance(frame, pl.DataFrame)
    assert of_table(frame.to_arrow()) == expected()
    index = [7, 7, 9, 1]
    there = measure(pd.DataFrame(columns, index=index), only=ONLY)
    assert isinstance(there, pd.DataFrame)
    assert list(there.index) == index
    assert of_table(pa.Table.from_pandas(there)) == expected()


def test_duckdb_and_ibis_are_read_piece_by_piece(monkeypatch):
    monkeypatch.setattr(measuring, "AT_ONCE", 2)
    table = pa.table({"text": TEXTS, "post": POSTS, "n": [1, 2, 3, 4]})
    with duckdb.connect() as connection:
        reader = measure(connection.from_arrow(table), only=ONLY)
        assert isinstance(reader, pa.RecordBatchReader)
        batches = list(reader)
    assert [batch.num_rows for batch in batches] == [2, 2]
    found = pa.Table.from_batches(batches)
    assert of_table(found) == expected()
    assert found["n"].to_pylist() == [1, 2, 3, 4]
    assert of_table(measure(ibis.memtable(table), only=ONLY).read_all()) == expected()


@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark or its Java is not installed",
)
def test_spark_measures_where_its_rows_are(monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    with open_engine("spark", memory="1g", master="local[1]"):
        from pyspark.sql import SparkSession

        session = SparkSession.getActiveSession()
        frame = session.createDataFrame([*zip(TEXTS, POSTS, strict=True)], ["text", "post"])
        found = measure(frame, only=ONLY)
        assert type(found) is type(frame)
        rows = found.collect()
    assert {name: [row[name] for row in rows] for name in ONLY} == expected()


def test_pieces_change_nothing(monkeypatch):
    whole = measure(TEXTS * 3, posts=POSTS * 3, only=["words", "mtld", "style_matching"])
    monkeypatch.setattr(measuring, "AT_ONCE", 5)
    assert measure(TEXTS * 3, posts=POSTS * 3, only=["words", "mtld", "style_matching"]) == whole


def test_columns_may_have_other_names_and_missing_texts_are_empty():
    frame = pl.DataFrame({"body": ["I hear you.", None]})
    found = measure(frame, only=["words"], columns={"text": "body"})
    assert found["words"].to_list() == [3.0, 0.0]


def test_none_at_all_is_measured_too():
    assert measure([], only=["words"]) == {"words": []}
    assert measure(pa.table({"text": pa.array([], pa.string())}), only=["words"]).num_rows == 0


def test_what_cannot_be_measured_is_said():
    with pytest.raises(InputError, match="no measure wrods") as unknown:
        measure(TEXTS, only=["wrods"])
    assert "words" in unknown.value.hint
    with pytest.raises(InputError, match="no post was given"):
        measure(TEXTS, only=["style_matching"])
    with pytest.raises(InputError, match="4 texts, 1 posts"):
        measure(TEXTS, posts=["one"])
    with pytest.raises(InputError, match="no column text; there are: body"):
        measure(pa.table({"body": TEXTS}))
    with pytest.raises(InputError, match="a set cannot be measured"):
        measure({"I hear you."})
    with pytest.raises(InputError, match="go with a list"):
        measure(pa.table({"text": TEXTS}), posts=POSTS)
    with pytest.raises(InputError, match="no measure words"):
        measure_set(TEXTS, only=["words"])
