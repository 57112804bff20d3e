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
from dataclasses import replace

from llumi.assistant import weaknesses
from llumi.assistant.edits import apply_edits, edits_between
from llumi.assistant.reasons import name_reason
from llumi.safety.screen import screen
from llumi.wording.claims import lost, names, numbers
from llumi.wording.content_words import SUPPORT, content, is_content, stem, words

_SPELLING = "changes the spelling of a word"


def claims_lost(draft: str, revised: str) -> tuple[str, ...]:
    """The clauses, then the numbers and names of `draft` that `revised` doesn't say any more.

    A sentence that is nothing but a weakness ("Cheer up!") is no claim.
    """
    return lost(without_weak_words(draft), with_the_drafts_spelling(draft, revised))


def facts_added(post: str, draft: str, revised: str) -> tuple[str, ...]:
    """What `revised` says that neither `draft` nor `post` says: words, numbers, names, a life.

    A number has to stand in the draft: the page holds back every other one that a model writes.
    """
    revised = with_the_drafts_spelling(draft, revised)
    stood = {*words(draft), *words(post)}
    known = {*content(draft), *content(post), *SUPPORT}
    added = [word for word in words(revised) if is_content(word) and stem(word) not in known]
    added += [number for number in numbers(revised) if number not in numbers(draft)]
    added += [name.lower() for name in names(revised) if not stood.issuperset(words(name))]
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
