"""All that a study's ratings say: means, differences, agreement, raters, and the planned claims.

    analyse(file, plan=plan, choices=[…])
    → Analysis(dimensions=[OfDimension("empathy", means, contrasts, ordered, agreement, raters)],
               claims=[("empathy", contrast, Claim(verdict="non-inferior"))], preferred=…)

Ratings off the scale have no place here: they are refused before. What is missing is counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from llumi.errors import InputError, InputErrors
from llumi.statistics.significance import holm
from llumi.studies.agreement import Agreement, agreement
from llumi.studies.contrasts import Contrast, Estimated, contrast, mean, pairs
from llumi.studies.figures import Figure
from llumi.studies.ordinal import OrderedModel, cumulative_link
from llumi.studies.plan import Plan
from llumi.studies.preferring import MOST_LOG_ODDS, Choice, bradley_terry, win_rate
from llumi.studies.raters import Severity, severity
from llumi.studies.rating_files import RatingFile
from llumi.studies.scores import Scores
from llumi.studies.verdicts import Claim, claims

_Z = float(ndtri(0.975))


@dataclass(frozen=True)
class SystemMean:
    """A system's ratings in one dimension."""

    system: str
    mean: Estimated
    ratings: int


@dataclass(frozen=True)
class Odds:
    """How much likelier more points are for `first`: the ordered model's odds ratio, and its p."""

    first: str
    second: str
    ratio: Figure
    p: float


@dataclass(frozen=True)
class OfDimension:
    """What was found of one dimension."""

    dimension: str
    ratings: int
    posts: int
    means: tuple[SystemMean, ...]
    contrasts: tuple[Contrast, ...]
    odds: tuple[Odds, ...]
    agreement: Agreement
    raters: tuple[Severity, ...]


@dataclass(frozen=True)
class Planned:
    """The planned claim in one dimension."""

    dimension: str
    contrast: Contrast
    claim: Claim


@dataclass(frozen=True)
class Preferred:
    """How often `first` was preferred to `second`: as asked, and at equal length and side."""

    first: str
    second: str
    answers: int
    rate: Figure
    at_equal_length: Figure | None


@dataclass(frozen=True)
class Analysis:
    """A study's figures; `corrected` are Holm's p by (dimension, first, second)."""

    plan: Plan | None
    dimensions: tuple[OfDimension, ...]
    corrected: dict[tuple[str, str, str], float | None]
    claims: tuple[Planned, ...]
    preferred: tuple[Preferred, ...]
    ratings: int
    missing: int
    raters: int
    posts: int


def analyse(
    file: RatingFile,
    *,
    scale: tuple[int, int],
    plan: Plan | None = None,
    choices: Sequence[Choice] = (),
    watch: Callable[[str], None] = lambda dimension: None,
) -> Analysis:
    """Every figure of a study.

    Raises:
        InputErrors: ratings off the scale, each with its line.
        InputError: a system or dimension of the plan has no rating.
    """
    _check_scale(file, scale)
    if plan is not None:
        _check_plan(file, plan)
    found = tuple(_dimensions(file, _order({row.system for row in file.rows}, plan), watch))
    told = [
        (one.dimension, each.first, each.second, each.difference.p)
        for one in found
        for each in one.contrasts
    ]
    corrected = holm([p for *_, p in told])
    return Analysis(
        plan,
        found,
        {
            (dimension, first, second): p
            for (dimension, first, second, _), p in zip(told, corrected, strict=True)
        },
        tuple(_planned(found, plan)) if plan else (),
        tuple(_preferred(choices, plan)),
        ratings=len(file.rows),
        missing=file.missing,
        raters=len({row.rater for row in file.rows}),
        posts=len({row.post for row in file.rows}),
    )


def _order(systems: set[str], plan: Plan | None) -> tuple[str, ...]:
    """The systems by name; those of the planned claim first."""
    planned = (plan.first, plan.second) if plan else ()
    return (*planned, *sorted(systems - set(planned)))


def _dimensions(
    file: RatingFile, order: tuple[str, ...], watch: Callable[[str], None]
) -> list[OfDimension]:
    found = []
    for name in file.dimensions:
        found.append(_of_dimension(name, file.scores(name), order))
        watch(name)
    return found


def _of_dimension(dimension: str, given: Scores, order: tuple[str, ...]) -> OfDimension:
    systems = tuple(name for name in order if name in given.systems.names)
    counts = dict(zip(given.systems.names, np.bincount(given.systems.codes), strict=True))
    return OfDimension(
        dimension,
        len(given),
        len(given.posts),
        tuple(SystemMean(name, mean(given, name), int(counts[name])) for name in systems),
        tuple(contrast(given, *pair) for pair in pairs(systems)),
        _odds(cumulative_link(given), systems),
        agreement(given),
        tuple(severity(given)),
    )


def _odds(model: OrderedModel | None, systems: tuple[str, ...]) -> tuple[Odds, ...]:
    if model is None:
        return ()
    found = []
    for first, second in pairs(systems):
        value, error = model.contrast(first, second)
        if not np.isfinite(error) or not 0 < error < MOST_LOG_ODDS > abs(value):
            continue  # one was always rated higher: the odds have no end
        ends = (value, value - _Z * error, value + _Z * error)
        ratio = Figure(*(float(np.exp(end)) for end in ends))
        found.append(Odds(first, second, ratio, float(2 * ndtr(-abs(value) / error))))
    return tuple(found)


def _planned(found: Sequence[OfDimension], plan: Plan) -> list[Planned]:
    contrasts = {
        (one.dimension, each.first, each.second): each for one in found for each in one.contrasts
    }
    told = [contrasts[name, plan.first, plan.second] for name in plan.dimensions]
    verdicts = claims(plan.hypothesis, plan.margin, [one.difference for one in told])
    return [Planned(*each) for each in zip(plan.dimensions, told, verdicts, strict=True)]


def _preferred(choices: Sequence[Choice], plan: Plan | None) -> list[Preferred]:
    systems = _order({name for one in choices for name in (one.first, one.second)}, plan)
    model = bradley_terry(choices)
    found = []
    for first, second in pairs(systems):
        answers = sum({one.first, one.second} == {first, second} for one in choices)
        if answers:
            alike = model.win_rate(first, second) if model else None
            rate = win_rate(choices, first, second)
            found.append(Preferred(first, second, answers, rate, alike))
    return found


def _check_scale(file: RatingFile, scale: tuple[int, int]) -> None:
    low, high = scale
    if strays := file.outside(scale):
        mistakes = [
            f"line {row.line}, field {row.dimension}: {row.points:g} is not from {low} to {high}."
            for row in strays
        ]
        raise InputErrors(
            "The ratings", mistakes, hint="Mend them, or give the --scale that was asked."
        )


def _check_plan(file: RatingFile, plan: Plan) -> None:
    there = {(row.system, row.dimension) for row in file.rows}
    for dimension in plan.dimensions:
        for system in (plan.first, plan.second):
            if (system, dimension) not in there:
                rated = sorted({name for name, of in there if of == dimension})
                raise InputError(
                    f"The plan claims something of {system} in {dimension}, and nobody rated it.",
                    hint=f"Rated in {dimension}: {', '.join(rated) or 'nothing'}.",
                )
