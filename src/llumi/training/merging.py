"""Lay an adapter into its base for good: one plain model that any server loads, and its proof.

    base W (4096 × 4096), adapter A (16 × 4096), B (4096 × 16)  →  W + alpha / rank · B A, in bf16

    compare(merged, adapted, prompts) → Likeness(same=50, of=50, largest_logit_difference=0.0002)

Merged is exact but for rounding (Hu et al. 2021, arXiv 2106.09685, section 4.1).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from rich.filesize import decimal
from transformers import DynamicCache, PreTrainedModel

from llumi.errors import InputError
from llumi.room import free_disk
from llumi.training import models
from llumi.workspace import new_folder

_BYTES = torch.finfo(torch.bfloat16).bits // 8
_BESIDE = 50_000_000
"""Room for the tokenizer and settings."""


@dataclass(frozen=True)
class Likeness:
    """How alike two models answer: after how many prompts they greedily say the same, by tokens.

    `largest_logit_difference` is over the vocabulary and all steps up to the first token that
    differs; after it the models read different texts.
    """

    same: int
    of: int
    largest_logit_difference: float


def merge(base: models.Base, adapter: Path, target: Path) -> None:
    """Write base and adapter as one model to the new folder `target`, as safetensors in bf16.

    `adapter` is a run's adapter folder, with run.json beside it. The sum is taken in the precision
    that `base` is loaded in and rounded once. The weights of `base` are changed: load it anew
    before it is used for anything else. Tokenizer, chat template and generation settings lie
    beside the weights; nothing is pickled.

    Raises:
        InputError: no adapter, one of another base, a target that exists, or too little disk.
    """
    _check(base, adapter)
    if target.exists():
        raise InputError(f"{target} exists already.", hint="Name a new folder.")
    check_room(base, target)
    whole: Any = merged(base, adapter)
    whole = whole.to(torch.bfloat16)
    with new_folder(target) as partial:
        whole.save_pretrained(partial)
        base.tokenizer.save_pretrained(partial)


@models.ignoring_renamings()
def merged(base: models.Base, adapter: Path) -> PreTrainedModel:
    """The base with the adapter in folder `adapter` laid into its weights, in their precision."""
    adapted = PeftModel.from_pretrained(base.model, str(adapter))
    whole: Any = adapted.merge_and_unload(safe_merge=True)
    found: PreTrainedModel = whole.eval()
    return found


def check_room(base: models.Base, target: Path) -> None:
    """Refuse before anything is written where the disk cannot hold the merged model.

    Raises:
        InputError: too little disk.
    """
    needed = _BYTES * sum(weight.numel() for weight in base.model.parameters()) + _BESIDE
    free = free_disk(target.parent)
    if free < needed:
        raise InputError(
            f"The merged model takes about {decimal(needed)}, and the disk of {target} has "
            f"{decimal(free)} left.",
            hint="Free some space, or name a folder on another disk.",
        )


@torch.inference_mode()
def compare(
    one: PreTrainedModel | PeftModel,
    other: PreTrainedModel | PeftModel,
    prompts: Sequence[Sequence[int]],
    *,
    tokens: int = 16,
) -> Likeness:
    """Let both models continue `prompts` (token ids) greedily by `tokens`, and compare.

    Both should be in one precision: bf16 keeps three digits, which decides near ties.
    """
    same, largest = 0, 0.0
    for batch in _of_one_length(prompts):
        first, logits = _continue(one, batch, tokens)
        second, others = _continue(other, batch, tokens)
        agree = (first == second).int().cumprod(dim=1)
        same += int(agree[:, -1].sum())
        read_the_same = torch.cat([torch.ones_like(agree[:, :1]), agree[:, :-1]], dim=1).bool()
        off = (logits - others).abs().amax(dim=-1)[read_the_same]
        largest = max(largest, float(off.max()))
    return Likeness(same, len(prompts), largest)


def _of_one_length(prompts: Sequence[Sequence[int]]) -> list[torch.Tensor]:
    """Prompts as batches (prompts, tokens) that need no padding, which changes what models say."""
    batches: dict[int, list[list[int]]] = {}
    for prompt in prompts:
        batches.setdefault(len(prompt), []).append(list(prompt))
    return [torch.tensor(batch) for batch in batches.values()]


def _continue(
    model: PreTrainedModel | PeftModel, prompts: torch.Tensor, tokens: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """The likeliest `tokens` tokens after each prompt, one by one, (prompts, tokens), and the
    logits they were chosen by, (prompts, tokens, vocabulary); an end of the reply does not end it.
    """
    cache = DynamicCache(config=model.config)
    read = prompts.to(model.device)
    chosen, logits = [], []
    for _ in range(tokens):
        logits.append(model(read, past_key_values=cache).logits[:, -1].float().cpu())
        read = logits[-1].argmax(dim=-1, keepdim=True).to(model.device)
        chosen.append(read.cpu())
    return torch.cat(chosen, dim=1), torch.stack(logits, dim=1)


def _check(base: models.Base, adapter: Path) -> None:
    missing = [name for name in models.PARTS if not (adapter / name).exists()]
    if missing:
        raise InputError(
            f"There is no adapter to merge: {adapter} lacks {' and '.join(missing)}.",
            hint="Train the run again, or restore the folder.",
        )
    try:
        record = json.loads((adapter.parent / "run.json").read_text(encoding="utf-8"))
        known_by, trained_on = record["base_sha256"], record["recipe"]["model"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{adapter.parent / 'run.json'} does not tell which base the adapter was trained on.",
            hint="Restore the run's folder: an adapter over another base says anything.",
        ) from error
    if (known_by or trained_on) != (base.sha256 or base.name):
        raise InputError(
            f"The adapter in {adapter} was trained on another base: {trained_on} "
            f"({known_by[:12]}), not {base.name} ({base.sha256[:12]}).",
            hint="Load the base that the run names.",
        )
