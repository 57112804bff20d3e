"""Invitations: the only way into a team. A link that works once, for one role, for some days.

    token = invite(team, Role.LEAD, by=ada.id)         the link ends in it
    accept(team, token, name="Grace", password="…")    → Person(name="Grace", role=Role.LEAD, …)

The database has the SHA-256 of the link's end, so whoever reads the database cannot join.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from llumi.errors import InputError
from llumi.team.database import Team, new_id
from llumi.team.logbook import NOBODY, note
from llumi.team.passwords import check_password, hash_password
from llumi.team.people import Person, check_name, folded
from llumi.team.roles import Role
from llumi.team.sealing import new_token, token_digest
from llumi.team.stored import invitations, people

LASTS_S = 7 * 24 * 3600


@dataclass(frozen=True)
class Invitation:
    """A link that nobody has used yet; `expires` in seconds since 1970."""

    id: str
    role: Role
    expires: int


def invite(team: Team, role: Role, *, by: str) -> str:
    """The last part of a new link; it cannot be shown again."""
    token, id_, now = new_token(), new_id(), team.now()
    with team.change() as db:
        db.execute(delete(invitations).where(invitations.c.expires <= now))
        db.execute(
            insert(invitations).values(
                id=id_, token=token_digest(token), role=role, made=now, expires=now + LASTS_S
            )
        )
        note(team, db, "invitation.made", about=id_, by=by)
    return token


def invite_first(team: Team) -> str | None:
    """An administrator's link while the team has no people; earlier ones stop working."""
    with team.change() as db:
        if db.scalar(select(func.count()).select_from(people)):
            return None
        db.execute(delete(invitations))
    return invite(team, Role.ADMINISTRATOR, by=NOBODY)


def invited(team: Team, token: str) -> Invitation:
    """What a link invites to.

    Raises:
        InputError: it was never made, was used or revoked, or is too old.
    """
    with team.read() as db:
        return _found(team, db, token)


def accept(
    team: Team, token: str, *, name: str, password: str, outside: str | None = None
) -> Person:
    """A new person, and the end of the link; `outside` is who they are where they sign in.

    Raises:
        InputError: the link does not work, the name is taken, or the password is too easy.
    """
    name = check_name(name)
    check_password(password, name=name)
    hashed = hash_password(password)
    person = {"id": new_id(), "name": name, "since": team.now()}
    try:
        with team.change() as db:
            invitation = _found(team, db, token)
            # Two who use one link at once: only one of them finds it to delete.
            gone = db.execute(delete(invitations).where(invitations.c.id == invitation.id))
            if gone.rowcount != 1:
                raise _does_not_work()
            db.execute(
                insert(people).values(
                    **person,
                    folded=folded(name),
                    role=invitation.role,
                    password=hashed,
                    outside=outside,
                )
            )
            note(team, db, f"joined.{invitation.role}", about=invitation.id, by=str(person["id"]))
    except IntegrityError as error:
        raise InputError(
            f"Somebody here is called {name} already.", hint="Choose another name."
        ) from error
    return Person(str(person["id"]), name, invitation.role, team.now(), None)


def revoke(team: Team, id_: str, *, by: str) -> None:
    """End a link that nobody has used.

    Raises:
        InputError: there is none.
    """
    with team.change() as db:
        if db.execute(delete(invitations).where(invitations.c.id == id_)).rowcount != 1:
            raise InputError("There is no such invitation.", hint="It may have been used.")
        note(team, db, "invitation.revoked", about=id_, by=by)


def open_invitations(team: Team) -> list[Invitation]:
    """Links that can still be used, the newest first."""
    waiting = invitations.c.expires > team.now()
    with team.read() as db:
        rows = db.execute(
            select(invitations).where(waiting).order_by(invitations.c.made.desc(), invitations.c.id)
        )
        return [_of(row) for row in rows]


def _found(team: Team, db: Connection, token: str) -> Invitation:
    row = db.execute(
        select(invitations).where(
            invitations.c.token == token_digest(token), invitations.c.expires > team.now()
        )
    ).first()
    if row is None:
        raise _does_not_work()
    return _of(row)


def _does_not_work() -> InputError:
    return InputError(
        "This invitation does not work, or no longer.",
        hint="It works once, for seven days. Ask whoever sent it for a new one.",
    )


def _of(row: Row[tuple[object, ...]]) -> Invitation:
    return Invitation(row.id, Role(row.role), row.expires)
