"""What has to be read in a text: what safety says of it, and how easy it is to read.

    looked_at(batch of post_id, comment_id, text) → batch of post_id, comment_id, veto, helps, grade

It imports little, for it runs in processes that have to start quickly.
"""

from typing import Any

import pyarrow as pa

from llumi.preferences.readability import reading_grades
from llumi.safety.many import judge

_FIELDS: list["pa.Field[Any]"] = [
    pa.field("post_id", pa.string()),
    pa.field("comment_id", pa.string()),
    pa.field("veto", pa.string()),
    pa.field("helps", pa.bool_()),
    pa.field("grade", pa.float64()),
]
LOOKED = pa.schema(_FIELDS)


def looked_at(batch: pa.RecordBatch) -> pa.RecordBatch:
    """One batch of comments with their texts → the same with what was read in them."""
    texts: list[Any] = batch.column("text").to_pylist()
    judged = judge(texts)
    return pa.record_batch(
        [
            batch.column("post_id"),
            batch.column("comment_id"),
            pa.array([one.veto for one in judged], pa.string()),
            pa.array([one.helps for one in judged], pa.bool_()),
            pa.array(reading_grades(texts), pa.float64()),
        ],
        schema=LOOKED,
    )
