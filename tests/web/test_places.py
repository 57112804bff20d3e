"""Places at the model."""

import threading

import pytest

from llumi.web.places import Asker, Busy, Places, Stopped


def nobody_left():
    return threading.Event()


def test_the_first_write_at_once_and_the_others_see_how_many_are_before_them():
    places = Places(at_once=2, in_line=3)
    one, two, three, four = (places.enter() for _ in range(4))
    assert list(one.ahead(nobody_left())) == list(two.ahead(nobody_left())) == []
    assert next(three.ahead(nobody_left())) == 1
    assert next(four.ahead(nobody_left())) == 2
    assert (places.writing, places.waiting) == (2, 2)


def test_who_waits_moves_up_when_somebody_leaves():
    places = Places(at_once=1, in_line=3)
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


def test_a_full_line_is_told_at_once_and_a_place_left_is_free():
    places = Places(at_once=1, in_line=1)
    with places.enter(), places.enter(), pytest.raises(Busy, match="line is full"):
        places.enter()
    assert (places.writing, places.waiting) == (0, 0)
    places.enter().leave()


def test_leaving_twice_lets_one_in():
    places = Places(at_once=1, in_line=1)
    one = places.enter()
    one.leave()
    one.leave()
    assert list(places.enter().ahead(nobody_left())) == []


def test_who_has_gone_waits_no_longer():
    places = Places(at_once=1, in_line=1)
    places.enter()
    gone = threading.Event()
    waits = places.enter().ahead(gone)
    assert next(waits) == 1
    gone.set()
    with pytest.raises(Stopped):
        next(waits)


def test_nobody_fills_the_line_alone_nor_does_an_address():
    places, ada, here = Places(at_once=1, in_line=8), Asker("Ada", 2), Asker("here", 3)
    first = places.enter(ada, here)
    places.enter(ada, here)
    with pytest.raises(Busy, match="you asked for"):
        places.enter(ada)
    places.enter(here)
    with pytest.raises(Busy):
        places.enter(here)
    first.leave()
    places.enter(ada, here)
