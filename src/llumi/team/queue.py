"""Posts that wait for an answer: who takes which one, and which of them wait for a lead.

    put_in(team, Waiting("I can't sleep.", where="the night board"), by=ada.id)   → "51d0…"
    take(team, "51d0…", by=ada)          it is Ada's until she gives it back or is done
    hand_over(team, "51d0…", by=ada)     free again, and now only a lead may take it

A post that speaks of imminent danger waits for a lead from the beginning. Posts are sealed, last a
day and are gone once somebody is done.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from llumi.errors import InputError
from llumi.safety.both import assess
from llumi.safety.tiers import Tier
from llumi.team.database import Team, new_id, wait_for_turn
from llumi.team.logbook import note
from llumi.team.people import Person
from llumi.team.replies import DAY_S, Full
from llumi.team.roles import MAY, May
from llumi.team.stored import people, posts, replies

MOST = 500
"""Posts that wait at a time."""


@dataclass(frozen=True)
class Waiting:
    """A post, and where in the community its answer goes, in the community's own words."""

    post: str
    where: str = ""


@dataclass(frozen=True)
class Queued:
    """A post in the queue: moments in seconds since 1970, `handed` where it waits for a lead.

    `person` and `name` are None where nobody has it.
    """

    id: str
    waiting: Waiting
    tier: Tier
    added: int
    handed: int | None
    person: str | None
    name: str | None

    def may_be_taken_by(self, person: Person) -> bool:
        """Whether it is free for somebody of this role."""
        return self.person is None and (self.handed is None or May.TAKE_OVER in MAY[person.role])


class Taken(InputError):
    """Somebody else has this post, or it is not for this role."""


def put_in(
    team: Team,
    waiting: Waiting,
    *,
    by: str,
    hand_over: bool = False,
    once: str = "",
    lasts_s: int = DAY_S,
) -> str:
    """Let a post wait; gives its id. With the same word `once` of the same person it is one post.

    Raises:
        Full: the queue is full.
    """
    tier = assess(waiting.post).tier
    now, id_ = team.now(), new_id()
    digest = team.key.digest(f"once {by} {once}") if once else None
    sealed = json.dumps(asdict(waiting) | {"tier": int(tier)})
    with team.change() as db:
        wait_for_turn(db, "queue")
        db.execute(delete(posts).where(posts.c.expires <= now))
        if digest:
            there = db.scalar(select(posts.c.id).where(posts.c.once == digest))
            if there is not None:
                return str(there)
        if (db.scalar(select(func.count()).select_from(posts)) or 0) >= MOST:
            raise Full(f"{MOST} posts wait already.", hint="Answer some of them first.")
        db.execute(
            insert(posts).values(
                id=id_,
                sealed=team.key.seal(sealed, about=_about(id_)),
                once=digest,
                added=now,
                expires=now + lasts_s,
                handed=now if hand_over or tier is Tier.IMMINENT else None,
            )
        )
        note(team, db, "post.put-in", about=id_, by=by)
    return id_


def queue(team: Team) -> list[Queued]:
    """All of them: those for a lead first, then by how much they ask and how long they wait."""
    with team.read() as db:
        found = [_opened(team, row) for row in db.execute(_all(team))]
    return sorted(found, key=lambda one: (one.handed is None, -one.tier, one.added))


def counts(team: Team) -> tuple[int, int]:
    """How many wait for anybody, and how many for a lead."""
    handed = posts.c.handed.is_not(None)
    free = (posts.c.person.is_(None), posts.c.expires > team.now())
    with team.read() as db:
        found = db.execute(select(handed, func.count()).where(*free).group_by(handed))
        numbers = {bool(for_leads): int(number) for for_leads, number in found}
    return numbers.get(False, 0), numbers.get(True, 0)


def queued(team: Team, id_: str) -> Queued:
    """One of them.

    Raises:
        InputError: it is not there, or no longer.
    """
    with team.read() as db:
        return _opened(team, _there(team, db, id_))


def take(team: Team, id_: str, *, by: Person) -> None:
    """Have a post, so that nobody else answers it at the same time.

    Raises:
        Taken: somebody else has it, or it waits for a lead.
        InputError: it is not there.
    """
    with team.change() as db:
        wait_for_turn(db, "queue")
        one = _opened(team, _there(team, db, id_))
        if one.person == by.id:
            return
        if not one.may_be_taken_by(by):
            raise Taken(
                f"{one.name} has this post." if one.person else "This post waits for a lead.",
                hint="Take another one.",
            )
        db.execute(update(posts).where(posts.c.id == id_).values(person=by.id))
        note(team, db, "post.taken", about=id_, by=by.id)


def give_back(team: Team, id_: str, *, by: Person) -> None:
    """Let somebody else have it.

    Raises:
        InputError: it is not there, or somebody else's.
    """
    with team.change() as db:
        _theirs(team, db, id_, by)
        db.execute(update(posts).where(posts.c.id == id_).values(person=None))
        note(team, db, "post.given-back", about=id_, by=by.id)


def hand_over(team: Team, id_: str, *, by: Person) -> None:
    """Let a lead have it; handing over what waits for one already changes nothing.

    Raises:
        InputError: it is not there, or somebody else's.
    """
    with team.change() as db:
        one = _theirs(team, db, id_, by)
        if one.handed is not None and one.person is None:
            return
        values = {"person": None, "handed": one.handed or team.now()}
        db.execute(update(posts).where(posts.c.id == id_).values(**values))
        note(team, db, "post.handed-over", about=id_, by=by.id)


def done(team: Team, id_: str, *, by: Person) -> None:
    """Erase a post that was answered, or needs no answer, and what was written to it here.

    Raises:
        InputError: it is not there, or somebody else's.
    """
    with team.change() as db:
        _theirs(team, db, id_, by)
        db.execute(delete(posts).where(posts.c.id == id_))
        db.execute(delete(replies).where(replies.c.name == id_))
        note(team, db, "post.done", about=id_, by=by.id)


def erase_all(team: Team, *, by: str) -> None:
    """Erase every post and every reply that is kept, whoever has it."""
    with team.change() as db:
        wait_for_turn(db, "queue")
        db.execute(delete(posts))
        db.execute(delete(replies))
        note(team, db, "kept.erased", about=by, by=by)


def number_kept(team: Team) -> tuple[int, int]:
    """How many posts and how many replies are kept now."""
    with team.read() as db:
        found = [
            db.scalar(select(func.count()).select_from(table).where(table.c.expires > team.now()))
            for table in (posts, replies)
        ]
    return found[0] or 0, found[1] or 0


def _all(team: Team) -> Select[Any]:
    return (
        select(posts, people.c.name)
        .join(people, people.c.id == posts.c.person, isouter=True)
        .where(posts.c.expires > team.now())
    )


def _there(team: Team, db: Connection, id_: str) -> Row[tuple[object, ...]]:
    row = db.execute(_all(team).where(posts.c.id == id_)).first()
    if row is None:
        raise InputError("This post is no longer in the queue.", hint="Take another one.")
    found: Row[tuple[object, ...]] = row
    return found


def _theirs(team: Team, db: Connection, id_: str, person: Person) -> Queued:
    """A post that this person may change: nobody's or their own; a lead's word goes for each."""
    wait_for_turn(db, "queue")
    one = _opened(team, _there(team, db, id_))
    leads = May.TAKE_OVER in MAY[person.role]
    if one.person not in (None, person.id) and not leads:
        raise Taken(f"{one.name} has this post.", hint="Ask them, or a lead.")
    return one


def _opened(team: Team, row: Row[tuple[object, ...]]) -> Queued:
    held = json.loads(team.key.open(row.sealed, about=_about(row.id)))
    return Queued(
        id=row.id,
        waiting=Waiting(held["post"], held["where"]),
        tier=Tier(held["tier"]),
        added=row.added,
        handed=row.handed,
        person=row.person,
        name=row.name,
    )


def _about(id_: str) -> str:
    return f"posts/{id_}"
