"""`llumi collect` and `llumi pair`: from an export to preference pairs."""

from pathlib import Path
from typing import Annotated

import typer

from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.community.collect import collect as collect_step
from llumi.preferences.prepare import prepare
from llumi.workspace import Manifest, open_workspace


def collect(
    sources: Annotated[list[Path], typer.Argument(help="Files to read.", show_default=False)],
    format: Annotated[str, typer.Option(help="counselchat or jsonl.")],
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Read a community's export: clean it, mask identifiers, replace names by pseudonyms."""
    manifest = collect_step(open_workspace(workspace), sources, format=format)
    say(
        {**manifest.counts, "dropped": manifest.dropped},
        [collected_line(manifest, workspace)],
        as_json=as_json,
    )


def pair(
    rule: Annotated[str, typer.Option(help="votes, later, paper or any.")] = "votes",
    max_per_post: Annotated[int, typer.Option(help="At most so many pairs a post; 0: all.")] = 5,
    seed: Annotated[int, typer.Option(help="Decides the split.")] = 0,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Turn votes into chosen and rejected replies, split by post and author, and audit them."""
    made = prepare(open_workspace(workspace), rule=rule, max_per_post=max_per_post, seed=seed)
    say(
        {**made.manifest.counts, "dropped": made.manifest.dropped, "sentences": made.sentences},
        [*made.sentences, paired_line(made.manifest)],
        as_json=as_json,
    )


def collected_line(manifest: Manifest, workspace: Path) -> str:
    """One line of result."""
    counts = manifest.counts
    lost = ", ".join(f"{n:,} × {reason}" for reason, n in manifest.dropped.items() if n)
    return (
        f"{counts['rows']:,} rows read: {counts['posts']:,} posts and {counts['comments']:,} "
        f"comments are in {workspace}, {sum(counts['masked'].values()):,} identifiers masked."
        + (f" Left out: {lost}." if lost else "")
    )


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
