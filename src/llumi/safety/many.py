"""What the screen and `points_to_help` say of many texts, without finding where the words stand.

judge(["I went through this.", "Please call a helpline.", "I hear you."])
→ [Judged("lived_experience", False), Judged(None, True), Judged(None, False)]
"""

from collections.abc import Sequence
from dataclasses import dataclass

from llumi.safety.pointing import points
from llumi.safety.reading import Reading, read
from llumi.safety.rules import worth_asking
from llumi.safety.screen import broken


@dataclass(frozen=True)
class Judged:
    """The first rule by which the screen would hold a text back; whether it points to help."""

    veto: str | None
    helps: bool


def judge(texts: Sequence[str]) -> list[Judged]:
    """Answer both questions for each text."""
    readings = [read(text) for text in texts]
    return [Judged(_veto(reading), points(reading)) for reading in readings]


def _veto(reading: Reading) -> str | None:
    rules = [rule for rule in worth_asking(reading, None) if rule.severity == "block"]
    if len(rules) == 1:
        # Which words they are does not matter then, so they need not be found in the original.
        return rules[0].id if any(rules[0].find(reading, None)) else None
    return next((finding.rule for finding in broken(rules, reading)), None)
