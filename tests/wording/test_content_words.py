"""Which words say something, how they compare, and whether they are denied."""

import pytest

from llumi.wording.content_words import clauses, content, polarities, stem


def test_function_words_denials_and_digits_are_no_content():
    assert content("You aren't alone in this, and 3 friends can't be wrong.") == [
        stem("alone"),
        stem("friends"),
        stem("wrong"),
    ]


@pytest.mark.parametrize(
    "forms",
    [
        ("hope", "hopes", "hoped", "hoping"),
        ("worry", "worries", "worried", "worrying"),
        ("family", "families", "family's"),
        ("stop", "stops", "stopped", "stopping"),
        ("call", "calls", "called", "calling"),
        ("miss", "misses", "missed", "missing"),
        ("watch", "watches", "watching"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("alone", "along"), ("bed", "bee"), ("need", "new"), ("thing", "the"), ("bus", "but")],
)
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


def test_clauses_end_at_sentence_ends_lines_and_semicolons_and_not_inside_a_number():
    assert clauses("I waited 3.5 hours; nobody came! “Why?”\nYou rang...") == [
        "I waited 3.5 hours",
        "nobody came",
        "Why",
        "You rang",
    ]


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("It isn't your fault.", "fault", {True}),
        ("It isnt your fault.", "fault", {True}),
        ("It is your fault.", "fault", {False}),
        ("Nobody knew her.", "knew", {True}),
        ("You are not a bad person.", "person", {True}),
        ("It isn't your fault, and your brother rang.", "brother", {False}),
        ("No wonder the nights scare you.", "nights", {False}),
        ("You didn't fail. You failed her? No.", "fail", {True, False}),
    ],
)
def test_a_denial_reaches_the_next_words_of_its_clause(text, word, denied):
    assert polarities(text)[stem(word)] == denied
