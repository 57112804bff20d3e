"""Syllables, against words counted by ear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.evaluation.syllables import syllables

BY_EAR = {
    1: "a I've don't loved hope hopes called strength through laughed thought years they're world",
    2: "being trying little wanted boxes maybe people table lonely quiet troubled movement didn't "
    "saying something sometimes marriage being hundred poem rhythm reacts client",
    3: "listening animal everyone anyone area actually period therapist suicide beautiful usual "
    "depression counsellor idea creating autism",
    4: "anxiety everybody variation emotional relationship community experience society",
    5: "conversation's-one university responsibly-made",
    6: "responsibility",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, listed in BY_EAR.items() for word in listed.split()]
)
def test_a_word_has_the_syllables_that_one_hears(word, count):
    assert syllables(word.lower()) == count


def test_the_parts_of_a_joined_word_count_by_themselves():
    assert syllables("self-help") == syllables("self") + syllables("help") == 2


def test_a_digit_is_spelt_out():
    assert syllables("988") == 3


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_one_at_least(word):
    assert syllables(word) >= 1
