"""Which training runs have seen what was erased: an adapter cannot forget, a run can be made anew.

runs/dpo/seen.json, the list of the erased  →  Touched("dpo", …, Seen(one post, three comments))
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from llumi import seen
from llumi.erased import Erased

_DELETED = ".{}.erased.partial"


@dataclass(frozen=True)
class Touched:
    """A run and what it was trained on that is erased by now.

    Where `seen` is not whole, it may have been trained on more, or on none.
    """

    name: str
    folder: Path
    seen: seen.Seen


def touched(workspace: Path, erased: Erased) -> list[Touched]:
    """Runs, unfinished ones too, that saw anything on the list, or may have."""
    found = []
    begun = set(_begun(workspace))
    for folder in sorted(path for path in (workspace / "runs").glob("*") if path.is_dir()):
        if folder in begun:
            continue
        record = seen.read(folder) or seen.Seen(whole=False)
        erased_of_it = record.erased(erased)
        if erased_of_it != seen.Seen():
            found.append(Touched(folder.name, folder, erased_of_it))
    return found


def delete(runs: Iterable[Touched]) -> None:
    """Remove the runs' folders; each is renamed first, so that none is ever there in part."""
    for run in runs:
        begun = run.folder.with_name(_DELETED.format(run.name))
        run.folder.rename(begun)
        shutil.rmtree(begun)


def finish_deleting(workspace: Path) -> None:
    """Remove what a killed `delete` has left."""
    for folder in _begun(workspace):
        shutil.rmtree(folder)


def _begun(workspace: Path) -> list[Path]:
    return list((workspace / "runs").glob(_DELETED.format("*")))
