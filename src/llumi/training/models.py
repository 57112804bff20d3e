"""Load a base model and its tokenizer for training, and put a LoRA adapter on it.

base("embedded") → Base(model, tokenizer, name="embedded", sha256="3f2a…")

Weights are read as safetensors or GGUF, never as pickle, and no code that comes with a model runs.
"""

import hashlib
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from huggingface_hub import snapshot_download
from huggingface_hub.errors import LocalEntryNotFoundError
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    Trainer,
)

from llumi import sums
from llumi.backends import model_file
from llumi.errors import InputError, InputErrors
from llumi.training import processes, templates
from llumi.training.recipes import SftRecipe
from llumi.workspace import file_sha256

ADAPTER = "adapter"
"""Where a run's folder has its adapter."""
WEIGHTS = "adapter_model.safetensors"
PARTS = ("adapter_config.json", WEIGHTS)
"""The files of an adapter."""

_TOKENIZERS = ("tokenizer.json", "tokenizer.model", "tekken.json", "vocab.json")


@dataclass(frozen=True)
class Base:
    """A base model ready for an adapter; `sha256` is that of its weights."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    name: str
    sha256: str


def find(name: str) -> Path:
    """The folder (or the GGUF file) of the base model `name`, on this machine only.

    Raises:
        InputError: it is not here.
        InputErrors: its folder lacks files, all of them.
    """
    if name == model_file.NAME:
        return model_file.embedded_model()
    folder = Path(name)
    if not folder.is_dir():
        try:
            # Nothing is fetched, so there is no revision to pin, here and below.
            kept = snapshot_download(name, local_files_only=True)  # nosec B615
            folder = Path(kept)
        except (LocalEntryNotFoundError, ValueError) as error:
            raise InputError(
                f"The model {name} is not on this machine.",
                hint='Name a folder that holds it, or use model = "embedded".',
            ) from error
    missing = []
    if not (folder / "config.json").is_file():
        missing.append("config.json is missing")
    if not any((folder / one).is_file() for one in _TOKENIZERS):
        missing.append(f"there is no tokenizer ({', '.join(_TOKENIZERS)})")
    if not list(folder.glob("*.safetensors")):
        missing.append("there are no weights (*.safetensors); pickled ones are not read")
    if missing:
        raise InputErrors(str(folder), missing, hint="Copy the model again, whole.")
    return folder


def base(name: str, *, quantise: bool = False) -> Base:
    """Load a base model by name, from this machine only; `quantise` holds it in 4 bits.

    Raises:
        InputError: it is not here, it has no chat template, its tokenizer belongs to another
            model, or it shall be quantised where there is no CUDA.
    """
    check_quantise(quantise)
    found = find(name)
    if found.is_file():
        source, how = str(found.parent), {"gguf_file": found.name}
        digest = file_sha256(found)
    else:
        source, how = str(found), {}
        digest = _folder_sha256(found)
    try:
        tokenizer = AutoTokenizer.from_pretrained(  # nosec B615
            source, local_files_only=True, **how
        )
        model = AutoModelForCausalLM.from_pretrained(  # nosec B615
            source, local_files_only=True, use_safetensors=True, **how, **_held(quantise)
        )
    except Exception as error:  # a broken file fails in as many ways as there are libraries
        raise InputError(
            f"The model {name} cannot be loaded: {str(error).strip().splitlines()[0]}",
            hint='Copy it again, name another folder, or use model = "embedded".',
        ) from error
    templates.settle(tokenizer, name)
    embeddings: Any = model.get_input_embeddings()
    rows = embeddings.num_embeddings
    if len(tokenizer) > rows:
        raise InputError(
            f"The tokenizer of {name} knows {len(tokenizer):,} tokens and the model {rows:,}.",
            hint="Use the tokenizer that came with the model.",
        )
    _say_it_is_unpacked(model, quantise)
    model.generation_config.max_length = None
    if not quantise:
        # Held-out pairs are scored before a trainer would move it; 4-bit weights are there already.
        placed: Any = model
        placed.to(processes.device())
    return Base(model, tokenizer, name, digest)


def check_quantise(quantise: bool) -> None:
    """Refuse a recipe for a GPU on a machine without.

    Raises:
        InputError: there is no CUDA, or bitsandbytes is missing.
    """
    if not quantise:
        return
    if not torch.cuda.is_available():
        raise InputError(
            "The recipe wants the base in 4 bits (quantise = true), and there is no CUDA GPU here.",
            hint="Set quantise = false, or train where there is one.",
        )
    if find_spec("bitsandbytes") is None:
        raise InputError("quantise needs bitsandbytes.", hint="pip install 'llumi[cuda]'.")


def _held(quantise: bool) -> dict[str, Any]:
    """How the weights are held, and which attention reads them."""
    cuda = torch.cuda.is_available()
    dtype = torch.bfloat16 if cuda else torch.float32
    held: dict[str, Any] = {"dtype": dtype}
    if cuda and find_spec("flash_attn"):
        held["attn_implementation"] = "flash_attention_2"
    if quantise:
        held["quantization_config"] = BitsAndBytesConfig(  # type: ignore[no-untyped-call]
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=dtype,
        )
    return held


@contextmanager
def ignoring_renamings() -> Iterator[None]:
    """Silence what PEFT 0.21 and TRL 1.16 are told about names that transformers 5.23 renames."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        # PEFT asks for a config.json beside a GGUF to find out whether the vocabulary has grown.
        warnings.filterwarnings("ignore", "Could not find a config file", UserWarning)
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
        lora_alpha=recipe.rank,
        target_modules="all-linear",
        task_type="CAUSAL_LM",
    )
    adapted = get_peft_model(loaded.model, config)
    assert isinstance(adapted, PeftModel)
    return adapted


@ignoring_renamings()
def adapted(loaded: Base, run: Path) -> PeftModel:
    """The base with the adapter of a finished run, to read and not to train.

    Raises:
        InputError: the run lacks its adapter, or is not as it was written.
    """
    check_run(run)
    return PeftModel.from_pretrained(loaded.model, str(run / ADAPTER))


def check_run(run: Path) -> None:
    """Refuse a run whose adapter is not the one that was trained; worth asking early.

    Raises:
        InputError: its adapter lacks files, or a file is not as it was written.
    """
    _check_adapter(run)
    if (run / sums.FILE).exists():
        sums.check(run, again=f"Train {run.name} again, or restore the folder.")


def keep_adapter(saved: Path, folder: Path) -> None:
    """Keep of what a trainer saved in `saved` the adapter alone, in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in PARTS:
        (saved / name).rename(folder / name)
    shutil.rmtree(saved)


def tuned(trainer: Trainer, loaded: Base, adapter: Path) -> PeftModel:
    """The trained model: as it is in memory, or read anew where processes held its parts."""
    if processes.count() == 1:
        assert isinstance(trainer.model, PeftModel)
        return trainer.model
    return PeftModel.from_pretrained(base(loaded.name).model, str(adapter))


def _check_adapter(start: Path) -> None:
    missing = [name for name in PARTS if not (start / ADAPTER / name).exists()]
    if missing:
        raise InputError(
            f"{start / ADAPTER} lacks {' and '.join(missing)}.",
            hint=f"Train {start.name} again, or restore the folder.",
        )


def _say_it_is_unpacked(model: PreTrainedModel, quantise: bool) -> None:
    """A GGUF's weights are unpacked on loading, but the model still calls itself quantised, and
    trainers refuse it.
    """
    if quantise:
        return
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
