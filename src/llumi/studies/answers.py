"""Ratings of a made study, by the random names of its items, told apart into ratings and checks.

    item,rater,dimension,rating
    3f9a…,r01,empathy,4           → p1, tuned, r01, empathy, 4

A rater who has no form here and an item that is not on it are refused by line. Checks of attention
are counted for each rater; nobody is dropped for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from llumi.errors import InputErrors
from llumi.studies.making import CHECK, Made
from llumi.studies.rating_files import Rated, RatingFile


@dataclass(frozen=True)
class Attention:
    """How many checks a rater answered, and how many of them as was asked in every row."""

    rater: str
    passed: int
    checks: int


@dataclass(frozen=True)
class Answers:
    """The ratings by post and system, and what the checks say."""

    ratings: RatingFile
    attention: tuple[Attention, ...]


def resolve(file: RatingFile, made: Made, *, name: str) -> Answers:
    """What a file says of a study; in `file` the item stands where post and system do.

    Raises:
        InputErrors: raters or items that do not belong; all at once.
    """
    items = made.by_name()
    forms = {rater: frozenset(names) for rater, names in made.forms.items()}
    mistakes = [
        f"line {row.line}, {wrong}" for row in file.rows for wrong in _wrong(row, made, forms)
    ]
    if mistakes:
        raise InputErrors(name, list(dict.fromkeys(mistakes)), hint="Nothing was taken over.")
    rows: list[Rated] = []
    checks: dict[tuple[str, str], bool] = {}
    for row in file.rows:
        one = items[row.post]
        if one.kind == CHECK:
            passed = checks.get((row.rater, row.post), True) and row.points == one.expected
            checks[row.rater, row.post] = passed
        else:
            rows.append(replace(row, post=one.post, system=one.system))
    return Answers(RatingFile(tuple(rows), file.missing), tuple(_attention(checks)))


def _wrong(row: Rated, made: Made, forms: dict[str, frozenset[str]]) -> Iterator[str]:
    if row.rater not in forms:
        yield f"field rater: {row.rater} has no form in the study {made.name}."
    elif row.post not in forms[row.rater]:
        yield f"field item: {row.post} is not on the form of {row.rater}."


def _attention(checks: dict[tuple[str, str], bool]) -> Iterator[Attention]:
    by_rater: dict[str, list[bool]] = {}
    for (rater, _), as_asked in checks.items():
        by_rater.setdefault(rater, []).append(as_asked)
    for rater, told in sorted(by_rater.items()):
        yield Attention(rater, sum(told), len(told))
