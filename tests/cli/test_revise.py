"""`llumi revise`: a table of what each test refused, or one object that says the same."""

import json
import sys

import pytest

from llumi.backends.echo import Echo
from llumi.cli import main, revise
from llumi.workspace import open_workspace


@pytest.fixture
def llumi(monkeypatch):
    """Runs the command as a person would."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code

    return run


LAST = "The river is calm this week and the kettle is on for you!"


@pytest.fixture
def prepared(tmp_path, jsonl, monkeypatch, capsys, llumi):
    """A small community, paired, with a model that says the same to everyone."""
    folder = tmp_path / "work"
    post = {"kind": "post", "id": "p1", "text": "My cat died in March and the flat is silent."}
    comments = [f"You should call your sister. {LAST}", f"Long evenings without her cat. {LAST}"]
    source = jsonl(
        post,
        *(
            {"kind": "comment", "id": f"c{n}", "post": "p1", "text": text, "score": n}
            for n, text in enumerate(comments, start=1)
        ),
    )
    collect = ["--format", "jsonl", "--masking", "rules", "--workspace", folder]
    assert llumi("collect", source, *collect) == 0
    assert llumi("pair", "--rule", "any", "--workspace", folder) == 0
    capsys.readouterr()
    echo = Echo({"base": "Hello.", "tuned": "I hear you."})
    monkeypatch.setattr(revise, "open_backend", lambda *_, **__: echo)
    return folder


def test_the_last_model_and_the_rules_propose(prepared, llumi, capsys):
    assert llumi("revise", "--workspace", prepared, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["dropped"] == {}
    assert result["counts"] == {
        "drafts": 2,
        "proposals": 3,
        "kept": {"rules": 1, "tuned": 0},
        "refused": {"rules": {"unchanged": 1}, "tuned": {"overwrites": 2}},
        "without_change": 1,
    }
    rows = open_workspace(prepared).table("revisions").to_pylist()
    assert sorted(row["by"] for row in rows) == ["rules", "tuned", "tuned"]


def test_what_each_test_refused_is_a_table_with_its_meaning(prepared, llumi, capsys):
    assert llumi("revise", "--workspace", prepared) == 0
    told = capsys.readouterr().out
    assert "| test | refused (rules) | refused (tuned) | what it means |" in told
    assert "| overwrites | 0 | 2 | it replaces more than 60 % of the draft's words |" in told
    assert "| kept | 1 | 0 |" in told
    assert "Of 2 comments, 1 are to stay as they are; kept revisions: 1 by the rules" in told


def test_at_most_so_many_comments_are_taken(prepared, llumi, capsys):
    assert llumi("revise", "--at-most", 1, "--workspace", prepared, "--json") == 0
    assert json.loads(capsys.readouterr().out)["counts"]["drafts"] == 1


def test_rules_alone_need_no_model(prepared, llumi, monkeypatch, capsys):
    def refuse(*_, **__):
        raise AssertionError("a model was asked for")

    monkeypatch.setattr(revise, "open_backend", refuse)
    assert llumi("revise", "--rules-only", "--workspace", prepared, "--json") == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts["kept"] == {"rules": 1}
    assert list(counts["refused"]) == ["rules"]


def test_flags_that_do_not_go_together_are_a_sentence(prepared, llumi, capsys):
    assert llumi("revise", "--rules-only", "--run", "sft", "--workspace", prepared) == 2
    assert "--rules-only does not go with" in capsys.readouterr().err


def test_a_workspace_without_tables_says_what_to_run(tmp_path, llumi, capsys):
    assert llumi("revise", "--rules-only", "--workspace", tmp_path / "empty") == 2
    assert "llumi collect" in capsys.readouterr().err
