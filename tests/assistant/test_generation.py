"""Drafts: what is shown, what is held back, and when no model is asked at all."""

from collections.abc import Iterator

import pytest

from llumi import prompts
from llumi.assistant.generation import DraftNotOffered, check_post, generate
from llumi.backends import Sampling
from llumi.backends.echo import Echo
from llumi.errors import BackendError, InputError
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
