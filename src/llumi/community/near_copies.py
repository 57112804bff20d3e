"""Comments that say nearly the same: found by sketches, settled by comparing their words.

    "You are not alone, message me any time."    ┐ sketches that share a band ──► alike? ──► a copy
    "you are not alone!! message me any time :)" ┘

A copy under the same post, or by the same person, is one piece of evidence and not two. The sketch
is MinHash (Broder 1997) in bands (Leskovec, Rajaraman & Ullman, "Mining of massive datasets",
chapter 3): texts that share 90 % of their words meet in a band with probability 0.97, those that
share 30 % with 0.01.
"""

import re
from collections.abc import Sequence

import numpy as np
import xxhash
from numpy.typing import NDArray
from rensa import RMinHash

ALIKE = 0.8
"""Share of words in common (Jaccard) from which two texts count as one."""
FEWEST_WORDS = 10
"""Shorter texts are alike by chance: many people write "I'm here if you want to talk"."""
BANDS, _ROWS, _SEED = 4, 5, 20260530
_WORD = re.compile(r"[^\W_]+")
_SPREAD = np.array([2**64 // n for n in (3, 5, 7, 11, 13)], dtype=np.uint64) | np.uint64(1)
"""Odd numbers that mix the rows of a band into one hash."""


def bands(texts: Sequence[str], places: Sequence[tuple[str, str | None]]) -> list[list[int] | None]:
    """For each text the bands in which it can meet a near copy; None for short ones.

    `places` says where it stands: under which post and by whom. Texts meet only where one of the
    two is shared, so each has `BANDS` numbers for its post and as many for its author.
    """
    words = [text.lower().split() for text in texts]
    long = [index for index, found in enumerate(words) if len(found) >= FEWEST_WORDS]
    made: list[list[int] | None] = [None] * len(texts)
    if not long:
        return made
    sketches = RMinHash.digest_matrix_from_token_sets(
        [words[index] for index in long], BANDS * _ROWS, _SEED
    )
    rows = np.array(sketches.to_rows(), dtype=np.uint64).reshape(len(long), BANDS, _ROWS)
    with np.errstate(over="ignore"):
        mixed = (rows * _SPREAD).sum(axis=2, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64)
        of_post = mixed ^ _hashed([f"post {places[index][0]}" for index in long])
        of_author = mixed ^ _hashed([f"author {places[index][1]}" for index in long])
    both = np.concatenate([of_post, of_author], axis=1).view(np.int64).tolist()
    for index, numbers in zip(long, both, strict=True):
        made[index] = numbers if places[index][1] else numbers[:BANDS]
    return made


def are_alike(text: str, other: str) -> bool:
    """Whether two texts share so many of their words that they count as one."""
    # Most that met in a band are far apart, which shows before punctuation is taken off.
    if _in_common(text.lower().split(), other.lower().split()) < 0.75 * ALIKE:
        return False
    return _in_common(_WORD.findall(text.lower()), _WORD.findall(other.lower())) >= ALIKE


def _in_common(words: list[str], others: list[str]) -> float:
    mine, theirs = set(words), set(others)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _hashed(keys: list[str]) -> NDArray[np.uint64]:
    hashes = np.array([xxhash.xxh3_64_intdigest(key.encode()) for key in keys], dtype=np.uint64)
    return hashes[:, None]
