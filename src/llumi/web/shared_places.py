"""The line before the model over several processes: as in one, and in the team's database.

    places = SharedPlaces(team, at_once=8, in_line=40)
    for ahead in (ticket := places.enter(ada, address)).ahead(gone): …

Each process says every two seconds that it is there, while anybody stands in it.
"""

import threading
import time

from llumi.team import line
from llumi.team.database import Team, new_id
from llumi.team.line import Limits
from llumi.web.places import LOOK_UP, Asker, Line, Ticket, enough, full

_SAY = 2.0
"""Seconds; far below the silence after which a process counts as gone."""
_ANYBODY = Asker("", 1_000_000)


class SharedPlaces(Line):
    """The line of several processes that share a team's database."""

    def __init__(self, team: Team, at_once: int, in_line: int) -> None:
        super().__init__(at_once, in_line)
        self._team, self._worker = team, new_id()
        self._mine: dict[Ticket, int] = {}
        self._lock = threading.Lock()
        self._saying: threading.Thread | None = None

    def enter(self, *askers: Asker) -> Ticket:
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
        ticket = Ticket(self, askers)
        with self._lock:
            self._mine[ticket] = number
            if self._saying is None:
                self._saying = threading.Thread(target=self._say, daemon=True)
                self._saying.start()
        return ticket

    def _standing(self) -> int:
        return line.standing(self._team)

    def _look(self, ticket: Ticket, told: int, gone: threading.Event) -> int:
        ahead = self._ahead(line.before(self._team, self._mine[ticket]))
        if ahead == told and ahead:
            gone.wait(LOOK_UP)
        return ahead

    def _leave(self, ticket: Ticket) -> None:
        with self._lock:
            number = self._mine.pop(ticket, None)
        if number is not None:
            line.leave(self._team, number)

    def _say(self) -> None:
        """Say that this process is there, until nobody stands in it any more."""
        while True:
            time.sleep(_SAY)
            with self._lock:
                if not self._mine:
                    self._saying = None
                    return
            line.is_here(self._team, self._worker)
