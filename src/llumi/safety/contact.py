"""Numbers and links in a model's text: where to reach someone must come from our own list.

    "call nine eight eight" → its span · "a 10-minute walk at 4 am" → nothing

Models write numbers that are out of date, of another country, or nobody's. The dated registry in
`resources.py` is the only place a number or address may come from.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from llumi.safety.reading import Reading, Span, phrases

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGIT = rf"(?:{'|'.join(_DIGITS)}|oh|\d(?!\d))"
NUMBER_WORDS = frozenset({*_DIGITS, "oh", "double", "triple", "treble", "eleven", "eighty"})

# What an ordinary number counts: "call in 100 days" names no helpline.
_UNIT = (
    r"(?! ?(?:%|am\b|pm\b|minutes?\b|mins?\b|hours?\b|days?\b|nights?\b|weeks?\b|months?\b|years?\b"
    r"|times\b|people\b|words\b|steps\b|miles\b|kms?\b|metres\b|meters\b|dollars\b|pounds\b"
    r"|euros\b|pages\b|calories\b))"
)
_PLACEHOLDER = re.compile(
    r"\[[^\[\]]{0,30}\b(?:phone|number|hotline|helpline|tel)\b[^\[\]]{0,30}\]"
)
_LONG = re.compile(r"(?<![\d$£€])\+?\(?\d(?:[ ().\-/]{0,3}\d){6,14}")
_DATE_OR_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}"
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d"
    r"|(?:19|20)\d\d(?: ?[-/ ] ?(?:19|20)\d\d){1,4}"
    r"|\d{1,2}\.\d\d ?- ?\d{1,2}\.\d\d)\b"
)
# Helplines that a reply names without saying "call".
_KNOWN = re.compile(
    r"(?<![\d$£€])(?<!\d[.,/\-])(?:988|911|741741|85258|686868|50808|14416|1737|3114"
    r"|116[ .\-]?123|13[ .\-]?11[ .\-]?14)(?!\d|[.,/\-]\d)" + _UNIT
)
_CODE = r"(?!(?:19|20)\d\d\b)\d(?:[ .\-]?\d){2,5}(?![\d:])"
_CALLED = re.compile(
    r"\b(?:call(?:ing)?|text(?:ing)?|dial(?:l?ing)?|ring(?:ing)?|phon(?:e|ing)|sms|messag(?:e|ing)"
    r"|contact(?:ing)?|hotline|helpline|lifeline|crisis line|number is|reach \w{1,8} (?:on|at))\b"
    r"(?:[ :,(\"]{1,3}[a-z]{1,12}){0,6}[ :,(\"]{1,3}"
    rf"(?P<number>{_CODE}(?:[ ,/]{{1,3}}(?:or |and )?{_CODE}){{0,3}})" + _UNIT
)
_DIALLED = re.compile(r"\bdial(?:l?ing)?(?: [a-z]{1,10}){0,3} (?P<number>\d{2,6})(?!\d)" + _UNIT)
_SPELLED = re.compile(rf"\b{_DIGIT}(?:[ ,.\-]{{1,3}}{_DIGIT}){{2,14}}\b")
_SPELLED_SHORT = phrases(
    rf"(?:triple|treble)[ -](?:{'|'.join(_DIGITS)}|oh|\d)",
    r"nine[ -](?:eighty|eleven)[ -]?eight",
    r"(?:call|dial|text|phone|ring) nine[ -]eleven",
)
_LETTERED = phrases(
    r"1-\d{3}-(?:\d{3}-)?[a-z]{3,10}",
    r"8\d\d-\d{3}-[a-z]{4}",
    r"(?:1800|1300|0800)[a-z]{4,10}",
)
_WELL_KNOWN_CODES = frozenset({"988", "911", "999", "000", "112", "111", "113", "1737", "3114"})
_BREATHING = re.compile(r"breath|inhal|exhal|\bbox\b|method|technique|exercise|grounding|rhythm")

_TLD = r"(?:com|org|net|edu|gov|info|io|uk|ie|ca|au|nz|de|fr|nl|es|eu|app|help|chat|health)"
_LINK = re.compile(
    r"\[[^\[\]]{0,30}\b(?:link|url|website|web address|e-?mail|handle)\b[^\[\]]{0,30}\]"
    r"|\b(?:https?://|www\.)\S{2,200}"
    r"|[\w.+\-]{1,64}@[\w\-]{1,63}\.[\w.\-]{1,100}"
    rf"|(?<![\w.\-])[a-z0-9][a-z0-9\-]{{1,40}}(?:\.[a-z0-9\-]{{2,40}}){{0,3}}\.{_TLD}\b"
    r"(?:/\S{0,200})?"
    r"|\b[a-z0-9]{2,40} dot (?:com|org|net|gov)\b"
    r"|(?<![\w/@])@[a-z]\w{2,31}"
    r"|(?<![\w/])/?[ur]/\w{3,32}"
)

_SHAPES = (_PLACEHOLDER, _KNOWN, _SPELLED_SHORT, _LETTERED)
_NAMED = (_CALLED, _DIALLED)
NUMBERS = (*_SHAPES, *_NAMED, _LONG, _SPELLED)
LINKS = (_LINK,)


def numbers(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Phone numbers, short codes of helplines, and both spelled out."""
    del post  # A number that stands in the post is no safer for it.
    text = reading.text
    for pattern in _SHAPES:
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in _NAMED:
        yield from (match.span("number") for match in pattern.finditer(text))
    for match in _LONG.finditer(text):
        without_dates = _DATE_OR_TIME.sub(" ", match[0])
        if sum(map(str.isdigit, without_dates)) >= 7 and not _counts(match[0]):
            yield match.span()
    for match in _SPELLED.finditer(text):
        if not _harmless_digits(text, match):
            yield match.span()


def links(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Web addresses, e-mail addresses, handles, and the placeholders that stand for them."""
    del post
    yield from (match.span() for match in _LINK.finditer(reading.text))


def _harmless_digits(text: str, match: re.Match[str]) -> bool:
    """Counting ("three, two, one") and the rhythms of breathing ("4-7-8")."""
    digits = _values(match[0])
    if "".join(map(str, digits)) in _WELL_KNOWN_CODES:
        return False
    around = text[max(0, match.start() - 40) : match.end() + 40]
    return _counts(match[0]) or (len(digits) <= 5 and bool(_BREATHING.search(around)))


def _counts(text: str) -> bool:
    """Whether the numbers in `text` go up or down by the same step."""
    steps = {after - before for before, after in pairwise(_values(text))}
    return len(steps) == 1 and steps != {0}


def _values(text: str) -> list[int]:
    words = re.findall(r"\d+|[a-z]+", text)
    return [
        int(word) if word.isdigit() else _DIGITS.index(word) if word in _DIGITS else 0
        for word in words
    ]
