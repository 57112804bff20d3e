"""A revision sounds like its author, or it is told why it does not."""

import pytest

from llumi.assistant.voice import flattens_voice, share_kept

SMALL = "i hear you... dont let the nights win 💛 you should ring your sister!"


@pytest.mark.parametrize(
    "revised",
    [
        SMALL,
        "i hear you... dont let the nights win 💛 you could ring your sister!",
        "that sounds hard. i hear you... dont let the nights win 💛 ring your sister!",
        "i hear you… dont let the nights win 💛 could you ring your sister?",
    ],
)
def test_small_changes_leave_the_voice(revised):
    assert flattens_voice(SMALL, revised) is None


@pytest.mark.parametrize(
    ("revised", "why"),
    [
        ("I hear you... Dont let the nights win 💛 You could ring your sister!", "small letters"),
        ("i hear you... do not let the nights win 💛 you could ring your sister!", "“dont”"),
        ("i hear you... dont let the nights win. you could ring your sister!", "💛 is gone"),
        ("i hear you. dont let the nights win 💛 you could ring your sister!", "“...”"),
        ("i hear you... dont let the nights win 💛 you could ring your sister.", "“!”"),
        ("i hear you... try to rest at night if possible 💛", "of the author's words"),
    ],
)
def test_each_mark_that_vanishes_is_named(revised, why):
    found = flattens_voice(SMALL, revised)
    assert found is not None
    assert why in found


def test_a_mark_may_go_with_its_sentence():
    draft = "The garden waits for you. The kettle is on for you, too. Cheer up!"
    assert flattens_voice(draft, "The garden waits for you. The kettle is on for you, too.") is None


def test_a_contraction_may_go_with_a_weakness():
    draft = "The garden waits for us all. You'll be fine."
    revised = "The garden waits for us all. I hope it gets lighter for you."
    assert flattens_voice(draft, revised) is None


def test_small_letters_are_a_voice_only_where_all_sentences_have_them():
    assert flattens_voice("The kettle is on. come over", "The kettle is on. Come over") is None


def test_a_remedy_at_the_start_of_a_sentence_is_no_change_of_letters():
    draft = "Why don't you ask the choir?"
    assert flattens_voice(draft, "Would it help to ask the choir?") is None


def test_words_count_in_their_order():
    assert share_kept("one two three four", "one two three four five") == 1
    assert share_kept("one two three four", "four three two one") == 0.25
    assert share_kept("", "anything") == 1
