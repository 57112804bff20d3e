r"""Reader of Stack Exchange's Posts.xml, which has one row a line.

<row Id="2" PostTypeId="2" ParentId="1" Score="26" Body="&lt;p&gt;I hear you.&lt;/p&gt;" … />
──►  Comment(id="2", post="1", text="<p>I hear you.</p>", score=26, author="user-12", …)

Questions are posts, answers are comments; other kinds are dropped by name. Each row is parsed by
itself, so no document type is ever read and no entity but XML's own five is known.

Source: archive.org/details/stackexchange, readme.txt (CC BY-SA).
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree  # nosec B405

from llumi.community.harvest import Block, Comment, Harvest, Post, Refused
from llumi.community.lines import spans

_QUESTION, _ANSWER = "1", "2"
_OTHERS = {
    "3": "wiki page",
    "4": "tag's description",
    "5": "tag's description",
    "6": "moderator's nomination",
    "7": "wiki page",
    "8": "description of a privilege",
}
_NO_ROW = (b"<?xml", b"<!DOCTYPE", b"<posts", b"</posts")
_TAG = re.compile(r"[^<>|]+")
_SCORE = re.compile(r"-?\d{1,7}", re.ASCII)
_OPENED = datetime(2008, 1, 1, tzinfo=UTC)


def read(block: Block) -> Harvest:
    """Read a block of lines of Posts.xml; never raises, and every row is in the counts."""
    harvest = Harvest()
    for number, start, end in spans(block):
        line = block.data[start:end].strip()
        if line.startswith(_NO_ROW):
            continue
        harvest.rows += 1
        try:
            _take(harvest, _row(line), number)
        except _BrokenError as error:
            harvest.refused.append(Refused(number, str(error)))
    return harvest


class _BrokenError(ValueError):
    """Why a row cannot be kept, without a word of what it says."""


def _row(line: bytes) -> Mapping[str, str]:
    if not line.startswith(b"<row "):
        raise _BrokenError("no <row … /> on this line")
    try:
        # A row is an element alone: no document type, so no entities that could grow.
        return ElementTree.fromstring(line).attrib  # nosec B314
    except ElementTree.ParseError:
        raise _BrokenError("broken XML, or text that is no UTF-8") from None


def _take(harvest: Harvest, row: Mapping[str, str], number: int) -> None:
    """Add a question or an answer to the harvest; count what is neither."""
    kind = _needed(row, "PostTypeId")
    if kind not in (_QUESTION, _ANSWER):
        harvest.dropped[_OTHERS.get(kind, "neither question nor answer")] += 1
        return
    name, text, score = _needed(row, "Id"), _needed(row, "Body"), _score(row)
    author, created = _author(row), _created(row)
    if kind == _QUESTION:
        topic = ", ".join(_TAG.findall(row.get("Tags", ""))) or None
        title = row.get("Title", "")
        post = Post(name, title, text, author, created, score, topic=topic, line=number)
        harvest.posts.append(post)
    else:
        parent = _needed(row, "ParentId")
        comment = Comment(name, parent, text, author, created, score, line=number)
        harvest.comments.append(comment)


def _needed(row: Mapping[str, str], field: str) -> str:
    if not (value := row.get(field, "")):
        raise _BrokenError(f"field {field}: it is missing")
    return value


def _score(row: Mapping[str, str]) -> int:
    if not _SCORE.fullmatch(value := _needed(row, "Score")):
        raise _BrokenError("field Score: no whole number below 10,000,000")
    return int(value)


def _created(row: Mapping[str, str]) -> datetime:
    """Times have no zone; they are UTC."""
    try:
        created = datetime.fromisoformat(_needed(row, "CreationDate"))
    except ValueError:
        raise _BrokenError("field CreationDate: no time like 2011-10-11T19:42:20.713") from None
    created = created.replace(tzinfo=UTC) if created.tzinfo is None else created.astimezone(UTC)
    if created < _OPENED:
        raise _BrokenError("field CreationDate: before 2008")
    return created


def _author(row: Mapping[str, str]) -> str | None:
    """A member by number, "user-12" so that it is no bare number; else the name that was given."""
    member = row.get("OwnerUserId")
    return f"user-{member}" if member else row.get("OwnerDisplayName") or None
