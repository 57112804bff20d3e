"""`llumi audit`: what a run repeats of what it read, and whether a team's log is as written."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.cli.team import KEY_FILE, KeyFile, TeamDatabase, named
from llumi.errors import InputError, LlumiError
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


class BrokenLog(LlumiError):
    """The log is not what was written."""


def verify(
    team: TeamDatabase = "",
    key_file: KeyFile = KEY_FILE,
    remembered: Annotated[
        str, typer.Option(help="What an earlier check ended with, as NUMBER:LINK.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Whether the team's log of who did what is as it was written, and was not cut off."""
    from llumi.team import logbook
    from llumi.team.database import open_team

    known = _remembered(remembered)
    with open_team(named(team), key_file=key_file) as opened:
        found = logbook.verify(opened, remembered=known)
    if isinstance(found, logbook.Broken):
        raise BrokenLog(
            f"The log is not as it was written: {found.why}.",
            hint="Somebody changed the database, or it is an older copy. Keep it as it is.",
        )
    last = f"{found.number}:{found.link}"
    say(
        {"entries": found.entries, "last": last},
        [
            "One entry, as it was written."
            if found.entries == 1
            else f"{found.entries:,} entries, each as it was written.",
            f"Keep this elsewhere, to see later that nothing was cut off: {last}",
        ],
        as_json=as_json,
    )


def _remembered(given: str) -> tuple[int, str] | None:
    number, _, link = given.partition(":")
    if not given:
        return None
    if not number.isdecimal() or not link:
        raise InputError(
            f"--remembered {given} is no NUMBER:LINK.",
            hint="Copy what llumi audit verify printed then.",
        )
    return int(number), link


class _RunFirst(TyperGroup):
    """`llumi audit dpo` means `llumi audit run dpo`: only `verify` is something else."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["run", *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(cls=_RunFirst, no_args_is_help=True)
    group.command("run")(audit)
    group.command()(verify)
    app.add_typer(group, name="audit", help="What a run repeats, and whether the log is whole.")
