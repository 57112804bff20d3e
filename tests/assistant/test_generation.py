"""Drafts: what is shown, what is held back, and when no model is asked at all."""

from collections.abc import Iterator

import pytest

from llumi import prompts
from llumi.assistant.generation import DraftNotOffered, check_post, generate, up_to
from llumi.backends import Sampling
from llumi.backends.echo import Echo
from llumi.errors import BackendError, InputError
from llumi.prompts import Length, Tone, Wish
from llumi.safety.stream import HeldBack, Shown

pytestmark = pytest.mark.usefixtures("rules_alone")

POST = "My cat died in March and the flat is silent. I can't sleep."
IMMINENT = "I've written the goodbye notes. I am going to kill myself tonight."


class Watched:
    """A model that says sentences without end, and knows whether someone still listens."""

    models = ("tuned",)

    def __init__(self, *, breaks_after: int = 0) -> None:
        self.asked: list[tuple[object, str, Sampling]] = []
        self.said, self.stopped, self.breaks_after = 0, False, breaks_after

    def stream(self, messages, *, model: str, sampling: Sampling) -> Iterator[str]:
        self.asked.append((list(messages), model, sampling))
        return self._talk()

    def _talk(self) -> Iterator[str]:
        try:
            while True:
                if self.breaks_after and self.said >= self.breaks_after:
                    raise BackendError("The model server broke off.")
                self.said += 1
                yield "That sounds hard. "
        finally:
            self.stopped = True

    def close(self) -> None:
        """Nothing is held."""


def draft(answer, post=POST):
    return list(generate(Echo({"tuned": answer}), post, model="tuned"))


def test_a_harmless_draft_is_shown_whole_in_sentences():
    answer = "That sounds so quiet. What was she like?"
    assert draft(answer) == [Shown("That sounds so quiet. "), Shown("What was she like?")]


def test_a_sentence_held_back_leaves_a_trace_and_not_its_words():
    events = draft("I hear you. I lost my cat too. Call 555 010 9999. Take care.")
    assert [type(event) for event in events] == [Shown, HeldBack, HeldBack, Shown]
    assert [event.rule for event in events if isinstance(event, HeldBack)] == [
        "lived_experience",
        "number",
    ]
    assert "555" not in repr(events) and "my cat" not in repr(events)


def test_a_draft_of_which_nothing_passes_is_all_traces():
    assert [type(event) for event in draft("You have depression.")] == [HeldBack]


def test_an_empty_draft_is_no_sentence_at_all():
    assert draft("") == []


def test_what_the_writer_says_of_themselves_may_be_said_back():
    answer = "Having bipolar disorder on top of that must be a lot; you have bipolar disorder."
    told = "I was diagnosed with bipolar disorder last year. The nights are long."
    assert [type(event) for event in draft(answer, told)] == [Shown]
    assert [type(event) for event in draft(answer)] == [HeldBack]


def test_the_model_is_asked_the_conversation_it_was_trained_on():
    model = Watched()
    sampling = Sampling(max_tokens=9)
    next(generate(model, POST, model="tuned", sampling=sampling))
    assert model.asked == [(prompts.generation(POST), "tuned", sampling)]


@pytest.mark.parametrize("check", [check_post, lambda post: generate(Watched(), post, model="x")])
def test_no_draft_is_offered_for_a_post_of_imminent_danger(check):
    with pytest.raises(DraftNotOffered, match="imminent danger") as caught:
        check(IMMINENT)
    assert "as a person" in caught.value.hint
    assert "notes" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize("post", [IMMINENT, "", "  \n", "long " * 3_000])
def test_what_is_refused_is_refused_before_the_model_is_asked(post):
    model = Watched()
    with pytest.raises(InputError):
        generate(model, post, model="tuned")
    assert not model.asked


def test_a_post_of_possible_risk_is_answered():
    post = "Some days I wish I wouldn't wake up. I have never told anyone."
    check_post(post)
    shown, noted = draft("Thank you for telling us.", post)
    assert shown == Shown("Thank you for telling us.")
    assert noted.rule == "no_path"


def test_closing_the_draft_stops_the_model():
    model = Watched()
    sentences = generate(model, POST, model="tuned")
    assert next(sentences) == Shown("That sounds hard. ")
    assert not model.stopped
    sentences.close()
    assert model.stopped


def test_sentences_come_as_the_model_says_them():
    model = Watched()
    sentences = generate(model, POST, model="tuned")
    next(sentences)
    assert model.said <= 2
    sentences.close()


def test_a_model_that_breaks_off_is_told_after_what_it_said():
    sentences = generate(Watched(breaks_after=3), POST, model="tuned")
    assert [next(sentences), next(sentences)] == [Shown("That sounds hard. ")] * 2
    with pytest.raises(BackendError, match="broke off"):
        list(sentences)


# ---- How it should sound, and how long it should be


def test_a_wish_is_put_to_the_model_and_no_wish_asks_as_it_was_taught():
    plain = prompts.generation("A post.")
    wished = prompts.generation("A post.", Wish(Tone.WARMER, Length.SHORT))
    assert plain == prompts.generation("A post.", Wish())
    assert plain[0] == wished[0]
    assert wished[1]["content"].startswith(plain[1]["content"])
    assert "warmer" in wished[1]["content"]
    assert "two or three" in wished[1]["content"]
    assert prompts.improvement("A post.", "A reply.", Wish(Tone.PLAINER)) != prompts.improvement(
        "A post.", "A reply."
    )


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_draft_ends_with_the_sentence_in_which_its_length_is_reached(size):
    text = "One two. Three 3.5 four five! Six seven. Eight. "
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    cut = {most: "".join(up_to(iter(pieces), most)) for most in (1, 2, 3, 6, 7, 8, 100)}
    assert cut[1] == cut[2] == "One two."
    assert cut[3] == cut[6] == "One two. Three 3.5 four five!"
    assert cut[7] == cut[8] == "One two. Three 3.5 four five! Six seven."
    assert cut[100] == text


def test_the_model_is_stopped_where_the_length_is_reached():
    stopped = []

    def endless():
        try:
            while True:
                yield "That sounds hard. "
        finally:
            stopped.append(True)

    assert len("".join(up_to(endless(), 10)).split()) == 12
    assert stopped == [True]


def test_a_short_draft_of_a_talkative_model_is_short():
    talker = Echo({"tuned": "That sounds hard and long. " * 100})
    shown = [
        one.text
        for one in generate(talker, "A post.", model="tuned", wish=Wish(length=Length.SHORT))
        if isinstance(one, Shown)
    ]
    assert 50 <= len("".join(shown).split()) <= 55
