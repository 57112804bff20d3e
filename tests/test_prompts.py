"""The two conversations with a model."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from llumi import prompts
from llumi.prompts import generation, improvement, post_text

POST = "I can't sleep since March."


def test_the_words_of_the_conversations_change_only_together_with_their_version():
    said = json.dumps([generation("POST"), improvement("POST", "DRAFT")])
    found = prompts.VERSION, hashlib.sha256(said.encode()).hexdigest()[:16]
    assert found == (1, "2ecba37942f56e77"), (
        "adapters trained before mean something else now: raise VERSION"
    )


def test_post_and_draft_reach_the_model_as_they_are():
    draft = "  That sounds long. {hugs} %s\n"
    messages = improvement(POST, draft)
    assert [message["role"] for message in messages] == ["system", "user"]
    assert POST in messages[1]["content"]
    assert draft in messages[1]["content"]
    assert POST in generation(POST)[1]["content"]


def test_a_title_and_its_body_make_one_post():
    assert post_text("Can't sleep", "Since March.") == "Can't sleep\n\nSince March."


def test_a_title_that_opens_the_body_is_said_once():
    body = "Can't sleep since March. It is the noise."
    assert post_text(" Can't sleep since March. ", body) == body


def test_a_post_may_be_all_title_or_all_body():
    assert post_text("Can't sleep", "  ") == "Can't sleep"
    assert post_text("", "\nSince March.\n") == "Since March."
    assert post_text("", "") == ""


@given(st.text(max_size=40), st.text(max_size=80))
def test_nothing_that_was_written_is_lost(title, text):
    whole = post_text(title, text)
    assert title.strip() in whole
    assert text.strip() in whole
