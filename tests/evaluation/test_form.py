"""Words, sentences and the reading grade."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.form import coleman_liau, sentences, tokens, words

WITHOUT_WORDS = ["", "   \n", "…", "\N{YELLOW HEART}\N{YELLOW HEART}", "?!", "'", "__"]


def test_a_curly_apostrophe_is_an_apostrophe():
    assert tokens("Don\u2019t rush, I\u2019m here.") == ["don't", "rush", "i'm", "here"]


def test_a_hyphen_joins_and_a_dash_parts():
    assert tokens("a well-meant word\u2014or two -- then rest") == [
        "a",
        "well-meant",
        "word",
        "or",
        "two",
        "then",
        "rest",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("नमस्ते दोस्त", 2),
        ("Je t\u2019e\u0301coute", 2),
        ("mit\u00adeinander reden", 2),
        ("क्\u200dषमा करो", 2),
        ("İyi geceler", 2),
        ("Мне тяжело сегодня", 3),
        ("hope\N{YELLOW HEART}rest", 2),
    ],
)
def test_accents_and_joiners_part_no_words(text, expected):
    assert words(text) == expected


def test_a_turkish_capital_is_no_first_person():
    assert "i" not in tokens("İyi")


def test_sentences_end_at_marks_and_at_new_lines():
    assert sentences('She said "I am tired." Then she left… Why?!') == 3
    assert sentences("Three things:\n1. Breathe\n2. Rest\n\n3. Call") == 4
    assert sentences("It costs 3.5 hours, e.g.an evening") == 1
    assert sentences("我很累。我想睡。") == 2


def test_a_long_run_of_marks_is_one_end():
    assert sentences("Help" + "!" * 100_000 + "x") == 1


def test_the_reading_grade_is_the_published_formula():
    # 6 words, 1+4+3 + 4+6+4 = 22 letters, 2 sentences:
    # L = 366.67, S = 33.33, 0.0588 L - 0.296 S - 15.8 = 21.56 - 9.8667 - 15.8
    assert coleman_liau("I hear you. That sounds hard.") == pytest.approx(-4.10667, abs=1e-5)


def test_digits_are_words_without_letters():
    # 2 words, 4 letters, 1 sentence: 0.0588 * 200 - 0.296 * 50 - 15.8
    assert coleman_liau("call 111") == pytest.approx(-18.84)


@pytest.mark.parametrize("text", [*WITHOUT_WORDS, "111"])
def test_undefined_is_said_not_zero(text):
    assert coleman_liau(text) is None


@pytest.mark.parametrize("text", WITHOUT_WORDS)
def test_an_empty_reply_is_zero_words_long(text):
    assert words(text) == 0


@given(st.text())
@settings(deadline=None)
def test_saying_it_twice_is_twice_as_long_and_no_harder(text):
    twice = f"{text}\n{text}"
    assert words(twice) == 2 * words(text)
    assert sentences(twice) == 2 * sentences(text)
    once = coleman_liau(text)
    assert coleman_liau(twice) == (None if once is None else pytest.approx(once))
