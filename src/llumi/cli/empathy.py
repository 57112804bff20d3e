"""`llumi empathy train`: teach the measures of empathy from labelled replies of your own.

llumi empathy train --emotional-reactions er.csv --interpretations ip.csv --explorations ex.csv
"""

import json
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from llumi.cli.output import AsJson, bar, say
from llumi.errors import InputError
from llumi.evaluation import mechanisms
from llumi.evaluation.texts import Texts
from llumi.safety import classifier
from llumi.workspace import atomic_path, file_sha256, write_text

commands = typer.Typer(
    name="empathy", help="The measures of empathy's mechanisms.", no_args_is_help=True
)


@commands.command()
def train(
    emotional_reactions: Annotated[
        Path | None, typer.Option(help="Labelled replies, CSV of EPITOME's layout.")
    ] = None,
    interpretations: Annotated[Path | None, typer.Option(help="The same.")] = None,
    explorations: Annotated[Path | None, typer.Option(help="The same.")] = None,
    out: Annotated[
        Path, typer.Option("--out", help="Where the models go; without it, in use at once.")
    ] = mechanisms.FOLDER,
    as_json: AsJson = False,
) -> None:
    """Teach a small model for each file; a mechanism without one is left to the rules."""
    given = zip(mechanisms.NAMES, (emotional_reactions, interpretations, explorations), strict=True)
    files = {name: file for name, file in given if file is not None}
    if not files:
        raise InputError("No file was named.", hint="Give --emotional-reactions FILE, for one.")
    # scikit-learn takes seconds to load, and no other command needs it.
    from llumi.training import epitome
    from llumi.training.mechanisms import teach

    rows = {name: epitome.read(file) for name, file in files.items()}
    out.mkdir(parents=True, exist_ok=True)
    record: dict[str, Any] = {"rows": sum(map(len, rows.values())), "sha256": {}, "figures": {}}
    record["taught_from"] = {name: file_sha256(file) for name, file in files.items()}
    with bar() as progress:
        task = progress.add_task("Teaching", total=len(rows), note="mechanisms")
        for name, labelled in rows.items():
            texts = Texts.of([row["response_post"] for row in labelled])
            by_rules = np.nan_to_num(mechanisms.by_rules(texts, name)).astype(np.int64)
            taught, record["figures"][name] = teach(labelled, by_rules=by_rules)
            file = out / f"{name}.parquet"
            with atomic_path(file) as made:
                classifier.save(taught, made)
                made.replace(file)
            record["sha256"][name] = file_sha256(file)
            progress.advance(task)
    # Last, since a record vouches for its files.
    write_text(out / mechanisms.RECORD, json.dumps(record, indent=1) + "\n")
    lines = [_line(name, figures) for name, figures in record["figures"].items()]
    done = f"Taught from {record['rows']:,} labelled replies; the models are in {out}."
    say({"folder": str(out), **record}, [*lines, done], as_json=as_json)


def _line(name: str, figures: dict[str, dict[str, float]]) -> str:
    told = ", ".join(
        "{who} {value:.2f} ({low:.2f} to {high:.2f})".format(who=who, **figures[f"macro_f1{key}"])
        for who, key in (("model", ""), ("rules", "_rules"), ("majority", "_majority"))
    )
    return f"{name}: macro F1 on posts that taught nothing: {told}"


def register(app: typer.Typer) -> None:
    """Add this file's commands."""
    app.add_typer(commands)
