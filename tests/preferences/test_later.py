"""Rule `later`: written later and yet twice the votes (Stanford Human Preferences)."""

from datetime import UTC, datetime, timedelta

import pytest

from llumi.preferences.prepare import prepare

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def comment(name: str, minute: int | None, score: int) -> dict:
    return {
        "comment_id": name,
        "post_id": "p",
        "text": f"Words of {name}.",
        "created_at": None if minute is None else NOON + timedelta(minutes=minute),
        "score": score,
    }


@pytest.fixture
def paired(workspace, fill):
    def pairs(*comments: dict, post_score: int | None = 10) -> tuple[list[tuple], list[str]]:
        fill(workspace, [{"post_id": "p", "score": post_score, "created_at": NOON}], comments)
        made = prepare(workspace, rule="later")
        rows = workspace.table("pairs").to_pylist()
        return [(row["chosen_id"], row["rejected_id"]) for row in rows], made.sentences

    return pairs


def test_a_later_comment_with_twice_the_votes_is_chosen(paired):
    assert paired(comment("early", 1, 2), comment("late", 60, 4))[0] == [("late", "early")]


def test_an_earlier_comment_is_never_chosen(paired):
    assert paired(comment("early", 1, 40), comment("late", 60, 4))[0] == []


def test_two_comments_of_the_same_moment_make_no_pair(paired):
    assert paired(comment("one", 1, 2), comment("other", 1, 4))[0] == []


@pytest.mark.parametrize(
    ("early", "late", "why"),
    [(2, 3, "less than twice"), (1, 5, "the rejected has too few"), (-3, -1, "below zero")],
)
def test_votes_too_few_or_too_close_make_no_pair(paired, early, late, why):
    assert paired(comment("early", 1, early), comment("late", 60, late))[0] == [], why


def test_a_post_with_fewer_than_ten_votes_makes_no_pair(paired):
    found, sentences = paired(comment("early", 1, 2), comment("late", 60, 4), post_score=9)
    assert found == []
    assert sentences == [
        "The rule later wants posts with 10 votes or more, and no post here has as many."
    ]


def test_a_post_gives_at_most_five_pairs(paired):
    thread = [comment(f"c{place}", place, 2 * 2**place) for place in range(5)]
    assert len(paired(*thread)[0]) == 5  # of ten


def test_without_times_it_says_so(paired):
    found, sentences = paired(comment("early", None, 2), comment("late", None, 4))
    assert found == []
    assert sentences == [
        "The rule later compares when comments were written, and the data have no times."
    ]


def test_without_votes_of_posts_it_says_so(paired):
    found, sentences = paired(comment("early", 1, 2), comment("late", 60, 4), post_score=None)
    assert found == []
    assert sentences == ["The rule later needs the votes of the posts, and the data have none."]


def test_where_nothing_fits_it_says_what_it_looked_for(paired):
    _, sentences = paired(comment("early", 1, 4), comment("late", 60, 2))
    assert len(sentences) == 1
    assert sentences[0].startswith("Under no post with 10 votes or more was a comment written")
