"""Proposals: rules mend what they know, a model is asked as on the page."""

from llumi import prompts
from llumi.assistant.proposing import by_model, by_rules
from llumi.backends.echo import Echo

POST = "My cat died in March and the flat is silent."
DRAFT = "You should call your sister. Cheer up! The river is near."


class Listening(Echo):
    """An echo that keeps what it was asked."""

    def stream(self, messages, *, model, sampling):
        self.asked = (messages, sampling)
        return super().stream(messages, model=model, sampling=sampling)


def test_rules_mend_what_they_find_and_leave_the_rest():
    assert by_rules(POST, DRAFT) == "You could call your sister. The river is near."
    assert by_rules(POST, "The river is near.") == "The river is near."


def test_a_post_of_imminent_danger_keeps_its_must():
    imminent = "I've written the goodbye notes. I am going to kill myself tonight."
    assert by_rules(imminent, DRAFT) == "You should call your sister. The river is near."


def test_a_model_is_asked_as_on_the_page_and_greedily():
    backend = Listening({"tuned": "Revised reply: The river is near."})
    assert by_model(backend, POST, DRAFT, model="tuned") == "The river is near."
    messages, sampling = backend.asked
    assert messages == prompts.improvement(POST, DRAFT)
    assert sampling.temperature == 0


def test_a_model_that_says_nothing_proposes_nothing():
    assert by_model(Echo({"tuned": "  \n"}), POST, DRAFT, model="tuned") == DRAFT
