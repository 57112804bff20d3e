"""One table as one file, whatever it was made from."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from llumi import table_files
from llumi.errors import LlumiError
from llumi.tables import SCHEMAS

POSTS = pa.Table.from_pylist(
    [{"post_id": f"p{n}", "title": "", "text": f"Night {n}.", "score": n} for n in range(7)],
    SCHEMAS["posts"],
)
LINES = pa.Table.from_pylist(
    [
        {"file": "a, b.jsonl", "line": 3, "reason": 'It has no "text".'},
        {"file": "null", "line": 4, "reason": "One line,\nthen another."},
    ],
    SCHEMAS["quarantine"],
)


@pytest.fixture(autouse=True)
def small_groups(monkeypatch):
    monkeypatch.setattr(table_files, "ROW_GROUP", 3)


def reader(table, rows):
    return pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=rows))


def file(tmp_path, table, name="made.parquet"):
    path = tmp_path / name
    pq.write_table(table, path)
    return path


def test_batches_make_the_same_bytes_as_the_table_however_they_are_cut(tmp_path):
    assert table_files.write("posts", POSTS, tmp_path / "table") == 7
    for rows in (1, 2, 5, 7):
        assert table_files.write("posts", reader(POSTS, rows), tmp_path / "batches") == 7
        assert (tmp_path / "batches").read_bytes() == (tmp_path / "table").read_bytes()


def test_a_reader_without_rows_makes_an_empty_table(tmp_path):
    empty = SCHEMAS["posts"].empty_table()
    assert table_files.write("posts", reader(empty, 1), tmp_path / "out") == 0
    assert table_files.read("posts", tmp_path / "out").equals(empty)


def test_a_finished_file_is_moved_in(tmp_path):
    made = file(tmp_path, POSTS)
    assert table_files.write("posts", made, tmp_path / "out") == 7
    assert not made.exists()
    assert table_files.read("posts", tmp_path / "out").equals(POSTS)


def test_a_file_whose_columns_only_could_be_empty_is_taken_with_the_declared_schema(tmp_path):
    loose = pa.schema([field.with_nullable(True) for field in SCHEMAS["posts"]])
    table_files.write("posts", file(tmp_path, POSTS.cast(loose)), tmp_path / "out")
    assert table_files.read("posts", tmp_path / "out").schema.equals(SCHEMAS["posts"])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (POSTS.drop_columns(["topic"]), "is no table posts: it has post_id string"),
        (POSTS.rename_columns([*POSTS.column_names[:-1], "subject"]), "is no table posts"),
        (POSTS.set_column(5, "score", pa.array(["1"] * 7)), "is no table posts"),
        (POSTS.set_column(3, "text", pa.array(["a"] * 6 + [None])), "column text has empty cells"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_left_where_it_was(tmp_path, changed, why):
    fields = [changed.schema.field(n).with_nullable(True) for n in range(changed.num_columns)]
    changed = changed.cast(pa.schema(fields))
    columns = [name for name in SCHEMAS["posts"].names if name in changed.column_names]
    made = file(tmp_path, changed.select(columns) if len(columns) > 7 else changed)
    with pytest.raises(LlumiError, match=why):
        table_files.write("posts", made, tmp_path / "out")
    assert made.exists()
    assert not (tmp_path / "out").exists()


def test_batches_that_do_not_fit_are_refused(tmp_path):
    with pytest.raises(LlumiError, match="lacks topic"):
        table_files.write("posts", reader(POSTS.drop_columns(["topic"]), 2), tmp_path / "out")


# Plain tables


def test_a_plain_table_is_a_csv_file_and_comes_back(tmp_path):
    assert table_files.suffix("quarantine") == ".csv"
    for made in (LINES, reader(LINES, 1)):
        assert table_files.write("quarantine", made, tmp_path / "out.csv") == 2
        assert table_files.read("quarantine", tmp_path / "out.csv").equals(LINES)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == '"file","line","reason"'


def test_an_empty_plain_table_comes_back(tmp_path):
    empty = SCHEMAS["quarantine"].empty_table()
    table_files.write("quarantine", empty, tmp_path / "out.csv")
    assert table_files.read("quarantine", tmp_path / "out.csv").equals(empty)


def test_a_finished_csv_file_is_moved_in_and_one_of_other_columns_refused(tmp_path):
    table_files.write("quarantine", LINES, tmp_path / "made.csv")
    assert table_files.write("quarantine", tmp_path / "made.csv", tmp_path / "out.csv") == 2
    other = tmp_path / "other.csv"
    other.write_text("file,line\na,1\n", encoding="utf-8")
    with pytest.raises(LlumiError, match="is no table quarantine"):
        table_files.write("quarantine", other, tmp_path / "again.csv")
    other.write_text("file,line,reason\na,first,b\n", encoding="utf-8")
    with pytest.raises(LlumiError, match="is no table quarantine"):
        table_files.write("quarantine", other, tmp_path / "again.csv")
