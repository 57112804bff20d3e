"""`llumi evaluate report`: the comparison of all replies in the workspace, as a page and as JSON.

llumi evaluate report
llumi evaluate report --also theirs.jsonl --margin 0.2 --samples 0
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer

from llumi.backends import embeddings
from llumi.cli.backend import TUNED, newest_run
from llumi.cli.output import AsJson, WorkspaceFolder, bar, follow, say, write_page
from llumi.errors import InputError
from llumi.evaluation import compare, homogeneity, mechanisms, other_systems, replies
from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.measured import Measured, measured
from llumi.evaluation.measures import Measure
from llumi.evaluation.report import Report, as_json, html, text
from llumi.evaluation.samples import samples
from llumi.evaluation.strata import strata
from llumi.evaluation.verdict import equivalences
from llumi.workspace import Workspace, open_workspace

REPORT = "evaluation.html"
_BASE = "base"


@dataclass(frozen=True)
class ReportOptions:
    """What a report is made of; see the options of `report`."""

    also: tuple[Path, ...] = ()
    systems: tuple[str, ...] = ()
    margin: float | None = None
    samples: int = 3


def report(
    also: Annotated[
        list[Path] | None,
        typer.Option("--also", help="JSONL of other systems' replies; again for each file."),
    ] = None,
    system: Annotated[
        list[str] | None,
        typer.Option("--system", help="Only this system; again for each, the reference last."),
    ] = None,
    margin: Annotated[
        float | None,
        typer.Option(help="Test equivalence within so many standard deviations, such as 0.2."),
    ] = None,
    quotes: Annotated[
        int, typer.Option("--samples", help="Posts quoted with their replies; 0: no text.")
    ] = 3,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Compare all replies in the workspace, and write evaluation.html and evaluation.json."""
    if quotes < 0:
        raise InputError("--samples is below 0.", hint="Use 0 for a report without any text.")
    options = ReportOptions(tuple(also or ()), tuple(system or ()), margin, quotes)
    made = write_report(open_workspace(workspace), options)
    say(as_json(made), [text(made), f"The report is {workspace / REPORT}."], as_json=json_)


def write_report(workspace: Workspace, options: ReportOptions) -> Report:
    """Compare, and write both files next to the workspace's tables.

    Raises:
        InputError: there are no replies yet, or a system that is named has none.
        InputErrors: a file of other systems has mistakes.
    """
    table, posts = _replies(workspace, options.also)
    with bar() as progress:

        def followed(measures: Iterable[Measure]) -> Iterable[Measure]:
            return follow(progress, measures, "Measuring")

        known = measured(table, posts, _measures(), progress=followed)
        progress.add_task("Comparing", total=None, note="")
        found = compare.compare(
            known,
            systems=options.systems or _in_order(known),
            strata=strata(posts, _topics(workspace)),
            margin=options.margin,
        )
    made = Report(
        comparison=found,
        alarms=tuple(homogeneity.alarms(found, against=found.systems[-1])),
        notes=tuple(_notes(found, workspace.folder)),
        samples=tuple(samples(known, posts, found.systems, at_most=options.samples)),
        made=date.today(),
    )
    write_page(workspace.folder / REPORT, html(made), as_json(made))
    return made


def _replies(workspace: Workspace, also: Iterable[Path]) -> tuple[pa.Table, dict[str, str]]:
    """All replies, and the posts that those in the workspace answer."""
    if not workspace.has("replies"):
        raise InputError(
            f"There are no replies in {workspace.folder}.", hint="Run llumi evaluate first."
        )
    table = workspace.table("replies")
    answered = set(table["post_id"].to_pylist())
    held_out = replies.held_out_posts(workspace)
    posts = {post: text for post, text in held_out.items() if post in answered}
    tables = [table]
    for file in also:
        taken = {row["system"] for one in tables for row in one.select(["system"]).to_pylist()}
        tables.append(other_systems.read(file, held_out=posts, taken=taken))
    return pa.concat_tables(tables), posts


def _measures() -> Iterable[Measure]:
    """Those that can be computed here."""
    there = embeddings.installed()
    return (one for one in ALL_MEASURES.values() if there or one.needs != "embeddings")


def _in_order(known: Measured) -> list[str]:
    """By name, models first; peers are what they are held against."""
    systems = sorted(set(known.systems) - {replies.PEERS, _BASE, other_systems.DRAFTS})
    there = [name for name in (_BASE, replies.PEERS) if name in known.systems]
    return [*systems, *there]


def _topics(workspace: Workspace) -> dict[str, str | None]:
    rows = workspace.table("posts").select(["post_id", "topic"]).to_pylist()
    return {row["post_id"]: row["topic"] for row in rows}


def _notes(found: compare.Comparison, folder: Path) -> Iterable[str]:
    yield from equivalences(found)
    rounds = [name for name in _rounds(folder) if name in found.systems]
    # Of two the verdict speaks already.
    if len(rounds) > 2:
        yield from homogeneity.drift(found, rounds)
    yield mechanisms.made_by()
    if not embeddings.installed():
        yield (
            "Measures of meaning were left out: they take sentence embeddings "
            "(pip install 'llumi[embeddings]')."
        )


def _rounds(folder: Path) -> list[str]:
    """The rounds of the newest run in their order, as systems are called."""
    newest = newest_run(folder)
    if newest is None:
        return [_BASE, TUNED]
    try:
        lineage = json.loads((newest / "run.json").read_text(encoding="utf-8")).get("lineage", [])
    except ValueError:
        return [_BASE, TUNED]
    return [_BASE, *(step["name"] for step in lineage), newest.name, TUNED]
