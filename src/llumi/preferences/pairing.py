"""One rule, from a community's comments to its pairs.

    make(engine, threads.scored(comments, posts), rule="votes", max_per_post=5)
    → Made(rows: one pair a row, surest and widest kept; fit: what was learnt of exposure; votes)

Endorsement is learnt for every rule, since the audit asks of any pair how sure the votes are.
"""

from dataclasses import dataclass

import ibis
import pyarrow as pa

from llumi.engines import Engine
from llumi.preferences import endorsement, lengths
from llumi.preferences import pairs as rules
from llumi.preferences.exposure import Fit

_KNOWN = ("log_rate", "log_rate_variance", "evidence")
_SIDES = ("chosen", "rejected")
_FIELDS = ("score", "created_at", "views", "letters", "words")


@dataclass(frozen=True)
class Made:
    """The pairs of a rule; `fit` is None and `votes` empty where no comment has votes."""

    rows: ibis.Table
    fit: Fit | None
    votes: rules.VoteRanges


def make(engine: Engine, scored: ibis.Table, *, rule: str, max_per_post: int = 5) -> Made:
    """The pairs of `rule` among the usable of `scored` comments, as `threads` gives them.

    Exposure is learnt from all of them: one that may not be used was still seen and voted on.
    """
    votes = _vote_ranges(engine, scored.filter(scored.usable))
    if not votes:
        return Made(engine.table(_nothing()), None, {})
    endorsed = endorsement.endorse(engine, scored)
    of_comment = endorsed.comments.select("post_id", "comment_id", *_KNOWN)
    usable = scored.filter(scored.usable)
    joined = usable.left_join(of_comment, ["post_id", "comment_id"])
    known = engine.keep(joined.select(*usable.columns, *_KNOWN))
    made = engine.keep(rules.pairs(known, rules.RULES[rule], votes))
    if rule == "votes":
        made = lengths.matched(engine.keep(lengths.alternately(max_per_post, made)))
    else:
        made = rules.at_most(max_per_post, made)
    return Made(engine.keep(_whole(made, scored)), endorsed.fit, votes)


def _vote_ranges(engine: Engine, usable: ibis.Table) -> rules.VoteRanges:
    counted = engine.to_pyarrow(usable.group_by(["maturity", "score"]).agg(n=ibis._.count()))
    histograms: dict[int, dict[int, int]] = {}
    for row in counted.to_pylist():
        histograms.setdefault(row["maturity"], {})[row["score"]] = row["n"]
    return {kind: rules.vote_range(found) for kind, found in sorted(histograms.items())}


def _whole(made: ibis.Table, scored: ibis.Table) -> ibis.Table:
    """Pairs with what is known of both comments."""
    rows = made.select("post_id", "pair_id", "standard", "chosen_comment_id", "rejected_comment_id")
    for side in _SIDES:
        of_side = scored.select(
            "post_id",
            **{f"{side}_comment_id": scored.comment_id},
            **{f"{side}_{field}": scored[field] for field in _FIELDS},
        )
        rows = rows.join(of_side, ["post_id", f"{side}_comment_id"])
    return rows


def _nothing() -> pa.Table:
    text, number, time = pa.string(), pa.int64(), pa.timestamp("us", tz="UTC")
    kinds: dict[str, pa.DataType] = {"comment_id": text} | dict(
        zip(_FIELDS, (number, time, number, number, text), strict=True)
    )
    fields: list[tuple[str, pa.DataType]] = [
        ("post_id", text),
        ("pair_id", text),
        ("standard", pa.float64()),
    ]
    fields += [(f"{side}_{field}", kind) for side in _SIDES for field, kind in kinds.items()]
    return pa.schema(fields).empty_table()
