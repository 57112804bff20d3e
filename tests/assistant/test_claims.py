"""What a draft says is still said, and nothing else is."""

import pytest

from llumi.assistant.claims import (
    claims_lost,
    facts_added,
    lives_claimed,
    with_the_drafts_spelling,
    without_weak_words,
)

POST = "My cat died in March and the flat is silent. I can't sleep, and Monday comes anyway."
DRAFT = (
    "Your cat warmed the flat all day. You should call your GP about the nights; "
    "it isn't your fault. We walk by the river on 2 evenings, and Ana brings tea."
)


def test_a_draft_loses_nothing_to_itself():
    assert claims_lost(DRAFT, DRAFT) == ()
    assert facts_added(POST, DRAFT, DRAFT) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You should call", "You could call"),
        ("You should call your GP", "Would it help to call your GP"),
        ("Your cat warmed", "That sounds so hard. Your cat warmed"),
        ("warmed the flat all day", "was warming the flat all day"),
        ("; it isn't", ". It isn't"),
        ("it isn't your fault", "it is not your fault"),
        ("it isn't your fault", "none of it is your fault"),
    ],
)
def test_a_gentler_way_to_say_it_keeps_every_claim_and_adds_none(before, after):
    revised = DRAFT.replace(before, after)
    assert revised != DRAFT
    assert claims_lost(DRAFT, revised) == ()
    assert facts_added(POST, DRAFT, revised) == ()


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("Your cat warmed the flat all day. ", "", ("Your cat warmed the flat all day",)),
        ("it isn't your fault", "it is your fault", ("it isn't your fault (denied no longer)",)),
        ("cat warmed", "cat never warmed", ("Your cat warmed the flat all day (denied now)",)),
        ("on 2 evenings", "on evenings", ("2",)),
        ("Ana brings", "she brings", ("Ana",)),
    ],
)
def test_what_is_gone_or_turned_round_is_shown(before, after, lost):
    assert claims_lost(DRAFT, DRAFT.replace(before, after)) == lost


def test_a_claim_of_three_words_may_change_one_and_a_claim_of_two_none():
    assert claims_lost("The garden needs rain.", "The garden awaits rain.") == ()
    assert claims_lost("The garden needs rain.", "The garden is there.") == (
        "The garden needs rain",
    )
    assert claims_lost("The garden grows.", "The garden rests.") == ("The garden grows",)


def test_a_sentence_that_is_nothing_but_a_weakness_is_no_claim():
    assert claims_lost("Cheer up! We like the garden.", "We like the garden.") == ()
    assert claims_lost("We like it. At least you have a job.", "We like it.") == ()
    assert claims_lost("You'll be fine. Ring your aunt.", "Ring your aunt.") == ()


def test_a_weak_question_is_no_denial():
    draft = "Why don't you write to the choir."
    assert claims_lost(draft, "Would it help to write to the choir?") == ()
    assert claims_lost(draft, "Would it help to rest?") == ("write to the choir",)


def test_a_denial_without_a_content_word_stands_word_for_word():
    assert claims_lost("Don't do it. The river is near.", "Do it. The river is near.") == (
        "Don't do it",
    )
    assert claims_lost("How are you? The river is near.", "The river is near.") == ()


@pytest.mark.parametrize(
    ("added", "shown"),
    [
        ("Exercise cures insomnia. ", {"exercise", "cures", "insomnia"}),
        ("Ask Bob. ", {"ask", "bob"}),
        ("You are 3 doors away. ", {"doors", "3"}),
        ("It took seven nights. ", {"took", "seven"}),
        ("I hope Hope is there. ", {"hope"}),
    ],
)
def test_words_numbers_and_names_from_nowhere_are_shown(added, shown):
    assert set(facts_added(POST, DRAFT, added + DRAFT)) == shown


def test_what_the_post_says_may_be_taken_up_but_not_its_numbers():
    post = f"{POST} It has been 40 nights."
    assert facts_added(post, DRAFT, f"{DRAFT} March was so silent.") == ()
    assert facts_added(post, DRAFT, f"{DRAFT} Nights, 40 nights.") == ("40",)


def test_a_life_that_the_draft_does_not_claim_is_shown():
    revised = f"I've been there too. {DRAFT}"
    (claim,) = lives_claimed(POST, DRAFT, revised)
    assert claim.startswith("I've been there")
    assert claim in facts_added(POST, DRAFT, revised)
    assert lives_claimed(POST, revised, revised) == ()


def test_a_word_spelt_right_is_the_same_word():
    draft, revised = "Your freind listens to the rian.", "Your friend listens to the rain."
    assert with_the_drafts_spelling(draft, revised) == draft
    assert claims_lost(draft, revised) == facts_added("", draft, revised) == ()


def test_weak_words_go_and_what_their_remedy_keeps_stays():
    assert without_weak_words("You should rest. Cheer up! We wait.") == "You rest. We wait."
