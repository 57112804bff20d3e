"""The measures as a set: named, explained, documented, and defined or undefined for any text."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.catalogue import ALL_MEASURES, FAMILIES, MEASURES, SET_MEASURES
from llumi.evaluation.measuring import measure, measure_set, values_of
from llumi.evaluation.texts import Texts

DOCS = Path(__file__).parents[2] / "docs" / "measures.md"
QUICK = [one for one in MEASURES.values() if not one.needs]
ODD = [
    "",
    " \n\t",
    "\N{YELLOW HEART}",
    "...?!",
    "a",
    "Hugs",
    "I",
    "no no no no",
    "ich verstehe dich",
    "Мне тяжело. Я здесь.",
    "我很累。你呢？",
    "أنا هنا معك",
    "ฉันเหนื่อย",
    "e\u0301te\u0301 d\u2019ici",
    "\x00\ud800 half a pair",
    "1. 2. 3.",
    "I'm\u00a0here\u200b now",
    "https://example.org/?q=1",
]
BOUNDS = {
    "0 to 1": (0, 1),
    "-1 to 1": (-1, 1),
    "0 to 2": (0, 2),
    "0 to 100": (0, 100),
    "0 and up": (0, np.inf),
    "1 and up": (1, np.inf),
}


def values(replies, posts):
    apart = Texts.of(replies)
    return values_of(apart, QUICK, {"post": Texts.of(posts), "draft": Texts.of(posts)})


def test_names_are_unique_and_every_measure_is_in_one_family():
    names = [one.name for family in FAMILIES.values() for one in family]
    assert len(names) == len(set(names)) == len(ALL_MEASURES) == len(MEASURES) + len(SET_MEASURES)


@pytest.mark.parametrize("name", [*ALL_MEASURES])
def test_every_measure_stands_in_the_documentation(name):
    known = ALL_MEASURES[name]
    row = next(
        line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"| `{name}`")
    )
    year = re.search(r"\b(?:19|20)\d\d\b", known.paper)
    assert year and year.group() in row, "the row names another paper"
    assert known.higher in row
    assert known.lower in row


def test_shares_are_read_in_per_cent():
    assert ALL_MEASURES["i_words"].scale == ALL_MEASURES["distinct_2"].scale == 100
    assert ALL_MEASURES["words"].scale == 1


def within(found):
    for name, told in found.items():
        bounds = BOUNDS.get(MEASURES[name].range.split(";")[0].split(",")[0])
        defined = told[~np.isnan(told)]
        assert np.isfinite(defined).all(), name
        if bounds:
            assert (defined >= bounds[0] - 1e-9).all(), name
            assert (defined <= bounds[1] + 1e-9).all(), name


def test_most_ranges_are_bounds_that_are_tested():
    known = [one for one in QUICK if one.range.split(";")[0].split(",")[0] in BOUNDS]
    assert len(known) > 0.6 * len(QUICK)


def test_odd_texts_have_a_number_or_none_of_every_measure():
    within(values(ODD, ODD[::-1]))


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), max_size=6))
@settings(deadline=None, max_examples=40)
def test_any_texts_have_values_within_their_range(pairs):
    within(values([reply for reply, _ in pairs], [post for _, post in pairs]))


def test_a_text_of_fifty_thousand_words_is_measured_like_any_other():
    long = "I hear that the nights are long, and that you don't sleep. " * 4_200
    found = values([long, "I hear you."], ["I can't sleep."] * 2)
    assert found["words"][0] == 50_400
    within(found)
    for name, told in found.items():
        if name not in ("matching_lift",):
            assert not np.isnan(told[0]), name


def test_nothing_is_taken_for_zero_where_there_is_nothing_to_count():
    found = values(["\N{YELLOW HEART}"], ["I can't sleep."])
    counted = {name for name, told in found.items() if not np.isnan(told[0])}
    # A revision without words is still compared with its draft.
    alone = {name for name in counted if MEASURES[name].of != "revision and draft"}
    defined = {name for name in alone if MEASURES[name].unit.startswith("share of")}
    assert defined == set()
    assert {"words", "sentences"} <= counted


@given(st.permutations([*ODD[:8], "I hear you. That sounds hard.", "Call me? I was there too."]))
@settings(deadline=None, max_examples=20)
def test_a_value_belongs_to_its_text_and_not_to_its_place(order):
    # A lift depends on the other posts; which they are does not depend on their order either.
    posts = ["I can't sleep."] * len(order)
    found = values(order, posts)
    for place, text in enumerate(order):
        alone = values([text], posts[:1])
        for name in found:
            if name != "matching_lift":
                assert found[name][place] == pytest.approx(alone[name][0], nan_ok=True), name


def test_every_set_of_texts_has_a_number_or_none():
    for texts in ([], ODD, ["I hear you."], ["word " * 60] * 3):
        for name, told in measure_set(texts).items():
            assert told is None or np.isfinite(told), name


def test_a_reply_with_its_post_has_a_value_of_almost_every_measure():
    found = measure(
        ["I hear you. That sounds hard."], posts=["I can't sleep and I don't know why."]
    )
    assert found["words"] == [6.0]
    assert found["i_words"][0] == pytest.approx(1 / 6)
    undefined = {name for name, (value,) in found.items() if value is None}
    # Six words are too few for windows of fifty; none repeats; and there is no other post.
    assert undefined == {"mattr", "mtld", "matching_lift"}
