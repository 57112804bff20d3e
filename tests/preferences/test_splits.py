"""No person on two sides, and the same sides every time."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.preferences.splits import SHARES, split

AUTHORS = st.sampled_from([None, "mo", "ana", "lu", "kit", "sam", "ash"])
POSTS = st.dictionaries(st.sampled_from([f"p{i}" for i in range(30)]), AUTHORS, min_size=1)


@st.composite
def communities(draw):
    """Posts with their authors, and comments with theirs under these posts."""
    posts = draw(POSTS)
    comments = draw(st.lists(st.tuples(st.sampled_from(sorted(posts)), AUTHORS), max_size=60))
    return list(posts.items()), comments


@given(communities(), st.integers(0, 3))
def test_no_author_stands_on_two_sides(community, seed):
    posts, comments = community
    sides = split(posts, comments, seed=seed)
    stands = {}
    for post, author in posts:
        stands.setdefault(author, set()).add(sides.posts[post])
    for post, author in comments:
        if sides.allows(post, author):
            stands.setdefault(author, set()).add(sides.posts[post])
    stands.pop(None, None)
    assert all(len(where) == 1 for where in stands.values())


@given(communities())
def test_every_post_has_a_side_and_every_named_author_too(community):
    posts, comments = community
    sides = split(posts, comments)
    assert sides.posts.keys() == dict(posts).keys()
    assert set(sides.posts.values()) | set(sides.authors.values()) <= SHARES.keys()
    named = {author for _, author in posts + comments if author}
    assert sides.authors.keys() == named


@given(communities())
def test_nobody_named_is_never_left_out(community):
    posts, comments = community
    sides = split(posts, comments)
    assert all(sides.allows(post, None) for post in sides.posts)
    assert all(sides.allows(post, author) for post, author in posts)


@given(communities(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(community, shuffled):
    posts, comments = community
    expected = split(posts, comments)
    posts, comments = list(posts), list(comments)
    shuffled.shuffle(posts)
    shuffled.shuffle(comments)
    assert split(posts, comments) == expected


@given(communities())
def test_other_pseudonyms_change_no_side(community):
    posts, comments = community
    sides = split(posts, comments)
    # Turns the alphabetical order of authors around as well.
    other = {"mo": "a", "ana": "z", "lu": "k", "kit": "b", "sam": "c", "ash": "y", None: None}
    renamed = split(
        [(post, other[author]) for post, author in posts],
        [(post, other[author]) for post, author in comments],
    )
    assert renamed.posts == sides.posts
    assert renamed.authors == {other[author]: side for author, side in sides.authors.items()}


def sides_of(count, seed=0):
    return split([(f"p{i}", None) for i in range(count)], [], seed=seed).posts


def test_the_sides_have_about_their_shares():
    counted = Counter(sides_of(5000).values())
    for side, share in SHARES.items():
        assert counted[side] / 5000 == pytest.approx(share, abs=0.02)
    assert sum(SHARES.values()) == pytest.approx(1)


def test_another_seed_gives_another_split():
    assert sides_of(100, seed=1) != sides_of(100, seed=0) == sides_of(100)


def test_posts_of_nobody_keep_their_side_when_the_community_grows():
    few, many = sides_of(50), sides_of(500)
    assert many.items() >= few.items()


def post_on(side):
    """A post that goes to `side` by its own hash."""
    return next(post for post, found in sides_of(1000).items() if found == side)


def test_all_posts_of_a_person_follow_the_first():
    first, second = sorted([post_on("train"), post_on("test")])
    alone = sides_of(1000)[first]
    sides = split([(second, "mo"), (first, "mo")], [])
    assert sides.posts == {first: alone, second: alone}
    assert sides.authors == {"mo": alone}


def test_a_comment_by_a_poster_of_another_side_is_left_out():
    train, test = post_on("train"), post_on("test")
    sides = split([(train, "mo"), (test, "ana")], [(test, "mo"), (train, "mo")])
    assert not sides.allows(test, "mo")
    assert sides.allows(train, "mo")


def test_a_commenter_goes_where_most_would_be_lost_without_them():
    train, test = post_on("train"), post_on("test")
    posts = [(train, None), (test, None)]
    # 0.7 against 0.2: three comments in train weigh less than one in test, four weigh more.
    assert split(posts, [(train, "kit")] * 3 + [(test, "kit")]).authors["kit"] == "test"
    assert split(posts, [(train, "kit")] * 4 + [(test, "kit")]).authors["kit"] == "train"


def test_one_busy_commenter_does_not_pull_others_along():
    train, test = post_on("train"), post_on("test")
    comments = [(train, "kit"), (test, "lu")] + [(train, "lu")] * 2
    random.Random(1).shuffle(comments)
    sides = split([(train, None), (test, None)], comments)
    assert sides.authors == {"kit": "train", "lu": "test"}
