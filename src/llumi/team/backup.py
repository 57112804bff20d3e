"""A team as one file, and from it a team again, in either database.

    {"llumi": "team", "version": "0001"}
    {"table": "people", "row": {"id": "b81f…", "name": "Ada", …}}
    {"rows": 214}

A backup opens only with the team's key, which is not in it. Sessions are left out: whoever was
signed in then need not be now. So are posts, replies and lessons, which a backup would outlive. A
file that was cut short is refused whole: its last line lacks.
"""

import gzip
import json
import os
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from llumi.errors import InputError
from llumi.team.database import Team, fits
from llumi.team.stored import (
    attempts,
    facts,
    lessons,
    line,
    metadata,
    people,
    posts,
    replies,
    sessions,
)

_LEFT_OUT = (sessions, attempts, posts, replies, lessons, line)
_KEPT = [table for table in metadata.sorted_tables if table not in _LEFT_OUT]


def backup(team: Team, path: Path) -> int:
    """Write everything to a new file, readable by its owner alone; gives the number of rows.

    Raises:
        InputError: there is such a file, or it cannot be written.
    """
    if path.exists():
        raise InputError(f"{path} is there already.", hint="Name a new file.")
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as partial:
            with gzip.open(partial, "wt", encoding="utf-8") as file:
                rows = 0
                for line in _lines(team):
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
                    rows = line.get("rows", 0)
            partial.flush()
            os.fsync(partial.fileno())
            os.link(partial.name, path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", hint="Name another file."
        ) from error
    return rows


def restore(team: Team, path: Path) -> int:
    """Put a backup into a team without people: all of it, or nothing; gives the number of rows.

    Raises:
        InputError: the file is no whole backup of this version, or the team has people.
    """
    lines = _read(path)
    tables = {table.name: table for table in _KEPT}
    try:
        checks = [line["row"]["value"] for line in lines[1:-1] if line["table"] == facts.name]
        if not any(fits(team.key, check) for check in checks):
            raise InputError(
                f"{path} was made with another key.", hint="Name that key with --key-file."
            )
        with team.change() as db:
            if db.scalar(select(func.count()).select_from(people)):
                raise InputError(
                    "There are people in this team already.", hint="Name a new database."
                )
            if lines[0].get("version") != _version(team):
                raise InputError(
                    f"{path} is of another version of LLUMI.",
                    hint="Restore it with that version, then start this one.",
                )
            for table in reversed(_KEPT):
                db.execute(table.delete())
            for name, those in groupby(lines[1:-1], key=itemgetter("table")):
                db.execute(tables[name].insert(), [line["row"] for line in those])
    except (KeyError, TypeError, SQLAlchemyError) as error:
        raise InputError(
            f"{path} holds rows that fit nowhere.", hint="Use another backup."
        ) from error
    return len(lines) - 2


def _lines(team: Team) -> Iterator[dict[str, Any]]:
    yield {"llumi": "team", "version": _version(team)}
    rows = 0
    with _of_one_moment(team) as db:
        for table in _KEPT:
            for row in db.execute(select(table)).mappings():
                rows += 1
                yield {"table": table.name, "row": dict(row)}
    yield {"rows": rows}


def _of_one_moment(team: Team) -> Connection:
    """What others change meanwhile is not seen: every table is of the same moment."""
    if team.engine.dialect.name == "postgresql":
        return team.engine.execution_options(isolation_level="REPEATABLE READ").connect()
    return team.engine.connect()  # SQLite looks at one moment anyway


def _read(path: Path) -> list[dict[str, Any]]:
    """Every line of a backup, of which the first and the last say that it is one, and whole."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        whole = lines[0]["llumi"] == "team" and lines[-1]["rows"] == len(lines) - 2
    except OSError as error:
        if error.strerror:
            raise InputError(
                f"{path} cannot be read: {error.strerror}.",
                hint="Name a file of llumi team backup.",
            ) from error
        whole = False
    except (EOFError, ValueError, LookupError, TypeError):
        whole = False
    if not whole:
        raise InputError(
            f"{path} is no whole backup of a team.", hint="Nothing was changed. Use another one."
        )
    return lines


def _version(team: Team) -> str | None:
    with team.read() as db:
        return MigrationContext.configure(db).get_current_revision()
