"""What is known of each pair apart from its texts: the rows that audit and habits count over.

facts(engine, rows, looked)
→ post_id, pair_id, confidence, veto, and of chosen_ and rejected_ each:
  comment_id, score, created_at, views, letters, words, helps, grade
"""

from collections.abc import Iterator

import ibis
import pyarrow as pa

from llumi.engines import Engine
from llumi.preferences import endorsement
from llumi.preferences.habits import HELP, PLACES


def facts(engine: Engine, rows: ibis.Table, looked: ibis.Table) -> ibis.Table:
    """Join what was read in the texts (see `screening`) to the pairs of `pairing`."""
    for side in ("chosen", "rejected"):
        of_side = looked.rename(
            {f"{side}_{name}": name for name in looked.columns if name != "post_id"}
        )
        rows = rows.join(of_side, ["post_id", f"{side}_comment_id"])
    # Why votes alone must not decide a pair; null where they may.
    helped = ibis.ifelse(rows.rejected_helps, HELP, ibis.null("string"))
    judged = rows.mutate(veto=ibis.coalesce(rows.chosen_veto, helped))
    judged = judged.drop("chosen_veto", "rejected_veto")
    schema = judged.schema().to_pyarrow().append(pa.field("confidence", pa.float64()))
    return engine.mapped(judged, _with_confidence, schema)


def _with_confidence(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        sure = [_confidence(standard) for standard in batch.column("standard").to_pylist()]
        yield batch.append_column("confidence", pa.array(sure, pa.float64()))


def _confidence(standard: float | None) -> float | None:
    if standard is None:
        return None
    return round(endorsement.probability(standard), PLACES)
