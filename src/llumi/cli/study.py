"""`llumi study`: human evaluation, from its plan to a report with a verdict.

llumi study agreement ratings.csv --reference human --column post=context_id
llumi study rates 173/211 182/213
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from llumi.cli.output import AsJson, say
from llumi.errors import InputError
from llumi.studies import agreement_report, published, rating_files
from llumi.workspace import write_text

RatingsFile = Annotated[Path, typer.Argument(help="CSV or JSONL of ratings.")]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        help="Which column is what: post=context_id; again for each. A dimension: empathy=Q3_1.",
    ),
]
Scale = Annotated[str, typer.Option(help="The least and the most points: 1-5.")]


def agreement(
    file: RatingsFile,
    reference: Annotated[str, typer.Option(help="The rater whom the others are held against.")],
    own: Annotated[
        list[str] | None,
        typer.Option(help="A judge's own system, left out: gpt-4o=gpt4o; again for each."),
    ] = None,
    column: ColumnMap = None,
    scale: Scale = "1-5",
    out: Annotated[Path, typer.Option(help="The page; figures go beside it as JSON.")] = Path(
        "agreement.html"
    ),
    json_: AsJson = False,
) -> None:
    """How far raters agree with one of them, over means of systems and over single replies."""
    points = _scale(scale)
    told = rating_files.read(file, rating_files.column_map(column or ()))
    report = agreement_report.compare(
        told,
        name=file.name,
        reference=reference,
        own=_own(own or ()),
        scale=points,
    )
    figures = agreement_report.as_json(report)
    write_text(out, agreement_report.html(report))
    write_text(out.with_suffix(".json"), json.dumps(figures, indent=1) + "\n")
    say(figures, [agreement_report.text(report), f"The report is {out}."], as_json=json_)


def rates(
    first: Annotated[str, typer.Argument(help="Such as 173/211.")],
    second: Annotated[str, typer.Argument(help="Such as 182/213.")],
    json_: AsJson = False,
) -> None:
    """What two published rates show: their difference, and the margin that equivalence takes."""
    found = published.two_rates(published.rate(first), published.rate(second))
    figures = {
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "margin": found.margin,
    }
    say(figures, published.sentences(found), as_json=json_)


def _scale(written: str) -> tuple[int, int]:
    low, _, high = written.partition("-")
    if low.isdigit() and high.isdigit() and int(low) < int(high):
        return int(low), int(high)
    raise InputError(f"--scale {written} is no scale.", hint="Write it like 1-5.")


def _own(written: list[str] | tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in written:
        judge, equals, system = one.partition("=")
        if not (judge and equals and system):
            raise InputError(
                f"--own {one} names no system.", hint="Write it like --own gpt-4o=gpt4o."
            )
        found[judge] = system
    return found


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(no_args_is_help=True)
    group.command()(agreement)
    group.command()(rates)
    app.add_typer(group, name="study", help="Human evaluation, from plan to verdict.")
