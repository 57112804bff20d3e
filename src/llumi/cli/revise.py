"""`llumi revise`: data for the improvement model, from real comments and minimal edits of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi.assistant import revisions
from llumi.assistant.refusing import MEANINGS
from llumi.assistant.revisions import RULES, Draft
from llumi.backends import Backend
from llumi.cli.backend import AlthoughMarked, RunToUse, ServerModel, ServerUrl, open_backend
from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.errors import InputError
from llumi.workspace import Manifest, Workspace, open_workspace

RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Ask no model: the fixed rules alone propose.")
]


def revise(
    at_most: Annotated[int, typer.Option(help="At most so many comments; 0: all.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Which comments are taken.")] = 0,
    rules_only: RulesOnly = False,
    run: RunToUse = "",
    server: ServerUrl = "",
    model: ServerModel = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Propose minimal edits of real comments, and keep those that pass every test."""
    if rules_only and (run or server or model):
        raise InputError(
            "--rules-only does not go with --run, --server or --model.", hint="Leave one out."
        )
    opened = open_workspace(workspace)
    # What is missing is said before seconds are spent on loading a model.
    opened.sha256(*revisions.INPUTS)
    if rules_only:
        manifest = _revise(opened, None, at_most, seed)
    else:
        backend = open_backend(
            workspace, run=run, server=server, model=model, although_marked=although_marked
        )
        try:
            manifest = _revise(opened, backend, at_most, seed)
        finally:
            backend.close()
    say(
        {"counts": manifest.counts, "dropped": manifest.dropped},
        [_table(manifest.counts), _kept(manifest, workspace)],
        as_json=as_json,
    )


def _revise(workspace: Workspace, backend: Backend | None, at_most: int, seed: int) -> Manifest:
    with bar() as progress:

        def drafts(missing: Iterable[Draft]) -> Iterable[Draft]:
            return follow(progress, missing, "Revising comments")

        return revisions.revise(
            workspace,
            backend,
            model=backend.models[-1] if backend else "",
            at_most=at_most,
            seed=seed,
            progress=drafts,
        )


def _table(counts: dict[str, Any]) -> str:
    """What each test refused, by proposer; a proposal is counted by the first test it fails."""
    proposers = list(counts["kept"])
    lines = [
        f"| test | {' | '.join(f'refused ({by})' for by in proposers)} | what it means |",
        "|---|" + "---|" * len(proposers) + "---|",
    ]
    for test, meaning in MEANINGS.items():
        told = " | ".join(f"{counts['refused'][by].get(test, 0):,}" for by in proposers)
        lines.append(f"| {test} | {told} | {meaning} |")
    kept = " | ".join(f"{counts['kept'][by]:,}" for by in proposers)
    return "\n".join([*lines, f"| kept | {kept} | it passed every test |"])


def _kept(manifest: Manifest, workspace: Path) -> str:
    counts = manifest.counts
    left_out = sum(manifest.dropped.values())
    by = ", ".join(
        f"{n:,} by {'the rules' if by == RULES else by}" for by, n in counts["kept"].items()
    )
    return (
        f"Of {counts['drafts']:,} comments, {counts['without_change']:,} are to stay as they are; "
        f"kept revisions: {by}. {left_out:,} comments on the way were no drafts. "
        f"The table revisions is in {workspace}."
    )


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(revise)
