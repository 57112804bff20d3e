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
    def items(self) -> Factor:
        """The replies: posts under systems."""
        codes = self.posts.codes * len(self.systems) + self.systems.codes
        there, items = np.unique(codes, return_inverse=True)
        names = (
            f"{self.posts.names[code // len(self.systems)]} / "
            f"{self.systems.names[code % len(self.systems)]}"
            for code in there.tolist()
        )
        return Factor(items.astype(np.int64), tuple(names))

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


def _narrowed(known: Factor, kept: NDArray[np.bool_]) -> Factor:
    there, codes = np.unique(known.codes[kept], return_inverse=True)
    return Factor(codes.astype(np.int64), tuple(known.names[code] for code in there.tolist()))
