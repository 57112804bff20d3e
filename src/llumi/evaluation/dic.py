"""A dictionary of one's own, such as LIWC's, as measures: words of each of its categories.

    %
    1   posemo              read(path) → measures "dic_posemo", "dic_work"
    2   work                measure(texts, only=["words"], also=read(path))
    %                       → {"words": [12.0], "dic_posemo": [0.08], "dic_work": [0.0]}
    happ*   1
    job     2
    well done   1

Such dictionaries are mostly proprietary: none comes with LLUMI, and what is read stays here. An
entry that ends in "*" is any word that begins so; one of several words is looked for as written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from llumi.errors import InputError, InputErrors
from llumi.evaluation.measures import Measure
from llumi.evaluation.texts import Numbers, Texts, ratio

_FENCE = "%"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Category:
    """The entries of a category: whole words, beginnings of words, and phrases."""

    words: frozenset[str]
    beginnings: frozenset[str]
    phrases: tuple[str, ...]

    def holds(self, word: str) -> bool:
        """Whether a word in small letters is of the category."""
        return word in self.words or any(
            word[:end] in self.beginnings for end in range(1, len(word) + 1)
        )


def read(path: Path) -> tuple[Measure, ...]:
    """A measure for each category of a `.dic` file, its share of words, in the file's order.

    Raises:
        InputError: the file is not there, is no UTF-8, or lists no categories.
        InputErrors: lines of it are broken, or have LIWC's conditions in brackets, which are not
            read; all of them at once.
    """
    if not path.is_file():
        raise InputError(f"{path} does not exist.", hint="Name a dictionary, a .dic file.")
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8.", hint="Save it as UTF-8 text.") from error
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE]
    if len(fences) != 2:
        raise InputError(
            f"{path} has {len(fences)} lines of {_FENCE}; there are two, around the categories.",
            hint="docs/measures.md shows the format.",
        )
    mistakes: list[str] = []
    names = _categories(lines, fences[0], fences[1], mistakes)
    entries = _entries(lines, fences[1] + 1, names, mistakes)
    if mistakes:
        raise InputErrors(str(path), mistakes, hint="Mend them or take them out, and try again.")
    return tuple(
        _measure(name, _category(entries[number]), path.name) for number, name in names.items()
    )


def share(texts: Texts, *, category: Category) -> Numbers:
    """The share of words that are of the category; a phrase counts as one word."""
    there = texts.of_types(category.holds, np.bool_)[texts.ids]
    found = texts.per_text(there)
    if category.phrases:
        found = found + texts.count(category.phrases)
    return ratio(found, texts.words)


def _categories(lines: list[str], first: int, last: int, mistakes: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for number in range(first + 1, last):
        parts = lines[number].split(maxsplit=1)
        if not parts:
            continue
        if len(parts) < 2 or not _NUMBER.fullmatch(parts[0]):
            mistakes.append(f"line {number + 1}: it is no number and name of a category.")
        elif parts[0] in names:
            mistakes.append(f"line {number + 1}: there is a category {parts[0]} already.")
        else:
            names[parts[0]] = parts[1].strip()
    return names


def _entries(
    lines: list[str], first: int, names: Mapping[str, str], mistakes: list[str]
) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {number: [] for number in names}
    for number in range(first, len(lines)):
        entry, *of = re.split(r"\t+", lines[number].strip())
        # Some files stand their numbers behind blanks instead of tabs.
        if not of and (found := re.fullmatch(r"(.*?)((?:\s+\d+)+)", entry)):
            entry, of = found[1], found[2].split()
        if not entry:
            continue
        unknown = [one for one in of if one.strip() not in names]
        if "(" in entry or any("(" in one or "/" in one for one in of):
            mistakes.append(f"line {number + 1}: {entry} has a condition, which is not read.")
        elif not of:
            mistakes.append(f"line {number + 1}: {entry} has no category.")
        elif unknown:
            mistakes.append(f"line {number + 1}: there is no category {', '.join(unknown)}.")
        for one in of:
            if one.strip() in entries:
                entries[one.strip()].append(entry.lower().replace("\u2019", "'").strip())
    return entries


def _category(entries: list[str]) -> Category:
    single = [entry for entry in entries if " " not in entry]
    return Category(
        words=frozenset(entry for entry in single if not entry.endswith("*")),
        beginnings=frozenset(entry[:-1] for entry in single if entry.endswith("*")),
        phrases=tuple(entry for entry in entries if " " in entry),
    )


def _measure(name: str, category: Category, file: str) -> Measure:
    return Measure(
        name=f"dic_{name}",
        label=name,
        function=partial(share, category=category),
        of="reply",
        unit="share of words",
        range="0 to 1",
        higher=f"fuller of {name}",
        lower=f"less full of {name}",
        paper=f"The dictionary {file}",
        weakness="What its authors say of it.",
    )
