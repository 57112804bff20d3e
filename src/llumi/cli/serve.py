"""`llumi serve`: the writing page, on this machine only."""

import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from llumi.backends import Backend
from llumi.cli.backend import AlthoughMarked, RunToUse, ServerModel, ServerUrl, open_backend
from llumi.cli.checkout import SAMPLE
from llumi.cli.help_lines import HelpFile, Language
from llumi.cli.output import WorkspaceFolder
from llumi.errors import InputError
from llumi.safety.help_lists import Registry, for_workspace

if TYPE_CHECKING:
    from llumi.web.settings import Settings

HOST = "127.0.0.1"
_EXAMPLES = 6


def serve(
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1.", min=1, max=65535)] = 8000,
    country: Annotated[str, typer.Option(help="Two letters, such as IE: whose help lines.")] = "",
    language: Language = "",
    help_file: HelpFile = None,
    lead: Annotated[
        str, typer.Option(help="Who leads now and how to reach them, for the hand-off.")
    ] = "",
    disclosure: Annotated[
        str | None,
        typer.Option(help='What a copied reply with words of the page ends with; "" for nothing.'),
    ] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Only the fixed rules.")] = False,
    run: RunToUse = "",
    server: ServerUrl = "",
    model: ServerModel = "",
    although_marked: AlthoughMarked = False,
    workspace: WorkspaceFolder = Path("workspace"),
) -> None:
    """Open the writing page at http://127.0.0.1:8000, for this machine only."""
    check_port(port)
    team = ForTheTeam(country, language, for_workspace(workspace, help_file), lead, disclosure)
    backend = None
    if not no_model:
        backend = open_backend(
            workspace, run=run, server=server, model=model, although_marked=although_marked
        )
    run_page(backend, port=port, team=team)


def check_port(port: int) -> None:
    """Refuse a port that something else listens on, before a model is loaded.

    Raises:
        InputError: the port is taken, or may not be used.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise InputError(
                f"Port {port} on {HOST} cannot be used: {error.strerror}.",
                hint=f"Stop what runs there, or choose another: --port {port + 1}.",
            ) from error


@dataclass(frozen=True)
class ForTheTeam:
    """What the page says for a team: whose help lines, who leads, how a copied reply ends."""

    country: str = ""
    language: str = ""
    registry: Registry | None = None
    lead: str = ""
    disclosure: str | None = None


def run_page(backend: Backend | None, *, port: int, team: ForTheTeam = ForTheTeam()) -> None:
    """Serve the page until Ctrl+C."""
    import uvicorn

    from llumi.web.app import create_app

    print(f"The writing page is at http://{HOST}:{port}. Stop it with Ctrl+C.", flush=True)
    try:
        uvicorn.run(
            create_app(page_settings(backend, team)),
            host=HOST,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    finally:
        if backend is not None:
            backend.close()


def page_settings(backend: Backend | None, team: ForTheTeam) -> "Settings":
    """What the page needs to know, with a few of our own posts to try it on."""
    from llumi.web.settings import DISCLOSURE, Settings

    return Settings(
        backend=backend,
        model=backend.models[-1] if backend else "",
        lead=team.lead,
        disclosure=DISCLOSURE if team.disclosure is None else team.disclosure,
        country=team.country or None,
        language=team.language or None,
        help_lines=team.registry,
        what_is_missing="" if backend else "No model is loaded.",
        examples=sample_posts(),
    )


def sample_posts() -> tuple[tuple[str, str], ...]:
    """Title and text of the first posts of the sample community; none outside a checkout."""
    if not SAMPLE.exists():
        return ()
    lines = map(json.loads, SAMPLE.read_text(encoding="utf-8").splitlines())
    posts = [(line["title"], line["text"]) for line in lines if line["kind"] == "post"]
    return tuple(posts[:_EXAMPLES])


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(serve)
