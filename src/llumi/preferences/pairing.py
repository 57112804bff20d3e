"""One rule, from a community's comments to its pairs.

    make(engine, comments, posts, rule="votes", max_per_post=5)
    → Made(rows: one pair a row, surest and widest kept; fit: what was learnt of exposure; votes)

Endorsement is learnt for every rule, since the audit asks of any pair how sure the votes are.
"""

from dataclasses import dataclass

import ibis
import pyarrow as pa
import pyarrow.compute as pc
from ibis.backends.duckdb import Backend

from llumi.preferences import endorsement, lengths
from llumi.preferences import pairs as rules
from llumi.preferences.exposure import Fit

_KNOWN = ("comment_id", "post_id", "log_rate", "log_rate_variance", "evidence")


@dataclass(frozen=True)
class Made:
    """The pairs of a rule; `fit` and `votes` are None where no comment has votes."""

    rows: pa.Table
    fit: Fit | None
    votes: rules.VoteRange | None


def make(
    engine: Backend,
    comments: pa.Table,
    posts: pa.Table,
    *,
    rule: str,
    max_per_post: int = 5,
    usable: pa.Table | None = None,
) -> Made:
    """The pairs of `rule` among `usable` comments (all, if not given), by post and pair id.

    Exposure is learnt from all of `comments`: one that may not be used was still seen and voted on.
    """
    scored = comments.filter(pc.is_valid(comments["score"]))
    allowed = scored if usable is None else usable
    votes = _vote_range(allowed)
    if votes is None:
        return Made(_nothing(), None, None)
    endorsed = endorsement.endorse(engine, scored, posts)
    known = _joined(allowed, engine.to_pyarrow(endorsed.comments.select(*_KNOWN)), posts)
    made = rules.pairs(known, rules.RULES[rule], votes)
    if rule == "votes":
        made = lengths.matched(lengths.alternately(max_per_post, made))
    else:
        made = rules.at_most(max_per_post, made)
    rows = engine.to_pyarrow(made.order_by("post_id", "pair_id"))
    return Made(rows, endorsed.fit, votes)


def _vote_range(allowed: pa.Table) -> rules.VoteRange | None:
    histogram = endorsement.histogram(allowed)
    return rules.vote_range(histogram) if histogram else None


def _joined(allowed: pa.Table, endorsed: pa.Table, posts: pa.Table) -> ibis.Table:
    """Comments with the votes of their post and, where it could be learnt, their endorsement."""
    of_post = ibis.memtable(posts.select(["post_id", "score"])).rename(post_score="score")
    comments = ibis.memtable(allowed)
    with_post = comments.left_join(of_post, "post_id").drop("post_id_right")
    joined = with_post.left_join(ibis.memtable(endorsed), ["post_id", "comment_id"])
    return joined.select(*comments.columns, "post_score", *_KNOWN[2:])


def _nothing() -> pa.Table:
    fields = ("text", "score", "created_at", "views", "comment_id")
    names = [f"{side}_{field}" for side in ("chosen", "rejected") for field in fields]
    return pa.table({name: [] for name in ("post_id", "pair_id", "standard", *names)})
