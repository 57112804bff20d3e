"""A measure: a function from texts to numbers, with what a reader of its figures must know.

    Measure("i_words", "First-person words", i_words, of="reply", unit="share of words", …)

None of them says whether a reply helps or is safe; only people can. To add one: write the function
in the file of its family, add an entry at the end of that file, a test, and a row in
docs/measures.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from llumi.errors import InputError

Of = Literal["reply", "reply and post", "revision and draft", "set"]


@dataclass(frozen=True)
class Measure:
    """A function and its meaning; `higher` and `lower` complete "replies of this system are …".

    `of` says what the function takes: the replies (`Texts`), the replies and the posts they answer,
    the revisions and the drafts they revise, each giving one number per reply; or a set of replies,
    giving one number for all. A `unit` of "share of …" is a number from 0 to 1 that reports show as
    a percentage. `needs` names the extra of LLUMI without which it cannot be computed. Of a set,
    only replies of at least `fewest_words` are taken, in all systems alike.
    """

    name: str
    label: str
    function: Callable[..., Any]
    of: Of
    unit: str
    range: str
    higher: str
    lower: str
    paper: str
    weakness: str
    needs: str = ""
    fewest_words: int = 1

    @property
    def scale(self) -> int:
        """What a value is multiplied by to be read: 100 for shares, shown in per cent."""
        return 100 if self.unit.startswith("share of") else 1


def not_installed(package: str) -> InputError:
    """The mistake to raise where a package of the extra `evaluate` is missing."""
    return InputError(
        f"This is computed with {package}, which is not installed.",
        hint="Install LLUMI with its extra evaluate: pip install 'llumi[evaluate]'.",
    )
