"""Suggestions: the person's text stays theirs, and nothing is put into their mouth."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi import prompts
from llumi.assistant.improvement import improve
from llumi.backends import Sampling
from llumi.backends.echo import Echo
from llumi.errors import BackendError, InputError
from llumi.safety.screen import screen
from llumi.tables import DIMENSIONS

pytestmark = pytest.mark.usefixtures("rules_alone")

POST = "My cat died in March and the flat is silent. I can't sleep and I don't know anyone here."
IMMINENT = "I've written the goodbye notes. I am going to kill myself tonight."
DRAFT = (
    "That was your oldest friend, and nobody there knew her. "
    "I read every word of what you wrote. "
    "Write again whenever you like."
)


def suggested(draft, revised, post=POST):
    """What the model's revision of `draft` leads to."""
    return improve(Echo({"tuned": revised}), post, draft, model="tuned")


def changes(found):
    return [(one.edit.before, one.edit.after) for one in found.suggestions]


# Leaving and taking


@given(st.text(max_size=80), st.text(max_size=80))
def test_taking_none_gives_the_draft_back_byte_for_byte(start, revised):
    draft = f"{start} You should rest. At least you have a job.\r\n\u00a0e\u0301 👩🏽‍🚒  "
    found = suggested(draft, revised)
    assert found.take([]) == found.draft == draft


def test_any_suggestions_can_be_taken_together():
    draft = f"You should call her. {DRAFT} At least you have a job. i know how you feel."
    draft = draft.replace("whenever", "whenevr")
    revised = draft.replace("That was", "That sounds so hard. That was")
    found = suggested(draft, revised.replace("whenevr", "whenever"))
    assert changes(found) == [
        ("You should", "You could"),
        ("", "That sounds so hard. "),
        ("whenevr", "whenever"),
        (" At least you have a job.", ""),
        ("i know", "i think i know a little of"),
    ]
    for count in range(6):
        for chosen in combinations(found.suggestions, count):
            text = found.take(reversed(chosen))
            for one in found.suggestions:
                assert ((one.edit.after or "like. i") in text) == (one in chosen)


_REVISED = st.lists(
    st.sampled_from(f"{DRAFT} That sounds hard. maybe you could 7 ? fine rest".split()), max_size=40
).map(" ".join)


@given(_REVISED)
def test_suggestions_never_overlap_and_each_has_a_dimension_and_a_reason(revised):
    found = suggested(f"You should rest. {DRAFT} You'll be fine.", revised)
    assert found.take(found.suggestions)
    for one in found.suggestions:
        assert one.dimension in DIMENSIONS
        assert len(one.reason.split()) > 1
        assert one.source in ("rule", "model")
        others = [other.edit for other in found.suggestions if other is not one]
        assert all(one.edit.end <= o.start or o.end <= one.edit.start for o in others)


# Nothing to improve


@pytest.mark.parametrize(
    "revised",
    [
        DRAFT,
        f"  {DRAFT}\n",
        f"“{DRAFT}”",
        f'"{DRAFT}"',
        f"Reply: {DRAFT}",
        f"Improved reply:\n\n{DRAFT}",
        f"Sure! Here's the improved reply:\n{DRAFT}",
        DRAFT.replace(" ", "  "),
        "",
        "   \n",
    ],
)
def test_nothing_to_improve_is_an_answer(revised):
    found = suggested(DRAFT, revised)
    assert found.suggestions == () and found.notes == ()


@pytest.mark.parametrize(
    ("draft", "revised"),
    [
        ("I don't know what to say.", "I don’t know what to say."),
        ("She said “stay” – so I stayed.", 'She said "stay" - so I stayed.'),
        ("I hear you.\r\n\r\nWrite again.\r\n", "I hear you.\n\nWrite again."),
        (
            '"Stay," my gran said. I like that. "Always."',
            '"Stay," my gran said. I like that. "Always."',
        ),
    ],
)
def test_marks_and_blanks_are_the_persons_taste(draft, revised):
    assert suggested(draft, revised).suggestions == ()


def test_marks_that_change_beside_a_word_that_changes_are_left_too():
    found = suggested(
        "I don't know what she said. I am tird.", "I don’t know what she said. I am tired."
    )
    assert changes(found) == [("tird", "tired")]


def test_quotation_marks_around_the_draft_are_the_drafts():
    draft = '"Alwyas" is what my gran said, and she meant "always."'
    found = suggested(draft, draft.replace("Alwyas", "Always"))
    assert found.take(found.suggestions) == draft.replace("Alwyas", "Always") != draft


def test_the_lines_of_the_draft_keep_their_ends_where_words_change():
    draft = "I hear yuo.\r\n\r\nWrite agian.\r\n"
    found = suggested(draft, "I hear you.\n\nWrite again.")
    assert found.take(found.suggestions) == "I hear you.\r\n\r\nWrite again.\r\n"


def test_without_a_model_the_rules_speak_and_say_so():
    found = improve(None, POST, "You should rest.")
    assert changes(found) == [("You should", "You could")]
    assert [one.source for one in found.suggestions] == ["rule"]
    assert found.notes == ("No model is loaded: these suggestions come from fixed rules.",)
    assert improve(None, POST, DRAFT).suggestions == ()


# What the model may change


@pytest.mark.parametrize(
    ("draft", "revised", "dimension"),
    [
        (DRAFT, f"That sounds so lonely. {DRAFT}", "empathy"),
        (DRAFT, f"{DRAFT} What was she like?", "connection"),
        (f"{DRAFT} Others would be so grateful.", DRAFT, "safety"),
        (f"{DRAFT} Just go outside, it works.", f"{DRAFT} Maybe go outside, it works.", "empathy"),
        (DRAFT.replace("friend", "freind"), DRAFT, "readability"),
        (f"{DRAFT} You have depression.", DRAFT, "safety"),
    ],
)
def test_a_small_change_with_a_reason_is_suggested(draft, revised, dimension):
    found = suggested(draft, revised)
    assert [one.dimension for one in found.suggestions] == [dimension]
    assert [one.source for one in found.suggestions] == ["model"]
    assert found.notes == ()
    assert " ".join(found.take(found.suggestions).split()) == revised


@pytest.mark.parametrize(
    "revised",
    [
        DRAFT.replace("oldest", "dearest"),
        DRAFT.replace("Write again whenever you like.", ""),
        f"{DRAFT} Rest well.",
    ],
)
def test_a_change_without_a_reason_is_not_suggested(revised):
    found = suggested(DRAFT, revised)
    assert found.suggestions == () and found.notes == ()


@pytest.mark.parametrize(
    "revised",
    [
        "I am sorry for your loss. Grief takes time, and it helps to be gentle with oneself now.",
        "As an AI language model I cannot say more about what happened to a cat in March.",
    ],
)
def test_a_model_that_writes_another_reply_is_not_shown_and_that_is_said(revised):
    found = suggested(DRAFT, revised)
    assert found.suggestions == ()
    assert found.notes == (
        "The model wrote another reply instead of changing yours, so it is not shown.",
    )


def test_the_rules_still_speak_where_the_model_wrote_another_reply():
    found = suggested(f"{DRAFT} You should rest.", "Grief takes time.")
    assert changes(found) == [("You should", "You could")]
    assert len(found.notes) == 1


def test_a_speech_put_before_the_draft_is_no_small_change():
    speech = "That sounds so hard, and I hear how much she was to you in all those years. " * 3
    assert suggested(DRAFT, f"{speech}{DRAFT}").suggestions == ()


def test_a_model_that_ran_out_of_words_does_not_take_the_rest_of_the_draft():
    # Leaving out what hurts is a reason, but not for leaving out all that comes after it.
    rest = (
        "My gran said others would be so grateful, and I was cross with her. " + "Go slowly. " * 15
    )
    assert suggested(f"{DRAFT} {DRAFT} {rest}", f"{DRAFT} {DRAFT}").suggestions == ()


def test_the_model_has_room_to_say_the_whole_draft_again():
    class Asked(Echo):
        def stream(self, messages, *, model, sampling):
            self.asked = (messages, sampling)
            return super().stream(messages, model=model, sampling=sampling)

    model = Asked({"tuned": ""})
    long = "I hear you, and I am here. " * 300
    improve(model, POST, long, model="tuned")
    messages, sampling = model.asked
    assert messages == prompts.improvement(POST, long)
    assert sampling.max_tokens > len(long) / 4 and sampling.temperature == 0.0
    improve(model, POST, long, model="tuned", sampling=Sampling(max_tokens=5))
    assert model.asked[1] == Sampling(max_tokens=5)


def test_where_a_rule_and_the_model_change_the_same_words_the_rule_speaks():
    draft = f"{DRAFT} You should rest."
    found = suggested(draft, draft.replace("You should rest", "Maybe you could rest"))
    assert [one.source for one in found.suggestions] == ["rule"]


# What the model must not add

HEARD = "That sounds so hard. "


@pytest.mark.parametrize(
    "added",
    [
        "That sounds hard, call 988. ",
        "That sounds hard, call 555 010 9999. ",
        "That sounds hard, call nine eight eight. ",
        "That sounds hard for 3 months. ",
        "That sounds hard for three months. ",
        "That sounds hard: www.example.org helps. ",
        "That sounds hard, write to help@example.org. ",
        "That sounds like you have depression. ",
        "That sounds hard, you should double your dose. ",
        "That sounds hard, I lost my cat too. ",
        "That sounds hard, I’ve been there. ",
        "That sounds hard, as a therapist I know. ",
        "That sounds hard, others have it worse. ",
        "That sounds hard, but man up. ",
    ],
)
def test_what_a_model_must_not_add_is_held_back_and_that_is_said(added):
    found = suggested(DRAFT, added + DRAFT)
    assert found.suggestions == ()
    assert found.notes == (
        "The safety check held back what the model proposed in one place or more.",
    )
    # Without the words, the same change is suggested.
    assert len(suggested(DRAFT, HEARD + DRAFT).suggestions) == 1


@pytest.mark.parametrize("added", ["Call 988.", "I lost my cat too."])
def test_what_is_held_back_in_one_place_leaves_the_others(added):
    found = suggested(DRAFT, f"That sounds so hard. {DRAFT} {added}")
    assert changes(found) == [("", "That sounds so hard. ")]
    assert len(found.notes) == 1


def test_the_note_holds_none_of_the_words():
    found = suggested(DRAFT, f"{HEARD}Call 988, I lost my cat too. {DRAFT}")
    assert "988" not in repr(found) and "cat too" not in repr(found)


OWN = [
    "I lost my own cat last year, and I've been there with the food bowl.",
    "I was diagnosed with PTSD in 2019.",
    "My number is 555 010 9999 if you want to talk.",
    "Our group meets in room 214, see www.example.org/cats for the way.",
    "As a nurse I see this a lot.",
]


@pytest.mark.parametrize("own", OWN)
def test_what_the_person_says_of_themselves_is_never_called_the_models(own):
    draft = f"{own} {DRAFT}"
    assert screen(draft), "the screen finds something here, and does not know whose it is"
    found = suggested(draft, f"{HEARD}{draft} What was she like?")
    assert [one.dimension for one in found.suggestions] == ["empathy", "connection"]
    assert found.notes == ()
    assert own in found.take(found.suggestions)


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("instead", ["", "I'm sorry. ", "I hear you. What was she like? "])
def test_what_the_person_says_of_themselves_is_not_taken_away(own, instead):
    draft = f"{DRAFT} {own} {DRAFT}"
    found = suggested(draft, draft.replace(f"{own} ", instead))
    assert own in found.take(found.suggestions)


def test_saying_the_persons_experience_once_more_is_the_models_and_held_back():
    own = "I lost my own cat last year."
    found = suggested(f"{own} {DRAFT}", f"{own} {DRAFT} I lost my own cat last year. What now?")
    assert found.suggestions == () and len(found.notes) == 1


def test_a_persons_own_number_may_not_become_another():
    draft = f"{DRAFT} Call me on 555 010 9999, wehn you like."
    found = suggested(draft, draft.replace("9999, wehn", "8888, when"))
    assert found.suggestions == () and len(found.notes) == 1


def test_a_diagnosis_that_the_post_calls_its_writers_own_may_be_said_back():
    post = "I was diagnosed with bipolar disorder last year. " + POST
    revised = f"It sounds heavy that you have bipolar disorder and no sleep. {DRAFT}"
    assert len(suggested(DRAFT, revised, post).suggestions) == 1
    assert suggested(DRAFT, revised).suggestions == ()


def test_what_is_harmless_in_two_places_and_a_number_together_is_held_back():
    draft = f"{DRAFT} Cll someone for a good long 214 minutes talk."
    for one_word in (("Cll", "Call"), ("minutes", "minuets")):
        assert changes(suggested(draft, draft.replace(*one_word))) == [one_word]
    found = suggested(draft, draft.replace("Cll", "Call").replace("minutes", "minuets"))
    assert found.suggestions == () and len(found.notes) == 1


# What cannot wait


def test_in_imminent_danger_nothing_is_made_softer():
    draft = "You should call your sister. Why don't you ask her to come? Cheer up."
    assert len(improve(None, POST, draft).suggestions) == 3
    assert changes(improve(None, IMMINENT, draft)) == [(" Cheer up.", "")]


# Bad input


@pytest.mark.parametrize(
    ("post", "draft", "what"),
    [("", DRAFT, "post"), (POST, " \n", "reply"), (POST, "long " * 3_000, "reply")],
)
def test_bad_input_is_refused_before_the_model_is_asked(post, draft, what):
    with pytest.raises(InputError, match=f"The {what} "):
        improve(Echo({}), post, draft, model="tuned")


def test_a_model_that_fails_is_told():
    with pytest.raises(BackendError):
        improve(Echo({}), POST, DRAFT, model="tuned")


def test_what_the_screen_finds_in_the_persons_own_words_is_told_and_held_back_nowhere():
    draft = (
        "Promise me you won't hurt yourself. I lost my brother too. "
        "Message me privately, here is 202-555-0143."
    )
    found = improve(None, POST, draft)
    assert {one.rule for one in found.warnings} == {"contract", "private"}
    assert all(one.words in draft for one in found.warnings)
    assert found.take([]) == draft
