"""Looks into the texts of comments, each once: safety, and how easy it is to read.

    look(engine, comments, wanted, count=2)   wanted: post_id, comment_id
    → post_id, comment_id, veto, helps, grade

What is asked of a text (see `texts`) takes Python, so texts pass through here batch by batch, in
processes of their own where there are many.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import ibis
import pyarrow as pa

from llumi.engines import Engine
from llumi.preferences.texts import LOOKED, looked_at

_MANY = 50_000
"""From so many texts on it pays to start processes."""


def look(engine: Engine, comments: ibis.Table, wanted: ibis.Table, *, count: int) -> ibis.Table:
    """Read the texts of the `wanted` comments, about `count` of them."""
    texts = comments.select("post_id", "comment_id", "text")
    found = texts.semi_join(wanted, ["post_id", "comment_id"])
    return engine.mapped(found, _in_processes if count >= _MANY else _here, LOOKED)


def _here(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return map(looked_at, batches)


def _in_processes(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    cores = os.cpu_count() or 1
    waiting: deque[Future[pa.RecordBatch]] = deque()
    # Not forked: the engine has threads of its own, and a fork would take their locks along.
    with ProcessPoolExecutor(cores, get_context("forkserver")) as pool:
        for batch in batches:
            waiting.append(pool.submit(looked_at, batch))
            if len(waiting) > 2 * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
