import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from llumi.backends.echo import Echo
from llumi.cli import evaluate, main
from llumi.workspace import open_workspace


def llumi(monkeypatch: pytest.MonkeyPatch, *words: object) -> object:
    monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
    with pytest.raises(SystemExit) as stopped:
        main()
    return stopped.value.code


@pytest.fixture
def prepared(
    tmp_path: Path,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """The sample community, paired, with two models that say the same to everyone."""
    folder = tmp_path / "work"
    assert (
        llumi(
            monkeypatch,
            "collect",
            sample,
            "--format",
            "jsonl",
            "--masking",
            "rules",
            "--workspace",
            folder,
        )
        == 0
    )
    assert llumi(monkeypatch, "pair", "--workspace", folder) == 0
    capsys.readouterr()
    answers = {"base": "Keep going. Call 555-0100 now.", "tuned": "That sounds long. " * 20}
    monkeypatch.setattr(evaluate, "open_backend", lambda *_, **__: Echo(answers))
    return folder


def test_systems_are_compared_on_held_out_posts_only(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert llumi(monkeypatch, "evaluate", "--workspace", prepared, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["systems"] == ["tuned", "base", "peers"]
    workspace = open_workspace(prepared)
    held_out = {
        row["post_id"] for row in workspace.table("splits").to_pylist() if row["split"] == "test"
    }
    replies = workspace.table("replies").to_pylist()
    assert {row["post_id"] for row in replies} == held_out
    assert result["posts"] == len(held_out)


def test_what_the_screen_holds_back_is_counted_and_not_measured(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert llumi(monkeypatch, "evaluate", "--workspace", prepared, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["held_back"] == {"base": result["posts"], "tuned": 0}
    texts = {
        row["text"]
        for row in open_workspace(prepared).table("replies").to_pylist()
        if row["system"] == "base"
    }
    assert texts == {"Keep going."}


def test_the_report_holds_no_text_of_a_post(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    assert llumi(monkeypatch, "evaluate", "--posts", 5, "--workspace", prepared) == 0
    report = (prepared / evaluate.REPORT).read_text(encoding="utf-8")
    assert "5 posts" in report
    for line in sample.read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["text"][:60] not in report


def test_a_community_without_held_out_posts_is_a_sentence(
    tmp_path: Path,
    jsonl: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "work"
    source = jsonl({"kind": "post", "id": "p1", "text": "The evenings are long."})
    assert (
        llumi(
            monkeypatch,
            "collect",
            source,
            "--format",
            "jsonl",
            "--masking",
            "rules",
            "--workspace",
            folder,
        )
        == 0
    )
    assert llumi(monkeypatch, "pair", "--workspace", folder) == 0
    assert llumi(monkeypatch, "evaluate", "--workspace", folder) == 2
    assert "No post is held out" in capsys.readouterr().err
