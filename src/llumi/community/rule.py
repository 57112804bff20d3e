r"""A rule: what one kind of identifier looks like, and the words it stands beside.

    Rule("id", (r"\b(?i:case number is)\s\K[A-Z]\d+",), check=digits(4))
        "my case number is A1182734" → "A1182734"

Patterns are of the module `regex`: `\K` begins the finding after the words that gave it away.
"""

from collections.abc import Callable
from dataclasses import dataclass

import regex

from llumi.community.never_names import NEVER

Check = Callable[[str], bool]


@dataclass(frozen=True)
class Rule:
    """Patterns of one kind; `check` has the last word on what they found.

    A text without anything of the pattern `needs` is not searched: that saves most of the time.
    """

    kind: str
    patterns: tuple[str, ...]
    check: Check = bool
    needs: str = ""


WORD = r"(?:\p{Lu}['’]\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)?)(?:[-'’]\p{Lu}\p{Ll}+)*"
NAME = rf"{WORD}(?: (?:de|da|van|al|el|bin) {WORD}| {WORD}){{0,2}}"
"""A word with a capital, and a name of up to three of them."""


def digits(least: int, *, most: int = 99) -> Check:
    """At least so many digits."""
    return lambda found: least <= digits_of(found) <= most


def digits_of(found: str) -> int:
    """How many digits there are."""
    return sum(map(str.isdigit, found))


def not_only_ordinary(found: str) -> bool:
    """At least one word is not on the list of words that are never names."""
    return any(word not in NEVER for word in words_of(found))


def words_of(found: str) -> list[str]:
    """The words in small letters, without the 's of what is owned."""
    return [regex.sub(r"['’]s$", "", w) for w in regex.findall(r"[\p{L}'’-]+", found.casefold())]
