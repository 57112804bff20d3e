"""Rules for schools, employers and hospitals: their usual last words, and who works or lies there.

"Millbrook High", "the University of Ashby", "HR at Brightwater Logistics" → [organisation]
"my high school", "a mental hospital" → stay
"""

import regex

from llumi.community.never_names import NEVER, words
from llumi.community.rule import NAME, WORD, Rule, not_only_ordinary, words_of

_CARE = (
    r"Hospital|General|Clinic|Ward|Infirmary|Hospice|Surgery|"
    r"(?:Medical|Health|Wellness|Recovery|Treatment) Cent(?:er|re)"
)
_SCHOOL = (
    r"High(?: School)?|Academy|College|School|University|Uni|Elementary|Primary|Prep|"
    r"(?:Middle|Grammar|Secondary|Primary|Elementary|Sixth Form|Community) (?:School|College)|"
    r"Sixth Form|State|Polytechnic|Institute"
)
_FIRM = (
    r"Ltd|Limited|Inc|LLC|PLC|Corp|Group|Bank|Council|Solicitors|Insurance|Logistics|Packaging|"
    r"Systems|"
    r"Technologies|Bakery|Dental|Motors|Foods|Stores|Supermarket|Homes|Church|Foundation|"
    r"Partners|& Sons|& Co"
)
_PARTS = r"(?:(?:St|Mt|Saint|Our|Royal|Queen|King|Lady)\.? )?"
_ORGANISATION = rf"{_PARTS}{WORD}(?:['’]s)?(?: (?:of|and|&|the) {WORD}| {WORD}){{0,3}}"
_GENERIC = words("""
    a an the my his her our their your this that some any every another same other first last
    local nearest big small new old nice good bad high middle primary elementary grammar
    secondary private public state city county community mental psych psychiatric children's
    childrens general teaching day night medical med law grad graduate art music drama nursing
    business boarding catholic christian religious online technical trade summer sunday home in
    at to from of was is were into out and or for with by on off inpatient outpatient crisis
    rehab walk-in sexual health free army military no back all whole most university college
    school hospital clinic emergency village town through after during before it went start
    started starting finish finished finishing hate hated leave left like about than just
    dropped drop quit junior senior ivy league vet animal eye dental dentist pain fertility
    abortion
""")


def _a_named_house(found: str) -> bool:
    return any(word not in _GENERIC and word not in NEVER for word in words_of(found)[:-1])


_HOUSES = Rule(
    "organisation",
    (
        rf"\b{_ORGANISATION} (?:{_CARE}|{_SCHOOL})\b(?: School| College)?",
        rf"\b(?:St|Mt|Saint)\.? {WORD}(?:['’]s)?(?: (?:{_CARE}|{_SCHOOL}))?",
        rf"\b{_ORGANISATION},? (?:{_FIRM})\b\.?(?: Ltd| Inc| LLC)?",
        rf"\b{WORD} (?:&|and) {WORD} (?:Solicitors|Sons|Co|Partners|Associates)\b",
    ),
    _a_named_house,
    needs=r"\p{Lu}",
)
_HOUSES_OF = Rule(
    "organisation",
    (
        rf"\b(?:University|College|School|Academy|Institute|Hospital|Bank|Church) of (?:the "
        rf")?{NAME}",
    ),
    lambda found: _a_named_house(found + " of"),
)
_SMALL_HOUSE = regex.compile(
    r"(?i)(?:high school|middle school|grammar school|elementary|academy|college|university|"
    r"uni|hospital|clinic|high)$"
)


def _a_small_named_house(found: str) -> bool:
    words = words_of(_SMALL_HOUSE.sub("", found))
    return bool(words) and not any(word in _GENERIC or word in NEVER for word in words)


_SMALL_HOUSES = Rule(
    "organisation",
    (
        r"\b(?i:at|of|from|in|to|attend|attended)\s+(?:the )?\K(?:st\.? )?(?:[\p{Ll}'’]+ ){1,2}"
        r"(?:high school|middle school|grammar school|elementary|academy|college|university|"
        r"hospital|clinic|high)\b",
        r"\b(?:university|college|school) of (?!(?:hard|life|the|my|thought)\b)\p{Ll}{4,}\b",
    ),
    lambda found: (
        bool(regex.match(r"(?:university|college|school) of ", found))
        or _a_small_named_house(found)
    ),
)
_EMPLOYERS = Rule(
    "organisation",
    (
        rf"\b(?i:work|works|worked|working|job|jobs|started|starting|shifts?|nights|manager|"
        rf"boss|hr|hired|fired|"
        rf"sacked|employed|interned|internship|years|career|laid off|interview|let go)(?: "
        rf"[\p{{Ll}}\d]+){{0,2}}? "
        rf"(?i:at|for|by|from)\s+(?:the )?\K{WORD}(?: (?:&|and) {WORD}| {WORD}){{0,3}}(?: "
        rf"(?:{_FIRM}))?",
        rf"\b(?i:study|studying|student|year|enrolled|graduated|dropped out|teachers?|head|"
        rf"bullied|lectures)"
        rf"(?: [\p{{Ll}}]+)? (?i:at|from|of)\s+(?:the )?\K{_ORGANISATION}",
        rf"\b(?i:inpatient|patient|ward|nurse|discharged|admitted|sectioned|bed|a&e|surgery|"
        rf"wife is|husband is|crisis team)"
        rf"(?: [\p{{Ll}}]+)? (?i:at|from|to|in)\s+(?:the )?\K{_ORGANISATION}",
    ),
    not_only_ordinary,
)

RULES = (_HOUSES, _HOUSES_OF, _SMALL_HOUSES, _EMPLOYERS)
