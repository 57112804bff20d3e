"""The comment of each post that an SFT row learns from: the best-voted that the screen lets pass.

    best(engine, comments, scored, looked) → Best(rows: post_id, comment_id; 9; 3)

Few posts need more than their first comment screened, so places are looked at in rounds that double
(1st, 2nd, 3rd and 4th, …), and only under posts where none has passed yet.
"""

from dataclasses import dataclass

import ibis

from llumi.engines import Engine
from llumi.preferences import pairs as rules
from llumi.preferences.screening import look


@dataclass(frozen=True)
class Best:
    """One row a post; `held_back` better-voted comments were not let pass."""

    rows: ibis.Table
    count: int
    held_back: int


def ranked(engine: Engine, scored: ibis.Table) -> ibis.Table:
    """The places of usable comments with votes under their post; see `pairs.best_comments`."""
    usable = scored.filter(scored.usable).select("post_id", "comment_id", "score")
    best = rules.best_comments(usable)
    return engine.keep(best.select("post_id", "comment_id", "row_id", "place"))


def best(engine: Engine, comments: ibis.Table, places: ibis.Table, looked: ibis.Table) -> Best:
    """Choose among `places`, of which those at place 0 have been `looked` at."""
    low, high = 1, 2
    while True:
        passed = _passed(places.filter(places.place < low), looked)
        left = places.anti_join(passed, "post_id").filter(ibis._.place >= low)
        soon = ibis.coalesce((left.place < high).cast("int64").sum(), 0)
        found = engine.row(left.agg(left=left.count(), soon=soon))
        if not found["left"]:
            break
        if found["soon"]:
            wanted = left.filter(left.place < high).select("post_id", "comment_id")
            new = wanted.anti_join(looked, ["post_id", "comment_id"])
            looked = looked.union(look(engine, comments, new, count=found["soon"]))
        low, high = high, 2 * high
    passed = engine.keep(passed)
    first = passed.rename(first="place").select("post_id", "first")
    told = places.join(looked, ["post_id", "comment_id"]).left_join(first, "post_id")
    before = told.veto.notnull() & (told.first.isnull() | (told.place < told.first))
    counted = told.agg(
        count=(told.place == told.first).cast("int64").sum(), held_back=before.cast("int64").sum()
    )
    return Best(passed, **{name: n or 0 for name, n in engine.row(counted).items()})


def _passed(places: ibis.Table, looked: ibis.Table) -> ibis.Table:
    """The first of each post that the screen lets pass among `places`, all of them looked at."""
    let = looked.filter(looked.veto.isnull()).select("post_id", "comment_id")
    passing = places.semi_join(let, ["post_id", "comment_id"])
    in_order = ibis.window(group_by="post_id", order_by="place")
    numbered = passing.mutate(nth=ibis.row_number().over(in_order))
    return numbered.filter(numbered.nth == 0).drop("nth")
