import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from llumi import __version__
from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace

Llumi = Callable[..., object]

pytest.importorskip("torch", reason="the training extra is not installed")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A workspace in which `pair` gave nothing."""
    folder = tmp_path / "work"
    made = {name: SCHEMAS[name].empty_table() for name in ("pairs", "sft")}
    open_workspace(folder).write("pair", made, inputs={}, settings={}, counts={}, dropped={})
    return folder


def test_all_mistakes_of_a_recipe_are_told_and_nothing_is_made(
    empty: Path, tmp_path: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text("epoch = 1\nrank = 0\n", encoding="utf-8")
    assert llumi("train", "sft", "--recipe", recipe, "--workspace", empty) == 2
    told = capsys.readouterr().err
    assert "mine.toml has 2 mistakes" in told
    assert "line 1, field epoch" in told and "line 2, field rank" in told
    assert not (empty / "runs").exists()


def test_no_rows_is_a_sentence(
    empty: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Path(__file__).parents[2] / "recipes" / "tiny-dpo.toml"
    assert llumi("train", "dpo", "--recipe", recipe, "--workspace", empty) == 2
    assert "The table pairs has no rows to train on." in capsys.readouterr().err


def test_a_run_that_is_not_there_is_named_before_a_model_is_loaded(
    empty: Path, llumi: Llumi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = {name: "x" for name in ("pair_id", "post_id", "prompt", "chosen", "rejected")}
    row = one | {"split": "train", "chosen_id": "a", "rejected_id": "b", "rejected": "y"}
    row |= {"chosen_score": 2, "rejected_score": 1}  # type: ignore[dict-item]
    pairs = pa.Table.from_pylist([row], SCHEMAS["pairs"])
    open_workspace(empty).write(
        "pair", {"pairs": pairs}, inputs={}, settings={}, counts={}, dropped={}
    )
    monkeypatch.setattr("llumi.training.models.base", lambda name: pytest.fail("was loaded"))
    recipe = Path(__file__).parents[2] / "recipes" / "tiny-dpo.toml"
    words = ("train", "dpo", "--recipe", recipe, "--from", "elsewhere", "--workspace", empty)
    assert llumi(*words) == 2
    assert "There is no finished run elsewhere" in capsys.readouterr().err


def test_nothing_below_us_may_reach_out(llumi: Llumi, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        monkeypatch.setenv(name, "0")
    llumi("--version")
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["HF_HUB_DISABLE_TELEMETRY"] == "1"
    assert os.environ["DO_NOT_TRACK"] == "1"


def test_the_version_is_one_line(llumi: Llumi, capsys: pytest.CaptureFixture[str]) -> None:
    assert llumi("--version") == 0
    assert capsys.readouterr().out == f"{__version__}\n"
