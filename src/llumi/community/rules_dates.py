"""Rules for days and great ages, which single a person out; a bare year or month does not.

"on 12 November 2019", "born 14/03/1987" → [date]      "my nan is 94" → [age]
"last March", "in 2019", "July 4th", "I'm 45", "95 days" → stay
"""

import regex

from llumi.community.rule import Rule

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_YEAR = r"(?:,?\s(?:of\s)?(?:19|20)\d\d|\s['’]\d\d)"
_FEASTS = regex.compile(
    r"(?i)^(?:(?:july|jul)\D*4(?:th)?|4(?:th)?\D*july|(?:dec\w*)\D*(?:24|25|26|31)(?:th|st)?|"
    r"(?:24|25|26|31)(?:th|st)?\D*dec\w*|jan\w*\D*1(?:st)?|1(?:st)?\D*jan\w*|feb\w*\D*14(?:th)?|"
    r"14(?:th)?\D*feb\w*|oct\w*\D*31(?:st)?|31(?:st)?\D*oct\w*|sep\w*\D*11(?:th)?|"
    r"11(?:th)?\D*sep\w*)$"
)
_DATES = Rule(
    "date",
    (
        r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)",
        r"(?<![\d/.-])(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}(?![\d/-]|\.\d)",
        rf"\b(?i:\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)?\s{_MONTH})\b\.?{_YEAR}?",
        rf"\b(?i:{_MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th))\b{_YEAR}?",
        rf"\b{_MONTH}\.?\s\d{{1,2}}\b(?![:%]|\s?(?i:am|pm|times|days|weeks|hours|people|mg|of))"
        rf"(?:{_YEAR})?",
        rf"\b(?i:{_MONTH}\.?\s\d{{1,2}},?\s(?:19|20)\d\d)\b",
    ),
    lambda found: not _FEASTS.match(found.strip(" .")),
    needs=r"\d",
)
_NINETY = (
    r"(?:9\d|1[01]\d|ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"a hundred(?: and \w+)?)"
)
_ELDER = (
    r"(?:i|he|she|who|nan|nana|nanna|nan['’]s|gran\w*|grand\w+|mum|mom|mother|father|dad|uncle|"
    r"aunt\w*|"
    r"neighbou?r|patient|resident|husband|wife)"
)
_NO_AGE = (
    r"(?!\s?(?:%|°|kg|lbs?|pounds|st\b|percent|degrees|days?|hours|minutes|weeks|months|miles|mph|"
    r"bpm|mg|points|times|dollars|in\b|\.\d|/))"
)
_AGES = Rule(
    "age",
    (
        rf"\b(?i:{_ELDER}(?:['’]s|['’]m|\s+is|\s+was|\s+am|\s+turned|\s+turns|\s+just turned|m|"
        rf"s))\s+"
        rf"(?:\p{{Ll}}+ly\s)?\K(?i:{_NINETY})\b{_NO_AGE}",
        rf"\b(?i:turned|turning|turns|aged|at the age of|age)\s+\K(?i:{_NINETY})\b{_NO_AGE}",
        rf"\b\K(?i:{_NINETY})(?=[ -]?(?i:years?[ -]old|yrs?[ -]old|y/?o\b|years? of age))",
        rf"\b(?i:at)\s+\K(?i:{_NINETY})(?=,?\s(?i:i|he|she|my|we)\b)",
    ),
    needs=r"\b9\d|\b1[01]\d|(?i:ninety|hundred)",
)

RULES = (_DATES, _AGES)
