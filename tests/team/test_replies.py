"""Replies that are kept while they are written: versions, other windows, expiry."""

import pytest

from llumi.errors import InputError
from llumi.team import replies
from llumi.team.people import erase
from llumi.team.replies import DAY_S, Crossed, Writing, discard, keep, kept, kept_one
from llumi.team.roles import Role

NAME = "9f" * 16


@pytest.fixture
def ada(join):
    return join("Ada", Role.ADMINISTRATOR) and join("Ada Two").id


def writing(reply: str) -> Writing:
    return Writing("I can't sleep.", reply, "p" * len(reply))


def test_each_change_follows_the_one_before(team, ada):
    for version, text in enumerate(("I", "I he", "I hear"), start=1):
        keep(team, ada, NAME, writing(text), version=version)
    (found,) = kept(team, ada)
    assert (found.version, found.writing) == (3, writing("I hear"))
    assert kept_one(team, ada, NAME) == found


def test_a_change_that_was_stored_and_not_answered_is_stored_once(team, ada):
    keep(team, ada, NAME, writing("I"), version=1)
    for _ in range(2):
        keep(team, ada, NAME, writing("I hear"), version=2)
    assert kept_one(team, ada, NAME).version == 2


@pytest.mark.parametrize(("version", "text"), [(1, "Another"), (2, "Another"), (4, "Another")])
def test_a_change_of_another_window_is_refused_and_changes_nothing(team, ada, version, text):
    keep(team, ada, NAME, writing("I"), version=1)
    keep(team, ada, NAME, writing("I hear"), version=2)
    with pytest.raises(Crossed):
        keep(team, ada, NAME, writing(text), version=version)
    assert kept_one(team, ada, NAME).writing == writing("I hear")


def test_nobody_finds_the_reply_of_another(team, ada, join):
    grace = join("Grace").id
    keep(team, ada, NAME, writing("mine"), version=1)
    keep(team, grace, NAME, writing("hers"), version=1)
    assert kept_one(team, ada, NAME).writing.reply == "mine"
    discard(team, grace, NAME)
    assert kept(team, grace) == []
    assert len(kept(team, ada)) == 1


def test_a_reply_goes_a_day_after_its_last_change(team, ada, clock):
    keep(team, ada, NAME, writing("I"), version=1)
    clock.at += DAY_S - 1
    keep(team, ada, NAME, writing("I hear"), version=2)
    clock.at += DAY_S - 1
    assert kept(team, ada)
    clock.at += 1
    assert kept(team, ada) == []
    assert kept_one(team, ada, NAME) is None
    # Who goes on writing after that is not refused.
    keep(team, ada, NAME, writing("I hear you"), version=3)
    assert kept_one(team, ada, NAME).version == 3


def test_too_long_and_too_many_are_refused_in_a_sentence(team, ada, monkeypatch):
    with pytest.raises(InputError, match="20,001 characters"):
        keep(team, ada, NAME, writing("x" * 20_001), version=1)
    monkeypatch.setattr(replies, "MOST", 1)
    keep(team, ada, NAME, writing("I"), version=1)
    with pytest.raises(InputError, match="1 replies of yours"):
        keep(team, ada, "0" * 32, writing("I"), version=1)
    keep(team, ada, NAME, writing("I hear"), version=2)


def test_replies_go_with_the_person(team, ada, join):
    keep(team, ada, NAME, writing("I"), version=1)
    erase(team, ada, by="-")
    assert kept(team, ada) == []
