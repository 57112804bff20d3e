"""`llumi doctor` at the command line."""

import json
import sys

import pytest

from llumi.cli import doctor, main
from llumi.doctor.findings import Finding, State


@pytest.fixture
def llumi(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", "doctor", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code or 0, capsys.readouterr().out

    return run


@pytest.fixture
def finds(monkeypatch):
    """Decides what the checks find."""

    def put(*states):
        found = [Finding(f"check {state}", state, "So it is.", "Do this.") for state in states]
        monkeypatch.setattr(doctor, "look_at_everything", lambda *_, **__: iter(found))

    return put


def test_every_check_is_a_line_and_nothing_is_made(llumi, tmp_path):
    code, out = llumi("--json")
    said = json.loads(out)
    assert said.keys() == {"state", "checks"}
    names = [one["check"] for one in said["checks"]]
    for name in ("packages", "extra train", "model", "GPU", "memory", "disk", "workspace"):
        assert name in names
    assert "help lines" in names and "telemetry" in names
    assert all(one.keys() == {"check", "state", "found", "todo"} for one in said["checks"])
    assert code == (1 if said["state"] == "fail" else 0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("states", "code", "verdict"),
    [
        ([State.OK], 0, "All is well."),
        ([State.OK, State.WARN], 0, "Nothing is broken; 1 thing to know."),
        ([State.WARN, State.FAIL], 1, "1 of 2 checks failed; LLUMI is not ready."),
    ],
)
def test_only_what_is_broken_makes_it_fail(llumi, finds, states, code, verdict):
    finds(*states)
    ended, out = llumi()
    assert ended == code
    assert out.splitlines()[-1] == verdict
    assert "→ Do this." in out
