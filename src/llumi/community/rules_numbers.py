"""Rules for numbers of people and things: national, patient, bank, plate, machine, telephone.

"QQ 12 34 56 C", "case number A1182734", "reg QX19 ABD" → [id]
"oh seven seven double oh nine hundred", "555-0142" → [phone]
"""

import regex

from llumi.community.rule import Rule, digits, digits_of

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
        r"\[(?:phone|id)\]\K(?:[\s,-]{1,2}(?i:zero|oh|one|two|three|four|five|six|seven|eight|"
        r"nine))+\b",
        r"(?<![\d$£€])\b\d[\d-]{2,20} ?(?=\[(?:phone|id)\])",
    ),
    needs=r"\d|\[(?:phone|id)\]",
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
    needs=r"\d",
)
_YEARS_ONLY = regex.compile(r"^(?:19|20)\d\d$")
_FILES = Rule(
    "id",
    (
        r"\b(?i:case|patient|hospital|client|reference|ref|claim|file|mrn|complaint|"
        r"member(?:ship)?|policy|passport|"
        r"licen[cs]e|student|employee|badge|ticket|prescription|record|inmate|booking|nhs|ssn|"
        r"social)"
        r"(?i:[ -]?(?:id|no\.?|number|num|nr|ref|reference|#))?(?i:\s+(?:is|was|nr))?[:#,\s(]{1,3}"
        r"\K(?:[A-Z]{2,4} )?(?=\S*\d)[A-Za-z0-9][A-Za-z0-9/-]*(?:[ -]\d[\d-]*)*",
        r"\b[A-Z]{1,3}\d{5,}[A-Z]?\b",
        r"\b[A-Z]{2,4}-\d{4}-\d{3,}\b",
    ),
    lambda found: digits(4)(found) and not _YEARS_ONLY.match(found),
    needs=r"\d",
)
_PLATES = Rule(
    "id",
    (
        r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b",
        r"\b\d[A-Z]{3}\d{3}\b",
        r"\b[A-Z]{3}-\d{4}\b",
        r"\b(?i:(?:licen[cs]e|number|registration)? ?plates?|numberplate|reg|registration|car "
        r"is|car was|van is|truck is)"
        r"(?i:\s(?:no|number|is|was|reads|of))?[:,.\s]{1,3}\K(?i:(?=[a-z]*\d)"
        r"[a-z\d]{2,4}[ -]?[a-z\d]{2,4})\b",
    ),
    digits(2),
    needs=r"\d",
)
_ADDRESSES_OF_MACHINES = Rule(
    "id",
    (
        r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]\d)",
        r"(?<![\w:])(?i:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4})(?![\w:])",
        r"(?<![\w:])"
        r"(?i:[0-9a-f]{2,4}(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)"
        r"(?![\w:])",
    ),
    digits(4),
    needs=r"\d\.\d|::?[\da-f]",
)

_DIGIT = (
    r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|"
    r"thousand|o)"
)
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
    needs=r"(?i)\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b",
)
_PHONES = Rule(
    "phone",
    (
        r"(?<![\d.,$£€-])\d(?:[ .]\d){6,14}(?![\d%])",
        r"(?<![\d$£€.,/-])\d{3}[-.]\d{4}(?![\d-])",
        r"(?<![\d$£€.,/-])\d{3}\.\d{2}\.\d{2}(?![\d.])",
        r"(?<![\d/])0\d{2,4}/\d{3}/\d{3,4}(?![\d/])",
        r"\b(?i:call|text|ring|whatsapp|number(?:['’]?s| is)?|cell|mobile|phone|tel|landline|"
        r"reach me)\W{1,3}"
        r"(?:(?:me|us|him|her|is|on|at)\s+){0,2}\K\+?\(?\d[\d\s().-]{5,}\d\b",
    ),
    _an_odd_number,
)

RULES = (_BANK, _NATIONAL, _FILES, _PLATES, _ADDRESSES_OF_MACHINES, _SPELT_PHONES, _PHONES)
