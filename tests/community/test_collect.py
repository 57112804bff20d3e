"""From sources to the tables posts and comments."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from llumi.community import collect as stage
from llumi.community.collect import collect, tidy
from llumi.community.harvest import Comment, Harvest, Post
from llumi.errors import InputError
from llumi.workspace import file_sha256, open_workspace

KEY = bytes(32)

POST = {"kind": "post", "id": "p1", "title": "Can't sleep", "text": "Since March.", "author": "mo"}
COMMENT = {"kind": "comment", "id": "c1", "post": "p1", "text": "Hugs.", "author": "ana_2"}


def rows_of(workspace, name):
    return workspace.table(name).to_pylist()


def test_two_tables_come_out_clean_masked_and_pseudonymous(workspace, jsonl):
    source = jsonl(
        POST | {"text": "<p>Ask  ana_2 &amp; me@example.org</p>", "topic": "sleep", "score": 3},
        COMMENT | {"text": "Mo, ring 555-010-0100", "created": "2026-03-01T23:10:00+01:00"},
    )
    manifest = collect(workspace, [source], format="jsonl")
    (post,), (comment,) = rows_of(workspace, "posts"), rows_of(workspace, "comments")
    assert post["text"] == "Ask [handle] & [email]"
    assert (post["title"], post["topic"], post["score"]) == ("Can't sleep", "sleep", 3)
    assert comment["text"] == "Mo, ring [phone]"
    assert comment["created_at"] == datetime(2026, 3, 1, 22, 10, tzinfo=UTC)
    assert {post["author"][:2], comment["author"][:2]} == {"p-"}
    assert post["author"] != comment["author"]
    assert manifest.counts == {
        "rows": 2,
        "posts": 1,
        "comments": 1,
        "masked": {"email": 1, "link": 0, "handle": 1, "phone": 1},
    }


def test_no_name_of_an_author_stands_in_any_file_of_the_workspace(workspace, jsonl):
    source = jsonl(
        POST | {"author": "quiet_heron_7", "title": "quiet_heron_7 here"},
        COMMENT | {"author": "greykettle", "text": "u/greykettle hears you, Quiet_Heron_7"},
    )
    collect(workspace, [source], format="jsonl")
    told = str(rows_of(workspace, "posts") + rows_of(workspace, "comments")).lower()
    told += (workspace.folder / "workspace.json").read_text(encoding="utf-8").lower()
    assert "heron" not in told
    assert "kettle" not in told


def test_a_name_is_masked_in_its_own_thread_only(workspace, jsonl):
    source = jsonl(
        POST | {"author": "route_66", "text": "route_66 speaking"},
        POST | {"id": "p2", "author": "mo", "text": "we drove route_66"},
    )
    collect(workspace, [source], format="jsonl")
    assert [post["text"] for post in rows_of(workspace, "posts")] == [
        "[handle] speaking",
        "we drove route_66",
    ]


def test_one_person_has_one_pseudonym_in_both_tables(workspace, jsonl):
    source = jsonl(POST, COMMENT | {"author": " MO "}, COMMENT | {"id": "c2", "author": None})
    collect(workspace, [source], format="jsonl")
    (post,) = rows_of(workspace, "posts")
    assert [c["author"] for c in rows_of(workspace, "comments")] == [post["author"], None]


LOST = [
    Post("p1", "Can't sleep", "Since March."),
    Post("p1", "Can't sleep", "Again."),
    Post("p2", "[deleted]", "[removed]"),
    Post("p3", "", "<p></p>"),
    Post("p4", "Title only", "[deleted]"),
]
LOST_COMMENTS = [
    Comment("c1", "p1", "Hugs."),
    Comment("c1", "p1", "Hugs again."),
    Comment("c2", "p1", "[deleted]"),
    Comment("c3", "p1", "<div> &nbsp; </div>"),
    Comment("c4", "p1", "\u200b"),
    Comment("c5", "p2", "under a post that is gone"),
    Comment("c6", "p9", "under a post that never was"),
    Comment("c7", "p4", "I hear you."),
]


def test_what_is_empty_repeated_or_has_lost_its_post_is_dropped_and_counted():
    found = tidy(Harvest(LOST, LOST_COMMENTS, rows=13), key=KEY)
    assert [(post["post_id"], post["text"]) for post in found.posts] == [
        ("p1", "Since March."),
        ("p4", ""),
    ]
    assert [(c["comment_id"], c["text"]) for c in found.comments] == [
        ("c1", "Hugs."),
        ("c7", "I hear you."),
    ]
    assert found.dropped == {
        "repeated post id": 1,
        "post without text": 2,
        "repeated comment id": 1,
        "comment without text": 3,
        "comment without its post": 2,
    }
    kept = len(found.posts) + len(found.comments)
    assert kept + found.dropped.total() == len(LOST) + len(LOST_COMMENTS)


def test_what_is_empty_after_cleaning_is_nothing_and_what_is_a_link_is_something(workspace, jsonl):
    source = jsonl(POST, COMMENT | {"text": "https://example.org/a"})
    collect(workspace, [source], format="jsonl")
    assert rows_of(workspace, "comments")[0]["text"] == "[link]"


def test_masking_changes_no_count(tmp_path, jsonl, sample, monkeypatch):
    # Masked, the last two comments read alike.
    own = jsonl(
        POST,
        COMMENT | {"text": "a@example.org"},
        COMMENT | {"id": "c2", "text": "b@example.org"},
    )
    masked = collect(open_workspace(tmp_path / "masked"), [sample, own], format="jsonl")
    monkeypatch.setattr(stage, "mask", lambda text, *, names: (text, {}))
    plain = collect(open_workspace(tmp_path / "plain"), [sample, own], format="jsonl")
    assert sum(masked.counts["masked"].values()) >= 2
    assert sum(plain.counts["masked"].values()) == 0
    for count in ("rows", "posts", "comments"):
        assert masked.counts[count] == plain.counts[count]
    assert masked.dropped == plain.dropped


def test_several_sources_become_one_community(workspace, jsonl):
    first = jsonl(POST, name="first.jsonl")
    second = jsonl(COMMENT, POST | {"title": "A second telling"}, name="second.jsonl")
    seen = []
    manifest = collect(
        workspace,
        [first, second],
        format="jsonl",
        progress=lambda paths: seen.extend(paths) or seen,
    )
    assert seen == [first, second]
    assert (manifest.counts["rows"], manifest.counts["posts"]) == (3, 1)
    assert manifest.counts["comments"] == 1
    assert manifest.dropped == {"repeated post id": 1}
    assert rows_of(workspace, "posts")[0]["title"] == "Can't sleep"
    assert manifest.inputs == {
        "first.jsonl": file_sha256(first),
        "second.jsonl": file_sha256(second),
    }


def test_two_sources_of_one_name_are_both_remembered(workspace, tmp_path, jsonl):
    (tmp_path / "april").mkdir()
    first = jsonl(POST, name="posts.jsonl")
    second = jsonl(POST | {"id": "p2"}, name="april/posts.jsonl")
    manifest = collect(workspace, [first, second], format="jsonl")
    assert sorted(manifest.inputs.values()) == sorted(map(file_sha256, (first, second)))


def test_an_unknown_format_is_answered_with_the_known(workspace, jsonl):
    with pytest.raises(InputError, match="--format reddit is unknown") as raised:
        collect(workspace, [jsonl(POST)], format="reddit")
    assert raised.value.hint == "Formats: counselchat, jsonl."


def test_a_source_of_which_nothing_is_left_is_refused(workspace, jsonl):
    source = jsonl(POST | {"title": "", "text": "[removed]"}, COMMENT)
    with pytest.raises(InputError, match=r"No post is left of .*community\.jsonl"):
        collect(workspace, [source], format="jsonl")
    assert workspace.manifest("collect") is None


def test_one_bad_source_among_good_ones_changes_nothing(workspace, jsonl):
    good = jsonl(POST, COMMENT)
    collect(workspace, [good], format="jsonl")
    bad = jsonl("{", name="bad.jsonl")
    with pytest.raises(InputError, match=r"bad\.jsonl"):
        collect(workspace, [good, bad], format="jsonl")
    assert open_workspace(workspace.folder).table("comments").num_rows == 1


def test_a_post_without_comments_is_a_community_too(workspace, jsonl):
    manifest = collect(workspace, [jsonl(POST)], format="jsonl")
    assert manifest.counts["comments"] == workspace.table("comments").num_rows == 0


def test_the_result_is_the_same_in_every_process(tmp_path, jsonl):
    names = [f"mo_{i}" for i in range(20)] + [f"mo_{i}-light" for i in range(20)]
    comments = [
        COMMENT | {"id": f"c{i}", "author": name, "text": " ".join(reversed(names))}
        for i, name in enumerate(names)
    ]
    source = jsonl(POST, *comments)
    script = (
        "import sys; from pathlib import Path; from llumi.community import collect, jsonl;"
        "found = collect.tidy(jsonl.read(Path(sys.argv[1])), key=bytes(32)); print(found)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, source],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert "mo_" not in said.pop()
