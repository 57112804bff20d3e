"""Accommodation: reply and post."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation import accommodation
from llumi.evaluation.accommodation import (
    coordination,
    function_word_cosine,
    matching_lift,
    style_matching,
)
from llumi.evaluation.texts import Texts

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "examples/community/community.jsonl"


def of(function, reply: str, post: str) -> float:
    return float(function(Texts.of([reply]), Texts.of([post]))[0])


@pytest.fixture(scope="module")
def pairs() -> tuple[Texts, Texts]:
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    posts = {row["id"]: row["text"] for row in rows if row["kind"] == "post"}
    comments = [row for row in rows if row["kind"] == "comment"]
    answered = [posts[row["post"]] for row in comments]
    return Texts.of([row["text"] for row in comments]), Texts.of(answered)


def test_a_text_matches_itself():
    assert of(style_matching, "I hear you.", "I hear you.") == pytest.approx(1)
    assert of(function_word_cosine, "I hear you.", "I hear you.") == pytest.approx(1)


def test_style_matching_is_the_published_formula():
    # Reply: 1 of 2 words personal pronouns; post: 1 of 4, and 1 of 4 an article.
    pronouns = 1 - (50 - 25) / (50 + 25 + 0.0001)
    articles = 1 - 25 / (25 + 0.0001)
    expected = (pronouns + articles + 7) / 9
    assert of(style_matching, "You rest", "I lost the keys") == pytest.approx(expected)


def test_the_cosine_is_of_counts_of_small_words():
    # you you / you the: (2, 0) and (1, 1).
    assert of(function_word_cosine, "you you", "you keys the") == pytest.approx(2 / (2 * 2**0.5))


@pytest.mark.parametrize("function", [style_matching, function_word_cosine])
@pytest.mark.parametrize(("reply", "post"), [("", "I hear"), ("I", ""), ("Hope", "Rest")])
def test_without_words_or_small_words_it_is_undefined(function, reply, post):
    assert np.isnan(of(function, reply, post))


def test_coordination_is_what_convokit_computes(pairs):
    known = json.loads((HERE / "references/convokit.json").read_text("utf-8"))["coordination"]
    found = coordination(*pairs)
    assert set(known) == set(found)
    assert any(abs(value) > 0.001 for value in known.values())
    for name, expected in known.items():
        assert found[name] == pytest.approx(expected, abs=1e-12)


def test_coordination_is_undefined_where_no_post_has_the_category():
    assert np.isnan(coordination(Texts.of(["the end"]), Texts.of(["rest"]))["articles"])


def test_the_lift_is_matching_less_that_with_every_other_post(pairs):
    replies, posts = (texts.take(range(0, 120, 9)) for texts in pairs)
    for place, found in enumerate(matching_lift(replies, posts)):
        others = [text for text in dict.fromkeys(posts.raw) if text != posts.raw[place]]
        shuffled = np.mean([of(style_matching, replies.raw[place], text) for text in others])
        own = of(style_matching, replies.raw[place], posts.raw[place])
        assert found == pytest.approx(own - shuffled, nan_ok=True)


def test_a_single_post_has_no_others_to_compare_with():
    assert np.isnan(of(matching_lift, "I hear you.", "I am tired."))


def test_replies_shuffled_among_posts_have_no_lift(pairs):
    replies, posts = pairs
    order = np.random.default_rng(1).permutation(len(posts))
    assert abs(np.nanmean(matching_lift(replies, posts.take(order)))) < 0.01


def test_likeness_of_meaning_is_higher_for_the_post_that_was_answered(pairs):
    pytest.importorskip("sentence_transformers", reason="the extra embeddings is not installed")
    replies, posts = (texts.take(range(0, 300, 30)) for texts in pairs)
    own = accommodation.semantic_similarity(replies, posts)
    other = accommodation.semantic_similarity(replies, posts.take(np.roll(range(len(posts)), 1)))
    assert np.mean(own > other) > 0.7
    assert np.isnan(accommodation.semantic_similarity(Texts.of([""]), Texts.of(["x"]))[0])


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            *2 * [st.lists(st.sampled_from(["i", "you", "the", "not", "😀", "我", "rest", "."]))]
        ),
        max_size=4,
    )
)
def test_values_stay_in_bounds_and_with_their_pair(raw):
    replies = [" ".join(reply) for reply, _ in raw]
    posts = [" ".join(post) for _, post in raw]
    for function in (style_matching, function_word_cosine, matching_lift):
        found = function(Texts.of(replies), Texts.of(posts))
        low = -1 if function is matching_lift else 0
        defined = found[~np.isnan(found)]
        assert ((defined >= low - 1e-9) & (defined <= 1 + 1e-9)).all()
        backwards = function(Texts.of(replies[::-1]), Texts.of(posts[::-1]))[::-1]
        np.testing.assert_allclose(found, backwards, rtol=1e-9, atol=1e-12)
