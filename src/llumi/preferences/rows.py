"""The rows of the tables that the stage writes, with their texts, in order, batch by batch.

    pairs(engine, texts, facts) → a reader of the table `pairs`, by post and pair id

The prompt is made here, in Python: it is the same function that training and serving use.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from llumi import prompts
from llumi.engines import Engine
from llumi.preferences.splits import Sides
from llumi.tables import SCHEMAS

_SIDES = ("chosen", "rejected")


@dataclass(frozen=True)
class Texts:
    """What rows take their texts and their split from."""

    posts: ibis.Table
    comments: ibis.Table
    sides: Sides


def splits(engine: Engine, texts: Texts) -> pa.RecordBatchReader:
    """The side of every post."""
    return _reader(engine, "splits", texts.sides.posts.order_by("post_id"))


def pairs(engine: Engine, texts: Texts, facts: ibis.Table) -> pa.RecordBatchReader:
    """Pairs as `facts` gives them."""
    made = facts.rename({f"{side}_id": f"{side}_comment_id" for side in _SIDES})
    for side in _SIDES:
        said = texts.comments.select(
            "post_id", **{f"{side}_id": texts.comments.comment_id, side: texts.comments.text}
        )
        made = made.join(said, ["post_id", f"{side}_id"])
    return _reader(engine, "pairs", _prompted(texts, made).order_by("post_id", "pair_id"))


def sft(engine: Engine, texts: Texts, best: ibis.Table) -> pa.RecordBatchReader:
    """The reply to learn from under each post."""
    said = texts.comments.select("post_id", "comment_id", reply=texts.comments.text)
    made = best.join(said, ["post_id", "comment_id"]).mutate(
        task=ibis.literal("generate"), draft=ibis.null("string")
    )
    return _reader(engine, "sft", _prompted(texts, made).order_by("post_id"))


def _prompted(texts: Texts, made: ibis.Table) -> ibis.Table:
    posts = texts.posts.select("post_id", post_title="title", post_text="text")
    return made.join(texts.sides.posts, "post_id").join(posts, "post_id")


def _reader(engine: Engine, name: str, rows: ibis.Table) -> pa.RecordBatchReader:
    schema = SCHEMAS[name]
    made_here = {"prompt": ("post_title", "post_text")}
    columns = [column for name in schema.names for column in made_here.get(name, (name,))]
    batches = _finished(engine.batches, rows.select(*columns), schema)
    return pa.RecordBatchReader.from_batches(schema, batches)


def _finished(
    batches: Callable[[ibis.Table], Iterator[pa.RecordBatch]], rows: ibis.Table, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    for batch in batches(rows):
        columns: dict[str, Any] = {name: batch.column(name) for name in batch.schema.names}
        if "prompt" in schema.names:
            titles, texts = columns["post_title"].to_pylist(), columns["post_text"].to_pylist()
            columns["prompt"] = pa.array(map(prompts.post_text, titles, texts), pa.string())
        cast = [columns[field.name].cast(field.type) for field in schema]
        yield pa.record_batch(cast, schema=schema)
