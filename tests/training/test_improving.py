"""The improvement model and the round on ratings: the same way, other rows."""

from typing import Any

import pyarrow as pa

from llumi import seen
from llumi.erased import digest
from llumi.tables import SCHEMAS
from llumi.training import run
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.training.rounds import Round
from llumi.workspace import Workspace

WRITTEN: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}


def revisions(workspace: Workspace) -> None:
    """Six drafts, of each an edit that passed and one that was refused; two are held out."""
    rows = []
    for number in range(6):
        post = {
            "comment_id": f"c{number}",
            "post_id": f"p{number}",
            "split": "train" if number < 4 else "test",
            "prompt": f"It has been {number + 2} weeks and the evenings are long.",
            "draft": f"You should rest {number} times.",
            "by": "tuned",
            "reason": None,
            "detail": None,
        }
        kept = {"proposal": f"You could rest {number} times.", "refused": None}
        lost = {"proposal": "Rest heals everything, I know it.", "refused": "overwrites"}
        rows += [post | kept | {"revision_id": f"k{number}"}]
        rows += [post | lost | {"revision_id": f"l{number}"}]
    table = pa.Table.from_pylist(rows, SCHEMAS["revisions"])
    workspace.write("revise", {"revisions": table}, **WRITTEN)


def test_the_improvement_model_is_trained_on_what_passed(
    workspace: Workspace, tiny: SftRecipe
) -> None:
    revisions(workspace)
    first = run.train(workspace, Round("sft", task="improve"), tiny, name="im")
    record = run.read_run(first.folder)
    assert (record["task"], record["rows"]) == ("improve", 4)
    assert record["heldout"]["longer wins"]["pairs"] == 2, "held-out edits judge it"

    recipe = DpoRecipe(**tiny.model_dump(), loss="sigmoid", flipped=0.05)
    second = run.train(workspace, Round("dpo", task="improve"), recipe, name="im2", start="im")
    lineage = run.read_run(second.folder)["lineage"]
    assert [step["name"] for step in lineage] == ["im", "im2"]
    saw, key = seen.read(second.folder), workspace.pseudonym_key()
    assert saw and digest(key, "comment", "c0") in saw.comments
    assert digest(key, "comment", "c5") not in saw.comments


def test_the_round_on_ratings_goes_on_from_the_round_on_votes(
    workspace: Workspace, tiny: SftRecipe
) -> None:
    rated = [
        {
            "pair_id": f"r{number}",
            "post_id": f"p{number}",
            "split": "train" if number < 4 else "test",
            "prompt": f"It has been {number + 2} weeks and the evenings are long.",
            "chosen": f"{number + 2} weeks of that sounds lonely.",
            "rejected": "Keep busy.",
            "chosen_id": f"peers-c{number}",
            "rejected_id": f"base-p{number}",
            "chosen_rating": 4.5,
            "rejected_rating": 2.0,
            "raters": 3,
            "veto": "rated_unsafe" if number == 3 else None,
        }
        for number in range(6)
    ]
    table = pa.Table.from_pylist(rated, SCHEMAS["rated_pairs"])
    workspace.write("rate", {"rated_pairs": table}, **WRITTEN)

    recipe = DpoRecipe(**tiny.model_dump())
    run.train(workspace, Round("sft"), tiny, name="sft")
    run.train(workspace, Round("dpo"), recipe, name="dpo1", start="sft")
    done = run.train(workspace, Round("dpo", on="ratings"), recipe, name="dpo2", start="dpo1")
    record = run.read_run(done.folder)
    assert [step["name"] for step in record["lineage"]] == ["sft", "dpo1", "dpo2"]
    assert record["rows"] == 3, "a reply rated unsafe is never learnt"
    card = (done.folder / run.CARD).read_text(encoding="utf-8")
    assert "SFT (sft" in card and "DPO1 (dpo1" in card and "DPO2 (dpo2" in card
    saw, key = seen.read(done.folder), workspace.pseudonym_key()
    assert saw and digest(key, "comment", "c0") in saw.comments, "a rated reply by a peer is theirs"
