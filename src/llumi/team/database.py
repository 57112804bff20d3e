"""Opening a team's database: a file (SQLite) or an address (PostgreSQL), of this version.

    with open_team("team.db", key_file=KEY_FILE) as team:
        with team.change() as db:
            db.execute(…)          all of it is stored, or nothing

It is migrated as it is opened. A change that was answered is on the disk: SQLite writes its log
through before it answers. What is deleted there is overwritten (`secure_delete`).
"""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from llumi.errors import InputError
from llumi.team.sealing import Key, NotOurs, read_key
from llumi.team.stored import facts

_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE_S = 10
"""How long a change waits for another one."""
_CHECK, _CHECKED = "key", "This key fits this database."


def _now() -> int:
    return int(time.time())


@dataclass(frozen=True)
class Team:
    """An open database and its key. `now` tells the moment, in seconds since 1970 in UTC."""

    engine: Engine
    key: Key
    now: Callable[[], int] = field(default=_now)

    def read(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""
        return self.engine.connect()

    def change(self) -> AbstractContextManager[Connection]:
        """A connection to change with: all that the block does is stored, or nothing."""
        return self.engine.execution_options(changes=True).begin()


@contextmanager
def open_team(
    where: str, *, key_file: Path, make: bool = False, now: Callable[[], int] = _now
) -> Iterator[Team]:
    """Open and migrate the database; with `make` a new one, and its key, where there is none.

    Raises:
        InputError: it cannot be opened, is of a later version, or was made with another key.
    """
    engine = _engine(where, make=make)
    try:
        _migrate(engine, where)
        yield Team(engine, _key_of(engine, key_file, make=make), now)
    finally:
        engine.dispose()


def wait_for_turn(db: Connection, what: str) -> None:
    """Let other changes of this kind end first; they then wait until this one has.

    SQLite has one change at a time anyway.
    """
    if db.dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"llumi {what}"))))


def new_id() -> str:
    """128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def _engine(where: str, *, make: bool) -> Engine:
    url = _url(where)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, Path(where), make=make)
    try:
        engine = create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": _PATIENCE_S}
        )
        engine.connect().close()
    except ModuleNotFoundError as error:
        raise InputError(
            "PostgreSQL needs a library that is not installed.",
            hint="Install it: pip install 'llumi[postgresql]'",
        ) from error
    except DBAPIError as error:
        raise InputError(
            f"{url.render_as_string(hide_password=True)} cannot be opened: {_reason(error)}.",
            hint="Look at the address, and whether the server runs.",
        ) from error
    return engine


def _url(where: str) -> URL:
    """SQLAlchemy's address of what a person names: a file, or postgresql://…

    Raises:
        InputError: it is an address of something else.
    """
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
        if url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError):
        pass
    raise InputError(
        f"{where.split('://')[0]}:// is no database that a team can be kept in.",
        hint="Name a file, or an address like postgresql://llumi@localhost/llumi.",
    )


def _sqlite(url: URL, path: Path, *, make: bool) -> Engine:
    if not make and not path.exists():
        raise InputError(f"There is no team at {path}.", hint="llumi serve --team makes one.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", hint="Name another file."
        ) from error
    engine = create_engine(url, connect_args={"timeout": _PATIENCE_S, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Left to itself the driver begins a transaction late, and two changes could then cross.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    changes = connection.get_execution_options().get("changes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if changes else "BEGIN")


def _migrate(engine: Engine, where: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    known = ScriptDirectory.from_config(config)
    try:
        with engine.execution_options(changes=True).begin() as connection:
            wait_for_turn(connection, "migration")
            there = MigrationContext.configure(connection).get_current_revision()
            if there is not None and there not in {one.revision for one in known.walk_revisions()}:
                raise InputError(
                    "The team was opened with a later version of LLUMI before.",
                    hint="Install that version, or restore an older backup.",
                )
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError as error:
        shown = where if "://" not in where else make_url(where).render_as_string()
        raise InputError(
            f"{shown} cannot be opened: {_reason(error)}.",
            hint="Name a team's database, or a new file.",
        ) from error


def _key_of(engine: Engine, key_file: Path, *, make: bool) -> Key:
    """The team's key; refuses one that would seal new texts but open no old one."""
    with engine.execution_options(changes=True).begin() as db:
        wait_for_turn(db, "key")
        there = db.scalar(select(facts.c.value).where(facts.c.name == _CHECK))
        # Where something was sealed already, a new key would be the wrong one.
        key = read_key(key_file, make=make and there is None)
        if there is None:
            there = key.seal(_CHECKED, about=_CHECK).hex()
            db.execute(facts.insert().values(name=_CHECK, value=there))
    if not fits(key, there):
        raise InputError(
            f"The key {key_file} is not the one that this team was made with.",
            hint="Name the team's own key with --key-file.",
        )
    return key


def fits(key: Key, check: str) -> bool:
    """Whether `check`, a stored sealed sentence, was sealed with this key."""
    try:
        return key.open(bytes.fromhex(check), about=_CHECK) == _CHECKED
    except (NotOurs, ValueError):
        return False


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0].rstrip(".")
