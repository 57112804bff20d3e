"""The page of `llumi serve` and `llumi demo`: its model, its team, what it says; and serving it.

run_page(AskedModel(workspace, run="dpo").open(), place=Place(), says=ForTheTeam("ie"))
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from llumi.backends import Backend
from llumi.cli.backend import open_backend, open_models
from llumi.cli.checkout import SAMPLE
from llumi.cli.place import Place, told_uvicorn
from llumi.errors import InputError
from llumi.safety.help_lists import Registry

if TYPE_CHECKING:
    from llumi.team.database import Team
    from llumi.team.elsewhere import Provider
    from llumi.web.settings import Settings

OPENID_SECRET = "LLUMI_OPENID_SECRET"  # nosec B105
"""The environment variable with this server's secret at the provider; a flag would show it."""
_EXAMPLES = 6


@dataclass(frozen=True)
class AskedModel:
    """Which model the flags ask for."""

    workspace: Path
    run: str = ""
    server: str = ""
    model: str = ""
    improve_with: str = ""
    although_marked: bool = False

    def open(self) -> Backend:
        """One model for both, or one for drafts and another for improving, over the same base.

        Raises:
            InputError: flags that do not go together, or as `open_backend`.
        """
        if not self.improve_with:
            return open_backend(
                self.workspace,
                run=self.run,
                server=self.server,
                model=self.model,
                although_marked=self.although_marked,
            )
        drafts_with = self.model if self.server else self.run
        if not drafts_with or drafts_with == self.improve_with:
            raise InputError(
                "--improve-with names a second model, and the first one is not named.",
                hint="Give --run too, or --server with --model.",
            )
        both = [drafts_with, self.improve_with]
        return open_models(
            self.workspace,
            runs=[] if self.server else both,
            server=self.server,
            models=both if self.server else [],
            although_marked=self.although_marked,
        )


def named_provider(issuer: str, client: str, *, has_team: bool) -> "Provider | None":
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


@contextmanager
def opened_team(where: str, key_file: Path) -> "Iterator[Team | None]":
    """The team, made where it is not there yet; None where none was named."""
    if not where:
        yield None
        return
    from llumi.team.database import open_team

    with open_team(where, key_file=key_file, make=True) as team:
        yield team


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
            tell_first(team, place)
        uvicorn.run(app, **told_uvicorn(place))
    finally:
        if backend is not None:
            backend.close()


def tell_first(team: "Team", place: Place) -> None:
    """Print the link of the first administrator, where nobody is in the team yet."""
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
