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

from llumi.evaluation.compare import Comparison, Difference
from llumi.evaluation.verdict import claim, clearest, is_higher

SIGNS = {
    "self_bleu": True,
    "templaticity": True,
    "distinct_2": False,
    "mean_pairwise_distance": False,
}
"""Measures that tell that replies are alike, and whether by a higher value."""
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
        towards = [one for one in found if is_higher(one, system) is SIGNS[one.measure]]
        if len(towards) >= FEWEST_SIGNS:
            signs = "; ".join(_told(one, system) for one in towards)
            said.append(
                f"Alarm: replies of {system} are more alike than those of {against}: {signs} (95 % "
                "intervals). Read ten of them in a row before anybody uses them."
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
    told = [claim(one, after)[0] for one in changed[:_MOST]]
    rest = len(changed) - len(told)
    more = f"; {rest} more changes are clear" if rest > 0 else ""
    return f"From {before} to {after} replies became {', '.join(told)}{more}."


def _between(comparison: Comparison, one: str, other: str) -> list[Difference]:
    return [
        found for found in comparison.on_all_posts if {found.first, found.second} == {one, other}
    ]


def _told(difference: Difference, system: str) -> str:
    said, interval = claim(difference, system)
    return f"{said}, {interval}"
