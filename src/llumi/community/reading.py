"""All sources of a command, read on all cores into parts.

read([RS_2024-01.zst, RC_2024-01.zst], …) → Read(rows=91_204, dropped={…}, refused=[…])
told(Step("reading", 734_003_200, 2_147_483_648, BYTES))       on the way, packed bytes
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from llumi.community import lines, maturity
from llumi.community.parts import BY_LINE, Part, Reading, Task, make
from llumi.cores import cores, on_all_cores
from llumi.errors import InputError

BYTES = "bytes"
_BLOCK = 8 * 2**20
_FEW = 8 * 2**20
"""Bytes up to which starting other processes takes longer than the work."""


@dataclass(frozen=True)
class Step:
    """What is being done, how far it is and how far it goes (0: nobody knows)."""

    what: str
    done: int = 0
    of: int = 0
    unit: str = ""


Told = Callable[[Step], None]
"""Is told again and again what a long command is doing."""


@dataclass
class Read:
    """What all parts together came to; `refused` holds source, line and reason."""

    rows: int = 0
    early: int = 0
    masked: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Count one part in."""
        self.rows += part.rows
        self.early += part.early
        self.masked.update(part.masked)
        self.dropped.update(part.dropped)
        self.refused.extend(part.refused)


def read(sources: Sequence[Path], reading: Reading, told: Told) -> Read:
    """Read `sources` into parts in `reading.folder`.

    Raises:
        InputError: nothing of a source can be read as the format, or its votes mean nothing.
    """
    sizes = [source.stat().st_size for source in sources]
    by_line = reading.format in BY_LINE
    found = Read()
    tallies = [_Tally() for _ in sources]
    with on_all_cores(make, cores=cores() if by_line and sum(sizes) > _FEW else 1) as run:
        for part in run(_tasks(sources, reading, by_line=by_line)):
            found.add(part)
            tallies[part.source].add(part)
            done = sum(sizes[: part.source]) + part.read
            told(Step("reading", done, sum(sizes), BYTES))
    for source, tally in zip(sources, tallies, strict=True):
        tally.check(source, reading.format)
    return found


@dataclass
class _Tally:
    """Whether a source is what it is taken for."""

    rows: int = 0
    early: int = 0
    scored: int = 0
    broken: int = 0
    refused: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, part: Part) -> None:
        self.rows += part.rows
        self.early += part.early
        self.scored += part.scored
        self.refused = self.refused or part.refused
        self.broken += len(part.refused)

    def check(self, source: Path, format: str) -> None:
        if not self.rows:
            raise InputError(f"{source} has no line to read.", hint="Export it again.")
        if self.refused and self.broken == self.rows:
            _, line, reason = self.refused[0]
            raise InputError(
                f"{source} has no line that can be read as {format}; line {line}: {reason}.",
                hint="Is it the right file for --format, and is it whole?",
            )
        if votes := maturity.explain(source, early=self.early, scored=self.scored):
            raise votes


def _tasks(sources: Sequence[Path], reading: Reading, *, by_line: bool) -> Iterator[Task]:
    number = 0
    for index, source in enumerate(sources):
        for what in lines.blocks(source, size=_BLOCK) if by_line else (source,):
            yield Task(index, number, what, reading)
            number += 1
