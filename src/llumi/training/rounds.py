"""What each round of training reads: SFT, then votes, then ratings; and the same for improving.

    Round("dpo", task="generate", on="votes")  ← table pairs
    Round("dpo", task="improve")               ← table revisions
    Round("dpo", task="improve", on="feedback")    ← table feedback, of the same columns

    revisions  {draft: "You should rest.", proposal: "You could rest.", refused: None}
               {draft: "You should rest.", proposal: "Rest is holy.",   refused: "overwrites"}
    → {"draft": "You should rest.", "chosen": "You could rest.", "rejected": "Rest is holy."}

Where no proposal passed, the draft itself is what to prefer: "no change" is an answer to learn.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow.compute as pc

from llumi.errors import InputError
from llumi.workspace import Workspace

Method = Literal["sft", "dpo", "kto"]
Task = Literal["generate", "improve"]
Source = Literal["votes", "ratings", "feedback"]
Row = dict[str, Any]

UNCHANGED = "unchanged"
"""What the table of revisions says of a proposal that is the draft itself."""


@dataclass(frozen=True)
class Round:
    """One round of training: how, for which of the two models, and on whose judgement."""

    method: Method
    task: Task = "generate"
    on: Source = "votes"

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the round learns from."""
        if self.task == "improve":
            return ("feedback",) if self.on == "feedback" else ("revisions",)
        if self.on == "ratings":
            return ("rated_pairs",)
        return {"sft": ("sft",), "dpo": ("pairs",), "kto": ("sft", "pairs")}[self.method]

    @property
    def made_by(self) -> str:
        """The command that makes those tables."""
        if self.task == "improve":
            return "llumi pair --from-feedback" if self.on == "feedback" else "llumi revise"
        return "llumi pair --from-study" if self.on == "ratings" else "llumi pair"

    @property
    def judges(self) -> str:
        """The table whose held-out pairs say whether the round helped."""
        return self.tables[0] if (self.task, self.on) != ("generate", "votes") else "pairs"


def training_rows(workspace: Workspace, round_: Round) -> list[Row]:
    """Rows of the training split that the safety screen let pass.

    SFT rows have `row_id`, `prompt`, `draft` (None in generating) and `reply`; DPO rows `pair_id`,
    `chosen` and `rejected` in its place; KTO rows `reply` and `liked`.

    Raises:
        InputError: there are none.
    """
    _check(round_)
    tables = {name: _side(workspace, name, "train") for name in round_.tables}
    rows = list(_rows(round_, tables))
    if not rows:
        raise InputError(
            f"The table {' or '.join(round_.tables)} has no rows to train on.",
            hint=f"Run {round_.made_by} and read why: a rule may give no rows on this community.",
        )
    return rows


def held_out_pairs(workspace: Workspace, round_: Round) -> list[Row]:
    """The held-out pairs, those the screen objects to included: they are only ranked."""
    rows = _side(workspace, round_.judges, "test", vetoed=True)
    return list(_revised_pairs(rows)) if round_.task == "improve" else rows


def held_out_rows(workspace: Workspace, round_: Round) -> list[Row]:
    """Rows like those of training, of posts that were held out: the audit compares the two."""
    tables = {name: _side(workspace, name, "test") for name in round_.tables}
    return list(_rows(round_, tables))


def _check(round_: Round) -> None:
    if round_.on == "ratings" and (round_.method, round_.task) != ("dpo", "generate"):
        raise InputError(
            f"Ratings make pairs for generating; {round_.method} --task {round_.task} has none.",
            hint="Use llumi train dpo --task generate --on ratings.",
        )
    if round_.on == "feedback" and round_.task != "improve":
        raise InputError(
            "Feedback is on suggestions, so it teaches improving.", hint="Add --task improve."
        )
    if round_.method == "kto" and round_.task == "improve":
        raise InputError("KTO learns from votes alone.", hint="Use dpo with --task improve.")


def _side(workspace: Workspace, name: str, split: str, *, vetoed: bool = False) -> list[Row]:
    rows = workspace.table(name).filter(pc.field("split") == split).to_pylist()
    return [row for row in rows if vetoed or row.get("veto") is None]


def _rows(round_: Round, tables: dict[str, list[Row]]) -> Iterable[Row]:
    if round_.task == "improve":
        revised = tables[round_.tables[0]]
        return _revised(revised) if round_.method == "sft" else _revised_pairs(revised)
    if round_.method == "kto":
        return _unpaired(tables["sft"], tables["pairs"])
    return tables[round_.tables[0]]


def _unpaired(best: Iterable[Row], pairs: Iterable[Row]) -> Iterator[Row]:
    """Each reply once, liked or not; one that won here and lost there says nothing."""
    liked = {(row["prompt"], row["reply"]): row | {"liked": True} for row in best}
    lost: dict[tuple[str, str], Row] = {}
    for pair in pairs:
        for side, rows in (("chosen", liked), ("rejected", lost)):
            key = pair["prompt"], pair[side]
            rows.setdefault(
                key,
                {
                    "row_id": pair[f"{side}_id"],
                    "post_id": pair["post_id"],
                    "comment_id": pair[f"{side}_id"],
                    "prompt": pair["prompt"],
                    "draft": None,
                    "reply": pair[side],
                    "liked": side == "chosen",
                },
            )
    yield from (row for key, row in liked.items() if key not in lost)
    yield from (row for key, row in lost.items() if key not in liked)


def _revised(rows: Iterable[Row]) -> Iterator[Row]:
    """One row per draft: what passed, or the draft itself."""
    for draft in _by_draft(rows):
        kept, _ = _passed(draft)
        yield _of(draft[0]) | {"row_id": draft[0]["revision_id"], "reply": kept}


def _revised_pairs(rows: Iterable[Row]) -> Iterator[Row]:
    """One pair per refused proposal: it loses to what passed, or to the draft itself."""
    for draft in _by_draft(rows):
        kept, refused = _passed(draft)
        for row in refused:
            yield _of(row) | {
                "pair_id": row["revision_id"],
                "chosen": kept,
                "rejected": row["proposal"],
            }


def _by_draft(rows: Iterable[Row]) -> Iterable[list[Row]]:
    drafts: dict[str, list[Row]] = {}
    for row in rows:
        drafts.setdefault(row["comment_id"], []).append(row)
    return drafts.values()


def _passed(draft: list[Row]) -> tuple[str, list[Row]]:
    """What to say in place of a draft, and the proposals that were refused."""
    passed = [row for row in draft if row["refused"] is None]
    refused = [row for row in draft if row["refused"] not in (None, UNCHANGED)]
    # Fixed rules come first: their reasons are exact.
    passed.sort(key=lambda row: (row["by"] != "rules", row["revision_id"]))
    kept = passed[0]["proposal"] if passed else draft[0]["draft"]
    return kept, [row for row in refused if row["proposal"] != kept]


def _of(row: Row) -> Row:
    return {name: row[name] for name in ("post_id", "comment_id", "split", "prompt", "draft")}
