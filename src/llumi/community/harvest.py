"""What a reader brings home from one source file, before cleaning and masking.

Harvest(posts=[Post(id="p1", title="Can't sleep", …)],
        comments=[Comment(id="c9", post="p1", text="That sounds long.", score=4, …)],
        rows=2, dropped={"duplicate": 0})
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from llumi.errors import InputError


@dataclass(frozen=True, slots=True)
class Post:
    """What a seeker wrote, as the source has it; `scored` is when its votes were counted."""

    id: str
    title: str
    text: str
    author: str | None = None
    created: datetime | None = None
    score: int | None = None
    scored: datetime | None = None
    topic: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """An answer under a post, as the source has it; `score` is its net votes."""

    id: str
    post: str
    text: str
    author: str | None = None
    created: datetime | None = None
    score: int | None = None
    scored: datetime | None = None
    views: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be kept, and why; what it said is never repeated."""

    line: int
    reason: str


@dataclass
class Harvest:
    """Posts and comments of one file or of one block of it.

    `rows` is how many records were there, `dropped` how many of them were left out as they should
    be (a moderator's notice, another subreddit), by reason; `refused` are those that are broken;
    `left_out` has line and id of posts that were dropped, so that their comments aren't strays;
    `early` is how many of the posts and comments lost their votes, which were counted too early.
    """

    posts: list[Post] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    early: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a source: `data`, whose first line has number `first`.

    `at` is how many bytes of the file on disk have been read so far, for progress.
    """

    first: int
    data: bytes
    at: int
    refused: tuple[Refused, ...] = ()


Reader = Callable[[Path], Harvest]
LineReader = Callable[[Block], Harvest]


def open_source(path: Path) -> None:
    """Refuse a source that is missing, a folder, empty or unreadable, before anything is read."""
    if not path.exists():
        raise InputError(f"{path} does not exist.", hint="Check the path of the export.")
    if path.is_dir():
        raise InputError(f"{path} is a folder.", hint="Name the file inside it.")
    if path.stat().st_size == 0:
        raise InputError(f"{path} is empty.", hint="Export it again.")
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Check its permissions."
        ) from error
