"""What training is compared with, and what is said of it, also when it did not help."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from llumi.training import compiled, models, run, suite
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.training.rounds import Round, held_out_pairs, training_rows
from llumi.workspace import Workspace


def pair(number: int, **other: Any) -> dict[str, Any]:
    return {
        "pair_id": f"pair{number}",
        "post_id": f"p{number}",
        "prompt": f"It has been {number + 2} weeks.",
        "chosen": "That sounds long. What are the evenings like?",
        "rejected": "Keep busy.",
        "chosen_created_at": None,
        "rejected_created_at": None,
    } | other


def test_a_system_that_ranks_as_the_community_did_is_ahead_of_what_needs_no_training() -> None:
    test = [pair(n, chosen="Oh, long.", rejected="Keep busy and see people.") for n in range(40)]
    right, even = np.ones(40), np.tile([1.0, -1.0], 20)
    ranked = suite.rank(test, {suite.BASE: even, suite.COMPILED: even, "dpo": right}, tuned=["dpo"])
    assert ranked["dpo"].accuracy["all"].share == 1
    assert ranked[suite.LONGER].accuracy["all"].share == 0, "the longer reply always lost"
    by, low, high = ranked["dpo"].ahead[suite.BASE]
    assert by == 0.5 and 0.3 < low < high < 0.7
    said = suite.verdict(ranked, "dpo")
    assert "training helped to rank" in said[-1]
    assert said[1].startswith("Better than base: +50.0%")


def test_training_that_did_not_help_is_said_so() -> None:
    test = [pair(n) for n in range(30)]
    draw = np.random.default_rng(0)
    margins = {name: draw.normal(size=30) for name in (suite.BASE, suite.COMPILED, "dpo")}
    said = suite.verdict(suite.rank(test, margins, tuned=["dpo"]), "dpo")
    assert said[-1] == "That training helped is not shown."
    assert any(sentence.startswith("Worse than longer wins") for sentence in said)
    assert any(sentence.startswith("No difference shown to base") for sentence in said)


def test_subsets_are_of_like_length_and_of_later_replies() -> None:
    from datetime import UTC, datetime

    early, late = (datetime(2026, 3, 1, hour, tzinfo=UTC) for hour in (9, 10))
    test = [
        pair(0, chosen="Some words here.", rejected="Other words here."),
        pair(1, chosen_created_at=late, rejected_created_at=early),
        pair(2, chosen_created_at=early, rejected_created_at=late),
    ]
    found = suite.rank(test, {suite.BASE: np.asarray([1.0, 1.0, -1.0])}, tuned=[])[suite.BASE]
    assert found.accuracy["of like length"].pairs == 1
    assert found.accuracy["later one chosen"].pairs == 1
    assert found.accuracy["later one chosen"].share == 1
    assert "of like length" not in suite.rank(test[1:], {}, tuned=[])[suite.LONGER].accuracy


def test_a_prompt_is_compiled_from_about_twenty_pairs_one_a_post() -> None:
    pairs = [pair(n % 30, pair_id=f"pair{n}") for n in range(90)]
    chosen = compiled.choose(pairs)
    assert len(chosen) == len({row["post_id"] for row in chosen}) == compiled.PAIRS
    assert compiled.choose(pairs[::-1]) == chosen


def test_a_compiled_prompt_shows_its_examples_as_turns() -> None:
    prompt = compiled.Compiled("Be kind.", (("A post.", "A reply."),))
    turns = prompt.ask({"prompt": "Another post."})
    assert [turn["role"] for turn in turns] == ["system", "user", "assistant", "user"]
    assert turns[0]["content"] == "Be kind." and turns[2]["content"] == "A reply."
    assert "Another post." in turns[3]["content"]


@pytest.fixture
def trained(workspace: Workspace, tiny: SftRecipe) -> dict[str, Path]:
    """SFT and DPO of the little model."""
    first = run.train(workspace, Round("sft"), tiny, name="sft")
    recipe = DpoRecipe(**tiny.model_dump())
    second = run.train(workspace, Round("dpo"), recipe, name="dpo", start="sft")
    return {"sft": first.folder, "dpo": second.folder}


def test_every_round_is_ranked_and_drafts(
    workspace: Workspace, tiny: SftRecipe, trained: dict[str, Path]
) -> None:
    votes = Round("dpo")
    test, training = held_out_pairs(workspace, votes), training_rows(workspace, votes)
    found = suite.run(
        models.base(tiny.model), trained, suite.Material(test, training, ["One post.", "Two."])
    )
    systems = [suite.BASE, suite.COMPILED, "sft", "dpo"]
    assert list(found.ranked) == [*systems, suite.LONGER]
    assert list(found.drafts) == systems and all(len(one) == 2 for one in found.drafts.values())
    assert set(found.ranked["dpo"].ahead) == {suite.BASE, suite.COMPILED, suite.LONGER}
    # The base is what it was before the first round.
    before = run.read_run(trained["sft"])["heldout"]["before: mean log-probability"]["share"]
    assert found.ranked[suite.BASE].accuracy["all"].share == before
    after = run.read_run(trained["dpo"])["heldout"]["after: mean log-probability"]["share"]
    assert found.ranked["dpo"].accuracy["all"].share == after
    assert "| dpo |" in suite.as_text(found)
