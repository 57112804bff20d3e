"""The form of a text: its words, its sentences, how hard it is to read.

    tokens("I'm here. Don't rush!")      → ["i'm", "here", "don't", "rush"]
    words("I'm here. Don't rush!")       → 4
    sentences("I'm here. Don't rush!")   → 2

A word is a run of letters or digits, joined by apostrophes or hyphens inside it. That suits scripts
with spaces between words; a run of Chinese or Thai counts as one word.
"""

import re
import unicodedata

# Written as escapes because they look alike: curly, modifier and wide apostrophes, and the accents
# that people type in their place.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\uff07\u00b4\u0060", "'"))
_WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")
# A full stop inside "3.5" or "e.g." ends nothing; a new line does, as in lists. The wide marks of
# Chinese and Japanese stand without a space after them. Runs of marks are tried once, from their
# start (lookbehind, possessive ++), or thousands of "!" would take minutes.
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026\u061f\u0964])[.!?\u2026\u061f\u0964]++[\"'\u201d)\]]*+(?:\s|$)"
    r"|[\u3002\uff01\uff1f]|\n"
)
# Vowel signs, accents and joiners are no word characters to `re`, yet stand inside words.
_INSIDE_LETTERS = {"Mn", "Mc", "Me", "Cf"}


def tokens(text: str) -> list[str]:
    """The words of `text`, lower case, with straight apostrophes, without punctuation."""
    return _WORD.findall(_plain(text))


def words(text: str) -> int:
    """How many words `text` has; none is a plain 0, since an empty reply is 0 words long."""
    return len(tokens(text))


def sentences(text: str) -> int:
    """How many sentences of `text` have a letter; "Dr. Ash" is wrongly taken for two."""
    return sum(any(map(str.isalpha, part)) for part in _SENTENCE_END.split(_plain(text)))


def coleman_liau(text: str) -> float | None:
    """Reading grade (US school years): 0.0588 L - 0.296 S - 15.8; None for a text without letters.

    L and S are letters and sentences per 100 words. Coleman & Liau 1975, "A computer readability
    formula designed for machine scoring", Journal of Applied Psychology 60(2).
    """
    found = tokens(text)
    letters = sum(char.isalpha() for word in found for char in word)
    if not letters:
        return None
    per_100_words = 100 / len(found)
    return 0.0588 * letters * per_100_words - 0.296 * sentences(text) * per_100_words - 15.8


def _plain(text: str) -> str:
    # Lower case first: a Turkish capital I with a dot becomes an i and a mark to leave out.
    composed = unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
    left_out = {ord(c) for c in set(composed) if unicodedata.category(c) in _INSIDE_LETTERS}
    return composed.translate(dict.fromkeys(left_out)) if left_out else composed
