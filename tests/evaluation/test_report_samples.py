"""Samples, chosen by a rule."""

from llumi.evaluation.measured import measured
from llumi.evaluation.samples import samples, side_by_side

IMMINENT = "I am going to kill myself tonight, I have decided."


def chosen(replies, posts, answers, at_most, systems=("a", "b")):
    found = measured(replies(answers), posts, [])
    return samples(found, posts, systems, at_most=at_most)


def same(posts):
    return {post: [f"I hear you, {post}."] for post in posts}


def test_posts_stand_at_even_distances_by_length(replies):
    posts = {f"p{i}": "long " * (i + 1) for i in range(9)}
    found = chosen(replies, posts, {"a": same(posts), "b": same(posts)}, 3)
    assert [len(one.post.split()) for one in found] == [2, 5, 8]
    assert [*found[0].replies] == ["a", "b"]


def test_the_order_of_the_table_changes_nothing(replies, posts):
    one = chosen(replies, posts, {"a": same(posts), "b": same(posts)}, 2)
    turned = {post: [*texts] for post, texts in reversed(same(posts).items())}
    assert chosen(replies, posts, {"b": turned, "a": turned}, 2) == one


def test_a_post_of_imminent_danger_is_never_quoted(replies, posts):
    known = posts | {"p7": IMMINENT}
    found = chosen(replies, known, {"a": same(known), "b": same(known)}, 99)
    assert {one.post for one in found} == set(posts.values())


def test_posts_that_more_systems_answered_come_first(replies, posts):
    found = chosen(replies, posts, {"a": same(posts), "b": {"p3": ["Yes."]}}, 9)
    assert [one.replies for one in found] == [{"a": "I hear you, p3.", "b": "Yes."}]


def test_none_are_asked_for_or_there(replies, posts):
    assert chosen(replies, posts, {"a": same(posts)}, 0, ("a",)) == []
    only = {"p1": IMMINENT}
    assert chosen(replies, only, {"a": same(only)}, 3, ("a",)) == []
    assert side_by_side([]) == ""
