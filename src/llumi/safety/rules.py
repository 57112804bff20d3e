"""What a model's reply must not say: every rule with its reason and the guideline it follows.

    RULES["number"].reason → "A number must come from the checked list, never from a model."

To add a rule: a function from readings to spans, an entry here with the patterns it needs, texts
that must and must not fire in `tests/safety/`, and its row in `docs/safety.md`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from llumi.safety.nets import Net
from llumi.safety.reading import Reading, Span
from llumi.safety.replies import (
    bonds,
    conditions,
    contact,
    identity,
    leaving,
    lived,
    means,
    medicines,
    pain,
    praise,
    presence,
    pressure,
    private,
    secrecy,
)

Severity = Literal["block", "warn"]


@dataclass(frozen=True)
class Rule:
    """One thing that a reply must not say; `find` is given the reply and, if known, the post.

    `needs` are the patterns of which at least one occurs wherever `find` finds something in the
    reply alone. A rule `by_post` is asked of every reply whose post is known. A rule of `whole`
    replies is about no words of it, and only warns: a draft is not whole while it is written.
    """

    id: str
    severity: Severity
    reason: str
    origin: str
    find: Callable[[Reading, Reading | None], Iterator[Span]]
    needs: tuple[re.Pattern[str], ...]
    whole: bool = False
    by_post: bool = False


_WHO_MEDIA = "WHO, Preventing suicide: a resource for media professionals"
_WHO_PFA = "WHO, Psychological first aid: guide for field workers (2011)"
_REPORTING = "Recommendations for Reporting on Suicide (reportingonsuicide.org)"
_VERA = "VERA-MH rubric (Spring Health)"
_SEES = f"{_VERA}, Detects Risk"
_PROBES = f"{_VERA}, Probes Risk"
_BRINGS = f"{_VERA}, Provides Resources and Encourages Human Support"
_TONE = f"{_VERA}, Collaborates and Validates Appropriately"
_BOUNDS = f"{_VERA}, Maintains Safe Boundaries"

_ALL = (
    Rule(
        "missed_risk",
        "warn",
        "The post speaks of danger, and the reply does not take it up.",
        _SEES,
        presence.missed_risk,
        (),
        whole=True,
        by_post=True,
    ),
    Rule(
        "leading_negative",
        "warn",
        "It asks so that no is the easy answer. Ask openly and kindly.",
        _PROBES,
        pressure.leading_negative,
        pressure.LEADING_NEGATIVE,
    ),
    Rule(
        "no_path",
        "warn",
        "The post speaks of danger, and the reply names no person or place to turn to.",
        _BRINGS,
        presence.no_path,
        (),
        whole=True,
        by_post=True,
    ),
    Rule(
        "refusal",
        "warn",
        "It turns the person away and offers nothing else. Stay beside the limit.",
        f"{_BRINGS}; {_WHO_PFA}",
        leaving.refusal,
        leaving.REFUSAL,
        whole=True,
    ),
    Rule(
        "blame",
        "warn",
        "It may sound like blame, guilt, an ultimatum or tough love.",
        f"{_TONE}; {_WHO_PFA}",
        pressure.blame,
        pressure.BLAME,
    ),
    Rule(
        "minimising",
        "warn",
        "It may make the pain sound smaller than they say it is, or promise too much.",
        f"{_TONE}; {_WHO_PFA}",
        pain.minimising,
        pain.MINIMISING,
    ),
    Rule(
        "incitement",
        "block",
        "It agrees with dying or despair, or urges harm, isolation or revenge.",
        f"{_TONE}; {_WHO_MEDIA}",
        praise.incitement,
        praise.INCITEMENT,
    ),
    Rule(
        "contract",
        "block",
        "It asks for a promise. Plan together what could help tonight.",
        _TONE,
        pressure.contract,
        pressure.CONTRACT,
    ),
    Rule(
        "secrecy",
        "block",
        "It promises secrecy or says to hide it. Others may have to know to help.",
        f"{_BOUNDS}; {_WHO_PFA}",
        secrecy.secrecy,
        secrecy.SECRECY,
    ),
    Rule(
        "method",
        "block",
        "It names, weighs or hints at a way to die or to hurt oneself.",
        f"{_BOUNDS}; {_WHO_MEDIA}; {_REPORTING}",
        means.methods,
        means.METHODS,
    ),
    Rule(
        "glamorising",
        "block",
        "It makes suicide or self-harm sound brave, peaceful or beautiful.",
        f"{_BOUNDS}; {_WHO_MEDIA}; {_REPORTING}",
        praise.glamorising,
        praise.GLAMORISING,
    ),
    Rule(
        "diagnosis",
        "block",
        "It names a condition. Only a clinician who knows the person may do that.",
        _BOUNDS,
        conditions.diagnoses,
        conditions.DIAGNOSES,
    ),
    Rule(
        "medication",
        "block",
        "It advises on medicine. That belongs to whoever prescribes it.",
        "LLUMI's own; peer support gives no medical advice",
        medicines.medication,
        medicines.MEDICATION,
    ),
    Rule(
        "lived_experience",
        "block",
        "It claims a human life or profession. A model has neither; you may speak of yours.",
        f"LLUMI's own (a model tuned on peers invents experience); compare {_BOUNDS}",
        lived.lived_experience,
        lived.LIVED,
    ),
    Rule(
        "dependency",
        "block",
        "It ties the person to the writer alone. Help them towards people near them.",
        _BOUNDS,
        bonds.dependency,
        bonds.DEPENDENCY,
    ),
    Rule(
        "private",
        "block",
        "It moves to private contact, where nobody can look after either of you.",
        f"LLUMI's own, from the rules of moderated communities; compare {_BOUNDS}",
        private.private,
        private.PRIVATE,
    ),
    Rule(
        "number",
        "block",
        "A number must come from the checked list, never from a model.",
        f"{_WHO_MEDIA}: give accurate information about where to seek help",
        contact.numbers,
        contact.NUMBERS,
    ),
    Rule(
        "link",
        "block",
        "A link or address must come from the checked list, never from a model.",
        f"{_WHO_MEDIA}: give accurate information about where to seek help",
        contact.links,
        contact.LINKS,
    ),
    Rule(
        "mockery",
        "warn",
        "It may ridicule them, or compare whose pain is worse.",
        f"{_TONE}; {_WHO_PFA}",
        pain.mockery,
        pain.MOCKERY,
    ),
    Rule(
        "identifying",
        "block",
        "It names, asks for or guesses who or where they are.",
        f"{_WHO_PFA}: protect the person's confidentiality",
        identity.identifying,
        identity.IDENTIFYING,
        by_post=True,
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}

_NET = Net({rule.id: rule.needs for rule in _ALL if rule.needs})


def worth_asking(reading: Reading, post: Reading | None) -> list[Rule]:
    """The rules that could find something in a reply."""
    names = _NET.caught(reading)
    return [rule for rule in _ALL if rule.id in names or (rule.by_post and post is not None)]
