"""Work on all cores, results in order, with only a few tasks in memory at a time.

    with on_all_cores(tidy_block, cores=2) as run:
        for result in run(blocks): …

Processes and not threads, for the work is Python's. With one core it happens right here.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_WAITING = 2
"""Tasks per core that are sent ahead, so that none waits for the reader."""


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def on_all_cores(
    work: Callable[[Task], Result], *, cores: int
) -> Iterator[Callable[[Iterable[Task]], Iterator[Result]]]:
    """Offer a `map` of `work` (a function of a module) over processes."""
    if cores < 2:
        yield lambda tasks: map(work, tasks)
        return
    # A server that imports what the work needs once and forks from there: starting afresh costs
    # seconds per process, and to fork this one, with its threads, is not safe.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    pool = ProcessPoolExecutor(cores, mp_context=context, initializer=_end_with_parent)
    try:
        yield lambda tasks: _in_order(pool, work, tasks, at_once=cores * _WAITING)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    at_once: int,
) -> Iterator[Result]:
    running: deque[Future[Result]] = deque()
    for task in tasks:
        running.append(pool.submit(work, task))
        if len(running) >= at_once:
            yield running.popleft().result()
    while running:
        yield running.popleft().result()


def _end_with_parent() -> None:
    """Without this, workers of a killed command would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
