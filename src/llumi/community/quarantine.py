"""The list of what could not be kept, for a person to read: which file, which line, why.

    RC_2024-01.zst,8123,"field created_utc: a time in the future"

Never what the line said: it may be the reason why somebody wants it gone.
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from llumi.community.tidy import LINES_PER_SOURCE
from llumi.tables import SCHEMAS


def table(
    sources: Sequence[Path], refused: Sequence[tuple[int, int, str]], aside: pa.Table
) -> pa.Table:
    """Refused lines (source, line, reason) and what was set `aside` (place, reason), in order."""
    found = [(source * LINES_PER_SOURCE + line, reason) for source, line, reason in refused]
    found += [(row["place"], row["reason"]) for row in aside.to_pylist()]
    found.sort()
    return pa.table(
        {
            "file": [str(sources[place // LINES_PER_SOURCE]) for place, _ in found],
            "line": pa.array([place % LINES_PER_SOURCE for place, _ in found], pa.int64()),
            "reason": pa.array([reason for _, reason in found], pa.string()),
        },
        SCHEMAS["quarantine"],
    )
