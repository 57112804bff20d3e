r"""Cut a source of any size into blocks of whole lines, packed or not, in bounded memory.

RC_2024-01.zst, 40 GB  ──►  Block(first=1, data=b'{…}\\n{…}\\n…', at=1_040_384),
                            Block(first=3702, data=…, at=…), …

A block is what one worker reads. Cutting looks at no single line, so it is as fast as unpacking.
"""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from llumi.community.compression import Damage, unpacked
from llumi.community.harvest import Block, Refused, open_source

LONGEST = 16 * 2**20
"""Bytes of the longest line that is kept; the longest row of a Reddit dump has far less."""

_STEP = 2**20
_SPACE = ord(" ")
_TOO_LONG = f"the line is longer than {LONGEST // 2**20} MiB"


def blocks(path: Path, *, size: int = 4 * 2**20) -> Iterator[Block]:
    """Blocks of whole lines, each of about `size` bytes, in the order of the file.

    What is lost (a line of more than 16 MiB, a broken or cut frame) is in `Block.refused`, with
    the number of the line where it is missing; a broken part counts as no line.

    Raises:
        InputError: the file is missing, a folder, empty or unreadable.
    """
    open_source(path)
    with path.open("rb", buffering=_STEP) as file:
        cutter = _Cutter()
        for piece in _pieces(unpacked(file)):
            cutter.take(piece)
            if cutter.whole_bytes >= size:
                yield cutter.block(file.tell())
        cutter.end_line()
        if cutter.whole_bytes or cutter.refused:
            yield cutter.block(file.tell())


def spans(block: Block) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each line of a block that is not blank; nothing is copied."""
    data, number, start = block.data, block.first, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data[start] > _SPACE or data[start:end].strip():
            yield number, start, end
        number, start = number + 1, end + 1


def _pieces(unpacked: Iterable[bytes | Damage]) -> Iterator[bytes | Damage]:
    """The same without a byte order mark, in pieces of at most 1 MiB."""
    first = True
    for piece in unpacked:
        if isinstance(piece, bytes) and piece and first:
            piece, first = piece.removeprefix(codecs.BOM_UTF8), False
        if isinstance(piece, Damage) or len(piece) <= _STEP:
            yield piece
        else:
            yield from (piece[at : at + _STEP] for at in range(0, len(piece), _STEP))


@dataclass
class _Cutter:
    """Whole lines that wait for their block, and the line that is not at its end yet."""

    first: int = 1
    whole: list[bytes] = field(default_factory=list)
    whole_bytes: int = 0
    open: list[bytes] = field(default_factory=list)
    open_bytes: int = 0
    refused: list[Refused] = field(default_factory=list)

    def take(self, piece: bytes | Damage) -> None:
        if isinstance(piece, Damage):
            self.end_line()  # what came before the break may be whole: the reader will see
            self.refused.append(Refused(self._number(), piece.reason))
            return
        end = piece.rfind(b"\n") + 1
        if end and self.open_bytes + piece.find(b"\n") > LONGEST:
            after = piece.find(b"\n") + 1
            self._refuse_open()
            piece, end = piece[after:], end - after
        if end:
            self.whole += (*self.open, piece[:end])
            self.whole_bytes += self.open_bytes + end
            self.open, self.open_bytes = [], 0
        self.open_bytes += len(piece) - end
        if self.open_bytes <= LONGEST:
            self.open.append(piece[end:])
        else:
            self.open = []  # from here on it is only measured

    def end_line(self) -> None:
        """Take what is there as the last line: files, and frames that break, end without one."""
        if self.open_bytes > LONGEST:
            self._refuse_open()
        elif self.open_bytes:
            self.take(b"\n")

    def block(self, at: int) -> Block:
        """All whole lines so far, handed over."""
        made = Block(self.first, b"".join(self.whole), at, tuple(self.refused))
        self.first += made.data.count(b"\n")
        self.whole, self.whole_bytes, self.refused = [], 0, []
        return made

    def _refuse_open(self) -> None:
        """An empty line stands in for it, so that those after it keep their numbers."""
        self.refused.append(Refused(self._number(), _TOO_LONG))
        self.whole.append(b"\n")
        self.whole_bytes += 1
        self.open, self.open_bytes = [], 0

    def _number(self) -> int:
        return self.first + sum(piece.count(b"\n") for piece in self.whole)
