"""An unfinished run, and where it can go on: what it was begun with, and its whole checkpoints.

    unfinished/train-sft/
      begun.json      recipe, hashes of tables and base, versions: a run goes on only as it began
      scores.npz      what held-out pairs scored before the first step
      checkpoint-40/  adapter, optimiser, place in the data; SHA256SUMS says that it is whole

A run that was killed while it wrote a checkpoint goes on from the one before.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from llumi import sums
from llumi.errors import InputError
from llumi.workspace import write_text

Begin = Literal["new", "resume", "afresh"]
"""`new` refuses to overwrite an unfinished run, `resume` goes on with it, `afresh` forgets it."""

_BEGUN, _STATE = "begun.json", "trainer_state.json"
_WHOLE = 2
"""Checkpoints that hold all that is needed to go on: the newest, and the one before it, should a
kill cut off the newest."""
_MISSING = object()


def begin(folder: Path, begin: Begin, wanted: Mapping[str, Any], *, name: str) -> Path | None:
    """Prepare the `folder` of run `name`; the checkpoint to go on from, or None at the start.

    Raises:
        InputError: an unfinished run is in the way, there is none to resume, or it was begun with
            something else than `wanted`.
    """
    last = newest(folder)
    if begin == "new" and last is not None:
        raise InputError(
            f"Run {name} was broken off at step {step(last):,} and could go on from there.",
            hint="Add --resume to go on, or --afresh to begin again.",
        )
    if begin == "resume":
        if last is None:
            raise InputError(
                f"There is no unfinished run {name} with a checkpoint.",
                hint="Run the command without --resume.",
            )
        _check_same(folder, wanted, name)
        return last
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_text(folder / _BEGUN, json.dumps(wanted, indent=1) + "\n")
    return None


def seal(checkpoint: Path) -> None:
    """Say that a checkpoint is whole."""
    sums.write(checkpoint)


def thin(folder: Path) -> None:
    """Keep of all checkpoints but the newest two the adapter alone: they are small, and one of
    them is what remains where a run turns out to have gone wrong long before it showed.
    """
    for old in _in_order(folder)[:-_WHOLE]:
        beside = [path for path in old.iterdir() if not path.name.startswith("adapter_")]
        if any(path.name != sums.FILE for path in beside):
            for path in beside:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            seal(old)


def newest(folder: Path, *, before: int | None = None) -> Path | None:
    """The newest whole checkpoint of a run to go on from; with `before` the newest of an earlier
    step, of which there may be the adapter alone.
    """
    for found in reversed(_in_order(folder)):
        if before is not None and step(found) >= before:
            continue
        if before is None and not (found / _STATE).exists():
            continue
        try:
            sums.check(found, again="")
        except InputError:
            continue
        return found
    return None


def step(checkpoint: Path) -> int:
    """The step after which a checkpoint was written."""
    return int(checkpoint.name.removeprefix("checkpoint-"))


def _in_order(folder: Path) -> list[Path]:
    return sorted(folder.glob("checkpoint-*"), key=step)


def clear(folder: Path) -> None:
    """Remove what only an unfinished run needs."""
    for checkpoint in folder.glob("checkpoint-*"):
        shutil.rmtree(checkpoint)
    (folder / _BEGUN).unlink(missing_ok=True)


def _check_same(folder: Path, wanted: Mapping[str, Any], name: str) -> None:
    begun = json.loads((folder / _BEGUN).read_text(encoding="utf-8"))
    now = json.loads(json.dumps(wanted))
    changed = sorted(
        key for key in begun.keys() | now if begun.get(key, _MISSING) != now.get(key, _MISSING)
    )
    if changed:
        raise InputError(
            f"Run {name} was begun with other {', '.join(changed)}.",
            hint="Restore them and --resume, or use --afresh to begin again.",
        )
