"""Length, reading grades and variety of words."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation import form
from llumi.evaluation.syllables import syllables
from llumi.evaluation.texts import Texts

ROOT = Path(__file__).parents[2]
MEASURES = {one.name: one.function for one in form.MEASURES}
WITHOUT_WORDS = ["", "   \n", "…", "\N{YELLOW HEART}\N{YELLOW HEART}", "?!", "'", "__"]


def value(name: str, text: str) -> float:
    return float(MEASURES[name](Texts.of([text]))[0])


@pytest.fixture(scope="module")
def known() -> dict:
    """What other libraries say of texts of the sample community, with those texts."""
    told = json.loads((Path(__file__).parent / "references/form.json").read_text("utf-8"))
    lines = (ROOT / "examples/community/community.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    return {name: told[name] | {"text": texts[name]} for name in told}


@pytest.mark.parametrize("name", ["repeatability", "mattr", "mtld"])
def test_variety_is_what_lexicalrichness_says(known, name):
    found = MEASURES[name](Texts.of([row["text"] for row in known.values()]))
    expected = np.array([row.get(name, np.nan) for row in known.values()])
    assert np.count_nonzero(~np.isnan(expected)) > 30
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_the_grade_by_syllables_is_what_textstat_says_where_it_counts_as_we_do(known):
    alike = 0
    for row in known.values():
        theirs, texts = row["textstat"], Texts.of([row["text"]])
        said = texts.per_text(texts.of_types(syllables)[texts.ids])
        counts = (texts.words[0], texts.sentences[0], said[0])
        if counts == (theirs["words"], theirs["sentences"], theirs["syllables"]):
            alike += 1
            found = value("flesch_kincaid", row["text"])
            assert found == pytest.approx(theirs["flesch_kincaid"], abs=1e-9)
    assert alike >= 10


def test_syllables_are_nearly_those_of_the_dictionary(known):
    ours = sum(
        Texts.of([row["text"]]).of_types(syllables)[Texts.of([row["text"]]).ids].sum()
        for row in known.values()
    )
    assert ours == pytest.approx(sum(r["textstat"]["syllables"] for r in known.values()), rel=0.02)


def test_the_reading_grade_is_the_published_formula():
    # 6 words, 1+4+3 + 4+6+4 = 22 letters, 2 sentences.
    expected = 0.0588 * 22 / 6 * 100 - 0.296 * 2 / 6 * 100 - 15.8
    assert value("coleman_liau", "I hear you. That sounds hard.") == pytest.approx(expected)


def test_the_grade_by_syllables_is_the_published_formula():
    # 5 words, 6 syllables, 1 sentence.
    expected = 0.39 * 5 + 11.8 * 6 / 5 - 15.59
    assert value("flesch_kincaid", "That sounds hard, my neighbour.") == pytest.approx(expected)


def test_word_length_is_a_mean_of_sentences_not_of_words():
    assert value("word_length_per_sentence", "I am here. Neighbours!") == pytest.approx(
        ((1 + 2 + 4) / 3 + 10) / 2
    )


def test_variety_needs_a_whole_window():
    assert np.isnan(value("mattr", "word " * 49))
    assert value("mattr", "word " * 50) == pytest.approx(1 / 50)


def test_words_that_never_repeat_have_no_length_until_they_do():
    assert np.isnan(value("mtld", "all of these words differ"))


@pytest.mark.parametrize("text", WITHOUT_WORDS)
def test_a_text_without_words_is_zero_long_and_else_undefined(text):
    assert value("words", text) == value("sentences", text) == 0
    for name in MEASURES.keys() - {"words", "sentences"}:
        assert np.isnan(value(name, text)), name


def test_a_number_without_letters_has_no_reading_grade():
    assert np.isnan(value("coleman_liau", "116 123"))


@pytest.mark.parametrize("name", MEASURES)
def test_a_text_of_50_000_words_is_measured(name):
    assert np.isfinite(value(name, "hope is you and me " * 10_000))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab .\n😀न'") | st.characters(), max_size=60), max_size=5))
def test_values_stay_in_bounds_and_with_their_text(raw):
    texts = Texts.of(raw)
    for name, function in MEASURES.items():
        found = function(texts)
        assert found.shape == (len(raw),)
        backwards = function(Texts.of(raw[::-1]))[::-1]
        np.testing.assert_allclose(found, backwards, rtol=1e-12)
        defined = found[~np.isnan(found)]
        assert np.isfinite(defined).all()
        if name in ("repeatability", "mattr"):
            assert ((defined >= 0) & (defined <= 1)).all()
        elif name == "mtld":
            assert (defined >= 1).all()
