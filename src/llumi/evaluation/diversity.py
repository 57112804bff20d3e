"""Diversity: whether a set of replies keeps saying the same thing.

    distinct_2(["I am here for you", "I am here to listen"], words_each=5)
    → 0.75     6 different bigrams of 8

The longer the texts and the more of them, the more bigrams repeat, whoever wrote them. So only the
first `words_each` words of each text count, texts with fewer are left out, and two sets compare
fairly only when they hold equally many texts.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from llumi.evaluation.form import tokens

WORDS_EACH = 50
"""94 % of CounselChat's answers have this many words; a larger number leaves out more of them."""


def distinct_2(texts: Sequence[str], *, words_each: int = WORDS_EACH) -> float | None:
    """Different bigrams / all bigrams over the first words of each text, 0 to 1.

    None where no text has `words_each` words. Li et al. 2016, "A diversity-promoting objective
    function for neural conversation models", NAACL.
    """
    opened = [bigrams for text in texts if (bigrams := opening_bigrams(text, words_each))]
    total = sum(map(len, opened))
    return len(set().union(*opened)) / total if total else None


def distinct_2_without_each(
    texts: Sequence[str], *, words_each: int = WORDS_EACH
) -> NDArray[np.float64]:
    """`distinct_2` of the set without its first text, without its second, and so on.

    All texts must have `words_each` words, and there must be two or more of them.
    """
    opened = [set(opening_bigrams(text, words_each)) for text in texts]
    holders = Counter(bigram for bigrams in opened for bigram in bigrams)
    # What goes with a text are the bigrams that no other text holds.
    lost = np.array([sum(holders[bigram] == 1 for bigram in bigrams) for bigrams in opened])
    return (len(holders) - lost) / ((len(opened) - 1) * (words_each - 1))


def opening_bigrams(text: str, words_each: int = WORDS_EACH) -> list[tuple[str, str]]:
    """The bigrams of the first `words_each` words; none where the text is shorter."""
    found = tokens(text)[:words_each]
    return list(pairwise(found)) if len(found) == words_each else []
