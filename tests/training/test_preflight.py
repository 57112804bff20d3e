from dataclasses import replace
from pathlib import Path

import pytest

from llumi.errors import InputErrors
from llumi.training import datasets, preflight, rounds
from llumi.training.models import Base
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.training.rounds import Round
from llumi.workspace import Workspace


@pytest.fixture
def found(base: Base, workspace: Workspace, tiny: SftRecipe) -> preflight.Preflight:
    """What preflight says of the little workspace."""
    rows = rounds.training_rows(workspace, Round("sft"))
    made = datasets.conversations(rows, "sft", base.tokenizer, tiny)
    return preflight.look(base, made, Round("sft"), tiny, folder=workspace.folder, start="")


def test_it_counts_what_the_run_would_do(found: preflight.Preflight) -> None:
    assert (found.rows, found.steps, found.too_long) == (4, 2, ())
    assert found.longest < 256 and found.tokens > 4 * 60
    said = "\n".join(found.lines())
    assert "4 rows" in said and "2 steps" in said
    assert found.template_sha256[:12] in said


def test_too_little_memory_and_disk_are_told_together(found: preflight.Preflight) -> None:
    found.check()
    small = replace(found, memory_free=10**6, disk_free=10**3)
    with pytest.raises(InputErrors) as refused:
        small.check()
    assert len(refused.value.mistakes) == 2
    assert "lower at_once" in refused.value.mistakes[0]


def test_a_system_that_does_not_tell_its_memory_is_not_refused(
    found: preflight.Preflight,
) -> None:
    replace(found, memory_free=None).check()


def test_longer_rows_and_pairs_want_more_memory(
    base: Base, workspace: Workspace, tiny: SftRecipe
) -> None:
    def memory(recipe: SftRecipe, kind: Round) -> int:
        rows = rounds.training_rows(workspace, kind)
        made = datasets.conversations(rows, kind.method, base.tokenizer, recipe)
        looked = preflight.look(base, made, kind, recipe, folder=Path(), start="")
        return looked.memory

    sft = memory(tiny, Round("sft"))
    assert memory(tiny.model_copy(update={"at_once": 1}), Round("sft")) < sft
    assert memory(DpoRecipe(**tiny.model_dump()), Round("dpo")) > sft


def test_the_reference_is_named(base: Base, workspace: Workspace, tiny: SftRecipe) -> None:
    recipe = DpoRecipe(**tiny.model_dump())
    rows = rounds.training_rows(workspace, Round("dpo"))
    made = datasets.conversations(rows, "dpo", base.tokenizer, recipe)

    def reference(start: str) -> str:
        return preflight.look(
            base, made, Round("dpo"), recipe, folder=Path(), start=start
        ).reference

    assert reference("") == "the base, adapter off"
    assert reference("sft").startswith("run sft")


def test_examples_mark_the_reply_and_nothing_else(
    base: Base, workspace: Workspace, tiny: SftRecipe
) -> None:
    rows = rounds.training_rows(workspace, Round("dpo"))
    made = datasets.conversations(rows, "dpo", base.tokenizer, DpoRecipe(**tiny.model_dump()))
    shown = preflight.examples(base, made, "dpo")
    assert len(shown) == 8, "both replies of four pairs"
    for row, text in zip((row for row in made.rows for _ in range(2)), shown, strict=True):
        before, marked = text.split(preflight.OPEN)
        learnt = marked.removesuffix(preflight.CLOSE).replace("<|im_end|>", "").strip()
        assert learnt in (row["chosen"], row["rejected"])
        assert row["prompt"] in before
