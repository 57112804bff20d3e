import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.backends import Sampling
from llumi.backends.echo import Echo
from llumi.errors import BackendError
from llumi.prompts import generation

MESSAGES = generation("The evenings are long.")


@given(st.text())
def test_the_pieces_join_to_the_answer_whatever_it_holds(answer):
    pieces = Echo({"tuned": answer}).stream(MESSAGES, model="tuned", sampling=Sampling(10_000))
    assert "".join(pieces) == answer


def test_each_model_says_its_own():
    backend = Echo({"base": "Hello.", "tuned": "I hear you."})
    assert backend.models == ("base", "tuned")
    said = backend.stream(MESSAGES, model="tuned", sampling=Sampling())
    assert list(said) == ["I ", "hear ", "you."]


def test_the_answer_is_cut_to_the_words_asked_for():
    backend = Echo({"tuned": "one two three"})
    said = backend.stream(MESSAGES, model="tuned", sampling=Sampling(max_tokens=2))
    assert "".join(said) == "one two "


def test_a_model_that_is_not_there_is_a_sentence():
    with pytest.raises(BackendError, match="no model tund here, only tuned"):
        list(Echo({"tuned": "Hi."}).stream(MESSAGES, model="tund", sampling=Sampling()))
