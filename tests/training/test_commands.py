"""The commands around training, one after another, on the little model."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from llumi import sums
from llumi.cli import main
from llumi.tables import SCHEMAS
from llumi.training import run
from llumi.training.recipes import SftRecipe
from llumi.workspace import Workspace, open_workspace

Said = Callable[..., tuple[object, str, str]]


@pytest.fixture
def llumi(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Said:
    """Runs the program in the little community's workspace: its status, stdout and stderr."""

    def run_it(*words: object) -> tuple[object, str, str]:
        command = ["llumi", *map(str, words), "--workspace", str(workspace.folder)]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code, said.out, said.err

    return run_it


@pytest.fixture
def recipe(tiny: SftRecipe, tmp_path: Path) -> Path:
    """The tiny recipe as a file, with canaries."""
    path = tmp_path / "mine.toml"
    settings = tiny.model_dump() | {"canaries": 3}
    settings["quantise"] = "false"
    lines = [
        f"{name} = {value if name == 'quantise' else json.dumps(value)}"
        for name, value in settings.items()
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def with_posts(workspace: Workspace) -> Workspace:
    """The workspace with the posts and splits that its pairs are of."""
    pairs = workspace.table("pairs").to_pylist()
    posts = [{"post_id": one["post_id"], "title": "", "text": one["prompt"]} for one in pairs]
    splits = [{"post_id": one["post_id"], "split": one["split"]} for one in pairs]
    written: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}
    tables = {
        "splits": pa.Table.from_pylist(splits, SCHEMAS["splits"]),
        "pairs": workspace.table("pairs"),
        "sft": workspace.table("sft"),
    }
    workspace.write("collect", {"posts": pa.Table.from_pylist(posts, SCHEMAS["posts"])}, **written)
    workspace.write("pair", tables, **written)
    return open_workspace(workspace.folder)


def test_from_a_look_at_the_recipe_to_a_folder_to_hand_over(
    with_posts: Workspace, recipe: Path, llumi: Said, tmp_path: Path
) -> None:
    code, told, _ = llumi("doctor", "--recipe", recipe, "--json")
    looked = json.loads(told)
    assert code == 0 and looked["method"] == "sft" and looked["rows"] == 7, (
        "four and three canaries"
    )
    assert len(looked["examples"]) == 5

    code, told, shown = llumi("train", "sft", "--recipe", recipe, "--json")
    assert code == 0 and json.loads(told)["not_for_use"] == []
    assert "7 rows" in shown.replace("\n", " "), "the look comes before the steps"
    folder = with_posts.run("sft")
    assert "Canaries" not in json.loads((folder / "run.json").read_text())["not_for_use"]

    code, told, _ = llumi("audit", "sft", "--drafts", 4, "--json")
    audit = json.loads(told)["audit"]
    assert code == 0 and audit["canaries"]["planted"] == 3 and audit["overlap"]["drafts"] == 4
    sums.check(folder, again="")

    code, told, _ = llumi("evaluate", "--suite", "training", "--posts", 2, "--json")
    suite = json.loads(told)
    assert code == 0 and set(suite["drafts"]) == {"base", "base, compiled prompt", "sft"}
    assert run.read_run(folder)["verdict"] == suite["verdict"]
    card = (folder / run.CARD).read_text(encoding="utf-8")
    assert all(sentence in card for sentence in suite["verdict"])
    sums.check(folder, again="")

    code, told, _ = llumi("export", "sft", "--to", tmp_path / "out", "--merged", "--json")
    handed = json.loads(told)
    assert code == 0 and {"README.md", "merged/model.safetensors"} <= set(handed["files"])
    assert "--chat-template" in handed["vllm"]


def test_a_marked_run_is_refused_without_a_word_for_it(
    with_posts: Workspace, recipe: Path, llumi: Said, tmp_path: Path
) -> None:
    llumi("train", "sft", "--recipe", recipe, "--json")
    folder = with_posts.run("sft")
    from llumi.training import marks

    marks.amend(folder, not_for_use=["Canaries: 30.0% are in the top 1 %."])
    code, _, complaint = llumi("serve", "--run", "sft", "--port", 1)
    assert code == 2 and "Canaries: 30.0%" in complaint and "--although-marked" in complaint
    code, _, complaint = llumi("export", "sft", "--to", tmp_path / "out")
    assert code == 2 and "not for use" in complaint


def test_a_run_that_was_tampered_with_is_neither_audited_nor_trained_on(
    with_posts: Workspace, recipe: Path, llumi: Said
) -> None:
    llumi("train", "sft", "--recipe", recipe, "--json")
    weights = with_posts.run("sft") / "adapter" / "adapter_model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    code, _, complaint = llumi("audit", "sft", "--drafts", 1)
    assert code == 2 and "is not the file that was written" in complaint
    code, _, complaint = llumi(
        "train", "sft", "--recipe", recipe, "--name", "again", "--task", "elsewhere"
    )
    assert code == 2 and "--task elsewhere is unknown" in complaint
