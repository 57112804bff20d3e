import json
from collections.abc import Callable
from pathlib import Path

import pytest

from llumi.backends.echo import Echo
from llumi.cli import evaluate, reporting
from llumi.workspace import open_workspace

Llumi = Callable[..., object]


@pytest.fixture
def prepared(
    tmp_path: Path,
    sample: Path,
    llumi: Llumi,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """The sample community, paired, with two models that say the same to everyone."""
    folder = tmp_path / "work"
    assert (
        llumi(
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
    assert llumi("pair", "--workspace", folder) == 0
    capsys.readouterr()
    answers = {"base": "Keep going. Call 555-0100 now.", "tuned": "That sounds long. " * 20}
    monkeypatch.setattr(evaluate, "open_models", lambda *_, **__: Echo(answers))
    return folder


def test_systems_are_compared_on_held_out_posts_only(
    prepared: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    assert llumi("evaluate", "--workspace", prepared, "--json") == 0
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
    prepared: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    assert llumi("evaluate", "--workspace", prepared, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["held_back"] == {"base": result["posts"], "tuned": 0}
    texts = {
        row["text"]
        for row in open_workspace(prepared).table("replies").to_pylist()
        if row["system"] == "base"
    }
    assert texts == {"Keep going."}


def openings(sample: Path) -> list[str]:
    lines = sample.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"][:60] for line in lines]


def test_a_report_without_samples_holds_no_text_of_a_post(
    prepared: Path, llumi: Llumi, sample: Path
) -> None:
    assert llumi("evaluate", "--posts", 5, "--workspace", prepared) == 0
    page = prepared / reporting.REPORT
    assert "It quotes 3 posts" in page.read_text(encoding="utf-8")
    assert llumi("evaluate", "report", "--samples", 0, "--workspace", prepared) == 0
    report = page.read_text(encoding="utf-8")
    assert "5 posts" in report
    assert "It holds no text" in report
    assert [opening for opening in openings(sample) if opening in report] == []
    assert json.loads(page.with_suffix(".json").read_text("utf-8"))["posts"] == 5


def test_other_systems_are_reported_beside_ours(
    prepared: Path,
    tmp_path: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert llumi("evaluate", "--posts", 6, "--workspace", prepared) == 0
    table = open_workspace(prepared).table("replies")
    posts = sorted(set(table["post_id"].to_pylist()))
    theirs = tmp_path / "theirs.jsonl"
    rows = [
        {"post_id": p, "system": "other", "text": f"I hear you. {i}"} for i, p in enumerate(posts)
    ]
    theirs.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    capsys.readouterr()
    options = ("--also", theirs, "--margin", 0.2, "--workspace", prepared, "--json")
    assert llumi("evaluate", "report", *options) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["systems"] == ["other", "tuned", "base", "peers"]
    assert any("equivalent within the margin" in note for note in result["notes"])
    assert any(found["stratum"].startswith("risk: ") for found in result["differences"])
    # The workspace's own table is left as it was.
    assert open_workspace(prepared).table("replies").equals(table)
    chosen = ("--system", "base", "--system", "tuned", "--workspace", prepared, "--json")
    assert llumi("evaluate", "report", *chosen) == 0
    assert json.loads(capsys.readouterr().out)["systems"] == ["base", "tuned"]


def test_a_peers_comment_is_improved_where_it_is_asked_for(
    prepared: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--posts", 5, "--improve", "--workspace", prepared, "--json")
    assert llumi("evaluate", *options) == 0
    result = json.loads(capsys.readouterr().out)
    assert {"tuned-improved", "base-improved"} < set(result["systems"])
    rows = open_workspace(prepared).table("replies").to_pylist()
    by_id = {row["reply_id"]: row for row in rows}
    improved = [row for row in rows if row["system"] == "tuned-improved"]
    assert improved
    for row in improved:
        assert by_id[row["revises"]]["system"] == "peers"
        assert by_id[row["revises"]]["post_id"] == row["post_id"]


def test_mistakes_are_sentences(
    prepared: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in (
        (("evaluate", "report"), "There are no replies"),
        (("evaluate", "report", "--samples", -1), "--samples is below 0"),
        (("evaluate", "--posts", 3, "report"), "--posts stands before report"),
        (("evaluate", "--suite", "wrong"), "--suite wrong is unknown"),
        (("evaluate", "--suite", "training", "--run", "a", "--run", "b"), "takes one --run"),
    ):
        workspace = () if "report" in words and "--posts" in words else ("--workspace", prepared)
        assert llumi(*words, *workspace) == 2
        assert said in capsys.readouterr().err
    assert llumi("evaluate", "--posts", 5, "--workspace", prepared) == 0
    capsys.readouterr()
    assert llumi("evaluate", "report", "--margin", -1, "--workspace", prepared) == 2
    assert "margin" in capsys.readouterr().err
    wrong = prepared / "wrong.jsonl"
    wrong.write_text('{"post_id": "nobody", "system": "x", "text": "Hi."}\n{"post', "utf-8")
    assert llumi("evaluate", "report", "--also", wrong, "--workspace", prepared) == 2
    err = capsys.readouterr().err
    assert "line 1, field post_id" in err
    assert "line 2" in err


def test_a_community_without_held_out_posts_is_a_sentence(
    tmp_path: Path,
    jsonl: Callable[..., Path],
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "work"
    source = jsonl({"kind": "post", "id": "p1", "text": "The evenings are long."})
    assert (
        llumi(
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
    assert llumi("pair", "--workspace", folder) == 0
    assert llumi("evaluate", "--workspace", folder) == 2
    assert "No post is held out" in capsys.readouterr().err
