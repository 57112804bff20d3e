"""The audit log: who did what to whom, when; never what anybody wrote.

    12  1794990000  b81f…  person.invited  7c1e…  e0a4…   HMAC of all that and of entry 11's link

Every entry is chained to the one before with a key that is not in the database, so an entry that is
changed, left out or put in breaks the chain from there on. What a chain alone cannot show is that
its end was cut off: write the last link down elsewhere, and `verify` looks whether it is there.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from llumi.team.database import Team, wait_for_turn
from llumi.team.stored import log

NOBODY = "-"
"""Who acts where nobody is signed in: the command line, or a stranger at the door."""
_BEGINNING = "LLUMI"


@dataclass(frozen=True)
class Verified:
    """An unbroken log: how many entries were looked at, the last one's number and link."""

    entries: int
    number: int
    link: str


@dataclass(frozen=True)
class Broken:
    """Where a log stops being what was written, and how that shows."""

    number: int
    why: str


def note(team: Team, db: Connection, what: str, *, about: str, by: str) -> None:
    """Add an entry, in the same change as what it tells of."""
    # Two changes at once would both follow the same entry.
    wait_for_turn(db, "log")
    last = db.execute(select(log).order_by(log.c.number.desc()).limit(1)).first()
    number, before = (last.number + 1, last.chained) if last else (1, _BEGINNING)
    at = team.now()
    link = team.key.chain(before, _written(number=number, at=at, by=by, what=what, about=about))
    db.execute(
        log.insert().values(number=number, at=at, by=by, what=what, about=about, chained=link)
    )


def note_refusal(team: Team, person: str) -> None:
    """Somebody who is signed in asked for what their role may not do."""
    with team.change() as db:
        note(team, db, "access.refused", about=person, by=person)


def verify(
    team: Team, *, remembered: tuple[int, str] | None = None, last: int | None = None
) -> Verified | Broken:
    """Whether the log is as it was written, and still holds a link that was written down.

    With `last` only so many entries at its end are looked at, and what came before is believed.
    """
    with team.read() as db:
        before, number = _begin(db, last)
        first, seen = number + 1, remembered is None
        for row in db.execute(select(log).where(log.c.number > number).order_by(log.c.number)):
            number += 1
            if row.number != number:
                return Broken(number, f"entry {number} is missing")
            if row.chained != team.key.chain(before, _of_row(row)):
                return Broken(number, f"entry {number} is not what was written")
            seen = seen or (number, row.chained) == remembered
            before = row.chained
    if not seen:
        assert remembered is not None
        return Broken(remembered[0], f"the log no longer holds the link of entry {remembered[0]}")
    return Verified(number - first + 1, number, before)


def _begin(db: Connection, last: int | None) -> tuple[str, int]:
    """The link and the number that the first entry to look at follows."""
    row = None
    if last is not None:
        row = db.execute(select(log).order_by(log.c.number.desc()).offset(last).limit(1)).first()
    return (row.chained, row.number) if row else (_BEGINNING, 0)


@dataclass(frozen=True)
class Entry:
    """One line of the log; `at` in seconds since 1970."""

    number: int
    at: int
    by: str
    what: str
    about: str


def latest(team: Team, *, most: int) -> list[Entry]:
    """The last entries, the newest first."""
    with team.read() as db:
        rows = db.execute(select(log).order_by(log.c.number.desc()).limit(most))
        return [Entry(row.number, row.at, row.by, row.what, row.about) for row in rows]


def _of_row(row: Row[tuple[object, ...]]) -> str:
    return _written(number=row.number, at=row.at, by=row.by, what=row.what, about=row.about)


def _written(*, number: int, at: int, by: str, what: str, about: str) -> str:
    return f"{number} {at} {by} {what} {about}"
