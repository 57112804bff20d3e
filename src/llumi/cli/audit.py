"""`llumi audit`: does an adapter repeat what it was trained on?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.errors import InputError
from llumi.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from llumi.training.memorisation import Audit
    from llumi.training.rounds import Round

_TOKENS, _TEMPERATURE = 64, 0.8
"""Of a draft: long enough for the 25 words that are too many, and drawn, since a model says by
chance what it would not say first."""


def audit(
    run: Annotated[str, typer.Argument(help="The run to audit.")],
    drafts: Annotated[int, typer.Option(min=0, help="How many drafts are compared.")] = 500,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Planted canaries, membership and verbatim overlap; over a limit the run is not for use."""
    from llumi.training import marks, memorisation

    opened = open_workspace(workspace)
    found = audit_run(opened, run, drafts=drafts)
    record = marks.audited(opened.run(run), found)
    marked = [f"Not for use: {why}" for why in record["not_for_use"]]
    say(
        {"run": run, "audit": memorisation.as_dict(found), "not_for_use": record["not_for_use"]},
        [memorisation.as_text(found), *(marked or [f"Run {run} is within the limits."])],
        as_json=as_json,
    )


def audit_run(workspace: Workspace, name: str, *, drafts: int) -> "Audit":
    """Load the run's base and adapter, let it draft, and measure.

    Raises:
        InputError: no such run, or its tables have changed since it was trained.
    """
    from llumi import prompts
    from llumi.training import auditing, canaries, datasets, drafting, models, rounds, run
    from llumi.training.recipes import KINDS

    folder = workspace.run(name)
    record = run.read_run(folder)
    round_ = rounds.Round(**record["round"])
    check_same_tables(workspace, round_, record["inputs"], name)
    recipe = KINDS[round_.method](**record["recipe"])
    loaded = models.base(recipe.model, quantise=recipe.quantise)
    rows = rounds.training_rows(workspace, round_)
    made = datasets.conversations(rows, round_.method, loaded.tokenizer, recipe)
    held_out = rounds.held_out_rows(workspace, round_)
    adapted = models.adapted(loaded, folder)
    posts = list(dict.fromkeys(row["prompt"] for row in held_out)) or [rows[0]["prompt"]]
    asked = [prompts.generation(posts[place % len(posts)]) for place in range(drafts)]
    with bar() as progress:
        said = drafting.draft(
            adapted,
            loaded.tokenizer,
            asked,
            most_tokens=_TOKENS,
            temperature=_TEMPERATURE,
            progress=lambda batches: follow(progress, batches, "Drafting"),
        )
        planted = canaries.draw(recipe.canaries, seed=recipe.seed)
        material = auditing.Material(planted, made.rows, held_out, said)
        return auditing.audit(
            adapted,
            loaded.tokenizer,
            material,
            progress=lambda texts: follow(progress, texts, "Scoring texts"),
        )


def check_same_tables(
    workspace: Workspace, round_: "Round", inputs: dict[str, str], name: str
) -> None:
    """Refuse to audit a run by rows it may not have seen.

    Raises:
        InputError: the tables are others by now.
    """
    now = workspace.sha256(*round_.tables)
    changed = [table for table, digest in now.items() if inputs.get(table) != digest]
    if changed:
        raise InputError(
            f"The table {' and '.join(changed)} changed after {name} was trained.",
            hint=f"Train {name} again, or audit it where it was trained.",
        )


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(audit)
