"""Numbers and links in a model's text: where to reach someone must come from our own list.

    "call nine eight eight" → its span · "a 10-minute walk at 4 am" → nothing
    "e x a m p l e dot org" → its span · "that sounds awful.are you safe" → nothing

Models write numbers that are out of date, of another country, or nobody's. The dated registry in
`resources.py` is the only place a number or address may come from.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from llumi.safety.reading import Reading, Span, phrases, sentence_before
from llumi.safety.replies.addresses import SHAPES, TRACES
from llumi.safety.replies.numerals import HIDDEN, NUMBER_WORDS, Run, hides_digits, plainer, runs

__all__ = ["LINKS", "NUMBERS", "NUMBER_WORDS", "links", "numbers"]

# What an ordinary number counts: "call in 100 days" names no helpline.
_UNIT = (
    r"(?! ?(?:%|\W{0,2}(?:am|pm|minutes?|mins?|hours?|hrs?|seconds?|secs?|days?|nights?|weeks?"
    r"|weekends?|months?|years?|times|people|persons|men|women|kids|children|friends|words|steps"
    r"|miles?|kms?|kilomet(?:er|re)s|met(?:er|re)s|feet|dollars|pounds|euros|bucks|quid|rupees"
    r"|naira|pesos|cents|pence|pages?|calories|degrees|percent|points|followers|photos|pictures"
    r"|messages|texts|calls|missed|unread|comments|posts|things|questions|breaths|rounds|reps"
    r"|letters|emails|guests|pupils|students|patients|colleagues|customers|members|hundred|thousand"
    r"|million|oclock|kilos?|kgs?|lbs?|stone|cups|beers|drinks|contacts|of (?:them|us|you))\b))"
)
_PLACEHOLDER = re.compile(
    r"[\[{(<][^\[\]{}()<>]{0,40}\b(?:phone|numbers?|hotline|helpline|tel|lifeline|crisis line)\b"
    r"[^\[\]{}()<>]{0,30}[\]}>]"
    r"|\((?:insert|add|your|local|enter)\b[^()]{0,40}\b(?:phone|number|hotline|helpline|line)\b"
    r"[^()]{0,30}\)"
    r"|(?:\b[x\d]{3}|#{3})[ .\-)]{1,2}(?:x{3,4}|#{3,4})(?!\w)"
)
_LONG = re.compile(r"(?<![\d$£€])\+?\(?\d(?:(?:[^\w£$€%]{0,3}|,? )\d){6,18}")
_DATE_OR_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d[\-/. ]\d{1,2}[\-/. ]\d{1,2}"
    r"|\d{1,2}[\-/. ]\d{1,2}[\-/. ](?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:,? ?[\-/ ,] ?(?:19|20)\d\d){1,6}"
    r"|(?<!\d[/.\-])[0-3]?\d/[0-3]?\d/\d\d(?![/.\-]?\d)"
    r"|(?<!\d[:.])[0-2]?\d[:.][0-5]\d(?: ?- ?[0-2]?\d[:.][0-5]\d)?(?![:.]?\d)"
    r"|(?<!\d,)\d{1,2}(?:,\d{3}){2}(?!,?\d))\b"
)
# Helplines that a reply names without saying "call".
_KNOWN = re.compile(
    r"(?<![\d$£€])(?<!\d[.,/\-])(?:988|911|741741|85258|686868|50808|14416|1737|3114"
    r"|116[ .\-]?123|13[ .\-]?11[ .\-]?14)(?!\d|[.,/\-]\d)" + _UNIT
)
_WELL_KNOWN_CODES = frozenset(
    {"988", "911", "999", "000", "112", "111", "113", "1737", "3114", "116123", "131114", "741741"}
    | {"85258", "686868", "50808", "14416"}
)

_VERB = (
    r"(?:call(?:ing)?|text(?:ing)?|txt|dial(?:l?ing)?|ring(?:ing)?|phon(?:e|ing)|sms|whatsapp"
    r"|telephon(?:e|ing)|messag(?:e|ing)|contact(?:ing)?|tel|fax)"
)
_LINE = (
    r"(?:hotline|helpline|lifeline|warmline|helpdesk|switchboard|freephone|hot ?line|numbers?"
    r"|digits|(?:crisis|support|help|night|listening|peer|sms|text|youth|advice|emergency|trauma"
    r"|bereavement) line|short ?code|extension|ext|keypad|reach \w{1,8} (?:on|at|via)"
    r"|(?:them|someone|somebody|services|ambulance|police) (?:on|at|via))"
)
# "Call at 10.30", "ring within 100": said of a time or an amount.
_NOT_DIALLED = (
    r"(?! (?:at|by|until|till|before|after|from|between|around|about|since|for|in|within|of|than"
    r"|over|under|past|nearly|almost|only|every|another|last|next|these|those|her|his|my|your"
    r"|our|has|have|had|with|like|those) \W{0,2}\d)"
)
_CODE = r"(?!(?:19|20)\d\d\b|[0-2]?\d\.[0-5]\d(?![\d.\-]))\d(?:[ .\-]{0,3}\d){2,5}(?![\d:])"
_CALLED = re.compile(
    rf"\b(?:{_VERB}|{_LINE})\b"
    rf"(?:{_NOT_DIALLED}[ :,(\"]{{1,3}}[a-z]{{1,12}}){{0,6}}[ :,(\"=\-]{{1,4}}"
    rf"(?P<number>{_CODE}(?:[ ,/]{{1,3}}(?:or |and )?{_CODE}){{0,3}})" + _UNIT
)
_DIALLED = re.compile(
    rf"\bdial(?:l?ing)?(?: [a-z]{{1,10}}){{0,3}} (?P<number>\d{{2,6}})(?!\d){_UNIT}"
    r"|\b(?:call|ring|text|phone)(?: the)? (?P<short>\d\d)(?=[,.;!?)]|$"
    r"| (?:now|right|if|or|and|immediately|straight|tonight|today)\b)"
)
# "Order number 0001", and what else has a number.
_OF_A_THING = re.compile(
    r"\b(?:order|room|house|bus|flat|ticket|case|page|question|locker|train) $"
)
_ANSWERS = re.compile(
    r"\W{0,3}(?:(?:is|are|s|being) (?:the|a|your|their|our|an?|my)? ?(?:\w{1,12} ){0,2}"
    r"(?:number|hotline|helpline|line|lifeline|(?:short|text|sms)? ?code)"
    r"|(?:will |can |to )?(?:puts?|gets?|connects?) (?:you )?(?:through|to)\b"
    r"|(?:(?:and|they|someone|somebody|a \w{1,12}|people)\W ?)?(?:will |always )?"
    r"(?:picks? up|answers?)\b)"
)
_TOLD = re.compile(rf"\b(?:{_VERB}|{_LINE})\b(?:\W{{1,4}}[a-z]{{1,12}}){{0,5}}\W{{1,4}}$")
_DASHED = re.compile(r"dash|hyphen|minus|space|slash|followed")
_COUNTED = re.compile(_UNIT)
# "Call one, four, seven" dials what elsewhere would count.
_JUST_CALLED = re.compile(
    rf"\b{_VERB}:?(?: (?!it\b|in\b|for\b)(?:a|an|the|on|just|then|first)){{0,2}} $"
)
_SPELLED_SHORT = phrases(
    r"(?:triple|treble)[ -](?:zero|one|two|three|four|five|six|seven|eight|nine|oh|nought|o|\d)",
    r"nine[ -](?:eighty|eleven)[ -]?eight",
    r"three (?:nines|zeros|zeroes|ohs|noughts)",
    rf"{_VERB} nine[ -]eleven",
    r"one[ -](?:eight|nine)[ -]hundred(?! and| (?:people|words|calories|years|dollars|pounds))",
)
_LETTERED = phrases(
    r"1[ .\-]\(?(?:8(?:00|88|77|66|55|44|33)|900)\)?[ .\-][a-z\d]\w{0,12}",
    r"1-\d{3}-(?:\d{3}-)?[a-z]{3,10}",
    r"(?:starts?|begins?|starting|beginning) with (?:a )?\d{2,6}\b[^.!?\d]{1,60}\d{2,6}\b",
    r"8\d\d-\d{3}-[a-z]{4}",
    r"(?:1800|1300|0800)[ \-]?(?!people|words|calories|hours|years|am|pm|dollars|pounds|steps|miles"
    r"|each|of|in|on|at|and|or|to|a|is|was)[a-z]{4,10}",
)
_ROMAN = phrases(r"(?:i{1,3}|i?v|vi{1,3}|ix|x)(?:[ ,.\-]{1,3}(?:i{1,3}|i?v|vi{1,3}|ix|x)){2,14}")
_SINGLY = re.compile(r"\b\w(?:[ .\-]{1,2}\w\b){8,80}")
_BREATHING = re.compile(
    r"breath|inhal|exhal|\bbox\b|method|technique|exercise|grounding|rhythm"
    r"|\b(?:in|hold|out) for\b"
)
_VERSION = re.compile(r"\b(?:v|version|update|patch|release|chapter|section|step|verse|psalm) ?$")

_SHAPES = (_KNOWN, _SPELLED_SHORT, _LETTERED)
_NAMED = (_CALLED, _DIALLED)
NUMBERS = (_PLACEHOLDER, *HIDDEN, _ROMAN, _SINGLY)
LINKS = SHAPES


def numbers(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Phone numbers, short codes of helplines, and both in whatever disguise."""
    del post  # A number that stands in the post is no safer for it.
    yield from (match.span() for match in _PLACEHOLDER.finditer(reading.text))
    if hides_digits(reading.text):
        yield from _written(plainer(reading.text))
    if _ROMAN.search(reading.text) or _SINGLY.search(reading.text):
        yield from _lettered(reading.text)


def _written(text: str) -> Iterator[Span]:
    """In digits or number words."""
    for pattern in _SHAPES:
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            if not _OF_A_THING.search(text, max(0, match.start() - 14), match.start()):
                yield match.span(match.lastgroup or 0)
    for match in _LONG.finditer(text):
        without_dates = _DATE_OR_TIME.sub(" ", match[0])
        values = [int(value[:15]) for value in re.findall(r"\d+", match[0])]
        if sum(map(str.isdigit, without_dates)) >= 7 and not _counts(values):
            yield match.span()
    yield from (run.span for run in runs(text) if _could_be_dialled(text, run))


def _lettered(text: str) -> Iterator[Span]:
    """In Roman numerals, or letter by letter."""
    for match in _ROMAN.finditer(text):
        numerals = [_ROMANS.index(word) for word in re.findall("[ivx]+", match[0])]
        if re.search(r"[vx]", match[0]) and not _counts(numerals):
            yield match.span()
    for match in _SINGLY.finditer(text):
        if sum(len(run.digits) for run in runs(re.sub(r"\W", "", match[0]))) >= 3:
            yield match.span()


def links(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Web addresses, e-mail addresses, handles, and the words that lead to one."""
    del post
    if not TRACES.search(reading.text):
        return
    for pattern in SHAPES:
        yield from (match.span() for match in pattern.finditer(reading.text))


_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _could_be_dialled(text: str, run: Run) -> bool:
    """Whether these numbers are no count, breath, score, year or amount."""
    start, end = run.span
    words = text[start:end]
    if len(run.digits) < 3 or (not run.digits.strip("0") and "oh" in words):
        return False
    values = [int(part[:15]) for part in run.parts]
    before = sentence_before(text, start, at_most=80)
    if len(values) > 1 and _JUST_CALLED.search(before) and _COUNTED.match(text, end):
        return True
    singles = sum(len(part) == 1 for part in run.parts)
    if singles == len(run.parts) and run.tight:
        return not _harmless(text, run, values)
    if len(run.parts) == 1 or (run.tight and not run.spelled):
        return False  # Looked at by its shape.
    if run.digits in _WELL_KNOWN_CODES:
        return run.parts != ("9", "11")  # The day, unless it is called.
    if _counts(values) or _COUNTED.match(text, end) is None or _DATE_OR_TIME.search(words):
        return False
    told = bool(_TOLD.search(before) or _ANSWERS.match(text, end))
    if not run.spelled:
        dialled = told or bool(_DASHED.search(words))
        return len(run.digits) >= 7 and (dialled or any(p[0] == "0" < p[1:] for p in run.parts))
    if len(run.digits) >= 7 or told:
        return len(set(values)) > 1
    return singles >= 4 or (singles >= 2 and len(run.digits) >= 5 and run.tight)


def _harmless(text: str, run: Run, values: list[int]) -> bool:
    """Counting ("three, two, one") and the rhythms of breathing ("4-7-8")."""
    start, end = run.span
    if run.digits in _WELL_KNOWN_CODES:
        return False
    around = text[max(0, start - 40) : end + 40]
    return (
        _counts(values)
        or (len(values) <= 5 and bool(_BREATHING.search(around)))
        or (len(values) <= 4 and bool(_VERSION.search(text[max(0, start - 12) : start])))
    )


def _counts(values: list[int]) -> bool:
    """Whether three or more numbers go up or down by the same step."""
    steps = {after - before for before, after in pairwise(values)}
    return len(values) >= 3 and len(steps) == 1 and steps != {0}
