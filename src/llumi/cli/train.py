"""`llumi train sft`, `dpo` and `kto`: one adapter from one recipe.

llumi train sft --recipe recipes/sft.toml
llumi train dpo --recipe recipes/dpo-votes.toml --from sft --name dpo1
llumi train dpo --recipe recipes/dpo-ratings.toml --from dpo1 --name dpo2 --on ratings
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.progress import Progress

from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say
from llumi.errors import InputError
from llumi.workspace import open_workspace

if TYPE_CHECKING:
    from llumi.training.checkpoints import Begin
    from llumi.training.recipes import SftRecipe
    from llumi.training.rounds import Method, Round, Source, Task
    from llumi.training.run import Trained, Watching

train = typer.Typer(help="Train an adapter: sft, then dpo.", no_args_is_help=True)

TASKS, SOURCES = ("generate", "improve"), ("votes", "ratings", "feedback")

RecipeFile = Annotated[Path, typer.Option("--recipe", help="A TOML file; see recipes/.")]
RunName = Annotated[str, typer.Option("--name", help="The run's folder below runs/.")]
ForTask = Annotated[
    str, typer.Option("--task", help="Which model: generate a reply, or improve a person's.")
]
Judgement = Annotated[
    str, typer.Option("--on", help="Whose judgement: votes, ratings or feedback.")
]
From = Annotated[str, typer.Option("--from", help="The run to go on from.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was broken off.")]
Afresh = Annotated[bool, typer.Option("--afresh", help="Forget a run that was broken off.")]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Do not stop when the watch sees the run fail.")
]


@train.command()
def sft(
    recipe: RecipeFile,
    name: RunName = "sft",
    task: ForTask = "generate",
    resume: Resume = False,
    afresh: Afresh = False,
    keep_going: KeepGoing = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Supervised fine-tuning: the best-voted comment of each post, or what improves a reply."""
    from llumi.training.recipes import SftRecipe, load

    asked = _Asked(workspace, name, task, begin=_begin(resume, afresh), keep_going=keep_going)
    _train(asked, "sft", load(recipe, SftRecipe), as_json)


@train.command()
def dpo(
    recipe: RecipeFile,
    name: RunName = "dpo",
    task: ForTask = "generate",
    on: Judgement = "votes",
    start: From = "sft",
    resume: Resume = False,
    afresh: Afresh = False,
    keep_going: KeepGoing = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Direct preference optimisation on pairs, going on from another run."""
    from llumi.training.recipes import DpoRecipe, load

    asked = _Asked(workspace, name, task, on, start, _begin(resume, afresh), keep_going)
    _train(asked, "dpo", load(recipe, DpoRecipe), as_json)


@train.command()
def kto(
    recipe: RecipeFile,
    name: RunName = "kto",
    start: From = "sft",
    resume: Resume = False,
    afresh: Afresh = False,
    keep_going: KeepGoing = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Kahneman-Tversky optimisation: replies liked or not, where votes make few pairs."""
    from llumi.training.recipes import KtoRecipe, load

    begin = _begin(resume, afresh)
    asked = _Asked(workspace, name, start=start, begin=begin, keep_going=keep_going)
    _train(asked, "kto", load(recipe, KtoRecipe), as_json)


@dataclass(frozen=True)
class _Asked:
    """What the flags of a command say."""

    workspace: Path
    name: str
    task: str = "generate"
    on: str = "votes"
    start: str | None = None
    begin: "Begin" = "new"
    keep_going: bool = False


def _begin(resume: bool, afresh: bool) -> "Begin":
    if resume and afresh:
        raise InputError("--resume and --afresh do not go together.", hint="Use one of them.")
    return "resume" if resume else "afresh" if afresh else "new"


def make_round(method: "Method", task: str, on: str) -> "Round":
    """The round that flags name.

    Raises:
        InputError: there is no such task, or no such judgement.
    """
    from llumi.training.rounds import Round

    for flag, value, known in (("--task", task, TASKS), ("--on", on, SOURCES)):
        if value not in known:
            raise InputError(f"{flag} {value} is unknown.", hint=f"Known: {', '.join(known)}.")
    return Round(method, cast("Task", task), cast("Source", on))


def _train(asked: _Asked, method: "Method", recipe: "SftRecipe", as_json: bool) -> None:
    from llumi.training import heldout, processes, rounds, run

    workspace, round_ = open_workspace(asked.workspace), make_round(method, asked.task, asked.on)
    # What the data lack is said before seconds are spent on loading libraries and a model.
    rounds.training_rows(workspace, round_)
    with bar() as progress:
        manner = run.Manner(asked.begin, asked.keep_going, watching(progress, method))
        done = run.train(
            workspace, round_, recipe, name=asked.name, start=asked.start, manner=manner
        )
    if not processes.is_first():
        return
    say(
        {
            "run": str(done.folder),
            "rows": done.rows,
            "heldout": heldout.as_dict(done.table),
            "stopped": done.stopped or None,
            "not_for_use": list(done.not_for_use),
        },
        [heldout.as_text(done.table), *marks(done), trained_line(done, method)],
        as_json=as_json,
    )
    if done.stopped:
        raise InputError(
            f"The watch stopped run {asked.name}. {done.stopped}",
            hint=f"{done.folder} has the last good checkpoint, marked as not for use.",
        )


def watching(progress: Progress, what: str) -> "Watching":
    """A bar for the scoring of held-out pairs and one for the steps of training."""
    from llumi.training.run import Watching

    steps = progress.add_task(f"Training {what}", total=None, note="", visible=False)

    def step(done: int, of: int, metrics: dict[str, float]) -> None:
        note = f"loss {metrics['loss']:.3f}"
        progress.update(steps, completed=done, total=of, note=note, visible=True)

    return Watching(
        scoring=lambda posts: follow(progress, posts, "Scoring texts"),
        step=step,
        preflight=lambda found: progress.console.print("\n".join(found.lines())),
    )


def marks(done: "Trained") -> list[str]:
    """Why a run is marked as not for use, but for the watch's word, which is said apart."""
    return [f"Not for use: {why}" for why in done.not_for_use if why != done.stopped]


def trained_line(done: "Trained", method: str) -> str:
    """One line of result."""
    return f"{method.upper()} on {done.rows:,} rows is finished. Look at {done.folder}."


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(train, name="train")
