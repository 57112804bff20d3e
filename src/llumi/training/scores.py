"""Scores of held-out pairs beside the run that they were taken in, so that none is asked twice.

    runs/sft/scores.npz   before: the model as it began · after: as it ended · of: which pairs

A run that goes on from another begins where that one ended; the suite reads what all rounds have.
Numbers only: no text, no id.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Literal

import numpy as np

from llumi import prompts
from llumi.training.heldout import LogProbabilities
from llumi.training.rounds import Row

FILE = "scores.npz"
When = Literal["before", "after"]


def keep(
    path: Path, rows: Sequence[Row], *, before: LogProbabilities, after: LogProbabilities | None
) -> None:
    """Write the scores of `rows`; `after` is None while the run is not finished."""
    found: dict[str, np.ndarray] = {"of": np.asarray(_of(rows))}
    for when, scores in (("before", before), ("after", after)):
        if scores is not None:
            found |= {f"{when}_{name}": values for name, values in asdict(scores).items()}
    np.savez(path, **found)  # type: ignore[arg-type]


def read(path: Path, rows: Sequence[Row], when: When) -> LogProbabilities | None:
    """The scores of just these rows, asked with these prompts; None where there are none."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as kept:
        names = [field.name for field in fields(LogProbabilities)]
        if str(kept["of"]) != _of(rows) or f"{when}_{names[0]}" not in kept:
            return None
        return LogProbabilities(**{name: kept[f"{when}_{name}"] for name in names})


def _of(rows: Sequence[Row]) -> str:
    """What tells one set of pairs, and the way they are asked, from another."""
    said = [str(prompts.VERSION)]
    for row in rows:
        said += [row["prompt"], row.get("draft") or "", row["chosen"], row["rejected"]]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()
