"""The verdict follows the gravest finding."""

import pytest

from llumi.doctor.findings import Finding, State, worst


@pytest.mark.parametrize(
    ("states", "verdict"),
    [
        ([], State.OK),
        ([State.OK, State.OK], State.OK),
        ([State.WARN, State.OK], State.WARN),
        ([State.WARN, State.FAIL, State.OK], State.FAIL),
    ],
)
def test_the_worst_finding_decides(states, verdict):
    assert worst([Finding("a check", state, "") for state in states]) is verdict
