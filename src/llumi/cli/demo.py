"""`llumi demo`: the whole way on the sample community, offline, then the page.

    1 collect   457 rows read: 64 posts and 393 comments …
    2 pair      248 pairs from 62 posts …
    3 sft       …      4 dpo  …      5 evaluate  …      6 serve

A step whose inputs and settings have not changed is not done again.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llumi.cli import data, evaluate, reporting, train
from llumi.cli.backend import open_backend
from llumi.cli.checkout import RECIPES, SAMPLE
from llumi.cli.output import bar, watch
from llumi.cli.page import run_page
from llumi.cli.place import Place, check_port
from llumi.community.collect import Options, collect
from llumi.errors import InputError
from llumi.evaluation import replies
from llumi.evaluation.verdict import verdict
from llumi.preferences import prepare
from llumi.workspace import Workspace, file_sha256, open_workspace

if TYPE_CHECKING:
    from llumi.training.rounds import Method

_RULE, _MAX_PER_POST, _SEED = "any", 5, 0
_OPTIONS = Options(format="jsonl")


def demo(
    workspace: Annotated[Path, typer.Option("--workspace", help="Where to work.")] = Path("demo"),
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1.")] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End before the page.")] = False,
) -> None:
    """The whole way on the sample community: collect, pair, train, evaluate, serve."""
    if not SAMPLE.exists():
        raise InputError(f"{SAMPLE} is not there.", hint="Run llumi demo from a checkout of LLUMI.")
    if not no_serve:
        check_port(port)
    opened = open_workspace(workspace)
    _say(1, "collect", _collect(opened))
    _say(2, "pair", _pair(opened))
    _say(3, "sft", _train(opened, "sft"))
    _say(4, "dpo", _train(opened, "dpo"))
    _say(5, "evaluate", _evaluate(opened))
    if no_serve:
        return
    print("6 serve     ", end="")
    run_page(open_backend(workspace, run="dpo", although_marked=True), place=Place(port=port))


def _say(number: int, step: str, result: str) -> None:
    print(f"{number} {step:<10}" + result.replace("\n", "\n            "), flush=True)


def _collect(workspace: Workspace) -> str:
    inputs = {SAMPLE.name: file_sha256(SAMPLE)}
    done = workspace.manifest("collect")
    if done and workspace.is_current("collect", inputs=inputs, settings=_OPTIONS.settings()):
        return f"Up to date: {data.collected_line(done, workspace.folder)}"
    with watch() as told:
        made = collect(workspace, [SAMPLE], _OPTIONS, told=told)
    return data.collected_line(made, workspace.folder)


def _pair(workspace: Workspace) -> str:
    settings = prepare.settings(rule=_RULE, max_per_post=_MAX_PER_POST, seed=_SEED)
    inputs = workspace.sha256(*prepare.INPUTS)
    done = workspace.manifest("pair")
    if done and workspace.is_current("pair", inputs=inputs, settings=settings):
        return f"Up to date: {data.paired_line(done)}"
    made = prepare.prepare(workspace, **settings)
    data.write_audit(workspace, made)
    return "\n".join([data.paired_line(made.manifest), *made.sentences])


def _train(workspace: Workspace, method: "Method") -> str:
    from llumi.training import heldout, recipes, run
    from llumi.training.rounds import Round

    recipe = recipes.load(RECIPES / f"tiny-{method}.toml", recipes.KINDS[method])
    start = None if method == "sft" else "sft"
    if run.is_current(workspace, Round(method), recipe, name=method, start=start):
        return f"Up to date: {workspace.run(method)}."
    with bar() as progress:
        # Whatever was broken off is small here, and made again in minutes.
        manner = run.Manner("afresh", watching=train.watching(progress, method))
        done = run.train(workspace, Round(method), recipe, name=method, start=start, manner=manner)
    said = [train.trained_line(done, method), *train.marks(done)]
    return "\n".join([*said, *heldout.as_text(done.table).splitlines()])


def _evaluate(workspace: Workspace) -> str:
    inputs = workspace.sha256(*replies.INPUTS)
    inputs["run"] = file_sha256(workspace.run("dpo") / "run.json")
    where = f"The report is {workspace.folder / reporting.REPORT}."
    done = workspace.manifest("evaluate")
    if done and done.inputs == inputs:
        return f"Up to date: {where}"
    # So few rows may be learnt by heart, which marks the run; here the texts are ours.
    backend = open_backend(workspace.folder, run="dpo", although_marked=True)
    try:
        held_out = replies.held_out_posts(workspace)
        _, report = evaluate.compare_systems(workspace, held_out, backend, inputs=inputs)
    finally:
        backend.close()
    return "\n".join([*verdict(report.comparison), *report.alarms, *report.notes, where])


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(demo)
