"""A folder that holds what a project has made so far: tables, runs, and how each came to be.

    my-community/
      workspace.json               which files are current, a manifest per step, who was erased
      tables/posts-3f9a….parquet   named by content, never changed after writing
      runs/dpo-votes/              one training run: recipe, metrics, adapter
      pseudonym.key                turns names into pseudonyms; never leaves the machine

A step writes its tables beside the old ones and then replaces workspace.json in one rename:
that is the commit. Killed before it, the workspace is as it was; after it, as it should be.
"""

import errno
import fcntl
import hashlib
import json
import os
import platform
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyarrow as pa

from llumi import __version__, table_files, tables
from llumi.erased import Erased, from_dict
from llumi.errors import InputError, LlumiError

_MADE_BY = {
    "posts": "llumi collect",
    "comments": "llumi collect",
    "quarantine": "llumi collect",
    "splits": "llumi pair",
    "pairs": "llumi pair",
    "sft": "llumi pair",
    "revisions": "llumi revise",
    "feedback": "llumi pair --from-feedback",
    "rated_pairs": "llumi pair --from-study",
    "replies": "llumi evaluate",
    "ratings": "llumi study import",
}
_KEY_BYTES = 32
_UNFINISHED = "unfinished"
_VERSIONS_KEPT = ("duckdb", "ibis-framework", "pyarrow", "torch", "transformers", "trl", "peft")


@dataclass(frozen=True)
class TableFile:
    """One table as it lies on disk."""

    file: str
    sha256: str
    bytes: int
    rows: int


@dataclass(frozen=True)
class Manifest:
    """How the tables of one step came to be.

    `inputs` maps what was read to its SHA-256, `counts` says what was read and kept, `dropped`
    maps a reason to how many rows it cost.
    """

    step: str
    tables: dict[str, TableFile]
    inputs: dict[str, str]
    settings: dict[str, Any]
    counts: dict[str, Any]
    dropped: dict[str, int]
    versions: dict[str, str] = field(default_factory=dict)
    finished: str = ""


class Workspace:
    """Reads and writes one workspace folder; see the module's first lines for its layout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifests, self._erased = self._load()

    # Reading

    def manifest(self, step: str) -> Manifest | None:
        """The manifest of `step`, or None where it has not run yet."""
        return self._manifests.get(step)

    def has(self, name: str) -> bool:
        """Whether a step has made table `name`."""
        return any(name in manifest.tables for manifest in self._manifests.values())

    def record(self, name: str) -> TableFile:
        """Where table `name` lies.

        Raises:
            InputError: no step has made it yet, or its file is gone or cut short.
        """
        for manifest in self._manifests.values():
            if name in manifest.tables:
                found = manifest.tables[name]
                if not self._is_whole(found):
                    raise InputError(
                        f"{self.folder / found.file} is missing or was changed after LLUMI "
                        "wrote it.",
                        hint=f"Run {_MADE_BY[name]} again.",
                    )
                return found
        raise InputError(
            f"There is no table {name} in {self.folder} yet.",
            hint=f"Run {_MADE_BY[name]} first.",
        )

    def path(self, name: str) -> Path:
        """The file of table `name`: Parquet, or CSV for those of `tables.PLAIN`."""
        return self.folder / self.record(name).file

    def table(self, name: str) -> pa.Table:
        """Table `name`, whole, in memory."""
        return table_files.read(name, self.path(name))

    def sha256(self, *names: str) -> dict[str, str]:
        """The hashes of tables, as a manifest's `inputs` wants them."""
        return {name: self.record(name).sha256 for name in names}

    def is_current(self, step: str, *, inputs: Mapping[str, str], settings: Any) -> bool:
        """Whether `step` has run on these inputs with these settings and this LLUMI."""
        done = self.manifest(step)
        if done is None or done.versions.get("llumi") != __version__:
            return False
        if done.inputs != dict(inputs) or done.settings != json.loads(json.dumps(settings)):
            return False
        return all(self._is_whole(table) for table in done.tables.values())

    # Writing

    def write(
        self,
        step: str,
        made: Mapping[str, table_files.Made],
        *,
        inputs: Mapping[str, str],
        settings: Mapping[str, Any],
        counts: Mapping[str, Any],
        dropped: Mapping[str, int],
    ) -> Manifest:
        """Commit the tables of `step` together with its manifest, all or nothing.

        A table may be given as a `pa.Table`, a `pa.RecordBatchReader` or the `Path` of a finished
        file, which is moved.
        """
        with self._telling_of_a_full_disk(f"the result of {step}"), self._lock():
            # Another command may have committed a step since this workspace was opened.
            honoured = self._erased
            self._manifests, self._erased = self._load()
            if self._erased != honoured:
                raise InputError(
                    f"Somebody was erased from {self.folder} while {step} was at work, so its "
                    "result was not kept.",
                    hint="Run the command again; it will leave them out.",
                )
            try:
                self._remove_leftovers()
                manifest = Manifest(
                    step=step,
                    tables={name: self._write_table(name, table) for name, table in made.items()},
                    inputs=dict(inputs),
                    settings=dict(settings),
                    counts=dict(counts),
                    dropped=dict(dropped),
                    versions=installed_versions(),
                    finished=_now(),
                )
                self._commit(self._manifests | {step: manifest}, self._erased)
                shutil.rmtree(self.unfinished(step), ignore_errors=True)
            finally:
                self._remove_leftovers()
        return manifest

    def unfinished(self, step: str) -> Path:
        """A folder for what `step` has done so far, so that it can go on after it was killed.

        It is gone once the step commits, and when somebody is erased.
        """
        return self.folder / _UNFINISHED / step

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other command commits anything while the block runs; leftovers are gone after it."""
        with self._telling_of_a_full_disk("the result of erase"), self._lock():
            self._manifests, self._erased = self._load()
            try:
                self._remove_leftovers()
                yield
            finally:
                self._remove_leftovers()

    def replace(
        self,
        made: Mapping[str, table_files.Made],
        *,
        erased: Erased,
        counts: Mapping[str, Any],
        amended: Callable[[Manifest], Manifest],
    ) -> None:
        """Commit the list of the erased together with tables without them; needs `alone`.

        A table stays with the step that made it. `amended` gives each manifest as it is to read
        afterwards, its tables being the new ones already.
        """
        written = {name: self._write_table(name, table) for name, table in made.items()}
        manifests = {
            step: amended(
                replace(found, tables={n: written.get(n, t) for n, t in found.tables.items()})
            )
            for step, found in self._manifests.items()
        }
        done = Manifest("erase", {}, {}, {}, dict(counts), {}, installed_versions(), _now())
        # Removed first: what was kept of unfinished work may quote who is erased.
        shutil.rmtree(self.folder / _UNFINISHED, ignore_errors=True)
        self._commit(manifests | {"erase": done}, erased)

    @contextmanager
    def run_folder(self, name: str) -> Iterator[Path]:
        """Where the run `name` is made; it takes the old one's place when the block succeeds.

        Whatever the block leaves when it fails stays in `unfinished`, so that it can go on.
        """
        final = self.folder / "runs" / name
        begun = self.unfinished(f"train-{name}")
        replaced = final.with_name(f".{name}.replaced")
        with self._telling_of_a_full_disk(f"run {name}"):
            with self._telling_of_a_folder_that_is_read_only():
                begun.mkdir(parents=True, exist_ok=True)
                final.parent.mkdir(exist_ok=True)
            yield begun
            # Renamed away before it is removed: a run is whole or it is not there.
            shutil.rmtree(replaced, ignore_errors=True)
            if final.exists():
                final.rename(replaced)
            begun.rename(final)
            shutil.rmtree(replaced, ignore_errors=True)

    def run(self, name: str) -> Path:
        """The folder of a finished run.

        Raises:
            InputError: there is no such run.
        """
        folder = self.folder / "runs" / name
        if not (folder / "run.json").exists():
            known = sorted(path.parent.name for path in self.folder.glob("runs/[!.]*/run.json"))
            raise InputError(
                f"There is no finished run {name} in {self.folder}.",
                hint=f"Runs there: {', '.join(known)}." if known else "Run llumi train first.",
            )
        return folder

    def erased(self) -> Erased:
        """Who and what was erased at a person's request: whatever is collected leaves them out.

        Raises:
            InputError: the key that the list was made with is gone or broken.
        """
        return replace(self._erased, key=self.pseudonym_key()) if self._erased else Erased()

    def has_key(self) -> bool:
        """Whether the key of the pseudonyms has been made, and is still there."""
        return (self.folder / "pseudonym.key").exists()

    def pseudonym_key(self) -> bytes:
        """The secret that turns names into pseudonyms, made on first use, readable by its owner.

        Raises:
            InputError: it is there and broken (a key cut short would hide nobody), or it is gone
                and somebody was erased under it.
        """
        path = self.folder / "pseudonym.key"
        if not path.exists():
            self._make_key(path)
        with suppress(ValueError):
            key = bytes.fromhex(path.read_text(encoding="ascii"))
            if len(key) == _KEY_BYTES:
                return key
        raise InputError(
            f"{path} is no key: it must be {2 * _KEY_BYTES} hexadecimal digits.",
            hint="Restore it from a backup, or collect into a new folder.",
        )

    # Inside

    def _make_key(self, path: Path) -> None:
        with self._telling_of_a_full_disk("the key of the pseudonyms"), self._lock():
            if self._erased:
                raise InputError(
                    f"{path} is gone, and without it nobody can tell who was erased.",
                    hint="Restore it from a backup, or collect into a new folder.",
                )
            if not path.exists():
                write_text(path, secrets.token_hex(_KEY_BYTES), mode=0o600)

    def _load(self) -> tuple[dict[str, Manifest], Erased]:
        index = self.folder / "workspace.json"
        if not index.exists():
            return {}, Erased()
        try:
            content = json.loads(index.read_text(encoding="utf-8"))
            made_with = content["tables_version"]
            if made_with == tables.VERSION:
                steps = {step: _manifest(found) for step, found in content["steps"].items()}
                return steps, from_dict(content["erased"]) if "erased" in content else Erased()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{index} is not a workspace file: {error}.",
                hint="Restore it from a backup, or collect into a new folder.",
            ) from error
        raise InputError(
            f"{self.folder} holds tables of version {made_with}; "
            f"this LLUMI reads version {tables.VERSION}.",
            hint="Run llumi collect into a new folder, from the same sources.",
        )

    def _commit(self, manifests: dict[str, Manifest], erased: Erased) -> None:
        content: dict[str, Any] = {
            "tables_version": tables.VERSION,
            "steps": {step: asdict(manifest) for step, manifest in manifests.items()},
        }
        if erased:
            content["erased"] = erased.as_dict()
        write_text(self.folder / "workspace.json", json.dumps(content, indent=1) + "\n")
        self._manifests, self._erased = manifests, erased

    def _write_table(self, name: str, made: table_files.Made) -> TableFile:
        folder = self.folder / "tables"
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_path(folder / name) as partial:
            rows = table_files.write(name, made, partial)
            with partial.open("rb") as written:
                os.fsync(written.fileno())
            digest = file_sha256(partial)
            final = folder / f"{name}-{digest[:16]}{table_files.suffix(name)}"
            partial.replace(final)
        return TableFile(
            file=str(final.relative_to(self.folder)),
            sha256=digest,
            bytes=final.stat().st_size,
            rows=rows,
        )

    def _is_whole(self, table: TableFile) -> bool:
        path = self.folder / table.file
        return path.exists() and path.stat().st_size == table.bytes

    def _remove_leftovers(self) -> None:
        """Tables that no step names, and what a killed command began to write; needs the lock."""
        used = {t.file for manifest in self._manifests.values() for t in manifest.tables.values()}
        for kind in ("*.parquet", "*.csv"):
            for path in (self.folder / "tables").glob(kind):
                if str(path.relative_to(self.folder)) not in used:
                    path.unlink()
        for begun in ("tables/.*", ".workspace.json.*", ".pseudonym.key.*"):
            for path in self.folder.glob(f"{begun}.partial"):
                path.unlink()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with self._telling_of_a_folder_that_is_read_only():
            self.folder.mkdir(parents=True, exist_ok=True)
            file = (self.folder / ".lock").open("w")
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _telling_of_a_folder_that_is_read_only(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise
            raise InputError(
                f"{self.folder} cannot be written: {error.strerror}.",
                hint="Name another --workspace, or make this one writable.",
            ) from error

    @contextmanager
    def _telling_of_a_full_disk(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if not _is_of_a_full_disk(error):
                raise
            raise LlumiError(
                f"The disk is full: {what} was not written to {self.folder}; "
                "what was there before is unchanged.",
                hint="Free some space and run the command again.",
            ) from error


def _is_of_a_full_disk(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    # safetensors and DuckDB raise errors of their own around the system's.
    return os.strerror(errno.ENOSPC) in str(error)


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in `folder`, which need not exist yet.

    Raises:
        InputError: `folder` is a file, cannot be made, or holds tables of another version.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file.", hint="Name a folder with --workspace.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{folder} cannot be made: {error.strerror}.", hint="Name another --workspace."
        ) from error
    return Workspace(folder)


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it is gone afterwards unless it was renamed away."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        yield partial
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder beside `target` to write to, which becomes it when the block succeeds.

    Raises:
        InputError: it cannot be made.
    """
    partial = target.with_name(f".{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
    except OSError as error:
        raise InputError(
            f"{target} cannot be made: {error.strerror}.", hint="Name another folder."
        ) from error
    try:
        yield partial
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def write_text(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Write a whole text file, or leave the old one as it was."""
    with atomic_path(path) as partial:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _manifest(found: dict[str, Any]) -> Manifest:
    made = {name: TableFile(**table) for name, table in found["tables"].items()}
    return Manifest(**found | {"tables": made})


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def installed_versions() -> dict[str, str]:
    """The versions that decide what a step makes."""
    found = {"llumi": __version__, "python": platform.python_version()}
    for package in _VERSIONS_KEPT:
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found
