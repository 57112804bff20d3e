"""Who asks to be forgotten, as the administrator writes it.

    author u/Grey_Kettle
    post p17                  →  Request(names=("Grey_Kettle",), posts=("p17",), comments=("c9",))
    comment c9

Names stay in memory: nothing of this is ever written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from llumi.errors import InputError, InputErrors

_KINDS = ("author", "post", "comment")
_PREFIX = re.compile(r"(?:/?u/|@)", re.I)
_PREFIXES = ("", "u/", "/u/", "@")
_HINT = "Write one a line: author NAME, post ID or comment ID."


@dataclass(frozen=True)
class Request:
    """Names without their "u/" or "@", and ids as the source has them; each once."""

    names: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.posts or self.comments)

    def __or__(self, other: "Request") -> "Request":
        return request(
            self.names + other.names, self.posts + other.posts, self.comments + other.comments
        )


def request(names: Iterable[str], posts: Iterable[str], comments: Iterable[str]) -> Request:
    """A request of names in any of their spellings, and of ids.

    Raises:
        InputError: a name or an id that is empty.
    """
    plain = tuple(dict.fromkeys(_PREFIX.sub("", name.strip(), count=1).strip() for name in names))
    ids = [tuple(dict.fromkeys(id.strip() for id in of)) for of in (posts, comments)]
    for kind, words in zip(_KINDS, (plain, *ids), strict=True):
        if "" in words:
            raise InputError(f"--{kind} is empty.", hint=f"Say which {kind} to erase.")
    return Request(plain, *ids)


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which a source may have written a name."""
    return tuple(prefix + name for prefix in _PREFIXES)


def read_list(path: Path) -> Request:
    """Read a deletion list: one `author NAME`, `post ID` or `comment ID` a line.

    Raises:
        InputErrors: lines that say something else, all at once.
        InputError: a file that cannot be read or says nothing.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Check --list."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8 text.", hint=_HINT) from error
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    mistakes = []
    for number, line in enumerate(lines, start=1):
        kind, _, rest = line.strip().partition(" ")
        if not kind:
            continue
        if kind not in found:
            mistakes.append(f"line {number}: {kind[:40]!r} is none of {', '.join(_KINDS)}")
        elif not _PREFIX.sub("", rest.strip(), count=1).strip():
            mistakes.append(f"line {number}: {kind} is followed by nothing")
        else:
            found[kind].append(rest)
    if mistakes:
        raise InputErrors(str(path), mistakes, hint=_HINT)
    if not any(found.values()):
        raise InputError(f"{path} names nobody.", hint=_HINT)
    return request(found["author"], found["post"], found["comment"])
