"""What the web app is given: everything it knows of the world outside.

Settings(backend=Echo({"tuned": "I hear you."}), model="tuned", country="ie")

Nothing is read from the environment; whoever creates the app decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from llumi.backends import Backend
from llumi.safety.help_lists import Registry
from llumi.team.database import Team
from llumi.team.elsewhere import Provider

DISCLOSURE = "Written by a person, with help from a writing assistant."


@dataclass(frozen=True)
class Settings:
    """How one instance of the page runs.

    `backend` is None where no model is loaded; `what_is_missing` then says so on the page, in a
    sentence or two. `model` is one of the backend's names, and `improver` that of the model which
    improves, where it is another one. `lead` says who leads the team now and how to reach them, in
    a line for the hand-off. `disclosure` is how a copied reply ends that the page put words into;
    "" for nothing. `country` (ISO 3166-1 code) and `language` (ISO 639-1) decide which help is
    shown, `help_lines` from which list: LLUMI's own where it is None. `today` tells how old an
    entry is. `examples` are posts to try the page with, each a title and a text.

    `at_once` texts are written at the same time, more would make everybody wait; `in_line` more
    may wait for their turn: over all `workers`, the processes that serve, which count into the
    folder `counts_in`. `hosts` are the names under which the app is reached besides this machine's
    own, and `secure` says whether that is over TLS.

    With a `team` only its people may ask; without one whoever is at this machine. A team keeps
    posts and replies for `keep_s` seconds; for 0 not at all. Where it `learns`, what people accept
    and leave is kept of those who agree. With a `provider` people can sign in there, which sends
    them back to `address`, that of this app.
    """

    backend: Backend | None = None
    model: str = ""
    improver: str = ""
    lead: str = ""
    disclosure: str = DISCLOSURE
    country: str | None = None
    language: str | None = None
    help_lines: Registry | None = None
    today: Callable[[], date] = date.today
    what_is_missing: str = "No model is loaded."
    at_once: int = 2
    in_line: int = 20
    workers: int = 1
    counts_in: Path | None = None
    team: Team | None = None
    keep_s: int = 0
    learns: bool = False
    provider: Provider | None = None
    address: str = ""
    hosts: frozenset[str] = frozenset()
    secure: bool = False
    examples: tuple[tuple[str, str], ...] = ()
