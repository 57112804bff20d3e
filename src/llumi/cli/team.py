"""`llumi team`: a backup of a team's people, invitations, keys and log, and the way back."""

from pathlib import Path
from typing import Annotated

import typer

from llumi.cli.output import AsJson, say
from llumi.errors import InputError

KEY_FILE = Path("~/.config/llumi/team.key")

TeamDatabase = Annotated[
    str,
    typer.Option(
        "--team", envvar="LLUMI_TEAM", help="The team's database: a file, or postgresql://…"
    ),
]
KeyFile = Annotated[
    Path, typer.Option("--key-file", help="The team's key, kept apart from its database.")
]
BackupFile = Annotated[Path, typer.Argument(help="The file of the backup.")]


def backup(
    file: BackupFile,
    team: TeamDatabase = "",
    key_file: KeyFile = KEY_FILE,
    as_json: AsJson = False,
) -> None:
    """Write everything that a team's database holds to one new file; the key is not in it."""
    from llumi.team.backup import backup as write
    from llumi.team.database import open_team

    with open_team(named(team), key_file=key_file) as opened:
        rows = write(opened, file)
    say(
        {"file": str(file), "rows": rows},
        [f"{rows:,} rows are in {file}. Keep the key {key_file} too, in another place."],
        as_json=as_json,
    )


def restore(
    file: BackupFile,
    team: TeamDatabase = "",
    key_file: KeyFile = KEY_FILE,
    as_json: AsJson = False,
) -> None:
    """Put a backup into a new database, a file or PostgreSQL; everybody signs in again."""
    from llumi.team.backup import restore as put_back
    from llumi.team.database import open_team
    from llumi.team.logbook import Broken, verify
    from llumi.team.sealing import read_key

    # Before a database is made: a backup is of no use without the key it was made with.
    read_key(key_file)
    with open_team(named(team), key_file=key_file, make=True) as opened:
        rows = put_back(opened, file)
        log = verify(opened)
    broken = log.why if isinstance(log, Broken) else ""
    told = f"The log is not as it was written: {broken}." if broken else "The log is whole."
    say(
        {"rows": rows, "log_whole": not broken},
        [f"{rows:,} rows are back. {told}"],
        as_json=as_json,
    )


def named(team: str) -> str:
    """The database of a team that has to be there.

    Raises:
        InputError: none is named.
    """
    if not team:
        raise InputError("No team is named.", hint="Give --team, as to llumi serve.")
    return team


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    group = typer.Typer(no_args_is_help=True)
    group.command()(backup)
    group.command()(restore)
    app.add_typer(group, name="team", help="A backup of a team, and the way back.")
