"""`llumi train sft` and `llumi train dpo`: one adapter from one recipe."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress

from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from llumi.training.recipes import SftRecipe
    from llumi.training.run import Method, Trained, Watching

train = typer.Typer(help="Train an adapter: sft, then dpo.", no_args_is_help=True)

RecipeFile = Annotated[Path, typer.Option("--recipe", help="A TOML file; see recipes/.")]
RunName = Annotated[str, typer.Option("--name", help="The run's folder below runs/.")]


@train.command()
def sft(
    recipe: RecipeFile,
    name: RunName = "sft",
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Supervised fine-tuning on the best-voted comment of each post."""
    from llumi.training.recipes import SftRecipe, load

    _train(open_workspace(workspace), "sft", load(recipe, SftRecipe), name, None, as_json)


@train.command()
def dpo(
    recipe: RecipeFile,
    name: RunName = "dpo",
    start: Annotated[str, typer.Option("--from", help="The run to go on from.")] = "sft",
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Direct preference optimisation on the pairs, going on from another run."""
    from llumi.training.recipes import DpoRecipe, load

    _train(open_workspace(workspace), "dpo", load(recipe, DpoRecipe), name, start, as_json)


def _train(
    workspace: Workspace,
    method: "Method",
    recipe: "SftRecipe",
    name: str,
    start: str | None,
    as_json: bool,
) -> None:
    from llumi.training import heldout, run

    # What the data lack is said before seconds are spent on loading libraries and a model.
    run.training_rows(workspace, method)
    with bar() as progress:
        done = run.train(
            workspace, method, recipe, name=name, start=start, watching=watching(progress, method)
        )
    say(
        {"run": str(done.folder), "rows": done.rows, "heldout": heldout.as_dict(done.table)},
        [heldout.as_text(done.table), trained_line(done, method)],
        as_json=as_json,
    )


def watching(progress: Progress, what: str) -> "Watching":
    """A bar for the scoring of held-out pairs and one for the steps of training."""
    from llumi.training.run import Watching

    steps = progress.add_task(f"Training {what}", total=None, note="", visible=False)

    def step(done: int, of: int, metrics: dict[str, float]) -> None:
        if "loss" in metrics:
            note = f"loss {metrics['loss']:.3f}"
            progress.update(steps, completed=done, total=of, note=note, visible=True)

    return Watching(
        scoring=lambda posts: follow(progress, posts, "Scoring held-out posts"), step=step
    )


def trained_line(done: "Trained", method: str) -> str:
    """One line of result."""
    return f"{method.upper()} on {done.rows:,} rows is finished. Look at {done.folder}."


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(train, name="train")
