"""From sources to the tables posts and comments."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from llumi.community import collect as stage
from llumi.community import parts, reading
from llumi.community.collect import Options, collect
from llumi.errors import InputError
from llumi.workspace import file_sha256, open_workspace

OURS = Options(format="jsonl", masking="rules")
POST = {"kind": "post", "id": "p1", "title": "Can't sleep", "text": "Since March.", "author": "mo"}
COMMENT = {
    "kind": "comment",
    "id": "c1",
    "post": "p1",
    "text": "That sounds so long.",
    "author": "ana_2",
}


def rows_of(workspace, name):
    return workspace.table(name).to_pylist()


def test_two_tables_come_out_clean_masked_and_pseudonymous(workspace, jsonl):
    source = jsonl(
        POST | {"text": "<p>Ask  ana_2 &amp; me@example.org</p>", "topic": "sleep", "score": 3},
        COMMENT | {"text": "Mo, ring 555-010-0100", "created": "2026-03-01T23:10:00+01:00"},
    )
    manifest = collect(workspace, [source], OURS)
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
        "early": 0,
    }


def test_no_name_of_an_author_stands_in_any_file_of_the_workspace(workspace, jsonl):
    source = jsonl(
        POST | {"author": "quiet_heron_7", "title": "quiet_heron_7 here"},
        COMMENT | {"author": "greykettle", "text": "u/greykettle hears you, Quiet_Heron_7"},
    )
    collect(workspace, [source], OURS)
    told = str(rows_of(workspace, "posts") + rows_of(workspace, "comments")).lower()
    told += (workspace.folder / "workspace.json").read_text(encoding="utf-8").lower()
    assert "heron" not in told
    assert "kettle" not in told


def test_a_name_is_masked_in_its_own_thread_only(workspace, jsonl):
    source = jsonl(
        POST | {"author": "route_66", "text": "route_66 speaking"},
        POST | {"id": "p2", "author": "mo", "text": "we drove route_66"},
    )
    collect(workspace, [source], OURS)
    assert [post["text"] for post in rows_of(workspace, "posts")] == [
        "[handle] speaking",
        "we drove route_66",
    ]


def test_one_person_has_one_pseudonym_in_both_tables(workspace, jsonl):
    source = jsonl(
        POST,
        POST | {"id": "p2", "author": "ana_2"},
        COMMENT | {"author": " ANA_2 "},
        COMMENT | {"id": "c2", "author": None},
    )
    collect(workspace, [source], OURS)
    _, post = rows_of(workspace, "posts")
    assert [c["author"] for c in rows_of(workspace, "comments")] == [post["author"], None]


def test_what_is_empty_repeated_or_has_lost_its_post_is_dropped_and_counted(workspace, jsonl):
    first = jsonl(
        POST | {"title": "Can't sleep", "text": "Since March."},
        POST | {"id": "p2", "title": "[deleted]", "text": "[removed]"},
        POST | {"id": "p3", "title": "", "text": "<p></p>"},
        POST | {"id": "p4", "title": "Title only", "text": "[deleted]"},
        COMMENT,
        COMMENT | {"id": "c2", "text": "[deleted]"},
        COMMENT | {"id": "c3", "text": "<div> &nbsp; </div>"},
        COMMENT | {"id": "c4", "text": "\u200b"},
        COMMENT | {"id": "c5", "post": "p2", "text": "under a post that is gone"},
        COMMENT | {"id": "c6", "post": "p9", "text": "under a post that never was"},
        COMMENT | {"id": "c7", "post": "p4", "text": "I hear you, friend."},
        COMMENT | {"id": "c8", "author": "mo", "text": "Thank you all for answering."},
        COMMENT | {"id": "c9", "author": "AutoModerator", "text": "Read the rules, please."},
    )
    second = jsonl(
        POST | {"text": "A second telling."},
        COMMENT | {"text": "The same id a second time."},
        name="second.jsonl",
    )
    manifest = collect(workspace, [first, second], OURS)
    assert [(p["post_id"], p["text"]) for p in rows_of(workspace, "posts")] == [
        ("p1", "Since March."),
        ("p4", ""),
    ]
    assert [c["comment_id"] for c in rows_of(workspace, "comments")] == ["c1", "c7"]
    assert manifest.dropped == {
        "post without text": 2,
        "repeated post id": 1,
        "comment without text": 3,
        "comment under a post that was left out": 1,
        "comment without its post": 1,
        "comment by the poster": 1,
        "comment by a bot": 1,
        "repeated comment id": 1,
    }
    assert manifest.counts["rows"] == 15 == 2 + 2 + sum(manifest.dropped.values())
    assert rows_of(workspace, "quarantine") == [
        {"file": str(first), "line": 10, "reason": "comment without its post"},
        {"file": str(second), "line": 1, "reason": "repeated post id"},
        {"file": str(second), "line": 2, "reason": "repeated comment id"},
    ]


def test_a_near_copy_under_the_same_post_or_by_the_same_person_is_one_comment(workspace, jsonl):
    said = "You are not alone in this, and what you feel tonight will not stay as heavy as it is."
    again = f"{said.upper()}!!"
    manifest = collect(
        workspace,
        [
            jsonl(
                POST,
                POST | {"id": "p2", "text": "Another night.", "author": "li"},
                POST | {"id": "p3", "text": "And another.", "author": "li"},
                COMMENT | {"text": said},
                COMMENT | {"id": "c2", "text": again, "author": "kit"},
                COMMENT | {"id": "c3", "text": again, "post": "p2"},
                COMMENT | {"id": "c4", "text": again, "post": "p3", "author": "sol"},
                COMMENT | {"id": "c5", "text": said.replace("tonight", "now"), "post": "p2"},
            )
        ],
        OURS,
    )
    # c2 stands under c1's post, c3 and c5 are by c1's author; c4 is somebody else's elsewhere.
    assert [c["comment_id"] for c in rows_of(workspace, "comments")] == ["c1", "c4"]
    assert manifest.dropped == {"near copy of another comment": 3}


def test_what_says_the_same_once_masked_is_not_a_copy_for_that_alone(workspace, jsonl):
    source = jsonl(
        POST,
        COMMENT | {"text": "Write to a@example.org"},
        COMMENT | {"id": "c2", "text": "Write to b@example.org", "author": "kit"},
    )
    manifest = collect(workspace, [source], OURS)
    assert manifest.counts["comments"] == 2
    assert manifest.dropped == {}


def test_on_many_cores_and_in_small_blocks_the_result_is_the_same(
    tmp_path, jsonl, sample, monkeypatch
):
    """The sample as a dump would be read: line by line, in other processes."""

    def read_lines(block):
        path = tmp_path / f"block-{block.first}.jsonl"
        path.write_bytes(block.data)
        found = parts.WHOLE["jsonl"](path)
        for row in (*found.posts, *found.comments):
            object.__setattr__(row, "line", row.line + block.first - 1)
        return found

    whole = open_workspace(tmp_path / "whole")
    collect(whole, [sample], OURS)
    monkeypatch.setitem(parts.BY_LINE, "lines", read_lines)
    monkeypatch.setattr(stage, "FORMATS", ("lines",))
    monkeypatch.setattr(reading, "_BLOCK", 4096)
    cut = open_workspace(tmp_path / "cut")
    (cut.folder / "pseudonym.key").write_bytes((whole.folder / "pseudonym.key").read_bytes())
    collect(cut, [sample], Options(format="lines", masking="rules"))
    for name in ("posts", "comments"):
        assert cut.table(name).equals(whole.table(name))


def test_several_sources_become_one_community(workspace, jsonl):
    first = jsonl(POST, name="first.jsonl")
    second = jsonl(COMMENT, POST | {"title": "A second telling"}, name="second.jsonl")
    seen = []
    manifest = collect(
        workspace,
        [first, second],
        OURS,
        told=seen.append,
    )
    sizes = [path.stat().st_size for path in (first, second)]
    assert [step.done for step in seen if step.what == "reading"] == [sizes[0], sum(sizes)]
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
    manifest = collect(workspace, [first, second], OURS)
    assert sorted(manifest.inputs.values()) == sorted(map(file_sha256, (first, second)))


def test_a_source_of_which_nothing_is_left_is_refused(workspace, jsonl):
    source = jsonl(POST | {"title": "", "text": "[removed]"}, COMMENT)
    with pytest.raises(InputError, match=r"No post is left of .*community\.jsonl"):
        collect(workspace, [source], OURS)
    assert workspace.manifest("collect") is None


def test_one_bad_source_among_good_ones_changes_nothing(workspace, jsonl):
    good = jsonl(POST, COMMENT)
    collect(workspace, [good], OURS)
    bad = jsonl("{", name="bad.jsonl")
    with pytest.raises(InputError, match=r"bad\.jsonl"):
        collect(workspace, [good, bad], OURS)
    assert open_workspace(workspace.folder).table("comments").num_rows == 1


def test_a_post_without_comments_is_a_community_too(workspace, jsonl):
    manifest = collect(workspace, [jsonl(POST)], OURS)
    assert manifest.counts["comments"] == workspace.table("comments").num_rows == 0


def test_the_same_source_and_key_give_the_same_tables_whatever_the_hash_seed(tmp_path, jsonl):
    names = [f"mo_{i}" for i in range(20)] + [f"mo_{i}-light" for i in range(20)]
    comments = [
        COMMENT | {"id": f"c{i}", "author": name, "text": " ".join(reversed(names))}
        for i, name in enumerate(names)
    ]
    source = jsonl(POST, *comments)
    made = set()
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        (folder / "pseudonym.key").write_text("00" * 32, encoding="ascii")
        subprocess.run(
            [
                *(sys.executable, "-c", "from llumi.cli import main; main()"),
                *("collect", source, "--format", "jsonl", "--masking", "rules"),
                *("--workspace", folder),
            ],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        tables = open_workspace(folder)
        made.add((tables.record("posts").sha256, tables.record("comments").sha256))
        assert "mo_" not in str(rows_of(tables, "comments"))
    assert len(made) == 1


def test_a_second_collect_into_the_same_workspace_is_kept_out(workspace, jsonl):
    source = jsonl(POST, COMMENT)

    def meanwhile(step):
        with pytest.raises(InputError, match="Another llumi collect is at work"):
            collect(open_workspace(workspace.folder), [source], OURS)

    collect(workspace, [source], OURS, told=meanwhile)
    assert workspace.table("posts").num_rows == 1


def test_nothing_is_left_in_the_folder_for_temporary_files(workspace, jsonl, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    collect(workspace, [jsonl(POST, COMMENT)], OURS)
    with pytest.raises(InputError):
        collect(workspace, [jsonl("{", name="bad.jsonl")], OURS)
    left = {path for path in set(tmp_path.iterdir()) - before if path.name.startswith("llumi-")}
    assert not left


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(format="mbox", masking="rules"), "--format mbox is unknown"),
        (Options(format="jsonl", language="xx", masking="rules"), "--language xx is unknown"),
    ],
)
def test_an_unknown_option_is_answered_with_the_known(workspace, jsonl, options, said):
    with pytest.raises(InputError, match=said) as raised:
        collect(workspace, [jsonl(POST)], options)
    assert "jsonl" in raised.value.hint or "en" in raised.value.hint


def test_another_language_is_left_out_unless_any_is_asked_for(workspace, jsonl):
    german = "Ich kann seit Wochen nicht mehr schlafen und weiß nicht, wem ich das sagen soll."
    source = jsonl(POST, COMMENT, COMMENT | {"id": "c2", "text": german, "author": "kit"})
    assert collect(workspace, [source], OURS).dropped == {"comment in another language": 1}
    assert (
        collect(
            workspace, [source], Options(format="jsonl", language="any", masking="rules")
        ).dropped
        == {}
    )
    english = COMMENT | {
        "text": "That sounds so long, and I hope that somebody sits with you tonight."
    }
    source = jsonl(POST, english, COMMENT | {"id": "c2", "text": german, "author": "kit"})
    left = collect(workspace, [source], Options(format="jsonl", language="de", masking="rules"))
    assert left.counts["comments"] == 1
