"""Sets of replies: how varied, how alike."""

import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation import diversity
from llumi.evaluation.diversity import (
    WORDS_EACH,
    distinct_1,
    distinct_2,
    mean_pairwise_distance,
    self_bleu,
    vendi,
)
from llumi.evaluation.texts import Texts

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples/community/community.jsonl"
WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")


@pytest.fixture(scope="module")
def comments() -> list[str]:
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    return [row["text"] for row in rows if row["kind"] == "comment"]


@pytest.fixture
def vectors(monkeypatch):
    """Embeddings that are made up: each text's is what is given for it."""

    def given_(known):
        monkeypatch.setattr(
            diversity.embeddings,
            "vectors",
            lambda texts: np.array([known[text] for text in texts], np.float32).reshape(-1, 2),
        )

    return given_


def opened(texts) -> list[list[str]]:
    words = [WORD.findall(text.lower().replace("\u2019", "'"))[:WORDS_EACH] for text in texts]
    return [said for said in words if len(said) == WORDS_EACH]


def test_distinct_is_different_by_all(comments):
    said = opened(comments)
    assert len(said) > 20
    for function, grams in (
        (distinct_1, [word for words in said for word in words]),
        (distinct_2, [gram for words in said for gram in pairwise(words)]),
    ):
        assert function(Texts.of(comments)) == pytest.approx(len(set(grams)) / len(grams))


def test_self_bleu_is_what_sacrebleu_says(comments):
    known = json.loads((HERE / "references/bleu.json").read_text("utf-8"))
    said = [text for text in comments if opened([text])][: known["texts"] - 1]
    found = self_bleu(Texts.of([*said, said[0]]))
    assert found == pytest.approx(known["self_bleu"], rel=1e-6)


def test_replies_that_are_all_the_same_are_alike():
    same = Texts.of([" ".join(f"w{i}" for i in range(60))] * 5)
    assert self_bleu(same) == pytest.approx(1)
    assert distinct_2(same) == pytest.approx(1 / 5)


def test_short_replies_say_nothing_of_the_wording_of_a_set():
    for function in (distinct_1, distinct_2, self_bleu):
        assert np.isnan(function(Texts.of(["I hear you.", "", "word " * 49])))
        assert np.isnan(function(Texts.of([])))
    assert np.isnan(self_bleu(Texts.of(["word " * 50])))


def test_the_vendi_score_counts_what_is_different(vectors):
    vectors({"a": (1, 0), "b": (0, 1), "c": (1, 0)})
    assert vendi(Texts.of(["a", "b"])) == pytest.approx(2)
    assert vendi(Texts.of(["a", "c"])) == pytest.approx(1)
    # Eigenvalues 2/3 and 1/3: exp(-(2/3 ln 2/3 + 1/3 ln 1/3)).
    expected = np.exp(-(2 / 3 * np.log(2 / 3) + 1 / 3 * np.log(1 / 3)))
    assert vendi(Texts.of(["a", "b", "c"])) == pytest.approx(expected)


def test_the_distance_is_the_mean_over_pairs(vectors):
    vectors({"a": (1, 0), "b": (0, 1), "c": (1, 0)})
    # Pairs a-b 1, a-c 0, b-c 1.
    assert mean_pairwise_distance(Texts.of(["a", "b", "c", ""])) == pytest.approx(2 / 3)
    assert np.isnan(mean_pairwise_distance(Texts.of(["a", ""])))
    assert np.isnan(vendi(Texts.of([""])))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcde"), min_size=45, max_size=60), max_size=6),
    st.randoms(),
)
def test_the_order_of_replies_changes_nothing_and_values_stay_in_bounds(raw, random):
    texts = [" ".join(words) for words in raw]
    shuffled = random.sample(texts, len(texts))
    for function in (distinct_1, distinct_2, self_bleu):
        found = function(Texts.of(texts))
        assert found == pytest.approx(function(Texts.of(shuffled)), nan_ok=True)
        assert np.isnan(found) or 0 <= found <= 1 + 1e-9
