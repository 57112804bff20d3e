"""What people accept and leave is kept of those who agreed, and goes when they say so."""

import pytest
from sqlalchemy import func, select

from llumi.team import lessons, stored
from llumi.team.lessons import Lesson, NotAgreed, agree, agreed, disagree, learn
from llumi.team.people import erase
from llumi.team.roles import Role

LESSON = Lesson("I can't sleep.", "You should rest.", "You could rest.", ("You could rest. Hugs!",))


@pytest.fixture
def ada(join):
    return join("Ada", Role.ADMINISTRATOR) and join("Ada Two").id


def test_nothing_is_kept_of_somebody_who_has_not_agreed(team, ada):
    assert not agreed(team, ada)
    with pytest.raises(NotAgreed):
        learn(team, ada, LESSON)
    assert list(lessons.lessons(team)) == []


def test_a_lesson_comes_back_without_a_name(team, ada):
    agree(team, ada)
    learn(team, ada, LESSON)
    assert list(lessons.lessons(team)) == [LESSON]


@pytest.mark.parametrize("end", [disagree, lambda team, id_: erase(team, id_, by="-")])
def test_what_was_kept_goes_with_the_word_or_the_person(team, ada, end, join):
    other = join("Grace").id
    for person in (ada, other):
        agree(team, person)
        learn(team, person, LESSON)
    end(team, ada)
    assert len(list(lessons.lessons(team))) == 1
    with team.read() as db:
        assert db.scalar(select(func.count()).select_from(stored.lessons)) == 1
        sealed = db.scalar(select(stored.lessons.c.sealed))
    assert b"rest" not in sealed


def test_the_oldest_make_room(team, ada, clock, monkeypatch):
    monkeypatch.setattr(lessons, "MOST", 2)
    agree(team, ada)
    for number in range(4):
        clock.at += 1
        learn(team, ada, Lesson(f"Post {number}.", "a", "b", ()))
    assert {one.post for one in lessons.lessons(team)} == {"Post 2.", "Post 3."}
