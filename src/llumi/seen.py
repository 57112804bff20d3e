"""What a training run has seen, in keyed digests, so that erasing can name the runs it concerns.

    pairs row {post_id: p1, chosen_id: c1, rejected_id: c2}  →  runs/dpo/seen.json
    {"posts": ["9b1c…"], "comments": ["04ae…", "77d0…"], "rows": [], "whole": true}

A run that goes on from another has seen what that one saw. Where the other kept no record, `whole`
is false: nobody can tell.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llumi.erased import Erased, digest

FILE = "seen.json"
_COMMENTS = ("comment_id", "chosen_id", "rejected_id")
_BY_PEERS = "peers-"
"""How the table `replies` names a comment; with a model's name it is no person's."""


@dataclass(frozen=True)
class Seen:
    """Digests of the posts, comments and SFT rows that a run was trained on."""

    posts: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    whole: bool = True

    def __or__(self, other: "Seen") -> "Seen":
        return Seen(
            self.posts | other.posts,
            self.comments | other.comments,
            self.rows | other.rows,
            self.whole and other.whole,
        )

    def erased(self, erased: Erased) -> "Seen":
        """Those of them that are on the list by now."""
        return Seen(
            self.posts & erased.ids, self.comments & erased.ids, self.rows & erased.ids, self.whole
        )

    def as_text(self) -> str:
        """As `seen.json` has it."""
        kinds = {name: sorted(getattr(self, name)) for name in ("posts", "comments", "rows")}
        return json.dumps(kinds | {"whole": self.whole}) + "\n"


def of_rows(rows: Iterable[Mapping[str, Any]], key: bytes) -> Seen:
    """What training on rows of `pairs`, `rated_pairs`, `sft` or `revisions` lets a model see."""
    posts, comments, of_sft = set(), set(), set()
    for row in rows:
        posts.add(digest(key, "post", row["post_id"]))
        if "row_id" in row:
            of_sft.add(digest(key, "row", row["row_id"]))
        for name in _COMMENTS:
            if name in row:
                comments.add(digest(key, "comment", row[name].removeprefix(_BY_PEERS)))
    return Seen(frozenset(posts), frozenset(comments), frozenset(of_sft))


def read(folder: Path) -> Seen | None:
    """What the run in `folder` has seen; None where that was not recorded or cannot be read."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        posts, comments, rows = (frozenset(found[name]) for name in ("posts", "comments", "rows"))
        return Seen(posts, comments, rows, whole=found["whole"] is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None
