"""Results of long work, one line each, so that a command that was killed goes on where it was.

file = workspace.unfinished("evaluate") / file_name(model, inputs)             9f31c0….jsonl
with kept_lines(file) as (done, keep):
    for task in those_not_in(done):
        keep({"task": task, "result": …})      on disk before the next one begins
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Line = dict[str, Any]


def file_name(*decides: Any) -> str:
    """A name made of what decides the results, as JSON, so that nothing stale is ever taken."""
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest() + ".jsonl"


@contextmanager
def kept_lines(file: Path) -> Iterator[tuple[list[Line], Callable[[Line], None]]]:
    """The lines that were kept before, and a function that keeps one more.

    A last line that was cut off is taken from the file.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    done = _whole(file)
    with file.open("a", encoding="utf-8") as kept:

        def keep(line: Line) -> None:
            kept.write(json.dumps(line) + "\n")
            kept.flush()

        yield done, keep


def _whole(file: Path) -> list[Line]:
    if not file.exists():
        return []
    lines, end, _ = file.read_bytes().rpartition(b"\n")
    with file.open("r+b") as kept:
        kept.truncate(len(lines + end))
    return [json.loads(line) for line in lines.splitlines()]
