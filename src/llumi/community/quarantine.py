"""The list of what could not be kept, for a person to read: which file, which line, why.

    RC_2024-01.zst,8123,"field created_utc: before 2005 or in the future"

Never what the line said: it may be the reason why somebody wants it gone. The list can be as long
as a dump whose posts are missing, so it is written as it is read.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import ibis
import pyarrow as pa

from llumi.community.tidy import LINES_PER_SOURCE
from llumi.engines import Engine
from llumi.tables import SCHEMAS


def reader(
    engine: Engine,
    sources: Sequence[Path],
    refused: Sequence[tuple[int, int, str]],
    aside: ibis.Table,
) -> pa.RecordBatchReader:
    """Refused lines (source, line, reason) and what was set `aside` (place, reason), in order."""
    places = [source * LINES_PER_SOURCE + line for source, line, _ in refused]
    reasons = [reason for *_, reason in refused]
    broken = engine.table(
        pa.table({"place": pa.array(places, pa.int64()), "reason": pa.array(reasons, pa.string())})
    )
    listed = ibis.union(broken, aside.select("place", "reason")).order_by("place", "reason")
    rows = _rows(engine.batches(listed), sources)
    return pa.RecordBatchReader.from_batches(SCHEMAS["quarantine"], rows)


def _rows(batches: Iterator[pa.RecordBatch], sources: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = [
            {
                "file": str(sources[row["place"] // LINES_PER_SOURCE]),
                "line": row["place"] % LINES_PER_SOURCE,
                "reason": row["reason"],
            }
            for row in batch.to_pylist()
        ]
        yield pa.RecordBatch.from_pylist(rows, SCHEMAS["quarantine"])
