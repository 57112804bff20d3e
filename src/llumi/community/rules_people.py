"""Rules for the names of people: introductions, titles, relatives, signatures.

"my name is thuy", "Dr Okonkwo", "my boyfriend Diego", "Love, Ewa" → [name] for each name
"""

from llumi.community.known_names import first_names, is_english
from llumi.community.never_names import words
from llumi.community.rule import NAME, WORD, Rule, not_only_ordinary, words_of

_ANY = r"\p{L}[\p{L}'’-]+"
RELATION = (
    "boyfriend|girlfriend|bf|gf|husband|wife|hubby|partner|fianc[eé]e?|ex|friend|bestie|bff|mate|"
    "roommate|flatmate|housemate|brother|sister|bro|sis|son|daughter|mum|mom|dad|mother|father|"
    "stepdad|stepmum|stepmom|uncle|aunt|auntie|cousin|niece|nephew|grandma|grandpa|nan|baby|"
    "therapist|counsell?or|psychiatrist|psychologist|doctor|teacher|boss|manager|coworker|colleague|"
    "supervisor|neighbou?r|landlord|sponsor|pastor|abuser|stalker|dog|cat"
)
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Nurse|Sir|Pastor|Father|Rev|Imam|Rabbi)"


_NO_NAME = words("""
    not by just a an the so too very really on off out up irrelevant unimportant here gone when if
    because said told says office visit appointment wouldnt wont didnt doesnt isnt was is and or
    who that this back later tomorrow mud dirt what whatever anything something names crazy lazy
""")


def _a_name(found: str) -> bool:
    words = words_of(found)
    return not_only_ordinary(found) and not any(w in _NO_NAME for w in words)


_NAMES = Rule(
    "name",
    (
        rf"\b(?i:my name(?:['’]?s|\s+is|\s+was)|the name(?:['’]?s| is)|names|named|known as)"
        rf"\s+\K{NAME}",
        rf"\b(?i:my name(?:['’]?s|\s+is)|call me|people call me|everyone calls me)\s+\K{_ANY}\b",
        rf"\b(?i:{_TITLE})\.?\s+\K{NAME}",
        rf"\b[Tt]his is\s+\K{WORD}(?=\s(?:from|again|here)\b)",
        rf"\b(?i:dr|mrs|prof)\.?\s+\K{_ANY}\b",
        rf"(?m)^(?i:love|regards|best|cheers|yours|thanks|hugs|xx?)"
        rf",?\s*[\n ]-?\s*\K{NAME}(?=\s*[.x]*$)",
        rf"(?m)^\s*[-~–]\s?\K{WORD}$",
        rf"\b(?i:r\.?i\.?p\.?|goodbye|happy birthday)\s+(?:to\s+)?\K{NAME}",
    ),
    _a_name,
)


def _a_name_or_strange(found: str) -> bool:
    """A word that only English knows is the next sentence, not a name: "my partner Maybe I …"."""
    first = words_of(found)[0]
    return _a_name(found) and (first in first_names() or not is_english(first))


_RELATIVES = Rule(
    "name",
    (
        rf"\b(?i:my|our|his|her|their|the|an|best|old|new)\s+(?i:{RELATION})s?(?:\s*[,(]\s*|\s+)"
        rf"(?i:named |called )?\K{WORD}(?: {WORD})?(?!['’](?:m|ve|ll|re)\b)",
        rf"\b(?i:my|his|her|our)\s+(?i:{RELATION})s?\s+{WORD}\s+(?i:and|&)"
        rf"\s+\K{WORD}(?!['’](?:m|ve|ll|re)\b)",
    ),
    _a_name_or_strange,
)

_INTRODUCED = Rule(
    "name",
    (rf"\b(?i:my name(?:['’]?s|\s+is|\s+was))\s+\K{NAME}",),  # "my name is Hope"
    lambda found: not any(word in _NO_NAME for word in words_of(found)),
)

RULES = (_INTRODUCED, _NAMES, _RELATIVES)
