"""Replies of any other system, from a file, so that it is compared as ours are.

    {"post_id": "p1", "system": "another-model", "text": "That sounds long."}
    {"post_id": "p1", "system": "another-editor", "text": "I hear you.", "draft": "i hear u"}

One JSON object a line. Whoever improves drafts gives each draft too: it becomes a reply of the
system "drafts", and the improved reply names it. A file with mistakes is refused whole.
"""

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pyarrow as pa

from llumi.errors import InputError, InputErrors
from llumi.tables import SCHEMAS

DRAFTS = "drafts"
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    post_id: _Name
    system: _Name
    text: str
    draft: str | None = None


def read(path: Path, *, held_out: Collection[str], taken: Collection[str]) -> pa.Table:
    """The replies of a file as the table `replies`; `taken` are names of systems that are there.

    Raises:
        InputErrors: a line is broken, answers a post that is not held out, or names a system that
            the workspace has already; all mistakes of the file at once.
        InputError: the file is not there.
    """
    if not path.is_file():
        raise InputError(f"{path} does not exist.", hint="Name a JSONL file of replies.")
    rows: dict[str, dict[str, Any]] = {}
    mistakes = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                found = msgspec.json.decode(line, type=_Line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                mistakes.append(f"line {number}: {str(error).replace('`', '')}.")
                continue
            mistakes += [f"line {number}, {wrong}" for wrong in _wrong(found, held_out, taken)]
            rows |= _rows(found)
    if mistakes:
        raise InputErrors(str(path), mistakes, hint="docs/evaluation.md shows the format.")
    return pa.Table.from_pylist(list(rows.values()), SCHEMAS["replies"])


def _wrong(found: _Line, held_out: Collection[str], taken: Collection[str]) -> list[str]:
    wrong = []
    if found.post_id not in held_out:
        wrong.append(f"field post_id: {found.post_id} is no held-out post of this workspace.")
    if found.system in taken or found.system == DRAFTS:
        wrong.append(f"field system: {found.system} is the name of another system here.")
    return wrong


def _rows(found: _Line) -> dict[str, dict[str, Any]]:
    """The reply, and its draft if it has one, by their ids; the same line twice is one reply."""
    rows = {}
    revises = None
    if found.draft is not None:
        revises = _id(DRAFTS, found.post_id, found.draft)
        rows[revises] = _row(revises, found.post_id, DRAFTS, found.draft)
    name = _id(found.system, found.post_id, f"{revises or ''} {found.text}")
    return rows | {name: _row(name, found.post_id, found.system, found.text) | {"revises": revises}}


def _row(name: str, post_id: str, system: str, text: str) -> dict[str, Any]:
    return {"reply_id": name, "post_id": post_id, "system": system, "text": text}


def _id(system: str, post_id: str, text: str) -> str:
    told = sha256(f"{post_id}\n{text}".encode(errors="surrogatepass")).hexdigest()
    return f"{system}-{told[:16]}"
