"""Phrases of words: what they match, and what they must not."""

import pytest

from llumi.evaluation.phrases import parse
from llumi.evaluation.texts import Texts


def count(text: str, *phrases: str) -> float:
    return Texts.of(["Hello there.", text, ""]).count(phrases).tolist()[1]


def test_a_slot_takes_any_of_its_words():
    assert count("Thank you. Thanks, u. Thanks.", "thank|thanks you|u") == 2


def test_contractions_are_taken_apart():
    assert count("I've been there, and I don't mind.", "i have been", "do not mind") == 2
    assert count("Let's rest. You can\u2019t rush.", "let us", "can not") == 2


def test_a_blank_slot_is_one_word_and_no_more():
    assert count("I have been there. I have not yet been there.", "i have * there") == 1


def test_a_phrase_never_crosses_the_end_of_a_sentence():
    assert count("I have. Been there.", "i have been") == 0
    assert count("I have\nbeen there.", "have been") == 0


def test_a_phrase_never_crosses_from_one_text_to_the_next():
    assert Texts.of(["thank", "you"]).count(("thank you",)).tolist() == [0, 0]


def test_an_anchor_holds_at_the_beginning_of_a_sentence_only():
    assert count("Please rest. I said please rest.", "^ please") == 1
    assert count("1. Please rest", "^ please") == 1
    assert Texts.of(["please", "please"]).count(("^ please",)).tolist() == [1, 1]


def test_of_phrases_that_overlap_the_first_and_longest_counts():
    assert count("thank you so much", "thank you", "you so", "thank you so much") == 1
    assert count("so so so", "so so") == 1


def test_a_phrase_that_begins_before_the_text_is_none():
    assert count("there", "* there") == 0
    assert Texts.of(["there"]).count(("been there", "* * there", "there *")).tolist() == [0]


def test_a_sentence_is_told_by_the_phrases_in_it():
    texts = Texts.of(["I hear you. Rest.", "1. I hear you"])
    assert texts.sentences_with(("hear you",)).tolist() == [True, False, True]


@pytest.mark.parametrize("nothing", ["", "^", "*", "a| b", "* *"])
def test_a_phrase_without_words_is_our_mistake(nothing):
    with pytest.raises(ValueError, match="no phrase"):
        parse(nothing)
