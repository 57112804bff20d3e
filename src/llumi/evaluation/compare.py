"""Systems compared: how the replies of each measure, and how they differ on the same posts.

    Measured(systems=("tuned", "base", …), post_ids=("p1", "p1", …), values={"words": [84., …]})
    → means        tuned, words: 84 (71 to 97) on 12 posts
      differences  tuned - base, words: 31 (22 to 40) on 12 posts, d_z 1.9, p 0.001

Peers, the base model and a tuned one are systems alike. A system may answer a post several times
(peers do); its replies are averaged within the post first, so that busy threads do not outvote
quiet ones. A difference is taken between the values on the same post, never between overall means.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llumi.errors import InputError
from llumi.evaluation import sets
from llumi.evaluation.catalogue import SET_MEASURES
from llumi.evaluation.measured import Measured
from llumi.evaluation.paired import ALL_POSTS, Answers, answers, equally_long, groups
from llumi.statistics.intervals import FEWEST_POSTS, LEVEL, Estimate, Numbers, d_z, estimate
from llumi.statistics.significance import (
    Equivalence,
    cliffs_delta,
    equivalence,
    holm,
    sign_flips,
)

RESAMPLES = 2000
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_LENGTH = "words"


@dataclass(frozen=True)
class SystemMean:
    """One measure of one system; `undefined` of its `replies` have no value and are left out.

    `sd` is the standard deviation over posts, `quantiles` are of its replies, those of `QUANTILES`.
    """

    system: str
    measure: str
    mean: Estimate
    sd: float | None
    quantiles: tuple[float, ...] | None
    replies: int
    undefined: int


@dataclass(frozen=True)
class Difference:
    """`first` minus `second` in one measure, on posts that both answered.

    `stratum` names the posts ("risk: distress"), or is `ALL_POSTS`. `undefined` of those posts have
    no value for one of the two. `p` is of the sign-flip test, `p_holm` corrected for all measures
    and pairs, those of strata among themselves. `at_equal_length` compares only replies of about
    the same length to the same post, None where that makes no sense; its p is corrected likewise.
    """

    first: str
    second: str
    measure: str
    stratum: str
    difference: Estimate
    d_z: float | None = None
    cliffs_delta: float | None = None
    p: float | None = None
    p_holm: float | None = None
    at_equal_length: Estimate | None = None
    p_holm_at_equal_length: float | None = None
    equivalence: Equivalence | None = None
    undefined: int = 0

    @property
    def is_clear(self) -> bool:
        """Whether it is claimed: after correction at 5 %, and the interval leaves out zero."""
        return self.p_holm is not None and self.p_holm < 1 - LEVEL and self.difference.is_clear


@dataclass(frozen=True)
class Comparison:
    """All systems, all pairs of them, and how the intervals were made.

    `left_out` counts, by stratum, the posts of strata too small to compare in.
    """

    systems: tuple[str, ...]
    posts: int
    replies: int
    means: tuple[SystemMean, ...]
    differences: tuple[Difference, ...]
    left_out: dict[str, int]
    level: float
    resamples: int
    seed: int

    @property
    def measures(self) -> set[str]:
        """The names of those that were computed."""
        return {mean.measure for mean in self.means}

    @property
    def on_all_posts(self) -> list[Difference]:
        """The differences that are not of a kind of posts alone."""
        return [one for one in self.differences if one.stratum == ALL_POSTS]


@dataclass(frozen=True)
class _Draws:
    """How often to resample, and from which seed."""

    resamples: int
    seed: int

    def estimate(self, per_post: Numbers) -> Estimate:
        return estimate(per_post, resamples=self.resamples, seed=self.seed)


@dataclass(frozen=True)
class _Sides:
    """A measure of two systems per post; `alike` their differences between replies of equal length.

    `both` are the posts that both answered; `alike` is None where it makes no sense.
    """

    first: str
    second: str
    measure: str
    ours: Numbers
    theirs: Numbers
    both: NDArray[np.bool_]
    alike: Numbers | None


def compare(
    measured: Measured,
    *,
    systems: Sequence[str] | None = None,
    strata: Mapping[str, Mapping[str, str]] | None = None,
    margin: float | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Comparison:
    """Compare systems, all pairs of them.

    `systems` names those to compare, in the order of their pairs (first minus second); without it,
    all, by name. `strata` maps a name to the label of each post: differences are also taken within
    each label that has `FEWEST_POSTS` posts. With `margin`, in standard deviations of the second
    system over posts, equivalence is tested.

    Raises:
        InputError: there are none of a named system, or the margin is not above zero.
    """
    if margin is not None and margin <= 0:
        raise InputError("The margin of equivalence must be above 0.", hint="0.2 is a small one.")
    chosen = _chosen(measured, systems)
    by_system = {name: answers(measured, name) for name in chosen}
    draws = _Draws(resamples, seed)
    inside, left_out = groups(measured, strata or {})
    means = [
        _mean(system, name, values, by_system[system], draws)
        for name, values in measured.values.items()
        for system in chosen
    ]
    differences = []
    for first, second in combinations(chosen, 2):
        sides = _sides(measured, by_system, first, second)
        for stratum, posts in inside.items():
            for one in sides:
                found = _difference(one, stratum, posts, draws)
                if stratum == ALL_POSTS and margin is not None:
                    found = replace(found, equivalence=_equivalence(one, margin, draws))
                differences.append(found)
    of_sets, between_sets = _of_sets(measured, by_system)
    return Comparison(
        systems=chosen,
        posts=int(np.any([one.answered for one in by_system.values()], axis=0).sum()),
        replies=sum(len(one.places) for one in by_system.values()),
        means=(*means, *of_sets),
        differences=tuple(_corrected([*differences, *between_sets])),
        left_out=left_out,
        level=LEVEL,
        resamples=resamples,
        seed=seed,
    )


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as dicts, lists, text and numbers, as JSON wants it."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(comparison), allow_nan=False))
    return plain


def _chosen(measured: Measured, systems: Sequence[str] | None) -> tuple[str, ...]:
    known = sorted(set(measured.systems))
    chosen = tuple(dict.fromkeys(known if systems is None else systems))
    if unknown := [system for system in chosen if system not in known]:
        raise InputError(
            f"There are no replies of {', '.join(unknown)}.", hint=f"There are: {', '.join(known)}."
        )
    if not chosen:
        raise InputError("No system was named.", hint=f"There are: {', '.join(known)}.")
    return chosen


def _mean(system: str, name: str, values: Numbers, replies: Answers, draws: _Draws) -> SystemMean:
    own = values[replies.places]
    defined = own[~np.isnan(own)]
    per_post = _defined(replies.per_post(values))
    return SystemMean(
        system=system,
        measure=name,
        mean=draws.estimate(per_post),
        sd=float(per_post.std(ddof=1)) if len(per_post) > 1 else None,
        quantiles=tuple(np.quantile(defined, QUANTILES).tolist()) if len(defined) else None,
        replies=len(own),
        undefined=len(own) - len(defined),
    )


def _sides(
    measured: Measured, by_system: Mapping[str, Answers], first: str, second: str
) -> list[_Sides]:
    """Each measure of a pair of systems, worked out once for all kinds of posts."""
    ours, theirs = by_system[first], by_system[second]
    matched = equally_long(measured.words, ours, theirs)
    return [
        _Sides(
            *(first, second, name),
            ours=ours.per_post(values),
            theirs=theirs.per_post(values),
            both=ours.answered & theirs.answered,
            alike=None if name == _LENGTH else matched.differences(values),
        )
        for name, values in measured.values.items()
    ]


def _difference(
    sides: _Sides, stratum: str, inside: NDArray[np.bool_], draws: _Draws
) -> Difference:
    """The difference on the posts `inside`, its p not yet corrected."""
    ours, theirs = sides.ours[inside], sides.theirs[inside]
    differences = _defined(ours - theirs)
    alike = None if sides.alike is None else _defined(sides.alike[inside])
    return Difference(
        *(sides.first, sides.second, sides.measure, stratum),
        difference=draws.estimate(differences),
        d_z=d_z(differences),
        cliffs_delta=cliffs_delta(_defined(ours), _defined(theirs)),
        p=sign_flips(differences, seed=draws.seed),
        at_equal_length=None if alike is None else _of_few(alike, draws),
        p_holm_at_equal_length=None if alike is None else sign_flips(alike, seed=draws.seed),
        undefined=int(sides.both[inside].sum()) - len(differences),
    )


def _of_few(differences: Numbers, draws: _Draws) -> Estimate:
    """No value either where too few posts have replies of equal length: they are a chance."""
    if len(differences) < FEWEST_POSTS:
        return Estimate(None, None, None, len(differences))
    return draws.estimate(differences)


def _equivalence(sides: _Sides, margin: float, draws: _Draws) -> Equivalence | None:
    spread = _defined(sides.theirs)
    if len(spread) < FEWEST_POSTS:
        return None
    return equivalence(
        _defined(sides.ours - sides.theirs),
        margin=margin * float(spread.std(ddof=1)),
        resamples=draws.resamples,
        seed=draws.seed,
    )


def _of_sets(
    measured: Measured, by_system: Mapping[str, Answers]
) -> tuple[list[SystemMean], list[Difference]]:
    """The measures of sets, on the posts that all systems answered with enough words."""
    systems = tuple(by_system)
    shared = np.all([replies.answered for replies in by_system.values()], axis=0).sum()
    means, differences = [], []
    for name in measured.set_measures:
        measure = SET_MEASURES[name]
        chosen = sets.one_each(measured, systems, fewest_words=measure.fewest_words)
        found = {
            system: sets.set_values(measure.function, texts) for system, texts in chosen.items()
        }
        undefined = int(shared) - next(iter(found.values())).posts
        for system, one in found.items():
            mean = _as_a_share(one.estimate()) if measure.scale == 100 else one.estimate()
            means.append(SystemMean(system, name, mean, None, None, one.posts, undefined))
        for first, second in combinations(systems, 2):
            difference, p = found[first].less(found[second])
            differences.append(
                Difference(first, second, name, ALL_POSTS, difference, p=p, undefined=undefined)
            )
    return means, differences


def _as_a_share(found: Estimate) -> Estimate:
    """The interval cut where a share ends."""
    if found.low is None or found.high is None:
        return found
    return replace(found, low=max(0.0, found.low), high=min(1.0, found.high))


def _corrected(differences: list[Difference]) -> list[Difference]:
    """With p corrected: those over all posts together, those of strata together."""
    found = list(differences)
    for of_strata in (False, True):
        those = [at for at, one in enumerate(found) if bool(one.stratum) is of_strata]
        whole = holm([found[at].p for at in those])
        alike = holm([found[at].p_holm_at_equal_length for at in those])
        for at, p_holm, p_alike in zip(those, whole, alike, strict=True):
            found[at] = replace(found[at], p_holm=p_holm, p_holm_at_equal_length=p_alike)
    return found


def _defined(values: Numbers) -> Numbers:
    return values[~np.isnan(values)]
