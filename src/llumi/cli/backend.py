"""Which backend a command uses: the embedded model with a run's adapter, or a server."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

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


def open_backend(workspace: Path, *, run: str = "", server: str = "", model: str = "") -> Backend:
    """The backend that the flags ask for; its last model is the one to use.

    Raises:
        InputError: flags that do not go together, a run that is not there, no embedded model.
    """
    if model and not server:
        raise InputError("--model needs --server.", hint="The embedded model is chosen by --run.")
    if server:
        if not model:
            raise InputError("--server needs --model.", hint="Name the model as the server does.")
        if run:
            raise InputError(
                "--run and --server do not go together.",
                hint="A server has its adapters loaded; name one of them with --model.",
            )
        from llumi.backends.server import Server

        return Server(server, models=[model], key=os.environ.get(SERVER_KEY, "").strip())
    try:
        from llumi.backends.embedded import Embedded
    except ImportError as error:
        raise InputError(
            "The embedded model is not installed.", hint="Run make setup, or use --server URL."
        ) from error
    adapter = tuned_adapter(workspace, run)
    if adapter is None:
        print(f"There is no run in {workspace}: the untuned model answers.", file=sys.stderr)
    return Embedded({TUNED: adapter} if adapter else {})


def tuned_adapter(workspace: Path, run: str = "") -> Path | None:
    """The GGUF adapter of run `run`, or of the newest run; None where nothing was trained.

    Raises:
        InputError: `run` is named and not there, or was trained on another base model.
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
    return adapter


def newest_run(workspace: Path) -> Path | None:
    """The folder of the run that finished last."""
    finished = sorted(
        workspace.glob("runs/[!.]*/run.json"), key=lambda path: path.stat().st_mtime_ns
    )
    return finished[-1].parent if finished else None
