"""The list of help lines: whether it is as it was signed, and how old it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from llumi.doctor.findings import Finding, State
from llumi.errors import LlumiError
from llumi.safety.help_lists import for_workspace
from llumi.safety.help_signing import look


def help_lines(folder: Path, named: Path | None, *, today: date) -> Iterator[Finding]:
    """What the page of the workspace in `folder` would show, and how far to rely on it."""
    try:
        registry = for_workspace(folder, named)
    except LlumiError as error:
        yield Finding("help lines", State.FAIL, error.message, error.hint)
        return
    found = look(registry, today=today)
    said = f"{found.standing}; {found.entries} entries, the oldest checked on {found.checked}."
    if found.signed:
        yield Finding("help lines", State.OK, said)
    else:
        todo = f"Sign it: llumi help-lines sign {registry.own and registry.own.path} --key KEY."
        yield Finding("help lines", State.WARN, said, todo)
    if found.warning:
        todo = "Check each and write it into your own list; docs/safety.md says how."
        yield Finding("help lines' age", State.WARN, found.warning, todo)
    if found.unrung:
        said = f"nobody rang {found.unrung} of {found.entries} entries."
        todo = "Ring those of your country before people depend on them."
        yield Finding("help lines' check", State.WARN, said, todo)
