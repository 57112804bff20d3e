"""Rows of the table `pairs`, as tests write them down, as the facts that audit and habits count."""

import hashlib

import pyarrow as pa

from llumi.engines import Engine
from llumi.preferences.readability import reading_grades
from llumi.safety.pointing import points_to_help
from llumi.tables import SCHEMAS

_KEPT = [
    field
    for field in SCHEMAS["pairs"]
    if field.name not in {"split", "prompt", "chosen", "rejected", "chosen_id", "rejected_id"}
]
_READ = {
    "comment_id": pa.string(),
    "letters": pa.int64(),
    "words": pa.string(),
    "helps": pa.bool_(),
    "grade": pa.float64(),
}
_SCHEMA = pa.schema(
    [
        *(field.with_nullable(True) for field in _KEPT),
        *(
            pa.field(f"{side}_{name}", kind)
            for side in ("chosen", "rejected")
            for name, kind in _READ.items()
        ),
    ]
)


def facts_of(engine: Engine, rows: list[dict]):
    """What the stage would know of these pairs."""
    return engine.table(pa.Table.from_pylist([_fact(row) for row in rows], _SCHEMA))


def _fact(row: dict) -> dict:
    read = {}
    for side in ("chosen", "rejected"):
        text = row[side]
        read |= {
            f"{side}_comment_id": row[f"{side}_id"],
            f"{side}_letters": len(text),
            f"{side}_words": hashlib.sha256(text.encode()).hexdigest()[:16],
            f"{side}_helps": points_to_help(text),
            f"{side}_grade": reading_grades([text])[0],
        }
    return {**row, **read}
