"""`llumi safety train`: teach the classifier that stands beside the safety rules.

llumi safety train
llumi safety train --more-posts ours.jsonl --more-replies ours-too.jsonl
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from llumi.cli.output import AsJson, say
from llumi.errors import InputError
from llumi.safety import classifier, lessons
from llumi.safety.lessons import Lesson
from llumi.safety.rules import RULES
from llumi.safety.tiers import Tier
from llumi.workspace import atomic_path, file_sha256, write_text

if TYPE_CHECKING:
    from llumi.training.safety_classifier import Votes

commands = typer.Typer(
    name="safety", help="The classifier beside the safety rules.", no_args_is_help=True
)

_TIERS = {tier.label for tier in Tier}


@commands.command()
def train(
    more_posts: Annotated[
        list[Path] | None, typer.Option("--more-posts", help="Your posts with tiers, JSONL.")
    ] = None,
    more_replies: Annotated[
        list[Path] | None, typer.Option("--more-replies", help="Your replies with rules, JSONL.")
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", help="Where the trained files go; without it, in use at once.")
    ] = classifier.FOLDER,
    as_json: AsJson = False,
) -> None:
    """Teach the classifier from LLUMI's own texts and yours; some minutes on a processor."""
    _check(more_posts or [], _post_mistake)
    _check(more_replies or [], _reply_mistake)
    posts, replies = lessons.posts(*more_posts or []), lessons.replies(*more_replies or [])
    # scikit-learn takes seconds to load, and no other command needs it.
    from llumi.training import safety_classifier as training

    taught = {
        "posts": training.voting_on_posts(training.teach(posts, training.POSTS), posts),
        "replies": training.voting_on_replies(training.teach(replies, training.REPLIES), replies),
    }
    out.mkdir(parents=True, exist_ok=True)
    sums = {}
    for name, (trained, _) in taught.items():
        file = out / f"{name}.parquet"
        with atomic_path(file) as made:
            classifier.save(trained, made)
            made.replace(file)
        sums[file.name] = file_sha256(file)
    write_text(out / classifier.SUMS, "".join(f"{sums[name]}  {name}\n" for name in sums))
    votes = {name: figures for name, (_, figures) in taught.items()}
    result = {
        "folder": str(out),
        "sha256": sums,
        "lessons": {"posts": len(posts), "replies": len(replies)},
        "unseen": {name: [asdict(one) for one in figures] for name, figures in votes.items()},
    }
    say(result, _sentences(votes, len(posts), len(replies), out), as_json=as_json)


def _sentences(
    votes: "dict[str, list[Votes]]", posts: int, replies: int, out: Path
) -> Sequence[str]:
    lines = [
        f"{name} · {one.label}: caught {one.caught:,} of {one.of:,}, wrongly {one.false:,} of "
        f"{one.of_others:,}"
        for name, figures in votes.items()
        for one in figures
    ]
    return [
        "By the classifier alone, on texts whose writers taught nothing:",
        *lines,
        f"Taught with {posts:,} posts and {replies:,} replies; the files are in {out}.",
    ]


def _check(files: Sequence[Path], mistake: Any) -> None:
    """Refuse lessons that could not be learnt from, all mistakes at once.

    Raises:
        InputError: a file is not there, or lines of it are not lessons.
    """
    said = []
    for file in files:
        if not file.is_file():
            raise InputError(f"{file} does not exist.", hint="Name a JSONL file of lessons.")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if wrong := _mistake_in(line, mistake):
                said.append(f"{file}, line {number}: {wrong}")
    if said:
        raise InputError("\n".join(said), hint="docs/safety.md shows what a lesson looks like.")


def _mistake_in(line: str, mistake: Any) -> str | None:
    try:
        lesson = json.loads(line)
    except json.JSONDecodeError as error:
        return f"no JSON ({error.msg})."
    if not isinstance(lesson, dict) or not str(lesson.get("text") or "").strip():
        return "text is missing."
    if not isinstance(lesson.get("by"), str):
        return "by, who wrote it, is missing."
    found: str | None = mistake(lesson)
    return found


def _post_mistake(lesson: Lesson) -> str | None:
    if lesson.get("tier") in _TIERS:
        return None
    return f"tier is {lesson.get('tier')!r}, not one of {', '.join(sorted(_TIERS))}."


def _reply_mistake(lesson: Lesson) -> str | None:
    if not isinstance(lesson.get("fires"), bool):
        return "fires must be true or false."
    if lesson.get("rule") is not None and lesson["rule"] not in RULES:
        return f"there is no rule {lesson['rule']!r}."
    return None


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(commands)
