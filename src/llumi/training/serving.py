"""The command that serves both models with vLLM: one base in memory, an adapter for each task.

    gm: runs/dpo/adapter, im: runs/improve/adapter, base models/mistral-7b
    → VLLM_NO_USAGE_STATS=1 … vllm serve /srv/models/mistral-7b --enable-lora --max-lora-rank 16
      --lora-modules gm=/srv/runs/dpo/adapter im=/srv/runs/improve/adapter --host 127.0.0.1

The command is printed, never run: where a model is served is for people to decide.
"""

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llumi.backends import model_file
from llumi.errors import InputError

GENERATION, IMPROVEMENT = "gm", "im"
"""What the models are called on the server: `--model gm` drafts, `--model im` improves."""

TEMPLATE = "chat_template.jinja"
"""The file beside an adapter with the template that it was trained with."""

SWITCHES = {"VLLM_NO_USAGE_STATS": "1", "DO_NOT_TRACK": "1", "HF_HUB_OFFLINE": "1"}
"""Nothing is fetched and nothing is reported to anyone."""

RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""What vLLM takes as --max-lora-rank."""

_HOST = "127.0.0.1"
"""By itself vLLM listens on every network that the machine is on, and asks nobody for a key."""


@dataclass(frozen=True)
class Module:
    """One adapter as vLLM loads it: its name there, its folder, and the base it belongs to."""

    name: str
    adapter: Path
    base: str
    base_sha256: str


def module(name: str, adapter: Path, record: Mapping[str, Any]) -> Module:
    """The adapter in folder `adapter`, of the run that `record` (its run.json) tells of."""
    return Module(name, adapter, record["recipe"]["model"], record["base_sha256"])


def is_served(one: Module) -> bool:
    """Whether vLLM is for this adapter: over the embedded model LLUMI serves it itself."""
    return one.base != model_file.NAME


def check_one_base(modules: Sequence[Module]) -> None:
    """Refuse adapters that no one server can hold.

    Raises:
        InputError: they were trained on different bases.
    """
    first = modules[0]
    for other in modules[1:]:
        if _base_of(other) != _base_of(first):
            raise InputError(
                f"The adapters {first.name} and {other.name} were trained on different bases: "
                f"{_named(first)} and {_named(other)}.",
                hint="One server has one base: train both on the same, or serve them apart.",
            )


def command(modules: Sequence[Module]) -> str:
    """The line to type into a shell, paths absolute and quoted.

    Raises:
        InputError: runs over different bases, the embedded model, an adapter whose rank cannot be
            read or is beyond what vLLM takes.
    """
    check_one_base(modules)
    if not is_served(modules[0]):
        raise InputError(
            "vLLM does not serve the embedded model.",
            hint="Use llumi serve: it reads the run's adapter.gguf itself.",
        )
    rank = largest_rank([one.adapter for one in modules])
    base = modules[0].base
    words = [
        *("vllm", "serve", str(Path(base).resolve()) if Path(base).is_dir() else base),
        *("--enable-lora", "--max-lora-rank", str(rank), "--lora-modules"),
        *(f"{one.name}={one.adapter.resolve()}" for one in modules),
        *_template(modules[0].adapter.parent / TEMPLATE),
        *("--host", _HOST),
    ]
    return " ".join([*(f"{name}={value}" for name, value in SWITCHES.items()), shlex.join(words)])


def _template(file: Path) -> tuple[str, ...]:
    """Ask the model as it was asked in training, whatever the base's own template does."""
    return ("--chat-template", str(file.resolve())) if file.exists() else ()


def largest_rank(adapters: Sequence[Path]) -> int:
    """The --max-lora-rank that has room for all `adapters`.

    Raises:
        InputError: an adapter's settings cannot be read, or its rank is beyond what vLLM takes.
    """
    found = max(_rank(adapter) for adapter in adapters)
    for rank in RANKS:
        if found <= rank:
            return rank
    raise InputError(
        f"An adapter has rank {found}; vLLM serves at most {RANKS[-1]}.",
        hint="Train with a lower rank.",
    )


def _rank(adapter: Path) -> int:
    file = adapter / "adapter_config.json"
    try:
        return int(json.loads(file.read_text(encoding="utf-8"))["r"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{file} does not tell the adapter's rank.", hint="Train the run again, or restore it."
        ) from error


def _base_of(one: Module) -> str:
    """What tells bases apart: the hash of the weights, or the name where none was taken."""
    return one.base_sha256 or one.base


def _named(one: Module) -> str:
    return f"{one.base} ({one.base_sha256[:12]})" if one.base_sha256 else one.base
