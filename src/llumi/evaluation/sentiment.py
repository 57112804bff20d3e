"""Sentiment: how positive the words of a text are, sentence by sentence.

sentiment(Texts.of(["That is hard. I am very glad that you wrote."]))   → [0.22…]
"""

import numpy as np

from llumi.evaluation.lexicons import vader
from llumi.evaluation.measures import Measure
from llumi.evaluation.texts import Numbers, Places, Texts

_NEGATED = -0.74
_FADING = (1.0, 0.95, 0.9)
"""What a booster one, two and three words before counts."""
_NEVERTHELESS = 15.0
"""Keeps a sentence's score within -1 and 1."""


def sentiment(texts: Texts) -> Numbers:
    """The mean over sentences of a score from -1 to 1; undefined without a sentence.

    Valences of words, their boosters and negations up to three words before, and the bound are
    those of VADER (Hutto & Gilbert 2014, ICWSM), whose authors advise to score sentences; capitals,
    marks and idioms are left out.
    """
    totals = texts.per_sentence(valences(texts))
    scores = totals / np.sqrt(totals**2 + _NEVERTHELESS)
    return texts.mean_of_sentences(scores)


def valences(texts: Texts) -> Numbers:
    """The valence of each word where it stands, with what is before it; one value per word."""
    lists = vader()
    listed = texts.of_types(lambda word: word in lists.valences, np.bool_)[texts.ids]
    boosts = texts.of_types(lambda word: lists.boosters.get(word, 0.0))[texts.ids]
    denials = texts.of_types(lists.denies, np.bool_)[texts.ids]
    alone = texts.of_types(lambda word: lists.valences.get(word, 0.0))[texts.ids]
    found = np.where(boosts == 0, alone, 0.0)
    # "no" is listed as a negative word; before another listed word it denies that one instead.
    no = texts.of_types(lambda word: word == "no", np.bool_)[texts.ids]
    either = texts.of_types(lambda word: word in ("or", "nor"), np.bool_)[texts.ids]
    denied = np.zeros(len(found), np.bool_)
    for back in (1, 2, 3):
        here, before = _at_distance(texts, back)
        denied[here] |= no[before] & (either[here - 1] if back == 3 else True)
    found[denied] *= _NEGATED
    here, before = _at_distance(texts, 1)
    found[before[no[before] & listed[here]]] = 0.0
    for back, fading in enumerate(_FADING, start=1):
        here, before = _at_distance(texts, back)
        here, before = here[~listed[before]], before[~listed[before]]
        found[here] += np.sign(found[here]) * boosts[before] * fading
        found[here[denials[before]]] *= _NEGATED
    return found


def _at_distance(texts: Texts, back: int) -> tuple[Places, Places]:
    """The words with a word so far before them in the same text, and those words."""
    here = np.arange(back, len(texts.ids))
    here = here[texts.text_of_word[here] == texts.text_of_word[here - back]]
    return here, here - back


MEASURES = (
    Measure(
        name="sentiment",
        label="Sentiment",
        function=sentiment,
        of="reply",
        unit="points on a scale of 1",
        range="-1 to 1",
        higher="more positive in wording",
        lower="less positive in wording",
        paper="Hutto & Gilbert 2014, VADER, ICWSM",
        weakness='Made on tweets and reviews: to name a person\'s pain ("that hurts") counts as '
        "negative, though it may be what they need; cheering up counts as positive.",
    ),
)
