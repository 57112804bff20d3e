"""What only all rows together can tell."""

import pyarrow.parquet as pq
import pytest

from llumi import engines
from llumi.community.harvest import Comment, Harvest, Post
from llumi.community.settle import settle
from llumi.community.tidy import LINES_PER_SOURCE, Rules, tidy

KEY = b"k" * 32
SAID = "Long evenings sound lonely, and I would like to hear what they are like for you."
POST = Post("p1", "", "Since March.", author="mo_22", line=1)


def comment(id, text="I hear you.", *, post="p1", author=None, line=0):
    return Comment(id, post, text, author=author, line=line)


@pytest.fixture
def settled(tmp_path):
    """Settles harvests, or lists of rows, each source a part; tables, and what was lost."""

    def run(*sources):
        for number, rows in enumerate(sources):
            made = tidy(_harvest(rows), Rules(KEY), source=number)
            assert not made.refused
            # The last source has the first part: nothing may hang on the order of parts.
            part = len(sources) - number
            for name, rows in (("posts", made.posts), ("comments", made.comments)):
                (tmp_path / name).mkdir(exist_ok=True)
                pq.write_table(rows, tmp_path / name / f"{part}.parquet")
        with engines.open_engine() as engine:
            found = settle(engine, tmp_path, key=KEY)
            posts, comments, aside = map(
                engine.to_pyarrow, (found.posts, found.comments, found.aside)
            )
        assert found.rows == {"posts": posts.num_rows, "comments": comments.num_rows}
        return posts.to_pylist(), comments.to_pylist(), aside.to_pylist(), found

    return run


def _harvest(rows):
    if isinstance(rows, Harvest):
        return rows
    posts = [row for row in rows if isinstance(row, Post)]
    return Harvest(posts, [row for row in rows if isinstance(row, Comment)])


def ids(rows):
    return [next(iter(row.values())) for row in rows]


def test_rows_come_in_the_order_of_the_sources_and_their_lines(settled):
    posts, comments, aside, _ = settled(
        [comment("c9", line=1), comment("c3", line=2), POST],
        [Post("p0", "", "Another night.", line=2), comment("c1", post="p0", line=1)],
    )
    assert ids(posts) == ["p1", "p0"]
    assert ids(comments) == ["c9", "c3", "c1"]
    assert aside == []


def test_of_two_rows_with_one_id_the_first_in_the_order_of_the_sources_stays(settled):
    posts, comments, aside, found = settled(
        [POST, comment("c1", "This came first.", line=2)],
        [Post("p1", "", "A second telling.", line=4), comment("c1", "This came later.", line=5)],
    )
    assert [posts[0]["text"], comments[0]["text"]] == ["Since March.", "This came first."]
    assert sorted((row["place"], row["reason"]) for row in aside) == [
        (LINES_PER_SOURCE + 4, "repeated post id"),
        (LINES_PER_SOURCE + 5, "repeated comment id"),
    ]
    assert +found.dropped == {"repeated post id": 1, "repeated comment id": 1}


def test_a_stray_does_not_take_the_id_from_a_comment_that_has_its_post(settled):
    _, comments, aside, _ = settled(
        [POST, comment("c1", post="p9", line=2), comment("c1", "I hear you well.", line=3)]
    )
    assert [row["text"] for row in comments] == ["I hear you well."]
    assert [row["reason"] for row in aside] == ["comment without its post"]


def test_a_post_left_out_that_comes_twice_is_counted_once(settled):
    """It was counted when it was left out."""
    posts, comments, aside, found = settled(
        [POST, Post("p1", "", "[removed]", line=2), comment("c1", line=3)]
    )
    assert (ids(posts), ids(comments), aside) == (["p1"], ["c1"], [])
    assert +found.dropped == {}


def test_comments_under_a_post_that_a_reader_left_out_are_no_strays(settled):
    left_out = Harvest([POST], [comment("c1", post="p7", line=3), comment("c2", line=4)])
    left_out.left_out.append((2, "p7"))
    posts, comments, aside, found = settled(left_out)
    assert (ids(posts), ids(comments), aside) == (["p1"], ["c2"], [])
    assert +found.dropped == {"comment under a post that was left out": 1}


def test_the_poster_is_known_by_person_and_not_by_spelling(settled):
    _, comments, aside, found = settled(
        [
            POST,
            comment("c1", author="Mo_22", line=2),
            comment("c2", author="mo_23", line=3),
            comment("c3", line=4),
        ]
    )
    assert ids(comments) == ["c2", "c3"]
    assert found.dropped["comment by the poster"] == 1
    assert aside == [], "nothing is wrong with it"


def test_nobody_is_not_the_same_person_as_nobody(settled):
    nameless = Post("p1", "", "Since March.", author="[deleted]", line=1)
    _, comments, *_ = settled([nameless, comment("c1", author="[deleted]", line=2)])
    assert ids(comments) == ["c1"]


def test_who_says_what_a_dropped_comment_said_is_no_copy(settled):
    _, comments, _, found = settled(
        [POST, comment("c1", SAID, author="mo_22", line=2), comment("c2", SAID, line=3)]
    )
    assert ids(comments) == ["c2"]
    assert found.dropped["near copy of another comment"] == 0


def test_copies_meet_across_sources_and_the_first_stays(settled):
    _, comments, aside, found = settled(
        [POST, comment("c2", SAID, author="ana", line=2)],
        [comment("c1", SAID.upper(), author="kit", line=1)],
    )
    assert ids(comments) == ["c2"]
    assert found.dropped["near copy of another comment"] == 1
    assert aside == []


def test_whoever_takes_part_is_masked_in_the_thread_and_nowhere_else(settled):
    named = "mosslight_9 and mo_22 say so."
    posts, comments, _, found = settled(
        [
            Post("p1", "Mo_22 here", "Since March.", author="mo_22", line=1),
            Post("p2", "", "I saw mo_22 there.", line=2),
            comment("c1", named, line=3),
            comment("c2", named, post="p2", author="ana", line=4),
        ],
        [comment("c3", author="mosslight_9", line=1)],
    )
    assert [row["title"] for row in posts] == ["[handle] here", ""]
    assert posts[1]["text"] == "I saw mo_22 there."
    assert [row["text"] for row in comments[:2]] == ["[handle] and [handle] say so.", named]
    assert found.handles == 3


def test_whose_comment_was_dropped_takes_part_all_the_same(settled):
    """Their words are gone, but others speak of them."""
    _, comments, _, found = settled(
        [
            POST,
            comment("c1", SAID, author="ana", line=2),
            comment("c2", SAID, author="kit_7", line=3),
            comment("c3", "As kit_7 says.", line=4),
        ]
    )
    assert ids(comments) == ["c1", "c3"]
    assert comments[1]["text"] == "As [handle] says."
    assert found.handles == 1
