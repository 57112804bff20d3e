"""What is looked at before hours are spent: rows, template, reference, memory, disk.

    look(loaded, made, round_, recipe, folder)
    → Preflight(rows=270, tokens=94_312, longest=448, too_long=("3f2a…",), memory=3.1e9, …)

`examples` shows some rows as the model will see them, the part that carries loss between ⟦ and ⟧.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from llumi import room
from llumi.errors import InputErrors
from llumi.training import batching, templates, trainers
from llumi.training.datasets import REPLIES, Conversations, answer, messages, tokens
from llumi.training.models import Base
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Method, Round, Row

OPEN, CLOSE = "⟦", "⟧"
_SHOWN = 5
_ADAM = 16
"""Bytes per trained number: itself, its gradient and Adam's two moments, in float32."""
_KEPT = 80
"""Bytes that a layer keeps per token and hidden number for the way back, at two bytes a number:
more than twice what Korthikanti et al. (2022, arXiv 2205.05198) count, for LoRA keeps the input of
every matrix; found on the embedded model. With checkpointing two are kept, and one layer whole."""
_PROGRAM = 10**9
"""Bytes that the libraries themselves take where nothing lies on a GPU."""
_HEAD = 3 * 4 * 32_768
"""Bytes per token while the head is read: TRL takes so many words of the vocabulary at a time."""
_WRITTEN = 2 * 12 + 22 * 4
"""Bytes per trained number that are on the disk at most: two checkpoints with Adam's moments, and
the adapter in twenty others, in the run and as GGUF."""


@dataclass(frozen=True)
class Preflight:
    """What a run would do on this machine; bytes for `memory` and `disk`, wanted and free.

    `padding` is the share of what goes through the model that is padding; `reference` says what
    DPO and KTO compare with.
    """

    rows: int
    tokens: int
    longest: int
    too_long: tuple[str, ...]
    padding: float
    steps: int
    template_sha256: str
    reference: str
    memory: int
    memory_free: int | None
    disk: int
    disk_free: int

    def lines(self) -> list[str]:
        """All of it for a person, a line each."""
        long = f"{len(self.too_long):,} rows are too long and left out"
        named = f": {', '.join(self.too_long[:5])}" + (" …" if len(self.too_long) > 5 else "")
        free = "unknown" if self.memory_free is None else _gigabytes(self.memory_free)
        return [
            f"{self.rows:,} rows, {self.tokens:,} tokens, the longest {self.longest:,}; "
            f"{self.steps:,} steps; {self.padding:.0%} of what is read is padding.",
            f"{long}{named if self.too_long else ''}.",
            f"Chat template {self.template_sha256[:12]}; reference: {self.reference}.",
            f"Memory: about {_gigabytes(self.memory)} wanted, {free} free.",
            f"Disk: about {_gigabytes(self.disk)} wanted, {_gigabytes(self.disk_free)} free.",
        ]

    def check(self) -> None:
        """Refuse a run that would be killed halfway.

        Raises:
            InputErrors: too little memory, too little disk.
        """
        mistakes = []
        if self.memory_free is not None and self.memory > self.memory_free:
            mistakes.append(
                f"about {_gigabytes(self.memory)} of memory are wanted and "
                f"{_gigabytes(self.memory_free)} are free: lower at_once or max_tokens"
            )
        if self.disk > self.disk_free:
            mistakes.append(
                f"about {_gigabytes(self.disk)} on the disk are wanted and "
                f"{_gigabytes(self.disk_free)} are free"
            )
        if mistakes:
            raise InputErrors("This run", mistakes, hint="Change the recipe, or the machine.")


def look(
    loaded: Base, made: Conversations, round_: Round, recipe: SftRecipe, *, folder: Path, start: str
) -> Preflight:
    """Look at a run before it starts; `folder` is where it would write, `start` what it goes on
    from ("" for a fresh adapter).
    """
    places = trainers.places(made, recipe)
    trained = _trained(loaded, recipe)
    return Preflight(
        rows=len(made.rows),
        tokens=made.tokens,
        longest=max(made.lengths),
        too_long=made.too_long,
        padding=batching.padding(made.lengths, places, recipe.rows_at_once),
        steps=trainers.steps(places, recipe),
        template_sha256=templates.sha256(loaded.tokenizer),
        reference=_reference(round_.method, start),
        memory=_memory(loaded, recipe, round_.method, longest=max(made.lengths), trained=trained),
        memory_free=_free_memory(),
        disk=_WRITTEN * trained,
        disk_free=room.free_disk(folder),
    )


def examples(loaded: Base, made: Conversations, method: Method) -> list[str]:
    """Some rows, decoded from their tokens, with what carries loss marked."""
    return [
        f"{row['post_id']} {name}: " + _marked(loaded, row, name)
        for row in made.rows[:_SHOWN]
        for name in REPLIES[method]
    ]


def _marked(loaded: Base, row: Row, reply: str) -> str:
    asked = messages(row)
    prompt = tokens(loaded.tokenizer, asked, before_reply=True)
    whole = tokens(loaded.tokenizer, asked + answer(row[reply]))
    decode: Any = loaded.tokenizer.decode
    return f"{decode(whole[: len(prompt)])}{OPEN}{decode(whole[len(prompt) :])}{CLOSE}"


def _reference(method: Method, start: str) -> str:
    if method == "sft":
        return "none, SFT has no reference"
    return f"run {start}, as it was when this run began" if start else "the base, adapter off"


def _trained(loaded: Base, recipe: SftRecipe) -> int:
    """How many numbers a LoRA adapter of the recipe's rank trains."""
    model: Any = loaded.model
    head = model.get_output_embeddings()
    return sum(
        recipe.rank * (module.in_features + module.out_features)
        for module in model.modules()
        if isinstance(module, torch.nn.Linear) and module is not head
    )


def _memory(loaded: Base, recipe: SftRecipe, method: Method, *, longest: int, trained: int) -> int:
    """Bytes that training takes at its widest: weights, what is trained, and one batch's way back.

    A rule of thumb, to refuse what cannot work; attention's own matrices are not kept.
    """
    model: Any = loaded.model
    config = model.config.get_text_config()
    cuda = torch.cuda.is_available()
    wide = 1 if trainers.precision() == "bf16" else 2
    rows = recipe.rows_at_once * (1 if method == "sft" else 2)
    per_layer = _KEPT * wide * rows * longest * config.hidden_size
    layers = config.num_hidden_layers
    activations = per_layer + 2 * wide * rows * longest * config.hidden_size * layers
    if not cuda:
        activations = per_layer * layers
    head = rows * longest * _HEAD
    program = 0 if cuda else _PROGRAM
    return int(model.get_memory_footprint() + _ADAM * trained + activations + head + program)


def _free_memory() -> int | None:
    if torch.cuda.is_available():
        free, _ = torch.cuda.mem_get_info()
        return int(free)
    return room.available_memory()


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
