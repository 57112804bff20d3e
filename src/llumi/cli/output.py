"""How commands speak: results on stdout, progress and complaints on stderr."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from llumi.community.reading import BYTES, Step
from llumi.errors import LlumiError
from llumi.workspace import write_text

Item = TypeVar("Item")

WorkspaceFolder = Annotated[
    Path, typer.Option("--workspace", help="The folder that holds tables and runs.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]

_stderr = Console(stderr=True)
_PATIENCE = 2.0


def say(result: dict[str, Any], sentences: Sequence[str], *, as_json: bool) -> None:
    """End a command: its sentences for a person, or one object with stable keys for a program."""
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print("\n".join(sentences))


def write_page(page: Path, html: str, figures: dict[str, Any]) -> None:
    """Write a report and, beside it under the same name, its figures as JSON."""
    write_text(page, html)
    write_text(page.with_suffix(".json"), json.dumps(figures, indent=1) + "\n")


def complain(error: LlumiError) -> None:
    """Say what went wrong and what to do, on stderr."""
    print(f"llumi: {error.message}", file=sys.stderr)
    if error.hint:
        print(error.hint, file=sys.stderr)


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress bar on stderr; plain where stderr is no terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Progress(*columns, console=_stderr, transient=True) as progress:
        yield progress


def follow(progress: Progress, items: Iterable[Item], what: str) -> Iterator[Item]:
    """Go through `items` while the bar shows how far."""
    known = list(items)
    task = progress.add_task(what, total=len(known), note="")
    for item in known:
        yield item
        progress.advance(task)


@contextmanager
def watch() -> Iterator[Callable[[Step], None]]:
    """A bar for a command of several steps: how far, how fast, how long yet.

    It shows once the command has taken two seconds: a shorter one needs none.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    progress = Progress(*columns, console=_stderr, transient=True, disable=not _stderr.is_terminal)
    task = progress.add_task("", note="")
    began: dict[str, float] = {}

    def told(step: Step) -> None:
        now = time.monotonic()
        if step.what not in began:
            began[step.what] = now
            progress.reset(task, total=step.of or None, description=step.what)
        progress.update(task, completed=step.done, note=_note(step, now - began[step.what]))
        if now - min(began.values()) > _PATIENCE:
            progress.start()

    try:
        yield told
    finally:
        if progress.live.is_started:  # stopping prints an empty line where nothing was shown
            progress.stop()


def _note(step: Step, seconds: float) -> str:
    if not step.of:
        return ""
    rate = int(step.done / max(seconds, 1e-3))
    if step.unit == BYTES:
        return f"{decimal(step.done)} of {decimal(step.of)}, {decimal(rate)}/s"
    return f"{step.done:,} of {step.of:,} {step.unit}, {rate:,}/s"
