r"""How the rules see a text, and where in the original each letter stood.

    "I  DON\u2019T want" → "i dont want", starts (0, 1, 3, 4, 5, 7, …)

Lower case, plain letters and digits, one space between words, no apostrophes, no marks of
emphasis, no tags, and letters of other scripts that look like ours read as ours: "don't", "dont",
"*dön't*" and "<b>don</b>'t" read alike, so a rule writes each phrase once.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Apostrophes and what people type for them; signs of emphasis, which also hide words ("su*cide").
_DROPPED = frozenset("'\u2018\u2019\u02bc\u2032\u00b4`*_~")
_PLAINER = dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"') | dict.fromkeys(
    "\u2010\u2011\u2012\u2013\u2014\u2212", "-"
)
_INVISIBLE = ("Cf", "Cc", "Mn")
# Letters by their category, and nothing to the eye: fillers of Hangul, the blank of Braille.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Cyrillic and Greek letters that nobody tells from ours (Unicode's confusables, the common ones).
_LOOK_ALIKE = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458\u04bb\u0501\u051b\u051d\u043a\u043c\u0442\u0432\u043d"
        "\u03bf\u03b1\u03bd\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u0131\u0261",
        "aeopcxyisjhdqwkmtbhoavikptuxig",
        strict=True,
    )
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10} ?/?>")
# All but plain letters, digits, marks and the space: most of a text is read without a look.
_UNUSUAL = re.compile("[^ -~]|[" + "".join(sorted(_DROPPED)) + "]")
_SPACES = re.compile("  +")

Span = tuple[int, int]
"""Start and end (exclusive) of some characters."""


@dataclass(frozen=True)
class Reading:
    """A text as rules match it; `starts[i]` is where `text[i]` stood in `original`."""

    original: str
    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Worked out only where a rule found something: it takes longer than reading."""
        starts: list[int] = []
        last = ""
        tags = {at for tag in _TAG.finditer(self.original) for at in range(*tag.span())}
        for start, char in enumerate(self.original):
            for letter in "" if start in tags else _plain(char):
                if not letter == last == " ":
                    starts.append(start)
                last = letter
        return tuple(starts)

    def original_span(self, span: Span) -> Span:
        """Where the characters of `span`, which is not empty, stand in the original."""
        start, end = span
        return self.starts[start], self.starts[end - 1] + 1


def read(text: str) -> Reading:
    """Read `text` the way rules do."""
    untagged = _TAG.sub("", text) if "<" in text else text
    plain = _UNUSUAL.sub(lambda found: _plain(found[0]), untagged).lower()
    return Reading(text, _SPACES.sub(" ", plain))


def phrases(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of the regular expressions `alternatives` as whole words.

    Matching must stay linear in the text, for posts are written by strangers: an alternative opens
    with a word, and repeats only within bounds.
    """
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)")


def sentence_before(text: str, position: int, *, at_most: int = 120) -> str:
    """The part of the sentence that stands before `position`."""
    before = text[max(0, position - at_most) : position]
    return before[max(before.rfind(mark) for mark in ".!?") + 1 :]


def sentence_after(text: str, position: int, *, at_most: int = 120) -> str:
    """The part of the sentence that stands after `position`."""
    after = text[position : position + at_most]
    return after[: min((at for mark in ".!?" if (at := after.find(mark)) >= 0), default=at_most)]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in _PLAINER:
        return _PLAINER[char]
    if char.isspace():
        return " "
    if char in _BLANK or unicodedata.category(char) in _INVISIBLE:
        return ""
    # Taken apart, a letter stands beside its accents, and those are marks that nobody reads.
    letters = unicodedata.normalize("NFKD", char).lower()
    return "".join(
        " " if letter.isspace() else _LOOK_ALIKE.get(letter, letter)
        for letter in letters
        if letter not in _DROPPED and unicodedata.category(letter) not in _INVISIBLE
    )
