"""Tests of reading preferences that were made elsewhere."""

from math import log

import pytest

from llumi.errors import InputError, InputErrors
from llumi.studies.choice_files import read
from llumi.studies.preferring import Choice

TOLD = """post,first,second,rater,preferred,first_words,second_words
p1,tuned,base,r1,first,80,40
p1,base,tuned,r2,tie,,
"""


def test_a_row_is_an_answer(tmp_path):
    file = tmp_path / "told.csv"
    file.write_text(TOLD)
    assert read(file, {}) == [
        Choice("p1", "r1", "tuned", "base", 1.0, log(2)),
        Choice("p1", "r2", "base", "tuned", 0.5, 0.0),
    ]


def test_words_may_be_left_out_and_columns_be_called_otherwise(tmp_path):
    file = tmp_path / "told.csv"
    file.write_text("id,first,second,rater,preferred\np1,a,b,r1,second\n")
    assert read(file, {"post": "id"}) == [Choice("p1", "r1", "a", "b", 0.0, 0.0)]


def test_all_mistakes_are_named_by_line(tmp_path):
    file = tmp_path / "told.csv"
    rows = (
        "p1,base,tuned,r1,first,9,9",
        "p2,a,b,r1,left,1,1",
        "p2,a,a,r1,tie,1,1",
        "p3,a,,r,tie,,",
    )
    file.write_text(TOLD + "\n".join(rows) + "\np4,a,b,r,tie,0,x\n")
    with pytest.raises(InputErrors) as refused:
        read(file, {})
    assert list(refused.value.mistakes) == [
        "line 4, r1 answered this in line 2 already.",
        "line 5, field preferred: 'left' is none of first, tie, second.",
        "line 6, field second: is the same system as the first.",
        "line 7, field second: is empty.",
        "line 8, field first_words: '0' is no count of words.",
        "line 8, field second_words: 'x' is no count of words.",
    ]


def test_a_file_that_is_not_there_or_of_something_else_is_refused(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "none.csv", {})
    file = tmp_path / "told.csv"
    file.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="there is no column post, first"):
        read(file, {})
