"""Sentence embeddings, by the packaged model."""

import numpy as np
import pytest

from llumi.backends import embeddings
from llumi.errors import InputError

NIGHTS = "I can't sleep, and the nights are long."


@pytest.fixture(scope="module")
def vectors():
    pytest.importorskip("sentence_transformers", reason="the extra embeddings is not installed")
    return embeddings.vectors


def test_texts_of_like_meaning_are_close(vectors):
    found = vectors([NIGHTS, "Sleep won't come at night.", "My bicycle has a new bell."])
    assert found.shape == (3, embeddings.WIDTH)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.2


def test_a_text_without_words_has_no_direction(vectors):
    assert not vectors([""]).any()
    assert vectors([]).shape == (0, embeddings.WIDTH)


def test_the_end_of_a_long_text_counts_as_well(vectors):
    long = f"{'The house is quiet. ' * 120}{NIGHTS * 60}"
    found = vectors([long, "The house is quiet. " * 120, NIGHTS])
    assert found[0] @ found[2] > found[1] @ found[2] + 0.1


def test_a_text_is_worked_out_once(vectors, monkeypatch):
    first = vectors([NIGHTS])
    monkeypatch.setattr(embeddings, "_embedded", lambda texts: pytest.fail() if texts else [])
    assert (vectors([NIGHTS, NIGHTS]) == first).all()


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    embeddings._model.cache_clear()
    with pytest.raises(InputError, match="not installed") as caught:
        embeddings.vectors(["A text that nobody asked for before."])
    assert "llumi[embeddings]" in caught.value.hint
    embeddings._model.cache_clear()
