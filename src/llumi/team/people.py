"""The people of a team: who they are, and how their access ends.

    everybody(team)                      [Person(name="Ada", role=Role.ADMINISTRATOR, …), …]
    revoke(team, grace.id, by=ada.id)    signed out everywhere, keys dead; the name stays taken
    erase(team, grace.id, by=ada.id)     gone from every table; the log has an id that names nobody

A team always keeps an administrator whose access works.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, select, update

from llumi.errors import InputError
from llumi.team.database import Team, wait_for_turn
from llumi.team.logbook import note
from llumi.team.passwords import check_password, fits, hash_password
from llumi.team.roles import Role
from llumi.team.stored import keys, people, posts, sessions

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Person:
    """Somebody of the team; moments in seconds since 1970, `revoked` where access has ended."""

    id: str
    name: str
    role: Role
    since: int
    revoked: int | None


def check_name(name: str) -> str:
    """A name as it is stored.

    Raises:
        InputError: it is empty, too long, or holds what cannot be seen.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise InputError(
            f"A name has 1 to {_LONGEST_NAME} characters; this one has {len(name)}.",
            hint="A first name or a nickname that the team knows is enough.",
        )
    if any(unicodedata.category(character)[0] == "C" for character in name):
        raise InputError("The name holds a character that cannot be seen.", hint="Type it anew.")
    return name


def folded(name: str) -> str:
    """A name as it is compared: without capitals, wide letters, ligatures or blanks to spare."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(plain.split())


def everybody(team: Team) -> list[Person]:
    """All of the team, those whose access ended too, by name."""
    with team.read() as db:
        return [person_of(row) for row in db.execute(select(people).order_by(people.c.folded))]


def change_role(team: Team, id_: str, role: Role, *, by: str) -> None:
    """Give somebody another role, which holds from their next request on.

    Raises:
        InputError: there is no such person, or no administrator would be left.
    """
    with _changed(team, id_, f"role.{role}", by=by) as db:
        db.execute(update(people).where(people.c.id == id_).values(role=role))


def revoke(team: Team, id_: str, *, by: str) -> None:
    """End somebody's access at once: password, sessions and keys; their posts are free again.

    Raises:
        InputError: there is no such person, or no administrator would be left.
    """
    with _changed(team, id_, "person.revoked", by=by) as db:
        db.execute(update(people).where(people.c.id == id_).values(revoked=team.now()))
        db.execute(delete(sessions).where(sessions.c.person == id_))
        db.execute(delete(keys).where(keys.c.person == id_))
        db.execute(update(posts).where(posts.c.person == id_).values(person=None))


def restore(team: Team, id_: str, *, by: str) -> None:
    """Let somebody in again whose access had ended; their keys stay dead.

    Raises:
        InputError: there is no such person.
    """
    with _changed(team, id_, "person.restored", by=by) as db:
        db.execute(update(people).where(people.c.id == id_).values(revoked=None))


def erase(team: Team, id_: str, *, by: str) -> None:
    """Remove somebody from every table; what the log says of them names only an id.

    Raises:
        InputError: there is no such person, or no administrator would be left.
    """
    with _changed(team, id_, "person.erased", by=by) as db:
        db.execute(delete(people).where(people.c.id == id_))


def change_password(team: Team, id_: str, *, old: str, new: str) -> None:
    """A new password; every session of the person ends, so that a thief's does too.

    Raises:
        InputError: the old one is wrong, or the new one is too easy.
    """
    with team.read() as db:
        row = _there(db, id_)
    if not fits(old, row.password):
        raise InputError("The old password is not right.", hint="Type it again.")
    check_password(new, name=row.name)
    hashed = hash_password(new)
    with team.change() as db:
        db.execute(update(people).where(people.c.id == id_).values(password=hashed))
        db.execute(delete(sessions).where(sessions.c.person == id_))
        note(team, db, "password.changed", about=id_, by=id_)


def person_of(row: Row[tuple[object, ...]]) -> Person:
    """A row of `people` as a person."""
    return Person(row.id, row.name, Role(row.role), row.since, row.revoked)


def _there(db: Connection, id_: str) -> Row[tuple[object, ...]]:
    row = db.execute(select(people).where(people.c.id == id_)).first()
    if row is None:
        raise InputError("There is no such person.", hint="They may have been erased.")
    return row


@contextmanager
def _changed(team: Team, id_: str, what: str, *, by: str) -> Iterator[Connection]:
    """A change of somebody who is there, noted in the log; an administrator is left after it.

    Two who revoke each other at once come one after the other: each waits for their turn.
    """
    with team.change() as db:
        wait_for_turn(db, "people")
        _there(db, id_)
        yield db
        administrators = select(people.c.id).where(
            people.c.role == Role.ADMINISTRATOR, people.c.revoked.is_(None)
        )
        if db.execute(administrators).first() is None:
            raise InputError(
                "The team would have no administrator.", hint="Make somebody else one first."
            )
        note(team, db, what, about=id_, by=by)
