"""Does a revision say all that the draft says, and nothing more?

    draft    "Your sister rang twice. Call your GP; it isn't your fault."
    revised  "Your sister rang. You could call Dr Hale; it is your fault."
    claims_lost(draft, revised)       → ("Call your GP", "it isn't your fault (denied no longer)",
                                         "GP")
    facts_added(post, draft, revised) → ("hale", "dr")

Both tests read words, not meanings, and each shows the words that it found. What they take for
lost may be said in other words: they refuse too much rather than too little, for a refused edit
costs one example and a kept one teaches a model to invent.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from llumi.assistant import weaknesses
from llumi.assistant.content_words import (
    SUPPORT,
    clauses,
    content,
    denies,
    is_content,
    polarities,
    stem,
    words,
)
from llumi.assistant.edits import apply_edits, edits_between
from llumi.assistant.improvement import COUNTS
from llumi.assistant.reasons import name_reason
from llumi.safety.screen import screen

LEAST_KEPT = 2 / 3
"""The share of a claim's content words that must still stand. One in three may be put in other
words; a claim of one or two words has no word to spare, since what is left could be any other."""

_NAME = re.compile(r"[A-Z][a-z]+(?:[’'][a-z]+)?|[A-Z]{2,}")
_SPELLING = "changes the spelling of a word"


def claims_lost(draft: str, revised: str) -> tuple[str, ...]:
    """The clauses, then the numbers and names of `draft` that `revised` doesn't say any more.

    A sentence that is nothing but a weakness ("Cheer up!") is no claim.
    """
    said = without_weak_words(draft)
    revised = with_the_drafts_spelling(draft, revised)
    still = polarities(revised)
    lost = [what for clause in clauses(said) if (what := _lost(clause, revised, still))]
    stands = set(words(revised))
    lost += [number for number in _numbers(said) if number not in _numbers(revised)]
    lost += [name for name in _names(said) if not stands.issuperset(words(name))]
    return tuple(dict.fromkeys(lost))


def facts_added(post: str, draft: str, revised: str) -> tuple[str, ...]:
    """What `revised` says that neither `draft` nor `post` says: words, numbers, names, a life.

    A number has to stand in the draft: the page holds back every other one that a model writes.
    """
    revised = with_the_drafts_spelling(draft, revised)
    stood = {*words(draft), *words(post)}
    known = {*content(draft), *content(post), *SUPPORT}
    added = [word for word in words(revised) if is_content(word) and stem(word) not in known]
    added += [number for number in _numbers(revised) if number not in _numbers(draft)]
    added += [name.lower() for name in _names(revised) if not stood.issuperset(words(name))]
    return tuple(dict.fromkeys([*added, *lives_claimed(post, draft, revised)]))


def lives_claimed(post: str, draft: str, revised: str) -> tuple[str, ...]:
    """Words of `revised` that claim a life of the writer's own, which `draft` doesn't claim."""
    before, after = (
        [found.words for found in screen(text, post=post) if found.rule == "lived_experience"]
        for text in (draft, revised)
    )
    return tuple(claim for claim in after if claim not in before)


def without_weak_words(draft: str) -> str:
    """The draft without the words that are a weakness: what is left of it is what it says.

    "You should call her. Cheer up!" → "You call her."; words that the remedy keeps stay.
    """
    edits = [
        replace(edit, after=_kept(edit.before, edit.after)) for edit, _ in weaknesses.find(draft)
    ]
    return apply_edits(draft, edits)


def with_the_drafts_spelling(draft: str, revised: str) -> str:
    """The revision with words spelt as the draft spells them: a letter changes no claim."""
    return apply_edits(
        draft,
        [edit for edit in edits_between(draft, revised) if not _is_spelling(name_reason(edit))],
    )


def _is_spelling(reason: tuple[str, str] | None) -> bool:
    return reason is not None and reason[1] == _SPELLING


def _kept(before: str, after: str) -> str:
    """The words and sentence ends of `before` that are still there in `after`."""
    if not after:
        return ""
    stay = words(after)
    parts = re.findall(r"[\w’']+|[.!?…;\n]", before)
    return " ".join(part for part in parts if not part[0].isalnum() or part.lower() in stay)


def _lost(clause: str, revised: str, still: dict[str, set[bool]]) -> str:
    """The clause and what became of it, where it is lost; else the empty text."""
    told = polarities(clause)
    if not told:
        # "Don't do it" has no content word; what it denies shows in its own words only.
        bare = words(clause)
        kept = f" {' '.join(bare)} " in f" {' '.join(words(revised))} "
        return "" if kept or not any(map(denies, bare)) else clause
    if sum(stemmed in still for stemmed in told) < LEAST_KEPT * len(told):
        return clause
    for stemmed, said in told.items():
        if stemmed in still and not said & still[stemmed]:
            return f"{clause} (denied {'no longer' if True in said else 'now'})"
    return ""


def _numbers(text: str) -> list[str]:
    return [number.lower() for number in COUNTS.findall(text)]


def _names(text: str) -> Iterator[str]:
    """Capitalised words that no sentence begins with."""
    for clause in clauses(text):
        if clause.isupper():
            continue
        for match in _NAME.finditer(clause):
            first = re.fullmatch(r"(?:.*[:\"“*>]\s*)?\W*", clause[: match.start()], re.DOTALL)
            part_of_a_word = re.search(r"[\w’']$", clause[: match.start()])
            if not first and not part_of_a_word and not re.match(r"I[’']", match[0]):
                yield match[0]
