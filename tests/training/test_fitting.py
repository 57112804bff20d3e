"""Runs that go wrong are stopped, with the sentence that fits, and what was good is kept."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from llumi.errors import LlumiError
from llumi.tables import SCHEMAS
from llumi.training import fitting, models, run
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.training.rounds import Round
from llumi.training.run import Manner
from llumi.workspace import Workspace


def many_pairs(workspace: Workspace, *, flip: bool = False) -> Workspace:
    """The little community's pairs, each many times with other words; half flipped if asked."""
    rows = []
    for pair in workspace.table("pairs").to_pylist():
        for copy in range(12):
            sides = (f"{pair['chosen']} No {copy}.", f"{pair['rejected']} No {copy}.")
            chosen, rejected = sides[::-1] if flip and copy % 2 else sides
            name = f"{pair['pair_id']}-{copy}"
            rows.append(pair | {"pair_id": name, "chosen": chosen, "rejected": rejected})
    tables = {"pairs": pa.Table.from_pylist(rows, SCHEMAS["pairs"]), "sft": workspace.table("sft")}
    written: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}
    workspace.write("pair", tables, **written)
    return workspace


def reckless(tiny: SftRecipe, **changed: Any) -> DpoRecipe:
    """DPO at ten thousand times the advised learning rate, with nothing to hold it."""
    settings = tiny.model_dump() | {"learning_rate": 0.1, "epochs": 5}
    return DpoRecipe(
        **(settings | {"loss": "sigmoid", "flipped": 0.0, "sft_weight": 0.0} | changed)
    )


def test_flipped_pairs_and_far_too_high_a_learning_rate_are_stopped(
    workspace: Workspace, tiny: SftRecipe
) -> None:
    many_pairs(workspace, flip=True)
    # When it breaks down differs from one processor to another: on some after half of this.
    done = run.train(workspace, Round("dpo"), reckless(tiny, epochs=8), name="dpo")
    record = run.read_run(done.folder)
    trouble = record["trouble"]
    assert trouble["name"] in {"diverging", "chosen_falls", "both_negative", "nan", "repetition"}
    assert record["steps"] < 192, "it did not go on to the end"
    assert done.stopped and "learning rate" in done.stopped
    assert record["stopped_at"] < trouble["since_step"], "what is left is from before the trouble"
    assert done.not_for_use[0] == done.stopped
    assert done.stopped.split(": ")[1][:20] in (done.folder / run.PAGE).read_text(encoding="utf-8")
    assert (done.folder / models.ADAPTER / models.WEIGHTS).exists()
    assert not list(done.folder.glob("checkpoint-*"))


def test_a_run_goes_on_regardless_if_told_so(workspace: Workspace, tiny: SftRecipe) -> None:
    many_pairs(workspace, flip=True)
    recipe = reckless(tiny, epochs=2)
    done = run.train(workspace, Round("dpo"), recipe, name="dpo", manner=Manner(keep_going=True))
    record = run.read_run(done.folder)
    assert record["trouble"] and record["stopped"] is None
    assert record["steps"] == 48


def test_trouble_before_the_first_checkpoint_leaves_nothing(
    workspace: Workspace, tiny: SftRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting.Watch, "look", _at_once)
    with pytest.raises(LlumiError, match="stopped at step 1, before a checkpoint"):
        run.train(workspace, Round("sft"), tiny, name="sft")
    assert not (workspace.folder / "runs" / "sft").exists()


def _at_once(_: Any, step: int, steps: int, metrics: Any) -> fitting.Trouble:
    del metrics
    return fitting.Trouble("odd", step, step, steps, "It is odd.", "It means it.", "Change it.")


def test_lines_of_steps_that_will_be_done_again_are_dropped(tmp_path: Path) -> None:
    lines = [json.dumps({"step": step, "loss": 1.0}) for step in range(1, 6)]
    (tmp_path / fitting.METRICS).write_text("\n".join(lines) + '\n{"step": 6, "lo')
    fitting._forget_after(tmp_path, 3)
    assert [line["step"] for line in fitting.read_lines(tmp_path / fitting.METRICS)] == [1, 2, 3]
