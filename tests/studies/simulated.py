"""Studies with a known truth: posts, raters, systems, and points that are rounded, from 1 to 5."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import norm

from llumi.studies.scores import Factor, Scores
from llumi.studies.simulation import Spread, drawn, latin

NAMES = ("base", "sft", "tuned")
ROUNDED = Spread(0.25, 0.25, 0.04, 0.04, 0.49)


@dataclass(frozen=True)
class Truth:
    """The spread of what is rounded to points; `effects` one for each system."""

    effects: tuple[float, ...] = (0.0, 0.2, 0.1)
    spread: Spread = ROUNDED
    middle: float = 3.4

    def mean(self, system: int) -> float:
        """What the mean of all ratings of a system would be, rounded to points as they are."""
        at, deviation = self.middle + self.effects[system], self.spread.total**0.5
        return 1 + sum(float(norm.sf(point + 0.5, at, deviation)) for point in range(1, 5))

    def drawn(self, seed: int, *, posts: int, raters: int, each: int) -> Scores:
        """A study in which `each` raters rate each reply, and nobody sees a post twice."""
        draw = np.random.default_rng(seed)
        systems = len(self.effects)
        design = latin(posts=posts, raters=raters, systems=systems, each=each, draw=draw)
        means = tuple(self.middle + effect for effect in self.effects)
        given = drawn(design, means=means, spread=self.spread, draw=draw)
        return replace(
            given,
            systems=Factor(given.systems.codes, NAMES[:systems]),
            points=np.clip(np.round(given.points), 1, 5),
        )
