"""What a workspace holds, and whether it still fits together.

pair read posts 3f9a…, and posts is 77c0… by now  →  warn  table pairs … llumi pair
runs/dpo learnt from pairs 51d2…, as they are      →  ok    run dpo …
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from llumi import __version__
from llumi.doctor.findings import Finding, State
from llumi.errors import LlumiError
from llumi.workspace import Manifest, Workspace

_AGAIN = "Run llumi {step} again."


def workspace(folder: Path) -> Iterator[Finding]:
    """Tables and runs of the workspace in `folder`; nothing is made or changed there."""
    if not folder.is_dir():
        yield Finding("workspace", State.OK, f"there is no {folder} yet.")
        return
    try:
        opened = Workspace(folder)
    except LlumiError as error:
        yield Finding("workspace", State.FAIL, error.message, error.hint)
        return
    yield from _tables(opened)
    for run in sorted(folder.glob("runs/[!.]*")):
        if run.is_dir():
            yield _run(opened, run)


def _tables(opened: Workspace) -> Iterator[Finding]:
    manifests = [done for step in _STEPS if (done := opened.manifest(step))]
    if not manifests:
        yield Finding("workspace", State.OK, f"{opened.folder} holds no tables yet.")
    for done in manifests:
        why = _behind(opened, done.inputs, done.versions)
        for name in done.tables:
            yield _table(opened, done, name, why)


_STEPS = ("collect", "pair", "revise", "evaluate", "study", "rate")


def _table(opened: Workspace, done: Manifest, name: str, why: str) -> Finding:
    try:
        table = opened.record(name)
    except LlumiError as error:
        return Finding(f"table {name}", State.FAIL, error.message, error.hint)
    said = f"{table.rows:,} rows, {_size(table.bytes)}, of {done.finished[:10]}"
    if why:
        return Finding(
            f"table {name}", State.WARN, f"{said}; {why}.", _AGAIN.format(step=done.step)
        )
    return Finding(f"table {name}", State.OK, f"{said}.")


def _run(opened: Workspace, folder: Path) -> Finding:
    check = f"run {folder.name}"
    size = _size(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
    try:
        record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        inputs, versions, method = record["inputs"], record["versions"], record["method"]
    except (OSError, ValueError, KeyError, TypeError):
        found = f"{size}; its run.json cannot be read."
        return Finding(check, State.FAIL, found, f"Delete {folder} and train again.")
    if why := _behind(opened, inputs, versions):
        return Finding(check, State.WARN, f"{size}; {why}.", _AGAIN.format(step=f"train {method}"))
    return Finding(check, State.OK, f"{size}, current.")


def _behind(opened: Workspace, inputs: Mapping[str, str], versions: Mapping[str, Any]) -> str:
    """Why what was made of `inputs` is not what would be made now; empty where it is.

    Sources outside the workspace are not looked at: they may rightly be gone.
    """
    changed = [
        name
        for name, digest in inputs.items()
        if opened.has(name) and _digest(opened, name) != digest
    ]
    if changed:
        return f"{', '.join(changed)} changed since"
    made_by = versions.get("llumi")
    return "" if made_by == __version__ else f"made by LLUMI {made_by}"


def _digest(opened: Workspace, name: str) -> str:
    try:
        return opened.record(name).sha256
    except LlumiError:
        return ""


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"
