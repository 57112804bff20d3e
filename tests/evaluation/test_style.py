"""Style: function words, pronouns, questions, stories, formality, and the lists behind them."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.formality import formality
from llumi.evaluation.function_words import CATEGORIES, FIRST_PERSON, category, parts
from llumi.evaluation.lexicons import tag
from llumi.evaluation.style import (
    categorical_dynamic_index,
    i_words,
    lived_experience,
    narrative,
    questions,
    they_words,
    we_words,
    you_words,
)
from llumi.evaluation.texts import Texts

ENGLISH = [*sorted(set().union(*CATEGORIES.values())), "night", "sister", "don't", "I'm", "rest"]


def of(measure, *texts):
    return measure(Texts.of(texts)).tolist()


def test_there_are_nine_categories_and_no_word_stands_in_two():
    assert len(CATEGORIES) == 9
    listed = [word for words in CATEGORIES.values() for word in words]
    assert len(listed) == len(set(listed))


def test_every_listed_word_can_be_met_in_a_text():
    unmet = [w for words in CATEGORIES.values() for w in words if Texts.of([w]).types != (w,)]
    assert unmet == []
    assert FIRST_PERSON.issubset(CATEGORIES["personal pronouns"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("don't", ("do", "not")),
        ("dont", ("do", "not")),
        ("can't", ("can", "not")),
        ("won't", ("will", "not")),
        ("isn't", ("is", "not")),
        ("i'm", ("i", "am")),
        ("they've", ("they", "have")),
        ("wouldn't've", ("would", "not", "have")),
        ("it's", ("it", "is")),
        ("sister's", ("sister",)),
        ("let's", ("let", "us")),
        ("o'clock", ("o'clock",)),
        ("its", ("its",)),
    ],
)
def test_contractions_are_the_words_they_are_made_of(word, expected):
    assert parts(word) == expected


def test_a_part_of_a_contraction_has_its_category():
    names = [*CATEGORIES]
    assert [names[category(part)] for part in parts("don't")] == ["auxiliary verbs", "negations"]
    assert [names[category(part)] for part in parts("i'm")] == [
        "personal pronouns",
        "auxiliary verbs",
    ]
    assert category("friend") == -1


def test_the_analytic_index_is_the_published_sum():
    # 30 + articles (1) + prepositions (1) - auxiliary verbs (1) - pronouns (1), of five words.
    text = "She is in the garden"
    assert of(categorical_dynamic_index, text) == [pytest.approx(30 + 20 + 20 - 20 - 20)]


def test_im_is_one_first_person_word():
    # "I" and "I'm" in I | know | I'm | here | for | you
    assert of(i_words, "I know. I'm here for you.") == [pytest.approx(2 / 6)]
    assert of(i_words, "Mine? Myself and me, my friend.") == [pytest.approx(4 / 6)]
    assert of(i_words, "You are not alone.") == [0.0]


def test_pronouns_are_told_apart():
    text = "We told them that you and your sister miss her."
    assert of(we_words, text) == [pytest.approx(1 / 10)]
    assert of(you_words, text) == [pytest.approx(2 / 10)]
    assert of(they_words, text) == [pytest.approx(2 / 10)]


def test_a_question_is_a_sentence_with_its_mark():
    assert of(questions, "That is long. Since when? Rest.") == [pytest.approx(1 / 3)]
    assert of(questions, "You wrote to us. Why") == [0.0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I went home after my exams", 1.0),
        ("I felt the same last spring", 1.0),
        ("I hear you", 0.0),
        ("You went through a lot", 0.0),
        ("We lost our dog", 0.0),
    ],
)
def test_a_story_is_an_i_with_a_past(sentence, expected):
    assert of(narrative, sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "I've been there",
        "I have been through that",
        "When I was your age the nights were long",
        "As someone who moved a lot, I see it",
        "I struggled with sleep too",
        "The same thing happened to me",
        "What helped for me was walking",
        "My therapist said to rest",
        "Me too",
        "I know how that feels",
    ],
)
def test_a_claim_to_have_lived_it_is_seen(sentence):
    assert of(lived_experience, sentence) == [1.0]


@pytest.mark.parametrize(
    "sentence",
    [
        "I hear you",
        "Have you been there long",
        "Your therapist may help",
        "I am sorry that you went through this",
        "It helps to walk",
        "When you were small, was it like this",
        "I know that you are tired of it",
        "They struggled too",
    ],
)
def test_listening_is_no_such_claim(sentence):
    assert of(lived_experience, sentence) == [0.0]


def test_formality_is_the_published_sum():
    # noun, preposition, article, noun: all for it. Then an interjection, pronouns, verb, adverb.
    assert of(formality, "Assessment of the situation") == [100.0]
    assert of(formality, "Oh I really hear you") == [0.0]
    # Three for it (the, garden, near), two against (she, walks): 50 * (1 / 5 + 1)
    assert of(formality, "She walks near the garden") == [pytest.approx(60.0)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("listened", "VBD"),
        ("garden", "NN"),
        ("quickly", "RB"),
        ("gentle", "JJ"),
        ("florbness", "NN"),
    ],
)
def test_a_word_has_its_most_common_part_of_speech(word, expected):
    assert tag(word) == expected


@pytest.mark.parametrize("empty", ["", "\N{YELLOW HEART}", "...", " "])
def test_undefined_is_said_not_zero(empty):
    for measure in (i_words, categorical_dynamic_index, formality, questions, narrative):
        assert np.isnan(measure(Texts.of([empty]))[0])


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=30), st.randoms())
@settings(deadline=None, max_examples=50)
def test_the_order_of_words_changes_nothing(words, chance: random.Random):
    shuffled = chance.sample(words, len(words))
    for measure in (i_words, categorical_dynamic_index, formality):
        assert of(measure, " ".join(shuffled)) == pytest.approx(of(measure, " ".join(words)))
