"""Systems compared on the same posts."""

import json
import random

import pytest

from llumi.errors import InputError, LlumiError
from llumi.evaluation.catalogue import SET_MEASURES
from llumi.evaluation.compare import as_dict
from llumi.evaluation.diversity import distinct_2
from llumi.evaluation.texts import Texts


def some_words(count):
    return " ".join(["rest"] * count)


def of_length(counts):
    """{post: [text of that many words, …]}"""
    return {
        post: [some_words(n) for n in (many if isinstance(many, list) else [many])]
        for post, many in counts.items()
    }


def mean_of(comparison, system, measure):
    return next(m for m in comparison.means if (m.system, m.measure) == (system, measure))


def difference_of(comparison, first, second, measure):
    wanted = (first, second, measure)
    return next(d for d in comparison.differences if (d.first, d.second, d.measure) == wanted)


FIVE = ["p1", "p2", "p3", "p4", "p5"]


def test_replies_are_averaged_within_their_post_first(posts, replies, compared):
    table = replies({"peers": of_length({"p1": [10, 20, 30, 40], "p2": 5})})
    found = mean_of(compared(table, posts), "peers", "words")
    # (25 + 5) / 2, not 105 / 5
    assert (found.mean.value, found.mean.posts, found.replies) == (15.0, 2, 5)


def test_a_difference_is_taken_on_the_same_post(posts, replies, compared):
    ours = dict(zip(FIVE, [21, 32, 43, 54, 65], strict=True)) | {"p6": 900}
    theirs = dict(zip(FIVE, [20, 30, 40, 50, 60], strict=True))
    table = replies({"tuned": of_length(ours), "base": of_length(theirs)})
    found = difference_of(
        compared(table, posts, systems=["tuned", "base"]), "tuned", "base", "words"
    )
    # 1, 2, 3, 4, 5: p6 was answered by one of them only
    assert found.difference.value == pytest.approx(3.0)
    assert found.difference.posts == 5
    assert 1 <= found.difference.low < 3 < found.difference.high <= 5
    assert found.d_z == pytest.approx(3 / 2.5**0.5)


def test_the_named_order_says_what_is_subtracted(posts, replies, compared):
    table = replies({"a": of_length(dict.fromkeys(FIVE, 10)), "b": of_length({"p1": 4})})
    one = difference_of(compared(table, posts), "a", "b", "words")
    other = difference_of(compared(table, posts, systems=["b", "a"]), "b", "a", "words")
    assert one.difference.value == -other.difference.value == 6.0


def test_saying_a_reply_again_makes_no_interval_narrower(posts, replies, compared):
    lengths = dict(zip(FIVE, [12, 30, 7, 45, 22], strict=True))
    once = compared(replies({"peers": of_length(lengths)}), posts)
    thrice = compared(
        replies({"peers": of_length({p: [n] * 3 for p, n in lengths.items()})}), posts
    )
    assert mean_of(once, "peers", "words").mean == mean_of(thrice, "peers", "words").mean


def test_undefined_is_counted_and_left_out(posts, replies, compared):
    heart = "\N{YELLOW HEART}"
    table = replies({"peers": {"p1": [heart, "I hear you."], "p2": [heart], "p3": ["I am here."]}})
    found = mean_of(compared(table, posts), "peers", "i_words")
    assert (found.undefined, found.replies, found.mean.posts) == (2, 4, 2)
    assert found.mean.value == pytest.approx(1 / 3)


def test_a_shared_post_without_a_value_is_said(posts, replies, compared):
    table = replies(
        {
            "a": {post: ["I hear you."] for post in posts},
            "b": {post: ["You are here."] for post in FIVE} | {"p6": ["..."]},
        }
    )
    found = difference_of(compared(table, posts), "a", "b", "i_words")
    assert (found.difference.posts, found.undefined) == (5, 1)
    assert found.difference.value == pytest.approx(1 / 3)


def test_few_posts_get_no_interval(posts, replies, compared):
    table = replies({"a": of_length({"p1": 3, "p2": 9}), "b": of_length({"p1": 1, "p2": 2})})
    found = difference_of(compared(table, posts), "a", "b", "words")
    assert (found.difference.value, found.difference.low, found.d_z) == (4.5, None, None)


def test_at_equal_length_only_like_lengths_are_compared(posts, replies, compared):
    # "I" once in each; within 20 %: 10 and 8 yes, 10 and 7 no.
    ours = {post: [f"I {some_words(9)}"] for post in posts}
    theirs = {post: [f"{some_words(8)}"] for post in FIVE} | {"p6": [some_words(7)]}
    found = difference_of(compared(replies({"a": ours, "b": theirs}), posts), "a", "b", "i_words")
    assert found.difference.posts == 6
    assert found.at_equal_length.posts == 5
    assert found.at_equal_length.value == pytest.approx(0.1)


def test_a_long_and_a_short_reply_do_not_make_one_of_middle_length(posts, replies, compared):
    ours = of_length(dict.fromkeys(posts, 50))
    theirs = of_length({post: [10, 90] for post in posts})
    found = difference_of(compared(replies({"a": ours, "b": theirs}), posts), "a", "b", "i_words")
    assert (found.at_equal_length.value, found.at_equal_length.posts) == (None, 0)


def test_four_posts_of_equal_length_are_too_few(posts, replies, compared):
    ours = of_length(dict.fromkeys(FIVE, 10))
    theirs = of_length(dict.fromkeys(FIVE[:4], 10) | {"p5": 100})
    found = difference_of(compared(replies({"a": ours, "b": theirs}), posts), "a", "b", "i_words")
    assert (found.at_equal_length.value, found.at_equal_length.posts) == (None, 4)


def test_length_is_not_compared_at_equal_length(comparison):
    for found in comparison.differences:
        makes_sense = found.measure != "words" and found.measure not in SET_MEASURES
        assert (found.at_equal_length is not None) == makes_sense


def numbered(post, count=60):
    return " ".join(f"{post}w{i}" for i in range(count))


def test_variety_is_compared_on_equal_sets(posts, replies, compared):
    varied = {post: [numbered(post)] for post in posts}
    same = {post: [numbered("all"), "Hugs."] for post in FIVE} | {"p6": ["Hugs."]}
    found = compared(replies({"varied": varied, "same": same}), posts, systems=["varied", "same"])
    # Five posts have replies of 50 words from both; without them there is no bigram twice.
    assert mean_of(found, "varied", "distinct_2").mean.value == 1.0
    assert mean_of(found, "varied", "distinct_2").mean.posts == 5
    assert mean_of(found, "same", "distinct_2").mean.value == pytest.approx(1 / 5)
    assert mean_of(found, "same", "distinct_2").undefined == 1
    difference = difference_of(found, "varied", "same", "distinct_2")
    assert difference.difference.value == pytest.approx(4 / 5)
    assert (difference.difference.posts, difference.undefined) == (5, 1)


def test_the_interval_of_variety_holds_its_value_and_stays_a_share(posts, replies, compared):
    opening = "Thank you for telling us this, it cannot have been easy to write. "
    answers = {post: [opening + numbered(post, 40 + i)] for i, post in enumerate(posts)}
    answers["p1"] = [numbered("p1")]
    found = mean_of(compared(replies({"a": answers}), posts), "a", "distinct_2").mean
    assert found.value == distinct_2(Texts.of([texts[0] for texts in answers.values()]))
    assert 0 <= found.low < found.value < found.high <= 1


def one_repetitive(posts):
    return {post: [numbered(post)] for post in posts} | {"p1": [some_words(60)]}


def test_an_interval_of_variety_is_cut_where_a_share_ends(posts, replies, compared):
    found = mean_of(compared(replies({"a": one_repetitive(posts)}), posts), "a", "distinct_2").mean
    # 5 texts of 49 different bigrams and one of a single bigram
    assert found.value == pytest.approx((5 * 49 + 1) / (6 * 49))
    assert 0 < found.low < found.value < found.high == 1.0


def test_systems_that_say_the_same_do_not_differ_in_variety(posts, replies, compared):
    answers = one_repetitive(posts)
    found = difference_of(
        compared(replies({"a": answers, "b": answers}), posts), *"ab", "distinct_2"
    )
    assert (found.difference.value, found.difference.low, found.difference.high) == (0, 0, 0)


def test_without_long_replies_variety_is_undefined(posts, replies, compared):
    table = replies({"a": of_length({"p1": 3}), "b": of_length({"p1": 60})})
    found = difference_of(compared(table, posts), "a", "b", "distinct_2")
    assert (found.difference.value, found.difference.posts, found.undefined) == (None, 0, 1)


def test_the_order_of_rows_changes_nothing(answers, posts, replies, compared):
    table = replies(answers)
    order = list(range(table.num_rows))
    random.Random(5).shuffle(order)
    assert compared(table.take(order), posts) == compared(table, posts)


def test_a_seed_is_kept_and_used(answers, posts, replies, compared):
    table = replies(answers)
    other = compared(table, posts, seed=1)
    assert other.seed == 1
    assert other.means != compared(table, posts).means


def test_a_comparison_survives_json(comparison):
    plain = as_dict(comparison)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["systems"] == ["tuned", "base", "peers"]
    first = plain["differences"][0]
    assert (first["first"], first["second"], first["measure"]) == ("tuned", "base", "words")
    assert first["difference"]["posts"] == 6


def test_nothing_to_compare_is_said(posts, replies, compared):
    with pytest.raises(InputError, match="no replies to compare"):
        compared(replies({}), posts)
    table = replies({"tuned": of_length({"p1": 3})})
    with pytest.raises(InputError, match="no replies of bse") as raised:
        compared(table, posts, systems=["tuned", "bse"])
    assert "tuned" in raised.value.hint
    with pytest.raises(InputError, match="No system"):
        compared(table, posts, systems=[])


def test_a_reply_to_an_unknown_post_is_refused(posts, replies, compared):
    with pytest.raises(InputError, match="p9"):
        compared(replies({"tuned": of_length({"p9": 3})}), posts)


def test_a_reply_id_that_stands_twice_is_refused(posts, replies, compared):
    table = replies({"tuned": of_length({"p1": 3})})
    with pytest.raises(LlumiError, match="twice"):
        compared(table.take([0, 0]), posts)
