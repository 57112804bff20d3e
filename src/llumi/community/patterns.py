r"""What identifiers look like that have no name in a list: shapes and the words they stand beside.

    "my case number is A1182734" → id "A1182734"      "mo at example dot org" → email
    "add me on discord: moss#1234" → handle           "14 Larkspur Lane" → place

Patterns are of the module `regex`: `\K` begins the finding after the words that gave it away.
Each kind's patterns come with a check, where digits or words must still be counted.
"""

from collections.abc import Callable
from dataclasses import dataclass

import regex

from llumi.community.known_names import first_names, is_english
from llumi.community.never_names import NEVER

Check = Callable[[str], bool]


@dataclass(frozen=True)
class Rule:
    """Patterns of one kind; `check` has the last word on what they found."""

    kind: str
    patterns: tuple[str, ...]
    check: Check = bool


def digits(least: int, *, most: int = 99) -> Check:
    """At least so many digits."""
    return lambda found: least <= digits_of(found) <= most


def digits_of(found: str) -> int:
    """How many digits there are."""
    return sum(map(str.isdigit, found))


# Names, as people introduce them

_WORD = r"(?:\p{Lu}['’]\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)?)(?:[-'’]\p{Lu}\p{Ll}+)*"
NAME = rf"{_WORD}(?: (?:de|da|van|al|el|bin) {_WORD}| {_WORD}){{0,2}}"
_ANY = r"\p{L}[\p{L}'’-]+"
RELATION = (
    "boyfriend|girlfriend|bf|gf|husband|wife|hubby|partner|fianc[eé]e?|ex|friend|bestie|bff|mate|"
    "roommate|flatmate|housemate|brother|sister|bro|sis|son|daughter|mum|mom|dad|mother|father|"
    "stepdad|stepmum|stepmom|uncle|aunt|auntie|cousin|niece|nephew|grandma|grandpa|nan|baby|"
    "therapist|counsell?or|psychiatrist|psychologist|doctor|teacher|boss|manager|coworker|colleague|"
    "supervisor|neighbou?r|landlord|sponsor|pastor|abuser|stalker|dog|cat"
)
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Nurse|Sir|Pastor|Father|Rev|Imam|Rabbi)"


def not_only_ordinary(found: str) -> bool:
    """At least one word is not on the list of words that are never names."""
    return any(word not in NEVER for word in _words(found))


def _words(found: str) -> list[str]:
    return [regex.sub(r"['’]s$", "", w) for w in regex.findall(r"[\p{L}'’-]+", found.casefold())]


_NO_NAME = frozenset(
    "not just a an the so too very really on off out up irrelevant unimportant on here gone when if "
    "because said told says office visit appointment wouldnt wont didnt doesnt isnt was is and or "
    "who that this back later tomorrow mud dirt what whatever anything something names crazy lazy".split()
)


def _a_name(found: str) -> bool:
    words = _words(found)
    return not_only_ordinary(found) and not any(w in _NO_NAME for w in words)


_NAMES = Rule(
    "name",
    (
        rf"\b(?i:my name(?:['’]?s|\s+is|\s+was)|the name(?:['’]?s| is)|names|named|known as)\s+\K{NAME}",
        rf"\b(?i:my name(?:['’]?s|\s+is)|call me|people call me|everyone calls me)\s+\K{_ANY}\b",
        rf"\b(?i:{_TITLE})\.?\s+\K{NAME}",
        rf"\b[Tt]his is\s+\K{_WORD}(?=\s(?:from|again|here)\b)",
        rf"\b(?i:dr|mrs|prof)\.?\s+\K{_ANY}\b",
        rf"(?m)^(?i:love|regards|best|cheers|yours|thanks|hugs|xx?),?\s*[\n ]-?\s*\K{NAME}(?=\s*[.x]*$)",
        rf"(?m)^\s*[-~–]\s?\K{_WORD}$",
        rf"\b(?i:r\.?i\.?p\.?|goodbye|happy birthday)\s+(?:to\s+)?\K{NAME}",
    ),
    _a_name,
)



def _a_name_or_strange(found: str) -> bool:
    """A word that only English knows is the next sentence, not a name: "my partner Maybe I …"."""
    first = _words(found)[0]
    return _a_name(found) and (first in first_names() or not is_english(first))


_RELATIVES = Rule(
    "name",
    (
        rf"\b(?i:my|our|his|her|their|the|an|best|old|new)\s+(?i:{RELATION})s?(?:\s*[,(]\s*|\s+)"
        rf"(?i:named |called )?\K{_WORD}(?: {_WORD})?(?!['’](?:m|ve|ll|re)\b)",
        rf"\b(?i:my|his|her|our)\s+(?i:{RELATION})s?\s+{_WORD}\s+(?i:and|&)\s+\K{_WORD}(?!['’](?:m|ve|ll|re)\b)",
    ),
    _a_name_or_strange,
)

# Places

_STREET = (
    "Street|St|Road|Rd|Lane|Ln|Drive|Dr|Avenue|Ave|Close|Court|Ct|Crescent|Way|Place|Pl|Terrace|"
    "Gardens|Grove|Rise|Hill|Square|Sq|Boulevard|Blvd|Walk|Row|Mews|Parade|Trail|Circle|Parkway|Park|Highway"
)
_STREET_SMALL = "street|road|rd|lane|avenue|ave|drive|close|crescent|terrace|court|gardens"
_FLAT = r"(?:(?i:flat|apt|apartment|unit|suite|room)\.?\s*#?\d{0,4}\p{L}?,?\s+)?"
_ORDINARY_BEFORE_A_STREET = regex.compile(
    r"(?i)\b(?:weeks?|days?|hours?|hrs?|minutes?|mins?|months?|years?|yrs?|times?|miles?|km|people|the|"
    r"a|an|of|in|on|my|her|his|our|down|up|to|at|and|that|this|more|other|steps?|blocks?|cars?|men|"
    r"kids|percent|am|pm|from|for|away|long|back)\b"
)


def _an_address(found: str) -> bool:
    number = regex.search(r"\d", found)
    words = found[number.start() :] if number else found
    capital = regex.search(r"\p{Lu}\p{Ll}", words)
    return bool(capital) or not _ORDINARY_BEFORE_A_STREET.search(words)


_ADDRESSES = Rule(
    "place",
    (
        rf"\b{_FLAT}\d{{1,5}}\p{{Ll}}?,?\s(?:[NSEW]\.?\s)?(?:\p{{Lu}}[\p{{L}}'’.]+\s){{1,3}}"
        rf"(?i:{_STREET})\b\.?(?:\s(?i:{_STREET})\b)?",
        rf"\b(?i:{_FLAT}\d{{1,5}}[a-z]?,?\s(?:[\p{{Ll}}'’.]+\s){{1,3}}?(?:{_STREET_SMALL}))\b",
        r"\b\d{1,4}\sThe\s(?:Crescent|Avenue|Drive|Green|Close|Mews|Grove|Street)\b",
        rf"\b(?:{_WORD}\s){{1,2}}(?:Street|Road|Lane|Avenue|Crescent|Boulevard)\b",
        r"\b(?i:p\.?o\.? ?box)\s\d+",
    ),
    _an_address,
)
_POSTCODES = Rule(
    "place",
    (
        r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",
        r"\b[a-z]{1,2}\d[a-z\d]?\s\d(?!am|pm|st|nd|rd|th|mg|ml|kg|km|cm|lb|yo|hr)[a-z]{2}\b",
        r"\b(?i:[a-ceghj-npr-tvxy]\d[a-z][ -]?\d[a-z]\d)\b",
        r"\b(?i:zip(?: ?code)?|post ?code|postal code)(?:\s+is|['’]s)?[:\s]+\K\d{5}(?:-\d{4})?\b",
        r"\b(?i:near|around|area|covers|in|serving)\s+\K\d{5}(?:-\d{4})?\b(?!\s*(?i:people|of|steps|\p{L}+s\b))",
        r"\b(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
        r"T[NX]|UT|V[AT]|W[AIVY])\s+\K\d{5}(?:-\d{4})?\b",
    ),
)
_AREAS = Rule(
    "place",
    (
        rf"\b(?i:(?:live|lives|lived|living|grew up|grow up|born|raised|stuck|based|stayed|staying)"
        rf"(?: (?:back|right|alone|here|out|over|up|down))? (?:in|near|outside|around))\s+\K{NAME}",
        rf"\b(?i:mov(?:e|ed|ing)|drove|fl[ei]w|relocated|emigrated|back)(?: (?:all the way|back|out|over|up|down))?"
        rf" (?i:to|from)\s+\K{NAME}",
        rf"\b(?i:(?:i['’]?m|am|is|are|we['’]re|originally|came|come) from)\s+\K{NAME}",
    ),
    not_only_ordinary,
)

# Organisations

_CARE = r"Hospital|General|Clinic|Ward|Infirmary|Hospice|Surgery|(?:Medical|Health|Wellness|Recovery|Treatment) Cent(?:er|re)"
_SCHOOL = (
    r"High(?: School)?|Academy|College|School|University|Uni|Elementary|Primary|Prep|"
    r"(?:Middle|Grammar|Secondary|Primary|Elementary|Sixth Form|Community) (?:School|College)|Sixth Form|State|Polytechnic|Institute"
)
_FIRM = (
    r"Ltd|Limited|Inc|LLC|PLC|Corp|Group|Bank|Council|Solicitors|Insurance|Logistics|Packaging|Systems|"
    r"Technologies|Bakery|Dental|Motors|Foods|Stores|Supermarket|Homes|Church|Foundation|Partners|& Sons|& Co"
)
_PARTS = r"(?:(?:St|Mt|Saint|Our|Royal|Queen|King|Lady)\.? )?"
_ORGANISATION = rf"{_PARTS}{_WORD}(?:['’]s)?(?: (?:of|and|&|the) {_WORD}| {_WORD}){{0,3}}"
_GENERIC = frozenset(
    "a an the my his her our their your this that some any every another same other first last local nearest "
    "big small new old nice good bad high middle primary elementary grammar secondary private public state "
    "city county community mental psych psychiatric children's childrens general teaching day night medical "
    "med law grad graduate art music drama nursing business boarding catholic christian religious online "
    "technical trade summer sunday home in at to from of was is were into out and or for with by on off "
    "inpatient outpatient crisis rehab walk-in sexual health free army military no back all whole most "
    "university college school hospital clinic emergency village town through after during before it "
    "went start started starting finish finished finishing hate hated leave left like about than just "
    "dropped drop quit junior senior ivy league vet animal eye dental dentist pain fertility abortion".split()
)


def _a_named_house(found: str) -> bool:
    return any(word not in _GENERIC and word not in NEVER for word in _words(found)[:-1])


_HOUSES = Rule(
    "organisation",
    (
        rf"\b{_ORGANISATION} (?:{_CARE}|{_SCHOOL})\b(?: School| College)?",
        rf"\b(?:St|Mt|Saint)\.? {_WORD}(?:['’]s)?(?: (?:{_CARE}|{_SCHOOL}))?",
        rf"\b{_ORGANISATION},? (?:{_FIRM})\b\.?(?: Ltd| Inc| LLC)?",
        rf"\b{_WORD} (?:&|and) {_WORD} (?:Solicitors|Sons|Co|Partners|Associates)\b",
    ),
    _a_named_house,
)
_HOUSES_OF = Rule(
    "organisation",
    (rf"\b(?:University|College|School|Academy|Institute|Hospital|Bank|Church) of (?:the )?{NAME}",),
    lambda found: _a_named_house(found + " of"),
)
_SMALL_HOUSE = regex.compile(
    r"(?i)(?:high school|middle school|grammar school|elementary|academy|college|university|uni|hospital|clinic|high)$"
)


def _a_small_named_house(found: str) -> bool:
    words = _words(_SMALL_HOUSE.sub("", found))
    return bool(words) and not any(word in _GENERIC or word in NEVER for word in words)


_SMALL_HOUSES = Rule(
    "organisation",
    (
        r"\b(?i:at|of|from|in|to|attend|attended)\s+(?:the )?\K(?:st\.? )?(?:[\p{Ll}'’]+ ){1,2}"
        r"(?:high school|middle school|grammar school|elementary|academy|college|university|hospital|clinic|high)\b",
        r"\b(?:university|college|school) of (?!(?:hard|life|the|my|thought)\b)\p{Ll}{4,}\b",
    ),
    lambda found: (
        bool(regex.match(r"(?:university|college|school) of ", found)) or _a_small_named_house(found)
    ),
)
_EMPLOYERS = Rule(
    "organisation",
    (
        rf"\b(?i:work|works|worked|working|job|jobs|started|starting|shifts?|nights|manager|boss|hr|hired|fired|"
        rf"sacked|employed|interned|internship|years|career|laid off|interview|let go)(?: [\p{{Ll}}\d]+){{0,2}}? "
        rf"(?i:at|for|by|from)\s+(?:the )?\K{_WORD}(?: (?:&|and) {_WORD}| {_WORD}){{0,3}}(?: (?:{_FIRM}))?",
        rf"\b(?i:study|studying|student|year|enrolled|graduated|dropped out|teachers?|head|bullied|lectures)"
        rf"(?: [\p{{Ll}}]+)? (?i:at|from|of)\s+(?:the )?\K{_ORGANISATION}",
        rf"\b(?i:inpatient|patient|ward|nurse|discharged|admitted|sectioned|bed|a&e|surgery|wife is|husband is|crisis team)"
        rf"(?: [\p{{Ll}}]+)? (?i:at|from|to|in)\s+(?:the )?\K{_ORGANISATION}",
    ),
    not_only_ordinary,
)

# Numbers

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_YEAR = r"(?:,?\s(?:of\s)?(?:19|20)\d\d|\s['’]\d\d)"
_FEASTS = regex.compile(
    r"(?i)^(?:(?:july|jul)\D*4(?:th)?|4(?:th)?\D*july|(?:dec\w*)\D*(?:24|25|26|31)(?:th|st)?|"
    r"(?:24|25|26|31)(?:th|st)?\D*dec\w*|jan\w*\D*1(?:st)?|1(?:st)?\D*jan\w*|feb\w*\D*14(?:th)?|"
    r"14(?:th)?\D*feb\w*|oct\w*\D*31(?:st)?|31(?:st)?\D*oct\w*|sep\w*\D*11(?:th)?|11(?:th)?\D*sep\w*)$"
)
_DATES = Rule(
    "date",
    (
        r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)",
        r"(?<![\d/.-])(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}(?![\d/-]|\.\d)",
        rf"\b(?i:\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)?\s{_MONTH})\b\.?{_YEAR}?",
        rf"\b(?i:{_MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th))\b{_YEAR}?",
        rf"\b{_MONTH}\.?\s\d{{1,2}}\b(?![:%]|\s?(?i:am|pm|times|days|weeks|hours|people|mg|of))(?:{_YEAR})?",
        rf"\b(?i:{_MONTH}\.?\s\d{{1,2}},?\s(?:19|20)\d\d)\b",
    ),
    lambda found: not _FEASTS.match(found.strip(" .")),
)
_NINETY = r"(?:9\d|1[01]\d|ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred(?: and \w+)?)"
_ELDER = (
    r"(?:i|he|she|who|nan|nana|nanna|nan['’]s|gran\w*|grand\w+|mum|mom|mother|father|dad|uncle|aunt\w*|"
    r"neighbou?r|patient|resident|husband|wife)"
)
_NO_AGE = r"(?!\s?(?:%|°|kg|lbs?|pounds|st\b|percent|degrees|days?|hours|minutes|weeks|months|miles|mph|bpm|mg|points|times|dollars|in\b|\.\d|/))"
_AGES = Rule(
    "age",
    (
        rf"\b(?i:{_ELDER}(?:['’]s|['’]m|\s+is|\s+was|\s+am|\s+turned|\s+turns|\s+just turned|m|s))\s+"
        rf"(?:\p{{Ll}}+ly\s)?\K(?i:{_NINETY})\b{_NO_AGE}",
        rf"\b(?i:turned|turning|turns|aged|at the age of|age)\s+\K(?i:{_NINETY})\b{_NO_AGE}",
        rf"\b\K(?i:{_NINETY})(?=[ -]?(?i:years?[ -]old|yrs?[ -]old|y/?o\b|years? of age))",
        rf"\b(?i:at)\s+\K(?i:{_NINETY})(?=,?\s(?i:i|he|she|my|we)\b)",
    ),
)
_BANK = Rule(
    "id",
    (
        r"\b(?i:sort code)\W{0,3}(?:\p{L}+\s)?\d\d[- ]?\d\d[- ]?\d\d"
        r"(?:\W+(?:and\W+)?(?i:account|acct?)(?i:\s?(?:no\.?|number|num))?\W{0,3}\d{6,10})?",
        r"\b(?i:account|acct?)(?i:\s?(?:no\.?|number|num))?(?:\s+is)?\W{1,3}\K\d{6,12}\b",
        r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b",
        r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d-])",
        # What the first rules took for a telephone may be the middle of a longer number.
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){0,4} ?(?=\[(?:phone|id)\])",
        r"\[(?:phone|id)\][ -]?\K\d[\d -]*\d?(?![\d:])",
        r"\b[A-Z]{1,4}[-/]?(?=\[(?:phone|id)\])",
        r"\b(?i:number|id|ref|no|mrn)(?i:\s+is|:)?\s+\K[A-Z]{2,4} (?=\[(?:phone|id)\])",
        r"\[(?:phone|id)\]\K(?:[\s,-]{1,2}(?i:zero|oh|one|two|three|four|five|six|seven|eight|nine))+\b",
        r"(?<![\d$£€])\b\d[\d-]{2,} ?(?=\[(?:phone|id)\])",
    ),
)
_NATIONAL = Rule(
    "id",
    (
        r"\b[A-Za-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Da-d]\b",
        r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])",
        r"(?<![\d-])\d{3} \d{2} \d{4}(?![\d-])",
        r"(?<![\d-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])",
        r"(?<![\d$£€.,#-])\d{7,12}(?![\d.,%-])",
    ),
    digits(6),
)
_YEARS_ONLY = regex.compile(r"^(?:19|20)\d\d$")
_FILES = Rule(
    "id",
    (
        r"\b(?i:case|patient|hospital|client|reference|ref|claim|file|mrn|complaint|member(?:ship)?|policy|passport|"
        r"licen[cs]e|student|employee|badge|ticket|prescription|record|inmate|booking|nhs|ssn|social)"
        r"(?i:[ -]?(?:id|no\.?|number|num|nr|ref|reference|#))?(?i:\s+(?:is|was|nr))?[:#,\s(]{1,3}"
        r"\K(?:[A-Z]{2,4} )?(?=\S*\d)[A-Za-z0-9][A-Za-z0-9/-]*(?:[ -]\d[\d-]*)*",
        r"\b[A-Z]{1,3}\d{5,}[A-Z]?\b",
        r"\b[A-Z]{2,4}-\d{4}-\d{3,}\b",
    ),
    lambda found: digits(4)(found) and not _YEARS_ONLY.match(found),
)
_PLATES = Rule(
    "id",
    (
        r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",
        r"\b\d[A-Z]{3}\d{3}\b",
        r"\b[A-Z]{3}-\d{4}\b",
        r"\b(?i:(?:licen[cs]e|number|registration)? ?plates?|numberplate|reg|registration|car is|car was|van is|truck is)"
        r"(?i:\s(?:no|number|is|was|reads|of))?[:,.\s]{1,3}\K(?i:(?=[a-z]*\d)[a-z\d]{2,4}[ -]?[a-z\d]{2,4})\b",
    ),
    digits(2),
)
_ADDRESSES_OF_MACHINES = Rule(
    "id",
    (
        r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d)",
        r"(?<![\w:])(?i:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4})(?![\w:])",
        r"(?<![\w:])(?i:[0-9a-f]{2,4}(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?![\w:])",
    ),
    digits(4),
)

# Telephones in words and odd shapes

_DIGIT = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|thousand|o)"
_COUNTING = regex.compile(
    r"(?i)one\W+two\W+three\W+four|five\W+four\W+three|nine\W+eight\W+seven|two\W+three\W+four|"
    r"1\W+2\W+3\W+4|5\W+4\W+3|9\W+8\W+7|2\W+4\W+6|10\W+20\W+30"
)


def _a_spelt_number(found: str) -> bool:
    spelt = len(regex.findall(rf"(?i)\b{_DIGIT}\b", found))
    return spelt >= 3 and spelt + digits_of(found) >= 6 and not _COUNTING.search(found)


def _an_odd_number(found: str) -> bool:
    return digits_of(found) >= 6 and not _COUNTING.search(found)


_SPELT_PHONES = Rule(
    "phone",
    (rf"(?i)\b(?:(?:{_DIGIT}|\d{{1,5}})[\s,./-]+){{4,}}(?:{_DIGIT}|\d{{1,5}})\b",),
    _a_spelt_number,
)
_PHONES = Rule(
    "phone",
    (
        r"(?<![\d.,$£€-])\d(?:[ .]\d){6,14}(?![\d%])",
        r"(?<![\d$£€.,/-])\d{3}[-.]\d{4}(?![\d-])",
        r"(?<![\d$£€.,/-])\d{3}\.\d{2}\.\d{2}(?![\d.])",
        r"(?<![\d/])0\d{2,4}/\d{3}/\d{3,4}(?![\d/])",
        r"\b(?i:call|text|ring|whatsapp|number(?:['’]?s| is)?|cell|mobile|phone|tel|landline|reach me)\W{1,3}"
        r"(?:(?:me|us|him|her|is|on|at)\s+){0,2}\K\+?\(?\d[\d\s().-]{5,}\d\b",
    ),
    _an_odd_number,
)

# Addresses on the net

_AT_OPEN = r"(?:\s*[(\[{<]\s*at\s*[)\]}>]\s*|\s*@\s*)"
_DOT_OPEN = r"(?:\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+|\s?\.\s?)"
_DOT = r"(?:\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+|\[\.\]|\.(?=\S))"
_ENDING = r"(?:com|org|net|edu|gov|info|io|me|co|uk|ie|ca|au|de|app|dev|blog|xyz|eu|us|fr|es|in|nz|mx)"
_LOCAL = rf"[\w+-]+(?:(?:\s+dot\s+|\.)[\w+-]+){{0,3}}"
_EMAILS = Rule(
    "email",
    (
        rf"(?i)\b{_LOCAL}{_AT_OPEN}[\w-]+(?:{_DOT_OPEN}[\w-]+){{0,2}}{_DOT_OPEN}{_ENDING}\b",
        rf"(?i)\b{_LOCAL}\s+at\s+[\w-]+(?:{_DOT}[\w-]+){{0,2}}{_DOT}{_ENDING}\b",
        r"(?i)\b[\w.+-]+\s+at\s+(?:gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|live)\b(?:\s*(?:dot|\.)\s*\w{2,3})?",
    ),
)
_SLASH = r"(?:(?:\s+slash\s+|/)[\w-]+)*"
_SPELT_DOT = r"(?:\s*[(\[{]\s*dot\s*[)\]}]\s*|\s+dot\s+|\[\.\])"
_LINKS = Rule(
    "link",
    (
        r"(?i)\bh(?:xx|tt|\*\*)ps?\s?:\s?/\s?/\s?\S+[^\s.,;:!?)\]\"']",
        rf"(?i)\b[\w-]{{2,}}(?:{_SPELT_DOT}[\w-]+){{0,3}}{_SPELT_DOT}{_ENDING}\b{_SLASH}",
        rf"(?i)\bw ?w ?w ?\. ?[\w-]+(?: ?\. ?[\w-]+)* ?\. ?{_ENDING}\b{_SLASH}",
        rf"\b[a-z0-9-]{{2,}}(?:\.[a-z0-9-]{{2,}})+\.(?:{_ENDING}|[a-z]{{2,6}})\b(?:/\S*[^\s.,;:!?)\]])?",
        r"\b[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.(?:io|me|co|app|dev|blog|xyz|site|online|club|page|link|life|space|"
        r"wordpress|ee|gg|tv|ly|be|fm|news|health|care|chat|support|community|help|today|live|world)/\S*[^\s.,;:!?)\]]",
        r"\b[a-z0-9-]{6,}\.(?:io|me|co|app|dev|blog|xyz|site|online|club|page|link|space|tv|fm|health|chat)\b",
    ),
)

# Handles

_APPS = (
    r"insta(?:gram)?|ig|snap(?:chat)?|discord|disc|telegram|tg|tik ?tok|kik|steam|twitter|reddit|psn|xbox|gamertag|"
    r"user ?name|handle|whatsapp|signal|skype|twitch|tumblr|ao3|threads|bluesky|mastodon|facebook|fb|messenger|wattpad"
)
_HANDLE = r"@?[\p{L}\d][\w-]*(?:[.#][\w-]+)*[\w#]"
_NO_HANDLE = frozenset(
    "private public deleted disabled inactive gone full toxic awful better worse open empty blocked always never "
    "really because though making ruining killing something anything everything nothing different the same "
    "fine good bad great where when what here there dead down happy perfect everyone whatever addictive about "
    "and but also just only please today yesterday messages videos stories reels posts friends people if".split()
)


def _a_handle(found: str) -> bool:
    name = found.lstrip("@")
    if regex.search(r"[\d_#]|\.\w", name):
        return not regex.fullmatch(r"[\d.]+(?:st|nd|rd|th|am|pm|k|x)?", name)
    return len(name) >= 6 and name.casefold() not in _NO_HANDLE and not is_english(name)


_HANDLES = Rule(
    "handle",
    (
        rf"\b(?i:{_APPS})(?i:\s(?:as here|name|tag|id|account|user ?name|on \p{{L}}+))*"
        rf"(?i:\s*[:=]\s*|,\s+|(?:['’]s|\s+is|\s+are|\s+as)\s*:?\s*)\K{_HANDLE}(?=$|[\s,.!?;)])(?!\s(?i:me|my|i|for|to|is|was|of|the|a|it|about)\b)",
        rf"\b(?i:snap|dm|kik) me \K\p{{Ll}}{{8,}}(?=\s(?:if|when|any|or|and)\b|[.,!]|$)",
        rf"\b(?i:on|via) (?i:{_APPS}) (?i:as|under|@|:)\s*\K{_HANDLE}",
        rf"\b(?i:snap|add|dm|kik|follow|message|find) (?i:me)(?i: (?:on|at|as|@|under|by|{_APPS}))*:?\s\K"
        rf"(?=\S*[\d_#.]\S)(?=\S*\p{{L}}){_HANDLE}",
        rf"\b(?i:i['’]?m|i am|its|it['’]s|@)\s\K{_HANDLE}(?=\s(?i:on|over on)\s(?i:{_APPS})\b)",
        r"(?<![\w#])\w[\w.]{1,31}#\d{4}\b",
        r"(?<![\w/@_.])\p{L}[\p{L}\d]*(?:[._-]?[\p{L}\d]+)*_\w*(?![\w/])",
        r"(?<![\w/])@[A-Za-z][\w.]{2,31}\b",
    ),
    _a_handle,
)

RULES = (
    _NAMES,
    _RELATIVES,
    _ADDRESSES,
    _POSTCODES,
    _AREAS,
    _HOUSES,
    _HOUSES_OF,
    _SMALL_HOUSES,
    _EMPLOYERS,
    _DATES,
    _AGES,
    _BANK,
    _NATIONAL,
    _FILES,
    _PLATES,
    _ADDRESSES_OF_MACHINES,
    _SPELT_PHONES,
    _PHONES,
    _EMAILS,
    _LINKS,
    _HANDLES,
)
