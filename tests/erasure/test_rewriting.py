"""A table without rows, in the same order, and a name masked where it stands as a word."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from llumi.erasure import rewriting
from llumi.tables import SCHEMAS


def masked(text, *names):
    found = rewriting.mentions(names)
    assert found is not None
    array, _ = rewriting._mask(pa.array([text, None]), found)
    return array[0].as_py()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Mosslight, or MOSSLIGHT's friend.", "Ask [handle], or [handle]'s friend."),
        ("u/mosslight and /u/mosslight and @mosslight", "[handle] and [handle] and [handle]"),
        ("(mosslight) \u201cmosslight\u201d", "([handle]) \u201c[handle]\u201d"),
        ("mosslights, amosslight, mosslight-2, x-mosslight", None),
        ("mosslight-", "[handle]-"),
        ("Nobody here.", None),
    ],
)
def test_a_name_is_masked_as_a_word_and_nowhere_else(text, expected):
    assert masked(text, "mosslight") == (expected or text)


def test_the_longer_of_two_names_is_masked_first():
    assert masked("moss-22 and moss", "moss", "moss-22") == "[handle] and [handle]"


@pytest.mark.parametrize(
    "name", ["grey.kettle", "a+b", "two words", "käthe", "x[1]", "back\\slash"]
)
def test_no_name_is_read_as_a_pattern(name):
    assert masked(f"By {name}, and by greyxkettle.", name) == "By [handle], and by greyxkettle."


@pytest.mark.parametrize("names", [[], ["7"], ["al"], ["2024"], ["Handle", "link"]])
def test_what_is_no_name_in_a_text_is_not_looked_for(names):
    assert rewriting.mentions(names) is None


def test_rows_go_and_the_others_keep_their_order(tmp_path, monkeypatch):
    monkeypatch.setattr(rewriting, "_ROWS", 3)
    rows = [{"post_id": f"p{n}", "title": "", "text": f"mo_1 on day {n}"} for n in range(10)]
    pq.write_table(pa.Table.from_pylist(rows, SCHEMAS["posts"]), tmp_path / "posts.parquet")
    options = {"gone": pa.array(["p0", "p4", "p9"]), "names": rewriting.mentions(["mo_1"])}
    left = rewriting.without("posts", tmp_path / "posts.parquet", **options).read_all()
    assert left.schema.equals(SCHEMAS["posts"])
    assert left["post_id"].to_pylist() == ["p1", "p2", "p3", "p5", "p6", "p7", "p8"]
    assert left["text"][0].as_py() == "[handle] on day 1"
    assert rewriting.mentioned("posts", tmp_path / "posts.parquet", **options) == 7
