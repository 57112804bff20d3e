"""A second look at a text beside the rules: pieces of words, weighed by what our own texts taught.

    posts().shares("nobody would notice if i just stopped")
    → {"none": 0.06, "distress": 0.21, "possible_risk": 0.66, "imminent": 0.07}

A logistic regression over n-grams: small, quick, without a library of its own, and open to anyone
who asks why, for each piece has its weight in a table. It reads what the rules have no words for,
and it is wrong more often than they are, so it may add a vote and never take one away. `llumi
safety train` makes it from the lessons beside this file; without its files the rules stand alone.
"""

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from llumi.errors import InputError
from llumi.safety import ngrams
from llumi.safety.reading import Reading, Span

Array = NDArray[np.float32]

FOLDER = Path(__file__).with_name("trained")
SUMS = "SHA256SUMS"
BLOCKS: tuple[Callable[[str], list[str]], ...] = (ngrams.words, ngrams.letters)
"""Kinds of pieces; each kind of a text has length one, so that neither drowns the other."""

_LONGEST_SPAN = 25
"""Words that are shown at the most as what led to a vote."""


@dataclass(frozen=True)
class Classifier:
    """Weights of pieces for each of `labels`.

    `weights` is pieces × labels, `rarity` the inverse document frequency of each piece; a label's
    vote counts from its share in `least` on. `one_of` says that a text has one label only, as a
    tier, so that shares sum to one; otherwise each label is a question of its own.
    """

    labels: tuple[str, ...]
    pieces: dict[str, int]
    rarity: Array
    weights: Array
    bias: Array
    least: dict[str, float]
    one_of: bool

    def shares(self, text: str) -> dict[str, float]:
        """How likely each label is, by what the lessons held; `text` as rules read it."""
        logits = self.bias.astype(np.float64)
        for block in BLOCKS:
            places, values = self._values(block(text))
            logits = logits + values @ self.weights[places]
        likely = _softmax(logits) if self.one_of else 1 / (1 + np.exp(-logits))
        return dict(zip(self.labels, likely.tolist(), strict=True))

    def told_by(self, reading: Reading, labels: Sequence[str]) -> Span:
        """The run of words that speaks most for `labels`."""
        columns = [self.labels.index(label) for label in labels]
        spans = [match.span() for match in ngrams.WORD.finditer(reading.text)]
        towards = self._towards(reading.text, columns)
        said = [towards[reading.text[slice(*span)]] for span in spans]
        first, last = _heaviest_run(said, at_most=_LONGEST_SPAN)
        return spans[first][0], spans[last][1]

    def _towards(self, text: str, columns: Sequence[int]) -> dict[str, float]:
        """What each word of the text adds for the labels, more than for the others."""
        pull: dict[str, float] = {}
        for block in BLOCKS:
            pieces = block(text)
            places, values = self._values(pieces)
            # Of the pieces of this text alone: there are tens of thousands.
            weights = self.weights[places]
            pulls = weights[:, columns].mean(1) - weights.mean(1)
            known = (piece for piece in dict.fromkeys(pieces) if piece in self.pieces)
            pull |= zip(known, (values * pulls).tolist(), strict=True)
        # A pair is shared by its words; so is a run at a word's edge, which holds a blank too.
        shared: defaultdict[str, float] = defaultdict(float)
        for piece, amount in pull.items():
            if " " in piece:
                for word in set(piece.split()):
                    shared[word] += amount / 2
        return {
            word: sum(pull.get(piece, 0.0) for piece in (word, *ngrams.letters(word))) / times
            + shared[word]
            for word, times in Counter(ngrams.WORD.findall(text)).items()
        }

    def _values(self, found: Iterable[str]) -> tuple[NDArray[np.intp], Array]:
        """Places of the known pieces and their weight in the text, which has length one."""
        counts = Counter(piece for piece in found if piece in self.pieces)
        places = np.array([self.pieces[piece] for piece in counts], dtype=np.intp)
        often = np.array([1 + math.log(count) for count in counts.values()], dtype=np.float32)
        values: Array = often * self.rarity[places]
        values /= max(float(np.linalg.norm(values)), 1e-9)
        return places, values


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = np.exp(logits - logits.max())
    shares /= shares.sum()
    return shares


def _heaviest_run(values: Sequence[float], *, at_most: int) -> tuple[int, int]:
    """First and last place of the run with the greatest sum, of at most so many values.

    Each costs a little, so that words which say nothing stay outside.
    """
    cost = 0.05 * max(values, default=0.0)
    best, found = -math.inf, (0, 0)
    for first in range(len(values)):
        total = 0.0
        for last in range(first, min(len(values), first + at_most)):
            total += values[last] - cost
            if total > best:
                best, found = total, (first, last)
    return found


@lru_cache(maxsize=1)
def posts() -> Classifier | None:
    """The trained classifier of posts; None where it has not been trained."""
    return _shipped("posts")


@lru_cache(maxsize=1)
def replies() -> Classifier | None:
    """The trained classifier of replies; None where it has not been trained."""
    return _shipped("replies")


def _shipped(name: str) -> Classifier | None:
    file = FOLDER / f"{name}.parquet"
    if not file.exists():
        return None
    if sums(FOLDER).get(file.name) != hashlib.sha256(file.read_bytes()).hexdigest():
        raise InputError(
            f"{file} is not the file that was trained: its hash is not the one in {SUMS}.",
            hint="Install LLUMI again, or run llumi safety train.",
        )
    return load(file)


def sums(folder: Path) -> dict[str, str]:
    """The hashes of the trained files, as `sha256sum` writes them."""
    lines = (folder / SUMS).read_text("utf-8").splitlines() if (folder / SUMS).exists() else []
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def load(file: Path) -> Classifier:
    """Read a trained classifier."""
    table = pq.read_table(file)
    told = json.loads(table.schema.metadata[b"llumi"])
    weights = np.stack([table[label].to_numpy() for label in told["labels"]], axis=1)
    return Classifier(
        labels=tuple(told["labels"]),
        pieces={str(piece): place for place, piece in enumerate(table["piece"].to_pylist())},
        rarity=table["rarity"].to_numpy().astype(np.float32),
        weights=weights.astype(np.float32),
        bias=np.array(told["bias"], dtype=np.float32),
        least=told["least"],
        one_of=told["one_of"],
    )


def save(classifier: Classifier, file: Path) -> None:
    """Write a classifier as a table: a piece, its rarity, and its weight for each label."""
    told = {
        "labels": classifier.labels,
        "bias": [round(float(value), 5) for value in classifier.bias],
        "least": classifier.least,
        "one_of": classifier.one_of,
    }
    columns: dict[str, Any] = {
        "piece": pa.array(list(classifier.pieces), pa.string()),
        "rarity": pa.array(classifier.rarity, pa.float32()),
    } | {
        label: pa.array(classifier.weights[:, place].astype(np.float16), pa.float16())
        for place, label in enumerate(classifier.labels)
    }
    table = pa.table(columns).replace_schema_metadata({"llumi": json.dumps(told)})
    pq.write_table(table, file, compression="zstd", use_dictionary=False)
