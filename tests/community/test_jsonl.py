"""Our own format, one JSON object a line."""

from datetime import UTC, datetime

import pytest

from llumi.community.jsonl import read
from llumi.errors import InputError, InputErrors

POST = {"kind": "post", "id": "p1", "title": "Can't sleep", "text": "Since March."}
COMMENT = {"kind": "comment", "id": "c1", "post": "p1", "text": "That sounds long.", "score": 4}


def mistakes(path):
    with pytest.raises(InputErrors) as raised:
        read(path)
    assert str(path) in raised.value.message
    return raised.value.mistakes


def test_posts_and_comments_come_in_any_order(jsonl):
    found = read(jsonl(COMMENT, POST))
    assert (found.rows, len(found.posts), len(found.comments)) == (2, 1, 1)
    assert found.posts[0].title == "Can't sleep"
    assert (found.comments[0].post, found.comments[0].score) == ("p1", 4)


def test_every_field_arrives(jsonl):
    more = {"author": "mo_1", "created": "2026-03-01T23:10:00+01:00", "score": -3}
    found = read(jsonl(POST | more | {"topic": "sleep"}, COMMENT | more | {"views": 70}))
    at = datetime(2026, 3, 1, 22, 10, tzinfo=UTC)
    post, comment = found.posts[0], found.comments[0]
    assert (post.author, post.created, post.score, post.topic) == ("mo_1", at, -3, "sleep")
    assert (comment.author, comment.created, comment.score) == ("mo_1", at, -3)
    assert comment.views == 70


def test_what_is_not_said_stays_unknown(jsonl):
    found = read(jsonl({"kind": "post", "id": "p1", "text": "x"}))
    post = found.posts[0]
    assert (post.title, post.author, post.created, post.score) == ("", None, None, None)


def test_blank_lines_are_passed_over_and_still_counted_as_lines(jsonl):
    found = read(jsonl(POST, "", "   ", COMMENT))
    assert found.rows == 2
    assert mistakes(jsonl(POST, "", "   ", "{"))[0].startswith("line 4")


BROKEN = {
    "half a line": ('{"kind": "post"', "truncated"),
    "no object": ("[]", "object"),
    "no JSON": ("Can't sleep", "malformed"),
    "an unknown kind": ('{"kind": "reply", "id": "r1", "text": "x"}', "field kind"),
    "no kind": ('{"id": "p2", "text": "x"}', "field kind"),
    "no text": ('{"kind": "post", "id": "p2"}', "field text"),
    "no post": ('{"kind": "comment", "id": "c2", "text": "x"}', "field post"),
    "an empty id": ('{"kind": "post", "id": "", "text": "x"}', "field id"),
    "a number as id": ('{"kind": "post", "id": 2, "text": "x"}', "field id"),
    "null as text": ('{"kind": "post", "id": "p2", "text": null}', "field text"),
    "votes that are words": (
        '{"kind": "comment", "id": "c2", "post": "p1", "text": "x", "score": "many"}',
        "field score",
    ),
    "half a vote": (
        '{"kind": "comment", "id": "c2", "post": "p1", "text": "x", "score": 1.5}',
        "field score",
    ),
    "more votes than there are people": (
        '{"kind": "comment", "id": "c2", "post": "p1", "text": "x", "views": 99999999999999999999}',
        "field views",
    ),
    "a misspelt field": ('{"kind": "post", "id": "p2", "text": "x", "scor": 3}', "scor"),
    "a time in words": (
        '{"kind": "post", "id": "p2", "text": "x", "created": "yesterday"}',
        "field created",
    ),
    "a time without zone": (
        '{"kind": "post", "id": "p2", "text": "x", "created": "2026-03-01T22:10:00"}',
        "field created",
    ),
    "half a surrogate": ('{"kind": "post", "id": "p2", "text": "\\ud800"}', "line 2"),
    "too many brackets": ('{"kind":' + "[" * 5000, "recursion"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_line_is_named_with_its_field(jsonl, what):
    line, named = BROKEN[what]
    (mistake,) = mistakes(jsonl(POST, line, COMMENT))
    assert mistake.startswith("line 2")
    assert named in mistake


def test_all_mistakes_of_a_file_are_told_at_once(jsonl):
    lines = [line for line, _ in BROKEN.values()]
    found = mistakes(jsonl(POST, *lines))
    assert [int(mistake.split()[1].rstrip(",:")) for mistake in found] == [
        *range(2, len(lines) + 2)
    ]


def test_one_line_may_hold_two_mistakes(jsonl):
    again = POST | {"created": "2026-03-01T22:10:00"}
    found = mistakes(jsonl(POST, again))
    assert [mistake.split(":")[0] for mistake in found] == [
        "line 2, field created",
        "line 2, field id",
    ]


def test_an_id_that_stands_twice_is_told_with_both_lines(jsonl):
    (mistake,) = mistakes(jsonl(POST, COMMENT, COMMENT | {"text": "Hugs."}))
    assert mistake == "line 3, field id: comment c1 stands on line 2 too"


def test_a_post_and_a_comment_may_share_an_id(jsonl):
    assert read(jsonl(POST, COMMENT | {"id": "p1"})).rows == 2


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path):
    path = tmp_path / "latin.jsonl"
    path.write_bytes(
        '{"kind": "post", "id": "p1", "text": "one"}\n'
        '{"kind": "post", "id": "p2", "text": "café"}\n'.encode("latin-1")
    )
    (mistake,) = mistakes(path)
    assert mistake.startswith("line 2")
    assert "utf-8" in mistake


def test_the_hint_says_where_the_format_is_described(jsonl):
    with pytest.raises(InputErrors) as raised:
        read(jsonl("{"))
    assert "docs/community.md" in raised.value.hint


def test_a_missing_an_empty_and_a_wrong_kind_of_file_are_told_apart(tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    with pytest.raises(InputError, match=r"nowhere\.jsonl does not exist"):
        read(tmp_path / "nowhere.jsonl")
    with pytest.raises(InputError, match=r"empty\.jsonl is empty"):
        read(empty)
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
