"""How much a post asks of whoever answers it, and what a sign of it is.

Tier.NONE < Tier.DISTRESS < Tier.POSSIBLE_RISK < Tier.IMMINENT
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """How much a post asks of whoever answers it; ordered, so that tiers compare."""

    NONE = 0
    DISTRESS = 1
    POSSIBLE_RISK = 2
    IMMINENT = 3

    @property
    def label(self) -> str:
        """The tier's name as files and pages write it: `possible_risk`."""
        return self.name.lower()


OTHER_PERSON = "They are worried about someone else."
LONG_AGO = "They write of a time that is over. Ask how it is now."


@dataclass(frozen=True)
class Sign:
    """Words that mean something by themselves."""

    tier: Tier
    reason: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Urgency:
    """Words that mean imminent risk beside a sign in `beside`; alone they mean `alone`."""

    alone: Tier
    beside: frozenset[str]
    same_sentence: bool
    reason: str
    pattern: re.Pattern[str]
