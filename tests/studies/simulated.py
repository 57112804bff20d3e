"""Studies with a known truth: posts, raters, systems, and points from 1 to 5."""

from dataclasses import dataclass, field

import numpy as np
from scipy.stats import norm

from llumi.studies.scores import Factor, Scores


@dataclass(frozen=True)
class Truth:
    """Deviations of effects, in points before they are rounded; `effects` one for each system."""

    effects: tuple[float, ...] = (0.0, 0.2, 0.1)
    post: float = 0.5
    rater: float = 0.5
    rater_system: float = 0.2
    post_system: float = 0.2
    rest: float = 0.7
    middle: float = 3.4
    names: tuple[str, ...] = field(default=("base", "sft", "tuned"))

    def mean(self, system: int) -> float:
        """What the mean of all ratings of a system would be, rounded to points as they are."""
        deviation = np.sqrt(
            self.post**2 + self.rater**2 + self.rater_system**2 + self.post_system**2 + self.rest**2
        )
        at = self.middle + self.effects[system]
        return 1 + sum(float(norm.sf(point + 0.5, at, deviation)) for point in range(1, 5))

    def drawn(self, seed: int, *, posts: int, raters: int, each: int) -> Scores:
        """A study in which `each` raters rate each reply, and nobody sees a post twice."""
        draw, systems = np.random.default_rng(seed), len(self.effects)
        a_post = systems * each
        post = np.repeat(np.arange(posts), a_post)
        rater = np.arange(posts * a_post) % raters
        turned = np.repeat(draw.integers(systems, size=posts), a_post)
        system = (np.tile(np.arange(a_post), posts) + turned) % systems
        points = (
            self.middle
            + np.array(self.effects)[system]
            + draw.normal(0, self.post, posts)[post]
            + draw.normal(0, self.rater, raters)[rater]
            + draw.normal(0, self.rater_system, (raters, systems))[rater, system]
            + draw.normal(0, self.post_system, (posts, systems))[post, system]
            + draw.normal(0, self.rest, len(post))
        )
        return Scores(
            _named(post, posts, "p"),
            Factor(system, self.names[:systems]),
            _named(rater, raters, "r"),
            np.clip(np.round(points), 1, 5),
        )


def _named(codes: np.ndarray, count: int, letter: str) -> Factor:
    return Factor(codes, tuple(f"{letter}{number:05d}" for number in range(count)))
