"""Places at the model: in one process, and over several that share a team's database."""

import threading
import time

import pytest
from sqlalchemy import func, select

from llumi.team import line, stored
from llumi.team.database import Team
from llumi.web.places import Asker, Busy, Places, Stopped
from llumi.web.shared_places import SharedPlaces


@pytest.fixture(params=["one process", "several"])
def line_of(request, team):
    """Makes a line."""

    def made(at_once: int, in_line: int):
        if request.param == "one process":
            return Places(at_once, in_line)
        return SharedPlaces(team, at_once, in_line)

    return made


def nobody_left():
    return threading.Event()


def test_the_first_write_at_once_and_the_others_see_how_many_are_before_them(line_of):
    places = line_of(2, 3)
    one, two, three, four = (places.enter() for _ in range(4))
    assert list(one.ahead(nobody_left())) == list(two.ahead(nobody_left())) == []
    assert next(three.ahead(nobody_left())) == 1
    assert next(four.ahead(nobody_left())) == 2
    assert (places.writing, places.waiting) == (2, 2)


def test_who_waits_moves_up_when_somebody_leaves(line_of):
    places = line_of(1, 3)
    one, two, three = (places.enter() for _ in range(3))
    seen, turn = [], threading.Event()

    def wait():
        seen.extend(three.ahead(nobody_left()))
        turn.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not seen:
        pass
    one.leave()
    while len(seen) < 2:
        pass
    assert not turn.is_set()
    two.leave()
    assert turn.wait(10)
    waiting.join()
    assert seen == [2, 1]


def test_a_full_line_is_told_at_once_and_a_place_left_is_free(line_of):
    places = line_of(1, 1)
    one, two = places.enter(), places.enter()
    with pytest.raises(Busy, match="line is full"):
        places.enter()
    one.leave()
    two.leave()
    assert (places.writing, places.waiting) == (0, 0)
    places.enter().leave()


def test_leaving_twice_lets_one_in(line_of):
    places = line_of(1, 1)
    one = places.enter()
    one.leave()
    one.leave()
    assert list(places.enter().ahead(nobody_left())) == []


def test_who_has_gone_waits_no_longer(line_of):
    places = line_of(1, 1)
    places.enter()
    gone = threading.Event()
    waits = places.enter().ahead(gone)
    assert next(waits) == 1
    gone.set()
    with pytest.raises(Stopped):
        next(waits)


def test_nobody_fills_the_line_alone_nor_does_an_address(line_of):
    places, ada, grace, here = line_of(1, 8), Asker("Ada", 2), Asker("Grace", 2), Asker("here", 3)
    first = places.enter(ada, here)
    places.enter(ada, here)
    with pytest.raises(Busy, match="you asked for"):
        places.enter(ada, Asker("there", 3))
    places.enter(grace, here)
    with pytest.raises(Busy):
        places.enter(grace, here)
    first.leave()
    places.enter(ada, here)


# ---- Over several processes


def test_processes_share_a_line(team):
    one, other = (SharedPlaces(team, 1, 2) for _ in range(2))
    first, second = one.enter(Asker("Ada", 2)), other.enter(Asker("Ada", 2))
    assert list(first.ahead(nobody_left())) == []
    waits = second.ahead(nobody_left())
    assert next(waits) == 1
    assert (one.writing, one.waiting) == (other.writing, other.waiting) == (1, 1)
    with pytest.raises(Busy):
        other.enter(Asker("Ada", 2))
    first.leave()
    assert list(waits) == []


def test_who_stood_in_a_process_that_was_killed_holds_up_nobody(team):
    now = [1_000]
    watched = Team(team.engine, team.key, lambda: now[0])
    killed, other = line.Limits(9, 9, 9), SharedPlaces(watched, 1, 2)
    line.stand(watched, "killed", "a", "b", killed)
    waits = other.enter().ahead(nobody_left())
    assert next(waits) == 1
    now[0] += line.SILENT_S - 1
    line.is_here(watched, other._worker)
    now[0] += 1
    assert list(waits) == []


def oldest(team: Team) -> int:
    with team.read() as db:
        return db.scalar(select(func.min(stored.line.c.seen)))


def test_who_waits_long_is_still_there(team):
    now = [1_000]
    watched = Team(team.engine, team.key, lambda: now[0])
    one, other = (SharedPlaces(watched, 1, 2) for _ in range(2))
    first = one.enter()
    second = other.enter()
    for _ in range(2):
        now[0] += line.SILENT_S - 1
        until = time.monotonic() + 60
        while oldest(team) < now[0]:
            assert time.monotonic() < until, "they did not say that they are there"
            time.sleep(0.05)
    assert other.waiting == 1
    first.leave()
    second.leave()


def test_no_name_and_no_address_is_in_the_database(team, tmp_path):
    place = SharedPlaces(team, 1, 2).enter(Asker("b81f-of-ada", 2), Asker("192.0.2.7", 9))
    for file in tmp_path.glob("team.db*"):
        assert b"b81f-of-ada" not in file.read_bytes()
        assert b"192.0.2.7" not in file.read_bytes()
    place.leave()
