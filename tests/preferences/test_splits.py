"""No person on two sides, and the same sides every time."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi import engines
from llumi.errors import InputError
from llumi.preferences import splits
from llumi.preferences.splits import SHARES
from llumi.tables import SCHEMAS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEW = settings(max_examples=20, deadline=None)
AUTHORS = st.sampled_from([None, "mo", "ana", "lu", "kit", "sam", "ash"])
POSTS = st.dictionaries(st.sampled_from([f"p{i}" for i in range(30)]), AUTHORS, min_size=1)


@dataclass(frozen=True)
class Sides:
    """What the engine found, as plain dicts."""

    posts: dict[str, str]
    authors: dict[str, str]

    def allows(self, post, author):
        return author is None or self.authors[author] == self.posts[post]


@pytest.fixture(scope="module")
def split():
    """Splits (post, author) rows; `times` has the minute of each post."""
    with engines.open_engine() as engine:

        def found(posts, comments, *, seed=0, kind="author", times=None):
            sides = splits.split(
                engine,
                engine.table(pa.Table.from_pylist(post_rows(posts, times or {}), SCHEMAS["posts"])),
                engine.table(pa.Table.from_pylist(comment_rows(comments), SCHEMAS["comments"])),
                seed=seed,
                kind=kind,
            )
            posts, authors = engine.to_pyarrow(sides.posts), engine.to_pyarrow(sides.authors)
            return Sides(
                dict(zip(posts["post_id"].to_pylist(), posts["split"].to_pylist(), strict=True)),
                dict(zip(authors["author"].to_pylist(), authors["split"].to_pylist(), strict=True)),
            )

        yield found


def post_rows(posts, times):
    return [
        {
            "post_id": post,
            "author": author,
            "title": "",
            "text": "",
            "created_at": NOON + timedelta(minutes=times[post]) if post in times else None,
        }
        for post, author in posts
    ]


def comment_rows(comments):
    return [
        {"comment_id": f"c{number}", "post_id": post, "author": author, "text": "Hm."}
        for number, (post, author) in enumerate(comments)
    ]


@st.composite
def communities(draw):
    """Posts with their authors, and comments with theirs under these posts."""
    posts = draw(POSTS)
    comments = draw(st.lists(st.tuples(st.sampled_from(sorted(posts)), AUTHORS), max_size=60))
    return list(posts.items()), comments


@given(communities(), st.integers(0, 3))
@FEW
def test_no_author_stands_on_two_sides(split, community, seed):
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
@FEW
def test_every_post_has_a_side_and_every_named_author_too(split, community):
    posts, comments = community
    sides = split(posts, comments)
    assert sides.posts.keys() == dict(posts).keys()
    assert set(sides.posts.values()) | set(sides.authors.values()) <= SHARES.keys()
    named = {author for _, author in posts + comments if author}
    assert sides.authors.keys() == named


@given(communities())
@FEW
def test_nobody_named_is_never_left_out(split, community):
    posts, comments = community
    sides = split(posts, comments)
    assert all(sides.allows(post, None) for post in sides.posts)
    assert all(sides.allows(post, author) for post, author in posts)


@given(communities(), st.randoms(use_true_random=False))
@FEW
def test_the_order_of_rows_changes_nothing(split, community, shuffled):
    posts, comments = community
    expected = split(posts, comments)
    posts, comments = list(posts), list(comments)
    shuffled.shuffle(posts)
    shuffled.shuffle(comments)
    assert split(posts, comments) == expected


@given(communities())
@FEW
def test_other_pseudonyms_change_no_side(split, sides_of, community):
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


@pytest.fixture(scope="module")
def sides_of(split):
    return lambda count, seed=0: split([(f"p{i}", None) for i in range(count)], [], seed=seed).posts


def test_the_sides_have_about_their_shares(sides_of):
    counted = Counter(sides_of(5000).values())
    for side, share in SHARES.items():
        assert counted[side] / 5000 == pytest.approx(share, abs=0.02)
    assert sum(SHARES.values()) == pytest.approx(1)


def test_another_seed_gives_another_split(sides_of):
    assert sides_of(100, seed=1) != sides_of(100, seed=0) == sides_of(100)


def test_posts_of_nobody_keep_their_side_when_the_community_grows(sides_of, post_on):
    few, many = sides_of(50), sides_of(500)
    assert many.items() >= few.items()


@pytest.fixture(scope="module")
def post_on(sides_of):
    """Finds a post that goes to a side by its own hash."""
    sides = sides_of(1000)
    return lambda side: next(post for post, found in sorted(sides.items()) if found == side)


def test_all_posts_of_a_person_follow_the_first(split, sides_of, post_on):
    first, second = sorted([post_on("train"), post_on("test")])
    alone = sides_of(1000)[first]
    sides = split([(second, "mo"), (first, "mo")], [])
    assert sides.posts == {first: alone, second: alone}
    assert sides.authors == {"mo": alone}


def test_a_comment_by_a_poster_of_another_side_is_left_out(split, post_on):
    train, test = post_on("train"), post_on("test")
    sides = split([(train, "mo"), (test, "ana")], [(test, "mo"), (train, "mo")])
    assert not sides.allows(test, "mo")
    assert sides.allows(train, "mo")


def test_a_commenter_goes_where_most_would_be_lost_without_them(split, post_on):
    train, test = post_on("train"), post_on("test")
    posts = [(train, None), (test, None)]
    # 0.7 against 0.2: three comments in train weigh less than one in test, four weigh more.
    assert split(posts, [(train, "kit")] * 3 + [(test, "kit")]).authors["kit"] == "test"
    assert split(posts, [(train, "kit")] * 4 + [(test, "kit")]).authors["kit"] == "train"


def test_one_busy_commenter_does_not_pull_others_along(split, post_on):
    train, test = post_on("train"), post_on("test")
    comments = [(train, "kit"), (test, "lu")] + [(train, "lu")] * 2
    random.Random(1).shuffle(comments)
    sides = split([(train, None), (test, None)], comments)
    assert sides.authors == {"kit": "train", "lu": "test"}


# By time: the newest are held out

MINUTES = st.integers(0, 500)


@st.composite
def timed(draw):
    posts, comments = draw(communities())
    return posts, comments, {post: draw(MINUTES) for post, _ in posts}


@given(timed())
@FEW
def test_by_time_no_author_and_no_post_stands_on_two_sides(split, community):
    posts, comments, times = community
    sides = split(posts, comments, kind="time", times=times)
    assert sides.posts.keys() == dict(posts).keys()
    stands = {}
    for post, author in posts:
        stands.setdefault(author, set()).add(sides.posts[post])
    for post, author in comments:
        if sides.allows(post, author):
            stands.setdefault(author, set()).add(sides.posts[post])
    stands.pop(None, None)
    assert all(len(where) == 1 for where in stands.values())


@given(timed())
@FEW
def test_by_time_a_post_for_training_is_older_than_the_newest_held_out(split, community):
    posts, comments, times = community
    sides = split(posts, comments, kind="time", times=times)
    order = list(SHARES)
    newest = max(posts, key=lambda row: (times[row[0]], row[0]))[0]
    last = order.index(sides.posts[newest])
    assert all(order.index(side) <= last for side in sides.posts.values())
    trained = [times[post] for post, side in sides.posts.items() if side == "train"]
    assert len(trained) <= SHARES["train"] * len(posts)
    assert all(minute <= times[newest] for minute in trained)


def test_by_time_the_oldest_are_for_training_and_ties_go_by_id(split):
    posts = [(f"p{number}", None) for number in range(10)]
    times = {post: 5 if post in ("p6", "p7") else int(post[1:]) for post, _ in posts}
    sides = split(posts, [], kind="time", times=times).posts
    train = {post for post, side in sides.items() if side == "train"}
    assert train == {"p0", "p1", "p2", "p3", "p4", "p5", "p6"}
    assert (sides["p7"], sides["p8"], sides["p9"]) == ("validation", "test", "test")


def test_by_time_all_posts_of_a_person_follow_their_newest(split):
    posts = [(f"p{number}", "mo" if number in (0, 9) else None) for number in range(10)]
    sides = split(posts, [], kind="time", times={post: int(post[1:]) for post, _ in posts})
    assert (sides.posts["p0"], sides.posts["p9"], sides.authors["mo"]) == ("test", "test", "test")


def test_posts_without_a_time_cannot_be_split_by_it(split):
    with pytest.raises(InputError, match="1 of 2 posts have no time") as raised:
        split([("p1", None), ("p2", None)], [], kind="time", times={"p1": 3})
    assert raised.value.hint == "Use --split author."
