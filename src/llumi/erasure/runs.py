"""Which training runs have seen what was erased: an adapter cannot forget, a run can be made anew.

runs/dpo/seen.json and the list of the erased  →  Touched("dpo", posts=1, comments=3, known=True)
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
    """A run that was trained on `posts` and `comments` that are erased by now.

    Where not `known`, it kept no whole record, and may have been trained on more, or on none.
    """

    name: str
    folder: Path
    posts: int
    comments: int
    known: bool


def touched(workspace: Path, erased: Erased) -> list[Touched]:
    """Runs, unfinished ones too, that saw anything on the list, or may have."""
    found = []
    for folder in sorted(path for path in (workspace / "runs").glob("*") if path.is_dir()):
        record = seen.read(folder) or seen.Seen(whole=False)
        posts, comments = record.erased(erased)
        if posts or comments or not record.whole:
            found.append(Touched(folder.name, folder, posts, comments, record.whole))
    return found


def delete(runs: Iterable[Touched]) -> None:
    """Remove the runs' folders; each is renamed first, so that none is ever there in part."""
    for run in runs:
        begun = run.folder.with_name(_DELETED.format(run.name))
        run.folder.rename(begun)
        shutil.rmtree(begun)


def finish_deleting(workspace: Path) -> None:
    """Remove what a killed `delete` has left."""
    for folder in (workspace / "runs").glob(_DELETED.format("*")):
        shutil.rmtree(folder)
