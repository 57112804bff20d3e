"""A model's text leaves in screened sentences or not at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from llumi.safety import both, classifier
from llumi.safety.screen import holds_back, screen
from llumi.safety.stream import HeldBack, Noted, Shown, screened_sentences

pytestmark = pytest.mark.usefixtures("rules_alone")
screen("The net is woven at its first use.")


def shown(pieces, post=None):
    """What the reader sees."""
    events = screened_sentences(pieces, post=post)
    return "".join(event.text for event in events if isinstance(event, Shown))


def held(pieces, post=None):
    """Which rules held sentences back."""
    return [e.rule for e in screened_sentences(pieces, post=post) if isinstance(e, HeldBack)]


def test_a_harmless_stream_passes_whole():
    text = "  I hear you.  That sounds hard!\n\nWould you like to say more?\n"
    assert shown([text]) == shown(text) == text


def test_a_held_sentence_leaves_a_reason_and_no_words():
    events = list(screened_sentences(["I hear you. Call 9", "88. Take care."], post=None))
    assert events == [
        Shown("I hear you. "),
        HeldBack("A number must come from the checked list, never from a model.", "number"),
        Shown("Take care."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Call 988",
        "I hear you. Please call\n988",
        "Please call 98\n8. Take care.",
        "Call 9. 8. 8. Now.",
        "Call nine.\n\nEight eight. Now.",
        "Ring 0800.\n111 0 111.",
        "Text HOME to\n\n741741.",
        "Their number: (555) 013.\n4477.",
        "Call 1-800.\n273-8255.",
        "Their number is\n024.",
        "Please call 988 or\n024.",
    ],
)
def test_a_number_never_leaves_the_stream(text):
    for pieces in ([text], list(text)):
        assert not any(char.isdigit() for char in shown(pieces))
        assert "eight" not in shown(pieces).lower()
        assert "number" in held(pieces)


def test_words_that_join_across_a_held_sentence_are_held_too():
    # Without the middle one, the reader would see "number is 024".
    text = "The number is\nas a therapist I know,\n024 and more."
    assert not holds_back(screen(shown([text])))


def test_an_unfinished_sentence_is_screened_too():
    assert held(["I hear you. You have depr", "ession"]) == ["diagnosis"]
    assert shown(["I hear you. And th"]) == "I hear you. And th"


def test_a_warning_does_not_hold_a_sentence_back():
    assert shown(["Others have it worse."]) == "Others have it worse."


def test_a_sentence_leaves_with_the_first_word_of_the_next():
    def pieces():
        yield "I hear you. "
        yield "Tell "
        pytest.fail("the first sentence should have left by now")

    assert next(screened_sentences(pieces(), post=None)) == Shown("I hear you. ")


def test_abbreviations_and_decimals_end_no_sentence():
    text = "Dr. Who, e.g. the third one, slept 3.5 hours. Good."
    assert [e.text for e in screened_sentences([text], post=None)] == [text[:-5], "Good."]


def test_the_post_is_heard():
    reply = "You have bipolar disorder and you cope."
    assert "diagnosis" in held([reply])
    assert shown([reply], post="I was diagnosed with bipolar last year.") == reply


def test_an_empty_stream_shows_nothing():
    assert list(screened_sentences([], post=None)) == []
    assert list(screened_sentences(["", ""], post=None)) == []


sentences = st.sampled_from(
    [
        "I hear you.",
        "That sounds exhausting!",
        "Are you thinking about suicide?",
        "Three weeks is long, and 2019 was hard.",
        "Please call 988.",
        "Their number is",
        "Text HOME to",
        "1737 people agree.",
        "Call",
        "988",
        "024.",
        "9. 8.",
        "8",
        "nine",
        "eight",
        "You",
        "have depression.",
        "I've been",
        "there too.",
        "Look at www.example.org now.",
        "Others have it worse.",
        "does that mean",
        "as a",
        "therapist, I",
        "stop taking",
        "your medication.",
        "Ask your doctor.",
        "[phone]",
        "\u201cI know how you feel.\u201d",
        "\U0001f33f",
    ]
)
gaps = st.sampled_from([" ", "  ", "\n", "\n\n", " \n- "])
texts = st.lists(st.tuples(sentences, gaps)).map(lambda parts: "".join(a + b for a, b in parts))


def cut(text, places):
    """`text` in pieces, cut at `places`."""
    bounds = [0, *sorted(place for place in places if place <= len(text)), len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]


@given(texts, st.sets(st.integers(0, 300)))
@example("Call 988.", {5, 6, 7})
def test_where_a_stream_is_cut_changes_nothing(text, places):
    whole = list(screened_sentences([text], post=None))
    assert list(screened_sentences(cut(text, places), post=None)) == whole


@given(texts, st.sets(st.integers(0, 300)))
def test_what_is_shown_holds_nothing_back(text, places):
    assert not holds_back(screen(shown(cut(text, places))))


@given(texts, st.sets(st.integers(0, 300)))
def test_what_is_shown_is_the_text_without_the_held_sentences(text, places):
    pieces = cut(text, places)
    if not holds_back(screen(text)):
        assert shown(pieces) == text
    position = 0
    for event in screened_sentences(pieces, post=None):
        if isinstance(event, Shown):
            position = text.index(event.text, position) + len(event.text)


@pytest.mark.parametrize("piece", ["and ", "a", " ", "\n", ". ", "8 ", "8. "])
def test_a_model_that_repeats_itself_without_end_is_screened_at_the_end(piece):
    # No clock: with work that is more than linear this would not come back.
    assert "number" in held([*[piece] * 10_000, " Now call 988"])


def test_notes_on_the_whole_come_last():
    events = list(screened_sentences(["Flashcards help. ", "Good luck!"], post="I want to die."))
    assert [type(event) for event in events] == [Shown, Shown, Noted, Noted]
    assert {event.rule for event in events[2:]} == {"missed_risk", "no_path"}


def test_a_vote_of_the_classifier_holds_a_sentence_back():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(both, "_rules_voted", lambda reading, trained: ["secrecy"])
        patch.setattr(classifier, "replies", lambda: Everything())
        events = list(screened_sentences(["Any words at all."], post=None))
    assert [(type(event), event.rule) for event in events] == [(HeldBack, "secrecy")]


class Everything:
    """A classifier that points at the whole text."""

    def told_by(self, reading, labels):
        return 0, len(reading.text)
