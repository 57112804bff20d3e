"""Studies that never were, with a known truth: to plan real ones, and to test what is computed.

    design = latin(posts=60, raters=20, systems=3, each=2, draw=draw)
    drawn(design, means=(3.4, 3.6, 3.5), spread=Spread(), draw=draw)   → Scores

A rating is the system's mean plus what its post, its rater, and both under this system add by
chance. `measured(scores)` says how large these parts were in a pilot.
"""

from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np

from llumi.statistics.intervals import Numbers
from llumi.studies.scores import Codes, Factor, Scores


@dataclass(frozen=True)
class Spread:
    """Variances, in points squared, of what chance adds to a rating.

    The defaults are of ratings from 1 to 5 with a standard deviation of one point, about half of it
    each rater's and post's own: assumed, to be replaced by a pilot's.
    """

    post: float = 0.15
    rater: float = 0.2
    post_system: float = 0.1
    rater_system: float = 0.05
    rest: float = 0.5

    @property
    def total(self) -> float:
        """Of one rating."""
        return float(sum(asdict(self).values()))


class Design(NamedTuple):
    """Row by row who rates what, as numbers."""

    posts: Codes
    systems: Codes
    raters: Codes


def latin(*, posts: int, raters: int, systems: int, each: int, draw: np.random.Generator) -> Design:
    """Each reply is rated by `each` raters; nobody sees a post twice, and all see all systems.

    Raters follow one another, and which system they see turns with each post.
    """
    a_post = systems * each
    post = np.repeat(np.arange(posts), a_post)
    rater = np.arange(posts * a_post) % raters
    turn = np.repeat(draw.integers(systems, size=posts), a_post)
    return Design(post, (np.tile(np.arange(a_post), posts) + turn) % systems, rater)


def drawn(
    design: Design, *, means: tuple[float, ...], spread: Spread, draw: np.random.Generator
) -> Scores:
    """The ratings of one study; they are not rounded to points."""
    posts, systems, raters = design
    shape = int(posts.max()) + 1, len(means), int(raters.max()) + 1

    def chance(variance: float, *size: int) -> Numbers:
        return draw.normal(0, np.sqrt(variance), size)

    points = (
        np.array(means)[systems]
        + chance(spread.post, shape[0])[posts]
        + chance(spread.rater, shape[2])[raters]
        + chance(spread.post_system, *shape[:2])[posts, systems]
        + chance(spread.rater_system, *shape[1:])[systems, raters]
        + chance(spread.rest, len(posts))
    )
    return Scores(
        _named("post", posts, shape[0]),
        _named("system", systems, shape[1]),
        _named("rater", raters, shape[2]),
        points,
    )


def _named(what: str, codes: Codes, count: int) -> Factor:
    return Factor(codes, tuple(f"{what} {number:06d}" for number in range(count)))


def measured(given: Scores) -> Spread:
    """How large the parts were, from how ratings vary together that share a post or a rater.

    What comes out below zero, as it can by chance, is zero; so is what no two ratings share.
    """
    means = np.bincount(given.systems.codes, given.points) / np.bincount(given.systems.codes)
    rest = given.points - means[given.systems.codes]
    systems = len(given.systems)
    posts, raters = given.posts.codes, given.raters.codes
    post, post_system = _shared(posts, posts * systems + given.systems.codes, rest)
    rater, rater_system = _shared(raters, raters * systems + given.systems.codes, rest)
    told = max(float(rest @ rest) / max(len(rest) - systems, 1), 1e-6)
    post, rater, post_system, rater_system = (
        max(part, 0.0) for part in (post, rater, post_system, rater_system)
    )
    left = told - post - rater - post_system - rater_system
    # Never less than a tenth: points are too coarse to be told apart further.
    return Spread(post, rater, post_system, rater_system, max(left, told / 10))


def _shared(groups: Codes, cells: Codes, rest: Numbers) -> tuple[float, float]:
    """What two ratings of a group have in common, and what two of a cell within it have besides."""
    of_groups, of_cells = _products(groups, rest), _products(cells, rest)
    apart = of_groups.sum - of_cells.sum, of_groups.pairs - of_cells.pairs
    common = apart[0] / apart[1] if apart[1] else 0.0
    within = of_cells.sum / of_cells.pairs if of_cells.pairs else common
    return common, within - max(common, 0.0)


class _Products(NamedTuple):
    """The sum of products of two ratings of a group, over all such pairs, and their number."""

    sum: float
    pairs: float


def _products(codes: Codes, rest: Numbers) -> _Products:
    sizes = np.bincount(codes)
    sums, squares = np.bincount(codes, rest), np.bincount(codes, rest**2)
    pairs = float((sizes * (sizes - 1)).sum()) / 2
    return _Products(float((sums**2 - squares).sum()) / 2, pairs)
