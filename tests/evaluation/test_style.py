"""Style matching and first-person words."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.form import tokens
from llumi.evaluation.function_words import CATEGORIES, FIRST_PERSON, categories, parts
from llumi.evaluation.style import i_words, style_matching

ENGLISH = [*sorted(set().union(*CATEGORIES.values())), "night", "sister", "don't", "I'm", "rest"]
texts = st.lists(st.sampled_from(ENGLISH), max_size=30).map(" ".join) | st.text(max_size=60)


def test_there_are_nine_categories_and_no_word_stands_in_two():
    assert len(CATEGORIES) == 9
    listed = [word for words in CATEGORIES.values() for word in words]
    assert len(listed) == len(set(listed))


def test_every_listed_word_can_be_met_in_a_text():
    unmet = [w for words in CATEGORIES.values() for w in words if tokens(w) != [w]]
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


def test_a_contraction_belongs_to_two_categories():
    assert categories("don't") == {"auxiliary verbs", "negations"}
    assert categories("i'm") == {"personal pronouns", "auxiliary verbs"}
    assert categories("friend") == frozenset()


def test_the_match_is_the_published_formula():
    # reply: 25 % each of personal pronouns, auxiliary verbs, negations; post: 25 % each of personal
    # pronouns, articles. Pronouns match fully, three categories stand alone at 25 %, five are in
    # neither: (1 + 3 * (1 - 25 / 25.0001) + 5) / 9.
    expected = (6 + 3 * (1 - 25 / 25.0001)) / 9
    assert style_matching("I do not know", "You know the way") == pytest.approx(expected, abs=1e-12)


def test_rates_match_by_their_share_of_words():
    # 1 article in 4 words against 1 in 2: 1 - 25 / 75.0001; the other eight are in neither.
    found = style_matching("the rain kept falling", "the rain")
    assert found == pytest.approx((8 + 1 - 25 / 75.0001) / 9, abs=1e-12)


def test_a_text_matches_itself():
    post = "I don't know why I can't sleep, and it's been like this for weeks."
    assert style_matching(post, post) == 1.0


def test_an_apostrophe_matters_neither_curly_nor_left_out():
    post = "You can't and you won't, and they don't see it."
    assert style_matching("I don't know", post) == style_matching("I don\u2019t know", post)
    assert style_matching("I don't know", post) == style_matching("I dont know", post)


@pytest.mark.parametrize("empty", ["", "\N{YELLOW HEART}", "...", " "])
def test_undefined_is_said_not_zero(empty):
    assert style_matching(empty, "I can't sleep.") is None
    assert style_matching("I hear you.", empty) is None
    assert i_words(empty) is None


def test_two_texts_without_function_words_match_in_nothing():
    assert style_matching("Breathe.", "Exams Monday.") is None
    assert style_matching("Мне тяжело", "我很累") is None


def test_im_is_one_first_person_word():
    # "I" and "I'm" in I | know | I'm | here | for | you
    assert i_words("I know. I'm here for you.") == pytest.approx(2 / 6)
    assert i_words("Mine? Myself and me, my friend.") == pytest.approx(4 / 6)
    assert i_words("You are not alone.") == 0.0


@given(texts, texts)
@settings(deadline=None)
def test_matching_is_mutual_and_stays_between_zero_and_one(one, other):
    found = style_matching(one, other)
    assert found == style_matching(other, one)
    assert found is None or 0 < found <= 1


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=30), st.randoms())
@settings(deadline=None)
def test_the_order_of_words_changes_nothing(words, chance: random.Random):
    shuffled = chance.sample(words, len(words))
    post = "I don't know what to do."
    assert style_matching(" ".join(shuffled), post) == style_matching(" ".join(words), post)
    assert i_words(" ".join(shuffled)) == i_words(" ".join(words))


@given(texts)
@settings(deadline=None)
def test_first_person_words_are_a_share(text):
    found = i_words(text)
    assert found is None or 0 <= found <= 1
