"""Ratings of one dimension as arrays: which reply, of which post and system, by which rater.

    scores([("p1", "tuned", "r1", 4.0), ("p1", "base", "r2", 3.0)])
    → posts [0, 0] of ("p1",) · systems [1, 0] of ("base", "tuned") · raters … · points [4.0, 3.0]

An item is a reply: a post under a system. Names stand in alphabetical order, so that figures do not
depend on the order of rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from llumi.statistics.intervals import Numbers

Codes = NDArray[np.int64]
Row = tuple[str, str, str, float]
"""Post, system, rater, points."""


@dataclass(frozen=True)
class Factor:
    """A column of names as numbers: `codes[i]` is the place of row i's name among `names`."""

    codes: Codes
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class Scores:
    """Points of one dimension, one row a rating."""

    posts: Factor
    systems: Factor
    raters: Factor
    points: Numbers

    def __len__(self) -> int:
        return len(self.points)

    @cached_property
    def items(self) -> Codes:
        """Row by row the number of the reply: of a post under a system."""
        return crossed(self.posts, self.systems)

    def where(self, kept: NDArray[np.bool_]) -> "Scores":
        """Only the rows of `kept`; names that are left without a row go."""
        return Scores(
            _narrowed(self.posts, kept),
            _narrowed(self.systems, kept),
            _narrowed(self.raters, kept),
            self.points[kept],
        )

    def of_systems(self, *systems: str) -> "Scores":
        """Only the ratings of these systems."""
        wanted = [self.systems.names.index(name) for name in systems if name in self.systems.names]
        return self.where(np.isin(self.systems.codes, wanted))


def scores(rows: Iterable[Row]) -> Scores:
    """The arrays of some rows."""
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    posts, systems, raters, points = columns
    return Scores(
        factor(posts), factor(systems), factor(raters), np.array(points, dtype=np.float64)
    )


def factor(names: Iterable[str]) -> Factor:
    """A column of names as numbers."""
    told = np.array(list(names), dtype=object)
    there, codes = np.unique(told, return_inverse=True)
    return Factor(codes.astype(np.int64), tuple(there.tolist()))


def crossed(one: Factor, other: Factor) -> Codes:
    """Row by row the number of the pair of names, of the pairs that there are."""
    pairs = one.codes * len(other) + other.codes
    return np.asarray(np.unique(pairs, return_inverse=True)[1], np.int64)


def _narrowed(known: Factor, kept: NDArray[np.bool_]) -> Factor:
    there, codes = np.unique(known.codes[kept], return_inverse=True)
    return Factor(codes.astype(np.int64), tuple(known.names[code] for code in there.tolist()))
