"""`llumi measure`: every text of a file measured, for whoever goes on in a notebook.

    llumi measure replies.jsonl --out measured.parquet
    llumi measure replies.csv --column text=body --only words --only mattr --out measured.csv
    llumi measure replies.csv --only words --dic mine.dic --out measured.csv

A row of the result is a row of the file with a number per measure. Memory stays the same however
long the file is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import duckdb
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import typer

from llumi.cli.output import AsJson, bar, say
from llumi.cores import cores, on_all_cores
from llumi.errors import InputError
from llumi.evaluation import dic, measuring
from llumi.evaluation.measures import Measure
from llumi.workspace import atomic_path

_READ = {
    ".jsonl": "read_json",
    ".json": "read_json",
    ".csv": "read_csv",
    ".tsv": "read_csv",
    ".parquet": "read_parquet",
}
_WRITE: dict[str, Any] = {".parquet": pq.ParquetWriter, ".csv": pacsv.CSVWriter}
_ROLES = ("text", "post", "draft")
_ROWS = 2_000
"""Sent to a core together: enough that sending costs nothing, few enough to keep memory small."""


def measure(
    file: Annotated[Path, typer.Argument(help="Texts, one a row: JSONL, CSV, TSV or Parquet.")],
    out: Annotated[Path, typer.Option("--out", help="The measured file: .parquet or .csv.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", help="A measure; again for each.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column", help="What a column is called here, as text=body; again for each."
        ),
    ] = None,
    dictionary: Annotated[
        Path | None, typer.Option("--dic", help="A .dic file; each of its categories a column.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure every text of a file, with its post and its draft where the file has them."""
    _check(file, out)
    names = _names(column or [])
    also = dic.read(dictionary) if dictionary else ()
    with duckdb.connect() as connection, _telling_of(file):
        rows = _rows(connection, file)
        count = len(rows)
        reader = rows.to_arrow_reader(_ROWS)
        work = partial(_measured, only=tuple(only) if only else None, columns=names, also=also)
        # No row is measured here: this finds unknown names before anything starts.
        schema = work(pa.RecordBatch.from_pylist([], reader.schema)).schema
        measures = schema.names[len(reader.schema.names) :]
        undefined = _write(out, schema, _followed(reader, work, count))
    missing = {name: undefined[name] for name in measures}
    result = {"file": str(out), "rows": count, "measures": measures, "undefined": missing}
    sentence = (
        f"{count:,} texts, {len(measures)} measures, {sum(missing.values()):,} values "
        f"undefined. The result is {out}."
    )
    say(result, [sentence], as_json=as_json)


def _check(file: Path, out: Path) -> None:
    for path, known in ((file, _READ), (out, _WRITE)):
        if path.suffix not in known:
            ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
            raise InputError(f"{path} {ending}.", hint=f"Known are {', '.join(known)}.")
    if not file.is_file():
        raise InputError(f"{file} does not exist.", hint="Name a file of texts.")


def _names(given: list[str]) -> dict[str, str]:
    pairs = {one: one.partition("=") for one in given}
    wrong = [one for one, (role, _, name) in pairs.items() if role not in _ROLES or not name]
    if wrong:
        raise InputError(
            f"--column {', '.join(wrong)} says nothing of a column.",
            hint="Write text=NAME, post=NAME or draft=NAME, with the names of the file.",
        )
    return {role: name for role, _, name in pairs.values()}


@contextmanager
def _telling_of(file: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, pa.ArrowException) as error:
        raise InputError(
            f"{file} cannot be read: {str(error).splitlines()[0]}", hint="Mend it, and try again."
        ) from error


def _rows(connection: duckdb.DuckDBPyConnection, file: Path) -> duckdb.DuckDBPyRelation:
    read = getattr(connection, _READ[file.suffix])
    options = {"format": "newline_delimited"} if file.suffix == ".jsonl" else {}
    found: duckdb.DuckDBPyRelation = read(str(file), **options)
    return found


def _measured(
    batch: pa.RecordBatch,
    *,
    only: tuple[str, ...] | None,
    columns: dict[str, str],
    also: tuple[Measure, ...],
) -> pa.Table:
    table = pa.Table.from_batches([batch])
    found: pa.Table = measuring.measure(table, only=only, columns=columns, also=also)
    return found


def _followed(
    batches: Iterable[pa.RecordBatch], work: Callable[[pa.RecordBatch], pa.Table], count: int
) -> Iterator[pa.Table]:
    with bar() as progress, on_all_cores(work, cores=cores() if count > _ROWS else 1) as run:
        task = progress.add_task("Measuring", total=count, note="texts")
        for done in run(batches):
            yield done
            progress.advance(task, done.num_rows)


def _write(out: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> Counter[str]:
    """Write the file, whole or not at all; how many cells of each column are empty."""
    empty: Counter[str] = Counter()
    with atomic_path(out) as partial_file:
        with _WRITE[out.suffix](partial_file, schema) as writer:
            for table in tables:
                writer.write_table(table.cast(schema))
                for name in schema.names:
                    empty[name] += table.column(name).null_count
        partial_file.replace(out)
    return empty


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(measure)
