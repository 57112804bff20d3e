"""Where help is: a dated list of lines and emergency numbers by country, and nothing else.

    help_for("ie") → HelpCard("Ireland", (Entry(name="Samaritans Ireland", phone="116 123", …), …))

The list is `help.toml` beside this file. Each entry says when it was last checked, and against
what page.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from llumi.errors import InputError, InputErrors

AGES_AFTER = timedelta(days=180)
"""How long an entry may go unchecked before the page says so."""

EVERYWHERE = "world"
KINDS = ("line", "emergency", "directory")

_REQUIRED = ("name", "offers", "source")
_WAYS = ("phone", "text", "web")
_FIELDS = frozenset({"countries", "languages", "kind", "checked", *_REQUIRED, *_WAYS})
_ALIASES = {"UK": "GB"}
_HINT = "Mend them in the file; its first lines say what each field holds."


@dataclass(frozen=True)
class Entry:
    """One place to find help; of `phone`, `text` and `web` an empty one does not exist there."""

    countries: tuple[str, ...]
    languages: tuple[str, ...]
    kind: str
    name: str
    offers: str
    phone: str
    text: str
    web: str
    source: str
    checked: date


@dataclass(frozen=True)
class Registry:
    """All entries, and the names of the places they serve by country code."""

    places: Mapping[str, str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class HelpCard:
    """What the page shows: people who listen first, then the emergency number, then directories."""

    place: str
    entries: tuple[Entry, ...]

    @property
    def checked(self) -> date:
        """The day of the entry that has gone unchecked longest."""
        return min(entry.checked for entry in self.entries)


def help_for(country: str | None, *, registry: Registry | None = None) -> HelpCard:
    """Where to find help in a country (ISO 3166-1 code), or anywhere where it is not known.

    A country that has only an emergency number here is given the international directory as well.
    """
    registry = packaged() if registry is None else registry
    code = (country or "").strip().upper()
    code = _ALIASES.get(code, code)
    own = [entry for entry in registry.entries if code in entry.countries]
    anywhere = [entry for entry in registry.entries if EVERYWHERE in entry.countries]
    have = {entry.kind for entry in own}
    if "line" not in have:
        own += [entry for entry in anywhere if entry.kind not in have]
    elif "emergency" not in have:
        own += [entry for entry in anywhere if entry.kind == "emergency"]
    place = registry.places[code if have else EVERYWHERE]
    return HelpCard(place, tuple(sorted(own, key=lambda entry: KINDS.index(entry.kind))))


def age_warning(card: HelpCard, *, today: date) -> str | None:
    """A sentence for the page where an entry was checked too long ago, else None."""
    old = [entry.name for entry in card.entries if today - entry.checked > AGES_AFTER]
    if not old:
        return None
    return (
        f"Last checked on {card.checked.isoformat()}, more than {AGES_AFTER.days} days ago: "
        f"{', '.join(old)}. Check before you pass it on."
    )


@cache
def packaged() -> Registry:
    """The list that comes with LLUMI."""
    file = resources.files("llumi.safety").joinpath("help.toml")
    return parse(file.read_text(encoding="utf-8"), where="help.toml")


def parse(content: str, *, where: str) -> Registry:
    """Read a list of entries in the format of `help.toml`; `where` names the file in errors.

    Raises:
        InputErrors: with every mistake of the file, each with its entry and field.
    """
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where} is no TOML: {error}.", hint=_HINT) from error
    mistakes = [f"{key}: unknown table." for key in sorted(raw.keys() - {"places", "entry"})]
    places: dict[str, str] = {}
    if _is_names(raw.get("places")):
        places = raw["places"]
    else:
        mistakes.append("places: must give a name to each country code.")
    tables: list[dict[str, Any]] = []
    if _is_tables(raw.get("entry")):
        tables = raw["entry"]
    else:
        mistakes.append("entry: there must be at least one [[entry]].")
    for number, table in enumerate(tables, start=1):
        title = f"entry {number} ({table.get('name', 'no name')})"
        mistakes += [f"{title}, field {mistake}" for mistake in _mistakes(table, places)]
    if not mistakes:
        mistakes = _gaps(places, tables)
    if mistakes:
        raise InputErrors(where, mistakes, hint=_HINT)
    return Registry(places, tuple(_entry(table) for table in tables))


def _mistakes(table: Mapping[str, Any], places: Mapping[str, str]) -> list[str]:
    found = [f"{field}: unknown." for field in sorted(table.keys() - _FIELDS)]
    found += _mistakes_in_codes(table, places) + _mistakes_in_texts(table)
    if table.get("kind") not in KINDS:
        found.append(f"kind: must be one of {', '.join(KINDS)}.")
    # Only the reminder of the local emergency number, which nobody can write down, has none.
    if not any(field in table for field in _WAYS) and table.get("countries") != [EVERYWHERE]:
        found.append("phone: one of phone, text, web must be given.")
    # A TOML time is a date to Python, but says more than anyone checked.
    if type(table.get("checked")) is not date:
        found.append("checked: must be a day like 2026-11-23, without quotes.")
    return found


def _mistakes_in_codes(table: Mapping[str, Any], places: Mapping[str, str]) -> list[str]:
    found = []
    for field in ("countries", "languages"):
        codes = table.get(field)
        if not (isinstance(codes, list) and codes and all(isinstance(c, str) for c in codes)):
            found.append(f"{field}: must be a list of codes.")
        elif field == "countries" and (unknown := [c for c in codes if c not in places]):
            found.append(f"countries: {', '.join(unknown)} not in [places].")
    return found


def _mistakes_in_texts(table: Mapping[str, Any]) -> list[str]:
    found = [f"{field}: missing or empty." for field in _REQUIRED if not _is_text(table.get(field))]
    for field in _WAYS:
        if field in table and not _is_text(table[field]):
            found.append(f"{field}: must be text in quotes; leave it out where there is none.")
    for field in ("web", "source"):
        if _is_text(table.get(field)) and not table[field].startswith("https://"):
            found.append(f"{field}: must start with https://.")
    return found


def _gaps(places: Mapping[str, str], tables: list[dict[str, Any]]) -> list[str]:
    """What a list without mistakes still lacks: nobody may be left without an answer."""
    kinds = {table["kind"] for table in tables if EVERYWHERE in table["countries"]}
    gaps = [
        f'entry: none of kind {kind} for "{EVERYWHERE}".'
        for kind in ("emergency", "directory")
        if kind not in kinds
    ]
    served = {code for table in tables for code in table["countries"]}
    return gaps + [
        f"places, field {code}: no entry serves it." for code in places if code not in served
    ]


def _entry(table: Mapping[str, Any]) -> Entry:
    return Entry(
        countries=tuple(table["countries"]),
        languages=tuple(table["languages"]),
        **{field: table[field] for field in ("kind", "checked", *_REQUIRED)},
        **{field: table.get(field, "") for field in _WAYS},
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(table, dict) for table in value)


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(name) for name in value.values())
