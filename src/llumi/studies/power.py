"""How many posts does a study need, to show what it means to show if it is true?

    power(Question(margin=0.25, …), posts=60, runs=1000, seed=0)   → Figure(0.83, 0.81, 0.85)
    needed(question, wanted=0.8, …)                                → [Sized(20, …), …, Sized(60, …)]

Studies are simulated with the spread of a pilot and analysed as the real one will be, so that the
answer holds for this analysis, not for a formula near it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from llumi.errors import InputError
from llumi.studies.contrasts import contrast
from llumi.studies.figures import Figure, wilson
from llumi.studies.simulation import Spread, drawn, latin
from llumi.studies.verdicts import LEVEL, Hypothesis, p_of

SIZES = (20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600)
"""Numbers of posts that are tried."""


@dataclass(frozen=True)
class Question:
    """What is to be shown, and how ratings spread.

    `difference` is what is taken to be true of the first system less the second, `claims` in how
    many dimensions the claim is made: each is tested the more strictly.
    """

    hypothesis: Hypothesis
    margin: float
    difference: float
    spread: Spread
    raters: int
    systems: int
    each: int
    claims: int


@dataclass(frozen=True)
class Sized:
    """A number of posts, and how often the claim was shown."""

    posts: int
    power: Figure


def check(question: Question) -> None:
    """Refuse what cannot be.

    Raises:
        InputError: a margin or number that is none, or too few raters for nobody to see a post
            twice.
    """
    if question.margin <= 0:
        raise InputError("--margin is not above 0.", hint="A quarter of a point is 0.25.")
    if min(question.raters, question.each, question.claims) < 1 or question.systems < 2:
        raise InputError(
            "A study takes two systems, a rater and a rating at least.",
            hint="Look at --system, --raters and --each.",
        )
    if question.raters < question.systems * question.each:
        raise InputError(
            f"{question.raters} raters are too few: with {question.systems} systems and "
            f"{question.each} ratings of each reply, someone would see a post twice.",
            hint=f"Have {question.systems * question.each} raters, or fewer ratings (--each).",
        )
    if question.difference <= -question.margin:
        raise InputError(
            "With a true difference as low as the margin the claim would be false.",
            hint="Give a --difference above minus the margin.",
        )


def power(question: Question, *, posts: int, runs: int, seed: int) -> Figure:
    """The share of simulated studies that show the claim, with Wilson's interval."""
    means = (question.difference, *[0.0] * (question.systems - 1))
    shown = 0
    for run in range(runs):
        draw = np.random.default_rng([seed, posts, run])
        design = latin(
            posts=posts,
            raters=question.raters,
            systems=question.systems,
            each=question.each,
            draw=draw,
        )
        given = drawn(design, means=means, spread=question.spread, draw=draw)
        first, second, *_ = given.systems.names
        found = contrast(given, first, second).difference
        p = p_of(question.hypothesis, found, question.margin)
        shown += p is not None and p < LEVEL / question.claims
    return wilson(shown, runs)


def needed(
    question: Question,
    *,
    wanted: float,
    runs: int,
    seed: int,
    watch: Callable[[int], None] = lambda posts: None,
) -> Iterator[Sized]:
    """Sizes from the smallest on, until the claim is shown in the share that is `wanted`."""
    check(question)
    for posts in SIZES:
        watch(posts)
        found = Sized(posts, power(question, posts=posts, runs=runs, seed=seed))
        yield found
        if (found.power.value or 0.0) >= wanted:
            return
