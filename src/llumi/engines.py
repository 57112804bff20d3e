"""The table engine: Parquet files as Ibis tables, so that a query is written once.

    with engines.duckdb() as engine:
        comments = engines.attach(engine, "comments", path)
        comments.group_by("post_id").agg(n=comments.count())

DuckDB runs inside the process, keeps to its memory limit and spills to disk. Expressions stay
portable (no SQL strings, hashes by hexdigest), so that another Ibis engine can take its place.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
import pyarrow as pa
from ibis.backends.duckdb import Backend


@contextmanager
def duckdb(*, memory: str = "4GB") -> Iterator[Backend]:
    """Open an in-process DuckDB that spills to a folder of its own, removed at the end."""
    with TemporaryDirectory(prefix="llumi-spill-") as spill:
        engine = ibis.duckdb.connect(memory_limit=memory, temp_directory=spill)
        engine.raw_sql("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
        try:
            yield engine
        finally:
            engine.disconnect()


def attach(engine: Backend, name: str, path: Path) -> ibis.Table:
    """Make the Parquet file at `path` known to `engine` under `name`."""
    return engine.read_parquet(path, table_name=name)


def batches(engine: Backend, made: ibis.Table, *, rows: int = 50_000) -> pa.RecordBatchReader:
    """The rows of `made`, batch by batch; the query begins when the first is asked for."""
    schema = made.schema().to_pyarrow()

    def run() -> Iterator[pa.RecordBatch]:
        for batch in engine.con.sql(engine.compile(made)).to_arrow_reader(rows):
            yield batch.cast(schema)

    return pa.RecordBatchReader.from_batches(schema, run())


def digest(*parts: ibis.ir.StringValue) -> ibis.ir.StringValue:
    """A name for a row, made of its ids, that is the same on every engine and every machine."""
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + ">" + part
    return joined.hexdigest("sha256").substr(0, 16)
