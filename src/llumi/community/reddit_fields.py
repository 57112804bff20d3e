"""The few fields of a Reddit dump's row that are read, as every era since 2005 writes them.

b'{"id":"c1","created_utc":"1420070400","link_id":"t3_p1","body":"I hear you.",…60 more fields}'
──►  Row(id="c1", created_utc=1420070400, link_id="t3_p1", body="I hear you.", …)

Types change with the years: a time is a number, or a number in quotes, or has a fraction; a score
is null; a parent is a bare number. What is not needed (`edited`, of four types) is not read.

Source: github.com/ArthurHeitmann/arctic_shift, schemas of every month from 2005-06 to 2026-01.
"""

import msgspec

Number = int | float


class Meta(msgspec.Struct, gc=False):
    """What a second retrieval found, from 2023-11 on."""

    retrieved_2nd_on: Number | None = None
    was_deleted_later: bool | None = None
    removal_type: str | None = None


class Row(msgspec.Struct, gc=False):
    """One post or comment; null and missing are the same."""

    id: str | None = None
    subreddit: str | None = None
    author: str | None = None
    created_utc: Number | None = None

    # A post.
    title: str | None = None
    selftext: str | None = None
    link_flair_text: str | None = None
    hide_score: bool | None = None

    # A comment.
    body: str | None = None
    link_id: str | None = None
    parent_id: str | int | None = None
    score_hidden: bool | None = None

    score: int | None = None
    distinguished: str | None = None
    stickied: bool | None = None

    retrieved_on: Number | None = None
    retrieved_utc: Number | None = None
    meta: Meta | None = msgspec.field(default=None, name="_meta")


decode = msgspec.json.Decoder(Row, strict=False).decode
"""Bytes of one line to a Row; raises what `in_words` explains."""

BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def in_words(error: Exception) -> str:
    """Why a line could not be decoded, without a word of what it says."""
    if isinstance(error, UnicodeDecodeError):
        return "its text is no UTF-8"
    if isinstance(error, RecursionError):
        return "its JSON is nested too deeply"
    if not isinstance(error, msgspec.ValidationError):
        return "surrogate without its pair" if "surrogate" in str(error) else "broken JSON"
    message, _, where = str(error).replace("`", "").partition(" - at $")
    message = message[0].lower() + message[1:]
    return f"field {where.removeprefix('.')}: {message}" if where else "no JSON object"
