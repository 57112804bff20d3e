"""How rules see a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.safety.reading import phrases, read


@pytest.mark.parametrize(
    "text",
    [
        "i dont want",
        "I DON'T WANT",
        "I don\u2019t want",
        "i  don`t\n\nwant",
        "I\u00a0don't \t want",
        "i *don't* _want_",
        "i d\u200bont wa\u00adnt",
        "\uff49 \uff44on't want",
    ],
)
def test_many_ways_to_type_are_read_alike(text):
    assert read(text).text == "i dont want"


def test_a_span_leads_back_to_the_words_as_typed():
    typed = "Well, I  DON\u2019T\nwant  it."
    reading = read(typed)
    match = phrases(r"dont want").search(reading.text)
    start, end = reading.original_span(match.span())
    assert typed[start:end] == "DON\u2019T\nwant"


@given(st.text())
def test_every_letter_stands_somewhere_in_order(text):
    reading = read(text)
    assert len(reading.starts) == len(reading.text)
    assert list(reading.starts) == sorted(reading.starts)
    assert all(start < len(text) for start in reading.starts)
