from typing import Any

import pyarrow as pa
import pytest

from llumi.errors import InputError
from llumi.tables import SCHEMAS
from llumi.training.rounds import Round, held_out_pairs, held_out_rows, training_rows
from llumi.workspace import Workspace

POST = "It has been three weeks and the evenings are long."


def revision(name: str, proposal: str, refused: str | None, **other: Any) -> dict[str, Any]:
    return {
        "revision_id": name,
        "comment_id": "c1",
        "post_id": "p1",
        "split": "train",
        "prompt": POST,
        "draft": "You should rest.",
        "proposal": proposal,
        "by": "tuned",
        "reason": None if refused else "offers instead of telling",
        "refused": refused,
        "detail": None,
    } | other


def revised(workspace: Workspace, *rows: dict[str, Any]) -> Workspace:
    made = pa.Table.from_pylist(list(rows), SCHEMAS["revisions"])
    made_of: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}
    workspace.write("revise", {"revisions": made}, **made_of)
    return workspace


def test_an_edit_that_passed_is_what_to_say_and_wins_over_those_refused(
    workspace: Workspace,
) -> None:
    revised(
        workspace,
        revision("a", "You could rest.", None),
        revision("b", "Rest heals everything.", "overwrites"),
    )
    (row,) = training_rows(workspace, Round("sft", task="improve"))
    assert (row["draft"], row["reply"]) == ("You should rest.", "You could rest.")
    (pair,) = training_rows(workspace, Round("dpo", task="improve"))
    assert (pair["chosen"], pair["rejected"]) == ("You could rest.", "Rest heals everything.")
    assert pair["draft"] == "You should rest." and pair["comment_id"] == "c1"


def test_where_nothing_passed_no_change_is_what_to_learn(workspace: Workspace) -> None:
    revised(workspace, revision("b", "Rest heals everything.", "overwrites"))
    (row,) = training_rows(workspace, Round("sft", task="improve"))
    assert row["reply"] == row["draft"]
    (pair,) = training_rows(workspace, Round("dpo", task="improve"))
    assert (pair["chosen"], pair["rejected"]) == ("You should rest.", "Rest heals everything.")


def test_a_draft_that_nobody_changed_makes_a_row_and_no_pair(workspace: Workspace) -> None:
    revised(workspace, revision("a", "You should rest.", "unchanged"))
    (row,) = training_rows(workspace, Round("sft", task="improve"))
    assert row["reply"] == row["draft"] == "You should rest."
    with pytest.raises(InputError, match="revisions has no rows"):
        training_rows(workspace, Round("dpo", task="improve"))


def test_rules_come_before_the_model_where_both_pass(workspace: Workspace) -> None:
    revised(
        workspace,
        revision("a", "Maybe rest.", None),
        revision("b", "You could rest.", None, by="rules"),
    )
    (row,) = training_rows(workspace, Round("sft", task="improve"))
    assert row["reply"] == "You could rest."


def test_held_out_revisions_judge_the_improvement_model(workspace: Workspace) -> None:
    revised(
        workspace,
        revision("a", "Rest heals everything.", "overwrites"),
        revision("b", "God will help.", "adds_a_fact", split="test", comment_id="c2"),
    )
    assert [row["pair_id"] for row in held_out_pairs(workspace, Round("dpo", "improve"))] == ["b"]
    assert [row["row_id"] for row in held_out_rows(workspace, Round("sft", "improve"))] == ["b"]


def test_kto_reads_each_reply_once_and_none_that_won_and_lost(workspace: Workspace) -> None:
    pairs = workspace.table("pairs").to_pylist()
    # The reply that lost to c0 wins over another one.
    pairs.append(
        pairs[0]
        | {"pair_id": "again", "chosen": pairs[0]["rejected"], "chosen_id": "r0"}
        | {"rejected": "Whatever.", "rejected_id": "x0"}
    )
    table = pa.Table.from_pylist(pairs, SCHEMAS["pairs"])
    sft = workspace.table("sft")
    made_of: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}
    workspace.write("pair", {"pairs": table, "sft": sft}, **made_of)
    rows = training_rows(workspace, Round("kto"))
    said = [(row["prompt"], row["reply"]) for row in rows]
    assert len(said) == len(set(said))
    assert sum(row["liked"] for row in rows) == 8, "four best comments, four chosen of pairs"
    assert not [
        row for row in rows if row["prompt"] == pairs[0]["prompt"] and row["reply"] == "Keep busy."
    ]


def test_ratings_are_for_dpo_of_the_generation_model(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="Ratings make pairs for generating"):
        training_rows(workspace, Round("sft", on="ratings"))
    with pytest.raises(InputError, match="There is no table rated_pairs"):
        training_rows(workspace, Round("dpo", on="ratings"))
