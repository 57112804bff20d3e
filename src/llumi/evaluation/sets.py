"""Measures of sets compared: one reply of each system to each post that all of them answered.

    one_each(measured, ("tuned", "peers"), fewest_words=50)
    → {"tuned": Texts of 12 replies, "peers": of 12}

A set of more or longer replies repeats itself more, so sets are made equal first. Their intervals
come from the jackknife over groups of posts; see `intervals.jackknife` for why not from the
bootstrap.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from llumi.evaluation.measured import Measured
from llumi.evaluation.texts import Texts
from llumi.statistics.intervals import Estimate, Numbers, jackknife

GROUPS = 40
"""At the most; posts are left out a group at a time, so that large sets take no longer."""
MOST_POSTS = 1_000
"""In a set: distances between all pairs of replies grow with their square, and say no more."""


@dataclass(frozen=True)
class SetValues:
    """A measure of a system's set: its value, and its values without each group of posts."""

    value: float
    without_each: Numbers
    posts: int

    def estimate(self) -> Estimate:
        """The value with its interval."""
        if np.isnan(self.value):
            return Estimate(None, None, None, self.posts)
        return jackknife(self.value, self.without_each, posts=self.posts)[0]

    def less(self, other: "SetValues") -> tuple[Estimate, float | None]:
        """The difference to another system's, and its two-sided p."""
        value = self.value - other.value
        if np.isnan(value):
            return Estimate(None, None, None, self.posts), None
        without = self.without_each - other.without_each
        found, error = jackknife(value, without, posts=self.posts)
        if found.low is None or not error > 0:
            return found, None
        return found, float(2 * stdtr(len(without) - 1, -abs(value) / error))


def set_values(
    function: Callable[[Texts], float], replies: Texts, *, at_most: int = GROUPS
) -> SetValues:
    """The measure of a set, and of it without each group of every `at_most`th reply."""
    count = min(len(replies), at_most)
    group = np.arange(len(replies)) % max(count, 1)
    without = [function(replies.take(np.flatnonzero(group != left))) for left in range(count)]
    return SetValues(float(function(replies)), np.array(without, np.float64), len(replies))


def one_each(measured: Measured, systems: Sequence[str], *, fewest_words: int) -> dict[str, Texts]:
    """Of each system its first reply by id that has as many words, on posts where all have one.

    Of more than `MOST_POSTS` such posts, so many at even distances by id.
    """
    found: dict[str, dict[str, int]] = {system: {} for system in systems}
    for place, (system, post) in enumerate(zip(measured.systems, measured.post_ids, strict=True)):
        if system in found and measured.words[place] >= fewest_words:
            found[system].setdefault(post, place)
    shared = sorted(set.intersection(*(set(posts) for posts in found.values())))
    apart = max(1.0, len(shared) / MOST_POSTS)
    chosen = [shared[int(place * apart)] for place in range(min(len(shared), MOST_POSTS))]
    return {
        system: measured.texts.take([places[post] for post in chosen])
        for system, places in found.items()
    }
