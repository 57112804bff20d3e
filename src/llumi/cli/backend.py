"""Which backend a command uses: the embedded model with a run's adapter, or a server."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi import sums
from llumi.backends import Backend
from llumi.errors import InputError
from llumi.workspace import open_workspace

TUNED = "tuned"
SERVER_KEY = "LLUMI_SERVER_KEY"
"""The environment variable with the server's API key; a flag would show it to `ps`."""

RunToUse = Annotated[
    str, typer.Option("--run", help="The training run to use; the newest one by default.")
]
ServerUrl = Annotated[
    str, typer.Option("--server", help="An OpenAI-compatible address instead, as http://host/v1.")
]
ServerModel = Annotated[str, typer.Option("--model", help="The model's name on that server.")]
AlthoughMarked = Annotated[
    bool, typer.Option("--although-marked", help="Use a run even if it is marked not for use.")
]


def open_backend(
    workspace: Path,
    *,
    run: str = "",
    server: str = "",
    model: str = "",
    although_marked: bool = False,
) -> Backend:
    """The backend that the flags ask for; its last model is the one to use.

    Raises:
        InputError: flags that do not go together, a run that is not there, was changed or is
            marked not for use, no embedded model.
    """
    return open_models(
        workspace,
        runs=[run] if run else [],
        server=server,
        models=[model] if model else [],
        although_marked=although_marked,
    )


def open_models(
    workspace: Path,
    *,
    runs: Sequence[str],
    server: str,
    models: Sequence[str],
    although_marked: bool = False,
) -> Backend:
    """A backend of several models: one base with the adapter of each run, or those of a server.

    One run, or none, is called `TUNED`; several are called by their names.

    Raises:
        InputError: as `open_backend`.
    """
    if models and not server:
        raise InputError("--model needs --server.", hint="The embedded model is chosen by --run.")
    if server:
        if not models:
            raise InputError("--server needs --model.", hint="Name the model as the server does.")
        if runs:
            raise InputError(
                "--run and --server do not go together.",
                hint="A server has its adapters loaded; name one of them with --model.",
            )
        from llumi.backends.server import Server

        return Server(server, models=models, key=os.environ.get(SERVER_KEY, "").strip())
    try:
        from llumi.backends.embedded import Embedded
    except ImportError as error:
        raise InputError(
            "The embedded model is not installed.", hint="Run make setup, or use --server URL."
        ) from error
    if len(runs) > 1:
        named = {
            run: tuned_adapter(workspace, run, although_marked=although_marked) for run in runs
        }
        return Embedded({run: adapter for run, adapter in named.items() if adapter})
    adapter = tuned_adapter(workspace, *runs, although_marked=although_marked)
    if adapter is None:
        print(f"There is no run in {workspace}: the untuned model answers.", file=sys.stderr)
    return Embedded({TUNED: adapter} if adapter else {})


def tuned_adapter(workspace: Path, run: str = "", *, although_marked: bool = False) -> Path | None:
    """The GGUF adapter of run `run`, or of the newest run; None where nothing was trained.

    A run that may not be used is refused; another is never taken in its place.

    Raises:
        InputError: `run` is named and not there, was trained on another base model, was changed
            since it was written, or is marked not for use.
    """
    folder = open_workspace(workspace).run(run) if run else newest_run(workspace)
    if folder is None:
        return None
    adapter = folder / "adapter.gguf"
    if not adapter.exists():
        raise InputError(
            f"Run {folder.name} was not trained on the embedded model.",
            hint="Serve it with vLLM and use --server URL --model NAME.",
        )
    checked_record(folder, although_marked=although_marked)
    return adapter


def checked_record(folder: Path, *, although_marked: bool = False) -> dict[str, Any]:
    """The record of the run in `folder`, once its files are proven to be those that were written.

    Raises:
        InputError: a file differs from its hash, the record cannot be read, or the run is marked
            not for use and `although_marked` is not given.
    """
    again = f"Restore {folder}, or train {folder.name} again."
    if (folder / sums.FILE).exists():
        sums.check(folder, again=again)
    else:
        print(
            f"Run {folder.name} has no {sums.FILE}: whether it is as it was written cannot be "
            "checked.",
            file=sys.stderr,
        )
    try:
        record: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{folder / 'run.json'} is no record of a run.", hint=again) from error
    marked = record.get("not_for_use") or []
    if marked and not although_marked:
        raise InputError(
            "\n".join(
                [f"Run {folder.name} is marked not for use:", *(f"  {why}" for why in marked)]
            ),
            hint="Train it anew or name another run; --although-marked uses it all the same.",
        )
    return record


def newest_run(workspace: Path) -> Path | None:
    """The folder of the run that finished last."""
    finished = sorted(
        workspace.glob("runs/[!.]*/run.json"), key=lambda path: path.stat().st_mtime_ns
    )
    return finished[-1].parent if finished else None
