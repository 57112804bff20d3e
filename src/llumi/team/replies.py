"""Replies while they are written, kept for the person who writes them, sealed and for a day.

    keep(team, ada.id, "9f2c…", Writing("I can't sleep.", "I hear y", "pppppppp"), version=41)
    kept(team, ada.id)      → [Kept(name="9f2c…", version=41, writing=…, changed=1795000000)]

A page counts its changes. A change that was stored and not answered may be sent again and is stored
once; one that does not follow what is stored comes from another window, and is refused.
"""

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Row, delete, func, insert, select, update

from llumi.errors import InputError
from llumi.team.database import Team, wait_for_turn
from llumi.team.stored import replies

DAY_S = 24 * 3600
MOST = 50
"""Replies of a person that are kept at a time."""
LONGEST = 20_000
"""Characters of a post, and of a reply."""


@dataclass(frozen=True)
class Writing:
    """What a page holds: the post, the reply, and of each unit of it "p" the person's or "a"."""

    post: str
    reply: str
    by: str = ""


@dataclass(frozen=True)
class Kept:
    """A reply as it was stored last; `changed` in seconds since 1970."""

    name: str
    version: int
    writing: Writing
    changed: int


class Crossed(InputError):
    """The reply was changed in another window since."""


class Full(InputError):
    """As much is kept as may be."""


def keep(
    team: Team, person: str, name: str, writing: Writing, *, version: int, lasts_s: int = DAY_S
) -> None:
    """Store version `version` of a reply, for so long from now.

    Raises:
        Crossed: what is stored is not the version before.
        Full: too many are kept.
        InputError: it is too long.
    """
    for what, text in (("post", writing.post), ("reply", writing.reply)):
        if len(text) > LONGEST:
            raise InputError(
                f"The {what} has {len(text):,} characters; up to {LONGEST:,} are kept.",
                hint="It stays in this tab only.",
            )
    about = _about(person, name, version)
    now = team.now()
    stored = {
        "version": version,
        "sealed": team.key.seal(json.dumps(asdict(writing)), about=about),
        "changed": now,
        "expires": now + lasts_s,
    }
    mine = (replies.c.person == person) & (replies.c.name == name)
    with team.change() as db:
        wait_for_turn(db, f"replies {person}")
        db.execute(delete(replies).where(replies.c.expires <= now))
        row = db.execute(select(replies).where(mine)).first()
        if row is None:
            count = select(func.count()).select_from(replies).where(replies.c.person == person)
            if (db.scalar(count) or 0) >= MOST:
                raise Full(
                    f"{MOST} replies of yours are kept already.",
                    hint="Open one that you no longer need and clear it.",
                )
            db.execute(insert(replies).values(person=person, name=name, **stored))
        elif row.version == version - 1:
            db.execute(update(replies).where(mine).values(**stored))
        elif row.version != version or _opened(team, row).writing != writing:
            raise Crossed(
                "This reply was changed in another window.", hint="Choose which one to go on with."
            )


def kept(team: Team, person: str) -> list[Kept]:
    """The replies of a person, the one changed last first."""
    theirs = (replies.c.person == person) & (replies.c.expires > team.now())
    with team.read() as db:
        rows = db.execute(select(replies).where(theirs).order_by(replies.c.changed.desc()))
        return [_opened(team, row) for row in rows]


def kept_one(team: Team, person: str, name: str) -> Kept | None:
    """One reply of a person; None where it is over or never was."""
    mine = (replies.c.person == person) & (replies.c.name == name)
    with team.read() as db:
        row = db.execute(select(replies).where(mine, replies.c.expires > team.now())).first()
    return _opened(team, row) if row else None


def discard(team: Team, person: str, name: str) -> None:
    """Keep a reply no longer."""
    with team.change() as db:
        db.execute(delete(replies).where(replies.c.person == person, replies.c.name == name))


def _opened(team: Team, row: Row[tuple[object, ...]]) -> Kept:
    text = team.key.open(row.sealed, about=_about(row.person, row.name, row.version))
    return Kept(row.name, row.version, Writing(**json.loads(text)), row.changed)


def _about(person: str, name: str, version: int) -> str:
    return f"replies/{person}/{name}/{version}"
