"""What a person names becomes a list of files."""

from pathlib import Path

import pytest

from llumi.community.sources import expand
from llumi.errors import InputError, InputErrors


@pytest.fixture
def dumps(tmp_path):
    """A folder as a download leaves it."""
    for name in (
        "dumps/RS_2024-01.zst",
        "dumps/RC_2024-01.zst",
        "dumps/more/sub_comments.zst",
        "dumps/RC_2024-02.zst.part",
        "dumps/RC_2024-03.zst.aria2",
        "dumps/.DS_Store",
        "dumps/.hidden/RC_2024-04.zst",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path / "dumps"


def names(files):
    return [file.name for file in files]


def test_a_folder_stands_for_its_files_and_those_below_in_one_order(dumps):
    assert names(expand([dumps])) == ["RC_2024-01.zst", "RS_2024-01.zst", "sub_comments.zst"]


def test_the_order_in_which_files_are_named_does_not_matter(dumps):
    files = [dumps / "RS_2024-01.zst", dumps / "RC_2024-01.zst"]
    assert expand(files) == expand(files[::-1]) == sorted(files)


def test_a_file_named_twice_is_read_once(dumps, monkeypatch):
    monkeypatch.chdir(dumps)
    given = [dumps, Path("RC_2024-01.zst"), dumps / "more" / ".." / "RC_2024-01.zst"]
    assert len(expand(given)) == 3


def test_a_pattern_that_the_shell_left_alone_is_matched(dumps):
    assert names(expand([dumps / "R?_*.zst*"])) == ["RC_2024-01.zst", "RS_2024-01.zst"]
    assert names(expand([dumps / "mor*"])) == ["sub_comments.zst"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path):
    (tmp_path / "a[1].jsonl").write_text("x")
    assert names(expand([tmp_path / "a[1].jsonl"])) == ["a[1].jsonl"]


def test_a_file_that_is_named_itself_is_taken_whatever_its_name(dumps):
    assert names(expand([dumps / "RC_2024-02.zst.part"])) == ["RC_2024-02.zst.part"]


def test_all_mistakes_are_named_at_once(dumps):
    (dumps.parent / "nothing").mkdir()
    given = [dumps / "RC_1999.zst", dumps, dumps.parent / "nothing", dumps / "*.xz"]
    with pytest.raises(InputErrors) as raised:
        expand(given)
    assert raised.value.mistakes == (
        f"{dumps / 'RC_1999.zst'} does not exist",
        f"{dumps.parent / 'nothing'} is a folder without a file to read",
        f"{dumps / '*.xz'} matches no file",
    )


@pytest.mark.parametrize("given", ["nowhere.jsonl", "nothing", "*.xz"])
def test_one_mistake_is_one_sentence_that_begins_with_what_was_typed(tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nothing").mkdir()
    with pytest.raises(InputError) as raised:
        expand([Path(given)])
    assert raised.value.message.startswith(f"{given} ")
    assert raised.value.message.endswith(".")
    assert raised.value.message.count("\n") == 0
