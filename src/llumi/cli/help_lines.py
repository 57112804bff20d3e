"""`llumi help-lines`: show, check and sign the lists of where to find help.

llumi help-lines show --country gb
llumi help-lines check our-lines.toml
llumi help-lines sign our-lines.toml --key our.key
"""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.safety.help_entries import EVERYBODY, Entry
from llumi.safety.help_lists import for_workspace
from llumi.safety.help_signing import Looked, Signed, key_line, looked_through, sign_list
from llumi.safety.resources import Age, HelpCard, age, age_warning, as_dict, help_for, notes
from llumi.safety.signatures import short

HelpFile = Annotated[
    Path | None,
    typer.Option("--help-file", help="Your own help lines; else help.toml of the workspace."),
]
Language = Annotated[
    str, typer.Option("--language", help="Two letters, such as fr: its help lines come first.")
]
lines = typer.Typer(
    name="help-lines", help="Where to find help: show, check and sign lists.", no_args_is_help=True
)


@lines.command()
def show(
    country: Annotated[str, typer.Option(help="Two letters, such as IE.")] = "",
    language: Language = "",
    imminent: Annotated[
        bool, typer.Option("--imminent", help="As for a post of imminent danger.")
    ] = False,
    help_file: HelpFile = None,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Show what the page would show for a country."""
    registry = for_workspace(workspace, help_file)
    card = help_for(country, language=language, imminent=imminent, registry=registry)
    today = date.today()
    say(as_dict(card, today=today), card_lines(card, today=today), as_json=as_json)


@lines.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="Your list; LLUMI's own without it.")] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="The public key (.pub) that must have signed it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check a list: its form, its signature, its age."""
    found = looked_through(file, today=date.today(), key=key)
    say(asdict(found) | {"checked": str(found.checked)}, _looked(file, found), as_json=as_json)


@lines.command()
def sign(
    file: Annotated[Path, typer.Argument(help="A list of help lines.")],
    key: Annotated[Path, typer.Option("--key", help="Your private key; made where none is.")],
    as_json: AsJson = False,
) -> None:
    """Sign a list, so that a changed byte is noticed."""
    done = sign_list(file, key)
    said = {"signature": str(done.file), "key": short(done.key), "key_made": done.made}
    say(said, _signed(done, key), as_json=as_json)


def card_lines(card: HelpCard, *, today: date) -> list[str]:
    """A card for the terminal: where, how far to rely on it, and each entry."""
    warning = age_warning(card.entries, today=today)
    return [
        f"Where to find help · {card.place} · checked {card.checked}",
        *([warning] if warning else []),
        *notes(card),
        *(f"  {_entry(entry, today)}" for entry in card.entries),
    ]


def _entry(entry: Entry, today: date) -> str:
    facts = [entry.hours, entry.cost, f"in {', '.join(entry.languages)}" * bool(entry.languages)]
    if entry.audience != EVERYBODY:
        facts.insert(0, f"for {entry.audience}")
    if age(entry, today=today) is not Age.FRESH:
        facts.append(f"checked {entry.checked}")
    told = "; ".join(filter(None, facts))
    return f"{entry.name}: {entry.reach}. {entry.offers}{f' ({told})' if told else ''}"


def _looked(file: Path | None, found: Looked) -> list[str]:
    said = [found.warning] if found.warning else []
    if found.unrung:
        said.append(f"Nobody rang {found.unrung} of its {found.entries} entries.")
    whose = file or "LLUMI's own list"
    return [
        *said,
        f"{whose}: {found.standing}; {found.entries} entries for {found.countries} countries, "
        f"the oldest checked on {found.checked}.",
    ]


def _signed(done: Signed, key: Path) -> list[str]:
    said = []
    if done.made:
        said.append(f"A new key is in {key}: keep it to yourself. {key}.pub is for others.")
    if done.ours:
        said.append(f"Put this line into src/llumi/safety/help_key.py: {key_line(done.key)}")
    return [*said, f"Signed with key {short(done.key)}: {done.file}"]


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(lines)
