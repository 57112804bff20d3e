"""What the database of a team holds.

    people       ada    "Ada"  supporter   argon2id hash
    invitations  7c1e…  lead   SHA-256 of the word in the link   until 1 795 000 000
    log          12     1 794 990 000   b81f…   person.invited   7c1e…   chained to entry 11
    posts        51d0…  sealed   until 1 795 076 400   with ada
    replies      ada    9f2c…    sealed   version 41   until 1 795 076 400
    lessons      c40b…  ada      sealed   of 1 794 990 000
    line         17     digests of who stands before the model, in worker 3f0a…

Moments are seconds since 1970 in UTC. Tokens are stored as their SHA-256 only. Posts and replies
are here only where a team keeps them, sealed, and until their moment; lessons, sealed, only of
people who agreed.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

ID = 32
"""Characters of an id: 128 random bits in hexadecimal."""
DIGEST = 64
"""Characters of a SHA-256 in hexadecimal."""

# Named, so that a migration can speak of a constraint on either database.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", String(ID), primary_key=True)


def _of_person() -> Column[str]:
    """Whose a row is; it goes with the person."""
    gone = ForeignKey("people.id", ondelete="CASCADE")
    return Column("person", String(ID), gone, nullable=False, index=True)


def _moment(name: str, *, may_lack: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=may_lack)


people = Table(
    "people",
    metadata,
    _id(),
    Column("name", String(80), nullable=False),
    # As it is compared: two people must not be told apart by capitals alone.
    Column("folded", String(240), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("password", String(200), nullable=False),
    _moment("since"),
    _moment("revoked", may_lack=True),
    # A keyed digest of who they are at the organisation's own sign-in.
    Column("outside", String(DIGEST), nullable=True, unique=True),
    # Since when what they accept and leave may teach the next model.
    _moment("teaches", may_lack=True),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    Column("token", String(DIGEST), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    _moment("made"),
    _moment("expires"),
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("token", String(DIGEST), nullable=False, unique=True),
    _of_person(),
    _moment("began"),
    _moment("seen"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    # Who tried, as a keyed digest: neither names nor addresses are kept.
    Column("who", String(DIGEST), nullable=False),
    _moment("at"),
    Index("ix_attempts_who_at", "who", "at"),
)

keys = Table(
    "keys",
    metadata,
    _id(),
    Column("token", String(DIGEST), nullable=False, unique=True),
    _of_person(),
    Column("name", String(80), nullable=False),
    Column("scopes", String(200), nullable=False),
    _moment("made"),
    _moment("expires"),
    _moment("used", may_lack=True),
)

log = Table(
    "log",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _moment("at"),
    Column("by", String(ID), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", String(ID), nullable=False),
    Column("chained", String(DIGEST), nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    _id(),
    Column("sealed", LargeBinary, nullable=False),
    # A keyed digest of the word with which it was put in: said twice, it is one post.
    Column("once", String(DIGEST), nullable=True, unique=True),
    _moment("added"),
    _moment("expires"),
    # Since when it asks for a lead.
    _moment("handed", may_lack=True),
    # Who has it; it is free again when they are gone.
    Column(
        "person",
        String(ID),
        ForeignKey("people.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
    ),
)

replies = Table(
    "replies",
    metadata,
    Column("person", String(ID), ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    # Of a post in the queue its id, else made up by the page.
    Column("name", String(ID), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    _moment("changed"),
    _moment("expires"),
)

lessons = Table(
    "lessons",
    metadata,
    _id(),
    _of_person(),
    Column("sealed", LargeBinary, nullable=False),
    _moment("at"),
)

line = Table(
    "line",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    # Which of the server's processes it is in, and when that one was heard of last.
    Column("worker", String(ID), nullable=False, index=True),
    # Who stands there, as a keyed digest of a person's id; an address is kept as one, too.
    Column("person", String(DIGEST), nullable=False),
    Column("address", String(DIGEST), nullable=False),
    _moment("seen"),
)
