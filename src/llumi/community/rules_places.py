"""Rules for places that lead to a person: addresses, postcodes, where somebody lives or comes from.

"14 Larkspur Lane", "LS99 4QP", "we live in Nether Hallow" → [place]
"""

import regex

from llumi.community.rule import NAME, WORD, Rule, not_only_ordinary

_STREET = (
    "Street|St|Road|Rd|Lane|Ln|Drive|Dr|Avenue|Ave|Close|Court|Ct|Crescent|Way|Place|Pl|Terrace|"
    "Gardens|Grove|Rise|Hill|Square|Sq|Boulevard|Blvd|Walk|Row|Mews|Parade|Trail|Circle|Parkway|Park|Highway"
)
_STREET_SMALL = "street|road|rd|lane|avenue|ave|drive|close|crescent|terrace|court|gardens"
_FLAT = r"(?:(?i:flat|apt|apartment|unit|suite|room)\.?\s*#?\d{0,4}\p{L}?,?\s+)?"
_ORDINARY_BEFORE_A_STREET = regex.compile(
    r"(?i)\b(?:weeks?|days?|hours?|hrs?|minutes?|mins?|months?|years?|yrs?|times?|miles?|km|"
    r"people|the|"
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
        rf"\b(?:{WORD}\s){{1,2}}(?:Street|Road|Lane|Avenue|Crescent|Boulevard)\b",
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
        r"\b(?i:near|around|area|covers|in|serving)\s+\K\d{5}(?:-\d{4})?\b(?!\s*(?i:people|of|"
        r"steps|\p{L}+s\b))",
        r"\b(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|"
        r"RI|S[CD]|"
        r"T[NX]|UT|V[AT]|W[AIVY])\s+\K\d{5}(?:-\d{4})?\b",
    ),
    needs=r"\d",
)
_AREAS = Rule(
    "place",
    (
        rf"\b(?i:(?:live|lives|lived|living|grew up|grow up|born|raised|stuck|based|stayed|staying)"
        rf"(?: (?:back|right|alone|here|out|over|up|down))? (?:in|near|outside|around))\s+\K{NAME}",
        rf"\b(?i:mov(?:e|ed|ing)|drove|fl[ei]w|relocated|emigrated|back)(?: (?:all the way|"
        rf"back|out|over|up|down))?"
        rf" (?i:to|from)\s+\K{NAME}",
        rf"\b(?i:(?:i['’]?m|am|is|are|we['’]re|originally|came|come) from)\s+\K{NAME}",
    ),
    not_only_ordinary,
)

RULES = (_ADDRESSES, _POSTCODES, _AREAS)
