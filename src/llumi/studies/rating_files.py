"""Ratings made anywhere: a CSV, JSONL or JSON file, its columns under whatever names, long or wide.

    context_id,model,rater,attribute,rating        --column post=context_id --column system=model
    1,original,human,guidance,3.0                  --column dimension=attribute

    ResponseId,post,system,Q3_1,Q3_2               --column rater=ResponseId
    R_1x,p7,tuned,4,5                              --column empathy=Q3_1 --column safety=Q3_2

Long has a row for each rating, wide one for each reply with a column for each dimension. What Label
Studio, Potato and Argilla export as JSON is read as wide (see `tool_exports`). An empty cell is a
rating that is missing. The file may be packed with gzip. One with mistakes is refused whole, all of
them named by line.
"""

import csv
import gzip
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llumi.errors import InputError, InputErrors
from llumi.studies.scores import Scores, scores
from llumi.studies.tool_exports import flat
from llumi.tables import DIMENSIONS

FIELDS = ("post", "system", "rater", "dimension", "rating")
_WHERE = FIELDS[:3]


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating as it stands in a file; `points` may lie outside of the scale."""

    line: int
    post: str
    system: str
    rater: str
    dimension: str
    points: float


@dataclass(frozen=True)
class RatingFile:
    """All ratings of a file, and how many cells were empty."""

    rows: tuple[Rated, ...]
    missing: int

    @property
    def dimensions(self) -> list[str]:
        """In the order in which they come first."""
        return list(dict.fromkeys(row.dimension for row in self.rows))

    def scores(self, dimension: str, scale: tuple[int, int] | None = None) -> Scores:
        """The ratings of one dimension; with `scale` only those within it."""
        return scores(
            (row.post, row.system, row.rater, row.points)
            for row in self.rows
            if row.dimension == dimension and (scale is None or scale[0] <= row.points <= scale[1])
        )

    def outside(self, scale: tuple[int, int]) -> list[Rated]:
        """The ratings that are not on the scale."""
        return [row for row in self.rows if not scale[0] <= row.points <= scale[1]]


def column_map(written: Iterable[str]) -> dict[str, str]:
    """The map of `--column` options: "post=context_id" → {"post": "context_id"}.

    Raises:
        InputError: one is no such pair, or a field is named twice.
    """
    found: dict[str, str] = {}
    for one in written:
        field, equals, column = (part.strip() for part in one.partition("="))
        if not equals or not field or not column:
            raise InputError(
                f"--column {one} names no column.", hint="Write it like --column post=context_id."
            )
        if field in found:
            raise InputError(f"--column names {field} twice.", hint="Name each field once.")
        found[field] = column
    return found


def read(file: Path, columns: Mapping[str, str], *, by_item: bool = False) -> RatingFile:
    """The ratings of a file; `by_item` where one column, `item`, says which reply is rated.

    The item then stands in place of both post and system.

    Raises:
        InputError: it is not there, cannot be read, or lacks a column.
        InputErrors: rows are broken, or say the same thing twice; all at once.
    """
    names = {field: columns.get(field, field) for field in FIELDS}
    if by_item:
        names["post"] = names["system"] = columns.get("item", "item")
    wide = {c: field for field, c in columns.items() if field not in (*FIELDS, "item")}
    found = _Found([], [], {})
    for line, row in read_rows(file, [names[name] for name in _WHERE]):
        here = wide
        if not wide and names["dimension"] not in row:
            here = {name: name for name in DIMENSIONS if name in row}
        if not here:
            check_columns(file, line, row, [names["dimension"], names["rating"]])
        elif is_csv(file):  # a record may lack what was not answered, a table has all columns
            check_columns(file, line, row, list(wide))
        _take(found, line, row, names, here)
    if found.mistakes:
        raise InputErrors(
            str(file), found.mistakes, hint="Mend these lines; nothing was taken over."
        )
    if not found.rows:
        raise InputError(f"{file} has no rating.", hint="Look whether it is the right file.")
    return RatingFile(tuple(found.rows), found.missing + _left_out(found))


def _left_out(found: "_Found") -> int:
    """Ratings of dimensions that others were asked for, where a record has not even their name."""
    if not found.wide:
        return 0
    dimensions = {row.dimension for row in found.rows}
    return len(found.wide) * len(dimensions) - sum(len(each & dimensions) for each in found.wide)


@dataclass
class _Found:
    """What was read so far.

    `first_at` are the lines of what was rated, to see repetitions, `wide` the dimensions that each
    wide row has a cell for.
    """

    rows: list[Rated]
    mistakes: list[str]
    first_at: dict[tuple[str, str, str, str], int]
    missing: int = 0
    wide: list[set[str]] = field(default_factory=list)


def _take(
    found: _Found,
    line: int,
    row: Mapping[str, Any],
    names: Mapping[str, str],
    wide: Mapping[str, str],
) -> None:
    """Add the ratings of one row, or what is wrong with it."""
    post, system, rater = (cell(row, names[field]) for field in _WHERE)
    for what, said in zip(_WHERE, (post, system, rater), strict=True):
        if not said:
            found.mistakes.append(f"line {line}, field {names[what]}: is empty.")
            return
    if wide:
        found.wide.append({dimension for column, dimension in wide.items() if column in row})
    for dimension, told in _cells(row, names, wide):
        if told == "":
            found.missing += 1
            continue
        if (points := _points(told)) is None:
            found.mistakes.append(f"line {line}, field {dimension}: {told!r} is no number.")
            continue
        key = post, system, rater, dimension
        if (first := found.first_at.setdefault(key, line)) != line:
            found.mistakes.append(
                f"line {line}: {rater} rated {dimension} of {_told(post, system)} in line {first} "
                "already."
            )
            continue
        found.rows.append(Rated(line, post, system, rater, dimension, points))


def _told(post: str, system: str) -> str:
    return post if post == system else f"{system} on {post}"


def _cells(
    row: Mapping[str, Any], names: Mapping[str, str], wide: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if not wide:
        yield cell(row, names["dimension"]), cell(row, names["rating"])
        return
    for column, dimension in wide.items():
        if column in row:
            yield dimension, cell(row, column)


def _points(told: str) -> float | None:
    try:
        points = float(told)
    except ValueError:
        return None
    return points if math.isfinite(points) else None


def cell(row: Mapping[str, Any], column: str) -> str:
    """What stands in a column, without blanks around it; empty where nothing does."""
    found = row.get(column)
    return "" if found is None else str(found).strip()


def check_columns(file: Path, line: int, row: Mapping[str, Any], needed: Sequence[str]) -> None:
    """Refuse a row without the columns that are needed.

    Raises:
        InputError: one is not there.
    """
    if absent := [column for column in dict.fromkeys(needed) if column not in row]:
        there = ", ".join(str(column) for column in row if column is not None)
        raise InputError(
            f"{file}, line {line}: there is no column {', '.join(absent)}.",
            hint=f"It has {there}. Name them: --column post={next(iter(row), 'id')}.",
        )


def read_rows(file: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a file that has these columns, with their lines.

    Raises:
        InputError: it is not there, cannot be read, or lacks a column.
    """
    if not file.is_file():
        raise InputError(f"{file} does not exist.", hint="Name a CSV, JSON or JSONL file.")
    try:
        for line, row in lines(file):
            check_columns(file, line, row, needed)
            yield line, row
    except (UnicodeDecodeError, csv.Error, gzip.BadGzipFile, EOFError) as error:
        raise InputError(f"{file} cannot be read: {error}.", hint="Save it as UTF-8.") from error


def is_csv(file: Path) -> bool:
    """Whether a file is a table, by its name."""
    return not {".json", ".jsonl"} & {*file.suffixes}


def lines(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with their line numbers; a spreadsheet's semicolons and tabs separate as commas do."""
    open_ = gzip.open if file.suffix == ".gz" else open
    with open_(file, "rt", encoding="utf-8-sig", newline="") as opened:
        if is_csv(file):
            head = opened.readline()
            opened.seek(0)
            separator = max(",;\t", key=head.count)
            reader = csv.DictReader(opened, delimiter=separator, strict=True)
            for row in reader:
                yield reader.line_num, row
            return
        if ".json" in file.suffixes:
            yield from _whole(file, opened.read())
            return
        for number, line in enumerate(opened, start=1):
            if line.strip():
                yield from ((number, row) for row in _rows(file, number, line))


def _whole(file: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a list; in place of a line their record is counted."""
    try:
        records = json.loads(text)
    except (ValueError, RecursionError):
        records = None
    if not isinstance(records, list):
        raise InputError(f"{file} is no list of records.", hint="Export it as JSON, whole.")
    for number, record in enumerate(records, start=1):
        yield from ((number, row) for row in _rows(file, number, json.dumps(record)))


def _rows(file: Path, number: int, line: str) -> list[dict[str, Any]]:
    record = _object(file, number, line)
    try:
        return [*flat(record)]
    except (AttributeError, TypeError, KeyError) as error:
        raise InputError(
            f"{file}, line {number}: is no record of Label Studio, Potato or Argilla.",
            hint="Export it as CSV, and name the columns with --column.",
        ) from error


def _object(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(
            f"{file}, line {number}: is no JSON object.", hint="Write one object a line."
        )
    return found
