"""`llumi collect` and `llumi pair` as typed."""

import json
import os
import sys

import pytest

from llumi import __version__, cli, tables
from llumi.cli import data
from llumi.cli import main as program
from llumi.workspace import open_workspace

POST = {"kind": "post", "id": "p1", "title": "Can't sleep", "text": "Since March."}
COMMENTS = [
    {"kind": "comment", "id": f"c{i}", "post": "p1", "text": f"This is answer {i}.", "score": i}
    for i in range(4)
]


@pytest.fixture
def llumi(monkeypatch, capsys):
    """Runs the program: exit status, stdout, stderr."""
    for name in cli.SWITCHES:
        monkeypatch.setenv(name, "")  # so that what the program sets is taken back afterwards

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            program()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "work"


@pytest.fixture
def collected(llumi, folder, jsonl):
    """A workspace with one post and four comments."""
    status, _, _ = llumi(
        "collect",
        jsonl(POST, *COMMENTS),
        "--format",
        "jsonl",
        "--masking",
        "rules",
        "--workspace",
        folder,
    )
    assert status == 0
    return folder


def test_collect_ends_with_one_line_of_result(llumi, folder, jsonl):
    source = jsonl(POST, *COMMENTS, COMMENTS[0] | {"id": "c9", "text": "[deleted]"})
    status, out, err = llumi(
        "collect", source, "--format", "jsonl", "--masking", "rules", "--workspace", folder
    )
    assert (status, err) == (0, "")
    assert out == (
        f"6 rows read: 1 posts and 4 comments are in {folder}, 0 identifiers masked. "
        "Left out: 1 × comment without text.\n"
    )


def test_collect_says_the_same_as_one_object(llumi, folder, jsonl):
    status, out, err = llumi(
        "collect",
        jsonl(POST),
        "--format",
        "jsonl",
        "--masking",
        "rules",
        "--workspace",
        folder,
        "--json",
    )
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "rows": 1,
        "posts": 1,
        "comments": 0,
        "masked": {"email": 0, "link": 0, "handle": 0, "phone": 0},
        "early": 0,
        "dropped": {},
    }


def test_pair_says_the_audit_and_then_the_result(llumi, collected):
    status, out, err = llumi("pair", "--rule", "any", "--workspace", collected)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[-1].startswith("5 pairs from 1 posts and 1 SFT rows by rule any. The audit")
    assert (collected / "audit.html").exists()
    assert "The data have no times and no views, so that could not be looked at." in lines


def test_pair_says_the_same_as_one_object(llumi, collected):
    status, out, _ = llumi(
        "pair", "--rule", "any", "--workspace", collected, "--max-per-post", 0, "--json"
    )
    found = json.loads(out)
    assert status == 0
    assert (found["pairs"], found["posts_with_pairs"], found["sft_rows"]) == (6, 1, 1)
    assert found["audit"]["more_views"] is None
    assert found["sentences"]


def test_a_rule_without_pairs_is_a_result_and_no_error(llumi, collected):
    status, out, err = llumi("pair", "--workspace", collected, "--rule", "paper")
    assert (status, err) == (0, "")
    why, result = out.splitlines()
    assert why == (
        "The rule paper wants 15 votes between two comments of a post; here the widest gap is 3."
    )
    assert result.startswith("0 pairs from 0 posts and 1 SFT rows by rule paper.")


def test_a_workspace_may_be_left_to_its_default(llumi, tmp_path, jsonl, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert llumi("collect", jsonl(POST), "--format", "jsonl", "--masking", "rules")[0] == 0
    assert llumi("pair", "--json")[0] == 0
    assert open_workspace(tmp_path / "workspace").table("splits").num_rows == 1


# Mistakes the user can mend


@pytest.mark.parametrize(
    ("words", "named", "advice"),
    [
        (
            ["collect", "nowhere.jsonl", "--format", "jsonl", "--masking", "rules"],
            "nowhere.jsonl does not",
            "path",
        ),
        (
            ["collect", "empty.csv", "--format", "counselchat", "--masking", "rules"],
            "empty.csv is empty",
            "again",
        ),
        (["collect", "empty.csv", "--format", "xml"], "--format xml is unknown", "counselchat"),
        (
            ["collect", "hollow", "--format", "jsonl", "--masking", "rules"],
            "hollow is a folder without",
            "path",
        ),
        (["pair"], "There is no table posts in workspace", "llumi collect"),
        (["pair", "--rule", "best"], "--rule best is unknown", "votes, later"),
        (["pair", "--max-per-post", "-1"], "--max-per-post is below 0", "0 for no limit"),
        (["pair", "--engine", "pandas"], "--engine pandas is unknown", "duckdb, spark"),
        (["pair", "--split", "chance"], "--split chance is unknown", "author, time"),
        (["pair", "--workspace", "empty.csv"], "empty.csv is a file", "--workspace"),
    ],
)
def test_a_mistake_is_told_in_two_sentences_on_stderr(
    llumi, tmp_path, monkeypatch, words, named, advice
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.csv").touch()
    (tmp_path / "hollow").mkdir()
    status, out, err = llumi(*words)
    assert (status, out) == (2, "")
    first, second = err.splitlines()
    assert first.startswith(f"llumi: {named}")
    assert first.endswith(".")
    assert advice in second


def test_all_mistakes_of_a_file_are_told_and_nothing_is_changed(llumi, collected, jsonl):
    before = open_workspace(collected).record("comments")
    source = jsonl(POST, "{", COMMENTS[0] | {"score": "many"}, name="broken.jsonl")
    status, out, err = llumi(
        "collect", source, "--format", "jsonl", "--masking", "rules", "--workspace", collected
    )
    assert (status, out) == (2, "")
    assert err.splitlines()[0] == f"llumi: {source} has 2 mistakes:"
    assert [line.split(":")[0] for line in err.splitlines()[1:3]] == ["  line 2", "  line 3"]
    assert "field score" in err
    assert open_workspace(collected).record("comments") == before


@pytest.mark.parametrize(
    "words",
    [
        ["collect"],
        ["collect", "posts.jsonl"],
        ["pair", "--max-per-post", "many"],
        ["pair", "--no-such-option"],
        ["no-such-command"],
    ],
)
def test_a_command_typed_wrong_exits_with_2_and_touches_nothing(
    llumi, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    status, out, err = llumi(*words)
    assert (status, out) == (2, "")
    assert err
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_of_another_version_is_told(llumi, collected):
    index = collected / "workspace.json"
    index.write_text(
        index.read_text().replace(f'"tables_version": {tables.VERSION}', '"tables_version": 0')
    )
    status, _, err = llumi("pair", "--rule", "any", "--workspace", collected)
    assert status == 2
    assert "holds tables of version 0" in err


def test_ctrl_c_says_what_is_kept(llumi, collected, monkeypatch):
    def interrupted(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(data, "prepare", interrupted)
    status, out, err = llumi("pair", "--rule", "any", "--workspace", collected)
    assert (status, out) == (130, "")
    assert err == "\nStopped. What was finished before is kept.\n"


def test_the_version_is_printed(llumi):
    assert llumi("--version") == (0, f"{__version__}\n", "")


def test_libraries_below_are_told_to_stay_offline(llumi):
    llumi("--version")
    assert (os.environ["HF_HUB_OFFLINE"], os.environ["HF_DATASETS_OFFLINE"]) == ("1", "1")


# Real data


@pytest.fixture
def counselchat(llumi, folder, real_data):
    """Collects one of CounselChat's exports; what it says, and `llumi pair` on it."""

    def collect(name):
        source = real_data(f"counselchat/{name}")
        words = ("--format", "counselchat", "--masking", "rules", "--workspace", folder, "--json")
        status, out, _ = llumi("collect", source, *words)
        assert status == 0
        return json.loads(out)

    def pair(*words):
        status, out, _ = llumi("pair", "--workspace", folder, "--json", *words)
        assert status == 0
        return json.loads(out)

    return collect, pair


def test_counselchat_gives_the_known_counts(counselchat):
    collect, pair = counselchat
    found = collect("20200325_counsel_chat.csv")
    assert (found["rows"], found["comments"], found["posts"]) == (2129, 2008, 824)
    assert found["dropped"] == {
        "duplicate of an earlier answer": 120,
        "fewer than 3 words": 1,
    }
    assert found["masked"]["phone"] > 0

    uncapped = pair("--rule", "any", "--max-per-post", "0")
    assert (uncapped["pairs"], uncapped["posts_with_pairs"]) == (1770, 201)
    assert round(uncapped["audit"]["more_views"]["share"], 3) == 0.933
    assert uncapped["audit"]["earlier"] is None

    capped = pair("--rule", "any")
    assert (capped["pairs"], capped["posts_with_pairs"]) == (565, 201)

    paper = pair("--rule", "paper")
    assert paper["pairs"] == 0
    assert paper["sentences"] == [
        "The rule paper wants 15 votes between two comments of a post; here the widest gap is 9."
    ]


def test_counselchat_without_votes_gives_no_pair_and_a_sentence(counselchat):
    collect, pair = counselchat
    collect("counselchat-data.csv")
    for rule in ("any", "paper"):
        found = pair("--rule", rule)
        assert found["pairs"] == 0
        (sentence,) = found["sentences"]
        assert sentence.endswith("have the same votes (0), so none is voted above another.")
