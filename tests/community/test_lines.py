"""Blocks of whole lines from files of every packing."""

import bz2
import gzip
import lzma
import random
import tracemalloc

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.community import lines
from llumi.community.lines import LONGEST, blocks
from llumi.errors import InputError

ROWS = [f'{{"id": "a{number}", "body": "I hear you."}}'.encode() for number in range(2000)]
TEXT = b"\n".join(ROWS) + b"\n"


def zstd(data, *, level=3):
    return zstandard.ZstdCompressor(level=level, write_checksum=True).compress(data)


PACKINGS = {
    "plain": bytes,
    "zstd": zstd,
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.fixture
def source(tmp_path):
    def write(data, name="RC_2024-01.zst"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def whole(found):
    return b"".join(block.data for block in found)


def refused(found):
    return [(each.line, each.reason) for block in found for each in block.refused]


def noise(size, seed=0):
    """Lines that do not shrink, so that a small file has many frames' blocks."""
    return random.Random(seed).randbytes(size).replace(b"\n", b" ").hex("\n", 60).encode() + b"\n"


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("size", [1, 1000, 10_000_000])
def test_nothing_is_lost_and_every_block_says_where_it_begins(source, packing, size):
    path = source(PACKINGS[packing](TEXT), "named after nothing.txt")
    found = list(blocks(path, size=size))
    assert whole(found) == TEXT
    assert refused(found) == []
    for block in found:
        assert block.data.splitlines()[0] == ROWS[block.first - 1]
        assert block.data.endswith(b"\n")
    assert [block.at for block in found] == sorted(block.at for block in found)
    assert found[-1].at == path.stat().st_size


def test_blocks_are_about_as_long_as_asked_for(source):
    data = noise(3 * 2**20)
    found = list(blocks(source(data), size=2**20))
    assert len(found) > 2
    assert all(2**20 <= len(block.data) < 2 * 2**20 + 200 for block in found[:-1])


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_missing_last_newline_is_added_and_a_byte_order_mark_dropped(source, packing):
    path = source(PACKINGS[packing](b"\xef\xbb\xbf" + TEXT[:-1]))
    assert whole(blocks(path)) == TEXT


def test_lines_that_end_as_on_windows_stay_whole(source):
    (block,) = blocks(source(b"a\r\nb\r\n"))
    assert (block.first, block.data) == (1, b"a\r\nb\r\n")


def test_several_frames_and_frames_without_text_are_one_stream(source):
    half = len(TEXT) // 2 + 7
    skipped = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"index"
    path = source(skipped + zstd(TEXT[:half]) + skipped + zstd(TEXT[half:]))
    assert whole(blocks(path)) == TEXT
    path = source(gzip.compress(TEXT[:half]) + gzip.compress(TEXT[half:]) + bytes(512))
    assert (whole(blocks(path)), refused(blocks(path))) == (TEXT, [])


def test_windows_beyond_the_usual_limit_are_read(source):
    window_of_256_mib, last_raw_block = 18 << 3, 1 | 6 << 3
    head = bytes([0x28, 0xB5, 0x2F, 0xFD, 0, window_of_256_mib])
    path = source(head + last_raw_block.to_bytes(3, "little") + b"hello\n")
    assert whole(blocks(path)) == b"hello\n"


@pytest.mark.parametrize("packing", ["zstd", "gzip"])
def test_a_cut_file_gives_what_came_before_and_says_so(source, packing):
    data = noise(2 * 2**20)
    packed = PACKINGS[packing](data)
    found = list(blocks(source(packed[: len(packed) // 2])))
    kept = whole(found)
    assert len(kept) > len(data) // 4
    assert data.startswith(kept[:-1])
    ((line, reason),) = refused(found)
    assert line == kept.count(b"\n") + 1
    assert reason == "the file ends in the middle of a compressed frame; what follows is lost"


def test_a_whole_last_line_of_a_cut_file_is_kept(source):
    packer = zstandard.ZstdCompressor().compressobj()
    begun = packer.compress(b"one\ntwo") + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    found = list(blocks(source(begun)))
    assert whole(found) == b"one\ntwo\n"
    assert [line for line, _ in refused(found)] == [3]


def test_after_a_broken_frame_reading_goes_on_at_the_next_one(source):
    first, second = noise(10**6, 1), noise(10**6, 2)
    packed = bytearray(zstd(first) + zstd(TEXT) + zstd(second))
    packed[len(zstd(first)) // 2] ^= 0xFF
    packed[len(zstd(first)) // 2 + 1] ^= 0xFF
    found = list(blocks(source(bytes(packed))))
    assert whole(found).endswith(TEXT + second)
    assert first.startswith(whole(found)[: len(first) // 4])
    ((_, reason),) = refused(found)
    assert reason.startswith("the compressed data is broken here; some lines are lost")


@pytest.mark.parametrize("before", [1, 2, 3, 4])
def test_the_next_frame_is_found_wherever_it_begins(source, before):
    broken = zstd(TEXT)[:-9]
    packed = broken.ljust(4 * 4096 - before, b"~") + zstd(b"here\n")
    assert whole(blocks(source(packed))).endswith(b"here\n")


@pytest.mark.parametrize("packing", ["gzip", "bzip2", "xz", "zstd"])
def test_where_no_frame_follows_the_rest_is_lost_and_it_is_said(source, packing):
    packed = bytearray(PACKINGS[packing](noise(10**6)))
    for at in range(len(packed) // 2, len(packed) // 2 + 2000):
        packed[at] ^= 0x5A
    (line, reason), *more = refused(blocks(source(bytes(packed))))
    assert (line > 0, more) == (True, [])
    assert reason == "the compressed data is broken here; what follows is lost"


@pytest.mark.parametrize("packing", ["plain", "zstd"])
def test_a_line_beyond_all_measure_is_left_out_and_the_others_keep_their_numbers(source, packing):
    longest = b"y" * LONGEST
    data = b"a\n" + longest + b"x\n" + longest + b"\nb\n" + longest + b"x"
    found = list(blocks(source(PACKINGS[packing](data)), size=100))
    assert whole(found) == b"a\n\n" + longest + b"\nb\n\n"
    assert refused(found) == [(2, lines._TOO_LONG), (5, lines._TOO_LONG)]
    numbered = {
        block.first + at: line
        for block in found
        for at, line in enumerate(block.data.splitlines())
        if line
    }
    assert (numbered[1], numbered[4]) == (b"a", b"b")


def test_an_endless_line_does_not_fill_the_memory(source):
    path = source(zstd(b"0" * (6 * LONGEST) + b"\nb\n"))
    tracemalloc.start()
    found = list(blocks(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert whole(found) == b"\nb\n"
    # One step of the unpacking may give 32,000 times what was read; the line itself is not held.
    assert most < 8 * LONGEST * 2


@pytest.mark.parametrize("what", ["missing", "folder", "empty"])
def test_what_is_no_file_with_something_in_it_is_refused(tmp_path, what):
    path = {"missing": tmp_path / "none", "folder": tmp_path, "empty": tmp_path / "empty"}[what]
    (tmp_path / "empty").touch()
    with pytest.raises(InputError, match=str(path)):
        next(blocks(path))


@given(
    st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b" ")), max_size=40),
    st.integers(1, 60),
    st.sampled_from(sorted(PACKINGS)),
)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_lines_come_back_as_they_were(tmp_path_factory, rows, size, packing):
    data = b"".join(row + b"\n" for row in [b"head", *rows])
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(PACKINGS[packing](data))
    found = list(blocks(path, size=size))
    assert (whole(found), refused(found)) == (data, [])
    before = b""
    for block in found:
        assert block.first == 1 + before.count(b"\n")
        before += block.data
