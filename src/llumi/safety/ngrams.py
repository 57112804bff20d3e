"""The pieces of a text that the classifier weighs: words, pairs of words, runs of letters.

    words("so tired")   → ["so", "tired", "so tired"]
    letters("so")       → ["~ so", "~so ", "~ so "]

Runs of letters carry what is misspelt and what is inflected; each stays inside one word. Training
and judging both take their pieces from here.
"""

import re
from itertools import pairwise

WORD = re.compile(r"\w+|\?")
_SHORTEST, _LONGEST = 3, 6


def words(text: str) -> list[str]:
    """The words of a text as rules read it, and each pair of neighbours; "?" counts as a word."""
    single = WORD.findall(text)
    return single + [f"{one} {other}" for one, other in pairwise(single)]


def letters(text: str) -> list[str]:
    """Runs of three to six letters within each word, a blank standing for its edge."""
    return [run for word in text.split() for run in _runs(word)]


def _runs(word: str) -> list[str]:
    edged = f" {word} "
    return [
        f"~{edged[start : start + length]}"
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(edged) - length + 1)
    ]
