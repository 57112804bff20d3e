"""The whole way at the command line, on a few posts of the sample community."""

import json
import sys
from pathlib import Path

import pytest

from llumi.cli import demo, main
from llumi.cli.checkout import RECIPES

pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("xllamacpp", reason="the embedded backend is not installed")

POSTS = 16
TINY = """
model = "embedded"
rank = 4
max_tokens = 400
max_rows = 3
batch_size = 1
canaries = 0
"""


@pytest.fixture
def small(tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the demo cut down to seconds."""
    lines = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    kept = {line["id"] for line in lines if line["kind"] == "post"}
    kept = set(sorted(kept)[:POSTS])
    part = [line for line in lines if line.get("post", line["id"]) in kept]
    source = tmp_path / "community.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in part), encoding="utf-8")
    recipes = tmp_path / "recipes"
    recipes.mkdir()
    for name in ("tiny-sft.toml", "tiny-dpo.toml"):
        assert (RECIPES / name).exists()
        (recipes / name).write_text(TINY, encoding="utf-8")
    monkeypatch.setattr(demo, "SAMPLE", source)
    monkeypatch.setattr(demo, "RECIPES", recipes)
    return tmp_path / "work"


def test_the_demo_goes_the_whole_way_and_then_reuses_what_is_up_to_date(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> list[str]:
        monkeypatch.setattr(sys, "argv", ["llumi", "demo", "--no-serve", "--workspace", str(small)])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 0
        return capsys.readouterr().out.splitlines()

    first = run()
    steps = [line for line in first if line[:1].isdigit()]
    assert [line.split()[1] for line in steps] == ["collect", "pair", "sft", "dpo", "evaluate"]
    assert not [line for line in steps if "Up to date" in line]
    assert any("longer wins" in line for line in first)
    for made in ("workspace.json", "evaluation.html", "runs/dpo/adapter.gguf", "runs/dpo/run.json"):
        assert (small / made).exists()

    again = run()
    steps = [line for line in again if line[:1].isdigit()]
    assert len(steps) == 5 and all("Up to date" in line for line in steps)


def test_the_demo_says_where_it_must_be_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "SAMPLE", tmp_path / "nowhere.jsonl")
    monkeypatch.setattr(sys, "argv", ["llumi", "demo", "--workspace", str(tmp_path / "work")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "from a checkout" in capsys.readouterr().err
