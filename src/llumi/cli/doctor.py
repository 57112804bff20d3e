"""`llumi doctor`: what is installed, what fits, what is current, and what to do about the rest.

ok    packages      LLUMI 0.1.0 on Python 3.11.7.
warn  help lines' check  nobody rang 85 of 85 entries.
      Ring those of your country before people depend on them.
"""

import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from llumi import room
from llumi.cli.help_lines import HelpFile
from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.cli.preflight import preflight
from llumi.cli.switches import SWITCHES
from llumi.cli.train import ForTask, Judgement
from llumi.doctor import help_list, installed, machine, safety, stored
from llumi.doctor.findings import Finding, State, worst

_BROKEN = 1


def doctor(
    help_file: HelpFile = None,
    recipe: Annotated[
        Path | None, typer.Option(help="Look at a training run by this recipe instead.")
    ] = None,
    task: ForTask = "generate",
    on: Judgement = "votes",
    start: Annotated[str, typer.Option("--from", help="The run it would go on from.")] = "",
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Look at everything and change nothing; exit 1 where something is broken."""
    if recipe is not None:
        preflight(workspace, recipe, task=task, on=on, start=start, as_json=as_json)
        return
    found = list(look_at_everything(workspace, help_file, today=date.today()))
    state = worst(found)
    said = {"state": state.value, "checks": [asdict(one) for one in found]}
    say(said, [*_lines(found), _verdict(found)], as_json=as_json)
    if state is State.FAIL:
        raise typer.Exit(_BROKEN)


def look_at_everything(folder: Path, help_file: Path | None, *, today: date) -> Iterator[Finding]:
    """Every check, in the order in which a person would want to know."""
    version = installed.installed_version
    yield from installed.packages(installed.declared(), version=version)
    yield from installed.models(version=version)
    yield machine.accelerator(machine.gpus(), torch=version("torch"))
    yield machine.memory(room.available_memory())
    yield machine.disk(room.free_disk(folder), folder)
    yield from stored.workspace(folder)
    yield from help_list.help_lines(folder, help_file, today=today)
    yield safety.trained()
    yield installed.switches(SWITCHES, os.environ)


def _lines(found: list[Finding]) -> Iterator[str]:
    width = max(len(one.check) for one in found)
    for one in found:
        yield f"{one.state.value:<5} {one.check:<{width}}  {one.found}"
        if one.todo:
            yield f"{'':<5} {'':<{width}}  → {one.todo}"


def _verdict(found: list[Finding]) -> str:
    fails = sum(one.state is State.FAIL for one in found)
    warnings = sum(one.state is State.WARN for one in found)
    if fails:
        return f"{fails} of {len(found)} checks failed; LLUMI is not ready."
    told = "1 thing to know" if warnings == 1 else f"{warnings} things to know"
    return f"Nothing is broken; {told}." if warnings else "All is well."


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(doctor)
