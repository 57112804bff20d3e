"""Replies labelled with EPITOME's levels, from a CSV file of its layout.

sp_id,rp_id,seeker_post,response_post,level,rationales
s1,r1,I can't sleep.,That must be lonely.,2,That must be lonely|
→ [{"sp_id": "s1", "rp_id": "r1", "response_post": "That must be lonely.", "level": 2}]
"""

import csv
from pathlib import Path
from typing import Any

from llumi.errors import InputError, InputErrors

COLUMNS = ("sp_id", "rp_id", "response_post", "level")
LEVELS = ("none", "weak", "strong")
FEWEST_POSTS = 25
"""Seekers' posts with fewer say nothing of how far to trust what was learnt."""


def read(file: Path) -> list[dict[str, Any]]:
    """The rows of a file, in its order.

    Raises:
        InputError: the file is not there, is no UTF-8, lacks columns, or has too few posts or
            levels to learn from.
        InputErrors: rows of it are broken; all of them at once.
    """
    if not file.is_file():
        raise InputError(f"{file} does not exist.", hint="Name a CSV file of EPITOME's layout.")
    rows, mistakes = [], []
    seen: set[tuple[str, str]] = set()
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
                raise InputError(
                    f"{file} has no column {', '.join(missing)}.",
                    hint=f"EPITOME's files have {', '.join(COLUMNS)}.",
                )
            for row in reader:
                wrong = _wrong(row, seen)
                mistakes += [f"line {reader.line_num}, {one}" for one in wrong]
                seen.add((row["sp_id"], row["rp_id"]))
                if not wrong:
                    rows.append(
                        {name: row[name] for name in COLUMNS} | {"level": int(row["level"])}
                    )
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{file} cannot be read: {error}.", hint="Save it as UTF-8 CSV."
        ) from error
    if mistakes:
        raise InputErrors(str(file), mistakes, hint="Mend them, and run the command again.")
    _check(file, rows)
    return rows


def _wrong(row: dict[str, Any], seen: set[tuple[str, str]]) -> list[str]:
    wrong = []
    for name in ("sp_id", "rp_id", "response_post"):
        if not (row[name] or "").strip():
            wrong.append(f"field {name}: it is empty.")
    if row["level"] not in ("0", "1", "2"):
        wrong.append(f"field level: {row['level']!r} is none of 0, 1 and 2.")
    if (row["sp_id"], row["rp_id"]) in seen:
        wrong.append(f"field rp_id: {row['rp_id']} answers {row['sp_id']} a second time.")
    return wrong


def _check(file: Path, rows: list[dict[str, Any]]) -> None:
    posts = {row["sp_id"] for row in rows}
    if len(posts) < FEWEST_POSTS:
        raise InputError(
            f"{file} has {len(posts)} seekers' posts; to learn from it takes {FEWEST_POSTS}.",
            hint="Label more, or leave the mechanism to the rules.",
        )
    levels = {row["level"] for row in rows}
    if len(levels) < len(LEVELS):
        raise InputError(
            f"{file} has no reply of level {', '.join(map(str, sorted({0, 1, 2} - levels)))}.",
            hint="A level that was never shown cannot be learnt.",
        )
