"""TRL's trainers as a recipe wants them: SFT on the reply alone, DPO against the starting point.

sft(adapted, tokenizer, dataset, recipe, folder) → a trainer; .train() does the work
"""

from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import PeftModel
from transformers import PreTrainedTokenizerBase
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

from llumi.training.recipes import DpoRecipe, SftRecipe


def sft(
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    dataset: Dataset,
    recipe: SftRecipe,
    folder: Path,
) -> SFTTrainer:
    """Maximum likelihood of the reply; the prompt's tokens carry no loss."""
    settings = SFTConfig(completion_only_loss=True, **_shared(recipe, folder))
    return SFTTrainer(model, args=settings, train_dataset=dataset, processing_class=tokenizer)


def dpo(
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    dataset: Dataset,
    recipe: DpoRecipe,
    folder: Path,
) -> DPOTrainer:
    """DPO with an SFT term; the reference is the model as it starts, kept by TRL as an adapter.

    With `flipped` above 0 the loss is robust DPO, which is unbiased under that share of wrong
    labels (Chowdhury, Kini and Natarajan 2024, arXiv 2403.00409).
    """
    preference = "robust" if recipe.flipped else "sigmoid"
    settings = DPOConfig(
        beta=recipe.beta,
        label_smoothing=recipe.flipped,
        loss_type=[preference, "sft"] if recipe.sft_weight else [preference],
        loss_weights=[1.0, recipe.sft_weight] if recipe.sft_weight else None,
        precompute_ref_log_probs=False,
        **_shared(recipe, folder),
    )
    return DPOTrainer(model, args=settings, train_dataset=dataset, processing_class=tokenizer)


def precision() -> str:
    """How numbers are held while training: bf16 where the hardware multiplies it, else fp32."""
    fast = torch.cuda.is_available() or torch.cpu._is_amx_tile_supported()
    return "bf16" if fast else "fp32"


def _shared(recipe: SftRecipe, folder: Path) -> dict[str, Any]:
    """What both trainers are told; nothing is reported to anyone, nothing is cut."""
    cuda = torch.cuda.is_available()
    return {
        "output_dir": str(folder),
        "learning_rate": recipe.learning_rate,
        "lr_scheduler_type": "cosine",
        "warmup_steps": recipe.warmup,
        "num_train_epochs": recipe.epochs,
        "per_device_train_batch_size": recipe.batch_size,
        "gradient_accumulation_steps": recipe.accumulate,
        "max_length": None,
        "seed": recipe.seed,
        "use_cpu": not cuda,
        "bf16": precision() == "bf16",
        # TRL turns it on by default: it saves memory and costs a third of the time.
        "gradient_checkpointing": cuda,
        "dataloader_pin_memory": cuda,
        "logging_steps": 1,
        "save_strategy": "no",
        "report_to": "none",
        "disable_tqdm": True,
    }
