"""One table as one file: written from memory, batch by batch, or taken as it lies.

    write("posts", table, path) → 2        rows; the file's bytes depend on the rows alone
    write("pairs", reader, path) → 40_000  never more than one row group in memory
    write("posts", Path("made.parquet"), path) → 900_000   checked by its schema and moved

Tables are Parquet; those of `tables.PLAIN` are CSV, for a person to open.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from llumi import tables
from llumi.errors import LlumiError
from llumi.tables import SCHEMAS

Made = pa.Table | pa.RecordBatchReader | Path
"""A table, its rows batch by batch, or a finished file of its kind (Parquet or CSV)."""

ROW_GROUP = 50_000
"""Rows of a row group: as many are in memory while a reader is written."""


def suffix(name: str) -> str:
    """What the file of table `name` ends in."""
    return ".csv" if name in tables.PLAIN else ".parquet"


def write(name: str, made: Made, path: Path) -> int:
    """Make `path` the file of table `name` and return its rows; a file given is moved there.

    Raises:
        LlumiError: `made` does not fit the schema of `name`.
    """
    if isinstance(made, Path):
        rows = _rows_of_file(name, made)
        shutil.move(made, path)
        return rows
    if isinstance(made, pa.Table) and name not in tables.PLAIN:
        pq.write_table(tables.check(name, made), path, compression="zstd", row_group_size=ROW_GROUP)
        return made.num_rows
    reader = made if isinstance(made, pa.RecordBatchReader) else made.to_reader()
    rows = 0
    with _writer(name, path) as writer:
        for group in _groups(reader):
            writer.write_table(tables.check(name, group))
            rows += group.num_rows
    return rows


def read(name: str, path: Path) -> pa.Table:
    """The table `name` that lies at `path`, whole, in memory."""
    if name not in tables.PLAIN:
        return pq.read_table(path).cast(SCHEMAS[name])
    return pa.Table.from_batches(_csv(name, path), _nullable(SCHEMAS[name])).cast(SCHEMAS[name])


def _writer(name: str, path: Path) -> "pq.ParquetWriter | pa_csv.CSVWriter":
    if name in tables.PLAIN:
        return pa_csv.CSVWriter(path, SCHEMAS[name])
    return pq.ParquetWriter(path, SCHEMAS[name], compression="zstd")


def _groups(reader: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """The rows of `reader` in tables of `ROW_GROUP` rows, however it cuts them itself."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in reader:
        waiting.append(batch)
        rows += batch.num_rows
        while rows >= ROW_GROUP:
            whole = pa.Table.from_batches(waiting, reader.schema)
            yield whole.slice(0, ROW_GROUP)
            waiting = whole.slice(ROW_GROUP).to_batches()
            rows -= ROW_GROUP
    if rows:
        yield pa.Table.from_batches(waiting, reader.schema)


def _rows_of_file(name: str, path: Path) -> int:
    """The rows of a finished file of table `name`, once it is sure that it fits."""
    if name in tables.PLAIN:
        return sum(tables.check(name, pa.table(batch)).num_rows for batch in _csv(name, path))
    with pq.ParquetFile(path) as file:
        found = file.schema_arrow
        # An engine may write a required column as one that may be empty; that is looked into below.
        if found.names != SCHEMAS[name].names or found.types != SCHEMAS[name].types:
            described = ", ".join(f"{field.name} {field.type}" for field in found)
            raise LlumiError(f"{path} is no table {name}: it has {described}.")
        required = [field.name for field in SCHEMAS[name] if not field.nullable]
        for batch in file.iter_batches(columns=required):
            for column in required:
                if batch.column(column).null_count:
                    raise LlumiError(f"{path}: table {name}, column {column} has empty cells.")
        return int(file.metadata.num_rows)


def _csv(name: str, path: Path) -> Iterator[pa.RecordBatch]:
    schema = SCHEMAS[name]
    try:
        yield from pa_csv.open_csv(
            path,
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                column_types=schema, include_columns=schema.names, strings_can_be_null=False
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError) as error:
        raise LlumiError(f"{path} is no table {name}: {error}") from error


def _nullable(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])
