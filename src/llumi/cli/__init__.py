"""The program `llumi`: one thin file per group of commands; what they do lives in the stages.

Each command ends with one line of result on stdout; with --json, one object instead. Progress goes
to stderr. Exit 0 done, 2 a mistake the user can mend, 1 ours.
"""

import os
import sys

import typer

from llumi import __version__
from llumi.cli import (
    assist,
    audit,
    data,
    demo,
    doctor,
    empathy,
    erase,
    evaluate,
    export,
    help_lines,
    judge,
    measure,
    revise,
    safety,
    serve,
    study,
    team,
    train,
)
from llumi.cli.output import complain
from llumi.cli.switches import SWITCHES
from llumi.errors import LlumiError

app = typer.Typer(
    name="llumi",
    help="Writing help for peer supporters, tuned on a community's votes and kept in-house.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (
    demo,
    data,
    train,
    assist,
    revise,
    audit,
    evaluate,
    judge,
    measure,
    serve,
    study,
    team,
    export,
    erase,
    help_lines,
    safety,
    empathy,
    doctor,
):
    module.register(app)

_STOPPED = 130
"""The status with which typer ends at Ctrl-C."""


@app.callback(invoke_without_command=True)
def _version(
    show: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if show:
        print(__version__)
        raise typer.Exit


def main() -> None:
    """Run the program; a `LlumiError` becomes its sentences and its exit status."""
    os.environ.update(SWITCHES)
    try:
        app()
    except LlumiError as error:
        complain(error)
        sys.exit(error.exit_code)
    except SystemExit as stop:
        if stop.code == _STOPPED:
            print("\nStopped. What was finished before is kept.", file=sys.stderr)
        raise
