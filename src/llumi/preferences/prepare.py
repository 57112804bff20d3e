"""The stage's one step: posts and comments in; splits, pairs, SFT rows and their audit out.

posts, comments ──split by author──► splits
                ──a rule, at most n a post──► pairs ──► audit
                ──the best comment of a post──► sft
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from llumi import engines, prompts
from llumi.errors import InputError
from llumi.preferences import endorsement, limits, pairing
from llumi.preferences import pairs as rules
from llumi.preferences.audit import Audit, audit, verdict
from llumi.preferences.habits import HELP, Habits, habits, said
from llumi.preferences.splits import Sides, split
from llumi.safety.pointing import points_to_help
from llumi.safety.screen import screen
from llumi.tables import SCHEMAS
from llumi.workspace import Manifest, Workspace

INPUTS = ("posts", "comments")


@dataclass(frozen=True)
class Prepared:
    """What was made, and in sentences what it would teach or why there is nothing."""

    manifest: Manifest
    audit: Audit
    habits: Habits
    sentences: list[str]


def settings(*, rule: str, max_per_post: int, seed: int) -> dict[str, Any]:
    """The settings of a step as its manifest keeps them."""
    return {"rule": rule, "max_per_post": max_per_post, "seed": seed}


def prepare(workspace: Workspace, *, rule: str, max_per_post: int = 5, seed: int = 0) -> Prepared:
    """Make the tables splits, pairs and sft of `workspace`.

    Raises:
        InputError: an unknown rule, a negative cap, or no posts and comments to work on.
    """
    if rule not in rules.RULES:
        raise InputError(f"--rule {rule} is unknown.", hint=f"Rules: {', '.join(rules.RULES)}.")
    if max_per_post < 0:
        raise InputError("--max-per-post is below 0.", hint="Use 0 for no limit.")
    posts, comments = workspace.table("posts"), workspace.table("comments")
    sides = split(_authored(posts), _authored(comments), seed=seed)
    usable, dropped = _usable(comments, sides)
    with engines.duckdb() as engine:
        paired = pairing.make(
            engine, comments, posts, rule=rule, max_per_post=max_per_post, usable=usable
        )
        made = _pair_rows(paired.rows, posts, sides)
        best = rules.best_comments(ibis.memtable(usable)).order_by("post_id", "place")
        sft, unsafe = _sft_rows(engine.to_pyarrow(best), posts, sides)
        found = audit(engine, ibis.memtable(made))
    learnt = habits(made.to_pylist(), seed=seed)
    sentences = [
        *limits.uncorrected(rule, comments, paired.fit),
        *verdict(found),
        *said(learnt, found.pairs),
    ]
    if not found.pairs:
        sentences.append(limits.why_nothing(rule, usable, posts, paired))
    manifest = workspace.write(
        "pair",
        {"splits": _split_rows(sides), "pairs": made, "sft": sft},
        inputs=workspace.sha256(*INPUTS),
        settings=settings(rule=rule, max_per_post=max_per_post, seed=seed),
        counts={
            "pairs": made.num_rows,
            "posts_with_pairs": found.posts,
            "sft_rows": sft.num_rows,
            "posts": dict(Counter(sides.posts.values())),
            "audit": found.as_dict(),
            "habits": learnt.as_dict(),
        },
        dropped=dropped | {"best comment held back by the safety screen": unsafe},
    )
    return Prepared(manifest, found, learnt, sentences)


def _authored(table: pa.Table) -> list[tuple[str, str | None]]:
    rows = table.select(["post_id", "author"]).to_pylist()
    return [(row["post_id"], row["author"]) for row in rows]


def _usable(comments: pa.Table, sides: Sides) -> tuple[pa.Table, dict[str, int]]:
    """Comments that have votes and whose author stands on their post's side."""
    scored = comments.filter(pc.is_valid(comments["score"]))
    allowed = [sides.allows(post, author) for post, author in _authored(scored)]
    kept = scored.filter(pa.array(allowed, pa.bool_()))
    return kept, {
        "comment without votes": comments.num_rows - scored.num_rows,
        "comment whose author belongs to another split": scored.num_rows - kept.num_rows,
    }


def _post_texts(posts: pa.Table) -> dict[str, str]:
    return {
        row["post_id"]: prompts.post_text(row["title"], row["text"])
        for row in posts.select(["post_id", "title", "text"]).to_pylist()
    }


def _pair_rows(rows: pa.Table, posts: pa.Table, sides: Sides) -> pa.Table:
    if not rows.num_rows:
        return SCHEMAS["pairs"].empty_table()
    text = _post_texts(posts)
    ids: list[Any] = rows["post_id"].to_pylist()
    chosen: list[Any] = rows["chosen_text"].to_pylist()
    rejected: list[Any] = rows["rejected_text"].to_pylist()
    columns: dict[str, Any] = {
        name: rows[name]
        for name in rows.column_names
        if not name.endswith(("_text", "_comment_id"))
    }
    columns |= {
        "split": pa.array([sides.posts[post] for post in ids], pa.string()),
        "prompt": pa.array([text[post] for post in ids], pa.string()),
        "chosen": rows["chosen_text"],
        "rejected": rows["rejected_text"],
        "chosen_id": rows["chosen_comment_id"],
        "rejected_id": rows["rejected_comment_id"],
        "confidence": pa.array(map(_confidence, rows["standard"].to_pylist()), pa.float64()),
        "veto": pa.array(map(_pair_veto, chosen, rejected), pa.string()),
    }
    return pa.table({name: columns[name] for name in SCHEMAS["pairs"].names})


def _confidence(standard: float | None) -> float | None:
    return None if standard is None else round(endorsement.probability(standard), 4)


def _pair_veto(chosen: str, rejected: str) -> str | None:
    """Why votes alone must not decide this pair, None where they may."""
    return _veto(chosen) or (HELP if points_to_help(rejected) else None)


def _veto(reply: str) -> str | None:
    """The rule by which the safety screen would hold `reply` back, had a model written it."""
    return next((found.rule for found in screen(reply) if found.severity == "block"), None)


def _sft_rows(best: pa.Table, posts: pa.Table, sides: Sides) -> tuple[pa.Table, int]:
    """The best-voted comment of each post that the screen lets pass; and how many it did not."""
    text = _post_texts(posts)
    rows: dict[str, dict[str, str | None]] = {}
    unsafe = 0
    for comment in best.to_pylist():
        post = comment["post_id"]
        if post in rows:
            continue
        if _veto(comment["text"]):
            unsafe += 1
            continue
        rows[post] = {
            "row_id": comment["row_id"],
            "post_id": post,
            "split": sides.posts[post],
            "task": "generate",
            "prompt": text[post],
            "draft": None,
            "reply": comment["text"],
        }
    return pa.Table.from_pylist(list(rows.values()), SCHEMAS["sft"]), unsafe


def _split_rows(sides: Sides) -> pa.Table:
    rows = [{"post_id": post, "split": side} for post, side in sides.posts.items()]
    return pa.Table.from_pylist(rows, SCHEMAS["splits"])
