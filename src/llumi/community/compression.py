r"""Unpack a file piece by piece, whatever it was packed with, and say where it breaks.

RC_2024-01.zst  ──►  b'{"id":"a1",…}\n{"id":"a2"', b',…}\n', …, Damage("… ends in the middle …")

What a file is packed with is told by its first bytes, not by its name. zstd is read with the large
windows that Reddit dumps use (2 GiB); gzip, bzip2 and xz are read as well, as older dumps use them.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import zstandard

_LARGEST_WINDOW = 2**31
_PLAIN_BYTES = 2**20
# Small, so that little is lost before a break, and a file made to explode (zstd can grow
# 32,000-fold) takes 128 MiB and no more.
_PACKED_BYTES = 2**12
_ZSTD = b"\x28\xb5\x2f\xfd"
_BROKEN = (zstandard.ZstdError, zlib.error, lzma.LZMAError, OSError, EOFError)


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the file cannot be unpacked, in words."""

    reason: str


class _Frame(Protocol):
    """One compressed frame (zstd), member (gzip) or stream (bzip2, xz)."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def _zstd() -> _Frame:
    return zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()


_FRAMES: dict[bytes, Callable[[], _Frame]] = {
    _ZSTD: _zstd,
    # Frames that hold no text may come first: pzstd writes them.
    **{bytes([0x50 + kind]) + b"\x2a\x4d\x18": _zstd for kind in range(16)},
    b"\x1f\x8b": lambda: zlib.decompressobj(wbits=31),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": lzma.LZMADecompressor,
}


def unpacked(file: BinaryIO) -> Iterator[bytes | Damage]:
    """Pieces of the unpacked file in order; a `Damage` wherever something in between is lost."""
    start = file.read(_PACKED_BYTES)
    for magic, frame in _FRAMES.items():
        if start.startswith(magic):
            yield from _frames(file, start, frame)
            return
    yield start
    while piece := file.read(_PLAIN_BYTES):
        yield piece


def _frames(file: BinaryIO, start: bytes, new: Callable[[], _Frame]) -> Iterator[bytes | Damage]:
    """Frame after frame; after a broken one, on from the next zstd frame if there is one."""
    packed, frame, begun = start, new(), False
    while packed := packed or file.read(_PACKED_BYTES):
        begun = True
        try:
            piece = frame.decompress(packed)
        except _BROKEN:
            packed = _next_frame(file, packed) if new is _zstd else b""
            yield Damage(_ON if packed else _LOST)
            if not packed:
                return
            frame, begun = new(), False
            continue
        yield piece
        packed = b""
        if frame.eof:
            packed = frame.unused_data
            frame, begun = new(), False
            if not packed.strip(b"\0"):  # tapes and disks pad files with zeros
                packed = b""
    if begun:
        yield Damage(_CUT)


_LOST = "the compressed data is broken here; what follows is lost"
_ON = "the compressed data is broken here; some lines are lost, up to the next whole frame"
_CUT = "the file ends in the middle of a compressed frame; what follows is lost"


def _next_frame(file: BinaryIO, packed: bytes) -> bytes:
    """The bytes from the next zstd frame on, past the one that `packed` may begin with."""
    packed = packed[1:]
    while (at := packed.find(_ZSTD)) < 0:
        more = file.read(_PACKED_BYTES)
        if not more:
            return b""
        packed = packed[-3:] + more
    return packed[at:]
