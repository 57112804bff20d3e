"""Names by which a person can be found, known by their capitals.

    "Sorry, Marta Lindqvist." → "Marta Lindqvist" · "at Hollow Park High" → "Park High"
    post "I work at Quillmore", reply "Quillmore sounds hard" → "Quillmore"

A reading has no capitals, so cues are sought in it and looked at in the original.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice

from llumi.safety.reading import Reading, Span, phrases, read, sentence_before

_WORD = r"[^\W\d_][^\W\d_\-]{1,20}(?:-[^\W\d_]{1,20})?"
_TITLED = phrases(rf"(?:mister|mr|mrs|sergeant|corporal|captain|officer|engineer)\.? {_WORD}")
_FULL_NAME = phrases(
    rf"(?:sorry|hi|hello|hey|dear|thanks|thank you|regards|named|are you|is this|is that|is it"
    rf"|was it|is he|is she|its you|youre|you are|must be|name is|thats|that is|you mean"
    rf"|with you),? {_WORD} {_WORD}"
)
_FIRST_NAME = phrases(
    rf"(?:are you|is this|is that|its you|youre|you must be|is he|is she) (?:the )?{_WORD}"
    r"(?= (?:from|who|that works|that lives|at|in (?:year|grade|form))\b)",
    rf"(?:its|it is|that its|is that|is it) you,? {_WORD}",
    rf"(?:this is|thats|its) {_WORD}(?=,? (?:isnt it|innit|right[?]))",
    rf"(?:you|u) (?:must|probably|surely|clearly) (?:be|live|work|study)(?: up| over| down)? (?:in"
    rf"|at|from|near|for|on) {_WORD}",
    rf"(?:you|u) (?:live|work|study) (?:at|on|for) {_WORD}",
    rf"(?<!the )(?:only|just) (?:one|a few|two)(?: [\w\-]{{1,12}}){{1,5}} (?:in|at|near"
    rf"|around) {_WORD}",
    rf"(?:must be|has to be|got to be|i bet thats|i bet its) {_WORD}(?=[.,!?]|$)",
    rf"(?:saint|st)\.? {_WORD}",
)
_INSTITUTION = (
    r"(?:school|academy|college|university|polytechnic|hospital|clinic|infirmary|hospice|estate"
    r"|dorms?|branch|street|road|lane|avenue|institute|brigade|regiment|bakery|dairy|logistics"
    r"|motors|foods|printing|electronics|industries|supermarkets?|pharmacy|ltd|inc|llc|plc|high"
    r"|primary|row|close|crescent|terrace|halls?|mills?|court|gardens)"
)
_PLACE_NAME = phrases(_INSTITUTION)
# These are also words of every day: they name a place only with a capital of their own.
_EVERY_DAY = re.compile(
    r"high|primary|row|close|crescent|terrace|halls?|mills?|court|gardens|foods|printing|dairy"
    r"|bakery|electronics"
)
# "At boarding school" names none; "at quillmore logistics" does without capitals.
_COMMON_KINDS = re.compile(
    r"school|academy|college|university|hospital|clinic|infirmary|hospice|branch|estate"
    r"|dorms?|institute|pharmacy|supermarkets?|" + _EVERY_DAY.pattern
)
_WHERE = ("at", "on", "for", "in", "from", "by", "the", "near")
# Words that are written with capitals and lead to nobody: days, feasts, peoples, services.
_NAMES_NOBODY = re.compile(
    r"i|im|ive|ill|id|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|christmas|eve|easter"
    r"|ramadan|eid|diwali|hanukkah|new|year|years|thanksgiving|halloween|god|jesus|allah|lord"
    r"|bible|quran|english|german|french|spanish|italian|polish|russian|chinese|indian|african"
    r"|asian|american|canadian|british|irish|scottish|welsh|nigerian|filipino|australian|catholic"
    r"|christian|muslim|jewish|hindu|buddhist|uk|us|usa|samaritans|crisis|text|line|lifeline"
    r"|helpline|emergency|services|alcoholics|narcotics|anonymous|aa|na|gp|er|adhd|ptsd|ocd|bpd"
    r"|nhs|mothers?|fathers?|day|mum|mom|dad|grandma|grandpa|nan|okay|ok|yes|no|thanks?|sorry"
    r"|hello|hi|hey|dear|love|hugs|take|please|and|but|so|the|a|an|you|your|it|its|this|that|what"
    r"|when|where|who|why|how|if|in|on|at|for|of|to|with|is|are|was|do|not|just|we|they|he|she|my"
    r"|our|one|there|here|now|maybe|then|also|even|still|some|people|citizens|advice|doctor|police"
    r"|red|cross|covid|instagram|facebook|discord|reddit|whatsapp|telegram|high|main|wall|sesame"
    r"|old|junior|senior|secondary|middle|elementary|medical|law|art|business|open|local|grammar"
    r"|community|state|public|saint|general|childrens?|first|well|good|keep|patricks|valentines"
    r"|johns|night|her|his|their|every|each|whole|same|next|busy|side|back|long|big|little|small"
)
_WORD_BEFORE = re.compile(rf"\b{_WORD} $")
_CAPITALS = re.compile(
    r"\b[^\W\d_a-z][\w'\u2019\-]{1,30}(?: (?:& |and |of )?[^\W\d_a-z][\w'\u2019\-]{1,30}){0,3}"
)
_NUMBERED = re.compile(r"\b(?:room|flat|apartment|apt|unit|house|number|no|block) (\d{1,5})\b")
# "I work at …", "laid off by …": the name behind it finds the writer.
_BELONGS = re.compile(
    r"\b(?:work\w{0,3}|job|started|shifts?|manager|boss|teach|nurse|stud\w{2,4}|go|goes|went"
    r"|school|uni|enrolled|fired|hired|laid off|let go|employed|clinic|ward|room"
    r"|dorms?)\b[^.!?]{0,30}\b(?:at|for|by|from|of) (?:the )?$"
)
# "The World Cup", "moved to Los Angeles", "watched Star Trek" find nobody.
_NO_PERSON = re.compile(
    r"\b(?:the|a|an|this|that|in|to|on|of|watch\w{0,3}|play\w{0,3}|read\w{0,3}|listen\w{0,3}|every"
    r"|like) $"
)
_AT_MOST = 40  # Names looked up in the post: a hostile text must not cost its square.

NAMES = (_TITLED, _FULL_NAME, _FIRST_NAME, _PLACE_NAME)


def named(reading: Reading) -> Iterator[Span]:
    """A person addressed or guessed by name, and a school, street or firm by its name."""
    for pattern, names in ((_TITLED, 1), (_FULL_NAME, 2), (_FIRST_NAME, 1)):
        for match in pattern.finditer(reading.text):
            if _capital_somewhere(reading, match[0].split()[-1]):
                words = _original(reading, match.span()).split()[-names:]
                if all(map(_names_somebody, words)):
                    yield match.span()
    for start, end, kind in _places(reading):
        if _capital_somewhere(reading, reading.text[start:end]):
            name = _original(reading, (start, end)).split()
            opens = not sentence_before(reading.text, start).strip(" \"'(")
            if _names_somebody(name[0]) and (
                name[-1][:1].isupper() or not (opens or _EVERY_DAY.fullmatch(kind))
            ):
                yield start, end


def repeated(reading: Reading, post: Reading) -> Iterator[Span]:
    """What the post holds too: full names, workplaces, schools, streets, numbers of rooms."""
    for match in islice(_CAPITALS.finditer(reading.original), _AT_MOST):
        words = [word for word in match[0].split() if _names_somebody(word)]
        span = _in_text(reading, match.span())
        # The first may only open the sentence: "Since Marta Lindqvist …"
        if span[0] < span[1] and any(map(_holds_in(post), (words, words[1:]))):
            yield span
    for start, end, kind in islice(_places(reading), _AT_MOST):
        name = reading.text[start:end]
        as_name = name.split()[0].capitalize() in post.original or not _COMMON_KINDS.fullmatch(kind)
        if as_name and any(f"{before} {name}" in post.text for before in _WHERE):
            yield start, end
    rooms = {match[1] for match in _NUMBERED.finditer(post.text)}
    for match in re.finditer(r"\b\d{1,5}\b", reading.text) if rooms else ():
        if match[0] in rooms:
            yield match.span()


def _holds_in(post: Reading) -> Callable[[list[str]], bool]:
    """Whether `post` holds words as a full name, or as that of where its writer belongs."""

    def holds(words: list[str]) -> bool:
        name = read(" ".join(words)).text
        at = post.text.find(name) if name else -1
        before = post.text[max(0, at - 60) : at]
        return at >= 0 and bool(
            _BELONGS.search(before) or (len(words) > 1 and not _NO_PERSON.search(before))
        )

    return holds


def _places(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Start, end and last word of what may be the name of a place: "park high"."""
    for match in _PLACE_NAME.finditer(reading.text):
        before = _WORD_BEFORE.search(reading.text[max(0, match.start() - 40) : match.start()])
        if before and not _NAMES_NOBODY.fullmatch(before[0].strip()):
            yield match.start() - len(before[0]), match.end(), match[0]


def _names_somebody(word: str) -> bool:
    """Whether a word as typed is written like a name, and is none of those that lead to nobody."""
    plain = read(word.strip('.,!?:;"()')).text
    return word[:1].isupper() and not word.isupper() and not _NAMES_NOBODY.fullmatch(plain)


def _capital_somewhere(reading: Reading, word: str) -> bool:
    """A quick no: where letters stood in the original takes long to work out."""
    return word[:2].capitalize() in reading.original


def _original(reading: Reading, span: Span) -> str:
    start, end = reading.original_span(span)
    return reading.original[start:end]


def _in_text(reading: Reading, span: Span) -> Span:
    """Where characters of the original stand in the reading."""
    return bisect_left(reading.starts, span[0]), bisect_left(reading.starts, span[1])
