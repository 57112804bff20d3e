"""A change is named by what it does, or it is not shown."""

import pytest

from llumi.assistant.edits import Edit
from llumi.assistant.reasons import count_words, name_reason
from llumi.tables import DIMENSIONS


def named(before, after, leaves_out=()):
    return name_reason(Edit(0, len(before), before, after), leaves_out)


@pytest.mark.parametrize(
    ("before", "after", "dimension", "why"),
    [
        ("", "That sounds lonely. ", "empathy", "heard"),
        ("Ok", "I’m so sorry", "empathy", "heard"),
        ("", "Thank you for telling us. ", "empathy", "heard"),
        ("you need to rest", "maybe you could rest", "empathy", "instead of telling"),
        ("Just go", "Would it help to go", "empathy", "instead of telling"),
        ("Bye.", "What would help tonight?", "connection", "asks"),
        ("definately", "definitely", "readability", "spelling"),
        ("recieve", "receive", "readability", "spelling"),
        ("teh", "the", "readability", "spelling"),
        ("monday", "Monday", "readability", "spelling"),
        ("i", "I", "readability", "spelling"),
        ("in the event that it is the case that you want", "if you want", "readability", "fewer"),
    ],
)
def test_what_a_change_does_is_said(before, after, dimension, why):
    found = named(before, after)
    assert found is not None
    assert found[0] == dimension in DIMENSIONS
    assert why in found[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("that was hard", ""),
        ("warm", "kind"),
        ("can", "can't"),
        ("did", "didnt"),
        ("now", "not"),
        ("sad", "mad"),
        ("alone", "alive"),
        ("I hear you", "I do hear you"),
        ("That sounds hard", "That sounds so very hard"),
        ("maybe just rest", "maybe rest a bit"),
        ("Are you safe?", "Are you all right there?"),
    ],
)
def test_what_cannot_be_named_is_not(before, after):
    assert named(before, after) is None


def test_a_word_that_denies_may_be_spelled_otherwise_while_it_denies():
    assert named("cant", "can’t") == ("readability", "changes the spelling of a word")


def test_what_cannot_wait_is_not_made_softer():
    assert named("you must call someone now", "you could call someone") is None


@pytest.mark.parametrize("rule", ["blame", "minimising", "diagnosis", "medication", "method"])
def test_leaving_out_what_hurts_is_a_matter_of_safety(rule):
    assert named("abc def", "ghi", {rule})[0] == "safety"


@pytest.mark.parametrize("rule", ["number", "link", "lived_experience"])
def test_leaving_out_what_a_person_may_say_is_no_reason(rule):
    assert named("warm words here", "kind words there", {rule}) is None


def test_words_are_counted_as_people_do():
    assert count_words("I don’t know, it's hard… 3 times!") == 7
    assert count_words(" … ") == 0
