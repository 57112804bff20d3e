"""From what a person names on the command line to the files that are read.

[Path("dumps"), Path("more/*.zst")]  ──►  [dumps/RC_2024-01.zst, dumps/RS_2024-01.zst, more/a.zst]
"""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from llumi.errors import InputError, InputErrors

_PARTIAL = (".part", ".partial", ".crdownload", ".download", ".tmp", ".aria2", ".!qb", "~")
_HINT = "Check the path of the export."


def expand(given: Sequence[Path]) -> list[Path]:
    """The files behind `given`, sorted by path, each once.

    A folder stands for all files in it and in the folders below; hidden ones and those that are
    still being downloaded are passed over. A pattern (`*.zst`) that the shell left alone is
    matched here. A file that is named itself is always taken.

    Raises:
        InputError: something does not exist, or nothing is in it; all of them at once.
    """
    found: dict[Path, Path] = {}
    mistakes = []
    for path in given:
        try:
            files = sorted(_files(path))
        except OSError as error:
            mistakes.append(f"{path} cannot be read: {error.strerror}")
            continue
        if not files:
            mistakes.append(_nothing(path))
        for file in files:
            found.setdefault(file.resolve(), file)
    if len(mistakes) == 1:
        raise InputError(f"{mistakes[0]}.", hint=_HINT)
    if mistakes:
        raise InputErrors("The list of sources", mistakes, hint=_HINT)
    return sorted(found.values())


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _below(path)
    elif path.exists():
        yield path
    elif glob.has_magic(str(path)):
        for name in glob.glob(str(path), recursive=True):  # noqa: PTH207 (it passes hidden files over)
            match = Path(name)
            if match.is_dir():
                yield from _below(match)
            elif not _is_passed_over(match.name):
                yield match


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not _is_passed_over(name))


def _raise(error: OSError) -> None:
    raise error


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.lower().endswith(_PARTIAL)


def _nothing(path: Path) -> str:
    if path.is_dir():
        return f"{path} is a folder without a file to read"
    if glob.has_magic(str(path)):
        return f"{path} matches no file"
    return f"{path} does not exist"
