"""The stage's one step: posts and comments in; splits, pairs, SFT rows and their audit out.

posts, comments ──by author or time──► splits
                ──a rule, at most n a post──► pairs ──► audit
                ──the best comment of a post──► sft

Everything runs on a table engine; texts are read for what has to be read in them and joined to the
rows that come out, batch by batch.
"""

from dataclasses import dataclass
from typing import Any

import ibis

from llumi import engines
from llumi.engines import Engine
from llumi.errors import InputError
from llumi.preferences import limits, pairing, rows, splits, threads
from llumi.preferences import pairs as rules
from llumi.preferences.audit import Audit, audit, verdict
from llumi.preferences.best import Best, best, ranked
from llumi.preferences.facts import facts
from llumi.preferences.habits import Habits, habits, said
from llumi.preferences.screening import look
from llumi.workspace import Manifest, Workspace

INPUTS = ("posts", "comments")
_ID = ("post_id", "comment_id")


@dataclass(frozen=True)
class Prepared:
    """What was made, and in sentences what it would teach or why there is nothing."""

    manifest: Manifest
    audit: Audit
    habits: Habits
    sentences: list[str]


@dataclass(frozen=True)
class _Read:
    """The tables that were read, and what all rows are made from."""

    posts: ibis.Table
    comments: ibis.Table
    sides: splits.Sides
    scored: ibis.Table


def settings(*, rule: str, max_per_post: int, seed: int, split: str = "author") -> dict[str, Any]:
    """The settings of a step as its manifest keeps them; the engine changes no result."""
    return {"rule": rule, "max_per_post": max_per_post, "seed": seed, "split": split}


def prepare(
    workspace: Workspace,
    *,
    rule: str,
    max_per_post: int = 5,
    seed: int = 0,
    split: str = "author",
    engine: str = "duckdb",
    spark_master: str = engines.LOCAL,
) -> Prepared:
    """Make the tables splits, pairs and sft of `workspace`.

    Raises:
        InputError: an unknown rule, split or engine, a negative cap, or no posts and comments to
            work on, or none with the times that a split by time needs.
    """
    made_with = settings(rule=rule, max_per_post=max_per_post, seed=seed, split=split)
    _check(**made_with)
    with engines.open_engine(engine, master=spark_master) as opened:
        posts, comments = (opened.attach(workspace.path(name)) for name in INPUTS)
        sides = splits.split(opened, posts, comments, kind=split, seed=seed)
        scored = opened.keep(threads.scored(comments, posts, sides))
        return _made(workspace, opened, _Read(posts, comments, sides, scored), made_with)


def _check(*, rule: str, max_per_post: int, seed: int, split: str) -> None:
    del seed
    if rule not in rules.RULES:
        raise InputError(f"--rule {rule} is unknown.", hint=f"Rules: {', '.join(rules.RULES)}.")
    if max_per_post < 0:
        raise InputError("--max-per-post is below 0.", hint="Use 0 for no limit.")
    if split not in splits.KINDS:
        raise InputError(f"--split {split} is unknown.", hint=f"Kinds: {', '.join(splits.KINDS)}.")


def _made(workspace: Workspace, engine: Engine, read: _Read, made_with: dict[str, Any]) -> Prepared:
    rule, seed = made_with["rule"], made_with["seed"]
    paired = pairing.make(engine, read.scored, rule=rule, max_per_post=made_with["max_per_post"])
    told, replies = _read_texts(engine, read, paired)
    found, learnt = audit(engine, told), habits(engine, told, seed=seed)
    sentences = [
        *limits.uncorrected(rule, engine, read.comments, paired.fit),
        *verdict(found),
        *said(learnt, found.pairs),
    ]
    if not found.pairs:
        usable = read.scored.filter(read.scored.usable)
        sentences.append(limits.why_nothing(rule, engine, usable, read.posts, paired))
    texts = rows.Texts(read.posts, read.comments, read.sides)
    manifest = workspace.write(
        "pair",
        {
            "splits": rows.splits(engine, texts),
            "pairs": rows.pairs(engine, texts, told),
            "sft": rows.sft(engine, texts, replies.rows),
        },
        inputs=workspace.sha256(*INPUTS),
        settings=made_with,
        counts={
            "pairs": found.pairs,
            "posts_with_pairs": found.posts,
            "sft_rows": replies.count,
            "posts": _of_sides(engine, read),
            "audit": found.as_dict(),
            "habits": learnt.as_dict(),
        },
        dropped=_dropped(engine, read, comments=workspace.record("comments").rows)
        | {_HELD_BACK: replies.held_back},
    )
    return Prepared(manifest, found, learnt, sentences)


_HELD_BACK = "best comment held back by the safety screen"


def _read_texts(engine: Engine, read: _Read, paired: pairing.Made) -> tuple[ibis.Table, Best]:
    """The facts of pairs and the best comments: what needs a look into texts."""
    places = ranked(engine, read.scored)
    ends = [
        paired.rows.select("post_id", comment_id=paired.rows[f"{side}_comment_id"])
        for side in ("chosen", "rejected")
    ]
    firsts = places.filter(places.place == 0).select(*_ID)
    wanted = engine.keep(ends[0].union(ends[1]).union(firsts).distinct())
    count = engine.row(wanted.agg(n=wanted.count()))["n"]
    looked = look(engine, read.comments, wanted, count=count)
    return facts(engine, paired.rows, looked), best(engine, read.comments, places, looked)


def _of_sides(engine: Engine, read: _Read) -> dict[str, int]:
    counted = read.sides.posts.group_by("split").agg(n=ibis._.count()).order_by("split")
    return {row["split"]: row["n"] for row in engine.to_pyarrow(counted).to_pylist()}


def _dropped(engine: Engine, read: _Read, *, comments: int) -> dict[str, int]:
    scored = read.scored
    found = engine.row(scored.agg(n=scored.count(), usable=scored.usable.cast("int64").sum()))
    return {
        "comment without votes": comments - found["n"],
        "comment whose author belongs to another split": found["n"] - (found["usable"] or 0),
    }
