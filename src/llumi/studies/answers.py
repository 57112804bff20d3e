"""Ratings of a made study, by the random names of its items, told apart into ratings and checks.

    item,rater,dimension,rating
    3f9a…,r01,empathy,4           → p1, tuned, r01, empathy, 4

    item,rater,preferred
    07bd…,r01,first               → p2, tuned over base, r01

A rater who has no form here and an item that is not on it are refused by line. Checks of attention
are counted for each rater; nobody is dropped for them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from llumi.errors import InputErrors
from llumi.studies.choice_files import WORTH
from llumi.studies.making import CHECK, COMPARE, Made
from llumi.studies.preferring import Choice
from llumi.studies.rating_files import Rated, RatingFile, cell, read_rows


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
    mistakes = []
    for row in file.rows:
        wrong = _belongs(row.post, row.rater, made)
        if not wrong and items[row.post].kind == COMPARE:
            wrong = f"field item: {row.post} shows two replies, which are compared and not rated."
        if wrong:
            mistakes.append(f"line {row.line}, {wrong}")
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


def choices(file: Path, columns: Mapping[str, str], made: Made) -> list[Choice]:
    """The preferences of a file: which of the two replies of an item was preferred.

    Raises:
        InputError: it is not there, cannot be read, or lacks a column.
        InputErrors: raters or items that do not belong, or the same answer twice; all at once.
    """
    items, found = made.by_name(), dict[tuple[str, str], Choice]()
    names = {field: columns.get(field, field) for field in ("item", "rater", "preferred")}
    mistakes: list[str] = []
    for line, row in read_rows(file, list(names.values())):
        item, rater, preferred = (cell(row, column) for column in names.values())
        wrong = _belongs(item, rater, made)
        if not wrong and items[item].kind != COMPARE:
            wrong = f"field item: {item} shows one reply, and not two."
        elif not wrong and preferred not in WORTH:
            wrong = f"field preferred: {preferred!r} is none of {', '.join(WORTH)}."
        elif not wrong and (item, rater) in found:
            wrong = f"{rater} answered {item} before."
        if wrong:
            mistakes.append(f"line {line}, {wrong}")
            continue
        one = items[item]
        found[item, rater] = Choice(
            one.post, rater, one.system, one.second, WORTH[preferred], one.longer
        )
    if mistakes:
        raise InputErrors(file.name, mistakes, hint="Nothing was taken over.")
    return list(found.values())


def _belongs(item: str, rater: str, made: Made) -> str:
    """Why this rater cannot have answered this item; empty where they can."""
    if rater not in made.forms:
        return f"field rater: {rater} has no form in the study {made.name}."
    if item not in made.forms[rater]:
        return f"field item: {item} is not on the form of {rater}."
    return ""


def _attention(checks: dict[tuple[str, str], bool]) -> Iterator[Attention]:
    by_rater: dict[str, list[bool]] = {}
    for (rater, _), as_asked in checks.items():
        by_rater.setdefault(rater, []).append(as_asked)
    for rater, told in sorted(by_rater.items()):
        yield Attention(rater, sum(told), len(told))
