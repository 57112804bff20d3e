"""Reader of LLUMI's own format: one JSON object a line, posts and comments in any order.

    {"kind": "post", "id": "p1", "title": "Can't sleep", "text": "Since March …", "author": "mo"}
    {"kind": "comment", "id": "c1", "post": "p1", "text": "That sounds long.", "score": 4}

`docs/community.md` documents each field. A file with mistakes is refused whole, all named at once.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from llumi.community.harvest import Comment, Harvest, Post, open_source
from llumi.errors import InputErrors

_Id = Annotated[str, msgspec.Meta(min_length=1)]
_Count = Annotated[int, msgspec.Meta(ge=-(10**12), le=10**12)]


class _PostLine(msgspec.Struct, tag="post", tag_field="kind", forbid_unknown_fields=True):
    id: _Id
    text: str
    title: str = ""
    author: str | None = None
    created: datetime | None = None
    score: _Count | None = None
    topic: str | None = None


class _CommentLine(msgspec.Struct, tag="comment", tag_field="kind", forbid_unknown_fields=True):
    id: _Id
    post: _Id
    text: str
    author: str | None = None
    created: datetime | None = None
    score: _Count | None = None
    views: _Count | None = None


def read(path: Path) -> Harvest:
    """Read a JSONL export.

    Raises:
        InputErrors: any line is broken, lacks a field, repeats an id or has a time without zone.
    """
    open_source(path)
    harvest = Harvest()
    mistakes: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    decoder = msgspec.json.Decoder(_PostLine | _CommentLine)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                mistakes.append(f"line {number}: {_plainly(error)}")
                continue
            harvest.rows += 1
            kind = "post" if isinstance(row, _PostLine) else "comment"
            if row.created and row.created.tzinfo is None:
                mistakes.append(
                    f"line {number}, field created: the time has no zone, add Z or +01:00"
                )
            if (first := seen.setdefault((kind, row.id), number)) != number:
                mistakes.append(
                    f"line {number}, field id: {kind} {row.id} stands on line {first} too"
                )
            if isinstance(row, _PostLine):
                harvest.posts.append(Post(**msgspec.structs.asdict(row), line=number))
            else:
                harvest.comments.append(Comment(**msgspec.structs.asdict(row), line=number))
    if mistakes:
        raise InputErrors(
            str(path),
            mistakes,
            hint="The format is described in docs/community.md; mend the lines named.",
        )
    return harvest


def _plainly(error: Exception) -> str:
    """The decoder's sentence with its path (`$.score`) turned into a field name."""
    message = str(error).replace("`", "")
    if " - at $." in message:
        message, _, where = message.partition(" - at $.")
        message = f"field {where}: {message[0].lower()}{message[1:]}"
    return message
