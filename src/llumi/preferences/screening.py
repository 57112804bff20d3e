"""Looks into the texts of comments, each once: safety, and how easy it is to read.

    look(engine, comments, wanted, count=2)   wanted: post_id, comment_id
    → post_id, comment_id, veto, helps, grade

What is asked of a text (see `texts`) takes Python, so texts pass through here batch by batch, in
processes of their own where there are many.
"""

import ibis

from llumi.cores import cores, on_all_cores
from llumi.engines import Engine
from llumi.preferences.texts import LOOKED, looked_at

_MANY = 50_000
"""From so many texts on it pays to start processes."""


def look(engine: Engine, comments: ibis.Table, wanted: ibis.Table, *, count: int) -> ibis.Table:
    """Read the texts of the `wanted` comments, about `count` of them."""
    texts = comments.select("post_id", "comment_id", "text")
    found = texts.semi_join(wanted, ["post_id", "comment_id"])
    with on_all_cores(looked_at, cores=cores() if count >= _MANY else 1) as run:
        return engine.mapped(found, run, LOOKED)
