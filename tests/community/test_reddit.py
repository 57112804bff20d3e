"""Reddit dumps: what is kept, what is dropped, what is refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reddit_eras import COMMENT, CREATED, LATER, POST

from llumi.community.harvest import Block
from llumi.community.reddit import read

NONE = frozenset()


def compact(row):
    return row if isinstance(row, bytes) else json.dumps(row, separators=(",", ":")).encode()


def read_rows(*rows, subreddits=NONE, first=1):
    return read(
        Block(first, b"".join(compact(row) + b"\n" for row in rows), 0), subreddits=subreddits
    )


def one(row, **changes):
    """The only post or comment of a row."""
    found = read_rows(row | changes)
    (kept,) = found.posts + found.comments
    return kept


def reasons(harvest):
    return {each.line: each.reason for each in harvest.refused}


def adds_up(harvest):
    parts = len(harvest.posts) + len(harvest.comments) + len(harvest.refused)
    return harvest.rows == parts + sum(harvest.dropped.values())


def without(row, *fields):
    return {name: value for name, value in row.items() if name not in fields}


def test_a_row_with_a_title_is_a_post_and_one_with_body_and_link_a_comment():
    found = read_rows(COMMENT, POST)
    (post,), (comment,) = found.posts, found.comments
    assert (post.id, post.title, post.text) == ("18vkc1d", "Can&#39;t sleep", "Since March.")
    assert (post.author, post.score, post.topic, post.line) == ("grey_kettle", 12, "Sleep", 2)
    assert (comment.id, comment.post, comment.text) == ("kfsyy32", "18vkc1d", "That sounds long.")
    assert (comment.author, comment.score, comment.line) == ("mosslight", 4, 1)
    assert post.created == comment.created == datetime.fromtimestamp(CREATED, UTC)
    assert post.scored == comment.scored == datetime.fromtimestamp(LATER, UTC)
    assert (found.rows, found.early, found.dropped, found.refused) == (2, 0, {}, [])


def test_a_time_may_have_a_fraction():
    assert one(COMMENT, created_utc=CREATED + 0.5).created.microsecond == 500_000


def test_votes_counted_too_early_are_counted_as_such_hidden_or_not():
    early = {"retrieved_on": CREATED + 9, "_meta": None}
    found = read_rows(
        POST | early,
        COMMENT | early,
        COMMENT | early | {"score_hidden": True},
        COMMENT | early | {"score": None},
        COMMENT,
    )
    assert (found.early, len(found.comments)) == (3, 4)
    assert [comment.score for comment in found.comments] == [None, None, None, 4]


def test_what_nobody_signed_or_took_down_is_passed_on_to_the_cleaning():
    assert one(COMMENT, author=None).author is None
    assert one(COMMENT, body="[removed]", author="[deleted]").text == "[removed]"
    assert one(POST, selftext="[deleted]").text == "[deleted]"


@pytest.mark.parametrize("fields", [{"selftext": ""}, {"selftext": None}, {}])
def test_links_polls_and_crossposts_keep_their_title(fields):
    inner = without(POST, "_meta") | {"title": "Theirs", "selftext": "Theirs.", "id": "other"}
    crosspost = without(POST, "selftext") | fields | {"crosspost_parent_list": [inner]}
    kept = one(crosspost, poll_data={"options": [{"id": "1", "text": "yes"}]})
    assert (kept.id, kept.title, kept.text) == ("18vkc1d", "Can&#39;t sleep", "")


def test_a_post_without_flair_has_no_topic():
    assert one(POST, link_flair_text=None).topic is one(POST, link_flair_text="").topic is None


DIRECT = {
    "the prefix of a post": "t3_18vkc1d",
    "the post's id": "18vkc1d",
    "the post's number": int("18vkc1d", 36),
    "the post's number in quotes": str(int("18vkc1d", 36)),
    "nothing": None,
}
NESTED = {
    "the prefix of a comment": "t1_kfsy000",
    "another id": "kfsy000",
    "another number": int("kfsy000", 36),
    "another number in quotes": str(int("kfsy000", 36)),
    "a very long number": "9" * 6000,
    "a number below all": -4,
}


@pytest.mark.parametrize("parent", DIRECT)
@pytest.mark.parametrize("link", ["t3_18vkc1d", "18vkc1d"])
def test_an_answer_to_the_post_is_kept(parent, link):
    assert one(COMMENT, parent_id=DIRECT[parent], link_id=link).post == "18vkc1d"


@pytest.mark.parametrize("parent", NESTED)
@pytest.mark.parametrize("spaced", [False, True])
def test_a_reply_to_another_comment_is_dropped(parent, spaced):
    row = COMMENT | {"parent_id": NESTED[parent]}
    found = read_rows(json.dumps(row).encode() if spaced else row)
    assert found.dropped == {"reply to another comment": 1}


def test_a_comment_that_quotes_a_row_is_no_reply_for_that():
    text = 'They sent "parent_id":"t1_abc","subreddit":"Elsewhere" to me'
    (kept,) = read_rows(COMMENT | {"body": text}, subreddits=frozenset({"kindcorner"})).comments
    assert kept.text == text


NOTICES = {
    "a moderator": {"distinguished": "moderator"},
    "an admin": {"distinguished": "admin"},
    "stuck to the top": {"stickied": True},
    "the bot": {"author": "AutoModerator"},
}


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("row", [POST, COMMENT])
def test_a_moderators_notice_is_dropped(row, notice):
    assert read_rows(row | NOTICES[notice]).dropped == {"moderator's notice": 1}


@pytest.mark.parametrize(
    ("removal", "reason"),
    [
        (None, "taken back by its author"),
        ("deleted", "taken back by its author"),
        ("author", "taken back by its author"),
        ("removed", "removed by moderators or Reddit"),
        ("moderator", "removed by moderators or Reddit"),
        ("removed by reddit", "removed by moderators or Reddit"),
    ],
)
@pytest.mark.parametrize("row", [POST, COMMENT])
def test_what_was_deleted_after_it_was_captured_is_dropped(row, removal, reason):
    meta = {"was_deleted_later": True, "removal_type": removal, "retrieved_2nd_on": LATER}
    assert read_rows(row | {"_meta": meta}).dropped == {reason: 1}


def test_what_came_back_is_kept():
    meta = {"was_initially_deleted": True, "removal_type": "moderator", "retrieved_2nd_on": LATER}
    assert one(COMMENT, _meta=meta).score == 4


@pytest.mark.parametrize("spaced", [False, True])
def test_only_the_subreddits_asked_for_are_kept_in_any_case_of_letters(spaced):
    rows = [
        POST | {"id": name, "subreddit": name}
        for name in ("KindCorner", "KINDCORNER", "kindcorner_2", "Elsewhere", "u_kindcorner")
    ]
    rows.append(POST | {"id": "cross", "crosspost_parent_list": [{"subreddit": "Elsewhere"}]})
    rows.append(POST | {"subreddit": "Elsewhere", "crosspost_parent_list": [POST]})
    lines = [json.dumps(row).encode() for row in rows] if spaced else rows
    found = read_rows(*lines, subreddits=frozenset({"kindcorner", "other"}))
    assert [post.id for post in found.posts] == ["KindCorner", "KINDCORNER", "cross"]
    assert found.dropped == {"another subreddit": 4}


def test_a_subreddit_written_with_escapes_is_known():
    line = compact(POST).replace(b'"KindCorner"', rb'"\u004bindCorner"')
    assert len(read_rows(line, subreddits=frozenset({"kindcorner"})).posts) == 1


def test_where_one_is_asked_for_a_row_that_names_none_is_dropped():
    found = read_rows(without(POST, "subreddit"), subreddits=frozenset({"kindcorner"}))
    assert found.dropped == {"no subreddit named": 1}


def test_all_subreddits_are_kept_where_none_is_asked_for():
    assert len(read_rows(POST, POST | {"subreddit": "Elsewhere"}).posts) == 2


BROKEN = {
    "half a line": (compact(COMMENT)[:80], "broken JSON"),
    "words": (b"Just words.", "broken JSON"),
    "a list": (b"[1]", "no JSON object"),
    "a number": (b"7", "no JSON object"),
    "two rows on a line": (compact(COMMENT) + compact(COMMENT), "broken JSON"),
    "too deep": (b'{"a":' + b"[" * 100_000, "its JSON is nested too deeply"),
    "no UTF-8": (compact(COMMENT).replace(b"long", b"\xff\xfe"), "its text is no UTF-8"),
    "half a surrogate pair": (compact(COMMENT).replace(b"long", rb"a\udead b"), "surrogate"),
    "neither title nor body": (without(COMMENT, "body"), "no title"),
    "no post": (without(COMMENT, "link_id"), "no title"),
    "an empty post": (COMMENT | {"link_id": "t3_"}, "no title"),
    "no id": (without(POST, "id"), "field id"),
    "an empty id": (POST | {"id": ""}, "field id"),
    "a number as id": (POST | {"id": 3}, "field id"),
    "no time": (without(POST, "created_utc"), "field created_utc"),
    "words as time": (POST | {"created_utc": "noon"}, "field created_utc"),
    "a time before Reddit": (POST | {"created_utc": 1_000_000_000}, "field created_utc"),
    "a time below all": (POST | {"created_utc": -(10**18)}, "field created_utc"),
    "a time in milliseconds": (POST | {"created_utc": CREATED * 1000}, "field created_utc"),
    "a time beyond all": (POST | {"created_utc": 1e300}, "field created_utc"),
    "a retrieval to come": (POST | {"_meta": None, "retrieved_on": 1e12}, "field retrieved_on"),
    "a score beyond measure": (POST | {"score": 10_000_001}, "field score"),
    "a score below measure": (POST | {"score": -10_000_001}, "field score"),
    "a score without end": (compact(POST).replace(b":12,", b":" + b"9" * 6000 + b","), ""),
    "words as score": (POST | {"score": "many"}, "field score"),
    "a part of a vote": (POST | {"score": 1.5}, "field score"),
    "a list as text": (COMMENT | {"body": []}, "field body"),
    "a list as parent": (COMMENT | {"parent_id": []}, "field parent_id"),
    "words as second retrieval": (
        POST | {"_meta": {"retrieved_2nd_on": "noon"}},
        "field _meta.retrieved_2nd_on",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_refused_by_number_and_its_neighbours_are_kept(case):
    row, reason = BROKEN[case]
    found = read_rows(POST, row, COMMENT, first=500)
    assert list(reasons(found)) == [501]
    assert reasons(found)[501].startswith(reason)
    assert (found.rows, len(found.posts), len(found.comments)) == (3, 1, 1)


@pytest.mark.parametrize("row", [COMMENT | {"parent_id": "t1_kfsy000"}, POST])
def test_half_a_row_is_refused_even_if_its_other_half_would_be_dropped(row):
    half = compact(row | {"subreddit": "Elsewhere"})[:-9]
    found = read_rows(half, subreddits=frozenset({"kindcorner"}))
    assert (list(reasons(found)), found.dropped) == ([1], {})


def test_a_reason_never_repeats_what_the_row_says():
    found = read_rows(
        COMMENT | {"score": "secret"}, COMMENT | {"id": ["secret"]}, b'{"body": "secret'
    )
    assert len(found.refused) == 3
    assert "secret" not in str(found.refused)


def test_times_up_to_tomorrow_are_taken_as_clocks_differ():
    soon = (datetime.now(UTC) + timedelta(hours=20)).timestamp()
    assert one(without(COMMENT, "_meta", "retrieved_on"), created_utc=int(soon))
    far = (datetime.now(UTC) + timedelta(hours=30)).timestamp()
    assert reasons(read_rows(COMMENT | {"created_utc": int(far)}))


def test_scores_at_the_limit_are_kept():
    assert [one(POST, score=score).score for score in (-10_000_000, 10_000_000)]


def test_blank_lines_are_no_rows_and_lines_of_windows_are_read():
    data = compact(POST) + b"\r\n\r\n  \n\n" + compact(COMMENT)
    found = read(Block(10, data, 0), subreddits=NONE)
    assert (found.rows, found.posts[0].line, found.comments[0].line) == (2, 10, 14)


def test_a_block_without_rows_is_no_mistake():
    assert read(Block(1, b"", 0), subreddits=NONE).rows == 0


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=30),
            st.dictionaries(st.sampled_from([*POST, *COMMENT]), ANYTHING, max_size=3).map(
                lambda changes: POST | changes
            ),
            st.dictionaries(st.sampled_from([*POST, *COMMENT]), ANYTHING, max_size=3).map(
                lambda changes: COMMENT | changes
            ),
        ),
        max_size=12,
    ),
    st.sampled_from([NONE, frozenset({"kindcorner"}), frozenset({"elsewhere"})]),
)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_whatever_a_row_holds_nothing_is_raised_and_nothing_is_lost(rows, subreddits):
    found = read_rows(*rows, subreddits=subreddits)
    assert adds_up(found)
    assert found.early <= len(found.posts) + len(found.comments)
