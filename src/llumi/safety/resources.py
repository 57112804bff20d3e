"""Where help is: which lines and numbers to show for a country, in which order, with which caution.

    help_for("ie")                → people who listen first, then the emergency number
    help_for("ie", imminent=True) → the emergency number first
    notes(card, today=…)          → ("Written from public knowledge; nobody rang these numbers.", …)

This is the only place a number may come from; models never write one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from llumi.safety.help_entries import EVERYBODY, EVERYWHERE, HOW_CHECKED, Entry
from llumi.safety.help_lists import Own, Registry, packaged

AGES_AFTER = timedelta(days=180)
"""How long an entry may go unchecked before the page says so."""

EXPIRES_AFTER = timedelta(days=365)
"""How long before the page says that it may no longer answer."""

_ORDER = {
    True: ("emergency", "listens", "directory"),
    # Most people who think of suicide need someone who listens; a directory leads there.
    False: ("listens", "directory", "emergency"),
}
_ALIASES = {"UK": "GB"}
_RANG = HOW_CHECKED[-1]


class Age(StrEnum):
    """How long ago an entry was checked."""

    FRESH = "fresh"
    OLD = "old"
    EXPIRED = "expired"
    AHEAD = "ahead"


@dataclass(frozen=True)
class HelpCard:
    """What the page shows, in order; `own` is the organisation's list, if entries are from it."""

    place: str
    entries: tuple[Entry, ...]
    own: Own | None = None

    @property
    def checked(self) -> date:
        """The day of the entry that has gone unchecked longest."""
        return min(entry.checked for entry in self.entries)


def help_for(
    country: str | None,
    *,
    language: str | None = None,
    imminent: bool = False,
    registry: Registry | None = None,
) -> HelpCard:
    """Where to find help in a country (ISO 3166-1 code), or anywhere where it is not known.

    Entries in `language` (ISO 639-1) come before others of their kind, and entries for everybody
    before those for some. A country that has only an emergency number here is given the
    international directory as well.
    """
    registry = packaged() if registry is None else registry
    code = (country or "").strip().upper()
    code = _ALIASES.get(code, code)
    spoken = (language or "").strip().lower()
    own = [entry for entry in registry.entries if code in entry.countries]
    anywhere = [entry for entry in registry.entries if EVERYWHERE in entry.countries]
    have = {entry.kind for entry in own}
    if "listens" not in have:
        own += [entry for entry in anywhere if entry.kind not in have]
    elif "emergency" not in have:
        own += [entry for entry in anywhere if entry.kind == "emergency"]
    kinds = _ORDER[imminent]

    def place(entry: Entry) -> tuple[int, bool, bool]:
        foreign = bool(spoken and entry.languages) and spoken not in entry.languages
        return kinds.index(entry.kind), foreign, entry.audience != EVERYBODY

    shown = tuple(sorted(own, key=place))
    theirs = registry.own if registry.own and set(registry.own.entries) & set(shown) else None
    return HelpCard(registry.places[code if have else EVERYWHERE], shown, theirs)


def age(entry: Entry, *, today: date) -> Age:
    """How long ago an entry was checked; a day that is yet to come is no check."""
    # A day's grace: it is tomorrow already in some places.
    if entry.checked > today + timedelta(days=1):
        return Age.AHEAD
    if today - entry.checked > EXPIRES_AFTER:
        return Age.EXPIRED
    return Age.OLD if today - entry.checked > AGES_AFTER else Age.FRESH


def age_warning(entries: Sequence[Entry], *, today: date) -> str | None:
    """A sentence or more where entries were checked too long ago, each with its day, else None."""
    said = []
    for kind, sentence in _WARNINGS.items():
        if found := [entry for entry in entries if age(entry, today=today) is kind]:
            said.append(sentence.format(named=_named(found)))
    return " ".join(said) or None


_WARNINGS = {
    Age.EXPIRED: f"Not checked for more than {EXPIRES_AFTER.days} days, may no longer answer or "
    "belong to someone else: {named}. Look at their own page first.",
    Age.AHEAD: "Dated in the future, so nobody knows when it was checked: {named}.",
    Age.OLD: f"Last checked more than {AGES_AFTER.days} days ago: {{named}}. "
    "Check before you pass it on.",
}


def notes(card: HelpCard) -> tuple[str, ...]:
    """Sentences that say how far the card can be relied upon, whatever its age."""
    said = []
    if card.own:
        theirs = [entry for entry in card.entries if entry in card.own.entries]
        said.append(f"From {card.own.standing}: {_names(theirs)}.")
    unsure = [entry for entry in card.entries if entry.how_checked == HOW_CHECKED[0]]
    unrung = [entry for entry in card.entries if entry.how_checked != _RANG]
    if len(unsure) == len(card.entries):
        said.append("Written from public knowledge; nobody rang these numbers.")
    elif unsure:
        said.append(f"Written from public knowledge, nobody rang: {_names(unsure)}.")
    elif unrung:
        said.append(f"Nobody rang: {_names(unrung)}.")
    return tuple(said)


def as_dict(card: HelpCard, *, today: date) -> dict[str, Any]:
    """The card for a page or a program, with stable keys."""
    shown = (
        *("kind", "name", "offers", "audience", "languages", "hours", "cost"),
        *("phone", "dial", "text", "chat", "web", "reach", "source", "how_checked"),
    )
    return {
        "place": card.place,
        "checked": card.checked.isoformat(),
        "warning": age_warning(card.entries, today=today),
        "notes": list(notes(card)),
        "entries": [
            {field: getattr(entry, field) for field in shown}
            | {"checked": entry.checked.isoformat(), "age": age(entry, today=today).value}
            for entry in card.entries
        ],
    }


def _names(entries: Sequence[Entry]) -> str:
    return ", ".join(entry.name for entry in entries)


def _named(entries: Sequence[Entry]) -> str:
    return ", ".join(f"{entry.name} ({entry.checked.isoformat()})" for entry in entries)
