"""Posts that wait: who may take which, hand-offs, expiry, and what is on the disk."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from llumi.errors import InputError
from llumi.safety.tiers import Tier
from llumi.team import queue, stored
from llumi.team.backup import backup, restore
from llumi.team.database import open_team
from llumi.team.invitations import accept, invite
from llumi.team.logbook import NOBODY
from llumi.team.people import erase, revoke
from llumi.team.queue import Taken, Waiting, put_in
from llumi.team.replies import DAY_S, Writing, keep
from llumi.team.roles import Role
from llumi.team.sealing import NotOurs

from .test_accounts import at_once

POST = Waiting("Since the move I know nobody here.", where="the evening board")
IMMINENT = Waiting("I am going to kill myself tonight.")


@pytest.fixture
def ada(join):
    return join("Ada", Role.LEAD)


@pytest.fixture
def grace(join):
    return join("Grace", Role.ADMINISTRATOR) and join("Grace Two")


def test_a_post_is_taken_by_one_given_back_and_taken_by_another(team, ada, grace):
    id_ = put_in(team, POST, by=grace.id)
    (waiting,) = queue.queue(team)
    assert (waiting.waiting, waiting.person, waiting.handed) == (POST, None, None)
    queue.take(team, id_, by=grace)
    queue.take(team, id_, by=grace)
    assert queue.queued(team, id_).name == "Grace Two"
    with pytest.raises(Taken, match="Grace Two has this post"):
        queue.take(team, id_, by=ada)
    queue.give_back(team, id_, by=grace)
    queue.take(team, id_, by=ada)
    with pytest.raises(Taken):
        queue.done(team, id_, by=grace)
    queue.done(team, id_, by=ada)
    assert queue.queue(team) == []


def test_of_many_who_take_at_once_one_has_it(team, join):
    everybody = [join(f"Person {number}") for number in range(6)]
    id_ = put_in(team, POST, by=everybody[0].id)

    def take(person):
        try:
            queue.take(team, id_, by=person)
        except Taken:
            return None
        return person.id

    took = [one for one in at_once(lambda place: take(everybody[place]), times=6) if one]
    assert took == [queue.queued(team, id_).person]


def test_a_post_of_imminent_danger_waits_for_a_lead_and_stands_first(team, ada, grace):
    put_in(team, POST, by=grace.id)
    id_ = put_in(team, IMMINENT, by=grace.id)
    first, _ = queue.queue(team)
    assert (first.id, first.tier) == (id_, Tier.IMMINENT)
    assert first.handed is not None
    assert queue.counts(team) == (1, 1)
    with pytest.raises(Taken, match="waits for a lead"):
        queue.take(team, id_, by=grace)
    queue.take(team, id_, by=ada)
    assert queue.counts(team) == (1, 0)


def test_what_is_handed_over_is_free_for_leads_only(team, ada, grace):
    id_ = put_in(team, POST, by=grace.id)
    queue.take(team, id_, by=grace)
    queue.hand_over(team, id_, by=grace)
    queue.hand_over(team, id_, by=grace)
    with pytest.raises(Taken):
        queue.take(team, id_, by=grace)
    queue.take(team, id_, by=ada)
    assert queue.queued(team, id_).name == "Ada"
    # A lead who gives it back leaves it to the other leads.
    queue.give_back(team, id_, by=ada)
    with pytest.raises(Taken):
        queue.take(team, id_, by=grace)


def test_a_lead_frees_what_somebody_left_lying(team, ada, grace):
    id_ = put_in(team, POST, by=grace.id)
    queue.take(team, id_, by=grace)
    queue.give_back(team, id_, by=ada)
    assert queue.queued(team, id_).person is None


def test_the_same_word_is_the_same_post(team, grace, ada):
    first, again, other = (
        put_in(team, POST, by=by, once=once)
        for by, once in ((grace.id, "k"), (grace.id, "k"), (ada.id, "k"))
    )
    assert first == again != other
    assert len(queue.queue(team)) == 2
    assert len({put_in(team, POST, by=grace.id) for _ in range(2)}) == 2


def test_a_post_goes_by_itself_after_its_time(team, clock, grace):
    id_ = put_in(team, POST, by=grace.id)
    clock.at += DAY_S - 1
    assert len(queue.queue(team)) == 1
    clock.at += 1
    assert queue.queue(team) == []
    assert queue.counts(team) == (0, 0)
    with pytest.raises(InputError, match="no longer in the queue"):
        queue.take(team, id_, by=grace)
    put_in(team, POST, by=grace.id)
    with team.read() as db:
        assert db.scalar(select(func.count()).select_from(stored.posts)) == 1


def test_the_queue_is_full_at_its_most(team, grace, monkeypatch):
    monkeypatch.setattr(queue, "MOST", 2)
    for _ in range(2):
        put_in(team, POST, by=grace.id)
    with pytest.raises(InputError, match="2 posts wait"):
        put_in(team, POST, by=grace.id)


@pytest.mark.parametrize("end", [erase, revoke])
def test_a_post_of_somebody_who_goes_is_free_again(team, ada, grace, end):
    id_ = put_in(team, POST, by=ada.id)
    queue.take(team, id_, by=grace)
    end(team, grace.id, by=ada.id)
    assert queue.queued(team, id_).person is None


def test_being_done_erases_what_was_written_to_it_too(team, grace):
    id_ = put_in(team, POST, by=grace.id)
    keep(team, grace.id, id_, Writing(POST.post, "I hear you."), version=1)
    queue.done(team, id_, by=grace)
    with team.read() as db:
        assert db.scalar(select(func.count()).select_from(stored.replies)) == 0


def test_a_sealed_post_that_somebody_moves_does_not_open(team, grace):
    ids = [put_in(team, POST, by=grace.id) for _ in range(2)]
    with team.change() as db:
        sealed = db.scalar(select(stored.posts.c.sealed).where(stored.posts.c.id == ids[0]))
        db.execute(update(stored.posts).where(stored.posts.c.id == ids[1]).values(sealed=sealed))
    with pytest.raises(NotOurs):
        queue.queued(team, ids[1])


def test_no_word_of_a_post_or_a_reply_is_in_the_file(tmp_path: Path):
    path = tmp_path / "team.db"
    with open_team(str(path), key_file=tmp_path / "key", make=True) as team:
        person = accept(
            team, invite(team, Role.LEAD, by=NOBODY), name="Ada", password="lantern orchard thimble"
        )
        put_in(team, POST, by=person.id)
        keep(team, person.id, "0" * 32, Writing(POST.post, "I hear you."), version=1)
        for file in tmp_path.glob("team.db*"):
            held = file.read_bytes()
            for word in (b"nobody here", b"evening board", b"I hear you"):
                assert word not in held
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM posts").fetchone() == (1,)


def test_a_backup_does_not_outlive_what_is_kept_for_a_day(team, grace, tmp_path, key_file):
    put_in(team, POST, by=grace.id)
    keep(team, grace.id, "0" * 32, Writing(POST.post, "I hear you."), version=1)
    backup(team, tmp_path / "backup")
    with open_team(str(tmp_path / "other.db"), key_file=key_file, make=True) as other:
        restore(other, tmp_path / "backup")
        assert queue.queue(other) == []
