"""`llumi serve --workers`: the page in several processes, one line before the model for all.

run_workers(asked, "team.db", key_file, place, says, workers=4)      until Ctrl+C
"""

import os
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from llumi.cli.page import AskedModel, ForTheTeam, opened_team, page_settings, tell_first
from llumi.cli.place import Place, told_uvicorn
from llumi.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI


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
        tell_first(opened, place)
    with tempfile.TemporaryDirectory(prefix="llumi-counts-") as counts:
        # prometheus_client reads it when it is imported, in each process.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        make = partial(worker_app, asked, team, key_file, place, says, workers, Path(counts))
        config = uvicorn.Config(make, factory=True, workers=workers, **told_uvicorn(place))
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
