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


@dataclass(frozen=True)
class Post:
    """What a seeker wrote, as the source has it."""

    id: str
    title: str
    text: str
    author: str | None = None
    created: datetime | None = None
    score: int | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Comment:
    """An answer under a post, as the source has it; `score` is its net votes."""

    id: str
    post: str
    text: str
    author: str | None = None
    created: datetime | None = None
    score: int | None = None
    views: int | None = None


@dataclass
class Harvest:
    """Posts and comments of one file; `rows` is how many records the file held."""

    posts: list[Post] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)


Reader = Callable[[Path], Harvest]


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
