"""The hashes of a folder's files beside them, so that what is loaded is what was written.

    runs/dpo/adapter.gguf, runs/dpo/run.json  →  runs/dpo/SHA256SUMS
    3f2a…  adapter.gguf
    9b1c…  run.json

The format is that of `sha256sum`, so `sha256sum --check SHA256SUMS` reads it too. This finds files
that were damaged, mixed up or changed; whoever can write the folder can write the hashes anew.
"""

import re
from pathlib import Path

from llumi.errors import InputError, InputErrors
from llumi.workspace import file_sha256, write_text

FILE = "SHA256SUMS"
_WEIGHTS = (".safetensors", ".gguf", ".bin", ".pt", ".pth", ".ckpt", ".pkl")
LOADED = frozenset({*_WEIGHTS, ".json", ".jinja", ".model", ".txt", ".py"})
"""Endings of files that a library which loads a model looks for by itself."""

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)")


def write(folder: Path) -> None:
    """Hash every file below `folder` but the list itself, and write the list, whole or not at all.

    Raises:
        InputError: a file's name has a line break or a backslash, which the format cannot hold.
    """
    found = {name: file_sha256(folder / name) for name in _files(folder)}
    for name in found:
        if "\n" in name or "\\" in name:
            raise InputError(
                f"{folder} holds a file that {FILE} cannot name: {name!r}.",
                hint="Rename it, or take it out of the folder.",
            )
    write_text(folder / FILE, "".join(f"{found[name]}  {name}\n" for name in sorted(found)))


def read(folder: Path) -> dict[str, str]:
    """The hash of each listed file by its path in `folder`; empty where there is no list.

    Raises:
        InputError: a line is none of `sha256sum`.
    """
    if not (folder / FILE).exists():
        return {}
    found = {}
    text = (folder / FILE).read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise InputError(
                f"{folder / FILE}, line {number}: this is no hash and name of a file.",
                hint="Restore the file from where the folder came from.",
            )
        found[parts["name"]] = parts["digest"]
    return found


def check(folder: Path, *, again: str) -> None:
    """Refuse a folder that is not as it was when its hashes were written; `again` says what to do.

    Every listed file must be there unchanged. A file that is not listed is a mistake only where a
    library would load it by itself (`LOADED`): notes that somebody put there harm nobody.

    Raises:
        InputErrors: files that differ, are missing, or are there and not listed.
        InputError: there is no list, or it is none.
    """
    listed = read(folder)
    if not listed:
        raise InputError(f"{folder} has no {FILE}, so it cannot be checked.", hint=again)
    mistakes = [
        sentence for name, digest in listed.items() if (sentence := _wrong(folder, name, digest))
    ]
    mistakes += [
        f"{name} is there and not in {FILE}, and it could be loaded."
        for name in _files(folder)
        if name not in listed and Path(name).suffix.lower() in LOADED
    ]
    if mistakes:
        raise InputErrors(str(folder), mistakes, hint=again)


def _wrong(folder: Path, name: str, digest: str) -> str:
    """What is wrong with a listed file, in a sentence; empty where nothing is."""
    if not (folder / name).is_file():
        return f"{name} is missing."
    if file_sha256(folder / name) != digest:
        return f"{name} is not the file that was written: its hash is not the one in {FILE}."
    return ""


def _files(folder: Path) -> list[str]:
    """The files below `folder` but the list itself, by their paths in it."""
    found = (path for path in folder.rglob("*") if path.is_file() and path != folder / FILE)
    return sorted(path.relative_to(folder).as_posix() for path in found)
