"""Tests of taking ratings over, and of keeping who taught apart from who tests."""

import pytest
from imported import all_dimensions, taken

from llumi.errors import InputError, InputErrors
from llumi.preferences.rated import pair_ratings
from llumi.studies.apart import check_apart
from llumi.tables import DIMENSIONS


def test_ratings_become_rows_of_replies_that_are_here(workspace):
    made = taken(workspace, ("p1", "tuned", "ann", "empathy", 4.0))
    (row,) = workspace.table("ratings").to_pylist()
    assert (row["reply_id"], row["rater"], row["rating"]) == ("tuned-p1", "p-ann", 4)
    assert made.counts == {"ratings": 1, "in_all": 1, "replies": 1, "raters": 1}
    assert made.dropped == {"rating that is missing": 1}


def test_a_second_file_is_added_and_what_is_there_is_refused(workspace):
    taken(workspace, ("p1", "tuned", "ann", "empathy", 4.0))
    taken(workspace, ("p1", "tuned", "bea", "empathy", 5.0))
    assert workspace.table("ratings").num_rows == 2
    with pytest.raises(InputErrors, match="line 2, is in the workspace already"):
        taken(workspace, ("p1", "tuned", "bea", "empathy", 1.0))
    assert workspace.table("ratings").num_rows == 2


def test_all_that_does_not_fit_is_named_and_nothing_is_taken_over(workspace):
    with pytest.raises(InputErrors) as refused:
        taken(
            workspace,
            ("p1", "tuned", "ann", "empathy", 4.0),
            ("p9", "tuned", "ann", "empathy", 4.0),
            ("p1", "base", "ann", "charm", 4.0),
            ("p1", "base", "ann", "safety", 6.0),
            ("p1", "base", "ann", "empathy", 3.5),
        )
    assert list(refused.value.mistakes) == [
        "line 3, fields post, system: tuned on p9 is no reply of this workspace.",
        f"line 4, field dimension: charm is none of {', '.join(DIMENSIONS)}.",
        "line 5, field safety: 6 is not from 1 to 5.",
        "line 6, field empathy: 3.5 is not from 1 to 5.",
    ]
    assert not workspace.has("ratings")


@pytest.fixture
def taught(workspace):
    """A model is trained on a pair of p1, which ann and bea rated."""
    taken(workspace, *all_dimensions("p1", "ann", 5, 2), *all_dimensions("p1", "bea", 4, 3))
    assert pair_ratings(workspace).counts["training"] == 1
    return workspace


def test_posts_and_raters_of_training_pairs_are_kept_out_of_a_test(taught):
    with pytest.raises(InputError, match="1 posts of this study are of pairs"):
        check_apart(taught, posts={"p1", "p2"}, raters={"p-cleo"})
    with pytest.raises(InputError, match="1 raters of this study also rated"):
        check_apart(taught, posts={"p2"}, raters={"p-ann", "p-cleo"})
    check_apart(taught, posts={"p2"}, raters={"p-cleo"})


def test_where_nothing_was_taught_everybody_may_test(workspace):
    taken(workspace, *all_dimensions("p1", "ann", 5, 2))
    check_apart(workspace, posts={"p1"}, raters={"p-ann"})
