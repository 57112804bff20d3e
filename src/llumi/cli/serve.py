"""`llumi serve`: the writing page, on this machine only or for a team."""

from pathlib import Path
from typing import Annotated

import typer

from llumi.cli.backend import AlthoughMarked, RunToUse, ServerModel, ServerUrl
from llumi.cli.help_lines import HelpFile, Language
from llumi.cli.output import WorkspaceFolder
from llumi.cli.page import AskedModel, ForTheTeam, named_provider, opened_team, run_page
from llumi.cli.place import HOST, Place, check_place, check_port
from llumi.cli.team import KEY_FILE, KeyFile, TeamDatabase
from llumi.cli.workers import Asked, check_workers, run_workers
from llumi.errors import InputError
from llumi.safety.help_lists import for_workspace


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
    improve_with: Annotated[
        str,
        typer.Option(help="Another run, or another model of the server, for improving replies."),
    ] = "",
    although_marked: AlthoughMarked = False,
    team: TeamDatabase = "",
    key_file: KeyFile = KEY_FILE,
    workers: Annotated[
        int, typer.Option(help="Processes that serve; with --team and --server.", min=1, max=64)
    ] = 1,
    openid_issuer: Annotated[
        str,
        typer.Option(
            help="Where people can sign in besides, with OpenID Connect: https://id.example.org"
        ),
    ] = "",
    openid_client: Annotated[str, typer.Option(help="Who this server is there.")] = "",
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep posts and replies for the team, sealed: a queue."),
    ] = False,
    learn: Annotated[
        bool,
        typer.Option(
            "--learn", help="Keep what people accept and leave, of those who agree, to train on."
        ),
    ] = False,
    keep_hours: Annotated[
        int, typer.Option(help="For how long, with --keep.", min=1, max=24 * 7)
    ] = 24,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = HOST,
    name: Annotated[
        str, typer.Option(help="The name of this server in its address, such as llumi.example.org.")
    ] = "",
    tls_certificate: Annotated[Path | None, typer.Option(help="PEM file, for TLS.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="PEM file, for TLS.")] = None,
    trusted_proxy: Annotated[
        str, typer.Option(help="The address of a proxy that ends TLS before this server.")
    ] = "",
    workspace: WorkspaceFolder = Path("workspace"),
) -> None:
    """Open the writing page at http://127.0.0.1:8000; with --team for people who sign in."""
    place = Place(host, port, name, tls_certificate, tls_key, trusted_proxy)
    check_place(place, has_team=bool(team))
    check_port(port, host)
    if (keep or learn) and not team:
        raise InputError(
            "Without a team there is nobody for whom to keep anything.",
            hint="Give --team too, or neither --keep nor --learn.",
        )
    if workers > 1:
        check_workers(has_team=bool(team), loads_a_model=not (server or no_model))
    provider = named_provider(openid_issuer, openid_client, has_team=bool(team))
    says = ForTheTeam(
        country,
        language,
        for_workspace(workspace, help_file),
        lead,
        disclosure,
        keep_s=keep_hours * 3600 if keep else 0,
        learns=learn,
        improve_with=improve_with,
        provider=provider,
    )
    asked = AskedModel(workspace, run, server, model, improve_with, although_marked)
    if workers > 1:
        run_workers(Asked(None if no_model else asked, team, key_file, place, says, workers))
        return
    with opened_team(team, key_file) as opened:
        backend = None if no_model else asked.open()
        run_page(backend, place=place, says=says, team=opened)


def register(app: typer.Typer) -> None:
    """Add this file's command."""
    app.command()(serve)
