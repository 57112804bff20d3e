"""The data contract: the schema of every table that stages exchange.

    community ──► posts, comments ──► preferences ──► pairs, sft, splits ──► training
    assistant, community ──► replies ──► evaluation        studies ──► ratings
    posts, comments, splits ──► assistant ──► revisions ──► training
    lessons of the page ──► preferences ──► feedback ──► training
    replies, ratings ──► preferences ──► rated_pairs ──► training

A stage never imports another stage; it reads these tables from the workspace and writes others.
`docs/tables.md` says what each column means, and a test keeps the two in step.
"""

from typing import Any

import pyarrow as pa

from llumi.errors import LlumiError

VERSION = 4
"""Raised when a column comes, goes, or changes its name, type or meaning.

Older workspaces are then refused.
"""

SPLITS = ("train", "validation", "test")
TASKS = ("generate", "improve")
PLAIN = ("quarantine",)
"""Tables that are CSV files, for a person to open; all others are Parquet."""
DIMENSIONS = ("readability", "empathy", "connection", "actionability", "safety")

_text = pa.string()
_time = pa.timestamp("us", tz="UTC")


def _required(name: str, kind: pa.DataType) -> "pa.Field[Any]":
    return pa.field(name, kind, nullable=False)


_PAIR = tuple(
    _required(name, _text)
    for name in (
        *("pair_id", "post_id", "split", "prompt"),
        *("chosen", "rejected", "chosen_id", "rejected_id"),
    )
)
"""What every pair has, whoever judged it."""

_REVISIONS = pa.schema(
    [
        _required("revision_id", _text),
        _required("comment_id", _text),
        _required("post_id", _text),
        _required("split", _text),
        _required("prompt", _text),
        _required("draft", _text),
        _required("proposal", _text),
        _required("by", _text),
        pa.field("reason", _text),
        pa.field("refused", _text),
        pa.field("detail", _text),
    ]
)

SCHEMAS: dict[str, pa.Schema] = {
    "posts": pa.schema(
        [
            _required("post_id", _text),
            pa.field("author", _text),
            _required("title", _text),
            _required("text", _text),
            pa.field("created_at", _time),
            pa.field("score", pa.int64()),
            pa.field("scored_at", _time),
            pa.field("topic", _text),
        ]
    ),
    "comments": pa.schema(
        [
            _required("comment_id", _text),
            _required("post_id", _text),
            pa.field("author", _text),
            _required("text", _text),
            pa.field("created_at", _time),
            pa.field("score", pa.int64()),
            pa.field("scored_at", _time),
            pa.field("views", pa.int64()),
        ]
    ),
    "quarantine": pa.schema(
        [_required("file", _text), _required("line", pa.int64()), _required("reason", _text)]
    ),
    "splits": pa.schema([_required("post_id", _text), _required("split", _text)]),
    "pairs": pa.schema(
        [
            *_PAIR,
            _required("chosen_score", pa.int64()),
            _required("rejected_score", pa.int64()),
            pa.field("chosen_created_at", _time),
            pa.field("rejected_created_at", _time),
            pa.field("chosen_views", pa.int64()),
            pa.field("rejected_views", pa.int64()),
            pa.field("confidence", pa.float64()),
            pa.field("veto", _text),
        ]
    ),
    "sft": pa.schema(
        [
            _required("row_id", _text),
            _required("post_id", _text),
            _required("split", _text),
            _required("task", _text),
            _required("prompt", _text),
            pa.field("draft", _text),
            _required("reply", _text),
        ]
    ),
    "revisions": _REVISIONS,
    "feedback": _REVISIONS,
    "replies": pa.schema(
        [
            _required("reply_id", _text),
            _required("post_id", _text),
            _required("system", _text),
            _required("text", _text),
            pa.field("revises", _text),
        ]
    ),
    "rated_pairs": pa.schema(
        [
            *_PAIR,
            _required("chosen_rating", pa.float64()),
            _required("rejected_rating", pa.float64()),
            _required("raters", pa.int64()),
            pa.field("confidence", pa.float64()),
            pa.field("veto", _text),
        ]
    ),
    "ratings": pa.schema(
        [
            _required("rating_id", _text),
            _required("reply_id", _text),
            _required("rater", _text),
            _required("dimension", _text),
            _required("rating", pa.int8()),
            pa.field("rated_at", _time),
        ]
    ),
}


def check(name: str, table: pa.Table) -> pa.Table:
    """Return `table` cast to the schema of `name`.

    Raises:
        LlumiError: a column is missing, unknown, of another type, or null where it must not be.
            That is our mistake, never the user's: readers refuse bad input before this.
    """
    schema = SCHEMAS[name]
    if missing := [field for field in schema.names if field not in table.column_names]:
        raise LlumiError(f"table {name} lacks {', '.join(missing)}.")
    if unknown := [column for column in table.column_names if column not in schema.names]:
        raise LlumiError(f"table {name} has columns nobody declared: {', '.join(unknown)}.")
    table = table.select(schema.names)
    for field in schema:
        if not field.nullable and table.column(field.name).null_count:
            raise LlumiError(f"table {name}, column {field.name} has empty cells.")
    try:
        return table.cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError) as error:
        raise LlumiError(f"table {name} does not fit its schema: {error}") from error
