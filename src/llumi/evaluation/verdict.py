"""What a comparison says, in sentences that a person can repeat, and what it cannot say.

    Difference(tuned - base, words: 31, 22 to 40, 12 posts, p 0.001)
    → "On the 12 posts that both answered, replies of tuned, compared with base, are longer by
       31 words (95 % interval 22 to 40)."

A difference is claimed only where its interval leaves out zero and its p, corrected for all that
was compared, is under 5 %; where it does not, nothing is claimed, least of all that the two are
alike.
"""

from collections.abc import Sequence
from itertools import combinations

from llumi.evaluation.catalogue import ALL_MEASURES, FAMILY_OF
from llumi.evaluation.compare import Comparison, Difference
from llumi.evaluation.measures import Measure
from llumi.evaluation.paired import EQUAL_LENGTH
from llumi.statistics.intervals import FEWEST_POSTS, Estimate

_MOST_CLAIMS, _MOST_OF_A_FAMILY = 6, 2
"""Of a pair of systems, in sentences: the clearest; the tables have the rest."""
_FEW_POSTS = 20


def verdict(comparison: Comparison) -> list[str]:
    """One paragraph per pair of systems, the pairs of the first system first."""
    pairs = list(combinations(comparison.systems, 2))
    if not pairs:
        return [_alone(comparison)]
    whole = comparison.on_all_posts
    return [_pair_verdict([d for d in whole if (d.first, d.second) == pair]) for pair in pairs]


def clearest(differences: Sequence[Difference]) -> list[Difference]:
    """Those that are claimed, the largest for their spread first; length before all others."""
    claimed = [one for one in differences if one.is_clear]
    return sorted(claimed, key=lambda one: (one.measure != "words", -abs(one.d_z or 0.0)))


def equivalences(comparison: Comparison) -> list[str]:
    """What was shown to be alike within the margin, where one was given, a sentence per pair."""
    said = []
    for pair in combinations(comparison.systems, 2):
        tested = [
            one
            for one in comparison.differences
            if (one.first, one.second) == pair and one.equivalence is not None
        ]
        if not tested:
            continue
        shown = [one for one in tested if one.equivalence and one.equivalence.shown]
        if shown:
            said.append(
                f"{pair[0]} and {pair[1]} were shown to be equivalent within the margin in "
                f"{_labels(shown, joined_by='and')}; of {len(tested)} measures tested, "
                f"{len(tested) - len(shown)} did not show it."
            )
        else:
            said.append(
                f"That {pair[0]} and {pair[1]} are equivalent within the margin was shown in none "
                f"of {len(tested)} measures."
            )
    return said


def limits(comparison: Comparison) -> list[str]:
    """What the figures cannot say, in sentences; first what holds of any comparison."""
    said = [
        "They describe wording. Whether a reply helps, and whether it is safe, only people can "
        "judge.",
        "No clear difference is not proof of none: with more posts one may show.",
        "They are about English and about posts like these; another community may differ.",
    ]
    if len(comparison.systems) > 1:
        said.append(
            "Differences are claimed after Holm's correction for all measures and pairs; intervals "
            "are of one figure each, so some leave out zero by chance and are not claimed."
        )
        said.append(
            "A difference in another measure may come from length alone. The columns at equal "
            "length compare only replies to the same post of which the shorter has at least "
            f"{_percent(1 - EQUAL_LENGTH)} of the words of the longer."
        )
    if comparison.posts < _FEW_POSTS:
        said.append(
            f"With fewer than {_FEW_POSTS} posts the intervals tend to be too narrow: read them as "
            "a hint."
        )
    if comparison.left_out:
        few = ", ".join(f"{name} ({count})" for name, count in comparison.left_out.items())
        said.append(f"Too few posts to compare by themselves: {few}.")
    return said


def figure(estimate: Estimate, measure: Measure) -> tuple[str, str]:
    """A figure and its interval as text, such as ("6.8", "4.2 to 9.5"); "-" where there is none."""
    if estimate.value is None:
        return "-", "-"
    value, *ends = _rounded([estimate.value, estimate.low, estimate.high], measure)
    return value, " to ".join(ends) if ends else "-"


def number(value: float | None, measure: Measure) -> str:
    """One value as a figure is written; "-" where there is none."""
    return "-" if value is None else _rounded([value], measure)[0]


def unit(measure: Measure) -> str:
    """The unit as tables name it: a share is shown in per cent."""
    return measure.unit.replace("share of", "% of", 1)


def posts(count: int) -> str:
    """A count of posts, "1 post" or "12 posts"."""
    return "1 post" if count == 1 else f"{count:,} posts"


def _alone(comparison: Comparison) -> str:
    (system,) = comparison.systems
    length = next(mean for mean in comparison.means if mean.measure == "words")
    value, interval = figure(length.mean, ALL_MEASURES["words"])
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
    if shared < FEWEST_POSTS:
        return (
            f"{first} and {second} both answered {posts(shared)}; to compare them takes "
            f"{FEWEST_POSTS}."
        )
    both = f"On the {posts(shared)} that both answered,"
    clear = clearest(differences)
    if not clear:
        return (
            f"{both} no difference between {first} and {second} is clear in any of "
            f"{len(differences)} measures."
        )
    told = _varied(clear)
    claims = [_claim(one, shared, is_first=one is told[0]) for one in told]
    said = [f"{both} replies of {first}, compared with {second}, are {_listed(claims)}."]
    if rest := len(clear) - len(claims):
        said.append(
            f"{rest} other {'difference is' if rest == 1 else 'differences are'} clear; the tables "
            "have them."
        )
    if gone := [one for one in told if _gone_at_equal_length(one)]:
        said.append(
            "Between replies of equal length no difference is clear in "
            f"{_labels(gone, joined_by='or')}."
        )
    return " ".join(said)


def _varied(clear: Sequence[Difference]) -> list[Difference]:
    """The clearest, few of each family, since measures of one family often say the same."""
    kept: list[Difference] = []
    for one in clear:
        family = [FAMILY_OF[other.measure] for other in kept].count(FAMILY_OF[one.measure])
        if family < _MOST_OF_A_FAMILY and len(kept) < _MOST_CLAIMS:
            kept.append(one)
    return kept


def _gone_at_equal_length(difference: Difference) -> bool:
    alike = difference.at_equal_length
    return alike is not None and not alike.is_clear


def claim(difference: Difference, system: str) -> tuple[str, str]:
    """What a clear difference says of `system`, such as ("longer by 31 words", "22 to 40")."""
    measure, found = ALL_MEASURES[difference.measure], difference.difference
    size = abs(found.value or 0.0)
    low, high = sorted(abs(end) for end in (found.low, found.high) if end is not None)
    value, interval = figure(Estimate(size, low, high, found.posts), measure)
    direction = measure.higher if is_higher(difference, system) else measure.lower
    by = "percentage points" if measure.scale == 100 else measure.unit
    return f"{direction} by {value} {by}", interval


def is_higher(difference: Difference, system: str) -> bool:
    """Whether `system`, the first or the second of a pair, has the higher value."""
    return ((difference.difference.value or 0.0) > 0) is (difference.first == system)


def _claim(difference: Difference, shared: int, *, is_first: bool) -> str:
    """Such as "longer by 31 words (95 % interval 22 to 40)"; later ones leave "95 %" unsaid."""
    said, interval = claim(difference, difference.first)
    found = difference.difference
    on_fewer = "" if found.posts == shared else f" on {posts(found.posts)}"
    named = "95 % interval " if is_first else ""
    return f"{said} ({named}{interval}{on_fewer})"


def _rounded(values: Sequence[float | None], measure: Measure) -> list[str]:
    """The numbers among `values` with the same few decimals, the fewer the larger they are."""
    numbers = [value * measure.scale for value in values if value is not None]
    largest = max(map(abs, numbers))
    decimals = sum(largest < bound for bound in (10, 1, 0.1)) if largest else 0
    # Adding zero turns -0.0 into 0.0.
    return [f"{round(number, decimals) + 0.0:,.{decimals}f}" for number in numbers]


def _labels(differences: Sequence[Difference], *, joined_by: str) -> str:
    labels = [ALL_MEASURES[one.measure].label for one in differences]
    return _listed([label[0].lower() + label[1:] for label in labels], joined_by)


def _listed(items: Sequence[str], joined_by: str = "and") -> str:
    return f" {joined_by} ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
