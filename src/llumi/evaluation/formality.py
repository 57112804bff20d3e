"""Formality: how far a text leans on nouns and their company, away from the people who speak.

formality(Texts.of(["The assessment of the situation"]))   → [100.]
formality(Texts.of(["Oh, I really hear you"]))             → [20.]
"""

from llumi.evaluation.function_words import CATEGORIES, INTERJECTIONS, parts
from llumi.evaluation.lexicons import tag
from llumi.evaluation.measures import Measure
from llumi.evaluation.texts import Numbers, Texts, ratio

_BY_LIST = {
    "articles": 1.0,
    "prepositions": 1.0,
    "personal pronouns": -1.0,
    "impersonal pronouns": -1.0,
    "auxiliary verbs": -1.0,
    "high-frequency adverbs": -1.0,
    "conjunctions": 0.0,
    "quantifiers": 0.0,
    "negations": 0.0,
}
_SIGNS = {word: _BY_LIST[name] for name, listed in CATEGORIES.items() for word in listed}
_SIGNS |= dict.fromkeys(INTERJECTIONS, -1.0)
_BY_TAG = {"NN": 1.0, "JJ": 1.0, "IN": 1.0, "VB": -1.0, "RB": -1.0, "PR": -1.0, "UH": -1.0}


def formality(texts: Texts) -> Numbers:
    """The F-score: (nouns, adjectives, prepositions, articles - the rest named + 100) / 2.

    The rest are pronouns, verbs, adverbs and interjections, each in per cent of words; a word is
    what it is most often. Heylighen & Dewaele 2002, "Variation in the contextuality of language: an
    empirical measure", Foundations of Science 7.
    """
    signs = texts.of_types(lambda word: sum(map(_sign, parts(word))))
    counts = texts.of_types(lambda word: len(parts(word)))
    return 50 * (ratio(texts.per_text(signs[texts.ids]), texts.per_text(counts[texts.ids])) + 1)


def _sign(word: str) -> float:
    listed = _SIGNS.get(word)
    return _BY_TAG.get(tag(word)[:2], 0.0) if listed is None else listed


MEASURES = (
    Measure(
        name="formality",
        label="Formality",
        function=formality,
        of="reply",
        unit="points of 100",
        range="0 to 100",
        higher="more formal",
        lower="less formal",
        paper="Heylighen & Dewaele 2002, Foundations of Science 7",
        weakness="English only; a word counts as what it is most often, whatever it is here "
        '("I hope" has a noun); slang and spelling are not seen.',
    ),
)
