"""`llumi reply` and `llumi improve`: the two models at the command line.

llumi reply --post post.txt            or the post on standard input
llumi improve --post post.txt --draft reply.txt
"""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from llumi.assistant.generation import DraftNotOffered, check_post, generate
from llumi.assistant.improvement import Suggestion
from llumi.assistant.improvement import improve as suggest
from llumi.assistant.limits import check_length
from llumi.cli.backend import AlthoughMarked, RunToUse, ServerModel, ServerUrl, open_backend
from llumi.cli.help_lines import HelpFile, Language, card_lines
from llumi.cli.output import AsJson, WorkspaceFolder, say
from llumi.errors import InputError
from llumi.safety.both import assess
from llumi.safety.help_lists import for_workspace
from llumi.safety.resources import HelpCard, as_dict, help_for
from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.safety.tiers import Tier

PostFile = Annotated[
    Path | None, typer.Option("--post", help="File with the post; standard input without it.")
]
Country = Annotated[
    str, typer.Option("--country", help="Two letters, such as IE: where to find help.")
]


def reply(
    post: PostFile = None,
    country: Country = "",
    language: Language = "",
    help_file: HelpFile = None,
    run: RunToUse = "",
    server: ServerUrl = "",
    model: ServerModel = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Draft a reply to a post, sentence by sentence as it passes the screen."""
    text = read_text(post, "post")
    check_length("post", text)
    place = Place(country, language, workspace, help_file)
    card = help_card(text, place)
    if not as_json:
        show_card(card)
    said: dict[type, list[str]] = {Shown: [], HeldBack: [], Noted: []}
    try:
        check_post(text)
    except DraftNotOffered as error:
        why = f"{error.message} {error.hint}"
        say(_reply_json(said, why, card), [why], as_json=as_json)
        return
    backend = open_backend(
        workspace, run=run, server=server, model=model, although_marked=although_marked
    )
    try:
        for event in generate(backend, text, model=backend.models[-1]):
            said[type(event)].append(event.text if isinstance(event, Shown) else event.reason)
            if not as_json:
                _show(event)
    finally:
        backend.close()
    why = "" if "".join(said[Shown]).strip() else "The model wrote nothing that could be shown."
    say(_reply_json(said, why, card), [why], as_json=as_json)


def _show(event: Shown | HeldBack | Noted) -> None:
    """A sentence as it comes; beside the draft a trace of what was held back, and notes on it."""
    if isinstance(event, Shown):
        print(event.text, end="", flush=True)
    elif isinstance(event, Noted):
        print(f"\n[To look at: {event.reason}]", file=sys.stderr)
    else:
        print(f"\n[One sentence was held back. {event.reason}]", file=sys.stderr)


def improve(
    draft: Annotated[Path, typer.Option("--draft", help="File with the reply a person wrote.")],
    post: PostFile = None,
    country: Country = "",
    language: Language = "",
    help_file: HelpFile = None,
    run: RunToUse = "",
    server: ServerUrl = "",
    model: ServerModel = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
    as_json: AsJson = False,
) -> None:
    """Suggest small changes to a reply, each with its reason; the file is not touched."""
    post_text, draft_text = read_text(post, "post"), read_text(draft, "reply")
    check_length("post", post_text)
    check_length("reply", draft_text)
    place = Place(country, language, workspace, help_file)
    card = help_card(post_text, place)
    if not as_json:
        show_card(card)
    backend = open_backend(
        workspace, run=run, server=server, model=model, although_marked=although_marked
    )
    try:
        found = suggest(backend, post_text, draft_text, model=backend.models[-1])
    finally:
        backend.close()
    count = len(found.suggestions)
    last = {0: "Nothing needs to change.", 1: "One suggestion."}.get(count, f"{count} suggestions.")
    say(
        {
            "suggestions": [one.as_dict() for one in found.suggestions],
            "warnings": [one.as_dict() for one in found.warnings],
            "notes": list(found.notes),
            "help": card_json(card),
        },
        [
            *map(_suggestion_line, found.suggestions),
            *(f"“{one.words}” · {one.reason}" for one in found.warnings),
            *found.notes,
            last,
        ],
        as_json=as_json,
    )


def read_text(path: Path | None, what: str) -> str:
    """The text of a file, or of standard input where no file is named.

    Raises:
        InputError: the file is not there or is no UTF-8 text.
    """
    try:
        if path is not None:
            return path.read_bytes().decode("utf-8")
        return sys.stdin.buffer.read().decode("utf-8")
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint=f"Name the file with the {what}."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path or 'Standard input'} is no UTF-8 text (byte {error.start}).",
            hint="Save it as UTF-8.",
        ) from error


@dataclass(frozen=True)
class Place:
    """Whose help lines to show, and from which lists."""

    country: str
    language: str
    workspace: Path
    help_file: Path | None


def help_card(post: str, place: Place) -> HelpCard | None:
    """Where to find help, when the post speaks of risk.

    A list that cannot be relied upon is refused for every post, not only once it is needed.
    """
    registry = for_workspace(place.workspace, place.help_file)
    tier = assess(post).tier
    if tier < Tier.POSSIBLE_RISK:
        return None
    imminent = tier >= Tier.IMMINENT
    return help_for(place.country, language=place.language, imminent=imminent, registry=registry)


def show_card(card: HelpCard | None) -> None:
    """Print where to find help, above everything else."""
    if card is None:
        return
    print("\n".join(card_lines(card, today=date.today())), end="\n\n")


def card_json(card: HelpCard | None) -> dict[str, Any] | None:
    """The card with stable keys."""
    return None if card is None else as_dict(card, today=date.today())


def _reply_json(said: dict[type, list[str]], why: str, card: HelpCard | None) -> dict[str, Any]:
    """A draft, or why there is none; the keys are the same either way."""
    return {
        "reply": "".join(said[Shown]).strip() or None,
        "why": why or None,
        "held_back": said[HeldBack],
        "notes": said[Noted],
        "help": card_json(card),
    }


def _suggestion_line(one: Suggestion) -> str:
    before, after = one.edit.before.strip() or "(nothing)", one.edit.after.strip() or "(nothing)"
    return f"{one.dimension.capitalize()} · {one.reason}\n  “{before}” → “{after}”"


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.command()(reply)
    app.command()(improve)
