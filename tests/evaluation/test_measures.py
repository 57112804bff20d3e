"""The measures as a set: named, explained, documented."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.measures import DISTINCT_2, MEASURES, measure

DOCS = Path(__file__).parents[2] / "docs" / "measures.md"


def test_a_reply_has_a_value_for_every_measure():
    found = measure("I hear you. That sounds hard.", "I can't sleep and I don't know why.")
    assert found.keys() == MEASURES.keys()
    assert found["words"] == 6
    assert found["i_words"] == pytest.approx(1 / 6)
    assert None not in found.values()


def test_a_reply_without_words_has_a_length_and_nothing_else():
    found = measure("\N{YELLOW HEART}", "I can't sleep.")
    assert found == {"words": 0, "coleman_liau": None, "style_matching": None, "i_words": None}


@pytest.mark.parametrize("name", [*MEASURES, DISTINCT_2.name])
def test_every_measure_stands_in_the_documentation(name):
    known = MEASURES.get(name, DISTINCT_2)
    assert known.name == name
    row = next(
        line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"| `{name}`")
    )
    year = re.search(r"\b(?:19|20)\d\d\b", known.paper)
    assert year and year.group() in row, "the row names another paper"
    assert known.higher in row
    assert known.lower in row


def test_shares_are_read_in_per_cent():
    assert MEASURES["i_words"].scale == DISTINCT_2.scale == 100
    assert MEASURES["words"].scale == 1


@given(st.text(max_size=200), st.text(max_size=200))
@settings(deadline=None)
def test_every_text_gets_a_number_or_none(reply, post):
    for name, value in measure(reply, post).items():
        assert value is None or abs(value) < 1e5, name
