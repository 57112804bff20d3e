"""The tables of the published paper, in its order, filled for the systems at hand.

    accommodation   style_matching          tuned 0.71 (0.08)   peers 0.64 (0.11)   0.07 (p 0.001)
    readability     coleman_liau            …

arXiv 2605.30273 names the first three analyses, and takes the others from arXiv 2504.09271. Its
word lists, models and tests are not published, so the rows are comparable in kind and not in size.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from llumi import pages
from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.compare import Comparison
from llumi.evaluation.verdict import number

ANALYSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("stylistic accommodation", ("style_matching",)),
    ("semantic similarity", ("semantic_similarity",)),
    ("diversity", ("distinct_2",)),
    ("readability", ("coleman_liau",)),
    ("verbosity", ("words",)),
    ("repeatability", ("repeatability",)),
    ("complexity", ("word_length_per_sentence",)),
    ("analytic style", ("categorical_dynamic_index",)),
    ("formality", ("formality",)),
    ("politeness", ("politeness",)),
    ("empathy", ("emotional_reactions", "interpretations", "explorations")),
    ("sentiment", ("sentiment",)),
    ("pronouns", ("i_words", "we_words", "you_words", "they_words")),
)
"""Each analysis that the paper names, and the measures here that stand for it."""

FROM_PEOPLE: tuple[tuple[str, str], ...] = (
    (
        "generation, five dimensions, 1 to 5",
        "DPO2 against GPT-5-nano: empathy 4.41 and 4.34, connection 4.06 and 3.97; within about "
        "1 % overall. Over peers' comments: empathy +106 %, connection +109 %, actionability "
        "+135 %.",
    ),
    (
        "improvement, preferred to the person's own reply",
        "173 of 211 (82.0 %); GPT-5-nano 182 of 213 (85.4 %)",
    ),
    (
        "improvement, preservation as rated",
        "content 2.891 and 3.103, style 2.673 and 2.709 (LLUMI and GPT-5-nano; p > 0.05 both)",
    ),
)
"""What the paper asked 210 raters; no computation can fill these rows."""


@dataclass(frozen=True)
class Row:
    """An analysis by one measure: per system mean and standard deviation, and the differences."""

    analysis: str
    measure: str
    cells: tuple[str, ...]


def header(comparison: Comparison) -> list[str]:
    """The columns: systems in the order of the comparison, the last being the reference."""
    *others, reference = comparison.systems
    against = [f"{name} - {reference}" for name in others]
    return ["Analysis", "Measure", *comparison.systems, *against]


def rows(comparison: Comparison) -> Iterator[Row]:
    """One row per analysis and measure that was computed."""
    computed = comparison.measures
    for analysis, names in ANALYSES:
        for name in names:
            if name in computed:
                label = ALL_MEASURES[name].label
                yield Row(analysis, label, (*_means(comparison, name), *_against(comparison, name)))


def not_computed(comparison: Comparison) -> list[str]:
    """The analyses without a measure in this comparison."""
    return [analysis for analysis, names in ANALYSES if comparison.measures.isdisjoint(names)]


def _means(comparison: Comparison, name: str) -> Iterator[str]:
    by_system = {mean.system: mean for mean in comparison.means if mean.measure == name}
    for system in comparison.systems:
        mean = by_system[system]
        told = number(mean.mean.value, ALL_MEASURES[name])
        yield told if mean.sd is None else f"{told} ({number(mean.sd, ALL_MEASURES[name])})"


def _against(comparison: Comparison, name: str) -> Iterator[str]:
    *others, reference = comparison.systems
    for system in others:
        found = next(
            one
            for one in comparison.on_all_posts
            if (one.first, one.second, one.measure) == (system, reference, name)
        )
        told = number(found.difference.value, ALL_MEASURES[name])
        yield told if found.p_holm is None else f"{told} (p {pages.p_value(found.p_holm)})"
