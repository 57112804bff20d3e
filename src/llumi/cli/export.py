"""`llumi export`: a run as a folder to hand over, with its cards and the hashes of all of it.

    dpo-export/
      README.md, DATA_CARD.md   what it is and is not, and what it learnt from
      adapter/                  LoRA weights as safetensors, with their settings
      adapter.gguf              the same for llama.cpp, where the run has one
      chat_template.jinja       how a conversation is put to the model
      merged/                   with --merged: base and adapter as one model
      improve/                  with --improve: cards and adapter of the run that improves drafts
      SHA256SUMS                hashes of all these

run.json and seen.json stay behind: they name rows and hold digests of what people wrote.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi import sums
from llumi.cli.backend import AlthoughMarked, checked_record
from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.errors import InputError
from llumi.training import serving
from llumi.workspace import Manifest, file_sha256, new_folder, open_workspace, write_text

_ADAPTER = "adapter"
_WEIGHTS = "adapter_model.safetensors"
_SETTINGS = "adapter_config.json"
_GGUF = "adapter.gguf"
_PARTS = {serving.GENERATION: "", serving.IMPROVEMENT: "improve"}
"""Where in the folder each of the two models lies."""


def export(
    run: Annotated[str, typer.Argument(help="The run to export.")],
    to: Annotated[Path, typer.Option("--to", help="The new folder.")],
    merged: Annotated[
        bool, typer.Option("--merged", help="Also base and adapter as one model, in bf16.")
    ] = False,
    improve: Annotated[
        str, typer.Option("--improve", help="The run that improves drafts, over the same base.")
    ] = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Put a run into a folder to hand over: adapter, cards, hashes, and how to serve it."""
    opened = open_workspace(workspace)
    _check_target(to)
    named = {serving.GENERATION: run} | ({serving.IMPROVEMENT: improve} if improve else {})
    runs = {name: opened.run(one) for name, one in named.items()}
    records = {
        name: _whole_record(folder, although_marked=although_marked)
        for name, folder in runs.items()
    }
    # What cannot be served together is said before anything is written.
    _vllm(runs, records)
    manifests = {step: opened.manifest(step) for step in ("collect", "pair")}
    with new_folder(to) as partial:
        for name, folder in runs.items():
            _put(folder, records[name], manifests, partial / _PARTS[name])
        if merged:
            _merge(runs[serving.GENERATION], records[serving.GENERATION], partial / "merged")
        sums.write(partial)
    line = _vllm({name: to / _PARTS[name] for name in runs}, records)
    files = sorted(sums.read(to))
    say(
        {"folder": str(to), "files": files, "vllm": line or None},
        [
            f"Serve it with vLLM:\n{line}" if line else "vLLM does not serve the embedded model.",
            f"Run {run} is exported, {len(files)} files with their hashes: {to}.",
        ],
        as_json=as_json,
    )


def _check_target(to: Path) -> None:
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise InputError(
            f"{to} is there already and not an empty folder.",
            hint="Name a new folder with --to; nothing is ever written over.",
        )


def _whole_record(folder: Path, *, although_marked: bool) -> dict[str, Any]:
    """The record of a run that may be used and whose adapter is the one it was trained to."""
    record = checked_record(folder, although_marked=although_marked)
    again = f"Restore {folder}, or train {folder.name} again."
    missing = [n for n in (_SETTINGS, _WEIGHTS) if not (folder / _ADAPTER / n).is_file()]
    if missing:
        raise InputError(f"{folder / _ADAPTER} lacks {' and '.join(missing)}.", hint=again)
    if file_sha256(folder / _ADAPTER / _WEIGHTS) != record["adapter_sha256"]:
        raise InputError(
            f"{folder / _ADAPTER / _WEIGHTS} is not the adapter that run.json tells of: its hash "
            "differs.",
            hint=again,
        )
    return record


def _vllm(folders: Mapping[str, Path], records: Mapping[str, Mapping[str, Any]]) -> str:
    """The line that serves the adapters in `folders`; empty for the embedded model."""
    modules = [
        serving.module(name, folder / _ADAPTER, records[name]) for name, folder in folders.items()
    ]
    serving.check_one_base(modules)
    return serving.command(modules) if serving.is_served(modules[0]) else ""


def _put(
    run: Path,
    record: Mapping[str, Any],
    manifests: Mapping[str, Manifest | None],
    folder: Path,
) -> None:
    """Copy the adapter of `run` into `folder` and write its cards beside it."""
    from llumi.training import cards

    (folder / _ADAPTER).mkdir(parents=True)
    for name in (_SETTINGS, _WEIGHTS):
        shutil.copyfile(run / _ADAPTER / name, folder / _ADAPTER / name)
    for name in (_GGUF, serving.TEMPLATE):
        if (run / name).exists():
            shutil.copyfile(run / name, folder / name)
    write_text(folder / "README.md", cards.model_card(record) + "\n")
    write_text(folder / "DATA_CARD.md", cards.data_card(record, manifests) + "\n")


def _merge(run: Path, record: Mapping[str, Any], target: Path) -> None:
    from llumi.training import merging, models

    merging.merge(models.base(record["recipe"]["model"]), run / _ADAPTER, target)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(export)
