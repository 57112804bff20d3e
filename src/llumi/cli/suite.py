"""`llumi evaluate --suite training`: did the rounds of a run help, against what needs no training?

base · base with a compiled prompt · sft · dpo · longer wins, on the same held-out pairs,
and what the drafts of each are like: tokens, distinct-2, how often they point to help
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llumi.cli.backend import newest_run
from llumi.cli.output import bar, follow, say
from llumi.errors import InputError
from llumi.evaluation.measuring import measure_set
from llumi.evaluation.replies import held_out_posts
from llumi.safety.pointing import points_to_help
from llumi.workspace import Workspace, open_workspace, write_text

if TYPE_CHECKING:
    from llumi.training.suite import Suite

RESULT = "training-suite.json"
_POSTS = 40
"""Held-out posts that each system drafts on unless told otherwise."""


def evaluate_training(folder: Path, *, run: str, posts: int, as_json: bool) -> None:
    """Rank held-out pairs and draft with every round of `run`, and write the verdict into it.

    Raises:
        InputError: there is no run, or nothing is held out.
    """
    from llumi.training import marks, models, rounds, suite
    from llumi.training.run import read_run

    workspace = open_workspace(folder)
    name = run or _newest(workspace)
    record = read_run(workspace.run(name))
    runs = _rounds_of(workspace, record)
    votes = rounds.Round("dpo")
    test = rounds.held_out_pairs(workspace, votes)
    if not test:
        raise InputError(
            "No pair is held out, so there is nothing to rank.",
            hint="Run llumi pair on a community with more posts.",
        )
    material = suite.Material(
        test,
        rounds.training_rows(workspace, votes),
        list(held_out_posts(workspace, at_most=posts or _POSTS).values()),
    )
    loaded = models.base(record["recipe"]["model"], quantise=record["recipe"]["quantise"])
    with bar() as progress:
        found = suite.run(
            loaded,
            runs,
            material,
            progress=lambda texts: follow(progress, texts, "Scoring and drafting"),
        )
    said, drafts = suite.verdict(found.ranked, name), _of_drafts(found)
    result = found.as_dict() | {"drafts": drafts, "verdict": said}
    write_text(workspace.folder / RESULT, json.dumps(result, indent=1) + "\n")
    marks.amend(workspace.run(name), verdict=said)
    say(result, [suite.as_text(found), "", *_drafts_table(drafts), "", *said], as_json=as_json)


def _newest(workspace: Workspace) -> str:
    found = newest_run(workspace.folder)
    if found is None:
        raise InputError(f"There is no run in {workspace.folder}.", hint="Run llumi train first.")
    return found.name


def _rounds_of(workspace: Workspace, record: dict[str, Any]) -> dict[str, Path]:
    """The folders of all rounds that led to a run, if they are still what it went on from."""
    from llumi.training.run import read_run

    found = {}
    for step in record["lineage"]:
        folder = workspace.run(step["name"])
        if read_run(folder)["adapter_sha256"] != step["adapter_sha256"]:
            raise InputError(
                f"Run {step['name']} was trained anew after {record['name']} went on from it.",
                hint=f"Train {record['name']} again.",
            )
        found[step["name"]] = folder
    return found


def _of_drafts(found: "Suite") -> dict[str, dict[str, float | None]]:
    return {
        system: {
            "posts": len(texts),
            "tokens_per_reply": found.tokens[system],
            "distinct_2": measure_set(texts, only=["distinct_2"])["distinct_2"],
            "points_to_help": sum(map(points_to_help, texts)) / max(1, len(texts)),
        }
        for system, texts in found.drafts.items()
    }


def _drafts_table(drafts: dict[str, dict[str, float | None]]) -> Sequence[str]:
    lines = [
        "| drafts | posts | tokens a reply | distinct-2 | point to help |",
        "|---|---|---|---|---|",
    ]
    for system, row in drafts.items():
        different = "too short" if row["distinct_2"] is None else f"{row['distinct_2']:.3f}"
        lines.append(
            f"| {system} | {row['posts']} | {row['tokens_per_reply']:.0f} "
            f"| {different} | {row['points_to_help']:.0%} |"
        )
    return lines
