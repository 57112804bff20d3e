"""Two processes train one adapter, as many GPUs would."""

import json
import os
import subprocess
import sys

from llumi.cli.switches import SWITCHES
from llumi.training import run
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Round
from llumi.workspace import Workspace


def test_two_processes_learn_what_one_learns(workspace: Workspace, tiny: SftRecipe) -> None:
    settings = tiny.model_dump() | {"batch_size": 4, "at_once": 2, "epochs": 3}
    recipe = workspace.folder / "recipe.toml"
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    recipe.write_text("\n".join(lines), encoding="utf-8")
    launch = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2"]
    llumi = ["-m", "llumi", "train", "sft", "--recipe", str(recipe), "--name", "both", "--json"]
    done = subprocess.run(
        [*launch, *llumi, "--workspace", str(workspace.folder)],
        env=os.environ | SWITCHES,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-6000:]
    assert json.loads(done.stdout.splitlines()[-1])["rows"] == 4, "one of them tells, once"
    both = run.read_run(workspace.run("both"))
    assert both["processes"] == 2 and both["steps"] == 3

    run.train(workspace, Round("sft"), SftRecipe(**settings), name="one")
    one = run.read_run(workspace.run("one"))
    assert one["steps"] == 3, "rows a step are the same, whatever the number of processes"
    found = [record["heldout"]["after: mean log-probability"] for record in (both, one)]
    assert found[0] == found[1]
    losses = [
        [json.loads(line)["loss"] for line in (folder / "metrics.jsonl").read_text().splitlines()]
        for folder in (workspace.run("both"), workspace.run("one"))
    ]
    assert all(abs(a - b) < 0.02 for a, b in zip(*losses, strict=True)), losses
