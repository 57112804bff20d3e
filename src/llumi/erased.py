"""Who and what was erased at a person's request, kept as keyed digests and never as a name or id.

    erased = workspace.erased()
    erased.has_author("p-5b1f0c9e77aa")  → True     a pseudonym, as the tables have it
    erased.has("comment", "c9")          → True     an id of the source

Without the workspace's key nobody can tell from the list who or what stands on it.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["post", "comment", "row"]
"""What an id names; `row` is the `row_id` of the table `sft`."""


def digest(key: bytes, kind: Kind, id: str) -> str:
    """What stands for an id: 24 hex digits of HMAC-SHA-256, so that ten million do not collide."""
    return hmac.digest(key, f"{kind} {id}".encode(), hashlib.sha256).hex()[:24]


@dataclass(frozen=True)
class Erased:
    """The list of a workspace: `authors` as pseudonyms, `ids` as digests made with `key`."""

    authors: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    key: bytes = field(default=b"", repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.authors or self.ids)

    def has_author(self, pseudonym: str | None) -> bool:
        """Whether the person behind `pseudonym` asked to be forgotten."""
        return pseudonym in self.authors

    def has(self, kind: Kind, id: str) -> bool:
        """Whether this post, comment or row was erased; nothing is computed for an empty list."""
        return bool(self.ids) and digest(self.key, kind, id) in self.ids

    def adding(self, authors: Iterable[str], ids: Iterable[str]) -> "Erased":
        """The list with more on it."""
        return Erased(self.authors.union(authors), self.ids.union(ids), self.key)

    def as_dict(self) -> dict[str, list[str]]:
        """As workspace.json keeps it; in order of the digests, which says nothing of when."""
        return {"authors": sorted(self.authors), "ids": sorted(self.ids)}


def from_dict(found: dict[str, Any]) -> Erased:
    """The list as workspace.json has it, still without its key."""
    return Erased(frozenset(found["authors"]), frozenset(found["ids"]))
