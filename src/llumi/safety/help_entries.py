"""A list of help lines as a file holds it: `help.toml`, or an organisation's own.

    [[entry]]                               Entry(countries=("IE",), languages=("en",),
    countries = ["IE"]                            kind="listens", name="Samaritans",
    languages = ["en"]                            phone="116 123", hours="at any hour",
    kind = "listens"                   ──►        cost="free", checked=date(2026, 11, 24),
    name = "Samaritans"                           how_checked="public knowledge", …)
    phone = "116 123"
    …

`docs/safety.md` says what each field holds.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from llumi.errors import InputError, InputErrors

EVERYWHERE = "world"
EVERYBODY = "everybody"
KINDS = ("emergency", "listens", "directory")
WAYS = ("phone", "text", "chat", "web")

HOW_CHECKED = ("public knowledge", "read its page", "rang")
"""How somebody made sure of an entry on the day `checked`, from the weakest to the strongest."""

_ADDRESSES = ("chat", "web", "source")
_NEEDED = ("name", "offers", "source")
_EXTRA = ("hours", "cost", "audience")
_FIELDS = frozenset(
    {"countries", "languages", "kind", "checked", "how_checked", *_NEEDED, *WAYS, *_EXTRA}
)
# What one dials first; after a comma, what to do then.
_PHONE = re.compile(r"\+?\d[\d -]*(?:, .+)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HINT = "Mend them in the file; docs/safety.md says what each field holds."


@dataclass(frozen=True)
class Entry:
    """One place to find help; an empty text means that nothing is known, or that there is none.

    `languages` are ISO 639-1 codes. `audience` says whom it is for. `how_checked` is one of
    `HOW_CHECKED`. `phone` is what one dials, and after a comma what to press or say.
    """

    countries: tuple[str, ...]
    languages: tuple[str, ...]
    kind: str
    name: str
    offers: str
    audience: str
    phone: str
    text: str
    chat: str
    web: str
    hours: str
    cost: str
    source: str
    checked: date
    how_checked: str

    @property
    def dial(self) -> str:
        """The digits to dial, for a link that calls; empty where there is no phone."""
        return re.sub(r"[^\d+]", "", self.phone.split(",")[0])

    @property
    def reach(self) -> str:
        """All ways to reach it, in a line."""
        ways = {way: getattr(self, way) for way in WAYS}
        told = [
            f"{way} {where}" if way != "text" else where for way, where in ways.items() if where
        ]
        return "; ".join(told) or "as known locally"


@dataclass(frozen=True)
class Listed:
    """What one file holds: entries, names of places by country code, names it wants left out."""

    places: Mapping[str, str]
    entries: tuple[Entry, ...]
    leave_out: tuple[str, ...] = ()


def parse(content: str, *, where: str, known: Mapping[str, str] | None = None) -> Listed:
    """Read a list; `where` names the file in errors.

    `known` are places that need not be named again: an organisation's list adds to another, and
    need not serve everyone by itself. Without it the list must stand alone.

    Raises:
        InputErrors: with every mistake of the file, each with its entry and field.
    """
    try:
        raw = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where} is no TOML: {error}.", hint=_HINT) from error
    places, mistakes = _places(raw, known)
    tables, missing = _tables(raw)
    mistakes += missing
    for number, table in enumerate(tables, start=1):
        title = f"entry {number} ({table.get('name', 'no name')})"
        mistakes += [f"{title}, field {mistake}" for mistake in _mistakes(table, places)]
    if not mistakes and known is None:
        mistakes = _gaps(places, tables)
    if mistakes:
        raise InputErrors(where, mistakes, hint=_HINT)
    entries = tuple(_entry(table) for table in tables)
    return Listed(places, entries, tuple(raw.get("leave_out", ())))


def _places(
    raw: Mapping[str, Any], known: Mapping[str, str] | None
) -> tuple[dict[str, str], list[str]]:
    allowed = {"places", "entry"} | ({"leave_out"} if known is not None else set())
    mistakes = [f"{key}: unknown table." for key in sorted(raw.keys() - allowed)]
    if not _is_codes(raw.get("leave_out", ["none"])):
        mistakes.append("leave_out: must be a list of names.")
    own = raw.get("places", {} if known is not None else None)
    if not (isinstance(own, dict) and all(_is_text(name) for name in own.values())):
        return dict(known or {}), [*mistakes, "places: must give a name to each country code."]
    return {**(known or {}), **own}, mistakes


def _tables(raw: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    found = raw.get("entry", [] if raw.get("leave_out") else None)
    if isinstance(found, list) and all(isinstance(table, dict) for table in found):
        return found, []
    return [], ["entry: there must be at least one [[entry]]."]


def _mistakes(table: Mapping[str, Any], places: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{field}: unknown." for field in sorted(table.keys() - _FIELDS))
    yield from _mistakes_in_codes(table, places)
    yield from _mistakes_in_texts(table)
    for field, words in (("kind", KINDS), ("how_checked", HOW_CHECKED)):
        if table.get(field) not in words:
            yield f"{field}: must be one of {', '.join(words)}."
    # Only the reminder of the local emergency number, which nobody can write down, has none.
    if not any(way in table for way in WAYS) and table.get("countries") != [EVERYWHERE]:
        yield f"phone: one of {', '.join(WAYS)} must be given."
    # A TOML time is a date to Python, but says more than anyone checked.
    if type(table.get("checked")) is not date:
        yield "checked: must be a day like 2026-11-23, without quotes."


def _mistakes_in_codes(table: Mapping[str, Any], places: Mapping[str, str]) -> Iterator[str]:
    countries, languages = table.get("countries"), table.get("languages")
    if not _is_codes(countries):
        yield "countries: must be a list of codes."
    elif unknown := [code for code in countries or () if code not in places]:
        yield f"countries: {', '.join(unknown)} not in [places]."
    # Whoever answers an emergency number speaks what is spoken there; nobody lists that.
    if languages is None and table.get("kind") != "listens":
        return
    if not (_is_codes(languages) and all(_LANGUAGE.fullmatch(code) for code in languages or ())):
        yield "languages: must be a list of codes such as en or pt."


def _mistakes_in_texts(table: Mapping[str, Any]) -> Iterator[str]:
    for field in _NEEDED:
        if not _is_text(table.get(field)):
            yield f"{field}: missing or empty."
    for field in (*WAYS, *_EXTRA):
        if field in table and not _is_text(table[field]):
            yield f"{field}: must be text in quotes; leave it out where there is none."
    for field in _ADDRESSES:
        if _is_text(table.get(field)) and not table[field].startswith("https://"):
            yield f"{field}: must start with https://."
    if _is_text(table.get("phone")) and not _PHONE.fullmatch(table["phone"]):
        yield "phone: must be a number, and after a comma what to press or say then."


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
        languages=tuple(table.get("languages", ())),
        audience=table.get("audience", EVERYBODY),
        **{field: table[field] for field in ("kind", "checked", "how_checked", *_NEEDED)},
        **{field: table.get(field, "") for field in (*WAYS, "hours", "cost")},
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_codes(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(code, str) for code in value)
