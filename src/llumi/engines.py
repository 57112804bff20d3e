"""The table engine: Parquet files as Ibis tables, so that a query is written once.

    with open_engine("duckdb") as engine:                 or "spark"
        comments = engine.attach(path)
        counted = engine.keep(comments.group_by("post_id").agg(n=comments.count()))
        engine.to_pyarrow(counted.filter(counted.n > 9))

DuckDB runs inside the process, Spark in a Java of its own; both keep to their memory and spill to
disk. What an expression may use is what both compute alike: whole numbers, float64 arithmetic,
hexdigest, windows with a total order. Times are UTC.
"""

import os
import re
import shutil
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from llumi.errors import InputError

ENGINES = ("duckdb", "spark")
LOCAL = "local[*]"
"""The master of a Spark that runs on all cores of this machine and needs no cluster."""
_MASTER = re.compile(r"local(?:\[(?:\*|\d+)\])?|spark://.+")
_SILENT = """
appender.none.type = Null
appender.none.name = none
rootLogger.level = off
rootLogger.appenderRef.none.ref = none
"""
_BATCH = 10_000
_CORES = os.cpu_count() or 1
_numbers = count()


def _memory() -> str:
    """Enough for a DuckDB thread on every core, which wants about 125 MB, and little more."""
    return f"{max(512, 128 * _CORES)}MB"


@dataclass(frozen=True)
class Engine:
    """An open engine; what it keeps lies in `scratch` and goes when the engine is closed."""

    name: str
    backend: Any
    scratch: Path

    def attach(self, path: Path) -> ibis.Table:
        """The Parquet file, or folder of Parquet files, at `path`."""
        where = path / "*.parquet" if path.is_dir() and self.name == "duckdb" else path
        with warnings.catch_warnings():
            # Ibis 12 asks for the columns by a call that DuckDB 2 is about to drop.
            warnings.simplefilter("ignore", DeprecationWarning)
            return self.backend.read_parquet(str(where), table_name=f"llumi_{next(_numbers)}")

    def keep(self, expr: ibis.Table) -> ibis.Table:
        """Work `expr` out once: what follows reads the result from disk."""
        return self.attach(self._written(expr))

    def table(self, rows: pa.Table) -> ibis.Table:
        """A table from memory."""
        path = self._path()
        pq.write_table(rows, path)
        return self.attach(path)

    def mapped(
        self,
        expr: ibis.Table,
        function: Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]],
        schema: pa.Schema,
    ) -> ibis.Table:
        """`expr` sent through a Python function, batch by batch; `schema` is what comes out."""
        path = self._path()
        with pq.ParquetWriter(path, schema) as writer:
            for batch in function(self.batches(expr)):
                writer.write_batch(batch)
        return self.attach(path)

    def batches(self, expr: ibis.Table) -> Iterator[pa.RecordBatch]:
        """The rows of `expr` in its order, never all in memory.

        Nothing else may be asked of the engine until they have been read.
        """
        schema = expr.schema().to_pyarrow()
        for batch in self._streamed(expr):
            yield batch.cast(schema)

    def _streamed(self, expr: ibis.Table) -> Iterator[pa.RecordBatch]:
        if self.name == "duckdb":
            yield from self.backend.con.sql(self.backend.compile(expr)).to_arrow_reader(_BATCH)
        else:
            for part in sorted(self._written(expr).glob("*.parquet")):
                with pq.ParquetFile(part) as file:
                    yield from file.iter_batches(_BATCH)

    def to_pyarrow(self, expr: ibis.Table) -> pa.Table:
        """The rows of `expr`, all in memory."""
        return pa.Table.from_batches(self.batches(expr), expr.schema().to_pyarrow())

    def row(self, expr: ibis.Table) -> dict[str, Any]:
        """The one row of `expr`."""
        (found,) = self.to_pyarrow(expr).to_pylist()
        return dict(found)

    def _written(self, expr: ibis.Table) -> Path:
        path = self._path()
        self.backend.to_parquet(expr, path)
        return path

    def _path(self) -> Path:
        return self.scratch / f"{next(_numbers)}.parquet"


@contextmanager
def open_engine(
    name: str = "duckdb", *, memory: str | None = None, master: str = LOCAL
) -> Iterator[Engine]:
    """Open an engine; `memory` is DuckDB's limit or the driver's heap, `master` is Spark's.

    What it spills and keeps lies in the system's folder for temporary files (TMPDIR).

    Raises:
        InputError: there is no such engine, it is not installed, or nobody answers at `master`.
    """
    if name not in ENGINES:
        raise InputError(f"--engine {name} is unknown.", hint=f"Engines: {', '.join(ENGINES)}.")
    begin = _duckdb if name == "duckdb" else _spark
    with (
        TemporaryDirectory(prefix="llumi-spill-") as folder,
        begin(Path(folder), memory, master) as backend,
    ):
        yield Engine(name, backend, Path(folder))


@contextmanager
def _duckdb(folder: Path, memory: str | None, _: str) -> Iterator[Any]:
    backend = ibis.duckdb.connect(
        memory_limit=memory or _memory(), temp_directory=str(folder), threads=_CORES
    )
    backend.raw_sql(
        "SET enable_progress_bar = false; SET TimeZone = 'UTC'; "
        "SET preserve_insertion_order = false"
    )
    try:
        yield backend
    finally:
        backend.disconnect()


@contextmanager
def _spark(folder: Path, memory: str | None, master: str) -> Iterator[Any]:
    _look_for_spark(master)
    with warnings.catch_warnings():
        # Spark's own conversions to pandas, which nothing here uses, are not ready for pandas 3.
        warnings.filterwarnings("ignore", ".*PySpark does not yet fully support pandas")
        from pyspark.sql import SparkSession

        begun_here = SparkSession.getActiveSession() is None
        try:
            session = _session(SparkSession.builder, folder, memory or "2g", master)
        except Exception as error:
            raise InputError(
                f"Spark could not be started with --spark-master {master}: "
                f"{str(error).splitlines()[0]}",
                hint=f"Look whether that Spark is of PySpark's version, or leave it to {LOCAL}.",
            ) from error
        try:
            yield ibis.pyspark.connect(session)
        finally:
            if begun_here:
                session.stop()


def _session(builder: Any, folder: Path, memory: str, master: str) -> Any:
    log = folder / "log4j2.properties"
    log.write_text(_SILENT, encoding="utf-8")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": memory,
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{log}",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.shuffle.partitions": str(_CORES),
    }
    builder = builder.appName("llumi").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def _look_for_spark(master: str) -> None:
    if not _MASTER.fullmatch(master):
        raise InputError(
            f"--spark-master {master} is no master that can be reached from here.",
            hint=f"Write {LOCAL}, local[4] with a number of cores, or spark://127.0.0.1:7077.",
        )
    if find_spec("pyspark") is None:
        raise InputError(
            "Spark is not installed.", hint="Install it with: pip install 'llumi[spark]'."
        )
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and (Path(home) / "bin" / "java").exists()):
        raise InputError(
            "Spark needs Java 17 or newer, and there is none.",
            hint="Install it, on Debian with: apt-get install default-jre-headless.",
        )
    if master.startswith("spark://"):
        with suppress(OSError, ValueError):
            parts = urlsplit(master)
            socket.create_connection((parts.hostname or "", parts.port or 7077), 5).close()
            return
        raise InputError(
            f"Nobody answers at --spark-master {master}.",
            hint=f"Start that Spark, or leave the option to {LOCAL}, which needs none.",
        )


def digest(*parts: ibis.ir.StringValue) -> ibis.ir.StringValue:
    """A name for a row, made of its ids, that is the same on every engine and every machine."""
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + ">" + part
    return joined.hexdigest("sha256").substr(0, 16)
