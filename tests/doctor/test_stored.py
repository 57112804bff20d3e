"""Tables and runs of a workspace: whole, and made of what is there now."""

import json

import pytest

from llumi import __version__
from llumi.doctor import stored
from llumi.tables import SCHEMAS


@pytest.fixture
def filled(workspace):
    """A workspace with posts, splits made of them, and a run that learnt from them."""

    def write(step, name, inputs):
        table = SCHEMAS[name].empty_table()
        workspace.write(step, {name: table}, inputs=inputs, settings={}, counts={}, dropped={})

    write("collect", "posts", {"dump.jsonl": "0" * 64})
    write("pair", "splits", workspace.sha256("posts"))
    run = workspace.folder / "runs" / "sft"
    run.mkdir(parents=True)
    record = {
        "method": "sft",
        "inputs": workspace.sha256("splits"),
        "versions": {"llumi": __version__},
    }
    (run / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return workspace


def checks(workspace):
    return {one.check: one for one in stored.workspace(workspace.folder)}


def change(workspace, name):
    """Stand-in for a later step: the index names another content of table `name`."""
    index = workspace.folder / "workspace.json"
    content = json.loads(index.read_text(encoding="utf-8"))
    for step in content["steps"].values():
        if name in step["tables"]:
            step["tables"][name]["sha256"] = "f" * 64
    index.write_text(json.dumps(content), encoding="utf-8")


def test_a_workspace_that_fits_together_is_well(filled):
    found = checks(filled)
    assert list(found) == ["table posts", "table splits", "run sft"]
    assert {one.state for one in found.values()} == {"ok"}
    assert "0 rows" in found["table posts"].found and "MB" in found["run sft"].found


def test_what_was_made_of_a_table_that_changed_is_told(filled):
    change(filled, "posts")
    found = checks(filled)
    assert found["table posts"].state == "ok"
    assert found["table splits"].state == "warn"
    assert "posts changed since" in found["table splits"].found
    assert found["table splits"].todo == "Run llumi pair again."
    assert found["run sft"].state == "ok"
    change(filled, "splits")
    assert checks(filled)["run sft"].todo == "Run llumi train sft again."


def test_a_run_of_another_llumi_is_told(filled):
    file = filled.folder / "runs" / "sft" / "run.json"
    file.write_text(file.read_text().replace(__version__, "0.0.1"), encoding="utf-8")
    assert "made by LLUMI 0.0.1" in checks(filled)["run sft"].found


def test_a_table_that_is_gone_and_a_run_that_cannot_be_read_are_broken(filled):
    filled.path("splits").unlink()
    (filled.folder / "runs" / "sft" / "run.json").write_text("{")
    found = checks(filled)
    assert found["table splits"].state == "fail" and "llumi pair" in found["table splits"].todo
    assert found["run sft"].state == "fail"


def test_a_broken_index_is_a_finding(filled):
    (filled.folder / "workspace.json").write_text("{")
    assert checks(filled)["workspace"].state == "fail"


def test_looking_at_no_workspace_makes_none(tmp_path):
    (finding,) = stored.workspace(tmp_path / "work")
    assert finding.state == "ok" and "no" in finding.found
    assert not (tmp_path / "work").exists()
    (finding,) = stored.workspace(tmp_path)
    assert "no tables yet" in finding.found
