"""Rules compare comments of one post only."""

from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi import engines
from llumi.preferences import pairs as rules
from llumi.preferences.pairs import PAPER_GAP, RULES, VoteRange, vote_range
from llumi.preferences.threads import RIPE

SEEN = pa.schema(
    [
        *((name, pa.string()) for name in ("comment_id", "post_id", "words")),
        *((name, pa.int64()) for name in ("score", "letters", "maturity")),
    ]
)
ALL = VoteRange(lowest=-99, bottom=0, top=40, highest=99)


def table(engine, votes):
    """Comments from {post: {comment: votes}}."""
    rows = [
        {"comment_id": comment, "post_id": post, "text": f"{comment} says", "score": score}
        for post, scores in votes.items()
        for comment, score in scores.items()
    ]
    return of_rows(engine, rows)


def of_rows(engine, rows):
    """Comments as the rules see them, of which here only the words and the votes count."""
    seen = [
        {"words": row["text"], "letters": len(row["text"]), "maturity": RIPE} | row for row in rows
    ]
    return engine.table(pa.Table.from_pylist(seen, SEEN))


@pytest.fixture(scope="module")
def engine():
    with engines.open_engine() as opened:
        yield opened


@pytest.fixture(scope="module")
def made(engine):
    """Pairs of a rule, as {(post, chosen, rejected)}."""

    def pair(votes, rule="any", *, cap=0, of=ALL):
        found = rules.at_most(cap, rules.pairs(table(engine, votes), RULES[rule], {RIPE: of}))
        rows = engine.to_pyarrow(found).to_pylist()
        assert len({row["pair_id"] for row in rows}) == len(rows)
        told = {
            (row["post_id"], row["chosen_comment_id"], row["rejected_comment_id"]) for row in rows
        }
        assert len(told) == len(rows)
        return told

    return pair


def test_more_votes_win_and_ties_give_no_pair(made):
    assert made({"p1": {"c1": 9, "c2": 4, "c3": 4}}) == {("p1", "c1", "c2"), ("p1", "c1", "c3")}
    assert made({"p1": {"c1": 4, "c2": 4}}) == set()


def test_a_pair_never_joins_two_posts(made):
    votes = {"p1": {"c1": 9}, "p2": {"c2": 1}, "p3": {"c3": 5, "c4": 2}}
    assert made(votes) == {("p3", "c3", "c4")}


def test_the_same_words_posted_twice_are_no_pair(engine):
    rows = [
        {"comment_id": name, "post_id": "p1", "text": "Hugs.", "score": score}
        for name, score in (("c1", 9), ("c2", 1))
    ]
    found = rules.pairs(of_rows(engine, rows), RULES["any"], {RIPE: ALL})
    assert not engine.to_pyarrow(found).num_rows


def test_votes_below_zero_count_as_less(made):
    assert made({"p1": {"c1": 0, "c2": -7}}) == {("p1", "c1", "c2")}


@given(
    st.dictionaries(
        st.sampled_from(["p1", "p2", "p3"]),
        st.lists(st.integers(-3, 3), min_size=1, max_size=6),
    ),
    st.integers(0, 4),
)
@settings(max_examples=25, deadline=None)
def test_any_gives_every_unequal_pair_of_a_post_up_to_the_cap(made, votes, cap):
    named = {
        post: {f"{post}-{i}": score for i, score in enumerate(scores)}
        for post, scores in votes.items()
    }
    possible = {
        (post, a, b)
        for post, scores in named.items()
        for a in scores
        for b in scores
        if scores[a] > scores[b]
    }
    found = made(named, cap=cap)
    assert found <= possible
    for post in named:
        of_post = [pair for pair in found if pair[0] == post]
        could_be = [pair for pair in possible if pair[0] == post]
        assert len(of_post) == (min(cap, len(could_be)) if cap else len(could_be))


def test_a_pair_carries_what_decides_of_both_comments(engine):
    votes = {"p1": {"c1": 9, "c": 4}}
    found = rules.pairs(table(engine, votes), RULES["any"], {RIPE: ALL})
    (row,) = engine.to_pyarrow(found).to_pylist()
    assert (row["chosen_comment_id"], row["rejected_comment_id"]) == ("c1", "c")
    assert (row["chosen_letters"], row["rejected_letters"]) == (7, 6)
    assert (row["chosen_score"], row["rejected_score"]) == (9, 4)


# The published rule


def test_paper_wants_top_bottom_and_the_gap_in_one_post(made):
    votes = {
        "both": {"a": 40, "b": 0},
        "not at the top": {"c": 39, "d": -50},
        "not at the bottom": {"e": 90, "f": 1},
        "in two posts": {"g": 41},
        "in the other": {"h": 0},
    }
    assert made(votes, "paper") == {("both", "a", "b")}


@pytest.mark.parametrize(("bottom", "kept"), [(-PAPER_GAP + 5, True), (-PAPER_GAP + 6, False)])
def test_paper_wants_exactly_fifteen_votes_between_them(made, bottom, kept):
    of = VoteRange(lowest=-20, bottom=0, top=5, highest=5)
    assert bool(made({"p1": {"c1": 5, "c2": bottom}}, "paper", of=of)) is kept
    assert PAPER_GAP == 15


@given(st.lists(st.integers(-30, 300), min_size=1, max_size=300))
def test_quantiles_are_those_of_numpy(scores):
    histogram = {score: scores.count(score) for score in set(scores)}
    found = vote_range(histogram)
    assert (found.lowest, found.highest) == (min(scores), max(scores))
    assert found.bottom == np.quantile(scores, 0.15, method="inverted_cdf")
    assert found.top == np.quantile(scores, 0.98, method="inverted_cdf")


@pytest.mark.parametrize("count", [1, 2, 20, 50, 100, 1000, 99_999, 100_000])
def test_quantiles_are_exact_to_the_last_comment(count):
    # The smallest rank r with r / count >= q, in whole numbers.
    found = vote_range({rank: 1 for rank in range(1, count + 1)})
    assert found.bottom == -(-Fraction(15, 100) * count // 1)
    assert found.top == -(-Fraction(98, 100) * count // 1)


def test_quantiles_count_comments_not_scores():
    assert vote_range({1: 97, 50: 3}) == VoteRange(lowest=1, bottom=1, top=50, highest=50)
    assert vote_range({1: 98, 50: 2}).top == 1


# At most so many


def test_the_widest_margins_are_kept(made):
    votes = {"p1": {"c1": 9, "c2": 4, "c3": 1}, "p2": {"c4": 2, "c5": 1}}
    assert made(votes, cap=1) == {("p1", "c1", "c3"), ("p2", "c4", "c5")}
    assert made(votes, cap=2) - made(votes, cap=1) == {("p1", "c1", "c2")}


def test_equal_margins_are_chosen_by_name_not_by_order(made):
    scores = {f"c{i}": 0 for i in range(12)} | {"best": 5}
    backwards = dict(reversed(scores.items()))
    kept = made({"p1": scores}, cap=3)
    assert len(kept) == 3
    assert made({"p1": backwards}, cap=3) == kept


def test_no_cap_keeps_all(made):
    votes = {"p1": {f"c{i}": i for i in range(8)}}
    assert len(made(votes, cap=0)) == 28


# The best comment


def places(engine, votes):
    rows = engine.to_pyarrow(rules.best_comments(table(engine, votes))).to_pylist()
    return {row["comment_id"]: row["place"] for row in rows}


def test_the_best_comment_of_each_post_comes_first(engine):
    votes = {"p1": {"c1": 3, "c2": 7, "c3": 5}, "p2": {"c4": 1}}
    assert places(engine, votes) == {"c2": 0, "c3": 1, "c1": 2, "c4": 0}


def test_a_comment_without_a_vote_is_no_best_comment(engine):
    assert places(engine, {"p1": {"c1": 0, "c2": -1}, "p2": {"c3": 1}}) == {"c3": 0}


def test_among_equals_the_first_is_the_same_in_any_order(engine):
    scores = {f"c{i}": 4 for i in range(10)}
    backwards = dict(reversed(scores.items()))
    assert places(engine, {"p1": scores}) == places(engine, {"p1": backwards})
