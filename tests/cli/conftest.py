"""Runs the program as a person does."""

import sys
from collections.abc import Callable

import pytest

from llumi.cli import main


@pytest.fixture
def llumi(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Runs a command, and gives its exit status."""

    def run(*words: object) -> object:
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code

    return run
