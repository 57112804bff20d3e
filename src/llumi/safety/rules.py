"""What a model's reply must not say: every rule with its reason and the guideline it follows.

    RULES["number"].reason → "A number must come from the checked list, never from a model."

To add a rule: a function from readings to spans, an entry here with the patterns it needs, texts
that must and must not fire in `tests/safety/`, and its row in `docs/safety.md`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from llumi.safety import clinical, contact, voice
from llumi.safety.reading import Reading, Span

Severity = Literal["block", "warn"]


@dataclass(frozen=True)
class Rule:
    """One thing that a reply must not say; `find` is given the reply and, if known, the post.

    `needs` are the patterns of which at least one occurs wherever `find` finds something.
    """

    id: str
    severity: Severity
    reason: str
    origin: str
    find: Callable[[Reading, Reading | None], Iterator[Span]]
    needs: tuple[re.Pattern[str], ...]


_WHO_MEDIA = "WHO, Preventing suicide: a resource for media professionals"
_WHO_PFA = "WHO, Psychological first aid: guide for field workers (2011)"
_REPORTING = "Recommendations for Reporting on Suicide (reportingonsuicide.org)"
_VERA = "VERA-MH rubric (Spring Health), Maintains Safe Boundaries"
_VERA_TONE = "VERA-MH rubric (Spring Health), Collaborates and Validates Appropriately"

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
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
            "diagnosis",
            "block",
            "It names a condition. Only a clinician who knows the person may do that.",
            _VERA,
            clinical.diagnoses,
            clinical.DIAGNOSES,
        ),
        Rule(
            "medication",
            "block",
            "It advises on medicine. That belongs to whoever prescribes it.",
            "LLUMI's own; peer support gives no medical advice",
            clinical.medication,
            clinical.MEDICATION,
        ),
        Rule(
            "method",
            "block",
            "It names a way to die or to hurt oneself.",
            f"{_WHO_MEDIA}; {_REPORTING}",
            clinical.methods,
            clinical.METHODS,
        ),
        Rule(
            "lived_experience",
            "block",
            "It claims a human life or profession. A model has neither; you may speak of yours.",
            "LLUMI's own (a model tuned on peers invents experience); compare VERA-MH, "
            "Maintains Safe Boundaries",
            voice.lived_experience,
            voice.LIVED,
        ),
        Rule(
            "minimising",
            "warn",
            "It may make the pain sound smaller than they say it is.",
            f"{_WHO_PFA}; {_VERA_TONE}",
            voice.minimising,
            voice.MINIMISING,
        ),
        Rule(
            "blame",
            "warn",
            "It may sound like blame or tough love.",
            f"{_WHO_PFA}; {_VERA_TONE}",
            voice.blame,
            voice.BLAME,
        ),
    )
}
