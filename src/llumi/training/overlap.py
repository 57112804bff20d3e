"""The longest run of words that drafts share with the text that a model was trained on.

    measure_overlap(["Then take each long evening as it comes: one at a time."],
                    [("p1", "take each long evening as it comes, one AT a time")])
    → Overlap(drafts=1, longest=11, longest_stock=0, at_least={10: 1.0, 15: 0.0, 25: 0.0})

What many people write is a stock phrase and nobody's; what one or two wrote is theirs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from llumi.errors import InputError

RUN = 8
"""The shortest run of words that counts; below it, English repeats itself without copying."""
STOCK = 3
"""A run in the texts of so many posts is a stock phrase and no one person's words."""
BINS = (10, 15, 25)

_Run = tuple[str, ...]


@dataclass(frozen=True)
class Overlap:
    """The longest run of words that drafts share with the training text; 0 is under 8 words.

    `longest` and `at_least` (words → share of drafts) are of runs that stand in the texts of one
    or two posts; `longest_stock` is of stock phrases. The words themselves are a person's and are
    not kept.
    """

    drafts: int
    longest: int
    longest_stock: int
    at_least: dict[int, float]


def measure_overlap(drafts: Sequence[str], texts: Iterable[tuple[str, str]]) -> Overlap:
    """Find the longest runs of words that `drafts` share with `texts`, pairs of post and text.

    Exact for runs of 8 words and more; case, punctuation and line breaks do not matter. A run that
    holds a stock phrase and one more word of one person's is that person's. `texts` are read once.

    Raises:
        InputError: there are no drafts.
    """
    if not drafts:
        raise InputError("There are no drafts to compare.", hint="Write some with the adapter.")
    written = [_whole("", draft) for draft in drafts]
    read: Iterable[_Places] = (_whole(post, text) for post, text in texts)
    longest, stock, length = np.zeros(len(drafts), dtype=int), 0, RUN
    # Word by word: a run of nine stands only where one of eight stood, so ever less is looked at.
    while any(places.starts for places in written):
        posts = {run: set[str]() for places in written for _, run in places.runs(length)}
        read = _note_posts(posts, read, length)
        written = [places.only(posts, length) for places in written]
        for draft, places in enumerate(written):
            counts = [len(posts[run]) for _, run in places.runs(length)]
            if any(count < STOCK for count in counts):
                longest[draft] = length
            if any(count >= STOCK for count in counts):
                stock = length
        length += 1
    return Overlap(
        drafts=len(drafts),
        longest=int(longest.max()),
        longest_stock=stock,
        at_least={words: float((longest >= words).mean()) for words in BINS},
    )


@dataclass(frozen=True)
class _Places:
    """A text's words and where in them a common run may start."""

    post: str
    words: _Run
    starts: Sequence[int]

    def runs(self, length: int) -> Iterator[tuple[int, _Run]]:
        """Each start from which `length` words follow, with these words."""
        for start in self.starts:
            if start + length <= len(self.words):
                yield start, self.words[start : start + length]

    def only(self, posts: dict[_Run, set[str]], length: int) -> "_Places":
        """The same text with the starts whose run of `length` stands in a post."""
        starts = [start for start, run in self.runs(length) if posts.get(run)]
        return _Places(self.post, self.words, starts)


def _whole(post: str, text: str) -> _Places:
    words = _split(text)
    return _Places(post, words, range(len(words) - RUN + 1))


def _note_posts(posts: dict[_Run, set[str]], read: Iterable[_Places], length: int) -> list[_Places]:
    """Add to each run the first few posts in which it stands; give back where any does."""
    kept = []
    for places in read:
        starts = []
        for start, run in places.runs(length):
            holds = posts.get(run)
            if holds is not None:
                starts.append(start)
                if len(holds) < STOCK:
                    holds.add(places.post)
        if starts:
            kept.append(_Places(places.post, places.words, starts))
    return kept


def _split(text: str) -> _Run:
    """A text's words without case and punctuation; "don't" and "don’t" are one word, the same."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’]", "", plain)))
