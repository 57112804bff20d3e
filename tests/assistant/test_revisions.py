"""The step: counts add up, a kill costs nothing, and what may not be a draft is none."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from llumi.assistant import revisions
from llumi.assistant.refusing import TESTS
from llumi.assistant.revisions import revise
from llumi.backends.echo import Echo
from llumi.errors import BackendError, InputError
from llumi.tables import SCHEMAS, check
from llumi.workspace import open_workspace

LAST = "The river is calm this week and the kettle is on for you!"
POSTS = [
    {"post_id": "p1", "author": "mo", "text": "My cat died in March and the flat is silent."},
    {"post_id": "p2", "author": "ana", "text": "Exams start on Monday and I can't sleep."},
    {
        "post_id": "p3",
        "author": "kit",
        "text": "I've written the goodbye notes. I am going to kill myself tonight.",
    },
]
SIDES = {"p1": "train", "p2": "test", "p3": "train"}
COMMENTS = [
    {"comment_id": "c1", "post_id": "p1", "text": f"You should call your sister. {LAST}"},
    {"comment_id": "c2", "post_id": "p1", "text": f"Long evenings without her cat. {LAST}"},
    {"comment_id": "c3", "post_id": "p2", "text": f"You should ring your tutor. {LAST}"},
    {"comment_id": "c4", "post_id": "p2", "text": f"Cheer up! Monday will come. {LAST}"},
    {"comment_id": "short", "post_id": "p1", "text": "You should rest."},
    {"comment_id": "urgent", "post_id": "p3", "text": f"You should call someone. {LAST}"},
    {"comment_id": "blocked", "post_id": "p1", "text": f"I lost my cat in April too. {LAST}"},
    {"comment_id": "both", "post_id": "p1", "author": "x", "text": f"Ring me soon. {LAST}"},
    {"comment_id": "sides", "post_id": "p2", "author": "x", "text": f"Ring me soon. {LAST}"},
    {"comment_id": "poster", "post_id": "p2", "author": "mo", "text": f"Good luck. {LAST}"},
]
DRAFTS = {"c1", "c2", "c3", "c4"}


class Editor:
    """Does to each draft what it is told to; `asked` counts, `fails_at` breaks it off."""

    models = ("base", "tuned")

    def __init__(self, edit=lambda draft: draft, fails_at=None):
        self.edit, self.fails_at, self.asked = edit, fails_at, 0

    def stream(self, messages, *, model, sampling):
        assert model == "tuned"
        if self.asked == self.fails_at:
            raise BackendError("The server is gone.")
        self.asked += 1
        yield self.edit(messages[-1]["content"].split("Reply:\n")[1].split("\n\nImprove")[0])

    def close(self):
        """Nothing is held."""


def well(draft):
    return f"That sounds hard. {draft}".replace("should", "could")


def community(workspace, fill):
    fill(workspace, POSTS, COMMENTS)
    sides = [{"post_id": post, "split": split} for post, split in SIDES.items()]
    table = pa.Table.from_pylist(sides, SCHEMAS["splits"])
    workspace.write("pair", {"splits": table}, inputs={}, settings={}, counts={}, dropped={})
    return workspace


@pytest.fixture
def filled(workspace, fill):
    """Four comments that can be drafts, and six that cannot."""
    return community(workspace, fill)


def rows(workspace):
    return workspace.table("revisions").to_pylist()


def whole(workspace):
    manifest = workspace.manifest("revise")
    return rows(workspace), manifest.counts, manifest.dropped


def test_rules_alone_make_a_row_for_each_draft(filled):
    manifest = revise(filled, None)
    found = {row["comment_id"]: row for row in rows(filled)}
    assert set(found) == DRAFTS
    assert found["c1"]["proposal"] == f"You could call your sister. {LAST}"
    assert found["c1"]["refused"] is None and "offers a step" in found["c1"]["reason"]
    assert found["c4"]["proposal"] == f"Monday will come. {LAST}"
    assert manifest.counts["kept"] == {"rules": 3}


def test_a_draft_without_a_proposal_is_a_row_that_says_so(filled):
    revise(filled, None)
    (row,) = (row for row in rows(filled) if row["comment_id"] == "c2")
    assert row["proposal"] == row["draft"] == COMMENTS[1]["text"]
    assert (row["refused"], row["reason"], row["detail"]) == ("unchanged", None, None)


def test_the_table_is_as_declared_and_its_rows_have_names_of_their_own(filled):
    revise(filled, Editor(well), model="tuned")
    assert check("revisions", filled.table("revisions")).schema == SCHEMAS["revisions"]
    ids = [row["revision_id"] for row in rows(filled)]
    assert len(set(ids)) == len(ids) == 7
    assert {row["split"] for row in rows(filled) if row["post_id"] == "p2"} == {"test"}


@pytest.mark.parametrize(
    ("edit", "outcome"),
    [
        (well, None),
        (lambda draft: draft, "unchanged"),
        (lambda draft: "", "unchanged"),
        (lambda draft: "Grief takes time, so be gentle with it all now.", "overwrites"),
        (lambda draft: well(draft).replace("kettle", "cottage"), "adds_a_fact"),
        (lambda draft: f"I had a cat too. {draft}", "lived_experience"),
        (lambda draft: well(draft).replace("!", "."), "flattens_the_voice"),
        (
            lambda draft: draft.replace("calm this week and the kettle is on", "here"),
            "loses_a_claim",
        ),
    ],
)
def test_what_a_model_does_to_drafts_is_counted_under_its_name(filled, edit, outcome):
    manifest = revise(filled, Editor(edit), model="tuned")
    if outcome is None:
        assert manifest.counts["kept"]["tuned"] == 4
    else:
        assert manifest.counts["kept"]["tuned"] == 0
        assert manifest.counts["refused"]["tuned"][outcome] >= 3
    of_model = [row for row in rows(filled) if row["by"] == "tuned"]
    assert all(bool(row["refused"]) != bool(row["reason"]) for row in of_model)


def test_counts_add_up(filled):
    edits = iter([well, lambda draft: draft, lambda draft: "No.", well])
    counts = revise(filled, Editor(lambda draft: next(edits)(draft)), model="tuned").counts
    assert counts["drafts"] == 4
    for by in ("rules", "tuned"):
        assert counts["kept"][by] + sum(counts["refused"][by].values()) == 4
        assert set(counts["refused"][by]) <= set(TESTS)
    unchanged = sum(of.get("unchanged", 0) for of in counts["refused"].values())
    assert counts["proposals"] == 2 * 4 - unchanged
    assert len([row for row in rows(filled) if row["refused"] != "unchanged"]) == 8 - unchanged
    kept = {row["comment_id"] for row in rows(filled) if row["refused"] is None}
    assert counts["without_change"] == 4 - len(kept)


def test_what_may_not_be_a_draft_is_left_out_and_counted(filled):
    dropped = revise(filled, None).dropped
    assert dropped == {
        "comment not of 8 to 250 words": 1,
        "post of imminent danger": 1,
        "comment held back by the safety screen": 1,
        "comment whose author belongs to another split": 3,
    }


def test_at_most_so_many_are_drawn_by_seed_and_always_the_same(filled):
    def drawn(**options):
        revise(filled, None, **options)
        return [row["comment_id"] for row in rows(filled)]

    everything = drawn(at_most=0)
    assert drawn(at_most=2) == everything[:2] == drawn(at_most=2)
    assert len({tuple(drawn(at_most=0, seed=seed)) for seed in range(6)}) > 1


def test_progress_sees_every_draft(filled):
    seen = []

    def progress(drafts):
        for draft in drafts:
            seen.append(draft.comment_id)
            yield draft

    revise(filled, None, progress=progress)
    assert set(seen) == DRAFTS


# Going on


def test_a_model_that_breaks_off_costs_no_finished_draft(filled, tmp_path, fill):
    with pytest.raises(BackendError):
        revise(filled, Editor(well, fails_at=2), model="tuned")
    assert not filled.has("revisions")
    second = Editor(well)
    revise(filled, second, model="tuned")
    assert second.asked == 2
    untroubled = community(open_workspace(tmp_path / "other"), fill)
    revise(untroubled, Editor(well), model="tuned")
    assert whole(filled) == whole(untroubled)
    assert not filled.unfinished("revise").exists()


def test_a_last_line_that_was_cut_off_is_done_again(filled):
    with pytest.raises(BackendError):
        revise(filled, Editor(well, fails_at=3), model="tuned")
    (file,) = filled.unfinished("revise").iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(BackendError):
        revise(filled, Editor(well, fails_at=1), model="tuned")
    assert len([json.loads(line) for line in file.read_text("utf-8").splitlines()]) == 3
    again = Editor(well)
    revise(filled, again, model="tuned")
    assert again.asked == 1


def test_other_settings_take_nothing_from_unfinished_work(filled):
    with pytest.raises(BackendError):
        revise(filled, Editor(well, fails_at=3), model="tuned")
    other = Editor(well)
    revise(filled, other, model="tuned", seed=1)
    assert other.asked == 4


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from test_revisions import Editor, well
from llumi.assistant.revisions import revise
from llumi.workspace import open_workspace

def until_the_third(drafts):
    for at, draft in enumerate(drafts):
        if at == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        yield draft

workspace = open_workspace(Path(sys.argv[1]))
revise(workspace, Editor(well), model="tuned", progress=until_the_third)
"""


def test_killed_in_the_middle_the_step_goes_on_to_the_same_result(filled, tmp_path, fill):
    here = str(Path(__file__).parent)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(filled.folder), here],
        check=False,
        capture_output=True,
        env=os.environ,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    reopened, editor = open_workspace(filled.folder), Editor(well)
    revise(reopened, editor, model="tuned")
    assert editor.asked == 2
    untroubled = community(open_workspace(tmp_path / "other"), fill)
    revise(untroubled, Editor(well), model="tuned")
    assert whole(reopened) == whole(untroubled)


# Refusals


def test_a_workspace_without_a_split_says_what_to_run(workspace, fill):
    fill(workspace, POSTS, COMMENTS)
    with pytest.raises(InputError) as caught:
        revise(workspace, None)
    assert "llumi pair" in caught.value.hint


def test_a_community_without_a_draft_is_a_sentence(workspace, fill, monkeypatch):
    monkeypatch.setattr(f"{__name__}.COMMENTS", COMMENTS[4:5])
    with pytest.raises(InputError, match="1 × comment not of 8 to 250 words"):
        revise(community(workspace, fill), None)


def test_settings_that_cannot_be_are_refused(filled):
    with pytest.raises(InputError, match="--at-most"):
        revise(filled, None, at_most=-1)
    with pytest.raises(InputError, match="rules"):
        revise(filled, Echo({"rules": "Hello."}), model=revisions.RULES)
