"""Sentiment, against the library whose rules it follows."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.sentiment import sentiment, valences
from llumi.evaluation.texts import Texts

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples/community/community.jsonl"


def of(text: str) -> float:
    return float(sentiment(Texts.of([text]))[0])


def test_each_word_has_the_valence_that_vader_gives_it():
    known = json.loads((HERE / "references/vader.json").read_text("utf-8"))
    rows = {
        row["id"]: row["text"] for row in map(json.loads, SAMPLE.read_text("utf-8").splitlines())
    }
    compared = 0
    for name, expected in known.items():
        texts = Texts.of([rows[name]])
        said = [texts.types[word] for word in texts.ids]
        for place, found in enumerate(valences(texts).tolist()):
            # Slips of VADER: "so good" is taken for "never so good", and a "no" that denies what
            # comes after it, and is worth nothing itself, may still be boosted.
            # Its boosters of two words ("kind of") and its "least" are none of ours.
            just_before = said[max(place - 2, 0) : place]
            if (
                said[place] == "no"
                or {*just_before[-1:]} & {"so", "this", "least"}
                or "of" in just_before
            ):
                continue
            assert found == pytest.approx(expected.get(str(place), 0.0)), (name, said[place])
            compared += found != 0
    assert compared > 500


def test_the_score_is_that_of_vader_sentence_by_sentence():
    # glad 2.0, very 0.293; hard -0.4.
    glad, hard = 2.0 + 0.293, -0.4
    expected = np.mean([total / np.sqrt(total**2 + 15) for total in (hard, glad)])
    assert of("That is hard. I am very glad.") == pytest.approx(expected)


def test_a_denial_turns_a_word_round():
    assert of("I am not glad.") < 0 < of("I am glad.")


def test_words_that_carry_nothing_are_neutral_and_no_sentence_is_undefined():
    assert of("The table is by the door.") == 0
    assert np.isnan(of("")) and np.isnan(of("\N{YELLOW HEART}"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["no", "not", "very", "glad", "sad", "hope", "a", "."])),
        max_size=4,
    )
)
def test_scores_stay_within_one_and_with_their_text(raw):
    texts = [" ".join(words) for words in raw]
    found = sentiment(Texts.of(texts))
    assert (np.isnan(found) | (np.abs(found) <= 1)).all()
    np.testing.assert_array_equal(found[::-1], sentiment(Texts.of(texts[::-1])))
