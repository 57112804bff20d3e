"""`llumi erase`: a person asks to be forgotten.

    llumi erase --author Grey_Kettle --workspace work
    Erased from work: 1 post, 4 comments, and 3 comments by others under the post. …

A name stands in this answer only; it is written to no file.
"""

from pathlib import Path
from typing import Annotated, Any

import typer

from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.community.pseudonyms import pseudonym
from llumi.erasure.erasing import PAGES, Plan
from llumi.erasure.erasing import erase as erase_step
from llumi.erasure.request import Request, read_list, request
from llumi.erasure.runs import Touched
from llumi.errors import InputError
from llumi.workspace import open_workspace

_DERIVED = ("splits", "pairs", "sft", "revisions", "feedback", "replies", "rated_pairs", "ratings")
Words = list[str]


def erase(
    author: Annotated[Words, typer.Option(help="A name, in any case; may be repeated.")] = [],  # noqa: B006
    post: Annotated[Words, typer.Option(help="A post's id; may be repeated.")] = [],  # noqa: B006
    comment: Annotated[Words, typer.Option(help="A comment's id; may be repeated.")] = [],  # noqa: B006
    list_file: Annotated[
        Path | None, typer.Option("--list", help="A file of author, post and comment lines.")
    ] = None,
    keep_mentions: Annotated[
        bool, typer.Option("--keep-mentions", help="Leave the name where others wrote it.")
    ] = False,
    runs: Annotated[
        bool, typer.Option("--runs", help="Delete the runs that saw them, or may have.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Forget a person: remove what they wrote and keep it out of later collects."""
    asked = request(author, post, comment)
    if list_file:
        asked |= read_list(list_file)
    if not asked:
        raise InputError("Nobody is named.", hint="Use --author, --post, --comment or --list.")
    if not workspace.is_dir():
        # Not made here: a slip in the name would look like an erasure.
        raise InputError(f"There is no folder {workspace}.", hint="Check --workspace.")
    plan = erase_step(
        open_workspace(workspace),
        asked,
        pseudonym=pseudonym,
        keep_mentions=keep_mentions,
        delete_runs=runs,
        dry_run=dry_run,
    )
    say(
        _as_dict(plan, dry_run=dry_run),
        _sentences(plan, asked, workspace, deleted=runs, dry_run=dry_run),
        as_json=as_json,
    )


def _as_dict(plan: Plan, *, dry_run: bool) -> dict[str, Any]:
    """The answer for a program; without names, since a program may log it."""
    missing = plan.missing
    return {
        "dry_run": dry_run,
        "asked": plan.own,
        "comments_under_posts": plan.under,
        "rows": plan.gone,
        "mentions": plan.mentions,
        "not_found": {
            "authors": len(missing.names),
            "posts": list(missing.posts),
            "comments": list(missing.comments),
        },
        "pages": plan.pages,
        "runs": [
            {
                "run": run.name,
                "posts": len(run.seen.posts),
                "comments": len(run.seen.comments),
                "sft_rows": len(run.seen.rows),
                "known": run.seen.whole,
            }
            for run in plan.runs
        ],
        "not_looked_into": plan.unknown,
    }


def _sentences(
    plan: Plan, asked: Request, workspace: Path, *, deleted: bool, dry_run: bool
) -> list[str]:
    said = _missing(plan.missing, workspace)
    if any(plan.gone.values()):
        said.append(_gone(plan, workspace, dry_run=dry_run))
    if mentions := plan.mentions.get("posts", 0) + plan.mentions.get("comments", 0):
        stands, goes = (
            ("stands", "would be masked there") if dry_run else ("stood", "is masked now")
        )
        texts = _count(mentions, "text")
        said.append(f"A name asked for {stands} in {texts} by others and {goes}.")
    for page in plan.pages:
        goes = "would go" if dry_run else "is gone"
        said.append(f"{page} quotes texts and {goes}; {PAGES[page]} makes it anew.")
    if plan.unknown:
        said.append(f"Nobody looked into files LLUMI did not write: {', '.join(plan.unknown)}.")
    said += [_run(run, deleted=deleted, dry_run=dry_run) for run in plan.runs]
    if dry_run:
        return [*said, "Nothing was changed."]
    return [
        *said,
        f"What was asked for is on the list of {workspace}, as digests under its key: later "
        "collects into it leave it out.",
        "Copies, backups and exports are beyond this command; docs/erase.md lists what to look at.",
    ]


def _missing(missing: Request, workspace: Path) -> list[str]:
    asked = [
        *(f"No post or comment by {name}" for name in missing.names),
        *(f"No post {post}" for post in missing.posts),
        *(f"No comment {comment}" for comment in missing.comments),
    ]
    return [f"{nothing} is in {workspace}." for nothing in asked]


def _gone(plan: Plan, workspace: Path, *, dry_run: bool) -> str:
    own = f"{_count(plan.own['posts'], 'post')} and {_count(plan.own['comments'], 'comment')}"
    under = f", {_count(plan.under, 'comment')} by others under those posts" if plan.under else ""
    derived = [f"{plan.gone[name]:,} of {name}" for name in _DERIVED if plan.gone.get(name)]
    rows = f"; rows made of them: {', '.join(derived)}" if derived else ""
    return f"{'Would be erased' if dry_run else 'Erased'} from {workspace}: {own}{under}{rows}."


def _run(run: Touched, *, deleted: bool, dry_run: bool) -> str:
    numbers = (
        (len(run.seen.posts), "post"),
        (len(run.seen.comments), "comment"),
        (len(run.seen.rows), "SFT row"),
    )
    counted = [_count(number, kind) for number, kind in numbers if number]
    if counted:
        saw = f"Run {run.name} was trained on {', '.join(counted)} that are erased by now"
    else:
        saw = f"Run {run.name} kept no whole record and may have been trained on them"
    if deleted:
        return f"{saw}; it {'would be' if dry_run else 'is'} deleted."
    return f"{saw}: train it anew, an adapter cannot forget (--runs deletes it)."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(erase)
