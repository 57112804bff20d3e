"""Being signed in: a random word in a cookie, whose SHA-256 the database knows.

    token = sign_in(team, "Ada", "…", address="127.0.0.1")
    signed_in(team, token)       → Person(name="Ada", …), until half an hour of rest or twelve hours

Signing in always makes a new word, so one that was planted in a browser before is worth nothing.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import delete, insert, select, update

from llumi.errors import InputError
from llumi.team import attempts
from llumi.team.database import Team, new_id
from llumi.team.logbook import NOBODY, note
from llumi.team.passwords import fits, hash_password, is_outdated
from llumi.team.people import Person, folded, person_of
from llumi.team.sealing import new_token, token_digest
from llumi.team.stored import people, sessions

REST_S = 30 * 60
LASTS_S = 12 * 3600
_SEEN_EVERY_S = 60
"""How exact `seen` is: not every request need write."""


class WrongPassword(InputError):
    """The name, the password or both are wrong; which, is not said."""


def sign_in(team: Team, name: str, password: str, *, address: str) -> str:
    """The word of a new session.

    Raises:
        WrongPassword: they do not fit, or the person's access has ended.
        TooMany: there were too many attempts.
    """
    attempts.knock(team, name=name, address=address)
    with team.read() as db:
        row = db.execute(select(people).where(people.c.folded == folded(name))).first()
    right = fits(password, row.password if row else None)
    if row is None or not right or row.revoked is not None:
        with team.change() as db:
            note(team, db, "sign-in.refused", about=row.id if row else NOBODY, by=NOBODY)
        raise WrongPassword(
            "The name and the password do not fit together.", hint="Type them again."
        )
    attempts.forget(team, name=name)
    if is_outdated(row.password):
        with team.change() as db:
            same = (people.c.id == row.id) & (people.c.password == row.password)
            db.execute(update(people).where(same).values(password=hash_password(password)))
    return begin(team, row.id)


def begin(team: Team, person: str) -> str:
    """The word of a new session of somebody who has just shown who they are."""
    token, now = new_token(), team.now()
    with team.change() as db:
        over = (sessions.c.seen <= now - REST_S) | (sessions.c.began <= now - LASTS_S)
        db.execute(delete(sessions).where(over))
        db.execute(
            insert(sessions).values(
                id=new_id(), token=token_digest(token), person=person, began=now, seen=now
            )
        )
        note(team, db, "signed-in", about=person, by=person)
    return token


def signed_in(team: Team, token: str) -> Person | None:
    """Whose session it is; None where it is over or never was."""
    now, digest = team.now(), token_digest(token)
    with team.read() as db:
        row = db.execute(
            select(people, sessions.c.seen, sessions.c.began)
            .join(sessions, sessions.c.person == people.c.id)
            .where(sessions.c.token == digest, people.c.revoked.is_(None))
        ).first()
    if row is None or row.seen <= now - REST_S or row.began <= now - LASTS_S:
        return None
    if row.seen <= now - _SEEN_EVERY_S:
        with team.change() as db:
            db.execute(update(sessions).where(sessions.c.token == digest).values(seen=now))
    return person_of(row)


def sign_out(team: Team, token: str) -> None:
    """End one session."""
    with team.change() as db:
        whose = db.scalar(select(sessions.c.person).where(sessions.c.token == token_digest(token)))
        if whose is not None:
            db.execute(delete(sessions).where(sessions.c.token == token_digest(token)))
            note(team, db, "signed-out", about=whose, by=whose)


@dataclass(frozen=True)
class Session:
    """A session as its person sees it; moments in seconds since 1970."""

    id: str
    began: int
    seen: int
    is_this: bool


def own_sessions(team: Team, person: str, token: str) -> list[Session]:
    """Where somebody is signed in, the session of `token` among them; the latest first."""
    now, digest = team.now(), token_digest(token)
    live = (sessions.c.seen > now - REST_S) & (sessions.c.began > now - LASTS_S)
    with team.read() as db:
        rows = db.execute(
            select(sessions)
            .where(sessions.c.person == person, live)
            .order_by(sessions.c.seen.desc())
        )
        return [Session(row.id, row.began, row.seen, row.token == digest) for row in rows]


def end_session(team: Team, person: str, id_: str) -> None:
    """End one session of somebody; one that is over already stays so."""
    with team.change() as db:
        mine = (sessions.c.id == id_) & (sessions.c.person == person)
        if db.execute(delete(sessions).where(mine)).rowcount:
            note(team, db, "session.ended", about=person, by=person)


def form_word(token: str) -> str:
    """What a form of this session must send along; another page cannot know it."""
    return sha256(f"form {token}".encode()).hexdigest()


def is_form_word(token: str, given: str) -> bool:
    """Whether it is the word of this session's forms."""
    return hmac.compare_digest(form_word(token).encode(), given.encode())
