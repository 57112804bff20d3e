"""`llumi evaluate`: peers, the untuned and the tuned model on held-out posts, side by side.

    llumi evaluate                        drafts on held-out posts, then the report
    llumi evaluate --run sft --run dpo    each run a system, so that drift from round to round shows
    llumi evaluate report --also F        the report anew, with the replies of other systems

With `--suite training` it is `cli.suite` that answers whether the rounds of training helped.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from llumi import __version__, prompts
from llumi.assistant import improvement
from llumi.assistant.limits import MOST_CHARACTERS
from llumi.backends import Backend
from llumi.cli.backend import (
    AlthoughMarked,
    ServerUrl,
    newest_run,
    open_models,
)
from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.cli.reporting import REPORT, ReportOptions, report, write_report
from llumi.cli.suite import evaluate_training
from llumi.errors import InputError
from llumi.evaluation import replies
from llumi.evaluation.report import Report, as_json, text
from llumi.kept_lines import file_name
from llumi.workspace import Workspace, file_sha256, open_workspace

SUITES = ("replies", "training")

Runs = Annotated[
    list[str] | None,
    typer.Option("--run", help="A training run; again for each. The newest one by default."),
]
Models = Annotated[
    list[str] | None, typer.Option("--model", help="A model of that server; again for each.")
]


def evaluate(
    context: typer.Context,
    suite: Annotated[
        str, typer.Option(help="replies: how they differ; training: whether it helped.")
    ] = "replies",
    posts: Annotated[int, typer.Option(help="At most so many held-out posts; 0: all.")] = 0,
    improve: Annotated[
        bool, typer.Option("--improve", help="Also improve a peer's comment on each post.")
    ] = False,
    run: Runs = None,
    server: ServerUrl = "",
    model: Models = None,
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Compare peers' comments with the models' drafts on held-out posts, and write a report."""
    if context.invoked_subcommand is not None:
        _refuse_options_before(context)
        return
    if suite not in SUITES:
        raise InputError(f"--suite {suite} is unknown.", hint=f"Suites: {', '.join(SUITES)}.")
    runs = list(dict.fromkeys(run or []))
    if suite == "training":
        if len(runs) > 1:
            raise InputError("--suite training takes one --run.", hint="It follows its rounds.")
        evaluate_training(workspace, run="".join(runs), posts=posts, as_json=json_)
        return
    opened = open_workspace(workspace)
    held_out = replies.held_out_posts(opened, at_most=posts)
    inputs = opened.sha256(*replies.INPUTS) | _of_runs(workspace, runs, server)
    models = list(dict.fromkeys(model or []))
    backend = open_models(
        workspace, runs=runs, server=server, models=models, although_marked=although_marked
    )
    try:
        held_back, made = compare_systems(opened, held_out, backend, inputs=inputs, improve=improve)
    finally:
        backend.close()
    counted = ", ".join(f"{system} {count}" for system, count in held_back.items())
    say(
        {**as_json(made), "held_back": held_back},
        [
            text(made),
            f"Sentences held back by the screen: {counted}. The report is {workspace / REPORT}.",
        ],
        as_json=json_,
    )


def compare_systems(
    workspace: Workspace,
    held_out: dict[str, str],
    backend: Backend,
    *,
    inputs: dict[str, str],
    improve: bool = False,
) -> tuple[dict[str, int], Report]:
    """Draft, store the replies, and write the report; how many sentences were held back, and it."""
    systems = [*reversed(backend.models)]
    settings = {"systems": systems, "posts": sorted(held_out), "improve": improve}
    kept = file_name(__version__, prompts.VERSION, inputs, settings)

    def improved(post: str, draft: str, model: str) -> str | None:
        if not draft.strip() or max(len(post), len(draft)) > MOST_CHARACTERS:
            return None
        found = improvement.improve(backend, post, draft, model=model)
        return found.take(found.suggestions)

    with bar() as progress:

        def drafting(tasks: Iterable[replies.Task]) -> Iterable[replies.Task]:
            return follow(progress, tasks, "Drafting on held-out posts")

        gathered = replies.gather(
            workspace,
            held_out,
            backend,
            systems,
            kept=workspace.unfinished("evaluate") / kept,
            improve=improved if improve else None,
            progress=drafting,
        )
    workspace.write(
        "evaluate",
        {"replies": gathered.replies},
        inputs=inputs,
        settings=settings,
        counts={"held_back": gathered.held_back},
        dropped={},
    )
    return gathered.held_back, write_report(workspace, ReportOptions())


def _of_runs(workspace: Path, runs: list[str], server: str) -> dict[str, str]:
    """What tells one set of models from another."""
    if server:
        return {"server": hashlib.sha256(server.encode()).hexdigest()}
    opened, newest = open_workspace(workspace), newest_run(workspace)
    folders = [opened.run(run) for run in runs] or ([newest] if newest else [])
    return {f"run {folder.name}": file_sha256(folder / "run.json") for folder in folders}


def _refuse_options_before(context: typer.Context) -> None:
    """Options between `evaluate` and `report` would have no effect."""
    given = [
        f"--{name.rstrip('_').replace('_', '-')}"
        for name in context.params
        if (source := context.get_parameter_source(name)) and source.name == "COMMANDLINE"
    ]
    if given:
        raise InputError(
            f"{', '.join(given)} stands before {context.invoked_subcommand}.",
            hint=f"Write it behind: llumi evaluate {context.invoked_subcommand} {given[0]} …",
        )


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(invoke_without_command=True)
    group.callback()(evaluate)
    group.command()(report)
    app.add_typer(group, name="evaluate")
