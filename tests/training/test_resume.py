"""A run is killed, truly, and goes on: the same data in the same order to the same end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from llumi.errors import InputError
from llumi.training import run
from llumi.training.checkpoints import newest
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Round
from llumi.training.run import Manner
from llumi.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def recipe(little: Path) -> SftRecipe:
    """Sixty steps, a checkpoint after every third."""
    settings = {"rank": 2, "batch_size": 1, "at_once": 1, "max_tokens": 256, "canaries": 2}
    return SftRecipe(model=str(little), epochs=10, learning_rate=1e-3, **settings)


PROGRAM = """
import os, sys
from pathlib import Path
from llumi.cli.switches import SWITCHES
os.environ.update(SWITCHES)
from llumi.training import run
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Round
from llumi.workspace import open_workspace
recipe = SftRecipe(**__import__("json").loads(sys.argv[2]))
run.train(open_workspace(Path(sys.argv[1])), Round("sft"), recipe, name="sft")
"""


def losses(folder: Path) -> list[float]:
    lines = (folder / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["loss"] for line in lines]


def killed_after(workspace: Workspace, recipe: SftRecipe, step: int) -> Path:
    """Start the run in a process of its own and kill it once it has logged `step`."""
    command = [sys.executable, "-c", PROGRAM, str(workspace.folder), recipe.model_dump_json()]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    folder = workspace.unfinished("train-sft")
    metrics = folder / "metrics.jsonl"
    while process.poll() is None:
        if metrics.exists() and len(metrics.read_bytes().splitlines()) >= step:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            break
        time.sleep(0.02)
    assert process.returncode == -signal.SIGKILL, "it was killed, it did not end by itself"
    return folder


@pytest.fixture(scope="module")
def unbroken(
    make_community: Callable[[Path], Workspace],
    recipe: SftRecipe,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[float]:
    """The losses of the run that nobody kills."""
    workspace = make_community(tmp_path_factory.mktemp("unbroken"))
    return losses(run.train(workspace, Round("sft"), recipe, name="sft").folder)


@pytest.mark.parametrize("step", [4, 31, 55])
def test_a_run_killed_at_any_step_ends_as_if_nothing_had_happened(
    workspace: Workspace, recipe: SftRecipe, unbroken: list[float], step: int
) -> None:
    folder = killed_after(workspace, recipe, step)
    assert not (workspace.folder / "runs" / "sft").exists(), "nothing half-done is a run"
    assert newest(folder) is not None
    # Whatever the kill cut off: a last line without its end is no reason to fail.
    with (folder / "metrics.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"step": 99, "lo')

    again = open_workspace(workspace.folder)
    with pytest.raises(InputError, match="was broken off at step"):
        run.train(again, Round("sft"), recipe, name="sft")
    done = run.train(again, Round("sft"), recipe, name="sft", manner=Manner("resume"))
    assert losses(done.folder) == pytest.approx(unbroken, abs=1e-3)
    assert not workspace.unfinished("train-sft").exists()
    assert not list(done.folder.glob("checkpoint-*"))


def test_a_run_does_not_go_on_with_another_recipe(workspace: Workspace, recipe: SftRecipe) -> None:
    killed_after(workspace, recipe, 4)
    other = recipe.model_copy(update={"learning_rate": 1e-4})
    with pytest.raises(InputError, match="begun with other recipe"):
        run.train(workspace, Round("sft"), other, name="sft", manner=Manner("resume"))
