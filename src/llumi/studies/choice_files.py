"""Preferences made anywhere: which of two replies to a post somebody preferred.

    post,first,second,rater,preferred,first_words,second_words
    p1,tuned,base,r1,first,84,51                   preferred: first, second or tie

`first` is the system shown first (or left). The counts of words may be left out: then nothing can
be said of length. Columns may have other names, as those of ratings.
"""

from collections.abc import Mapping
from math import log
from pathlib import Path
from typing import Any

from llumi.errors import InputErrors
from llumi.studies.preferring import Choice
from llumi.studies.rating_files import cell, read_rows

NEEDED = ("post", "first", "second", "rater", "preferred")
_WORDS = ("first_words", "second_words")
WORTH = {"first": 1.0, "tie": 0.5, "second": 0.0}


def read(file: Path, columns: Mapping[str, str]) -> list[Choice]:
    """The preferences of a file.

    Raises:
        InputError: it is not there, cannot be read, or lacks a column.
        InputErrors: rows are broken, or answer the same question twice; all at once.
    """
    names = {field: columns.get(field, field) for field in (*NEEDED, *_WORDS)}
    found: dict[tuple[str, str, frozenset[str]], tuple[int, Choice]] = {}
    mistakes: list[str] = []
    for line, row in read_rows(file, [names[field] for field in NEEDED]):
        told = {field: cell(row, column) for field, column in names.items()}
        wrong = _wrong(told)
        key = told["post"], told["rater"], frozenset((told["first"], told["second"]))
        if not wrong and key in found:
            wrong = [f"{told['rater']} answered this in line {found[key][0]} already."]
        mistakes += [f"line {line}, {each}" for each in wrong]
        if not wrong:
            found[key] = line, _choice(told)
    if mistakes:
        raise InputErrors(str(file), mistakes, hint="Mend these lines; nothing was taken over.")
    return [choice for _, choice in found.values()]


def _wrong(told: Mapping[str, str]) -> list[str]:
    wrong = [f"field {field}: is empty." for field in NEEDED if not told[field]]
    if not wrong and told["preferred"] not in WORTH:
        wrong.append(f"field preferred: {told['preferred']!r} is none of {', '.join(WORTH)}.")
    if not wrong and told["first"] == told["second"]:
        wrong.append("field second: is the same system as the first.")
    for field in _WORDS:
        if told[field] and not (told[field].isdigit() and int(told[field])):
            wrong.append(f"field {field}: {told[field]!r} is no count of words.")
    return wrong


def _choice(told: Mapping[str, Any]) -> Choice:
    words = [told[field] for field in _WORDS]
    longer = log(int(words[0]) / int(words[1])) if all(words) else 0.0
    worth = WORTH[told["preferred"]]
    return Choice(told["post"], told["rater"], told["first"], told["second"], worth, longer)
