"""What an administrator writes is read as one request, or refused with every mistake named."""

import pytest

from llumi.erasure.request import read_list, request, spellings
from llumi.errors import InputError, InputErrors


@pytest.mark.parametrize("typed", ["mo_1", "u/mo_1", "/u/mo_1", "U/mo_1", "@mo_1", "  mo_1 "])
def test_a_name_is_read_however_it_is_written(typed):
    assert request([typed], [], []).names == ("mo_1",)


def test_a_name_that_only_begins_like_a_prefix_stays_whole():
    assert request(["umber"], [], []).names == ("umber",)


def test_every_spelling_of_a_name_is_looked_for():
    assert set(spellings("mo_1")) == {"mo_1", "u/mo_1", "/u/mo_1", "@mo_1"}


def test_nothing_is_asked_for_twice():
    both = request(["mo_1"], ["p1"], []) | request(["@mo_1", "ana"], ["p1", "p2"], ["c1"])
    assert (both.names, both.posts, both.comments) == (("mo_1", "ana"), ("p1", "p2"), ("c1",))


@pytest.mark.parametrize(
    ("names", "posts", "said"), [(["@"], [], "--author is empty"), ([], [" "], "--post is empty")]
)
def test_an_empty_name_is_refused(names, posts, said):
    with pytest.raises(InputError, match=said):
        request(names, posts, [])


def test_a_list_is_read_line_by_line(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("author u/Mo_1\n\npost p17\r\n comment c 9 \nauthor two words\n")
    found = read_list(path)
    assert (found.names, found.posts, found.comments) == (("Mo_1", "two words"), ("p17",), ("c 9",))


def test_all_mistakes_of_a_list_are_told_with_their_lines(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("author mo_1\nautor ana\npost\nauthor @\n")
    with pytest.raises(InputErrors) as raised:
        read_list(path)
    assert raised.value.mistakes == (
        "line 2: 'autor' is none of author, post, comment",
        "line 3: post is followed by nothing",
        "line 4: author is followed by nothing",
    )


@pytest.mark.parametrize(
    ("content", "said"), [(b"\n", "names nobody"), (b"author \xff", "no UTF-8"), (None, "No such")]
)
def test_a_list_that_says_nothing_or_cannot_be_read_is_refused(tmp_path, content, said):
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_list(path)
