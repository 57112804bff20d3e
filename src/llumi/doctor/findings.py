"""What one check found, said to a person: one line, and what to do where something is amiss.

Finding("disk", State.WARN, "2.1 GB free where work lies.", "Free some space before …")
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`fail` is what keeps a part of LLUMI from working; `warn` is what a person should know."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


_GRAVITY = (State.OK, State.WARN, State.FAIL)


@dataclass(frozen=True)
class Finding:
    """`check` names what was looked at; `todo` is empty where nothing needs doing."""

    check: str
    state: State
    found: str
    todo: str = ""


def worst(findings: Sequence[Finding]) -> State:
    """The gravest state among findings."""
    return max((one.state for one in findings), key=_GRAVITY.index, default=State.OK)
