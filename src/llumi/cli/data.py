"""`llumi collect` and `llumi pair`: from an export to preference pairs."""

import json
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import typer

from llumi import engines
from llumi.cli.output import AsJson, WorkspaceFolder, say, watch
from llumi.cli.team import KEY_FILE, KeyFile, TeamDatabase, named
from llumi.community.collect import FULL, Options
from llumi.community.collect import collect as collect_step
from llumi.preferences import audit_page, rated
from llumi.preferences.prepare import Prepared, prepare
from llumi.workspace import Manifest, Workspace, open_workspace, write_text

AUDIT = "audit.html"


def collect(
    sources: Annotated[
        list[Path], typer.Argument(help="Files, folders or patterns.", show_default=False)
    ],
    format: Annotated[str, typer.Option(help="reddit, stackexchange, counselchat or jsonl.")],
    subreddit: Annotated[
        list[str] | None, typer.Option(help="Only this one; may be given several times.")
    ] = None,
    language: Annotated[str, typer.Option(help="Keep this language; any keeps all.")] = "en",
    masking: Annotated[
        str, typer.Option(help="full: names and places too; rules: quicker, and leaves them.")
    ] = FULL,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Read a community's export: clean it, mask identifiers, replace names by pseudonyms."""
    options = Options(format, tuple(subreddit or ()), language, masking)
    with watch() as told:
        manifest = collect_step(open_workspace(workspace), sources, options, told=told)
    say(
        {**manifest.counts, "dropped": manifest.dropped},
        [collected_line(manifest, workspace)],
        as_json=as_json,
    )


def pair(
    rule: Annotated[str, typer.Option(help="votes, later, paper or any.")] = "votes",
    max_per_post: Annotated[int, typer.Option(help="At most so many pairs a post; 0: all.")] = 5,
    seed: Annotated[int, typer.Option(help="Decides the split.")] = 0,
    split: Annotated[
        str, typer.Option(help="author, or time: the newest are held out.")
    ] = "author",
    engine: Annotated[str, typer.Option(help="duckdb or spark: the same rows.")] = "duckdb",
    spark_master: Annotated[str, typer.Option(help="Where Spark runs.")] = engines.LOCAL,
    from_study: Annotated[
        bool, typer.Option("--from-study", help="From human ratings instead of votes.")
    ] = False,
    from_feedback: Annotated[
        bool, typer.Option("--from-feedback", help="From what a team accepted and left.")
    ] = False,
    team: TeamDatabase = "",
    key_file: KeyFile = KEY_FILE,
    margin: Annotated[
        float, typer.Option(help="With --from-study: ratings closer than this make no pair.")
    ] = rated.MARGIN,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Turn votes into chosen and rejected replies, split by post and author, and audit them."""
    opened = open_workspace(workspace)
    if from_study:
        _pair_ratings(opened, margin=margin, as_json=as_json)
        return
    if from_feedback:
        _pair_feedback(opened, team, key_file, as_json=as_json)
        return
    made = prepare(
        opened,
        rule=rule,
        max_per_post=max_per_post,
        seed=seed,
        split=split,
        engine=engine,
        spark_master=spark_master,
    )
    write_audit(opened, made)
    say(
        {**made.manifest.counts, "dropped": made.manifest.dropped, "sentences": made.sentences},
        [
            *made.sentences,
            f"{paired_line(made.manifest)} The audit, with ten to read, is {workspace / AUDIT}.",
        ],
        as_json=as_json,
    )


def _pair_ratings(workspace: Workspace, *, margin: float, as_json: bool) -> None:
    made = rated.pair_ratings(workspace, margin=margin)
    counts = made.counts
    said = (
        f"{counts['pairs']:,} pairs of rated replies from {counts['posts_with_pairs']:,} posts, "
        f"{counts['training']:,} to train on."
    )
    _say_made(made, said, as_json=as_json)


def _pair_feedback(workspace: Workspace, team: str, key_file: Path, *, as_json: bool) -> None:
    from llumi.community.deidentify import load
    from llumi.preferences.feedback import write_feedback
    from llumi.team.database import open_team
    from llumi.team.lessons import lessons

    with open_team(named(team), key_file=key_file) as opened:
        made = write_feedback(workspace, lessons(opened), load())
    counts = made.counts
    said = (
        f"{counts['rows']:,} rows from {counts['lessons']:,} lessons of people who agreed, "
        f"{counts['training']:,} to train on: llumi train dpo --task improve --on feedback."
    )
    _say_made(made, said, as_json=as_json)


def _say_made(made: Manifest, said: str, *, as_json: bool) -> None:
    lost = ", ".join(f"{n:,} × {reason}" for reason, n in made.dropped.items() if n)
    say(
        {**made.counts, "dropped": made.dropped},
        [said, *([f"Left out: {lost}."] if lost else [])],
        as_json=as_json,
    )


def write_audit(workspace: Workspace, made: Prepared) -> None:
    """Write the audit of the current pairs as a page and as JSON."""
    shown = pc.field("pair_id").isin(pa.array(made.habits.sample, pa.string()))
    pairs: ds.Dataset = ds.dataset(workspace.path("pairs"))
    rows = pairs.to_table(filter=shown).to_pylist()
    rule = made.manifest.settings["rule"]
    page = audit_page.html(made.audit, made.habits, made.sentences, rows, rule=rule)
    write_text(workspace.folder / AUDIT, page)
    audited = {
        "rule": rule,
        "sentences": made.sentences,
        "audit": made.audit.as_dict(),
        "habits": made.habits.as_dict(),
    }
    write_text(workspace.folder / "audit.json", json.dumps(audited, indent=1) + "\n")


def collected_line(manifest: Manifest, workspace: Path) -> str:
    """What was read, masked, left out and set aside."""
    counts = manifest.counts
    lost = ", ".join(f"{n:,} × {reason}" for reason, n in manifest.dropped.items() if n)
    aside = manifest.tables["quarantine"]
    sentences = [
        f"{counts['rows']:,} rows read: {counts['posts']:,} posts and {counts['comments']:,} "
        f"comments are in {workspace}, {sum(counts['masked'].values()):,} identifiers masked."
    ]
    if lost:
        sentences.append(f"Left out: {lost}.")
    if aside.rows:
        sentences.append(
            f"{aside.rows:,} rows should not be in a sound export; {workspace / aside.file} says "
            "which and why."
        )
    if counts["early"]:
        sentences.append(
            f"The votes of {counts['early']:,} rows were counted too early to mean anything."
        )
    return " ".join(sentences)


def paired_line(manifest: Manifest) -> str:
    """One line of result."""
    counts = manifest.counts
    return (
        f"{counts['pairs']:,} pairs from {counts['posts_with_pairs']:,} posts and "
        f"{counts['sft_rows']:,} SFT rows by rule {manifest.settings['rule']}."
    )


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(collect)
    app.command()(pair)
