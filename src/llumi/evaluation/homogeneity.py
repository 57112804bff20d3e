"""Do the replies of a model become alike, and what changes from round to round?

    alarms(comparison, "tuned", against="peers")
    → ["Replies of tuned repeat one another: …"]
    drift(comparison, ("base", "sft", "dpo"))
    → ["From base to sft replies became longer by 31 words (…).", …]

A supporter sees one draft at a time and cannot notice that all begin and end alike; a community
that reads them can.
"""

from collections.abc import Sequence
from itertools import pairwise

from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.compare import Comparison, Difference
from llumi.evaluation.paired import ALL_POSTS
from llumi.evaluation.verdict import clearest, figure, number

SIGNS = {
    "self_bleu": 1,
    "templaticity": 1,
    "distinct_2": -1,
    "mean_pairwise_distance": -1,
}
"""Measures that tell that replies are alike, and the direction in which they do."""
FEWEST_SIGNS = 2
"""Clear ones, of those there are: a single measure can be moved by one turn of phrase."""
_MOST = 5


def alarms(comparison: Comparison, *, against: str) -> list[str]:
    """A sentence for each system whose replies are clearly more alike than those of `against`.

    Clear is what survives the correction for all that was compared, in `FEWEST_SIGNS` measures or
    more: of systems that do not differ, fewer than one in twenty is named.
    """
    said = []
    for system in comparison.systems:
        found = [
            one
            for one in _between(comparison, system, against)
            if one.measure in SIGNS and one.is_clear
        ]
        towards = [one for one in found if _sign(one, system) == SIGNS[one.measure]]
        if len(towards) >= FEWEST_SIGNS:
            labels = ", ".join(map(_told, towards))
            said.append(
                f"Alarm: replies of {system} are more alike than those of {against} ({labels}). "
                "Read ten of them in a row before anybody uses them."
            )
    return said


def drift(comparison: Comparison, rounds: Sequence[str]) -> list[str]:
    """What clearly changed from each round to the next, and from the first to the last.

    Rounds that were not compared are passed over.
    """
    known = [name for name in rounds if name in comparison.systems]
    steps = list(pairwise(known))
    if len(known) > 2:
        steps.append((known[0], known[-1]))
    return [_step(comparison, before, after) for before, after in steps]


def _step(comparison: Comparison, before: str, after: str) -> str:
    between = _between(comparison, after, before)
    changed = clearest(between)
    if not changed:
        return f"From {before} to {after} no measure changed clearly, of {len(between)}."
    told = [_change(one, after) for one in changed[:_MOST]]
    rest = len(changed) - len(told)
    more = f", and {rest} more" if rest > 0 else ""
    return f"From {before} to {after} replies became {'; '.join(told)}{more}."


def _between(comparison: Comparison, one: str, other: str) -> list[Difference]:
    return [
        found
        for found in comparison.differences
        if found.stratum == ALL_POSTS and {found.first, found.second} == {one, other}
    ]


def _sign(difference: Difference, system: str) -> int:
    """1 where `system` is higher."""
    above = (difference.difference.value or 0.0) > 0
    return 1 if above == (difference.first == system) else -1


def _told(difference: Difference) -> str:
    measure = ALL_MEASURES[difference.measure]
    value, interval = figure(difference.difference, measure)
    label = measure.label[0].lower() + measure.label[1:]
    return f"{label} {value}, 95 % interval {interval}"


def _change(difference: Difference, after: str) -> str:
    measure = ALL_MEASURES[difference.measure]
    direction = measure.higher if _sign(difference, after) > 0 else measure.lower
    value = number(difference.difference.value, measure).lstrip("-")
    by = "percentage points" if measure.scale == 100 else measure.unit
    return f"{direction} ({value} {by})"
