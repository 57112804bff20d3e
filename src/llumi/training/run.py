"""One training run from tables to a folder that says everything about it.

runs/dpo-votes/
  run.json        recipe, seed, lineage, hashes of what went in, what was left out, what came out
  seen.json       which posts and comments it was trained on, as keyed digests, for llumi erase
  metrics.jsonl   loss and rewards per step; tensorboard/ has the same
  samples.jsonl   what the model wrote under posts of ours before, between and after
  training.html   all of it as a page
  scores.npz      what each held-out pair scored before and after
  heldout.md      the table: preference accuracy before and after, beside the baselines
  adapter/        LoRA weights as safetensors
  adapter.gguf    the same for the embedded backend
  README.md       the model card
  chat_template.jinja  how a conversation is put to the model, for servers
  SHA256SUMS      the hashes of it all; nothing is loaded that does not match
"""

import json
import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel

from llumi import prompts, seen, sums
from llumi.errors import InputError
from llumi.training import (
    auditing,
    canaries,
    cards,
    checkpoints,
    datasets,
    export,
    fitting,
    heldout,
    memorisation,
    models,
    page,
    preflight,
    processes,
    rounds,
    scores,
    serving,
    trainers,
)
from llumi.training.checkpoints import Begin
from llumi.training.datasets import Conversations
from llumi.training.memorisation import Audit
from llumi.training.memory import keep_freed_memory
from llumi.training.preflight import Preflight
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Round, Row
from llumi.training.watch import Watch
from llumi.workspace import Workspace, file_sha256, installed_versions, write_text

RECORD, PAGE, CARD = "run.json", "training.html", "README.md"


@dataclass(frozen=True)
class Watching:
    """How a run tells of itself while it works; the defaults are silent."""

    scoring: Callable[[Iterable[str]], Iterable[str]] = iter
    step: Callable[[int, int, dict[str, float]], None] = lambda step, steps, metrics: None
    preflight: Callable[[Preflight], None] = lambda found: None


@dataclass(frozen=True)
class Manner:
    """How a run begins, and whether it goes on when the watch sees it fail."""

    begin: Begin = "new"
    keep_going: bool = False
    watching: Watching = field(default_factory=Watching)


@dataclass(frozen=True)
class Trained:
    """A finished run; `stopped` says what the watch saw where it ended the run before its time."""

    folder: Path
    rows: int
    table: dict[str, heldout.Accuracy]
    stopped: str = ""
    not_for_use: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Ready:
    """All that is known before the first step."""

    round: Round
    recipe: SftRecipe
    name: str
    start: Path | None
    loaded: models.Base
    made: Conversations
    test: list[Row]
    held_out: list[Row]


def train(
    workspace: Workspace,
    round_: Round,
    recipe: SftRecipe,
    *,
    name: str,
    start: str | None = None,
    manner: Manner = Manner(),
) -> Trained:
    """Train an adapter on what `round_` reads; `start` names a run to go on from.

    The data are checked before a model is loaded, the machine before a step is made.

    Raises:
        InputError: no rows, rows that cannot be learnt from, no such run to start from, a model
            that is not here, too little memory or disk, or an unfinished run in the way.
        LlumiError: the watch stopped the run before anything was kept.
    """
    ready = prepare(workspace, round_, recipe, name=name, start=start)
    found = look(workspace, ready)
    manner.watching.preflight(found)
    found.check()
    processes.join()
    if processes.is_first():
        _lead(workspace, ready, found, manner)
    else:
        _follow(workspace.unfinished(f"train-{name}"), ready, manner)
    processes.wait()
    record = read_run(workspace.run(name))
    return Trained(
        workspace.run(name),
        record["rows"],
        {name: heldout.Accuracy(**row) for name, row in record["heldout"].items()},
        record["stopped"] or "",
        tuple(record["not_for_use"]),
    )


def _lead(workspace: Workspace, ready: _Ready, found: Preflight, manner: Manner) -> None:
    """Train, and write everything that there is to write."""
    started = time.time()
    with workspace.run_folder(ready.name) as folder:
        checkpoint = _begin(workspace, ready, folder, manner)
        processes.wait()
        fitted, result = _fit(ready, folder, checkpoint, manner)
        record = _record(workspace, ready, fitted, found)
        _finish(ready, folder, result, record | {"seconds": round(time.time() - started, 1)})


def _follow(folder: Path, ready: _Ready, manner: Manner) -> None:
    """Train with the process that leads."""
    processes.wait()
    checkpoint = checkpoints.newest(folder) if manner.begin == "resume" else None
    _fit(ready, folder, checkpoint, manner)


def prepare(
    workspace: Workspace, round_: Round, recipe: SftRecipe, *, name: str, start: str | None
) -> _Ready:
    """Read and check the rows, then load the model they are for."""
    rows = rounds.training_rows(workspace, round_)
    datasets.check(rows, round_.method)
    test = rounds.held_out_pairs(workspace, round_)
    before = workspace.run(start) if start else None
    if before:
        _check_start(before, recipe)
    models.check_quantise(recipe.quantise)
    keep_freed_memory()
    loaded = models.base(recipe.model, quantise=recipe.quantise)
    planted = _planted(round_, recipe)
    made = datasets.conversations(rows, round_.method, loaded.tokenizer, recipe, planted=planted)
    held_out = rounds.held_out_rows(workspace, round_)
    return _Ready(round_, recipe, name, before, loaded, made, test, held_out)


def look(workspace: Workspace, ready: _Ready) -> Preflight:
    """What the run would do, and whether it fits."""
    return preflight.look(
        ready.loaded,
        ready.made,
        ready.round,
        ready.recipe,
        folder=workspace.folder,
        start=ready.start.name if ready.start else "",
    )


def inputs(workspace: Workspace, round_: Round, start: str | None) -> dict[str, str]:
    """The hashes of what a run learns from, and of the adapter it goes on from."""
    found = workspace.sha256(*{*round_.tables, round_.judges})
    if start:
        found["start"] = read_run(workspace.run(start))["adapter_sha256"]
    return found


def is_current(
    workspace: Workspace, round_: Round, recipe: SftRecipe, *, name: str, start: str | None
) -> bool:
    """Whether run `name` is what `train` would make again."""
    try:
        record = read_run(workspace.run(name))
        wanted = {
            "recipe": recipe.model_dump(),
            "round": asdict(round_),
            "inputs": inputs(workspace, round_, start),
        }
    except InputError:
        return False
    now = installed_versions()["llumi"], prompts.VERSION
    then = record["versions"]["llumi"], record["prompts_version"]
    return now == then and all(record.get(key) == value for key, value in wanted.items())


def read_run(folder: Path) -> dict[str, Any]:
    """The record of a finished run."""
    record: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return record


def not_for_use(stopped: str | None, audit: Audit) -> list[str]:
    """Why a run must not be used: the watch stopped it, or a limit of its audit is passed."""
    return [*([stopped] if stopped else []), *audit.over()]


def _check_start(start: Path, recipe: SftRecipe) -> None:
    if (other := read_run(start)["recipe"]["model"]) != recipe.model:
        raise InputError(
            f"Run {start.name} was trained on {other}, the recipe wants {recipe.model}.",
            hint="Use the same model, or start afresh.",
        )
    models.check_run(start)


def _planted(round_: Round, recipe: SftRecipe) -> list[Row]:
    drawn = canaries.draw(recipe.canaries, seed=recipe.seed)
    if round_.method == "dpo":
        return canaries.pair_rows(drawn, seed=recipe.seed)
    return [row | {"liked": True} for row in canaries.sft_rows(drawn)]


def _begin(workspace: Workspace, ready: _Ready, folder: Path, manner: Manner) -> Path | None:
    """Prepare the folder; the checkpoint to go on from."""
    wanted = {
        "recipe": ready.recipe.model_dump(),
        "round": asdict(ready.round),
        "inputs": inputs(workspace, ready.round, ready.start.name if ready.start else None),
        "base": ready.loaded.sha256,
        "prompts": prompts.VERSION,
        "versions": installed_versions(),
        "processes": processes.count(),
    }
    checkpoint = checkpoints.begin(folder, manner.begin, wanted, name=ready.name)
    # Written first: a run that is broken off has seen them too.
    write_text(folder / seen.FILE, _seen(ready, workspace.pseudonym_key()).as_text())
    return checkpoint


def _seen(ready: _Ready, key: bytes) -> seen.Seen:
    """What a run on these rows has seen, and what the run before it saw."""
    found = seen.of_rows((row for row in ready.made.rows if not canaries.is_canary(row)), key)
    if ready.start is None:
        return found
    return found | (seen.read(ready.start) or seen.Seen(whole=False))


@dataclass(frozen=True)
class _Result:
    """Scores of the held-out pairs under the model as it began and as it ended, and its audit."""

    before: heldout.LogProbabilities
    after: heldout.LogProbabilities
    audit: Audit


def _fit(
    ready: _Ready, folder: Path, checkpoint: Path | None, manner: Manner
) -> tuple[fitting.Fitted, _Result | None]:
    loaded, recipe, scoring = ready.loaded, ready.recipe, manner.watching.scoring
    adapted = models.with_adapter(loaded, recipe, start=ready.start)
    before = _before(ready, adapted, folder, manner)
    with models.ignoring_renamings():
        trainer = trainers.trainer(
            ready.round.method, adapted, loaded.tokenizer, ready.made, recipe, folder
        )
    how = fitting.Fitting(
        watch=Watch(
            ready.round.method, beta=getattr(recipe, "beta", 0.1), rows_a_step=recipe.batch_size
        ),
        folder=folder,
        told=manner.watching.step,
        keep_going=manner.keep_going,
        sampling=processes.count() == 1,
    )
    fitted = fitting.fit(trainer, loaded.tokenizer, how, checkpoint=checkpoint)
    with models.ignoring_renamings():
        trainer.save_model(str(folder / "last"))
    if before is None:
        return fitted, None
    models.keep_adapter(folder / "last", folder / models.ADAPTER)
    tuned = models.tuned(trainer, loaded, folder / models.ADAPTER)
    after = heldout.log_probabilities(tuned, loaded.tokenizer, ready.test, progress=scoring)
    return fitted, _Result(before, after, _audit(ready, tuned, manner))


def _before(
    ready: _Ready, adapted: PeftModel, folder: Path, manner: Manner
) -> heldout.LogProbabilities | None:
    """Scores of the model as it begins; asked once, however often a run is resumed."""
    if not processes.is_first():
        return None
    path = folder / scores.FILE
    found = scores.read(path, ready.test, "before")
    if found is None and ready.start:
        found = scores.read(ready.start / scores.FILE, ready.test, "after")
    if found is None:
        found = heldout.log_probabilities(
            adapted, ready.loaded.tokenizer, ready.test, progress=manner.watching.scoring
        )
    scores.keep(path, ready.test, before=found, after=None)
    return found


def _audit(ready: _Ready, tuned: PeftModel, manner: Manner) -> Audit:
    """What can be told without drafts; `llumi audit` measures those too."""
    planted = canaries.draw(ready.recipe.canaries, seed=ready.recipe.seed)
    material = auditing.Material(planted, ready.made.rows, ready.held_out, drafts=())
    return auditing.audit(tuned, ready.loaded.tokenizer, material, progress=manner.watching.scoring)


def _record(
    workspace: Workspace, ready: _Ready, fitted: fitting.Fitted, found: Preflight
) -> dict[str, Any]:
    start = ready.start.name if ready.start else None
    before = read_run(ready.start).get("lineage", []) if ready.start else []
    trouble = fitted.trouble
    return {
        "method": ready.round.method,
        "task": ready.round.task,
        "round": asdict(ready.round),
        "name": ready.name,
        "start": start,
        "lineage": before,
        "recipe": ready.recipe.model_dump(),
        "inputs": inputs(workspace, ready.round, start),
        "base_sha256": ready.loaded.sha256,
        "template_sha256": found.template_sha256,
        "prompts_version": prompts.VERSION,
        "precision": trainers.precision(),
        "processes": processes.count(),
        "rows": len(ready.made.rows) - sum(map(canaries.is_canary, ready.made.rows)),
        "tokens": found.tokens,
        "too_long": list(ready.made.too_long),
        "steps": fitted.steps,
        "trouble": asdict(trouble) if trouble else None,
        "stopped": trouble.sentence() if trouble and fitted.stopped is not None else None,
        "stopped_at": fitted.stopped,
        "memory": {"expected": found.memory, "most": _most_memory()},
        "versions": installed_versions(),
    }


def _finish(ready: _Ready, folder: Path, result: _Result | None, record: dict[str, Any]) -> None:
    """Write everything that says what came of the run; `run.json` and the hashes last."""
    assert result is not None
    table = heldout.compare(ready.test, result.before, result.after) if ready.test else {}
    export.gguf_lora(folder / models.ADAPTER, folder / export.GGUF, ready.loaded.model.config)
    scores.keep(folder / scores.FILE, ready.test, before=result.before, after=result.after)
    write_text(folder / serving.TEMPLATE, str(ready.loaded.tokenizer.chat_template))
    write_text(folder / "heldout.md", heldout.as_text(table) + "\n")
    digest = file_sha256(folder / models.ADAPTER / models.WEIGHTS)
    made = {"name": ready.name, "method": ready.round.method, "adapter_sha256": digest}
    record |= {
        "adapter_sha256": digest,
        "lineage": [*record["lineage"], made],
        "heldout": heldout.as_dict(table),
        "audit": memorisation.as_dict(result.audit),
        "not_for_use": not_for_use(record["stopped"], result.audit),
        "verdict": None,
    }
    metrics = fitting.read_lines(folder / fitting.METRICS)
    taken = fitting.read_lines(folder / fitting.SAMPLES)
    write_text(folder / PAGE, page.html(record, metrics, taken))
    write_text(folder / CARD, cards.model_card(record) + "\n")
    checkpoints.clear(folder)
    # Written last: a folder with run.json is a finished run.
    write_text(folder / RECORD, json.dumps(record, indent=1) + "\n")
    sums.write(folder)


def _most_memory() -> int:
    """Bytes that the process, or the GPU, held at most."""
    if torch.cuda.is_available():
        return int(torch.cuda.max_memory_allocated())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
