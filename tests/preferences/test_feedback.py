"""What people took wins over what they left, and nothing held out or unsafe is learnt."""

import pytest

from llumi.preferences.feedback import revisions, write_feedback
from llumi.team.lessons import Lesson
from llumi.training.rounds import Round, held_out_pairs, training_rows
from llumi.workspace import open_workspace

DRAFT = "You should rest. Cheer up!"
KEPT = "You could rest."


class Nameless:
    """Takes "Grace" out of texts."""

    def deidentify(self, texts):
        return [(text.replace("Grace", "[name]"), {}) for text in texts]


def rows(*left: str, draft: str = DRAFT, kept: str = KEPT):
    return [(one["proposal"], one["refused"]) for one in revisions("A post.", draft, kept, left)]


def test_what_was_kept_wins_over_what_was_left_and_over_the_draft():
    assert rows("You could rest. Hugs!") == [
        (KEPT, None),
        ("You could rest. Hugs!", "left"),
        (DRAFT, "improved"),
    ]


def test_whoever_takes_nothing_keeps_the_draft():
    assert rows("You could rest.", kept=DRAFT) == [(DRAFT, None), ("You could rest.", "left")]


@pytest.mark.parametrize("left", [(), (DRAFT,)])
def test_where_nothing_was_taken_or_left_there_is_nothing_to_learn(left):
    assert rows(*left, kept=DRAFT) == []


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def lessons(count: int = 30) -> list[Lesson]:
    return [
        Lesson(f"Post {number} to Grace.", DRAFT, KEPT, ("You could rest. Hugs!",))
        for number in range(count)
    ]


def test_lessons_teach_improving_as_revisions_do(workspace):
    made = write_feedback(workspace, [*lessons(), *lessons()], Nameless())
    assert made.counts["lessons"] == 60
    assert made.counts["rows"] == 90
    round_ = Round("dpo", task="improve", on="feedback")
    trained, held_out = training_rows(workspace, round_), held_out_pairs(workspace, round_)
    assert {(one["chosen"], one["rejected"]) for one in trained} == {
        (KEPT, DRAFT),
        (KEPT, "You could rest. Hugs!"),
    }
    assert {one["prompt"] for one in trained}.isdisjoint(one["prompt"] for one in held_out)
    assert trained
    assert held_out
    assert all("[name]" in one["prompt"] for one in trained)
    (reply,) = {
        one["reply"] for one in training_rows(workspace, Round("sft", "improve", "feedback"))
    }
    assert reply == KEPT


def test_what_the_screen_holds_back_teaches_nobody(workspace):
    unsafe = Lesson("A post.", DRAFT, "Please call 555 0100 now.", ())
    made = write_feedback(workspace, [unsafe, *lessons(1)], Nameless())
    assert made.dropped["lesson that the screen holds back"] == 1
    assert made.counts["rows"] == 3


def test_feedback_teaches_no_other_model(workspace):
    write_feedback(workspace, lessons(), Nameless())
    with pytest.raises(Exception, match="teaches improving"):
        training_rows(workspace, Round("dpo", task="generate", on="feedback"))
