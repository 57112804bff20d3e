"""The stage's one step: from a community's export to its posts and comments.

    sources ──blocks──► tidy, on all cores ──parts──► settle ──► posts, comments, quarantine

Nothing reaches the workspace before it is masked. Parts lie in the system's folder for temporary
files until the command ends; what a killed command left there goes when the next one begins.
"""

import fcntl
import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from llumi.community import findings, masking, nameless, quarantine
from llumi.community.filters import LANGUAGES
from llumi.community.parts import FORMATS, Reading
from llumi.community.reading import Read, Step, Told, read
from llumi.community.settle import TEXTS, Settled, settle
from llumi.community.sources import expand
from llumi.community.tidy import Rules
from llumi.cores import cores, on_all_cores
from llumi.engines import Engine, open_engine
from llumi.errors import InputError
from llumi.workspace import Manifest, Workspace, file_sha256

Tables = dict[str, Callable[[], pa.RecordBatchReader]]
"""A way to read each table's rows, as often as wanted."""

ANY_LANGUAGE = "any"
FULL, RULES = "full", "rules"
KINDS = {FULL: findings.KINDS, RULES: masking.KINDS}
"""Kinds of identifiers: with names, places and the like, or those that rules alone can find."""
_MEMORY = "400MB"
"""What the engine may hold; beyond it spills to disk. The rest of a gigabyte is Python's."""


@dataclass(frozen=True)
class Options:
    """What to read and what to keep; no `subreddits` means all."""

    format: str
    subreddits: tuple[str, ...] = ()
    language: str = "en"
    masking: str = FULL

    def settings(self) -> dict[str, Any]:
        """As the manifest keeps them."""
        return {
            "format": self.format,
            "subreddits": sorted(self.subreddits),
            "language": self.language,
            "masking": self.masking,
        }


def collect(
    workspace: Workspace,
    sources: Sequence[Path],
    options: Options,
    *,
    told: Told = lambda step: None,
) -> Manifest:
    """Read `sources` into the tables posts, comments and quarantine of `workspace`.

    Raises:
        InputError: an unknown format or language, or sources that cannot be read as the format.
    """
    _check(options)
    sources = expand(sources)
    key = workspace.pseudonym_key()
    language = None if options.language == ANY_LANGUAGE else options.language
    rules = Rules(key, language, workspace.erased())
    wanted = frozenset(name.lower().removeprefix("r/") for name in options.subreddits)
    with _alone(workspace), _scratch(workspace) as scratch:
        found = read(sources, Reading(options.format, wanted, rules, scratch), told)
        with open_engine("duckdb", memory=_MEMORY) as engine:
            told(Step("settling"))
            settled = settle(engine, scratch, key=key)
            if not settled.rows["posts"]:
                raise _nothing_left(sources, options, found)
            found.masked["handle"] += settled.handles
            tables: Tables = {name: partial(_rows, engine, settled, name) for name in TEXTS}
            if options.masking == FULL:
                tables = _nameless(workspace, settled, tables, found, told)
            told(Step("writing"))
            return workspace.write(
                "collect",
                {name: rows() for name, rows in tables.items()}
                | {"quarantine": quarantine.reader(engine, sources, found.refused, settled.aside)},
                inputs=_hashes(sources),
                settings=options.settings(),
                counts=_counts(found, settled, KINDS[options.masking]),
                dropped=found.dropped + settled.dropped + _broken(found),
            )


def _rows(engine: Engine, settled: Settled, name: str) -> pa.RecordBatchReader:
    table = settled.posts if name == "posts" else settled.comments
    return pa.RecordBatchReader.from_batches(table.schema().to_pyarrow(), engine.batches(table))


def _nameless(
    workspace: Workspace, settled: Settled, tables: Tables, found: Read, told: Told
) -> Tables:
    """The same tables without names; what takes hours is kept in the workspace as it is done."""
    folder = workspace.unfinished("collect")
    total, before = sum(settled.rows.values()), 0
    many = cores() if total > nameless.AT_ONCE else 1
    with on_all_cores(nameless.mask, cores=many) as run:
        for name, rows in tables.items():
            for done in nameless.fill(rows(), TEXTS[name], folder, run, found.masked):
                told(Step("masking names", before + done, total, "texts"))
            before += settled.rows[name]
    return {name: partial(_read_nameless, rows, name, folder) for name, rows in tables.items()}


def _read_nameless(
    rows: Callable[[], pa.RecordBatchReader], name: str, folder: Path
) -> pa.RecordBatchReader:
    made = rows()
    return pa.RecordBatchReader.from_batches(
        made.schema, nameless.masked(made, TEXTS[name], folder)
    )


def _check(options: Options) -> None:
    if options.masking not in KINDS:
        raise InputError(
            f"--masking {options.masking} is unknown.", hint=f"Choices: {', '.join(KINDS)}."
        )
    if options.masking == FULL:
        nameless.check_installed()
    if options.subreddits and options.format != "reddit":
        raise InputError(
            f"--subreddit is for --format reddit, not for {options.format}.",
            hint="Leave it out.",
        )
    if options.format not in FORMATS:
        raise InputError(
            f"--format {options.format} is unknown.", hint=f"Formats: {', '.join(FORMATS)}."
        )
    if options.language not in {ANY_LANGUAGE, *LANGUAGES}:
        raise InputError(
            f"--language {options.language} is unknown.",
            hint=f"Languages: {', '.join(sorted(LANGUAGES))}; {ANY_LANGUAGE} keeps them all.",
        )


def _counts(found: Read, settled: Settled, kinds: Sequence[str]) -> dict[str, Any]:
    return {
        "rows": found.rows,
        **settled.rows,
        "masked": {kind: found.masked[kind] for kind in kinds},
        "early": found.early,
    }


def _broken(found: Read) -> Counter[str]:
    return Counter({"row that cannot be read": len(found.refused)})


def _nothing_left(sources: Sequence[Path], options: Options, found: Read) -> InputError:
    lost = (found.dropped + Counter(reason for *_, reason in found.refused)).most_common(3)
    why = ", ".join(f"{n:,} × {reason}" for reason, n in lost)
    hint = f"Is it the right file for --format {options.format}?"
    if options.subreddits:
        hint = f"Is {', '.join(options.subreddits)} spelt as the dump spells it?"
    return InputError(
        f"No post is left of {', '.join(map(str, sources))}" + (f": {why}." if why else "."),
        hint=hint,
    )


def _hashes(sources: Sequence[Path]) -> dict[str, str]:
    """By file name, which says the same on every machine; by path where two share a name."""
    names = Counter(source.name for source in sources)
    return {
        source.name if names[source.name] == 1 else str(source): file_sha256(source)
        for source in sources
    }


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Keep a second collect out of this workspace while one is at work."""
    with (workspace.folder / ".collecting").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(
                f"Another llumi collect is at work in {workspace.folder}.",
                hint="Wait for it, or name another --workspace.",
            ) from error
        yield


@contextmanager
def _scratch(workspace: Workspace) -> Iterator[Path]:
    """A folder of our own outside the workspace, the same one for each collect into it."""
    name = hashlib.sha256(str(workspace.folder.resolve()).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"llumi-collect-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
