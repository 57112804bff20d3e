"""What published word lists say of a word: its part of speech, its valence.

    tag("listened") → "VBD"        vader().valences["hopeful"] → 2.3

The lists come with the packages textblob (the lexicon of Brill's tagger, MIT) and vaderSentiment
(MIT); nothing of them is copied here. A word that the tagger's list does not know is judged by its
ending.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from llumi.evaluation.measures import not_installed

_ENDINGS = (
    *(("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("est", "JJS")),
    *((ending, "NN") for ending in ("ness", "ment", "tion", "sion", "ity", "ship", "hood", "ism")),
    *(
        (ending, "JJ")
        for ending in ("ful", "less", "ous", "able", "ible", "ive", "ish", "al", "ic")
    ),
    ("s", "NNS"),
)
_EITHER = "|"


@lru_cache(maxsize=100_000)
def tag(word: str) -> str:
    """The most common part of speech of a word in small letters, as Penn Treebank's tags.

    Brill 1992, "A simple rule-based part of speech tagger"; about nine words in ten are used in
    their most common one.
    """
    known = _tags()
    found = known.get(word) or known.get(word.capitalize())
    if found is None:
        found = next((told for ending, told in _ENDINGS if word.endswith(ending)), "NN")
    return found.split(_EITHER)[0]


@dataclass(frozen=True)
class Vader:
    """From -4 to 4 how people found a word; what makes it stronger or weaker; what denies it.

    Hutto & Gilbert 2014, "VADER: a parsimonious rule-based model for sentiment analysis of social
    media text", ICWSM.
    """

    valences: dict[str, float]
    boosters: dict[str, float]
    denials: frozenset[str]

    def denies(self, word: str) -> bool:
        """Whether a word denies what comes after it."""
        return word in self.denials or "n't" in word


@cache
def vader() -> Vader:
    """The lists of VADER."""
    lines = _file("vaderSentiment", "vader_lexicon.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line)
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE

    return Vader(
        {word: float(mean) for word, mean, *_ in rows}, dict(BOOSTER_DICT), frozenset(NEGATE)
    )


@cache
def _tags() -> dict[str, str]:
    lines = _file("textblob", "en-lexicon.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if line and not line.startswith(";;;"))
    return {row[0]: row[1] for row in rows if len(row) > 1}


def _file(package: str, name: str) -> Path:
    try:
        listed = files(package) or []
    except PackageNotFoundError as error:
        raise not_installed(package) from error
    return next(Path(str(file.locate())) for file in listed if file.name == name)
