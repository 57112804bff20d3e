"""Reader of CounselChat's CSV exports: therapists' answers to questions, with votes and views.

    questionLink, questionTitle, questionText, answerText, upvotes, views → one post, its comments

A question is known by its link: in the export of March 2020, 9 questions stand under two ids and
18 ids stand for two questions. Therapists' columns are never read. The same answer under the same
question, listed once per topic, is one comment; how many were folded is counted.

Source: github.com/nbertagnolli/counsel-chat (MIT).
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from llumi.community.harvest import Comment, Harvest, Post, open_source
from llumi.errors import InputError, InputErrors

# Each field under the names that the two published exports give it.
_COLUMNS = {
    "link": ("questionLink", "questionUrl"),
    "title": ("questionTitle",),
    "question": ("questionText",),
    "answer": ("answerText",),
    "votes": ("upvotes",),
}
_OPTIONAL = {"topic": ("topic", "topics"), "views": ("views",)}
_WHOLE_NUMBER = re.compile(r"\s*[+-]?\d{1,12}\s*", re.ASCII)


def read(path: Path) -> Harvest:
    """Read a CounselChat export.

    Raises:
        InputErrors: columns are missing, a row is broken, or votes or views are no whole numbers.
    """
    open_source(path)
    csv.field_size_limit(10_000_000)
    harvest = Harvest()
    posts: dict[str, Post] = {}
    comments: dict[str, Comment] = {}
    mistakes: list[str] = []
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True, restkey="…", restval=None)
            column = _find_columns(path, rows.fieldnames or [])
            line = 2
            for row in rows:
                harvest.rows += 1
                found = _row_mistakes(row, column)
                mistakes += [f"line {line}{mistake}" for mistake in found]
                begins, line = line, rows.line_num + 1
                if found:
                    continue
                post, comment = _records(row, column, begins)
                if comment.id in comments:
                    harvest.dropped["duplicate of an earlier answer"] += 1
                posts.setdefault(post.id, post)
                comments.setdefault(comment.id, comment)
    except csv.Error as error:
        mistakes.append(f"line {line}: {error}; look for a stray quote")
    except UnicodeDecodeError:
        mistakes += _not_utf8(path)
    if mistakes:
        raise InputErrors(
            str(path), mistakes, hint="Mend the rows named, or export the file again as UTF-8 CSV."
        )
    if not harvest.rows:
        raise InputError(f"{path} has a header and no rows.", hint="Export it again.")
    harvest.posts, harvest.comments = list(posts.values()), list(comments.values())
    return harvest


def _find_columns(path: Path, header: Sequence[str]) -> dict[str, str]:
    """Map our field names to the header's; refuse a header that lacks one."""
    column = {
        field: name
        for field, names in (_COLUMNS | _OPTIONAL).items()
        for name in names
        if name in header
    }
    if missing := [" or ".join(names) for field, names in _COLUMNS.items() if field not in column]:
        raise InputErrors(
            str(path),
            [f"line 1: there is no column {name}" for name in missing],
            hint="Is this a CounselChat export? Its columns are listed in docs/community.md.",
        )
    return column


def _row_mistakes(row: dict[str, str | None], column: dict[str, str]) -> list[str]:
    if "…" in row or None in row.values():
        return [
            ": the row has more or fewer cells than the header; look for a stray quote or comma"
        ]
    mistakes = []
    for field in ("votes", "views"):
        if field in column:
            cell = row[column[field]] or ""
            if not _WHOLE_NUMBER.fullmatch(cell):
                mistakes.append(f", field {column[field]}: {cell[:40]!r} is no whole number")
    if not (row[column["link"]] or "").strip():
        mistakes.append(f", field {column['link']}: it is empty, so the question is unknown")
    return mistakes


def _not_utf8(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                yield f"line {number}: byte 0x{line[error.start]:02x} is no UTF-8"


def _records(row: dict[str, str | None], column: dict[str, str], line: int) -> tuple[Post, Comment]:
    cell = {field: (row[name] or "").strip() for field, name in column.items()}
    post_id = "cc-" + _digest(cell["link"])
    post = Post(
        id=post_id,
        title=cell["title"],
        text=cell["question"],
        topic=cell.get("topic") or None,
        line=line,
    )
    comment = Comment(
        id=f"{post_id}-{_digest(cell['answer'])}",
        post=post_id,
        text=cell["answer"],
        score=int(cell["votes"]),
        views=int(cell["views"]) if "views" in cell else None,
        line=line,
    )
    return post, comment


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
