"""`llumi evaluate`: peers, the untuned and the tuned model on held-out posts, side by side.

With `--suite training` it is `cli.suite` that answers whether the rounds of training helped.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi.backends import Backend
from llumi.cli.backend import AlthoughMarked, RunToUse, ServerModel, ServerUrl, open_backend
from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.cli.suite import evaluate_training
from llumi.errors import InputError
from llumi.evaluation import compare, replies, report
from llumi.evaluation.verdict import verdict
from llumi.workspace import Workspace, open_workspace, write_text

REPORT = "evaluation.html"


SUITES = ("replies", "training")


def evaluate(
    suite: Annotated[
        str, typer.Option(help="replies: how they differ; training: whether it helped.")
    ] = "replies",
    posts: Annotated[int, typer.Option(help="At most so many held-out posts; 0: all.")] = 0,
    run: RunToUse = "",
    server: ServerUrl = "",
    model: ServerModel = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Compare peers' comments with the models' drafts on held-out posts, and write a report."""
    if suite not in SUITES:
        raise InputError(f"--suite {suite} is unknown.", hint=f"Suites: {', '.join(SUITES)}.")
    if suite == "training":
        evaluate_training(workspace, run=run, posts=posts, as_json=as_json)
        return
    opened = open_workspace(workspace)
    held_out = replies.held_out_posts(opened, at_most=posts)
    backend = open_backend(
        workspace, run=run, server=server, model=model, although_marked=although_marked
    )
    try:
        compared, held_back = compare_systems(
            opened, held_out, backend, inputs=opened.sha256(*replies.INPUTS)
        )
    finally:
        backend.close()
    say(
        {**compare.as_dict(compared), "held_back": held_back},
        [
            report.text_table(compared),
            f"Sentences held back by the screen: {_counts(held_back)}. "
            f"The report is {workspace / REPORT}.",
        ],
        as_json=as_json,
    )


def compare_systems(
    workspace: Workspace, held_out: dict[str, str], backend: Backend, *, inputs: dict[str, str]
) -> tuple[compare.Comparison, dict[str, int]]:
    """Draft, store the replies, compare, and write the report next to the workspace's tables."""
    with bar() as progress:

        def drafts(tasks: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
            return follow(progress, tasks, "Drafting on held-out posts")

        gathered = replies.gather(workspace, held_out, backend, backend.models, progress=drafts)
    systems = (*reversed(backend.models), replies.PEERS)
    compared = compare.compare(gathered.replies, gathered.posts, systems=systems)
    result: dict[str, Any] = compare.as_dict(compared)
    workspace.write(
        "evaluate",
        {"replies": gathered.replies},
        inputs=inputs,
        settings={"systems": list(systems), "posts": sorted(held_out)},
        counts={
            "held_back": gathered.held_back,
            "comparison": result,
            "verdict": verdict(compared),
        },
        dropped={},
    )
    write_text(workspace.folder / REPORT, report.html(compared))
    write_text(workspace.folder / "evaluation.json", json.dumps(result, indent=1) + "\n")
    return compared, gathered.held_back


def _counts(held_back: dict[str, int]) -> str:
    return ", ".join(f"{system} {count}" for system, count in held_back.items())


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(evaluate)
