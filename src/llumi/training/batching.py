"""In which order rows go through the model: like lengths together, so that little is padded.

    order([90, 12, 88, 10], at_once=2, epochs=1, seed=0) → [3, 1, 0, 2]

Rows are drawn anew each epoch, sorted by length within a window, cut into batches, and the batches
drawn again: a step of the optimiser holds batches of several lengths, and no text comes late for
being short. The whole order is known before training starts, so a run that is resumed goes on with
the very row it would have read.
"""

from collections.abc import Sequence
from math import ceil

import numpy as np

_WINDOW = 64
"""Batches that are sorted together: wide enough that lengths in a batch are nearly alike."""


def order(lengths: Sequence[int], *, at_once: int, epochs: float, seed: int) -> list[int]:
    """Places of the rows in the order of training; with 1.5 epochs half of them come twice.

    `lengths` are in tokens, one a row; `at_once` rows go through the model together.
    """
    places: list[int] = []
    wanted = max(1, round(len(lengths) * epochs))
    for epoch in range(ceil(wanted / len(lengths))):
        draw = np.random.default_rng((seed, epoch))
        places += _epoch(lengths, at_once, draw)
    return places[:wanted]


def padding(lengths: Sequence[int], places: Sequence[int], at_once: int) -> float:
    """The share of what goes through the model that is padding."""
    padded = sum(
        max(lengths[place] for place in batch) * len(batch) for batch in _cut(places, at_once)
    )
    return 1 - sum(lengths[place] for place in places) / padded


def _epoch(lengths: Sequence[int], at_once: int, draw: np.random.Generator) -> list[int]:
    drawn = draw.permutation(len(lengths)).tolist()
    cut = [
        batch
        for window in _cut(drawn, _WINDOW * at_once)
        for batch in _cut(sorted(window, key=lengths.__getitem__), at_once)
    ]
    # What fills no batch comes last: in the middle it would shift all batches after it.
    short = [cut.pop()] if len(cut[-1]) < at_once else []
    mixed = [cut[place] for place in draw.permutation(len(cut))]
    return [place for batch in [*mixed, *short] for place in batch]


def _cut(places: Sequence[int], size: int) -> list[list[int]]:
    return [list(places[start : start + size]) for start in range(0, len(places), size)]
