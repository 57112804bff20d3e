"""`llumi erase` as typed: what it says to an administrator, and what it never writes down."""

import json
import sys

import pytest

from llumi.cli import demo
from llumi.cli import main as program
from llumi.workspace import open_workspace

COMMUNITY = [
    {"kind": "post", "id": "p1", "text": "Long night.", "author": "Grey_Kettle", "score": 2},
    {"kind": "post", "id": "p2", "text": "New job.", "author": "ana", "score": 2},
    {
        "kind": "comment",
        "id": "c1",
        "post": "p1",
        "text": "I hear you.",
        "author": "ana",
        "score": 1,
    },
    {"kind": "comment", "id": "c2", "post": "p2", "text": "Best of luck.", "author": "grey_kettle"},
    {"kind": "comment", "id": "c3", "post": "p2", "text": "Like a kettle.", "score": 1},
]


@pytest.fixture
def llumi(monkeypatch, capsys):
    """Runs the program: exit status, stdout, stderr."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            program()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def folder(tmp_path, jsonl, llumi):
    """A workspace with two posts and three comments."""
    work = tmp_path / "work"
    source = jsonl(*COMMUNITY)
    assert (
        llumi("collect", source, "--format", "jsonl", "--masking", "rules", "--workspace", work)[0]
        == 0
    )
    return work


def test_an_erasure_is_told_in_sentences(llumi, folder):
    assert llumi("pair", "--rule", "any", "--workspace", folder)[0] == 0
    (folder / "runs" / "old").mkdir(parents=True)
    status, out, err = llumi("erase", "--author", "u/GREY_KETTLE", "--workspace", folder)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"Erased from {folder}: 1 post and 1 comment, 1 comment by others under those posts; rows "
        "made of them: 1 of splits, 1 of sft.",
        "audit.html quotes texts and is gone; llumi pair makes it anew.",
        "audit.json quotes texts and is gone; llumi pair makes it anew.",
        "Run old kept no whole record and may have been trained on them: train it anew, an adapter "
        "cannot forget (--runs deletes it).",
        f"What was asked for is on the list of {folder}, as digests under its key: later collects "
        "into it leave it out.",
        "Copies, backups and exports are beyond this command; docs/erase.md lists what to look at.",
    ]
    workspace = open_workspace(folder)
    assert workspace.table("posts")["post_id"].to_pylist() == ["p2"]
    assert workspace.table("comments")["comment_id"].to_pylist() == ["c3"]


def test_a_name_in_the_words_of_others_is_told(llumi, tmp_path, jsonl):
    other = COMMUNITY[1] | {"id": "p3", "text": "As Grey_Kettle says, one day at a time."}
    work = tmp_path / "mentions"
    llumi(
        "collect",
        jsonl(*COMMUNITY, other),
        "--format",
        "jsonl",
        "--masking",
        "rules",
        "--workspace",
        work,
    )
    words = ("erase", "--author", "grey_kettle", "--workspace", work)
    _, dry, _ = llumi(*words, "--dry-run")
    assert "A name asked for stands in 1 text by others and would be masked there." in dry
    _, out, _ = llumi(*words)
    assert "A name asked for stood in 1 text by others and is masked now." in out
    texts = open_workspace(work).table("posts")["text"].to_pylist()
    assert texts == ["New job.", "As [handle] says, one day at a time."]


def test_a_dry_run_says_the_same_as_if_and_changes_nothing(llumi, folder):
    index = (folder / "workspace.json").read_bytes()
    status, out, _ = llumi("erase", "--author", "grey_kettle", "--workspace", folder, "--dry-run")
    assert status == 0
    first, last = out.splitlines()
    assert first.startswith(f"Would be erased from {folder}: 1 post and 1 comment, 1 comment by")
    assert last == "Nothing was changed."
    assert (folder / "workspace.json").read_bytes() == index


def test_nobody_by_that_name_is_an_answer_and_no_mistake(llumi, folder):
    status, out, _ = llumi("erase", "--author", "mo_1", "--post", "p9", "--workspace", folder)
    assert status == 0
    first, second, third, _ = out.splitlines()
    assert first == f"No post or comment by mo_1 is in {folder}."
    assert second == f"No post p9 is in {folder}."
    assert "is on the list" in third


def test_one_object_says_the_same_without_a_name(llumi, folder):
    words = ("--author", "grey_kettle", "--author", "mo_1", "--comment", "c3", "--comment", "c9")
    status, out, _ = llumi("erase", *words, "--workspace", folder, "--json")
    found = json.loads(out)
    assert status == 0
    assert found == {
        "dry_run": False,
        "asked": {"posts": 1, "comments": 2},
        "comments_under_posts": 1,
        "rows": {"posts": 1, "comments": 3},
        "mentions": {"posts": 0, "comments": 0},
        "not_found": {"authors": 1, "posts": [], "comments": ["c9"]},
        "pages": [],
        "runs": [],
        "not_looked_into": [],
    }


def test_the_name_is_in_no_file_of_the_workspace(llumi, folder):
    llumi("pair", "--rule", "any", "--workspace", folder)
    llumi("erase", "--author", "grey_kettle", "--workspace", folder)
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"grey_kettle" not in path.read_bytes().lower(), path


def test_a_list_and_flags_go_together(llumi, folder, tmp_path):
    path = tmp_path / "requests.txt"
    path.write_text("author @grey_kettle\ncomment c3\n")
    status, out, _ = llumi("erase", "--list", path, "--post", "p2", "--workspace", folder)
    assert status == 0
    assert ": 2 posts and 2 comments, 1 comment by others" in out
    assert open_workspace(folder).table("posts").num_rows == 0


def test_runs_are_deleted_with_a_flag_only(llumi, folder):
    run = folder / "runs" / "sft"
    run.mkdir(parents=True)
    _, out, _ = llumi("erase", "--post", "p1", "--workspace", folder, "--runs", "--dry-run")
    assert "may have been trained on them; it would be deleted." in out
    assert run.exists()
    _, out, _ = llumi("erase", "--post", "p1", "--workspace", folder, "--runs")
    assert "may have been trained on them; it is deleted." in out
    assert not run.exists()


def test_after_an_erasure_pairing_again_works_and_a_page_is_back(llumi, folder):
    llumi("pair", "--rule", "any", "--workspace", folder)
    llumi("erase", "--author", "grey_kettle", "--workspace", folder)
    status, out, _ = llumi("pair", "--rule", "any", "--workspace", folder)
    assert status == 0
    assert "0 pairs from 0 posts and 1 SFT rows" in out
    assert "Long night" not in (folder / "audit.html").read_text(encoding="utf-8")


def test_the_demo_does_again_what_an_erasure_made_stale_and_no_more(
    llumi, tmp_path, jsonl, monkeypatch
):
    monkeypatch.setattr(demo, "SAMPLE", jsonl(*COMMUNITY))
    folder = tmp_path / "demo"

    def steps():
        workspace = open_workspace(folder)
        return [step(workspace).startswith("Up to date") for step in (demo._collect, demo._pair)]

    assert steps() == [False, False]
    assert steps() == [True, True]
    assert llumi("erase", "--author", "grey_kettle", "--workspace", folder)[0] == 0
    assert steps() == [True, False]
    assert steps() == [True, True]
    workspace = open_workspace(folder)
    assert workspace.table("splits")["post_id"].to_pylist() == ["p2"]
    assert demo._collect(workspace).startswith("Up to date: 5 rows read: 1 posts and 1 comments")


@pytest.mark.parametrize(
    ("words", "named", "advice"),
    [
        ([], "Nobody is named.", "--author"),
        (["--author", "@"], "--author is empty.", "author"),
        (["--author", "[deleted]"], "--author [deleted] is what sources write", "--post"),
        (["--list", "nowhere.txt"], "nowhere.txt cannot be read", "--list"),
        (["--list", "broken.txt"], "broken.txt has 2 mistakes:", "author NAME"),
        (["--author", "mo", "--workspace", "elsewhere"], "There is no folder", "--workspace"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_changed(llumi, folder, monkeypatch, words, named, advice):
    monkeypatch.chdir(folder.parent)
    (folder.parent / "broken.txt").write_text("autor mo\npost\nauthor ana\n")
    index = (folder / "workspace.json").read_bytes()
    status, out, err = llumi("erase", "--workspace", "work", *words)
    assert (status, out) == (2, "")
    lines = err.splitlines()
    assert lines[0].startswith(f"llumi: {named}")
    assert advice in lines[-1]
    assert (folder / "workspace.json").read_bytes() == index
    assert not (folder.parent / "elsewhere").exists()
