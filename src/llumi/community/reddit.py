r"""Reader of Reddit dumps: one JSON object a line, posts and comments in any order and any era.

Block(first=1, data=b'{"id":"c1","link_id":"t3_p1","body":"I hear you.","score":4,…}\n')
──►  Harvest(comments=[Comment(id="c1", post="p1", text="I hear you.", score=4, line=1, …)], rows=1)

Kept are posts, and comments that answer a post itself. What is no answer to a seeker is dropped by
reason; what is broken is refused line by line, for a dump of 40 GB always has broken lines.
`docs/community.md` says which fields are read. Source: github.com/ArthurHeitmann/arctic_shift.
"""

import re
import time
from datetime import UTC, datetime

from llumi.community.harvest import Block, Comment, Harvest, Post, Refused
from llumi.community.lines import spans
from llumi.community.maturity import DAY, too_early
from llumi.community.reddit_fields import BROKEN, Row, decode, in_words

LARGEST_SCORE = 10_000_000
_REDDIT_OPENED = int(datetime(2005, 1, 1, tzinfo=UTC).timestamp())
_time = datetime.fromtimestamp
_NOTICES = ("moderator", "admin")
_NOTICE_BOT = "AutoModerator"
_BY_ITS_AUTHOR = (None, "deleted", "author")
_PREFIXES = ("t1_", "t3_")
_NUMBER = re.compile(r"[0-9]{1,18}")
_OPEN, _CLOSE = b"{}"
_SUBREDDIT = b'"subreddit":"'
_LONGEST_NAME = 40
_PARENT = b'"parent_id":"t'


def read(block: Block, *, subreddits: frozenset[str] = frozenset()) -> Harvest:
    """Read a block of lines; never raises, and every row is in the harvest's counts.

    Args:
        block: whole lines; blank ones are no rows.
        subreddits: in lower case and without r/; rows of others are dropped. Empty: all are kept.
    """
    harvest = Harvest()
    latest = int(time.time()) + DAY
    rows = memoryview(block.data)
    for number, start, end in spans(block):
        harvest.rows += 1
        if reason := _surely_dropped(block.data, start, end, subreddits):
            harvest.dropped[reason] += 1
            continue
        try:
            row = decode(rows[start:end])
        except BROKEN as error:
            harvest.refused.append(Refused(number, in_words(error)))
            continue
        if reason := _reason_to_drop(row, subreddits):
            harvest.dropped[reason] += 1
            if row.id and row.title is not None:
                harvest.left_out.append((number, row.id))
        elif mistake := _take(harvest, row, number, latest):
            harvest.refused.append(Refused(number, mistake))
    return harvest


def _surely_dropped(data: bytes, start: int, end: int, subreddits: frozenset[str]) -> str | None:
    """Why the row is dropped, where that shows without decoding it, which takes most of the time.

    Quotes within a text are escaped, so these bytes are keys; they stand in the last part of a
    row, so they are looked for from its end. Whatever is unusual (a second subreddit, as in
    crossposts, another spacing, half a line) is left to the decoder.
    """
    if data[start] != _OPEN or data[end - 1] != _CLOSE:
        return None
    at = data.rfind(_SUBREDDIT, start, end) if subreddits else -1
    if at >= 0:
        begin = at + len(_SUBREDDIT)
        name, quote, _ = data[begin : begin + _LONGEST_NAME].partition(b'"')
        plain = quote and name.replace(b"_", b"").isalnum()
        if plain and name.decode().lower() not in subreddits:
            return "another subreddit" if data.find(_SUBREDDIT, start, at) < 0 else None
    at = data.rfind(_PARENT, start, end)
    if at >= 0 and data.startswith(b"1_", at + len(_PARENT)):
        return "reply to another comment"
    return None


def _reason_to_drop(row: Row, subreddits: frozenset[str]) -> str | None:
    if subreddits and (row.subreddit or "").lower() not in subreddits:
        return "another subreddit" if row.subreddit else "no subreddit named"
    if row.meta is not None and row.meta.was_deleted_later:
        by_author = row.meta.removal_type in _BY_ITS_AUTHOR
        return "taken back by its author" if by_author else "removed by moderators or Reddit"
    if row.stickied or row.distinguished in _NOTICES or row.author == _NOTICE_BOT:
        return "moderator's notice"
    if row.title is None and row.parent_id is not None and _answers_a_comment(row):
        return "reply to another comment"
    return None


def _answers_a_comment(row: Row) -> bool:
    """By the parent's prefix; a bare id or number is a comment's if it is not the post's."""
    parent, post = row.parent_id, (row.link_id or "").removeprefix("t3_")
    if isinstance(parent, str):
        if parent[:3] in _PREFIXES:
            return parent[:3] == "t1_"
        if parent == post or not _NUMBER.fullmatch(parent):
            return parent != post
        parent = int(parent)
    try:
        return parent != int(post, 36)
    except ValueError:
        return True


def _take(harvest: Harvest, row: Row, number: int, latest: int) -> str | None:
    """Add the row to the harvest, or say what is wrong with it."""
    created = row.created_utc
    if not row.id or created is None:
        return f"field {'created_utc' if row.id else 'id'}: it is missing"
    if not _REDDIT_OPENED <= created <= latest:
        return "field created_utc: before 2005 or in the future"
    if row.score is not None and not -LARGEST_SCORE <= row.score <= LARGEST_SCORE:
        return f"field score: beyond {LARGEST_SCORE:,}"
    retrieved = _retrieved(row)
    if retrieved is not None and not _REDDIT_OPENED <= retrieved <= latest:
        return "field retrieved_on: before 2005 or in the future"
    if row.title is None and (row.body is None or not row.link_id or row.link_id == "t3_"):
        return "no title of a post and no body with link_id of a comment"
    score, scored = row.score, None
    if score is not None and too_early(created, retrieved):
        harvest.early += 1
        score = None
    elif row.score_hidden or row.hide_score:
        score = None
    elif score is not None and retrieved is not None:
        scored = _time(retrieved, UTC)
    if row.title is not None:
        harvest.posts.append(_post(row, number, _time(created, UTC), score, scored))
    else:
        harvest.comments.append(_comment(row, number, _time(created, UTC), score, scored))
    return None


def _retrieved(row: Row) -> float | None:
    """When the votes were counted, the latest time that is given; 0 is no time."""
    second = row.meta.retrieved_2nd_on if row.meta is not None else None
    return second or row.retrieved_on or row.retrieved_utc or None


def _post(
    row: Row, line: int, created: datetime, score: int | None, scored: datetime | None
) -> Post:
    """A link, a crosspost or a poll has no text of its own; its title is still a post."""
    return Post(
        id=row.id or "",
        title=row.title or "",
        text=row.selftext or "",
        author=row.author,
        created=created,
        score=score,
        scored=scored,
        topic=row.link_flair_text or None,
        line=line,
    )


def _comment(
    row: Row, line: int, created: datetime, score: int | None, scored: datetime | None
) -> Comment:
    return Comment(
        id=row.id or "",
        post=(row.link_id or "").removeprefix("t3_"),
        text=row.body or "",
        author=row.author,
        created=created,
        score=score,
        scored=scored,
        line=line,
    )
