"""Everything that was rated, out again: CSV, JSONL or Parquet, a row a rating.

    post,system,reply_id,rater,dimension,rating,rated_at
    p7,tuned,tuned-p7,p-3f9a…,empathy,4,

What is written can be read by `llumi study analyse` as it is. Texts are not in it: they stay in the
workspace.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from llumi.errors import InputError
from llumi.workspace import Workspace, atomic_path

COLUMNS = ("post", "system", "reply_id", "rater", "dimension", "rating", "rated_at")


def rated(workspace: Workspace) -> pa.Table:
    """The table `ratings` with the post and the system of each reply.

    Raises:
        InputError: nothing was rated yet.
    """
    replies = workspace.table("replies").select(["reply_id", "post_id", "system"])
    joined = workspace.table("ratings").join(replies, "reply_id", join_type="inner")
    renamed = joined.rename_columns(
        ["post" if name == "post_id" else name for name in joined.column_names]
    )
    return renamed.select(COLUMNS).sort_by(
        [(name, "ascending") for name in ("post", "system", "rater", "dimension")]
    )


def write(table: pa.Table, file: Path) -> None:
    """Write a table in the format that the file's name says, whole or not at all.

    Raises:
        InputError: it says none of the three.
    """
    if file.suffix not in _WRITERS:
        raise InputError(f"{file} says no format.", hint=f"Let it end with {', '.join(_WRITERS)}.")
    with atomic_path(file) as unfinished:
        _WRITERS[file.suffix](table, unfinished)
        unfinished.replace(file)


def _jsonl(table: pa.Table, file: Path) -> None:
    with file.open("w", encoding="utf-8") as opened:
        for row in table.to_pylist():
            opened.write(json.dumps(row, default=str, ensure_ascii=False) + "\n")


_WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {
    ".csv": pyarrow.csv.write_csv,
    ".jsonl": _jsonl,
    ".parquet": pyarrow.parquet.write_table,
}
