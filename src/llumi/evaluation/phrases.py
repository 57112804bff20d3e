"""Phrases of words, written as a linguist would list them, and where they stand in texts.

    "thank|thanks you|u"     one word for each slot, with its alternatives
    "^ please"               at the beginning of a sentence
    "i have * there"         "*" is any one word

    places(stream of "I've been there. Thanks, you two.", ("i have been", "thank|thanks you"))
    → [0, 4]

They are matched on words in small letters with contractions taken apart ("i've" is "i have",
"don't" is "do not"), and never across the end of a sentence. Where phrases overlap, the one that
begins first counts, and of those the longest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Phrase:
    """Slots in order, each with its alternatives; None is any word."""

    slots: tuple[frozenset[str] | None, ...]
    begins_sentence: bool


@dataclass(frozen=True)
class Stream:
    """Words in order: `ids` are places in `vocabulary`; `run` changes where a sentence ends."""

    vocabulary: dict[str, int]
    ids: NDArray[np.int32]
    run: Places

    @cached_property
    def _sorted(self) -> tuple[Places, Places]:
        """The places of all words, those of one word together, and where each word's begin."""
        order = np.argsort(self.ids, kind="stable")
        return order, np.searchsorted(self.ids[order], np.arange(len(self.vocabulary) + 1))

    def of(self, words: frozenset[str]) -> Places:
        """Where any of `words` stands."""
        order, bounds = self._sorted
        known = [self.vocabulary[word] for word in words if word in self.vocabulary]
        return np.concatenate(
            [order[bounds[word] : bounds[word + 1]] for word in known] or [order[:0]]
        )


@lru_cache(maxsize=1024)
def parse(phrase: str) -> Phrase:
    """A phrase as it is written in a list.

    Raises:
        ValueError: it has no word to look for. That is our mistake: lists are ours.
    """
    written = phrase.split()
    begins = written[:1] == ["^"]
    slots = tuple(
        None if slot == "*" else frozenset(slot.split("|"))
        for slot in (written[1:] if begins else written)
    )
    if not any(slots) or any(slot is not None and "" in slot for slot in slots):
        raise ValueError(f"{phrase!r} is no phrase.")
    return Phrase(slots, begins)


def places(stream: Stream, phrases: Sequence[str]) -> Places:
    """Where phrases begin, in order; of those that overlap only the first and longest."""
    found = [(where, len(parse(one).slots)) for one in phrases for where in [_of(stream, one)]]
    starts = np.concatenate([where for where, _ in found] or [np.zeros(0, np.int64)])
    lengths = np.repeat([size for _, size in found], [len(where) for where, _ in found])
    order = np.lexsort((-lengths, starts))
    kept, free = [], 0
    for start, length in zip(starts[order].tolist(), lengths[order].tolist(), strict=True):
        if start >= free:
            kept.append(start)
            free = start + length
    return np.array(kept, dtype=np.int64)


def _of(stream: Stream, written: str) -> Places:
    phrase = parse(written)
    starts: Places
    # The rarest slot first: the others are looked at only where it stands.
    anchors = {at: stream.of(slot) for at, slot in enumerate(phrase.slots) if slot is not None}
    rarest = min(anchors, key=lambda at: len(anchors[at]))
    starts = anchors.pop(rarest) - rarest
    last = len(phrase.slots) - 1
    starts = starts[(starts >= 0) & (starts + last < len(stream.ids))]
    starts = starts[stream.run[starts] == stream.run[starts + last]]
    if phrase.begins_sentence:
        before = stream.run[np.maximum(starts - 1, 0)]
        starts = starts[(starts == 0) | (before != stream.run[starts])]
    for at in anchors:
        if not len(starts):
            break
        slot = phrase.slots[at] or frozenset()
        wanted = [stream.vocabulary[word] for word in slot if word in stream.vocabulary]
        starts = starts[np.isin(stream.ids[starts + at], wanted)]
    return starts
