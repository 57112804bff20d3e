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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llumi import engines
from llumi.community import quarantine
from llumi.community.filters import LANGUAGES
from llumi.community.masking import KINDS
from llumi.community.parts import FORMATS, Reading
from llumi.community.reading import Read, Step, Told, read
from llumi.community.settle import Settled, settle
from llumi.community.sources import expand
from llumi.community.tidy import Rules
from llumi.errors import InputError
from llumi.workspace import Manifest, Workspace, file_sha256

ANY_LANGUAGE = "any"
_MEMORY = "400MB"
"""What the engine may hold; beyond it spills to disk. The rest of a gigabyte is Python's."""


@dataclass(frozen=True)
class Options:
    """What to read and what to keep; no `subreddits` means all."""

    format: str
    subreddits: tuple[str, ...] = ()
    language: str = "en"

    def settings(self) -> dict[str, Any]:
        """As the manifest keeps them."""
        return {
            "format": self.format,
            "subreddits": sorted(self.subreddits),
            "language": self.language,
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
    with _alone(workspace), _scratch(workspace) as scratch:
        reading = Reading(
            options.format,
            frozenset(name.lower() for name in options.subreddits),
            Rules(
                key,
                None if options.language == ANY_LANGUAGE else options.language,
                workspace.erased(),
            ),
            scratch,
        )
        found = read(sources, reading, told)
        with engines.duckdb(memory=_MEMORY) as engine:
            told(Step("settling"))
            settled = settle(engine, scratch, key=key)
            if not settled.rows["posts"]:
                raise _nothing_left(sources, options, found)
            aside = engine.to_pyarrow(settled.aside)
            told(Step("writing"))
            return workspace.write(
                "collect",
                {
                    "posts": engines.batches(engine, settled.posts),
                    "comments": engines.batches(engine, settled.comments),
                    "quarantine": quarantine.table(sources, found.refused, aside),
                },
                inputs=_hashes(sources),
                settings=options.settings(),
                counts=_counts(found, settled),
                dropped=found.dropped + settled.dropped + _broken(found),
            )


def _check(options: Options) -> None:
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


def _counts(found: Read, settled: Settled) -> dict[str, Any]:
    masked = found.masked + Counter(handle=settled.handles)
    return {
        "rows": found.rows,
        **settled.rows,
        "masked": {kind: masked[kind] for kind in KINDS},
        "early": found.early,
    }


def _broken(found: Read) -> Counter[str]:
    return Counter({"row that cannot be read": len(found.refused)})


def _nothing_left(sources: Sequence[Path], options: Options, found: Read) -> InputError:
    lost = (found.dropped + Counter(reason for *_, reason in found.refused)).most_common(3)
    why = ", ".join(f"{n:,} × {reason}" for reason, n in lost)
    return InputError(
        f"No post is left of {', '.join(map(str, sources))}" + (f": {why}." if why else "."),
        hint=f"Is it the right file for --format {options.format}?",
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
