"""Places at the model: few write at once, some wait in line and see how many are before them.

    ticket = places.enter()
    for ahead in ticket.ahead(gone):      2, 1, then nothing more: it is one's turn
        …
    ticket.leave()

First come, first served. Whoever comes when the line is full, or has enough texts in it already, is
told so at once.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from llumi.errors import LlumiError

_LOOK_UP = 0.2
"""Seconds after which somebody in line looks whether their reader is still there."""


class Busy(LlumiError):
    """The line is full, or one has enough texts in it."""


class Stopped(LlumiError):
    """The reader has gone, so nobody need wait or write for them."""


@dataclass(frozen=True)
class Asker:
    """Somebody, or an address, that may have at most `most` texts in line."""

    name: str
    most: int


class Line(Protocol):
    """A line before the model, in one process or over several."""

    def enter(self, *askers: Asker) -> "Ticket":
        """Stand in line as a person, and as the address that they ask from.

        Raises:
            Busy: it is full, or one of them has enough places in it.
        """

    @property
    def writing(self) -> int:
        """How many write now."""

    @property
    def waiting(self) -> int:
        """How many wait now."""


class Ticket(Protocol):
    """One's place, until it is left; leaving twice is leaving once."""

    def ahead(self, gone: threading.Event) -> Iterator[int]:
        """How many are to be served before it is one's turn, each time that it changes.

        Raises:
            Stopped: `gone` was set meanwhile.
        """

    def leave(self) -> None:
        """Let the next one in."""


class Places:
    """The line of one process: at most `at_once` write and at most `in_line` wait."""

    def __init__(self, at_once: int, in_line: int) -> None:
        self._at_once, self._most = at_once, at_once + in_line
        self._line: list[Place] = []
        self._changed = threading.Condition()

    def enter(self, *askers: Asker) -> "Place":
        """Stand in line as a person, and as the address that they ask from.

        Raises:
            Busy: it is full, or one of them has enough places in it.
        """
        with self._changed:
            if len(self._line) >= self._most:
                raise full()
            for asker in askers:
                if sum(asker in one.askers for one in self._line) >= asker.most:
                    raise enough()
            place = Place(self, askers)
            self._line.append(place)
        return place

    @property
    def writing(self) -> int:
        """How many write now."""
        return min(len(self._line), self._at_once)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return max(0, len(self._line) - self._at_once)

    def _leave(self, place: "Place") -> None:
        with self._changed:
            if place in self._line:
                self._line.remove(place)
            self._changed.notify_all()

    def _ahead(self, place: "Place", gone: threading.Event) -> Iterator[int]:
        told = 0
        while True:
            with self._changed:
                ahead = max(0, self._line.index(place) - self._at_once + 1)
                if ahead == told and ahead:
                    self._changed.wait(_LOOK_UP)
            if gone.is_set():
                raise Stopped("Nobody reads this any more.")
            if not ahead:
                return
            if ahead != told:
                told = ahead
                yield ahead


class Place:
    """A ticket of one process's line."""

    def __init__(self, places: Places, askers: tuple[Asker, ...]) -> None:
        self._places, self.askers = places, askers

    def ahead(self, gone: threading.Event) -> Iterator[int]:
        """How many are to be served before it is one's turn, each time that it changes.

        Raises:
            Stopped: `gone` was set meanwhile.
        """
        return self._places._ahead(self, gone)

    def leave(self) -> None:
        """Let the next one in."""
        self._places._leave(self)


def full() -> Busy:
    """Nobody more can stand in line."""
    return Busy(
        "The model is busy with other texts, and the line is full.",
        hint="Your text is kept. Try again in a moment.",
    )


def enough() -> Busy:
    """This person, or this address, has enough texts in it."""
    return Busy(
        "Other texts that you asked for are still being written.",
        hint="Your text is kept. Wait for them, or stop them.",
    )
