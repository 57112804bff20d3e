"""The line before the model over several processes: as in one, and in the team's database.

    places = SharedPlaces(team, at_once=8, in_line=40)
    for ahead in (ticket := places.enter(ada, address)).ahead(gone): …

Each process says every two seconds that it is there, while anybody stands in it.
"""

import threading
import time
from collections.abc import Iterator

from llumi.team import line
from llumi.team.database import Team, new_id
from llumi.team.line import Limits
from llumi.web.places import Asker, Stopped, enough, full

_LOOK_UP = 0.2
_SAY = 2.0
"""Seconds; far below the silence after which a process counts as gone."""
_ANYBODY = Asker("", 1_000_000)


class SharedPlaces:
    """At most `at_once` write, over all processes, and at most `in_line` wait."""

    def __init__(self, team: Team, at_once: int, in_line: int) -> None:
        self._team, self._at_once, self._most = team, at_once, at_once + in_line
        self._worker = new_id()
        self._mine: set[int] = set()
        self._lock = threading.Lock()
        self._saying: threading.Thread | None = None

    def enter(self, *askers: Asker) -> "SharedPlace":
        """Stand in line as a person, and as the address that they ask from.

        Raises:
            Busy: it is full, or one of them has enough places in it.
        """
        person, address = (*askers, _ANYBODY, _ANYBODY)[:2]
        number = line.stand(
            self._team,
            self._worker,
            self._team.key.digest(f"line {person.name}"),
            self._team.key.digest(f"line {address.name}"),
            Limits(self._most, person.most, address.most),
        )
        if not isinstance(number, int):
            raise full() if number == "full" else enough()
        with self._lock:
            self._mine.add(number)
            if self._saying is None:
                self._saying = threading.Thread(target=self._say, daemon=True)
                self._saying.start()
        return SharedPlace(self, number)

    @property
    def writing(self) -> int:
        """How many write now, over all processes."""
        return min(line.standing(self._team), self._at_once)

    @property
    def waiting(self) -> int:
        """How many wait now, over all processes."""
        return max(0, line.standing(self._team) - self._at_once)

    def _say(self) -> None:
        """Say that this process is there, until nobody stands in it any more."""
        while True:
            time.sleep(_SAY)
            with self._lock:
                if not self._mine:
                    self._saying = None
                    return
            line.is_here(self._team, self._worker)

    def _leave(self, number: int) -> None:
        with self._lock:
            if number not in self._mine:
                return
            self._mine.remove(number)
        line.leave(self._team, number)

    def _ahead(self, number: int, gone: threading.Event) -> Iterator[int]:
        told = 0
        while True:
            ahead = max(0, line.before(self._team, number) - self._at_once + 1)
            if gone.is_set():
                raise Stopped("Nobody reads this any more.")
            if not ahead:
                return
            if ahead != told:
                told = ahead
                yield ahead
            gone.wait(_LOOK_UP)


class SharedPlace:
    """A ticket of a line over several processes."""

    def __init__(self, places: SharedPlaces, number: int) -> None:
        self._places, self._number = places, number

    def ahead(self, gone: threading.Event) -> Iterator[int]:
        """How many are to be served before it is one's turn, each time that it changes.

        Raises:
            Stopped: `gone` was set meanwhile.
        """
        return self._places._ahead(self._number, gone)

    def leave(self) -> None:
        """Let the next one in."""
        self._places._leave(self._number)
