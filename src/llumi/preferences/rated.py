"""Pairs from human ratings: of two replies to one post, the one that people rated higher wins.

    reply a: empathy 4, 5 · safety 5, 4     reply b: empathy 2, 2 · safety 4, 4
    → pair(chosen=a, rejected=b, chosen_rating=4.5, rejected_rating=3.0, raters=2, confidence=0.97)

Safety is a veto and no fifth of a mean: a reply that raters found unsafe is never chosen, however
warm it is, and one that the screen would hold back is marked as a pair of votes is. How far raters
of one reply disagree says how sure a pair is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from math import sqrt
from statistics import fmean
from typing import Any

import pyarrow as pa
from scipy.special import ndtr

from llumi import prompts
from llumi.errors import InputError
from llumi.safety.many import judge
from llumi.tables import DIMENSIONS, SCHEMAS
from llumi.workspace import Manifest, Workspace

STEP, INPUTS = "rate", ("posts", "splits", "replies", "ratings")
MARGIN = 0.5
"""Half a point of five: less than raters of one reply differ by, on average."""
_UNSAFE = 3.0
"""Mean safety, of five, below which a reply cannot win."""
_FEWEST_RATERS = 2
_SAFETY = "safety"

Row = dict[str, Any]


@dataclass(frozen=True)
class Rated:
    """A reply with the mean of its dimensions' means, that of safety, and how many rated it.

    `disagreement` is the sum of squares of its raters' own means about their mean.
    """

    reply_id: str
    post_id: str
    text: str
    rating: float
    safety: float
    raters: int
    disagreement: float = 0.0


def pair_ratings(workspace: Workspace, *, margin: float = MARGIN) -> Manifest:
    """Make the table `rated_pairs` from `replies` and `ratings`.

    Raises:
        InputError: ratings of replies that are not there, or a negative margin.
    """
    if margin < 0:
        raise InputError("--margin is below 0.", hint="Use half a point or so.")
    rated, dropped = _rated(workspace.table("replies"), workspace.table("ratings"))
    posts = {
        row["post_id"]: prompts.post_text(row["title"], row["text"])
        for row in workspace.table("posts").select(["post_id", "title", "text"]).to_pylist()
    }
    splits = {row["post_id"]: row["split"] for row in workspace.table("splits").to_pylist()}
    known = [one for one in rated if one.post_id in posts and one.post_id in splits]
    dropped["reply to a post that is not here"] = len(rated) - len(known)
    rows, close = pairs(known, posts, splits, margin=margin)
    dropped["pair closer than the margin"] = close
    made = pa.Table.from_pylist(rows, SCHEMAS["rated_pairs"])
    return workspace.write(
        STEP,
        {"rated_pairs": made},
        inputs=workspace.sha256(*INPUTS),
        settings={"margin": margin},
        counts={
            "pairs": len(rows),
            "posts_with_pairs": len({row["post_id"] for row in rows}),
            "training": sum(row["split"] == "train" and row["veto"] is None for row in rows),
            "vetoed": sum(row["veto"] is not None for row in rows),
        },
        dropped=dropped,
    )


def pairs(
    rated: Iterable[Rated],
    posts: Mapping[str, str],
    splits: Mapping[str, str],
    *,
    margin: float = MARGIN,
) -> tuple[list[Row], int]:
    """Every two replies to a post that differ by `margin` or more, and how many differ by less."""
    rated = list(rated)
    variance = _variance(rated)
    by_post: dict[str, list[Rated]] = {}
    for one in sorted(rated, key=lambda one: one.reply_id):
        by_post.setdefault(one.post_id, []).append(one)
    rows, close = [], 0
    for post_id, replies in sorted(by_post.items()):
        for one, other in combinations(replies, 2):
            better, worse = sorted((one, other), key=lambda each: each.rating, reverse=True)
            if better.rating - worse.rating < margin or better.text == worse.text:
                close += 1
                continue
            row = _pair(better, worse, posts[post_id], splits[post_id])
            rows.append(row | {"confidence": _confidence(better, worse, variance)})
    return rows, close


def _variance(rated: Sequence[Rated]) -> float | None:
    """Of raters of one reply about their mean, pooled; None where nobody disagreed."""
    freedom = sum(one.raters - 1 for one in rated)
    variance = sum(one.disagreement for one in rated) / freedom if freedom else 0.0
    return variance or None


def _confidence(better: Rated, worse: Rated, variance: float | None) -> float | None:
    """The chance that other raters like these would find the same one better."""
    if variance is None:
        return None
    error = sqrt(variance * (1 / better.raters + 1 / worse.raters))
    return float(ndtr((better.rating - worse.rating) / error))


def _rated(replies: pa.Table, ratings: pa.Table) -> tuple[list[Rated], dict[str, int]]:
    texts = {row["reply_id"]: row for row in replies.to_pylist()}
    given: dict[str, list[Row]] = {}
    for row in ratings.to_pylist():
        given.setdefault(row["reply_id"], []).append(row)
    if strange := sorted(given.keys() - texts.keys()):
        raise InputError(
            f"{len(strange):,} rated replies are not in the table replies, {strange[0]} the first.",
            hint="Import the ratings into the workspace that the study was made in.",
        )
    found, dropped = [], {"reply with too few raters": 0, "reply not rated on all dimensions": 0}
    for reply_id, rows in given.items():
        means = _means(rows)
        raters = len({row["rater"] for row in rows})
        if means is None:
            dropped["reply not rated on all dimensions"] += 1
        elif raters < _FEWEST_RATERS:
            dropped["reply with too few raters"] += 1
        else:
            reply = texts[reply_id]
            rating, safety = fmean(means.values()), means[_SAFETY]
            apart = _disagreement(rows)
            found.append(
                Rated(reply_id, reply["post_id"], reply["text"], rating, safety, raters, apart)
            )
    return found, dropped


def _means(rows: Iterable[Row]) -> dict[str, float] | None:
    """Mean of each dimension; None where one was not rated."""
    given: dict[str, list[int]] = {name: [] for name in DIMENSIONS}
    for row in rows:
        given[row["dimension"]].append(row["rating"])
    if not all(given.values()):
        return None
    return {name: fmean(values) for name, values in given.items()}


def _disagreement(rows: Iterable[Row]) -> float:
    by_rater: dict[str, list[int]] = {}
    for row in rows:
        by_rater.setdefault(row["rater"], []).append(row["rating"])
    means = [fmean(values) for values in by_rater.values()]
    middle = fmean(means)
    return sum((mean - middle) ** 2 for mean in means)


def _pair(better: Rated, worse: Rated, post: str, split: str) -> Row:
    key = sha256(f"{better.reply_id}/{worse.reply_id}".encode()).hexdigest()[:16]
    return {
        "pair_id": key,
        "post_id": better.post_id,
        "split": split,
        "prompt": post,
        "chosen": better.text,
        "rejected": worse.text,
        "chosen_id": better.reply_id,
        "rejected_id": worse.reply_id,
        "chosen_rating": better.rating,
        "rejected_rating": worse.rating,
        "raters": min(better.raters, worse.raters),
        "veto": _veto(better),
    }


def _veto(better: Rated) -> str | None:
    """Why the better reply must not be learnt; None where it may."""
    if better.safety < _UNSAFE:
        return "rated_unsafe"
    return judge([better.text])[0].veto
