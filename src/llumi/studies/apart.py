"""Who taught a model does not test it: its raters and posts stay out of later studies.

check_apart(workspace, posts={"p7"}, raters={"p-3f9a…"})     refuses what `rated_pairs` was made of
"""

from collections.abc import Set

from llumi.errors import InputError
from llumi.workspace import Workspace


def check_apart(workspace: Workspace, *, posts: Set[str], raters: Set[str]) -> None:
    """Refuse a study on posts, or by raters (pseudonyms), of pairs that a model is trained on.

    Raises:
        InputError: there are such; how many.
    """
    if not (workspace.has("rated_pairs") and workspace.has("ratings")):
        return
    pairs = workspace.table("rated_pairs")
    wanted = ["post_id", "chosen_id", "rejected_id", "split", "veto"]
    taught = [
        row
        for row in pairs.select(wanted).to_pylist()
        if row["split"] == "train" and row["veto"] is None
    ]
    replies = {row[side] for row in taught for side in ("chosen_id", "rejected_id")}
    ratings = workspace.table("ratings").select(["reply_id", "rater"]).to_pylist()
    both = {row["post_id"] for row in taught} & posts
    if both:
        raise InputError(
            f"{len(both):,} posts of this study are of pairs that models are trained on, such as "
            f"{min(both)}.",
            hint="A test takes held-out posts: leave these out.",
        )
    who = {row["rater"] for row in ratings if row["reply_id"] in replies} & raters
    if who:
        raise InputError(
            f"{len(who):,} raters of this study also rated what models are trained on.",
            hint="A test takes other raters: leave theirs out.",
        )
