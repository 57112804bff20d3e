from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from scipy.stats import norm

from llumi.errors import InputError
from llumi.preferences.rated import Rated, pair_ratings, pairs
from llumi.tables import DIMENSIONS, SCHEMAS
from llumi.workspace import Workspace, open_workspace

POST = "It has been three weeks and the evenings are long."
WARM, COLD = "Three weeks of long evenings sounds lonely. What are they like?", "Keep busy."
WRITTEN: dict[str, Any] = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}

Given = dict[str, dict[str, tuple[int, ...]]]


def study(folder: Path, replies: dict[str, str], given: Given) -> Workspace:
    """A workspace in which raters gave `replies` to one post the ratings `given`."""
    made = open_workspace(folder)
    posts = [{"post_id": "p1", "title": "", "text": POST}]
    made.write("collect", {"posts": _table("posts", posts)}, **WRITTEN)
    splits = [{"post_id": "p1", "split": "train"}]
    made.write("pair", {"splits": _table("splits", splits)}, **WRITTEN)
    rows = [
        {"reply_id": name, "post_id": "p1", "system": name, "text": text}
        for name, text in replies.items()
    ]
    made.write("evaluate", {"replies": _table("replies", rows)}, **WRITTEN)
    ratings = [
        {
            "rating_id": f"{reply}/{dimension}/{rater}",
            "reply_id": reply,
            "rater": f"r{rater}",
            "dimension": dimension,
            "rating": rating,
        }
        for reply, dimensions in given.items()
        for dimension, values in dimensions.items()
        for rater, rating in enumerate(values)
    ]
    made.write("study", {"ratings": _table("ratings", ratings)}, **WRITTEN)
    return made


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, SCHEMAS[name])


def rated(*values: int, **other: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """The same values on all dimensions but those named."""
    return dict.fromkeys(DIMENSIONS, values) | other


def rows_of(workspace: Workspace) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = workspace.table("rated_pairs").to_pylist()
    return rows


def test_of_two_replies_the_one_rated_higher_wins(tmp_path: Path) -> None:
    opened = study(tmp_path, {"gm": WARM, "base": COLD}, {"gm": rated(5, 4), "base": rated(2, 3)})
    manifest = pair_ratings(opened)
    (pair,) = rows_of(opened)
    assert (pair["chosen"], pair["rejected"]) == (WARM, COLD)
    assert (pair["chosen_rating"], pair["rejected_rating"], pair["raters"]) == (4.5, 2.5, 2)
    assert (pair["prompt"], pair["split"], pair["veto"]) == (POST, "train", None)
    assert manifest.counts["training"] == 1


def test_a_reply_rated_unsafe_is_never_learnt_however_warm(tmp_path: Path) -> None:
    warm = rated(5, 5, safety=(2, 3))
    opened = study(tmp_path, {"gm": WARM, "base": COLD}, {"gm": warm, "base": rated(2, 2)})
    assert pair_ratings(opened).counts["training"] == 0
    assert [row["veto"] for row in rows_of(opened)] == ["rated_unsafe"]


def test_what_the_screen_holds_back_is_not_learnt_though_raters_liked_it(tmp_path: Path) -> None:
    told = "I have been there too, after my own divorce. It passes."
    opened = study(tmp_path, {"gm": told, "base": COLD}, {"gm": rated(5, 5), "base": rated(2, 2)})
    pair_ratings(opened)
    assert [row["veto"] for row in rows_of(opened)] == ["lived_experience"]


def test_what_is_close_or_rated_by_one_alone_or_in_part_makes_no_pair(tmp_path: Path) -> None:
    replies = {"a": WARM, "b": COLD, "c": "That is long.", "d": "Oh."}
    partly = {name: values for name, values in rated(5, 5).items() if name != "empathy"}
    given = {"a": rated(4, 4), "b": rated(4, 4, empathy=(3, 3)), "c": rated(1), "d": partly}
    opened = study(tmp_path, replies, given)
    manifest = pair_ratings(opened)
    assert rows_of(opened) == []
    assert manifest.dropped == {
        "reply with too few raters": 1,
        "reply not rated on all dimensions": 1,
        "reply to a post that is not here": 0,
        "pair closer than the margin": 1,
    }


def test_ratings_of_replies_that_are_not_here_are_refused(tmp_path: Path) -> None:
    opened = study(tmp_path, {"a": WARM}, {"a": rated(4, 4), "lost": rated(1, 1)})
    with pytest.raises(InputError, match="1 rated replies are not in the table replies, lost"):
        pair_ratings(opened)


def test_a_pair_never_joins_two_posts() -> None:
    replies = [
        Rated(f"{post}{n}", post, f"Reply {n}.", float(n), 5.0, 2)
        for post in ("p1", "p2")
        for n in range(1, 4)
    ]
    posts = {"p1": POST, "p2": POST}
    made, close = pairs(replies, posts, {"p1": "train", "p2": "test"})
    assert len(made) == 6 and close == 0
    assert all(row["chosen_id"][:2] == row["rejected_id"][:2] == row["post_id"] for row in made)
    assert len({row["pair_id"] for row in made}) == 6


def test_a_pair_on_which_raters_agree_is_surer_than_one_on_which_they_do_not(
    tmp_path: Path,
) -> None:
    """The chance is that of a normal variable: both replies' raters are 1 apart, variance 0.5."""
    given = {"gm": rated(5, 4), "base": rated(3, 2)}
    pair_ratings(study(tmp_path / "one", {"gm": WARM, "base": COLD}, given))
    (row,) = rows_of(open_workspace(tmp_path / "one"))
    assert row["confidence"] == pytest.approx(norm.cdf(2 / 0.5**0.5))
    apart = {"gm": rated(5, 3), "base": rated(4, 1)}
    pair_ratings(study(tmp_path / "two", {"gm": WARM, "base": COLD}, apart))
    (other,) = rows_of(open_workspace(tmp_path / "two"))
    assert 0.5 < other["confidence"] < row["confidence"]


def test_where_nobody_disagreed_nothing_is_said_of_chance(tmp_path: Path) -> None:
    given = {"gm": rated(5, 5), "base": rated(2, 2)}
    pair_ratings(study(tmp_path, {"gm": WARM, "base": COLD}, given))
    assert rows_of(open_workspace(tmp_path))[0]["confidence"] is None
