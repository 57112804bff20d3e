"""Digits that a text hides: spelled out, glued, doubled, of another alphabet, a letter for a digit.

    "8OO five-five, then a double one" → Run("8005511")

Only reads them. What of it is a telephone number and what a breath or a score, `contact.py` says.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from llumi.safety.reading import Span

_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Other names of a digit: how it is called on a phone, misspelled, or in a neighbour's language.
_OTHERS = (
    "oh o nought naught cero null nul zer0 sifr shunya",
    "uno eins een ek wun 0ne",
    "dos zwei zwo deux dois twee tw0",
    "tres drei trois tre drie thr33",
    "cuatro vier quatre quattro quatro f0ur fower",
    "cinco funf fuenf cinq cinque vijf panch paanch f1ve fife",
    "seis sechs sei zes s1x",
    "siete sieben sept sette sete zeven saat s3ven",
    "ocho acht huit otto oito aath e1ght",
    "nueve neun neuf nove negen nau n1ne niner",
)
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TIMES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}

_VALUE: dict[str, str] = (
    {word: str(digit) for digit, word in enumerate(_ENGLISH)}
    | {word: str(digit) for digit, words in enumerate(_OTHERS) for word in words.split()}
    | {word: str(10 + place) for place, word in enumerate(_TEENS)}
    | {word: str(20 + 10 * place) for place, word in enumerate(_TENS)}
    | {"fourty": "40", "hundred": "00", "thousand": "000"}
)
_SEVERAL = {f"{word}{s}": word for word in (*_ENGLISH, "oh", "nought") for s in ("s", "es")} | {
    "sixes": "six"
}
NUMBER_WORDS = frozenset({*_VALUE, *_TIMES, *_SEVERAL})
"""Words between which a number may go on after a full stop or a line break."""

_WORD = "|".join(
    (
        rf"(?:{'|'.join(sorted(_SEVERAL))})(?!\w)",
        *sorted({*_VALUE, *_TIMES}, key=lambda word: (-len(word), word)),
    )
)
_TOKEN = re.compile(rf"\d+|{_WORD}")
# Words that stand together are one chunk: "fivefive01". "One" in "someone" and "5" in "5th" none.
_CHUNK = re.compile(rf"(?:(?<!\w)(?:{_WORD})|(?<!\d)\d++)(?:\d++|{_WORD})*+(?![a-z])")
_JOINT = (
    r"(?:then|and|next|now|after that|followed by|again|a|an|another|the|dash|hyphen|minus|space"
    r"|slash|dot|point|punto|plus|comma|pause|digit|number|figure|letter|x)"
)
_GAP = re.compile(rf"(?P<tight>\W{{0,4}})(?P<loose>(?:{_JOINT}\W{{1,3}}){{0,3}})")

# What looks like a digit within a number: "8OO", "O131", "l1l".
_LOOKALIKES = re.compile(r"(?<![a-z])(?=[oil|]{0,6}\d)[oil|\d]{2,20}(?![a-z])")
_BETWEEN_DIGITS = re.compile(
    r"(?<=\d)[sbzgq](?=\d)|(?:(?<=\d)|(?<=\d[ .\-()]))o{1,4}(?=[ .\-()]{0,2}\d)"
    r"|(?<![a-z])o{2,4}(?=[.\-()]{1,2}\d)"
)
_LIKE = str.maketrans("oil|sbzgq", "011158299")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_NEXT = rf"\W{{0,4}}(?:{_JOINT}\W{{1,3}}){{0,3}}"
_PLAIN = rf"(?:\d{{1,20}}|{_WORD})"
# A letter beyond a to z may be any; many.py shows each of them to RE2 as "z".
_ANY = rf"(?:\d{{1,20}}|{_WORD}|[a-y]{{0,5}}[^\W\d_a-y]\w{{0,5}})"
_LOOKING_ALIKE = r"\d[ .\-()]{0,3}[oil|sbzgq]|[oil|][ .\-()]{0,3}\d"
HIDDEN = (
    re.compile(r"[^\W_a-y]\W{0,3}[^\W_a-y]"),
    re.compile(rf"\b{_ANY}{_NEXT}{_ANY}"),
    re.compile(_LOOKING_ALIKE),
)
"""One of these occurs wherever there is a run of three digits, before `plainer` as after it."""
_HIDDEN_IN_ASCII = re.compile(rf"\d\W{{0,3}}\d|{_LOOKING_ALIKE}|\b{_PLAIN}{_NEXT}{_PLAIN}")


@dataclass(frozen=True)
class Run:
    """Numbers one after the other; `parts` are the digits of each, `tight` without words between.

    `spelled` says whether some of it is words.
    """

    span: Span
    parts: tuple[str, ...]
    tight: bool
    spelled: bool

    @property
    def digits(self) -> str:
        """All of them in a row."""
        return "".join(self.parts)


def hides_digits(text: str) -> bool:
    """Whether one of `HIDDEN` occurs, asked faster where all is ASCII."""
    if text.isascii():
        return bool(_HIDDEN_IN_ASCII.search(text))
    return any(pattern.search(text) for pattern in HIDDEN)


def plainer(text: str) -> str:
    """`text`, as long as before, with plain digits and letters for those that look alike."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda found: _plainer(found[0]), text)
    text = _LOOKALIKES.sub(lambda found: found[0].translate(_LIKE), text)
    return _BETWEEN_DIGITS.sub(lambda found: found[0].translate(_LIKE), text)


def runs(text: str) -> Iterator[Run]:
    """Each run of numbers in a `plainer` text, from its first number to its last."""
    chunks: list[re.Match[str]] = []
    tight = True
    for chunk in _CHUNK.finditer(text):
        if chunks:
            gap = _GAP.fullmatch(text, chunks[-1].end(), chunk.start())
            if gap is None:
                yield _run(chunks, tight=tight)
                chunks, tight = [], True
            else:
                tight = tight and not gap["loose"]
        chunks.append(chunk)
    if chunks:
        yield _run(chunks, tight=tight)


def _run(chunks: list[re.Match[str]], *, tight: bool) -> Run:
    words = [token for chunk in chunks for token in _TOKEN.findall(chunk[0])]
    span = chunks[0].start(), chunks[-1].end()
    return Run(span, tuple(_parts(words)), tight, not all(word.isdigit() for word in words))


def _parts(words: list[str]) -> Iterator[str]:
    """The digits of each number: "sixty", "five" → "65"; "double", "one" → "11"."""
    number, times, before = "", 1, ""
    for word in words:
        digits = _VALUE.get(_SEVERAL.get(word, word), word)
        if word in _TIMES:
            times = _TIMES[word]
        elif word in ("hundred", "thousand"):
            number += digits
        elif before in _TENS and len(digits) == 1 and digits != "0":
            number = number[:-1] + digits
        elif word in _SEVERAL:
            number = digits * int(number) if number in ("2", "3", "4") else number
        else:
            if number:
                yield number
            number, times = digits * times, 1
        before = word
    if number:
        yield number


def _plainer(char: str) -> str:
    value = unicodedata.numeric(char, -1)
    if 0 <= value <= 9 and value == int(value):
        return str(int(value))
    return unicodedata.normalize("NFD", char)[0] if char.isalpha() else char
