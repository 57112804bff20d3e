"""One block, or one whole file, becomes two Parquet files and a few counts; on any core.

Task(source=0, number=17, what=Block(…)) ──read, tidy──► posts/00017.parquet,
                                                         comments/00017.parquet, Part(rows=…)
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from llumi.community import counselchat, jsonl, reddit, stackexchange
from llumi.community.harvest import Block, Harvest, LineReader, Reader
from llumi.community.tidy import Rules, tidy

WHOLE: dict[str, Reader] = {"counselchat": counselchat.read, "jsonl": jsonl.read}
"""Formats that are read, or refused, file by file."""
BY_LINE: dict[str, LineReader] = {"reddit": reddit.read, "stackexchange": stackexchange.read}
"""Formats of dumps: what can be kept is kept, line by line."""
FORMATS = tuple(sorted(WHOLE | BY_LINE))


@dataclass(frozen=True)
class Reading:
    """What is the same for all tasks of a command; `folder` is where parts go."""

    format: str
    subreddits: frozenset[str]
    rules: Rules
    folder: Path


@dataclass(frozen=True)
class Task:
    """One thing to read: `number` counts all tasks, `source` the files."""

    source: int
    number: int
    what: Path | Block
    reading: Reading


@dataclass(frozen=True)
class Part:
    """What came of a task besides its two files; `read` is how many bytes of its source are done.

    `early` is how many of its votes were counted too early, `scored` how many there are;
    `refused` holds source, line and reason of what could not be kept.
    """

    source: int
    read: int
    rows: int
    early: int
    scored: int
    masked: Counter[str]
    dropped: Counter[str]
    refused: list[tuple[int, int, str]]


def make(task: Task) -> Part:
    """Read and tidy one task."""
    reading = task.reading
    harvest = _harvest(task)
    tidied = tidy(harvest, reading.rules, source=task.source)
    for name, table in (("posts", tidied.posts), ("comments", tidied.comments)):
        if table.num_rows or not task.number:  # the first is there even if empty: it has the schema
            path = reading.folder / name / f"{task.number:05}.parquet"
            path.parent.mkdir(exist_ok=True)
            pq.write_table(table, path, compression="lz4")
    return Part(
        task.source,
        task.what.at if isinstance(task.what, Block) else task.what.stat().st_size,
        harvest.rows,
        harvest.early,
        sum(post.score is not None for post in harvest.posts)
        + sum(comment.score is not None for comment in harvest.comments),
        tidied.masked,
        tidied.dropped,
        tidied.refused,
    )


def _harvest(task: Task) -> Harvest:
    reading = task.reading
    if isinstance(task.what, Path):
        return WHOLE[reading.format](task.what)
    if reading.subreddits:
        harvest = reddit.read(task.what, subreddits=reading.subreddits)
    else:
        harvest = BY_LINE[reading.format](task.what)
    harvest.refused += task.what.refused
    harvest.rows += len(task.what.refused)  # so that kept, dropped and refused add up to rows
    return harvest
