"""The steps of a run: each is logged, watched, and now and then kept.

    metrics.jsonl   {"step": 12, "loss": 0.61, "rewards/accuracies": 0.75, …}
    tensorboard/    the same, for `tensorboard --logdir`
    samples.jsonl   what the model writes under three posts of ours, before, between and after

Where the watch sees a run fail, training stops, and the last checkpoint before the trouble is what
the run leaves.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from statistics import fmean
from typing import Any

from peft import PeftModel, set_peft_model_state_dict
from safetensors.torch import load_file
from torch.utils.tensorboard import SummaryWriter
from transformers import (
    PreTrainedTokenizerBase,
    PrinterCallback,
    Trainer,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)

from llumi.errors import LlumiError
from llumi.training import checkpoints, models, processes, samples
from llumi.training.watch import Trouble, Watch

METRICS, SAMPLES, TENSORBOARD = "metrics.jsonl", "samples.jsonl", "tensorboard"
_SAMPLED = 4
"""How often samples are taken after the first, evenly over the run."""

Told = Callable[[int, int, dict[str, float]], None]
"""Called with the step, all steps and the step's metrics."""


@dataclass(frozen=True)
class Fitting:
    """How a run is fitted: where it writes, who is told, whether trouble stops it."""

    watch: Watch
    folder: Path
    told: Told
    keep_going: bool = False
    sampling: bool = True
    """Off where several processes hold parts of one model."""


@dataclass(frozen=True)
class Fitted:
    """What came of it; `trouble` is what the watch saw, `stopped` the step whose weights are left
    where it stopped the run.
    """

    steps: int
    trouble: Trouble | None = None
    stopped: int | None = None


def fit(
    trainer: Trainer,
    tokenizer: PreTrainedTokenizerBase,
    fitting: Fitting,
    *,
    checkpoint: Path | None = None,
) -> Fitted:
    """Train to the end, or to the first trouble; `checkpoint` is where to go on from.

    Raises:
        LlumiError: trouble came before the first checkpoint, so that nothing good is left.
    """
    done = checkpoints.step(checkpoint) if checkpoint else 0
    if processes.is_first():
        _forget_after(fitting.folder, done)
    watching = _Watching(tokenizer, fitting)
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(watching)
    with models.ignoring_renamings():
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    trouble, steps = watching.trouble, trainer.state.global_step
    if trouble is None or fitting.keep_going:
        return Fitted(steps, trouble)
    good = checkpoints.newest(fitting.folder, before=trouble.since_step)
    if good is None:
        raise LlumiError(
            f"Training stopped at step {trouble.step:,}, before a checkpoint was kept. "
            f"{trouble.sentence()}",
            hint=trouble.change,
        )
    _load(trainer, good)
    return Fitted(steps, trouble, checkpoints.step(good))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file that is ours; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _forget_after(folder: Path, step: int) -> None:
    """Drop the lines of steps that will be done again, and a line cut off by a kill."""
    for name in (METRICS, SAMPLES):
        path = folder / name
        kept = []
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            try:
                if json.loads(line)["step"] <= step:
                    kept.append(line)
            except ValueError:
                break
        if path.exists():
            path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def _load(trainer: Trainer, checkpoint: Path) -> None:
    model = trainer.model
    assert isinstance(model, PeftModel)
    set_peft_model_state_dict(model, load_file(checkpoint / models.WEIGHTS))


class _Watching(TrainerCallback):
    """Writes each step's metrics, asks the watch, takes samples, seals checkpoints."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, fitting: Fitting) -> None:
        self.trouble: Trouble | None = None
        self._tokenizer, self._fitting = tokenizer, fitting
        self._watch = fitting.watch
        # Where many processes train, all look at the same figures and one writes them down.
        self._board = (
            SummaryWriter(str(fitting.folder / TENSORBOARD)) if processes.is_first() else None
        )
        self._remember()

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Take the samples of the model as it starts."""
        if state.global_step == 0:
            self._sample(state, kwargs["model"])

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **_: Any,
    ) -> None:
        """Append one line a step, and look whether the run is well."""
        metrics = {name: value for name, value in (logs or {}).items() if _is_number(value)}
        if "loss" not in metrics:
            return
        step = state.global_step
        if self._board:
            _append(self._fitting.folder / METRICS, {"step": step, **metrics})
            for name, value in metrics.items():
                self._board.add_scalar(f"train/{name}", value, step)
            self._fitting.told(step, state.max_steps, metrics)
        self._look(self._watch.look(step, state.max_steps, metrics), control)

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: Any
    ) -> None:
        """Take samples a few times a run."""
        if state.global_step % max(1, state.max_steps // _SAMPLED) == 0:
            self._look(self._sample(state, kwargs["model"]), control)

    def on_save(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Say that the checkpoint is whole."""
        if state.is_world_process_zero:
            checkpoints.seal(self._fitting.folder / f"checkpoint-{state.global_step}")
            checkpoints.thin(self._fitting.folder)

    def on_train_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any
    ) -> None:
        """Close what was opened."""
        if self._board:
            self._board.close()

    def _remember(self) -> None:
        """Show the watch what it saw before the run was broken off."""
        for metrics in read_lines(self._fitting.folder / METRICS):
            self._watch.look(metrics["step"], 0, metrics)
        lines = read_lines(self._fitting.folder / SAMPLES)
        for step, taken in groupby(lines, key=itemgetter("step")):
            self._look_at_samples(step, list(taken))

    def _look(self, trouble: Trouble | None, control: TrainerControl) -> None:
        if trouble is None or self.trouble is not None:
            return
        self.trouble = trouble
        if not self._fitting.keep_going:
            control.should_training_stop = True
            control.should_save = False

    def _sample(self, state: TrainerState, model: Any) -> Trouble | None:
        if not self._fitting.sampling or not self._board:
            return None
        taken = samples.take(model, self._tokenizer, step=state.global_step)
        for sample in taken:
            _append(self._fitting.folder / SAMPLES, samples.as_dict(sample))
            self._board.add_text(f"sample/{sample.post[:40]}", sample.reply, state.global_step)
        return self._look_at_samples(state.global_step, list(map(samples.as_dict, taken)))

    def _look_at_samples(self, step: int, taken: list[dict[str, Any]]) -> Trouble | None:
        tokens, repeated = (fmean(one[name] for one in taken) for name in ("tokens", "repeated"))
        return self._watch.look_at_samples(step, tokens=tokens, repeated=repeated)


def _append(path: Path, line: dict[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
