"""What Presidio is given to find: our rules, our lists of names and cities, spaCy's entities.

    recognisers() → one for each rule, `ListedNames`, `ListedCities`
    "met kwame in leeds" → PERSON 4-9, LOCATION 13-18

Only `deidentify.load` imports this module: Presidio and spaCy are optional.
"""

from collections.abc import Iterator

import regex
from presidio_analyzer import LocalRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from llumi.community import (
    rules_dates,
    rules_net,
    rules_numbers,
    rules_organisations,
    rules_people,
    rules_places,
)
from llumi.community.findings import LISTED, SURE
from llumi.community.known_names import cities, first_names, is_english, surnames
from llumi.community.never_names import AMBIGUOUS, AMBIGUOUS_CITIES, NEVER
from llumi.community.rule import Rule
from llumi.community.rules_people import RELATION

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*")
_OWNED = regex.compile(r"['’]s$")


RULES = (
    *rules_people.RULES,
    *rules_places.RULES,
    *rules_organisations.RULES,
    *rules_dates.RULES,
    *rules_numbers.RULES,
    *rules_net.RULES,
)


class Checked(PatternRecognizer):  # type: ignore[misc]
    """A rule as Presidio takes it; what fails its check is no finding."""

    def __init__(self, rule: Rule, number: int) -> None:
        super().__init__(
            supported_entity=rule.kind.upper(),
            name=f"{rule.kind}-{number}",
            patterns=[Pattern(rule.kind, pattern, SURE) for pattern in rule.patterns],
            global_regex_flags=regex.V0,
        )
        self._check = rule.check
        self._needs = regex.compile(rule.needs)

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """Findings in a text that may hold any."""
        if not self._needs.search(text):
            return []
        found: list[RecognizerResult] = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return found

    def invalidate_result(self, pattern_text: str) -> bool:
        """Whether the finding is none after all."""
        return not self._check(pattern_text)


class ListedNames(LocalRecognizer):  # type: ignore[misc]
    """First names of the list; in small letters only beside words that speak of a person."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["NAME"], name="listed names")

    def load(self) -> None:
        """Read the lists."""
        self._names, self._surnames = first_names(), surnames()
        is_english("read")  # the dictionary too

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """First names, with the surname that follows."""
        words = list(_WORD.finditer(text))
        found = []
        for at, word in enumerate(words):
            if self._is_name(text, word):
                end = _end(word)
                after = words[at + 1] if at + 1 < len(words) else None
                if after and text[end : after.start()] == " " and self._is_surname(after.group()):
                    end = _end(after)
                found.append(RecognizerResult("NAME", word.start(), end, LISTED))
        return found

    def _is_name(self, text: str, word: "regex.Match[str]") -> bool:
        said = _OWNED.sub("", word.group())
        small = said.casefold()
        if small not in self._names:
            return said.islower() and not is_english(said) and _told_of_a_person(text, word)
        if said[0].isupper() and not said.isupper():
            return small not in AMBIGUOUS or (
                small not in NEVER and bool(_INTRODUCED.search(text, 0, word.start()))
            )
        if small in AMBIGUOUS or len(small) < 3:
            return False
        strange = len(small) > 4 and not is_english(small)
        return strange or said.isupper() or _beside_a_persons_words(text, word)

    def _is_surname(self, word: str) -> bool:
        small = _OWNED.sub("", word).casefold()
        if word[0].isupper() and not word.isupper():
            return small not in NEVER
        return small in self._surnames and small not in AMBIGUOUS and len(small) > 4


class ListedCities(LocalRecognizer):  # type: ignore[misc]
    """Cities of the list; in small letters only after a word of place ("in", "from", "near")."""

    _LONGEST = 3

    def __init__(self) -> None:
        super().__init__(supported_entities=["PLACE"], name="listed cities")

    def load(self) -> None:
        """Read the list."""
        self._cities = cities()

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The longest name of a city that begins at each word."""
        found = []
        after = 0
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            if word.start() < after:
                continue
            for end in self._ends(words[at : at + self._LONGEST]):
                name = text[word.start() : end]
                if name.casefold() in self._cities and self._is_place(text, word.start(), name):
                    found.append(RecognizerResult("PLACE", word.start(), end, LISTED))
                    after = end
                    break
        return found

    @staticmethod
    def _ends(words: "list[regex.Match[str]]") -> Iterator[int]:
        for word in reversed(words):
            yield word.end() - 2 if _OWNED.search(word.group()) else word.end()

    @staticmethod
    def _is_place(text: str, start: int, name: str) -> bool:
        small = name.casefold()
        if small in NEVER:
            return False
        in_place = bool(_PLACED.search(text, 0, start))
        if not name[0].isupper():
            return in_place and len(small) > 3 and small not in AMBIGUOUS_CITIES
        if (
            small in AMBIGUOUS_CITIES
            or small in AMBIGUOUS
            or (" " not in small and small in first_names())
        ):
            return in_place and not name.isupper()
        return True


_PLACED = regex.compile(
    r"\b(?i:in|from|near|to|around|outside|of|via|at|visit(?:ed|ing)?|left|leave|leaving|"
    r"downtown|central|,)\s+"
    r"(?i:(?:downtown|central|north|south|east|west|greater|lovely|sunny|rainy)\s)?$"
)
_INTRODUCED = regex.compile(
    rf"\b(?i:my name is|my name['’]?s|names|name is|named|called|i['’]?m|i am|it['’]?s|this is|"
    rf"call me|hey|hi|hello|dear|"
    rf"thanks|thank you|met|(?:my|his|her|our|best) (?:{RELATION}))\s+[(]?$"
)
_PEOPLE_BEFORE = regex.compile(
    rf"\b(?i:name is|name['’]?s|names|named|called|i['’]?m|i am|it['’]?s|its|this is|call me|"
    rf"hey|hi|hello|dear|thanks|"
    rf"thank you|sorry|met|meet|me and|and me|with|miss|love|told|about|asked|texted|phoned|"
    rf"hugged|dated|dating|married|"
    rf"from|to|when|because|that|so|for|and|but|like|saw|see|seeing|hate|lost|left|said|by|if|"
    rf"while|since|then|until|"
    rf"kissed|(?:{RELATION}))\s+[(]?$"
)
_PEOPLE_AFTER = regex.compile(
    r"^(?:['’]s|s)?(?:$|[,.!?)]|\s+(?i:said|says|told|tells|texted|called|calls|left|died|is|"
    r"was|and|wont|won['’]t|has|had|"
    r"will|would|who|again|btw|here|just|never|always|came|went|got|gets|does|did|doesn['’]?t|"
    r"didn['’]?t|knows|knew|thinks|"
    r"thought|i|if|my|your|you|u|for|six|loves|loved|hates|hit|hits|broke|wants|asked|made|"
    r"makes|keeps|took|fight|fights|stopped|started)\b)"
)


def _beside_a_persons_words(text: str, word: "regex.Match[str]") -> bool:
    before = bool(_PEOPLE_BEFORE.search(text, 0, word.start())) or not text[: word.start()].strip()
    return before and bool(_PEOPLE_AFTER.search(text[word.end() :][:30]))


_STRANGER_BEFORE = regex.compile(
    rf"\b(?i:(?:my|his|her|our|best) (?:{RELATION})|hey|hi|met|named|called)\s$"
)
_STRANGER_AFTER = regex.compile(
    r"^(?:,|\s+(?i:said|says|told|tells|texted|called|left|died|is|was|and my|wont|has|had|i|"
    r"i['’]m|im|who|fights?|thinks|"
    r"hits?|wants|keeps|took|for|and i)\b)"
)

_STORY_BEFORE = regex.compile(r"\b(?i:so|when|because|cuz|then|but|until)\s$")
_STORY_AFTER = regex.compile(
    r"^\s(?i:texted|told|called|messaged|hugged|hit|kissed|blocked|ghosted|dumped|left) (?i:me|"
    r"us)\b"
)


def _told_of_a_person(text: str, word: "regex.Match[str]") -> bool:
    """Whether a word that no dictionary knows stands where a name is expected."""
    after = text[word.end() :][:20]
    if _STRANGER_BEFORE.search(text, 0, word.start()):
        return bool(_STRANGER_AFTER.search(after))
    return bool(_STORY_BEFORE.search(text, 0, word.start()) and _STORY_AFTER.search(after))


def _end(word: "regex.Match[str]") -> int:
    owned = _OWNED.search(word.group())
    return int(word.end()) - (2 if owned else 0)


def recognisers() -> list[LocalRecognizer]:
    """All of ours; spaCy's own is added beside them."""
    checked = [Checked(rule, number) for number, rule in enumerate(RULES)]
    return [*checked, ListedNames(), ListedCities()]
