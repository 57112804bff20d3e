"""Replies of two systems side by side, post by post.

values of replies        post p1: 84, 71 of tuned, 53 of base     post p2: 60 of tuned
→ per_post(tuned)        [77.5, 60.]
  differences            [24.5, nan]      p2 was not answered by both
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from llumi.evaluation.measured import Measured
from llumi.evaluation.texts import Numbers, Places, ratio
from llumi.statistics.intervals import FEWEST_POSTS

EQUAL_LENGTH = 0.20
"""Two replies are of equal length when the shorter lacks at most this share of the longer."""
ALL_POSTS = ""
"""The stratum of all posts."""


@dataclass(frozen=True)
class Answers:
    """The replies of one system: their places among all, and the post of each, of `of` posts."""

    places: Places
    posts: Places
    of: int

    def per_post(self, values: Numbers) -> Numbers:
        """The mean over its replies to each post, of `values` of all replies; NaN for none."""
        return _mean_by(values[self.places], self.posts, self.of)

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Which posts it answered."""
        return np.isin(np.arange(self.of), self.posts)


@dataclass(frozen=True)
class Matched:
    """Pairs of replies to one post that are of equal length, by their places, and the post."""

    ours: Places
    theirs: Places
    posts: Places
    of: int

    def differences(self, values: Numbers) -> Numbers:
        """Per post the mean difference of its pairs; NaN where there is none."""
        return _mean_by(values[self.ours] - values[self.theirs], self.posts, self.of)


def answers(measured: Measured, system: str) -> Answers:
    """The replies of a system."""
    numbers = post_numbers(measured)
    places = np.flatnonzero([name == system for name in measured.systems])
    posts = np.array([numbers[measured.post_ids[place]] for place in places], dtype=np.int64)
    return Answers(places, posts, len(numbers))


def post_numbers(measured: Measured) -> dict[str, int]:
    """A number for each post, in the order of their ids."""
    return {post: place for place, post in enumerate(sorted(set(measured.post_ids)))}


def equally_long(words: Numbers, ours: Answers, theirs: Answers) -> Matched:
    """All pairs of replies to the same post of which the shorter is nearly as long."""
    found = []
    for post in np.intersect1d(ours.posts, theirs.posts):
        first = ours.places[ours.posts == post]
        second = theirs.places[theirs.posts == post]
        lengths = words[first][:, np.newaxis], words[second][np.newaxis, :]
        alike = np.minimum(*lengths) >= (1 - EQUAL_LENGTH) * np.maximum(*lengths)
        a, b = np.nonzero(alike)
        found.append((first[a], second[b], np.full(len(a), post)))
    nothing = np.zeros(0, dtype=np.int64)
    first, second, posts = (
        np.concatenate([nothing, *(columns[at] for columns in found)]) for at in range(3)
    )
    return Matched(first, second, posts, ours.of)


def groups(
    measured: Measured, strata: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, NDArray[np.bool_]], dict[str, int]]:
    """Which posts are in each stratum that is large enough, and the posts of those that are not."""
    numbers = post_numbers(measured)
    found = {ALL_POSTS: np.ones(len(numbers), dtype=np.bool_)}
    left_out = {}
    for name, labels in strata.items():
        told = [labels.get(post) for post in numbers]
        for label in sorted({label for label in told if label is not None}):
            inside = np.array([one == label for one in told], dtype=np.bool_)
            if inside.sum() >= FEWEST_POSTS:
                found[f"{name}: {label}"] = inside
            else:
                left_out[f"{name}: {label}"] = int(inside.sum())
    return found, left_out


def _mean_by(values: Numbers, posts: Places, of: int) -> Numbers:
    defined = ~np.isnan(values)
    total = np.bincount(posts[defined], values[defined], of).astype(np.float64)
    return ratio(total, np.bincount(posts[defined], minlength=of).astype(np.float64))
