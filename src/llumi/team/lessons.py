"""What people accept and leave of suggestions, for the next model: only of those who agreed.

    agree(team, ada.id)
    learn(team, ada.id, Lesson(post="…", draft="You should rest.", kept="You could rest.", left=()))
    list(lessons(team))      → [Lesson(…)], without a name
    disagree(team, ada.id)   takes all of hers back that were not used yet

A lesson is masked before it comes here, and sealed. It goes with the person.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from llumi.errors import InputError
from llumi.team.database import Team, new_id
from llumi.team.logbook import note
from llumi.team.stored import lessons as table
from llumi.team.stored import people

MOST = 10_000
"""Lessons of a person; the oldest make room."""


@dataclass(frozen=True)
class Lesson:
    """A reply before and after, and what it would have been with each suggestion that was left."""

    post: str
    draft: str
    kept: str
    left: tuple[str, ...]


class NotAgreed(InputError):
    """The person has not agreed that this is kept."""


def agreed(team: Team, person: str) -> bool:
    """Whether what they accept and leave may teach."""
    with team.read() as db:
        return db.scalar(select(people.c.teaches).where(people.c.id == person)) is not None


def agree(team: Team, person: str) -> None:
    """From now on."""
    with team.change() as db:
        _set(db, person, team.now())
        note(team, db, "teaching.agreed", about=person, by=person)


def disagree(team: Team, person: str) -> None:
    """No longer; what was kept until now goes, too."""
    with team.change() as db:
        _set(db, person, None)
        db.execute(delete(table).where(table.c.person == person))
        note(team, db, "teaching.ended", about=person, by=person)


def learn(team: Team, person: str, lesson: Lesson) -> None:
    """Keep a lesson.

    Raises:
        NotAgreed: they have not said that it may be kept.
    """
    id_ = new_id()
    sealed = team.key.seal(json.dumps(asdict(lesson)), about=_about(id_, person))
    mine = table.c.person == person
    with team.change() as db:
        if db.scalar(select(people.c.teaches).where(people.c.id == person)) is None:
            raise NotAgreed(
                "What you accept and leave is not kept.",
                hint="You can agree to it on your account.",
            )
        if (db.scalar(select(func.count()).select_from(table).where(mine)) or 0) >= MOST:
            oldest = select(table.c.id).where(mine).order_by(table.c.at).limit(1)
            db.execute(delete(table).where(table.c.id.in_(oldest.scalar_subquery())))
        db.execute(insert(table).values(id=id_, person=person, sealed=sealed, at=team.now()))


def lessons(team: Team) -> Iterator[Lesson]:
    """All of them, in an order that tells nothing of who gave them."""
    with team.read() as db:
        for row in db.execute(select(table).order_by(table.c.id)):
            held = json.loads(team.key.open(row.sealed, about=_about(row.id, row.person)))
            yield Lesson(**{**held, "left": tuple(held["left"])})


def number_kept(team: Team) -> tuple[int, int]:
    """How many lessons are kept, and how many people agreed; not who."""
    with team.read() as db:
        kept = db.scalar(select(func.count()).select_from(table)) or 0
        agreed = select(func.count()).select_from(people).where(people.c.teaches.is_not(None))
        return kept, db.scalar(agreed) or 0


def _set(db: Connection, person: str, since: int | None) -> None:
    db.execute(update(people).where(people.c.id == person).values(teaches=since))


def _about(id_: str, person: str) -> str:
    return f"lessons/{id_}/{person}"
