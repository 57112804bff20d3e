"""A folder's hashes find whatever is not as it was written, and leave people's notes alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

from llumi import sums
from llumi.errors import InputError, InputErrors

AGAIN = "Train it again."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small run with its hashes."""
    (tmp_path / "adapter").mkdir()
    (tmp_path / "adapter" / "adapter_model.safetensors").write_bytes(b"weights")
    (tmp_path / "adapter.gguf").write_bytes(b"GGUF")
    (tmp_path / "held out.md").write_text("| share |", encoding="utf-8")
    sums.write(tmp_path)
    return tmp_path


def test_a_folder_as_it_was_written_passes(folder: Path) -> None:
    sums.check(folder, again=AGAIN)
    assert list(sums.read(folder)) == [
        "adapter.gguf",
        "adapter/adapter_model.safetensors",
        "held out.md",
    ]


def test_the_list_does_not_list_itself_and_is_the_same_when_written_again(folder: Path) -> None:
    before = (folder / sums.FILE).read_bytes()
    sums.write(folder)
    assert (folder / sums.FILE).read_bytes() == before
    assert sums.FILE not in sums.read(folder)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_reads_the_list(folder: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", sums.FILE], cwd=folder, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_a_list_of_sha256sum_is_read_in_its_binary_form_too(tmp_path: Path) -> None:
    (tmp_path / sums.FILE).write_text(f"{'a' * 64} *adapter.gguf\n", encoding="utf-8")
    assert sums.read(tmp_path) == {"adapter.gguf": "a" * 64}


def test_one_flipped_bit_is_found(folder: Path) -> None:
    (folder / "adapter.gguf").write_bytes(b"GGUG")
    with pytest.raises(InputErrors, match=r"adapter\.gguf is not the file that was written") as on:
        sums.check(folder, again=AGAIN)
    assert on.value.hint == AGAIN


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    (folder / "adapter.gguf").unlink()
    (folder / "held out.md").write_text("| 1.000 |", encoding="utf-8")
    (folder / "adapter" / "adapter_model.bin").write_bytes(b"a pickle")
    with pytest.raises(InputErrors) as caught:
        sums.check(folder, again=AGAIN)
    assert [mistake.split(" is ")[0] for mistake in caught.value.mistakes] == [
        "adapter.gguf",
        "held out.md",
        "adapter/adapter_model.bin",
    ]


@pytest.mark.parametrize(
    "name", ["model.safetensors", "adapter/config.json", "MODEL.BIN", "run.py"]
)
def test_a_file_that_is_not_listed_and_could_be_loaded_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    with pytest.raises(InputErrors, match="could be loaded"):
        sums.check(folder, again=AGAIN)


def test_notes_that_somebody_put_there_harm_nobody(folder: Path) -> None:
    for name in ("notes.md", ".DS_Store", "adapter/why.pdf"):
        (folder / name).write_bytes(b"x")
    sums.check(folder, again=AGAIN)


def test_a_folder_without_a_list_cannot_be_checked(tmp_path: Path) -> None:
    assert sums.read(tmp_path) == {}
    with pytest.raises(InputError, match="cannot be checked"):
        sums.check(tmp_path, again=AGAIN)


@pytest.mark.parametrize("line", ["adapter.gguf", f"{'A' * 64}  adapter.gguf", "ab  adapter.gguf"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / sums.FILE).write_text(f"{'a' * 64}  run.json\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: this is no hash"):
        sums.read(tmp_path)


def test_a_name_that_the_format_cannot_hold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "two\nlines.json").write_bytes(b"{}")
    with pytest.raises(InputError, match="cannot name"):
        sums.write(tmp_path)
    assert not (tmp_path / sums.FILE).exists()
