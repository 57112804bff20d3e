"""Revisions from the page: what people took of suggestions wins over what they left.

    draft "You should rest. Cheer up!"   kept "You could rest."   left ["You could rest. Hugs!"]
    → {proposal: "You could rest.",       refused: None,    by: "people"}
      {proposal: "You could rest. Hugs!", refused: "left",  by: "people"}
      {proposal: "You should rest. Cheer up!", refused: "improved", by: "people"}

The rows are those of `revisions`, and teach the improvement model in the same way. Names are taken
out here; the rest was masked before it was stored. Whatever the screen would hold back teaches
nobody. A post that is in the workspace keeps its split, so that nothing held out is learnt.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import Any, Protocol

import pyarrow as pa

from llumi import prompts
from llumi.preferences.splits import SHARES
from llumi.safety.many import judge
from llumi.tables import SCHEMAS
from llumi.workspace import Manifest, Workspace

STEP, TABLE = "feedback", "feedback"
BY = "people"

Row = dict[str, Any]


class Lesson(Protocol):
    """A reply before and after, and what it would have been with each suggestion left."""

    @property
    def post(self) -> str:
        """The post that was answered."""

    @property
    def draft(self) -> str:
        """The person's reply as they wrote it."""

    @property
    def kept(self) -> str:
        """The reply as they kept it."""

    @property
    def left(self) -> tuple[str, ...]:
        """The reply with one suggestion each that they left."""


class Deidentifier(Protocol):
    """What takes names out of texts."""

    def deidentify(self, texts: Sequence[str]) -> list[tuple[str, Any]]:
        """Each text without names, and the counts of what was taken out."""


def write_feedback(
    workspace: Workspace, lessons: Iterable[Lesson], deidentifier: Deidentifier
) -> Manifest:
    """Make the table `feedback` of lessons."""
    known = _known(workspace)
    rows: list[Row] = []
    dropped = {"lesson that the screen holds back": 0, "lesson that says nothing": 0}
    count = 0
    for lesson in lessons:
        count += 1
        named = deidentifier.deidentify([lesson.post, lesson.draft, lesson.kept, *lesson.left])
        post, draft, kept, *left = (text for text, _ in named)
        if judge([kept])[0].veto is not None:
            dropped["lesson that the screen holds back"] += 1
            continue
        made = revisions(post, draft, kept, left, known)
        dropped["lesson that says nothing"] += not made
        rows += made
    # The same lesson twice is one.
    unique = list({row["revision_id"]: row for row in rows}.values())
    return workspace.write(
        STEP,
        {TABLE: pa.Table.from_pylist(unique, SCHEMAS[TABLE])},
        inputs={},
        settings={},
        counts={
            "lessons": count,
            "rows": len(unique),
            "training": sum(row["split"] == "train" for row in unique),
        },
        dropped=dropped,
    )


def revisions(
    post: str,
    draft: str,
    kept: str,
    left: Sequence[str],
    known: Mapping[str, tuple[str, str]] | None = None,
) -> list[Row]:
    """The rows of one lesson: what was kept, what was left, and the draft where that was improved.

    None where nothing was taken and nothing left. `known` has id and split of posts by their text.
    """
    losing = [(text, "left") for text in dict.fromkeys(left) if text not in (draft, kept)]
    if kept != draft:
        losing.append((draft, "improved"))
    if not losing:
        return []
    post_id, split = (known or {}).get(post) or _of_a_new(post)
    comment = _digest(post, draft, kept, *left)
    shared = {
        "comment_id": f"feedback-{comment}",
        "post_id": post_id,
        "split": split,
        "prompt": post,
        "draft": draft,
        "by": BY,
        "detail": None,
    }
    won = {"proposal": kept, "reason": "a person kept it", "refused": None}
    lost = [{"proposal": text, "reason": None, "refused": why} for text, why in losing]
    return [
        {"revision_id": f"{comment}-{place}", **shared, **one}
        for place, one in enumerate([won, *lost])
    ]


def _known(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Id and split of the workspace's posts, by their text as a model sees it."""
    if not (workspace.has("posts") and workspace.has("splits")):
        return {}
    splits = {row["post_id"]: row["split"] for row in workspace.table("splits").to_pylist()}
    return {
        prompts.post_text(row["title"], row["text"]): (row["post_id"], splits[row["post_id"]])
        for row in workspace.table("posts").select(["post_id", "title", "text"]).to_pylist()
        if row["post_id"] in splits
    }


def _of_a_new(post: str) -> tuple[str, str]:
    """Id and split of a post that came through the page: by its text, so the same each time."""
    digest = _digest(post)
    point = int(digest, 16) / 16 ** len(digest)
    bounds = zip(SHARES, accumulate(SHARES.values()), strict=True)
    side = next((side for side, up_to in bounds if point < up_to), "test")
    return f"feedback-{digest}", side


def _digest(*texts: str) -> str:
    return sha256("\x00".join(texts).encode()).hexdigest()[:16]
