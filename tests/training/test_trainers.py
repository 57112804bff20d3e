from pathlib import Path
from typing import Any

import pytest
import torch
import trl.trainer.utils

from llumi.errors import InputError
from llumi.training import datasets, models, rounds, trainers
from llumi.training.recipes import DpoRecipe, KtoRecipe, SftRecipe
from llumi.training.rounds import Method, Round
from llumi.workspace import Workspace


def made_trainer(
    loaded: models.Base, workspace: Workspace, recipe: SftRecipe, method: Method, folder: Path
) -> Any:
    rows = rounds.training_rows(workspace, Round(method))
    made = datasets.conversations(rows, method, loaded.tokenizer, recipe)
    with models.ignoring_renamings():
        adapted = models.with_adapter(loaded, recipe, start=None)
        return trainers.trainer(method, adapted, loaded.tokenizer, made, recipe, folder)


@pytest.mark.parametrize(
    ("loss", "name", "smoothing"),
    [
        ("robust", "robust", 0.2),
        ("sigmoid", "sigmoid", 0.2),
        ("ipo", "ipo", 0.0),
        ("length_normalised", "sigmoid_norm", 0.0),
    ],
)
def test_each_loss_is_trl_s_with_the_anchor_beside_it(
    tiny: SftRecipe, loss: Any, name: str, smoothing: float
) -> None:
    recipe = DpoRecipe(**tiny.model_dump(), loss=loss)
    _, settings = trainers._kinds("dpo", recipe)
    assert settings["loss_type"] == [name, "sft"]
    assert settings["loss_weights"] == [1.0, 0.2]
    assert settings["label_smoothing"] == smoothing
    alone = recipe.model_copy(update={"sft_weight": 0.0})
    assert trainers._kinds("dpo", alone)[1]["loss_type"] == [name]


def test_the_loss_is_the_same_whether_prompts_are_scored_or_not(
    workspace: Workspace, tiny: SftRecipe, tmp_path: Path
) -> None:
    loaded = models.base(tiny.model)
    trainer = made_trainer(loaded, workspace, DpoRecipe(**tiny.model_dump()), "dpo", tmp_path)
    batch = next(iter(trainer.get_train_dataloader()))
    trainer.model.eval()
    losses = []
    for compact in (True, False):
        trl.trainer.utils._use_triton = lambda device, compact=compact: compact
        with torch.no_grad(), models.ignoring_renamings():
            losses.append(float(trainer.compute_loss(trainer.model, dict(batch))))
    trl.trainer.utils._use_triton = lambda device: True
    assert losses[0] == pytest.approx(losses[1], abs=1e-5)


def test_kto_learns_from_replies_that_make_no_pair(
    workspace: Workspace, tiny: SftRecipe, tmp_path: Path
) -> None:
    recipe = KtoRecipe(**tiny.model_dump(), beta=0.1)
    trainer = made_trainer(models.base(tiny.model), workspace, recipe, "kto", tmp_path)
    trainer.args.max_steps = 1
    trainer.args.save_strategy = "no"
    with models.ignoring_renamings():
        done = trainer.train()
    assert done.global_step == 1 and done.training_loss > 0


def test_rows_a_step_are_shared_by_all_processes(
    tiny: SftRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = tiny.model_copy(update={"batch_size": 8, "at_once": 2})
    assert trainers._accumulate(recipe) == 4
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert trainers._accumulate(recipe) == 2
    monkeypatch.setenv("WORLD_SIZE", "3")
    with pytest.raises(InputError, match="cannot be shared by 3 processes"):
        trainers._accumulate(recipe)


def test_nothing_is_reported_to_anyone(tiny: SftRecipe, tmp_path: Path) -> None:
    told = trainers._shared(tiny, tmp_path)
    assert told["report_to"] == "none"
    assert told["max_length"] is None, "nothing is cut"
