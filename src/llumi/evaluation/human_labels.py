"""What people said of replies, from files of the user's own: ratings and preferences.

    reply_id,dimension,rating,rater          post_id,reply_a,reply_b,preferred,rater
    peers-c1,empathy,4,r1                    p1,peers-c1,tuned-p1,reply_b,r1

CSV, or JSONL with the same names; the rater may be left out. Which of the two kinds a file is, its
columns say.
"""

import csv
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llumi.errors import InputError, InputErrors
from llumi.tables import DIMENSIONS

_RATING = {"reply_id", "dimension", "rating"}
_PREFERENCE = {"post_id", "reply_a", "reply_b", "preferred"}
_PREFERRED = ("reply_a", "reply_b", "tie")


@dataclass(frozen=True)
class Rating:
    """Points from 1 to 5 that a rater gave a reply on a dimension."""

    reply_id: str
    dimension: str
    rating: float
    rater: str


@dataclass(frozen=True)
class Preference:
    """Which of two replies to a post a rater preferred: "reply_a", "reply_b" or "tie"."""

    reply_a: str
    reply_b: str
    preferred: str
    rater: str


@dataclass
class Labels:
    """All ratings and preferences of some files."""

    ratings: list[Rating] = field(default_factory=list)
    preferences: list[Preference] = field(default_factory=list)

    @property
    def replies(self) -> set[str]:
        """The replies that people said something of."""
        return {one.reply_id for one in self.ratings} | {
            name for one in self.preferences for name in (one.reply_a, one.reply_b)
        }


def read(files: Iterable[Path], *, replies: Collection[str]) -> Labels:
    """The labels of all files.

    Raises:
        InputError: a file is not there, cannot be read, or has the columns of neither kind.
        InputErrors: rows of a file are broken or name no reply of the workspace; all at once.
    """
    labels = Labels()
    for file in files:
        if not file.is_file():
            raise InputError(f"{file} does not exist.", hint="Name a CSV or JSONL file of labels.")
        mistakes: list[str] = []
        try:
            for number, row in _rows(file):
                if wrong := _wrong(row, replies):
                    mistakes += [f"line {number}, {one}" for one in wrong]
                elif row.keys() >= _RATING:
                    labels.ratings.append(
                        Rating(
                            row["reply_id"],
                            row["dimension"],
                            float(row["rating"]),
                            str(row.get("rater") or ""),
                        )
                    )
                else:
                    labels.preferences.append(
                        Preference(
                            row["reply_a"],
                            row["reply_b"],
                            row["preferred"],
                            str(row.get("rater") or ""),
                        )
                    )
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(
                f"{file} cannot be read: {error}.", hint="Save it as UTF-8."
            ) from error
        if mistakes:
            raise InputErrors(str(file), mistakes, hint="docs/judges.md shows the format.")
    return labels


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        if file.suffix == ".csv":
            reader = csv.DictReader(lines)
            for row in reader:
                yield reader.line_num, row
            return
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    row = {}
                yield number, row if isinstance(row, dict) else {}


def _wrong(row: dict[str, Any], replies: Collection[str]) -> list[str]:
    if row.keys() >= _RATING:
        return _wrong_rating(row, replies)
    if row.keys() >= _PREFERENCE:
        wrong = [
            f"field {name}: {row[name]} is no reply of this workspace."
            for name in ("reply_a", "reply_b")
            if row[name] not in replies
        ]
        if row["preferred"] not in _PREFERRED:
            wrong.append(
                f"field preferred: {row['preferred']!r} is none of {', '.join(_PREFERRED)}."
            )
        return wrong
    kinds = " or ".join(", ".join(sorted(kind)) for kind in (_RATING, _PREFERENCE))
    return [f"its fields: there have to be {kinds}."]


def _wrong_rating(row: dict[str, Any], replies: Collection[str]) -> list[str]:
    wrong = []
    if row["reply_id"] not in replies:
        wrong.append(f"field reply_id: {row['reply_id']} is no reply of this workspace.")
    if row["dimension"] not in DIMENSIONS:
        wrong.append(f"field dimension: {row['dimension']!r} is none of {', '.join(DIMENSIONS)}.")
    try:
        in_scale = 1 <= float(row["rating"]) <= 5
    except (TypeError, ValueError):
        in_scale = False
    if not in_scale:
        wrong.append(f"field rating: {row['rating']!r} is no number from 1 to 5.")
    return wrong
