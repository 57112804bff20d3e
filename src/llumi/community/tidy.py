"""One block of a source becomes rows that may be kept: cleaned, filtered, masked, pseudonymous.

    Comment(id="c9", post="p1", author="ana", text="Ring me: 555-010-0100, mo_22 &amp; all", …)
    → {"place": 7, "comment_id": "c9", "author": "p-5b1f0c9e77aa",
       "text": "Ring me: [phone], mo_22 & all", "handles": ["p-c02d41b7a9e3"], "bands": […], …}

What a block cannot know is left to `settle`, and the rows carry what that takes: `place` (which
source and line), `handles` (pseudonyms of words that may be names of people in the thread) and
`bands` (where near copies meet). Nothing here looks beyond its block, so blocks run on all cores.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from llumi.community.cleaning import clean, is_withdrawn
from llumi.community.filters import no_answer, no_question
from llumi.community.harvest import Comment, Harvest, Post
from llumi.community.masking import handles, mask
from llumi.community.near_copies import bands
from llumi.community.pseudonyms import pseudonym
from llumi.erased import Erased, Kind
from llumi.tables import SCHEMAS

ERASED = "erased at their request"
LINES_PER_SOURCE = 2**40
"""`place` is the source's number times this, plus the line."""

_PLACE = pa.field("place", pa.int64())
_HANDLES = pa.field("handles", pa.list_(pa.string()))
_LEFT_OUT = pa.field("left_out", pa.bool_())
_BANDS = pa.field("bands", pa.list_(pa.int64()))
PARTS = {
    "posts": pa.schema([_PLACE, *SCHEMAS["posts"], _HANDLES, _LEFT_OUT]),
    "comments": pa.schema([_PLACE, *SCHEMAS["comments"], _HANDLES, _BANDS]),
}
"""What `settle` reads: the tables' columns and those that it needs on the way."""
_FILLED = {pa.timestamp("us", tz="UTC"): pa.int64()}
_AT_ONCE = 500
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(frozen=True)
class Rules:
    """What decides how a row is tidied: the pseudonyms' key, the language kept, who was erased."""

    key: bytes
    language: str | None = None
    erased: Erased = field(default_factory=Erased)


@dataclass
class Tidied:
    """Rows of one block, and what was found and lost on the way."""

    posts: pa.Table
    comments: pa.Table
    masked: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, int, str]] = field(default_factory=list)


def tidy(harvest: Harvest, rules: Rules, *, source: int = 0) -> Tidied:
    """Clean, filter, mask and pseudonymise what a reader brought from source number `source`."""
    made = Tidied(
        posts=PARTS["posts"].empty_table(),
        comments=PARTS["comments"].empty_table(),
        dropped=Counter(harvest.dropped),
        refused=[(source, line.line, line.reason) for line in harvest.refused],
    )
    first = source * LINES_PER_SOURCE
    posts = [_post_row(post, rules, made, first) for post in harvest.posts]
    posts += [_only_the_id(first + line, id) for line, id in harvest.left_out]
    made.posts = _table("posts", posts)
    # Few at a time, so that what is made on the way stays in the processor's cache.
    made.comments = pa.concat_tables(
        [made.comments]
        + [
            _comments(harvest.comments[start : start + _AT_ONCE], rules, made, first)
            for start in range(0, len(harvest.comments), _AT_ONCE)
        ]
    )
    return made


def _comments(comments: list[Comment], rules: Rules, made: Tidied, first: int) -> pa.Table:
    rows = [row for comment in comments if (row := _comment_row(comment, rules, made, first))]
    found = bands([row[4] for row in rows], [(row[2], row[3]) for row in rows])
    return _table("comments", [(*row, met) for row, met in zip(rows, found, strict=True)])


def _post_row(post: Post, rules: Rules, made: Tidied, first: int) -> tuple[Any, ...]:
    place = first + post.line
    title, text = clean(post.title), clean(post.text)
    title, text = ("" if is_withdrawn(part) else part for part in (title, text))
    author = pseudonym(rules.key, post.author)
    reason = _erased(rules, author, "post", post.id) or no_question(
        post.author, f"{title}\n{text}".strip(), language=rules.language
    )
    if reason:
        made.dropped[reason] += 1
        return _only_the_id(place, post.id)
    title, text = _masked(title, made), _masked(text, made)
    named = _pseudonyms(f"{title} {text}", rules)
    votes = (_micros(post.created), post.score, _micros(post.scored))
    return (place, post.id, author, title, text, *votes, post.topic, named, False)


def _only_the_id(place: int, id: str) -> tuple[Any, ...]:
    """What a post leaves that is left out, so that its comments aren't taken for strays."""
    return (place, id, None, "", "", None, None, None, None, None, True)


def _comment_row(
    comment: Comment, rules: Rules, made: Tidied, first: int
) -> tuple[Any, ...] | None:
    text = clean(comment.text)
    author = pseudonym(rules.key, comment.author)
    reason = _erased(rules, author, "comment", comment.id) or no_answer(
        comment.author, text, language=rules.language
    )
    if reason:
        made.dropped[reason] += 1
        return None
    text = _masked(text, made)
    votes = (_micros(comment.created), comment.score, _micros(comment.scored), comment.views)
    named = _pseudonyms(text, rules)
    return (first + comment.line, comment.id, comment.post, author, text, *votes, named)


def _erased(rules: Rules, author: str | None, kind: Kind, id: str) -> str | None:
    if rules.erased and (rules.erased.has_author(author) or rules.erased.has(kind, id)):
        return ERASED
    return None


def _masked(text: str, made: Tidied) -> str:
    text, found = mask(text)
    if found:
        made.masked.update(found)
    return text


def _pseudonyms(text: str, rules: Rules) -> list[str] | None:
    """Those of all words that may be names, sorted; None where there are none, as mostly."""
    named = {pseudonym(rules.key, word) for word in handles(text)}
    return sorted(filter(None, named)) or None


def _micros(time: datetime | None) -> int | None:
    """Microseconds since 1970, which Arrow takes ten times faster than times with a zone."""
    return None if time is None else (time - _EPOCH) // _MICROSECOND


def _table(name: str, rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ((),) * len(PARTS[name])
    arrays = [
        pa.array(column, _FILLED.get(field.type, field.type)).cast(field.type)
        for column, field in zip(columns, PARTS[name], strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=PARTS[name])
