"""`llumi serve`: the writing page, on this machine only or for a team."""

import ipaddress
import json
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from llumi.backends import Backend
from llumi.cli.backend import (
    AlthoughMarked,
    RunToUse,
    ServerModel,
    ServerUrl,
    open_backend,
    open_models,
)
from llumi.cli.checkout import SAMPLE
from llumi.cli.help_lines import HelpFile, Language
from llumi.cli.output import WorkspaceFolder
from llumi.cli.team import KEY_FILE, KeyFile, TeamDatabase
from llumi.errors import InputError
from llumi.safety.help_lists import Registry, for_workspace

if TYPE_CHECKING:
    from fastapi import FastAPI

    from llumi.team.database import Team
    from llumi.team.elsewhere import Provider
    from llumi.web.settings import Settings

HOST = "127.0.0.1"
OPENID_SECRET = "LLUMI_OPENID_SECRET"
"""The environment variable with this server's secret at the provider; a flag would show it."""
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
    provider = _provider(openid_issuer, openid_client, has_team=bool(team))
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
        run_workers(None if no_model else asked, team, key_file, place, says, workers)
        return
    with opened_team(team, key_file) as opened:
        backend = None if no_model else asked.open()
        run_page(backend, place=place, says=says, team=opened)


def _provider(issuer: str, client: str, *, has_team: bool) -> "Provider | None":
    """Where people can sign in besides; None where nowhere is named.

    Raises:
        InputError: there is no team, or the provider cannot be asked safely.
    """
    if not issuer:
        return None
    if not has_team:
        raise InputError("Without a team nobody signs in.", hint="Give --team too.")
    from llumi.team.elsewhere import Provider, check_provider

    provider = Provider(issuer, client, os.environ.get(OPENID_SECRET, "").strip())
    check_provider(provider)
    return provider


@dataclass(frozen=True)
class AskedModel:
    """Which model the flags ask for."""

    workspace: Path
    run: str
    server: str
    model: str
    improve_with: str
    although_marked: bool

    def open(self) -> Backend:
        """One model for both, or one for drafts and another for improving, over the same base.

        Raises:
            InputError: flags that do not go together, or as `open_backend`.
        """
        return _open_model(**{one.name: getattr(self, one.name) for one in fields(self)})


def _open_model(
    workspace: Path,
    *,
    run: str,
    server: str,
    model: str,
    improve_with: str,
    although_marked: bool,
) -> Backend:
    if not improve_with:
        return open_backend(
            workspace, run=run, server=server, model=model, although_marked=although_marked
        )
    drafts_with = model if server else run
    if not drafts_with or drafts_with == improve_with:
        raise InputError(
            "--improve-with names a second model, and the first one is not named.",
            hint="Give --run too, or --server with --model.",
        )
    both = [drafts_with, improve_with]
    return open_models(
        workspace,
        runs=[] if server else both,
        server=server,
        models=both if server else [],
        although_marked=although_marked,
    )


@dataclass(frozen=True)
class Place:
    """Where the page is served, and how it is reached."""

    host: str = HOST
    port: int = 8000
    name: str = ""
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    trusted_proxy: str = ""

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS."""
        return bool(self.tls_certificate or self.trusted_proxy)

    @property
    def hosts(self) -> frozenset[str]:
        """Names that browsers may call it by, besides those of this machine."""
        name = self.name.lower()
        return frozenset({name, f"{name}:{self.port}"}) if name else frozenset()

    @property
    def address(self) -> str:
        """What to type into a browser."""
        if self.trusted_proxy:
            return f"https://{self.name}"
        return f"http{'s' if self.secure else ''}://{self.name or self.host}:{self.port}"


def check_place(place: Place, *, has_team: bool) -> None:
    """Refuse what would send passwords or posts over a network in the open.

    Raises:
        InputError: others would reach it without people signing in, without TLS, or without a name.
    """
    if (place.tls_certificate is None) != (place.tls_key is None):
        raise InputError(
            "TLS needs a certificate and its key.", hint="Give --tls-certificate and --tls-key."
        )
    for file in filter(None, (place.tls_certificate, place.tls_key)):
        if not file.is_file():
            raise InputError(f"There is no file {file}.", hint="Name a PEM file.")
    if place.secure and not place.name:
        raise InputError(
            "A server that others reach needs a name.", hint="Give --name llumi.example.org."
        )
    if _is_loopback(place.host):
        return
    if not has_team:
        raise InputError(
            f"On {place.host} everybody on the network could use the page.",
            hint="Give --team, so that people sign in, or leave --host out.",
        )
    if not place.secure:
        raise InputError(
            f"On {place.host} passwords and posts would cross the network in the open.",
            hint="Give --tls-certificate and --tls-key, or --trusted-proxy.",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def opened_team(where: str, key_file: Path) -> "Iterator[Team | None]":
    """The team, made where it is not there yet; None where none was named."""
    if not where:
        yield None
        return
    from llumi.team.database import open_team

    with open_team(where, key_file=key_file, make=True) as team:
        yield team


def check_port(port: int, host: str = HOST) -> None:
    """Refuse a port that something else listens on, before a model is loaded.

    Raises:
        InputError: the port is taken, or may not be used.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"Port {port} on {host} cannot be used: {error.strerror}.",
                hint=f"Stop what runs there, or choose another: --port {port + 1}.",
            ) from error


@dataclass(frozen=True)
class ForTheTeam:
    """What the page says for a team, and what it keeps.

    Whose help lines, who leads, how a copied reply ends; for how long posts and replies are kept,
    and whether what people accept and leave is. `improve_with` names the model that improves,
    where it is not the one that drafts, `provider` where people can sign in besides.
    """

    country: str = ""
    language: str = ""
    registry: Registry | None = None
    lead: str = ""
    disclosure: str | None = None
    keep_s: int = 0
    learns: bool = False
    improve_with: str = ""
    provider: "Provider | None" = None


def run_page(
    backend: Backend | None,
    *,
    place: Place,
    says: ForTheTeam = ForTheTeam(),
    team: "Team | None" = None,
) -> None:
    """Serve the page until Ctrl+C."""
    import uvicorn

    from llumi.web.app import create_app

    try:
        # What is refused is refused before anything is promised.
        app = create_app(page_settings(backend, says, place=place, team=team))
        print(f"The writing page is at {place.address}. Stop it with Ctrl+C.", flush=True)
        if team is not None:
            _tell_first(team, place)
        uvicorn.run(app, **_how(place))
    finally:
        if backend is not None:
            backend.close()


def check_workers(*, has_team: bool, loads_a_model: bool) -> None:
    """Refuse several processes where each would have a line, or a model, of its own.

    Raises:
        InputError: there is no team, or the model would be loaded by each.
    """
    if not has_team:
        raise InputError(
            "Several processes share a line, which is kept in a team's database.",
            hint="Give --team too, or leave --workers out.",
        )
    if loads_a_model:
        raise InputError(
            "Each process would load the model.", hint="Give --server too, or leave --workers out."
        )


def run_workers(
    asked: AskedModel | None,
    team: str,
    key_file: Path,
    place: Place,
    says: ForTheTeam,
    workers: int,
) -> None:
    """Serve the page in several processes until Ctrl+C; one that dies is started anew."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    # Whatever is refused is refused here, once, and the database is migrated once.
    with opened_team(team, key_file) as opened:
        assert opened is not None
        page_settings(asked.open() if asked else None, says, place=place, team=opened)
        print(f"The writing page is at {place.address}. Stop it with Ctrl+C.", flush=True)
        _tell_first(opened, place)
    with tempfile.TemporaryDirectory(prefix="llumi-counts-") as counts:
        # prometheus_client reads it when it is imported, in each process.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        make = partial(worker_app, asked, team, key_file, place, says, workers, Path(counts))
        config = uvicorn.Config(make, factory=True, workers=workers, **_how(place))
        Multiprocess(config, [config.bind_socket()]).run()


def worker_app(
    asked: AskedModel | None,
    team: str,
    key_file: Path,
    place: Place,
    says: ForTheTeam,
    workers: int,
    counts_in: Path,
) -> "FastAPI":
    """The app of one process, which lives as long as the process does."""
    from llumi.web.app import create_app

    opened = ExitStack().enter_context(opened_team(team, key_file))
    known = page_settings(asked.open() if asked else None, says, place=place, team=opened)
    return create_app(replace(known, workers=workers, counts_in=counts_in))


def _how(place: Place) -> dict[str, Any]:
    """What uvicorn is told."""
    return {
        "host": place.host,
        "port": place.port,
        "ssl_certfile": place.tls_certificate,
        "ssl_keyfile": place.tls_key,
        # Otherwise anybody could say that they ask from another address.
        "proxy_headers": bool(place.trusted_proxy),
        "forwarded_allow_ips": place.trusted_proxy or None,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
    }


def _tell_first(team: "Team", place: Place) -> None:
    from llumi.team.invitations import invite_first

    if token := invite_first(team):
        print(
            "Nobody is in this team yet. Its first administrator joins here, once, within seven "
            f"days:\n{place.address}/invitations/{token}",
            flush=True,
        )


def page_settings(
    backend: Backend | None,
    says: ForTheTeam,
    *,
    place: Place = Place(),
    team: "Team | None" = None,
) -> "Settings":
    """What the page needs to know, with a few of our own posts to try it on."""
    from llumi.web.settings import DISCLOSURE, Settings

    known = [name for name in backend.models if name != says.improve_with] if backend else [""]
    return Settings(
        backend=backend,
        model=known[-1],
        improver=says.improve_with,
        lead=says.lead,
        disclosure=DISCLOSURE if says.disclosure is None else says.disclosure,
        country=says.country or None,
        language=says.language or None,
        help_lines=says.registry,
        what_is_missing="" if backend else "No model is loaded.",
        examples=sample_posts(),
        team=team,
        keep_s=says.keep_s,
        learns=says.learns,
        provider=says.provider,
        address=place.address,
        hosts=place.hosts,
        secure=place.secure,
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
