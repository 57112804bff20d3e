"""One training run from tables to a folder that says everything about it.

runs/dpo-votes/
  run.json        recipe, seed, hashes of what went in, what was left out, what came out
  seen.json       which posts and comments it was trained on, as keyed digests, for llumi erase
  metrics.jsonl   loss and rewards per step
  heldout.md      the table: preference accuracy before and after, beside the baselines
  adapter/        LoRA weights as safetensors
  adapter.gguf    the same for the embedded backend
"""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow.compute as pc
from peft import PeftModel
from transformers import (
    PrinterCallback,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)

from llumi import prompts, seen
from llumi.errors import InputError
from llumi.training import datasets, export, heldout, models, trainers
from llumi.training.datasets import Row
from llumi.training.memory import keep_freed_memory
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.workspace import Workspace, file_sha256, installed_versions, write_text

Method = Literal["sft", "dpo"]
TABLES: dict[Method, str] = {"sft": "sft", "dpo": "pairs"}


@dataclass(frozen=True)
class Watching:
    """How a run tells of itself while it works; the defaults are silent."""

    scoring: Callable[[Iterable[str]], Iterable[str]] = iter
    step: Callable[[int, int, dict[str, float]], None] = lambda step, steps, metrics: None


@dataclass(frozen=True)
class Trained:
    """A finished run."""

    folder: Path
    rows: int
    table: dict[str, heldout.Accuracy]


def train(
    workspace: Workspace,
    method: Method,
    recipe: SftRecipe,
    *,
    name: str,
    start: str | None = None,
    watching: Watching = Watching(),
) -> Trained:
    """Train an adapter on the workspace's table for `method`; `start` names a run to go on from.

    The data are checked before a model is loaded.

    Raises:
        InputError: no rows, no such run to start from, or a model that is not here.
    """
    rows, test = training_rows(workspace, method), test_pairs(workspace)
    before_folder = workspace.run(start) if start else None
    if before_folder and (other := read_run(before_folder)["recipe"]["model"]) != recipe.model:
        raise InputError(
            f"Run {start} was trained on {other}, the recipe wants {recipe.model}.",
            hint="Use the same model, or start afresh.",
        )
    keep_freed_memory()
    loaded = models.base(recipe.model)
    build = datasets.sft if method == "sft" else datasets.dpo
    made = build(rows, loaded.tokenizer, recipe)
    started = time.time()
    with workspace.run_folder(name) as folder:
        # Written first: a run that is broken off has seen them too.
        seen_rows = _seen(made.rows, workspace.pseudonym_key(), before_folder)
        write_text(folder / seen.FILE, seen_rows.as_text())
        before = heldout.log_probabilities(
            loaded.model, loaded.tokenizer, test, progress=watching.scoring
        )
        adapted = models.with_adapter(loaded, recipe, start=before_folder)
        _fit(method, adapted, loaded, made.dataset, recipe, folder, watching)
        after = heldout.log_probabilities(
            adapted, loaded.tokenizer, test, progress=watching.scoring
        )
        table = heldout.compare(test, before, after) if test else {}
        adapted.save_pretrained(
            str(folder / models.ADAPTER), selected_adapters=["default"], save_embedding_layers=False
        )
        export.gguf_lora(folder / models.ADAPTER, folder / export.GGUF, loaded.model.config)
        write_text(folder / "heldout.md", heldout.as_text(table) + "\n")
        record = {
            "method": method,
            "name": name,
            "start": start,
            "recipe": recipe.model_dump(),
            "inputs": inputs(workspace, method, start),
            "base_sha256": loaded.sha256,
            "adapter_sha256": file_sha256(folder / models.ADAPTER / "adapter_model.safetensors"),
            "prompts_version": prompts.VERSION,
            "precision": trainers.precision(),
            "rows": len(made.dataset),
            "too_long": list(made.too_long),
            "heldout": heldout.as_dict(table),
            "seconds": round(time.time() - started, 1),
            "versions": installed_versions(),
        }
        # Written last: a folder with run.json is a finished run.
        write_text(folder / "run.json", json.dumps(record, indent=1) + "\n")
    return Trained(workspace.run(name), len(made.dataset), table)


def inputs(workspace: Workspace, method: Method, start: str | None) -> dict[str, str]:
    """The hashes of what a run learns from, and of the adapter it goes on from."""
    found = workspace.sha256(TABLES[method], "pairs")
    if start:
        found["start"] = read_run(workspace.run(start))["adapter_sha256"]
    return found


def is_current(
    workspace: Workspace, method: Method, recipe: SftRecipe, *, name: str, start: str | None
) -> bool:
    """Whether run `name` is what `train` would make again."""
    try:
        record = read_run(workspace.run(name))
        wanted = {"recipe": recipe.model_dump(), "inputs": inputs(workspace, method, start)}
    except InputError:
        return False
    now = installed_versions()["llumi"], prompts.VERSION
    then = record["versions"]["llumi"], record["prompts_version"]
    return now == then and all(record[key] == value for key, value in wanted.items())


def read_run(folder: Path) -> dict[str, Any]:
    """The record of a finished run."""
    record: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return record


def training_rows(workspace: Workspace, method: Method) -> list[Row]:
    """Rows of the training split that the safety screen let pass.

    Raises:
        InputError: there are none.
    """
    table = workspace.table(TABLES[method])
    rows = table.filter(pc.field("split") == "train").to_pylist()
    rows = [row for row in rows if row.get("veto") is None]
    if not rows:
        raise InputError(
            f"The table {TABLES[method]} has no rows to train on.",
            hint="Run llumi pair and read why: a rule may give no pairs on this community.",
        )
    return rows


def test_pairs(workspace: Workspace) -> list[Row]:
    """The held-out pairs, those the screen objects to included: they are only ranked."""
    rows: list[Row] = workspace.table("pairs").filter(pc.field("split") == "test").to_pylist()
    return rows


def _seen(rows: Iterable[Row], key: bytes, start: Path | None) -> seen.Seen:
    """What a run on `rows` has seen, and what the run before it saw."""
    found = seen.of_rows(rows, key)
    return found | (seen.read(start) or seen.Seen(whole=False)) if start else found


def _fit(
    method: Method,
    adapted: PeftModel,
    loaded: models.Base,
    dataset: Any,
    recipe: SftRecipe,
    folder: Path,
    watching: Watching,
) -> None:
    with models.ignoring_renamings():
        if isinstance(recipe, DpoRecipe) and method == "dpo":
            trainer: Any = trainers.dpo(adapted, loaded.tokenizer, dataset, recipe, folder)
        else:
            trainer = trainers.sft(adapted, loaded.tokenizer, dataset, recipe, folder)
        trainer.remove_callback(PrinterCallback)
        trainer.add_callback(_Log(folder / "metrics.jsonl", watching.step))
        trainer.train()


class _Log(TrainerCallback):
    """Writes each step's metrics as a line and tells whoever watches."""

    def __init__(self, path: Path, tell: Callable[[int, int, dict[str, float]], None]) -> None:
        self._path, self._tell = path, tell

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **_: Any,
    ) -> None:
        """Append one line a step."""
        metrics = {"step": state.global_step, **(logs or {})}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(metrics) + "\n")
        self._tell(state.global_step, state.max_steps, dict(logs or {}))
