"""The claims of a text, and which of them another text still says.

    claims("Your sister rang. Call your GP.")                   → ("Your sister rang",
                                                                   "Call your GP", "GP")
    lost("Your sister rang. Call your GP.", "Your sister rang.") → ("Call your GP", "GP")

Words are read, not meanings: what is taken for lost may be said in other words.
"""

import re
from collections.abc import Iterator

from llumi.wording.content_words import clauses, denies, polarities, words

LEAST_KEPT = 2 / 3
"""The share of a claim's content words that must still stand. One in three may be put in other
words; a claim of one or two words has no word to spare, since what is left could be any other."""
COUNTS = re.compile(
    r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen)s?\b",
    re.I,
)
"""Numbers, in digits and in words; "one" is mostly no number."""

_NAME = re.compile(r"[A-Z][a-z]+(?:[’'][a-z]+)?|[A-Z]{2,}")


def claims(text: str) -> tuple[str, ...]:
    """The clauses that say or deny something, then the numbers and the names."""
    told = [clause for clause in clauses(text) if polarities(clause) or _denies(clause)]
    return tuple(dict.fromkeys([*told, *numbers(text), *names(text)]))


def lost(text: str, revised: str) -> tuple[str, ...]:
    """The claims of `text` that `revised` doesn't say any more, each with what became of it."""
    still = polarities(revised)
    gone = [what for clause in clauses(text) if (what := _lost(clause, revised, still))]
    stands = set(words(revised))
    gone += [number for number in numbers(text) if number not in numbers(revised)]
    gone += [name for name in names(text) if not stands.issuperset(words(name))]
    return tuple(dict.fromkeys(gone))


def numbers(text: str) -> list[str]:
    """Numbers in digits and in words, in small letters."""
    return [number.lower() for number in COUNTS.findall(text)]


def names(text: str) -> Iterator[str]:
    """Capitalised words that no sentence begins with."""
    for clause in clauses(text):
        if clause.isupper():
            continue
        for match in _NAME.finditer(clause):
            first = re.fullmatch(r"(?:.*[:\"“*>]\s*)?\W*", clause[: match.start()], re.DOTALL)
            part_of_a_word = re.search(r"[\w’']$", clause[: match.start()])
            if not first and not part_of_a_word and not re.match(r"I[’']", match[0]):
                yield match[0]


def _lost(clause: str, revised: str, still: dict[str, set[bool]]) -> str:
    """The clause and what became of it, where it is lost; else the empty text."""
    told = polarities(clause)
    if not told:
        # "Don't do it" has no content word; what it denies shows in its own words only.
        kept = f" {' '.join(words(clause))} " in f" {' '.join(words(revised))} "
        return clause if _denies(clause) and not kept else ""
    if sum(stemmed in still for stemmed in told) < LEAST_KEPT * len(told):
        return clause
    for stemmed, said in told.items():
        if stemmed in still and not said & still[stemmed]:
            return f"{clause} (denied {'no longer' if True in said else 'now'})"
    return ""


def _denies(clause: str) -> bool:
    return any(map(denies, words(clause)))
