"""Distinct-2 on equal amounts of words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.diversity import distinct_2, distinct_2_without_each, opening_bigrams

five_words = st.lists(st.sampled_from(["i", "hear", "you", "rest"]), min_size=5, max_size=5)
sets = st.lists(five_words.map(" ".join), min_size=2, max_size=8)


def test_it_is_different_bigrams_of_all():
    # i am, am here, here for, for you | i am, am here, here to, to listen: 6 of 8
    found = distinct_2(["I am here for you", "I am here, to listen!"], words_each=5)
    assert found == 6 / 8


def test_only_the_first_words_count():
    short = ["I am here for you", "we can talk any time"]
    long = [f"{text} and I am here for you" for text in short]
    assert distinct_2(long, words_each=5) == distinct_2(short, words_each=5) == 1.0


def test_shorter_texts_are_left_out():
    assert distinct_2(["I hear you", "I am here for you"], words_each=5) == 1.0
    assert opening_bigrams("I hear you", 5) == []


@pytest.mark.parametrize("texts", [[], ["Hugs."], ["", "\N{YELLOW HEART}"]])
def test_undefined_is_said_not_zero(texts):
    assert distinct_2(texts) is None


def test_a_system_that_says_one_thing_has_little_variety():
    said = "please talk to a professional " * 10
    # 5 different bigrams in 4 texts of 49 each
    assert distinct_2([said] * 4) == 5 / (4 * 49)


@given(sets)
@settings(deadline=None)
def test_it_is_a_share_and_order_changes_nothing(texts):
    found = distinct_2(texts, words_each=5)
    assert found is not None
    assert 0 < found <= 1
    assert found == distinct_2(texts[::-1], words_each=5)


@given(sets)
@settings(deadline=None)
def test_without_each_is_the_measure_of_the_others(texts):
    expected = [distinct_2(texts[:i] + texts[i + 1 :], words_each=5) for i in range(len(texts))]
    assert distinct_2_without_each(texts, words_each=5) == pytest.approx(np.array(expected))
