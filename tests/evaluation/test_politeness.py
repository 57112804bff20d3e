"""Politeness, against ConvoKit's rules on the same words."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.politeness import STRATEGIES, politeness, used
from llumi.evaluation.texts import Texts

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples/community/community.jsonl"
RARE = {
    "r1": "Hello there. Good question. Can you rest a little, please?",
    "r2": "Hey. Great that you asked. By the way, will you be all right? In fact I appreciate it.",
    "r3": "Excuse me. I apologise. Would you forgive me? Thank you. Surely the truth matters.",
}
SAME = {
    "please": "Please",
    "please_start": "Please_start",
    "deference": "Deference",
    "gratitude": "Gratitude",
    "apologizing": "Apologizing",
    "greeting": "Indirect_(greeting)",
    "first_person": "1st_person",
    "first_person_start": "1st_person_start",
    "first_person_plural": "1st_person_pl.",
    "second_person": "2nd_person",
    "second_person_start": "2nd_person_start",
    "direct_question": "Direct_question",
    "direct_start": "Direct_start",
    "subjunctive": "SUBJUNCTIVE",
    "indicative": "INDICATIVE",
}
NEEDS_A_PARSE = {"gratitude": {"r2"}, "apologizing": {"r3"}}
"""Texts in which ConvoKit wants a parser's word for it: "I appreciate", "I apologise"."""


@pytest.fixture(scope="module")
def known() -> dict:
    return json.loads((HERE / "references/convokit.json").read_text("utf-8"))["politeness"]


@pytest.fixture(scope="module")
def texts(known) -> Texts:
    rows = map(json.loads, SAMPLE.read_text("utf-8").splitlines())
    said = {row["id"]: row["text"] for row in rows} | RARE
    return Texts.of([said[name] for name in known])


@pytest.mark.parametrize("name", SAME)
def test_a_strategy_of_words_is_found_where_convokit_finds_it(known, texts, name):
    theirs = {one for one, found in known.items() if SAME[name] in found}
    ours = {one for one, count in zip(known, used(texts)[name], strict=True) if count}
    assert theirs
    assert ours - NEEDS_A_PARSE.get(name, set()) == theirs - NEEDS_A_PARSE.get(name, set())


def test_hedges_are_a_list_of_our_own_and_mostly_agree(known, texts):
    theirs = np.array(["HASHEDGE" in found for found in known.values()])
    assert ((used(texts)["hedges"] > 0) == theirs).mean() > 0.7


def test_it_is_softened_sentences_less_blunt_ones():
    # Thanks and could you raise it, the start with "you" lowers it.
    assert politeness(Texts.of(["Thanks. Could you rest? You must. Fine."])).tolist() == [0.25]
    assert np.isnan(politeness(Texts.of([""]))[0])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["please", "you", "thanks", "so", ".", "😀", "我"]), max_size=20))
def test_it_stays_within_one(words):
    found = politeness(Texts.of([" ".join(words)]))[0]
    assert np.isnan(found) or -1 <= found <= 1


def test_the_texts_compared_are_those_of_the_reference():
    script = (HERE / "references/convokit_values.py").read_text("utf-8")
    assert all(text in script for text in RARE.values())
    assert set(SAME) <= set(STRATEGIES)
