"""TRL's trainers as a recipe wants them: SFT on the reply alone, DPO and KTO against the start.

trainer("dpo", adapted, tokenizer, made, recipe, folder) → a trainer; .train() does the work

What they lack is done here by little: rows come in an order that pads next to nothing (TRL's own
grouping cannot see the length of a pair), and the head of the model reads only the tokens that
carry loss, on a CPU too.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import Any

import torch
import trl.trainer.utils
from peft import PeftModel
from transformers import PreTrainedTokenizerBase, Trainer
from trl import DPOConfig, DPOTrainer, KTOConfig, KTOTrainer, SFTConfig, SFTTrainer

from llumi.errors import InputError
from llumi.training import batching, processes
from llumi.training.datasets import Conversations
from llumi.training.recipes import WARMUP, DpoRecipe, KtoRecipe, SftRecipe
from llumi.training.rounds import Method

_LOSSES = {
    "robust": "robust",
    "sigmoid": "sigmoid",
    "ipo": "ipo",
    "length_normalised": "sigmoid_norm",
}
"""Our names of losses, and TRL's."""
_SAVES = 20
"""Checkpoints in a run: what is lost when it is killed is a twentieth at most."""


def trainer(
    method: Method,
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    made: Conversations,
    recipe: SftRecipe,
    folder: Path,
) -> Trainer:
    """The trainer of `method`; checkpoints go to `folder`.

    The reference of DPO and KTO is the model as it starts: the base where the adapter is fresh,
    else a frozen copy of the adapter, never a second model.
    """
    _read_replies_only()
    kind, settings = _kinds(method, recipe)
    shared = _shared(recipe, folder)
    chosen = places(made, recipe)
    rows, count = made.dataset.select(chosen), steps(chosen, recipe)
    shared |= {"save_steps": max(1, count // _SAVES), "warmup_steps": round(WARMUP * count)}
    arguments = kind[0](**settings, **shared)
    found: Trainer = kind[1](model, args=arguments, train_dataset=rows, processing_class=tokenizer)
    return found


def places(made: Conversations, recipe: SftRecipe) -> list[int]:
    """The order in which rows are trained on, all epochs one after another."""
    return batching.order(
        made.lengths, at_once=recipe.rows_at_once, epochs=recipe.epochs, seed=recipe.seed
    )


def steps(places: Sequence[int], recipe: SftRecipe) -> int:
    """How many steps of the optimiser so many rows make; the last may be of fewer."""
    return ceil(len(places) / recipe.batch_size)


def precision() -> str:
    """How numbers are held while training: bf16 where the hardware multiplies it, else fp32."""
    fast = torch.cuda.is_available() or torch.cpu._is_amx_tile_supported()
    return "bf16" if fast else "fp32"


def _kinds(method: Method, recipe: SftRecipe) -> tuple[tuple[Any, Any], dict[str, Any]]:
    if isinstance(recipe, DpoRecipe) and method == "dpo":
        return (DPOConfig, DPOTrainer), _dpo(recipe)
    if isinstance(recipe, KtoRecipe) and method == "kto":
        return (KTOConfig, KTOTrainer), {"beta": recipe.beta}
    return (SFTConfig, SFTTrainer), {"completion_only_loss": True, "loss_type": "chunked_nll"}


def _dpo(recipe: DpoRecipe) -> dict[str, Any]:
    loss = _LOSSES[recipe.loss]
    return {
        "beta": recipe.beta,
        "label_smoothing": recipe.smoothing,
        "loss_type": [loss, "sft"] if recipe.sft_weight else [loss],
        "loss_weights": [1.0, recipe.sft_weight] if recipe.sft_weight else None,
    }


def _shared(recipe: SftRecipe, folder: Path) -> dict[str, Any]:
    """What all trainers are told; nothing is reported to anyone, nothing is cut."""
    cuda = torch.cuda.is_available()
    return {
        "output_dir": str(folder),
        "learning_rate": recipe.learning_rate,
        "lr_scheduler_type": "cosine",
        # The order of rows holds all epochs already.
        "num_train_epochs": 1,
        "train_sampling_strategy": "sequential",
        "per_device_train_batch_size": recipe.rows_at_once,
        "gradient_accumulation_steps": _accumulate(recipe),
        "max_length": None,
        "seed": recipe.seed,
        "use_cpu": not cuda,
        "bf16": precision() == "bf16",
        # TRL turns it on by default: it saves memory and costs a third of the time.
        "gradient_checkpointing": cuda,
        "use_liger_kernel": cuda and find_spec("liger_kernel") is not None,
        "dataloader_pin_memory": cuda,
        "logging_steps": 1,
        # The default hides a loss that is no number, and the watch is there to see it.
        "logging_nan_inf_filter": False,
        "save_strategy": "steps",
        "report_to": "none",
        "disable_tqdm": True,
    }


def _accumulate(recipe: SftRecipe) -> int:
    together = recipe.rows_at_once * processes.count()
    if recipe.batch_size % together:
        raise InputError(
            f"batch_size {recipe.batch_size} cannot be shared by {processes.count()} processes "
            f"that take {recipe.rows_at_once} rows at once.",
            hint="Make batch_size a multiple of at_once times the processes.",
        )
    return recipe.batch_size // together


def _read_replies_only() -> None:
    """Let the head of the model skip prompts and padding on a CPU, as TRL does on a GPU.

    TRL scores every position where there is no Triton, since some accelerators compile anew for
    each shape. A CPU does not, and a prompt is half of a row.
    """
    trl.trainer.utils._use_triton = lambda device: True
