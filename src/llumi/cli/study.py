"""`llumi study`: human evaluation, from its plan to a report with a verdict.

llumi study plan gm-2027 --system tuned --against peers --margin 0.25
llumi study agreement ratings.csv --reference human --column post=context_id
llumi study create gm-2027
llumi study import ratings.csv --study gm-2027
llumi study analyse ratings.csv --study gm-2027
llumi study rates 173/211 182/213
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from llumi import __version__
from llumi.cli.output import AsJson, WorkspaceFolder, bar, say, write_page
from llumi.community.pseudonyms import pseudonym
from llumi.errors import InputError
from llumi.evaluation import replies
from llumi.studies import (
    agreement_report,
    analysis,
    answers,
    choice_files,
    exporting,
    importing,
    making,
    published,
    rating_files,
    report,
)
from llumi.studies import plan as plans
from llumi.studies.apart import check_apart
from llumi.studies.power import SIZES, Question, Sized, needed
from llumi.studies.preferring import Choice
from llumi.studies.simulation import Spread, measured
from llumi.studies.verdicts import Hypothesis
from llumi.tables import DIMENSIONS
from llumi.workspace import Workspace, open_workspace

REPORT = "report.html"

RatingsFile = Annotated[Path, typer.Argument(help="CSV or JSONL of ratings.")]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        help="Which column is what: post=context_id; again for each. A dimension: empathy=Q3_1.",
    ),
]
Scale = Annotated[str, typer.Option(help="The least and the most points: 1-5.")]


def plan(
    name: Annotated[str, typer.Argument(help="The study's name, such as gm-2027.")],
    system: Annotated[str, typer.Option(help="The system of which something is to be shown.")],
    against: Annotated[str, typer.Option(help="The system that it is held against.")],
    also: Annotated[
        list[str] | None, typer.Option(help="A system that is rated besides; again for each.")
    ] = None,
    hypothesis: Annotated[
        Hypothesis, typer.Option(help="What is to be shown.")
    ] = Hypothesis.NON_INFERIORITY,
    margin: Annotated[
        float, typer.Option(help="In points: less than this does not matter.")
    ] = 0.25,
    dimension: Annotated[
        list[str] | None, typer.Option(help="A dimension of the claim; again for each. All five.")
    ] = None,
    difference: Annotated[float, typer.Option(help="The difference that is taken to be true.")] = 0,
    power: Annotated[float, typer.Option(help="The share of studies that shall show it.")] = 0.8,
    raters: Annotated[int, typer.Option(help="How many people rate.")] = 24,
    each: Annotated[int, typer.Option(help="How many rate each reply.")] = 2,
    pilot: Annotated[
        Path | None, typer.Option(help="Ratings of a pilot, CSV or JSONL: how they spread.")
    ] = None,
    column: ColumnMap = None,
    runs: Annotated[int, typer.Option(help="Simulated studies of each size.", min=100)] = 1000,
    seed: Annotated[int, typer.Option(help="Of the simulation.")] = 0,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """State what a study is to show, and find how many posts it takes; written once."""
    plans.check_free(workspace, name)
    dimensions = _dimensions(dimension)
    if not 0 < power < 1:
        raise InputError("--power is no share.", hint="Four of five studies are 0.8.")
    systems = (system, against, *(also or ()))
    if len(set(systems)) < len(systems):
        raise InputError("A system is named twice.", hint="Look at --system, --against, --also.")
    question = Question(
        hypothesis,
        margin,
        difference,
        _spread(pilot, column, dimensions),
        raters,
        len(systems),
        each,
        claims=len(dimensions),
    )
    tried = _tried(question, wanted=power, runs=runs, seed=seed)
    made = plans.Plan(
        name,
        datetime.now(UTC).isoformat(timespec="seconds"),
        hypothesis,
        margin,
        system,
        against,
        tuple(also or ()),
        dimensions,
        difference,
        power,
        tried[-1].posts,
        raters,
        each,
        question.spread,
        pilot is not None,
        tuple((one.posts, one.power) for one in tried),
        runs,
        seed,
        __version__,
    )
    file = plans.store(made, workspace)
    say(
        plans.as_json(made),
        [*plans.sentences(made), f"The plan is {file}, SHA-256 {made.sha256[:16]}…"],
        as_json=json_,
    )


def _tried(question: Question, *, wanted: float, runs: int, seed: int) -> list[Sized]:
    """The sizes up to the one that is large enough.

    Raises:
        InputError: none is.
    """
    tried: list[Sized] = []
    with bar() as progress:
        task = progress.add_task("Simulating", total=len(SIZES), note="")
        found = needed(
            question,
            wanted=wanted,
            runs=runs,
            seed=seed,
            watch=lambda posts: progress.update(task, note=f"{posts} posts"),
        )
        for one in found:
            tried.append(one)
            progress.advance(task)
    largest = tried[-1].power.value or 0.0
    if largest < wanted:
        raise InputError(
            f"Even {tried[-1].posts} posts show it in {100 * largest:.0f} % of studies only.",
            hint="Have more raters, claim it in fewer dimensions, or allow a wider margin.",
        )
    return tried


def _dimensions(named: list[str] | None) -> tuple[str, ...]:
    if strange := sorted(set(named or ()) - set(DIMENSIONS)):
        raise InputError(
            f"{strange[0]} is no dimension.", hint=f"There are {', '.join(DIMENSIONS)}."
        )
    return tuple(dict.fromkeys(named or DIMENSIONS))


def _spread(pilot: Path | None, column: list[str] | None, dimensions: tuple[str, ...]) -> Spread:
    """The widest of the dimensions' in the pilot; the assumed one without a pilot."""
    if pilot is None:
        return Spread()
    told = rating_files.read(pilot, rating_files.column_map(column or ()))
    known = [name for name in dimensions if name in told.dimensions]
    if not known:
        raise InputError(
            f"{pilot} has no rating of {', '.join(dimensions)}.", hint="Name it with --column."
        )
    return max((measured(told.scores(name)) for name in known), key=lambda one: one.total)


def create(
    name: Annotated[str, typer.Argument(help="The study that was planned.")],
    checks: Annotated[int, typer.Option(help="Checks of attention in each form.", min=0)] = 1,
    comparisons: Annotated[
        int, typer.Option(help="Comparisons of two replies in each form.", min=0)
    ] = 0,
    crisis: Annotated[
        bool, typer.Option("--crisis", help="Also posts of imminent danger: raters are ready.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Decides which posts, and who sees what.")] = 0,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Make a planned study: a blinded form for each rater, and the key to them."""
    planned, opened = plans.load(workspace, name), open_workspace(workspace)
    posts = replies.held_out_posts(opened)
    rows = opened.table("replies").to_pylist()
    options = making.Options(checks, comparisons, crisis, seed)
    made = making.make(planned, options, posts=posts, replies=rows)
    texts = {row["reply_id"]: row["text"] for row in rows}
    where = making.store(made, workspace, posts=posts, texts=texts)
    each = len(next(iter(made.forms.values())))
    say(
        {"items": len(made.items), "raters": len(made.forms), "folder": str(where)},
        [
            f"{len(made.forms):,} forms of about {each:,} items are in {where / making.FORMS}; "
            f"they name no system. Keep {where / making.STUDY}, the key, from raters."
        ],
        as_json=json_,
    )


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
    made = agreement_report.compare(
        told,
        name=file.name,
        reference=reference,
        own=_own(own or ()),
        scale=points,
    )
    figures = agreement_report.as_json(made)
    write_page(out, agreement_report.html(made), figures)
    say(figures, [agreement_report.text(made), f"The report is {out}."], as_json=json_)


def import_(
    file: RatingsFile,
    name: Annotated[str, typer.Option("--study", help="The study whose forms were rated.")] = "",
    column: ColumnMap = None,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Take ratings of this workspace's replies over, for llumi pair --from-study."""
    opened = open_workspace(workspace)
    told, _ = _ratings(file, rating_files.column_map(column or ()), _key(workspace, name))
    made = importing.take_in(
        opened, told, name=file.name, scale=(1, 5), pseudonym=_pseudonyms(opened)
    )
    counts = made.counts
    missing = f" {told.missing:,} are missing." if told.missing else ""
    say(
        {**counts, "dropped": made.dropped},
        [
            f"{counts['ratings']:,} ratings of {counts['replies']:,} replies by "
            f"{counts['raters']:,} raters were taken over, {counts['in_all']:,} are here.{missing}"
        ],
        as_json=json_,
    )


def export(
    file: Annotated[Path, typer.Argument(help="ratings.csv, .jsonl or .parquet.")],
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """Write every rating of the workspace to a file, without any text."""
    table = exporting.rated(open_workspace(workspace))
    exporting.write(table, file)
    said = f"{table.num_rows:,} ratings are in {file}."
    say({"ratings": table.num_rows, "file": str(file)}, [said], as_json=json_)


def _key(workspace: Path, study: str) -> making.Made | None:
    """The key to the forms of a study; None where none was made."""
    return making.load(workspace, study) if study else None


def _ratings(
    file: Path, columns: dict[str, str], made: making.Made | None
) -> tuple[rating_files.RatingFile, tuple[answers.Attention, ...]]:
    """The ratings of a file: of the forms of a study that was made, else by post and system."""
    if made is None:
        return rating_files.read(file, columns), ()
    told = rating_files.read(file, columns, by_item=True)
    found = answers.resolve(told, made, name=file.name)
    return found.ratings, found.attention


def _choices(file: Path, columns: dict[str, str], made: making.Made | None) -> list[Choice]:
    """The preferences of a file, in the same two ways."""
    if made is None:
        return choice_files.read(file, columns)
    return answers.choices(file, columns, made)


def _pseudonyms(workspace: Workspace) -> Callable[[str], str]:
    key = workspace.pseudonym_key()
    return lambda name: pseudonym(key, name) or ""


def analyse(
    file: RatingsFile,
    name: Annotated[str, typer.Option("--study", help="The plan that it follows.")] = "",
    preferences: Annotated[
        Path | None, typer.Option(help="CSV or JSONL of which reply was preferred.")
    ] = None,
    experts: Annotated[
        bool, typer.Option("--experts", help="The raters are clinicians: they judge safety.")
    ] = False,
    column: ColumnMap = None,
    scale: Scale = "1-5",
    out: Annotated[
        Path | None, typer.Option(help="The page; figures go beside it as JSON.")
    ] = None,
    workspace: WorkspaceFolder = Path("workspace"),
    json_: AsJson = False,
) -> None:
    """What a study's ratings say, the planned verdict first: a page and figures."""
    points = _scale(scale)
    columns = rating_files.column_map(column or ())
    planned = plans.load(workspace, name) if name else None
    key = _key(workspace, name)
    told, attention = _ratings(file, columns, key)
    choices = _choices(preferences, columns, key) if preferences else []
    if planned is not None:
        _check_apart(workspace, told)
    with bar() as progress:
        task = progress.add_task("Analysing", total=len(told.dimensions), note="")
        found = analysis.analyse(
            told,
            scale=points,
            plan=planned,
            choices=choices,
            watch=lambda dimension: progress.update(task, advance=1, note=dimension),
        )
    made = report.StudyReport(name or file.name, date.today(), found, experts, attention)
    page = out or (plans.folder(workspace, name) / REPORT if name else Path(REPORT))
    figures = report.as_json(made)
    write_page(page, report.html(made), figures)
    say(figures, [report.text(made), f"The report is {page}."], as_json=json_)


def _check_apart(folder: Path, told: rating_files.RatingFile) -> None:
    """Refuse a study by those, or on the posts, that models of this workspace learnt from."""
    opened = open_workspace(folder)
    if not opened.has_key():
        return
    named = _pseudonyms(opened)
    raters = {named(row.rater) for row in told.rows}
    check_apart(opened, posts={row.post for row in told.rows}, raters=raters)


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
    group.command()(plan)
    group.command()(create)
    group.command()(agreement)
    group.command("import")(import_)
    group.command()(export)
    group.command()(analyse)
    group.command()(rates)
    app.add_typer(group, name="study", help="Human evaluation, from plan to verdict.")
