"""`llumi doctor --recipe FILE`: what a training run would do here, before it is started.

94 rows, 19,697 tokens, the longest 379; 24 steps; 0% of what is read is padding.
0 rows are too long and left out.
Chat template 872be49dbb63; reference: none, SFT has no reference.
Memory: about 1.5 GB wanted, 21.5 GB free.
p03 reply: <|im_start|>system … ⟦That sounds long.<|im_end|>⟧
"""

from dataclasses import asdict
from pathlib import Path

from llumi.cli.output import say
from llumi.cli.train import make_round
from llumi.workspace import open_workspace


def preflight(
    folder: Path, recipe_file: Path, *, task: str, on: str, start: str, as_json: bool
) -> None:
    """Read the rows, load the model, and say what a run by this recipe would meet.

    Raises:
        InputError: the recipe, the rows or the model would not do.
        InputErrors: there is too little memory or disk.
    """
    from llumi.training import preflight as looking
    from llumi.training import run
    from llumi.training.recipes import method_of

    method, recipe = method_of(recipe_file)
    workspace = open_workspace(folder)
    round_ = make_round(method, task, on)
    ready = run.prepare(workspace, round_, recipe, name="", start=start or None)
    found = run.look(workspace, ready)
    shown = looking.examples(ready.loaded, ready.made, method)
    say(
        asdict(found) | {"method": method, "examples": shown},
        [*found.lines(), "What the model will read, what carries loss marked:", *shown],
        as_json=as_json,
    )
    found.check()
