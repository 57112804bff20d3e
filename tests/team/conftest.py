"""A team in each database that there is: a file, and Debian's PostgreSQL on loopback."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from llumi.team.database import Team, open_team
from llumi.team.invitations import accept, invite
from llumi.team.logbook import NOBODY
from llumi.team.people import Person
from llumi.team.roles import Role

PASSWORD = "lantern orchard thimble wander"


@dataclass
class Clock:
    """A clock that only a test moves."""

    at: int = 1_795_000_000

    def __call__(self) -> int:
        return self.at


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of this test run alone."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    programs = found[-1].parent
    # It refuses to run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = tmp_path_factory.mktemp("postgresql")
    if as_user:
        for parent in (folder, *folder.parents[:3]):
            parent.chmod(parent.stat().st_mode | 0o011)
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, log = folder / "data", folder / "log"
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"

    def run(*words: str) -> None:
        subprocess.run([*as_user, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run(str(programs / "initdb"), "-D", str(data), "-U", "llumi", "-A", "trust", "-E", "UTF8")
    control = (str(programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-w")
    run(*control, "-o", options, "start")
    yield f"postgresql://llumi@127.0.0.1:{port}"
    run(*control, "-m", "immediate", "stop")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty database may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "team.db")
    server = request.getfixturevalue("postgresql")
    name = f"team_{os.urandom(6).hex()}"
    engine = create_engine(
        server.replace("://", "+psycopg://") + "/postgres", isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as db:
        db.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{server}/{name}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "team.key"


@pytest.fixture
def team(where: str, key_file: Path, clock: Clock) -> Iterator[Team]:
    """An open team without people."""
    with open_team(where, key_file=key_file, make=True, now=clock) as opened:
        yield opened


@pytest.fixture
def join(team: Team) -> Callable[..., Person]:
    """Lets somebody join, by name and role."""

    def joined(name: str, role: Role = Role.SUPPORTER) -> Person:
        return accept(team, invite(team, role, by=NOBODY), name=name, password=PASSWORD)

    return joined
