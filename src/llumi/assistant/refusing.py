"""May a proposed revision teach the improvement model? Tests in order; the first to refuse counts.

    first_refusal(post, "You should rest.", "You could rest.")     → None: it is kept
    first_refusal(post, "You should rest.", "I rest every Monday.") → Refusal("loses_a_claim", …)

Every test is a rule that a person can check against the words it shows. No model judges.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from llumi.assistant import weaknesses
from llumi.assistant.claims import claims_lost, facts_added, lives_claimed
from llumi.assistant.edits import edits_between
from llumi.assistant.improvement import MOST_REWRITTEN, looks_the_same, share_rewritten
from llumi.assistant.reasons import count_words, name_reason
from llumi.assistant.voice import flattens_voice
from llumi.safety.reading import read
from llumi.safety.rules import RULES
from llumi.safety.screen import Finding, screen

Test = Callable[[str, str, str], str | None]
"""A function of post, draft and proposal: why the proposal is refused, or None."""

UNCHANGED = "unchanged"
MOST_GROWTH = 1.5
"""How many times the draft's words a proposal may have."""


@dataclass(frozen=True)
class Refusal:
    """The test that refused a proposal, and in words what it found."""

    test: str
    detail: str


def first_refusal(post: str, draft: str, proposal: str) -> Refusal | None:
    """The first test that refuses `proposal`; None where it passes them all."""
    for name, test in TESTS.items():
        if detail := test(post, draft, proposal):
            return Refusal(name, detail)
    return None


def mended(post: str, draft: str, proposal: str) -> str | None:
    """The weaknesses of `draft` that `proposal` mends, in words; None where none can be named."""
    before, after = (_weak(text) for text in (draft, proposal))
    named = list(before - after)
    gone = {found.rule for found in screen(draft, post=post)}
    gone -= {found.rule for found in screen(proposal, post=post)}
    for edit in edits_between(draft, proposal):
        if reason := name_reason(edit, gone):
            named.append(reason[1])
    return "; ".join(dict.fromkeys(named)) or None


def _weak(text: str) -> Counter[str]:
    return Counter(weakness.reason for _, weakness in weaknesses.find(text))


def _unchanged(post: str, draft: str, proposal: str) -> str | None:
    del post
    return "says the same" if looks_the_same(draft, proposal) else None


def _too_long(post: str, draft: str, proposal: str) -> str | None:
    del post
    before, after = count_words(draft), count_words(proposal)
    return f"{after} words for {before}" if after > MOST_GROWTH * before else None


def _overwrites(post: str, draft: str, proposal: str) -> str | None:
    del post
    share = share_rewritten(draft, edits_between(draft, proposal))
    return f"{share:.0%} of the words replaced" if share > MOST_REWRITTEN else None


def _loses_a_claim(post: str, draft: str, proposal: str) -> str | None:
    del post
    return "; ".join(claims_lost(draft, proposal)) or None


def _lived_experience(post: str, draft: str, proposal: str) -> str | None:
    return "; ".join(lives_claimed(post, draft, proposal)) or None


def _adds_a_fact(post: str, draft: str, proposal: str) -> str | None:
    return "; ".join(facts_added(post, draft, proposal)) or None


def _flattens_the_voice(post: str, draft: str, proposal: str) -> str | None:
    del post
    return flattens_voice(draft, proposal)


def _unsafe(post: str, draft: str, proposal: str) -> str | None:
    before, after = (Counter(map(_broken, screen(text, post=post))) for text in (draft, proposal))
    return "; ".join(f"{rule}: {said}" if said else rule for rule, said in after - before) or None


def _broken(found: Finding) -> tuple[str, str]:
    """A finding as it compares: a rule of the whole reply is about no words of it."""
    return found.rule, "" if RULES[found.rule].whole else read(found.words).text


def _mends_nothing(post: str, draft: str, proposal: str) -> str | None:
    return None if mended(post, draft, proposal) else "no weakness of the draft is mended"


TESTS: dict[str, Test] = {
    UNCHANGED: _unchanged,
    "too_long": _too_long,
    "overwrites": _overwrites,
    "loses_a_claim": _loses_a_claim,
    # Before the facts, of which it is one: whoever looks at the counts asks for it by itself.
    "lived_experience": _lived_experience,
    "adds_a_fact": _adds_a_fact,
    "flattens_the_voice": _flattens_the_voice,
    "unsafe": _unsafe,
    "mends_nothing": _mends_nothing,
}

MEANINGS = {
    UNCHANGED: "it is the draft, but for quotation marks, dashes and blanks",
    "too_long": "it has more than one and a half times the draft's words",
    "overwrites": "it replaces more than 60 % of the draft's words",
    "loses_a_claim": "a claim, number or name of the draft is gone or turned round",
    "lived_experience": "it claims a life of the writer's own that the draft does not claim",
    "adds_a_fact": "it has a word, number or name that neither draft nor post has",
    "flattens_the_voice": "too few of the author's words or marks of voice are left",
    "unsafe": "the screen's rules find something that they do not find in the draft",
    "mends_nothing": "no weakness can be named that it mends",
}
"""What each test refuses, in words."""
