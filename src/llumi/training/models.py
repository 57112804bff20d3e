"""Load a base model and its tokenizer for training, and put a LoRA adapter on it.

base("embedded") → Base(model, tokenizer, name="embedded", sha256="3f2a…")
"""

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)

from llumi.backends import model_file
from llumi.errors import InputError
from llumi.training.recipes import SftRecipe
from llumi.workspace import file_sha256

ADAPTER = "adapter"
"""Where a run's folder has its adapter."""


@dataclass(frozen=True)
class Base:
    """A base model ready for an adapter; `sha256` is that of its weights."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    name: str
    sha256: str


def base(name: str) -> Base:
    """Load a base model by name, from this machine only.

    Raises:
        InputError: it is not here, or it has no chat template.
    """
    dtype = torch.bfloat16 if torch.cuda.is_available() else torch.float32
    if name == model_file.NAME:
        file = model_file.embedded_model()
        source, how = str(file.parent), {"gguf_file": file.name}
        digest = file_sha256(file)
    else:
        source, how = name, {}
        digest = _folder_sha256(Path(name)) if Path(name).is_dir() else ""
    try:
        tokenizer = AutoTokenizer.from_pretrained(source, local_files_only=True, **how)
        model = AutoModelForCausalLM.from_pretrained(
            source, local_files_only=True, dtype=dtype, **how
        )
    except (OSError, ValueError) as error:
        raise InputError(
            f"The model {name} cannot be loaded: {str(error).splitlines()[0]}",
            hint='Name a folder that holds it, or use model = "embedded".',
        ) from error
    if tokenizer.chat_template is None:
        raise InputError(
            f"The model {name} has no chat template.", hint="Use the instruct version of it."
        )
    _say_it_is_unpacked(model)
    model.generation_config.max_length = None
    return Base(model, tokenizer, name, digest)


@contextmanager
def ignoring_renamings() -> Iterator[None]:
    """Silence what PEFT 0.21 and TRL 1.16 are told about names that transformers 5.23 renames."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


@ignoring_renamings()
def with_adapter(loaded: Base, recipe: SftRecipe, *, start: Path | None) -> PeftModel:
    """Put a fresh adapter on the base, or the one of the run folder `start` to train on."""
    if start is not None:
        _check_adapter(start)
        return PeftModel.from_pretrained(loaded.model, str(start / ADAPTER), is_trainable=True)
    torch.manual_seed(recipe.seed)
    config = LoraConfig(
        r=recipe.rank,
        lora_alpha=recipe.alpha,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    adapted = get_peft_model(loaded.model, config)
    assert isinstance(adapted, PeftModel)
    return adapted


def _check_adapter(start: Path) -> None:
    missing = [
        name
        for name in ("adapter_config.json", "adapter_model.safetensors")
        if not (start / ADAPTER / name).exists()
    ]
    if missing:
        raise InputError(
            f"{start / ADAPTER} lacks {' and '.join(missing)}.",
            hint=f"Train {start.name} again, or restore the folder.",
        )


def _say_it_is_unpacked(model: PreTrainedModel) -> None:
    """A GGUF's weights are unpacked on loading, but the model still calls itself quantised, and
    trainers refuse it.
    """
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    for attribute in ("is_quantized", "quantization_method", "hf_quantizer"):
        vars(model).pop(attribute, None)


def _folder_sha256(folder: Path) -> str:
    """One hash over a model folder's weight files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        digest.update(file_sha256(path).encode())
    return digest.hexdigest()
