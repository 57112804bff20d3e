"""What a comparison says, in sentences that a person can repeat, and what it cannot say.

    Difference(tuned - base, words: 31, 22 to 40, 12 posts)
    → "On the 12 posts that both answered, replies of tuned, compared with base, are longer by
       31 words (95 % interval 22 to 40)."

A difference is claimed only where its interval leaves out zero; where it does not, nothing is
claimed, least of all that the two are alike.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from llumi.evaluation.compare import EQUAL_LENGTH, Comparison, Difference
from llumi.evaluation.intervals import FEWEST_POSTS, Estimate
from llumi.evaluation.measures import DISTINCT_2, MEASURES, Measure

ALL_MEASURES: dict[str, Measure[Any]] = {**MEASURES, DISTINCT_2.name: DISTINCT_2}
_FEW_POSTS = 20


def verdict(comparison: Comparison) -> list[str]:
    """One paragraph per pair of systems, the pairs of the first system first."""
    pairs = list(combinations(comparison.systems, 2))
    if not pairs:
        return [_alone(comparison)]
    return [
        _pair_verdict([d for d in comparison.differences if (d.first, d.second) == pair])
        for pair in pairs
    ]


def limits(comparison: Comparison) -> list[str]:
    """What the figures cannot say, in sentences; first what holds of any comparison."""
    said = [
        "They describe wording. Whether a reply helps, and whether it is safe, only people can "
        "judge.",
        "No clear difference is not proof of none: with more posts one may show.",
        "They are about English and about posts like these; another community may differ.",
    ]
    intervals = sum(d.difference.low is not None for d in comparison.differences)
    if intervals > 1:
        said.append(
            f"Of {intervals} intervals at {_percent(comparison.level)}, about "
            f"{max(1, round(intervals * (1 - comparison.level)))} would leave out zero by chance "
            "alone if nothing differed."
        )
    if comparison.posts < _FEW_POSTS:
        said.append(
            f"With fewer than {_FEW_POSTS} posts the intervals tend to be too narrow: read them as "
            "a hint."
        )
    if comparison.differences:
        said.append(
            "A difference in another measure may come from length alone. The columns at equal "
            "length compare only replies to the same post of which the shorter has at least "
            f"{_percent(1 - EQUAL_LENGTH)} of the words of the longer."
        )
    return said


def figure(estimate: Estimate, measure: Measure[Any]) -> tuple[str, str]:
    """A figure and its interval as text, such as ("6.8", "4.2 to 9.5"); "-" where there is none."""
    if estimate.value is None:
        return "-", "-"
    value, *ends = _rounded([estimate.value, estimate.low, estimate.high], measure)
    return value, " to ".join(ends) if ends else "-"


def unit(measure: Measure[Any]) -> str:
    """The unit as tables name it: a share is shown in per cent."""
    return measure.unit.replace("share of", "% of", 1)


def posts(count: int) -> str:
    """A count of posts, "1 post" or "12 posts"."""
    return "1 post" if count == 1 else f"{count:,} posts"


def _alone(comparison: Comparison) -> str:
    (system,) = comparison.systems
    length = next(mean for mean in comparison.means if mean.measure == "words")
    value, interval = figure(length.mean, MEASURES["words"])
    between = "" if interval == "-" else f" (95 % interval {interval})"
    return (
        f"Replies of {system} are {value} words long on average{between} on "
        f"{posts(length.mean.posts)}. There is no other system to compare them with."
    )


def _pair_verdict(differences: Sequence[Difference]) -> str:
    first, second = differences[0].first, differences[0].second
    shared = differences[0].difference.posts + differences[0].undefined
    if not shared:
        return f"{first} and {second} answered no post in common, so they cannot be compared."
    answered = "the one post" if shared == 1 else f"the {posts(shared)}"
    both = f"On {answered} that both answered,"
    clear = [d for d in differences if d.difference.is_clear]
    unclear = [d for d in differences if d.difference.low is not None and d not in clear]
    without = [d for d in differences if d.difference.low is None]
    said = []
    if clear:
        claims = _listed([_claim(difference, shared) for difference in clear])
        said.append(f"{both} replies of {first}, compared with {second}, are {claims}.")
    if unclear:
        start = "The figures" if clear else f"{both} the figures"
        labels = _labels(unclear, joined_by="or")
        said.append(f"{start} do not settle whether the two differ in {labels}.")
    if without:
        start = "There are" if clear or unclear else f"{both} there are"
        said.append(
            f"{start} too few posts with a value for both (an interval needs {FEWEST_POSTS}) "
            f"in {_labels(without, joined_by='and')}."
        )
    return " ".join(said)


def _claim(difference: Difference, shared: int) -> str:
    """Such as "longer by 31 words (95 % interval 22 to 40)"."""
    measure, found = ALL_MEASURES[difference.measure], difference.difference
    size = abs(found.value or 0.0)
    low, high = sorted(abs(end) for end in (found.low, found.high) if end is not None)
    value, interval = figure(Estimate(size, low, high, found.posts), measure)
    direction = measure.higher if found.value == size else measure.lower
    by = "percentage points" if measure.scale == 100 else measure.unit
    on_fewer = "" if found.posts == shared else f" on {posts(found.posts)}"
    return f"{direction} by {value} {by} (95 % interval {interval}{on_fewer})"


def _rounded(values: Sequence[float | None], measure: Measure[Any]) -> list[str]:
    """The numbers among `values` with the same few decimals, the fewer the larger they are."""
    numbers = [value * measure.scale for value in values if value is not None]
    largest = max(map(abs, numbers))
    decimals = sum(largest < bound for bound in (10, 1, 0.1)) if largest else 0
    # Adding zero turns -0.0 into 0.0.
    return [f"{round(number, decimals) + 0.0:,.{decimals}f}" for number in numbers]


def _labels(differences: Sequence[Difference], *, joined_by: str) -> str:
    return _listed([ALL_MEASURES[d.measure].label.lower() for d in differences], joined_by)


def _listed(items: Sequence[str], joined_by: str = "and") -> str:
    return f" {joined_by} ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
