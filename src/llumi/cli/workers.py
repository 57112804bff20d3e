"""`llumi serve --workers`: the page in several processes, one line before the model for all.

run_workers(Asked(model, "team.db", key_file, place, says, workers=4))      until Ctrl+C
"""

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from llumi.cli.page import AskedModel, ForTheTeam, opened_team, page_settings, tell_first
from llumi.cli.place import Place, told_uvicorn
from llumi.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from llumi.team.database import Team
    from llumi.web.settings import Settings


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


@dataclass(frozen=True)
class Asked:
    """What each process is told; `model` is None where none is to be loaded."""

    model: AskedModel | None
    team: str
    key_file: Path
    place: Place
    says: ForTheTeam
    workers: int

    def settings(self, team: "Team | None") -> "Settings":
        """What the page needs to know in one of several processes."""
        backend = self.model.open() if self.model else None
        known = page_settings(backend, self.says, place=self.place, team=team)
        return replace(known, workers=self.workers)


def run_workers(asked: Asked) -> None:
    """Serve the page in several processes until Ctrl+C; one that dies is started anew."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    # Whatever is refused is refused here, once, and the database is migrated once.
    with opened_team(asked.team, asked.key_file) as opened:
        assert opened is not None
        asked.settings(opened)
        print(f"The writing page is at {asked.place.address}. Stop it with Ctrl+C.", flush=True)
        tell_first(opened, asked.place)
    with tempfile.TemporaryDirectory(prefix="llumi-counts-") as counts:
        # prometheus_client reads it when it is imported, in each process.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        make = partial(worker_app, asked, Path(counts))
        told = told_uvicorn(asked.place)
        config = uvicorn.Config(make, factory=True, workers=asked.workers, **told)
        Multiprocess(config, [config.bind_socket()]).run()


def worker_app(asked: Asked, counts_in: Path) -> "FastAPI":
    """The app of one process, which lives as long as the process does."""
    from llumi.web.app import create_app

    opened = ExitStack().enter_context(opened_team(asked.team, asked.key_file))
    return create_app(replace(asked.settings(opened), counts_in=counts_in))
