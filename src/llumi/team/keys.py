"""Keys for programs: each belongs to a person, opens some routes, and ends by itself.

token = make_key(team, ada.id, "our bot", {Scope.SCREENS})        "llumi_…", shown once
key_holder(team, token)     → Holder(person=Person(…), scopes={Scope.SCREENS})
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, insert, select, update

from llumi.errors import InputError
from llumi.team.database import Team, new_id
from llumi.team.logbook import note
from llumi.team.people import Person, check_name, person_of
from llumi.team.sealing import new_token, token_digest
from llumi.team.stored import keys, people

LASTS_S = 90 * 24 * 3600
PREFIX = "llumi_"
"""So that a key that was left somewhere can be found and recognised."""
_USED_EVERY_S = 3600


class Scope(StrEnum):
    """What a key opens."""

    DRAFTS = "drafts"
    IMPROVEMENTS = "improvements"
    SCREENS = "screens"
    CHAT = "chat"
    QUEUE = "queue"
    METRICS = "metrics"


@dataclass(frozen=True)
class Key:
    """A key as its owner sees it later; moments in seconds since 1970."""

    id: str
    name: str
    scopes: frozenset[Scope]
    owner: str
    expires: int
    used: int | None


@dataclass(frozen=True)
class Holder:
    """Whose key it is, and what it opens."""

    person: Person
    scopes: frozenset[Scope]


def make_key(team: Team, person: str, name: str, scopes: Set[Scope]) -> str:
    """A new key; only its SHA-256 is stored, so it cannot be shown again.

    Raises:
        InputError: it would open nothing, or its name cannot be stored.
    """
    name = check_name(name)
    if not scopes:
        raise InputError("This key would open nothing.", hint="Tick what it may be used for.")
    token, id_, now = PREFIX + new_token(), new_id(), team.now()
    with team.change() as db:
        db.execute(
            insert(keys).values(
                id=id_,
                token=token_digest(token),
                person=person,
                name=name,
                scopes=" ".join(sorted(scopes)),
                made=now,
                expires=now + LASTS_S,
            )
        )
        note(team, db, "key.made", about=id_, by=person)
    return token


def key_holder(team: Team, token: str) -> Holder | None:
    """Who holds a key; None where it is over or never was."""
    now, digest = team.now(), token_digest(token)
    with team.read() as db:
        row = db.execute(
            select(people, keys.c.scopes, keys.c.used)
            .join(keys, keys.c.person == people.c.id)
            .where(keys.c.token == digest, keys.c.expires > now, people.c.revoked.is_(None))
        ).first()
    if row is None:
        return None
    if row.used is None or row.used <= now - _USED_EVERY_S:
        with team.change() as db:
            db.execute(update(keys).where(keys.c.token == digest).values(used=now))
    return Holder(person_of(row), _scopes(row.scopes))


def all_keys(team: Team) -> list[Key]:
    """Every key that works, by the name of its owner and its own."""
    with team.read() as db:
        rows = db.execute(
            select(keys, people.c.name.label("owner"))
            .join(people, keys.c.person == people.c.id)
            .where(keys.c.expires > team.now())
            .order_by(people.c.folded, keys.c.name, keys.c.id)
        )
        return [
            Key(row.id, row.name, _scopes(row.scopes), row.owner, row.expires, row.used)
            for row in rows
        ]


def revoke_key(team: Team, id_: str, *, by: str) -> None:
    """End a key at once.

    Raises:
        InputError: there is none.
    """
    with team.change() as db:
        if db.execute(delete(keys).where(keys.c.id == id_)).rowcount != 1:
            raise InputError("There is no such key.", hint="It may have been ended already.")
        note(team, db, "key.revoked", about=id_, by=by)


def _scopes(stored: str) -> frozenset[Scope]:
    return frozenset(map(Scope, stored.split()))
