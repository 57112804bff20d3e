"""A dictionary of one's own."""

import pytest

from llumi.errors import InputError, InputErrors
from llumi.evaluation import measure
from llumi.evaluation.dic import read

DIC = """%
1\tposemo
2\twork
%
happ*\t1
job\t2
office\t2\t1
well done\t1
can't\t2
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="mine.dic"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def shares(path, *texts):
    found = measure(list(texts), only=[], also=read(path))
    return {name.removeprefix("dic_"): values for name, values in found.items()}


def test_words_beginnings_and_phrases_are_counted(written):
    found = shares(written(DIC), "Happy at the office, happily!", "Well done, you can\u2019t lose")
    assert found["posemo"] == [pytest.approx(3 / 5), pytest.approx(1 / 5)]
    assert found["work"] == [pytest.approx(1 / 5), pytest.approx(1 / 5)]


def test_a_beginning_is_none_of_another_word(written):
    assert shares(written(DIC), "Unhappy jobs")["posemo"] == [0.0]
    assert shares(written(DIC), "Unhappy jobs")["work"] == [0.0]


def test_blanks_and_windows_line_ends_will_do(written):
    text = DIC.replace("\t", "  ").replace("\n", "\r\n")
    assert shares(written("\ufeff" + text), "office") == shares(written(DIC), "office")


def test_without_words_nothing_is_said(written):
    assert shares(written(DIC), "...")["posemo"] == [None]


def test_all_mistakes_are_said_at_once(written):
    text = "%\n1 posemo\none two\n1 again\n%\nhapp*\t1\nlike\t(02 134)125\njob\nrest\t7\n"
    with pytest.raises(InputErrors) as caught:
        read(written(text))
    assert [one.split(": ")[0] for one in caught.value.mistakes] == [
        "line 3",
        "line 4",
        "line 7",
        "line 8",
        "line 9",
    ]
    assert "like has a condition" in caught.value.mistakes[2]


def test_what_is_no_dictionary_is_a_sentence(written, tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "gone.dic")
    with pytest.raises(InputError, match="no UTF-8"):
        read(written(b"%\n\xff"))
    with pytest.raises(InputError, match="has 0 lines of %"):
        read(written("happy 1"))


def test_a_measure_says_where_it_is_from(written):
    first, second = read(written(DIC))
    assert (first.name, second.name) == ("dic_posemo", "dic_work")
    assert "mine.dic" in first.paper
