"""Places at the model: few write at once, some wait in line and see how many are before them.

    with places.enter() as ticket:
        for ahead in ticket.ahead(gone):      2, 1, then nothing more: it is one's turn
            …

First come, first served. Whoever comes when the line is full, or has enough texts in it already, is
told so at once.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from llumi.errors import LlumiError

LOOK_UP = 0.2
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


class Line(ABC):
    """A line before the model: at most `at_once` write and at most `in_line` wait."""

    def __init__(self, at_once: int, in_line: int) -> None:
        self._at_once, self._most = at_once, at_once + in_line

    @abstractmethod
    def enter(self, *askers: Asker) -> "Ticket":
        """Stand in line as a person, and as the address that they ask from.

        Raises:
            Busy: it is full, or one of them has enough places in it.
        """

    @property
    def writing(self) -> int:
        """How many write now."""
        return min(self._standing(), self._at_once)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return max(0, self._standing() - self._at_once)

    @abstractmethod
    def _standing(self) -> int:
        """How many write or wait."""

    @abstractmethod
    def _look(self, ticket: "Ticket", told: int, gone: threading.Event) -> int:
        """How many are ahead of a ticket; where that was `told` already, looked up after a rest."""

    @abstractmethod
    def _leave(self, ticket: "Ticket") -> None:
        """Let the next one in."""

    def _ahead(self, before: int) -> int:
        """How many are to be served, of those who stand before, until it is one's turn."""
        return max(0, before - self._at_once + 1)


class Ticket:
    """One's place, until it is left; leaving twice is leaving once."""

    def __init__(self, line: Line, askers: tuple[Asker, ...]) -> None:
        self._line, self.askers = line, askers

    def ahead(self, gone: threading.Event) -> Iterator[int]:
        """How many are to be served before it is one's turn, each time that it changes.

        Raises:
            Stopped: `gone` was set meanwhile.
        """
        told = 0
        while True:
            ahead = self._line._look(self, told, gone)
            if gone.is_set():
                raise Stopped("Nobody reads this any more.")
            if not ahead:
                return
            if ahead != told:
                told = ahead
                yield ahead

    def leave(self) -> None:
        """Let the next one in."""
        self._line._leave(self)

    def __enter__(self) -> "Ticket":
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()


class Places(Line):
    """The line of one process."""

    def __init__(self, at_once: int, in_line: int) -> None:
        super().__init__(at_once, in_line)
        self._line: list[Ticket] = []
        self._changed = threading.Condition()

    def enter(self, *askers: Asker) -> Ticket:
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
            ticket = Ticket(self, askers)
            self._line.append(ticket)
        return ticket

    def _standing(self) -> int:
        return len(self._line)

    def _look(self, ticket: Ticket, told: int, gone: threading.Event) -> int:
        with self._changed:
            ahead = self._ahead(self._line.index(ticket))
            if ahead == told and ahead:
                self._changed.wait(LOOK_UP)
        return ahead

    def _leave(self, ticket: Ticket) -> None:
        with self._changed:
            if ticket in self._line:
                self._line.remove(ticket)
            self._changed.notify_all()


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
