"""Stack Exchange's Posts.xml."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.community.cleaning import clean
from llumi.community.harvest import Block
from llumi.community.lines import blocks
from llumi.community.stackexchange import read

HEAD = "\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<!DOCTYPE posts SYSTEM 'x.dtd'>\n<posts>\n"
QUESTION = (
    '  <row Id="1" PostTypeId="1" CreationDate="2011-10-11T19:42:20.713" Score="18" '
    'ViewCount="223" Body="&lt;p&gt;Is it &amp;lt;3 or &quot;ok&quot;?&lt;/p&gt;&#xA;" '
    'OwnerUserId="12" Title="How do I ask?" Tags="&lt;asking&gt;&lt;first-steps&gt;" />'
)
ANSWER = (
    '  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2011-10-11T20:00:00" Score="-3" '
    'Body="Like this." OwnerDisplayName="grey_kettle" />'
)


def read_lines(*lines, head=""):
    text = head + "".join(f"{line}\n" for line in lines)
    return read(Block(1, text.encode(), 0))


def reasons(harvest):
    return {each.line: each.reason for each in harvest.refused}


def without(row, field):
    before, _, after = row.partition(f' {field}="')
    return before + after.partition('"')[2]


def test_a_question_is_a_post_and_an_answer_its_comment(tmp_path):
    path = tmp_path / "Posts.xml"
    path.write_text(HEAD + QUESTION + "\n" + ANSWER + "\n</posts>", encoding="utf-8")
    (block,) = blocks(path)
    found = read(block)
    (post,), (comment,) = found.posts, found.comments
    assert (found.rows, found.refused) == (2, [])
    assert (post.id, post.title, post.score, post.topic) == (
        "1",
        "How do I ask?",
        18,
        "asking, first-steps",
    )
    assert clean(post.text) == 'Is it <3 or "ok"?'
    assert post.created == datetime(2011, 10, 11, 19, 42, 20, 713_000, UTC)
    assert (comment.id, comment.post, comment.score) == ("2", "1", -3)
    assert (post.line, comment.line) == (4, 5)


def test_members_are_no_bare_numbers_and_guests_keep_their_name():
    found = read_lines(QUESTION, ANSWER, without(ANSWER, "OwnerDisplayName"))
    assert found.posts[0].author == "user-12"
    assert [comment.author for comment in found.comments] == ["grey_kettle", None]


def test_when_votes_were_counted_and_who_saw_an_answer_is_not_known():
    found = read_lines(QUESTION, ANSWER)
    assert (found.posts[0].scored, found.comments[0].scored) == (None, None)
    assert found.comments[0].views is None


def test_tags_are_read_as_newer_dumps_write_them():
    newer = QUESTION.replace("&lt;asking&gt;&lt;first-steps&gt;", "|asking|first-steps|")
    assert read_lines(newer).posts[0].topic == "asking, first-steps"


@pytest.mark.parametrize("kind", ["3", "4", "5", "6", "7", "8", "99"])
def test_other_kinds_are_dropped_by_name(kind):
    found = read_lines(QUESTION.replace('PostTypeId="1"', f'PostTypeId="{kind}"'))
    assert (found.rows, found.posts, sum(found.dropped.values())) == (1, [], 1)


BROKEN = {
    "half a row": (QUESTION[:90], "broken XML"),
    "no row": ("Just words.", "no <row"),
    "another element": ('<rows Id="1" />', "no <row"),
    "an unknown entity": (QUESTION.replace("Like", "x").replace("&lt;p", "&p;"), "broken XML"),
    "a document type": ('<row Id="1" /><!DOCTYPE r [<!ENTITY e "ee">]>', "broken XML"),
    "no id": (without(QUESTION, "Id"), "field Id"),
    "no kind": (without(QUESTION, "PostTypeId"), "field PostTypeId"),
    "no text": (without(ANSWER, "Body"), "field Body"),
    "no question": (without(ANSWER, "ParentId"), "field ParentId"),
    "no score": (without(ANSWER, "Score"), "field Score"),
    "words as score": (ANSWER.replace('"-3"', '"many"'), "field Score"),
    "a score beyond measure": (ANSWER.replace('"-3"', '"99999999"'), "field Score"),
    "words as time": (ANSWER.replace("2011-10-11T20:00:00", "noon"), "field CreationDate"),
    "a time before the site": (ANSWER.replace("2011-", "1911-"), "field CreationDate"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_line_is_refused_by_number_and_the_others_are_kept(case):
    line, reason = BROKEN[case]
    found = read_lines(QUESTION, line, ANSWER)
    assert list(reasons(found)) == [2]
    assert reasons(found)[2].startswith(reason)
    assert (found.rows, len(found.posts), len(found.comments)) == (3, 1, 1)


def test_bytes_that_are_no_utf8_are_refused():
    found = read(Block(7, ANSWER.encode().replace(b"Like", b"\xff\xfe"), 0))
    assert reasons(found) == {7: "broken XML, or text that is no UTF-8"}


def test_entities_that_a_document_type_declares_are_never_known():
    bomb = '<!DOCTYPE posts [<!ENTITY lol "lollol"><!ENTITY file SYSTEM "file:///etc/hostname">]>'
    for entity in ("&lol;", "&file;"):
        found = read_lines(bomb, ANSWER.replace("Like this.", entity))
        assert reasons(found) == {2: "broken XML, or text that is no UTF-8"}


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from([QUESTION, ANSWER])), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_every_row_is_kept_dropped_or_refused(lines):
    found = read_lines(*lines)
    parts = len(found.posts) + len(found.comments) + len(found.refused)
    assert found.rows == parts + sum(found.dropped.values())


def test_the_history_site_has_556_questions_and_1095_answers(real_data):
    path = real_data("history_meta_se/Posts.xml")
    for size in (10_000, 2**22):
        found = [read(block) for block in blocks(path, size=size)]
        assert sum(len(each.posts) for each in found) == 556
        assert sum(len(each.comments) for each in found) == 1095
        assert sum(len(each.refused) for each in found) == 0
        posts = {post.id for each in found for post in each.posts}
        assert all(comment.post in posts for each in found for comment in each.comments)
