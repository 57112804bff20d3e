"""The line before the model where several processes serve: who stands in it, first come first.

    number = stand(team, "3f0a…", "ada's digest", "address's digest", limits)    → 17
    before(team, 17)     → 3 stand before it
    leave(team, 17)

A process says every few seconds that it is there; those who stood in one that was killed are no
longer counted once it was silent for `SILENT_S`.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from llumi.team.database import Team, wait_for_turn
from llumi.team.stored import line

SILENT_S = 10


@dataclass(frozen=True)
class Limits:
    """How many may stand in all, of one person, and from one address."""

    in_all: int
    of_a_person: int
    from_an_address: int


def stand(team: Team, worker: str, person: str, address: str, limits: Limits) -> int | str:
    """One's number in the line; else why there is none: "full", or "yours" for one's own texts."""
    now = team.now()
    with team.change() as db:
        wait_for_turn(db, "line")
        db.execute(delete(line).where(line.c.seen <= now - SILENT_S))
        if _count(db) >= limits.in_all:
            return "full"
        own = _count(db, line.c.person == person) >= limits.of_a_person
        if own or _count(db, line.c.address == address) >= limits.from_an_address:
            return "yours"
        row = {"worker": worker, "person": person, "address": address, "seen": now}
        made = db.execute(insert(line).values(**row)).inserted_primary_key
        assert made is not None
        return int(made[0])


def before(team: Team, number: int) -> int:
    """How many stand before a number."""
    with team.read() as db:
        return _count(db, line.c.number < number, line.c.seen > team.now() - SILENT_S)


def standing(team: Team) -> int:
    """How many stand in the line."""
    with team.read() as db:
        return _count(db, line.c.seen > team.now() - SILENT_S)


def leave(team: Team, number: int) -> None:
    """Let the next one in."""
    with team.change() as db:
        db.execute(delete(line).where(line.c.number == number))


def is_here(team: Team, worker: str) -> None:
    """A process says that it is there."""
    with team.change() as db:
        db.execute(update(line).where(line.c.worker == worker).values(seen=team.now()))


def _count(db: Connection, *which: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count()).select_from(line).where(*which)) or 0
