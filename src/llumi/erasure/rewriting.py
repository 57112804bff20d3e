"""A table without some of its rows and without mentions of a name, batch by batch.

without(posts.parquet, key="post_id", gone=["p1"], names=mentions(["Grey_Kettle"]))
"I miss grey_kettle here."  →  "I miss [handle] here."
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from llumi.erasure.finding import KEYS
from llumi.tables import SCHEMAS

TEXTS = {
    "posts": ("title", "text"),
    "comments": ("text",),
    "pairs": ("prompt", "chosen", "rejected"),
    "sft": ("prompt", "draft", "reply"),
    "revisions": ("prompt", "draft", "proposal", "detail"),
    "feedback": ("prompt", "draft", "proposal", "detail"),
    "replies": ("text",),
    "rated_pairs": ("prompt", "chosen", "rejected"),
}
"""The columns in which people's words stand."""
Column: TypeAlias = "pa.Array[Any]"
HANDLE = "[handle]"
_SHORTEST = 3
_MASKS = {"handle", "email", "link", "phone"}
_SPECIAL = re.compile(r"[!-/:-@\[-^`{-~]")
_ROWS = 10_000


@dataclass(frozen=True)
class Mentions:
    """Finds names: `anywhere` quickly and too often (Arrow's RE2), `word` as whole words."""

    anywhere: str
    word: re.Pattern[str]


def mentions(names: Iterable[str]) -> Mentions | None:
    """Finds any of `names` as a whole word in any case; None where there is none to look for.

    A name shorter than three characters, or of digits alone, is no name in a text: it would take
    "a" or "7" from everyone. The words of our own masks are left, too.
    """
    told = {unicodedata.normalize("NFC", name) for name in names}
    told = {name for name in told if _is_a_name(name)}
    longest_first = sorted(told, key=len, reverse=True)
    if not longest_first:
        return None
    either = "|".join(_SPECIAL.sub(r"\\\g<0>", name) for name in longest_first)
    # No part of a longer handle: "moss" is not in "moss-22".
    whole = rf"(?<![\w@/])(?<!\w-)(?:/?u/|@)?(?:{either})(?!-?\w)"
    return Mentions(either, re.compile(whole, re.I))


def _is_a_name(name: str) -> bool:
    return len(name) >= _SHORTEST and not name.isdigit() and name.lower() not in _MASKS


def without(name: str, path: Path, *, gone: Column, names: Mentions | None) -> pa.RecordBatchReader:
    """Table `name` at `path` without the rows whose key is in `gone`; order stays as it is."""
    return pa.RecordBatchReader.from_batches(
        SCHEMAS[name], (batch for batch, _ in _masked(name, path, gone, names))
    )


def mentioned(name: str, path: Path, *, gone: Column, names: Mentions | None) -> int:
    """In how many of the rows that stay a name is mentioned."""
    if names is None or name not in TEXTS:
        return 0
    return sum(times for _, times in _masked(name, path, gone, names))


def _masked(
    name: str, path: Path, gone: Column, names: Mentions | None
) -> Iterator[tuple[pa.RecordBatch, int]]:
    key, schema = KEYS[name], SCHEMAS[name]
    with pq.ParquetFile(path) as file:
        for read in file.iter_batches(batch_size=_ROWS):
            batch = read.filter(pc.invert(pc.is_in(read.column(key), value_set=gone)))
            columns = {field: batch.column(field) for field in schema.names}
            hits: set[int] = set()
            for field in TEXTS.get(name, ()):
                columns[field], rows = _mask(columns[field], names)
                hits |= rows
            yield pa.RecordBatch.from_arrays(list(columns.values()), schema=schema), len(hits)


def _mask(texts: Column, names: Mentions | None) -> tuple[Column, set[int]]:
    """Texts with the names masked, and the places where one stood."""
    if names is None:
        return texts, set()
    near = pc.match_substring_regex(texts, pattern=names.anywhere, ignore_case=True)
    places: list[Any] = pc.indices_nonzero(near.fill_null(False)).to_pylist()
    changed = {
        place: text
        for place in places
        if (text := names.word.sub(HANDLE, texts[place].as_py())) != texts[place].as_py()
    }
    if not changed:
        return texts, set()
    words = texts.to_pylist()
    return pa.array([changed.get(i, word) for i, word in enumerate(words)], pa.string()), set(
        changed
    )
