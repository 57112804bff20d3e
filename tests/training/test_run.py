import json
from typing import Any

import pyarrow as pa
import pytest
import torch

from llumi import prompts, seen
from llumi.errors import InputError
from llumi.tables import SCHEMAS
from llumi.training import datasets, export, models, run, trainers
from llumi.training.recipes import DpoRecipe, SftRecipe
from llumi.training.rounds import Round, held_out_pairs, training_rows
from llumi.workspace import Workspace


def test_sft_then_dpo_leave_folders_that_say_everything(
    workspace: Workspace, tiny: SftRecipe
) -> None:
    first = run.train(workspace, Round("sft"), tiny, name="sft")
    assert first.rows == 4
    record = run.read_run(first.folder)
    assert record["recipe"] == tiny.model_dump()
    assert record["inputs"] == workspace.sha256("sft", "pairs")
    assert record["rows"] == 4 and record["too_long"] == []
    assert {"adapter_sha256", "base_sha256", "versions", "seconds", "precision"} <= record.keys()
    assert set(record["heldout"]) >= {"before: mean log-probability", "longer wins", "earlier wins"}
    assert record["heldout"]["longer wins"]["pairs"] == 2
    assert (first.folder / export.GGUF).read_bytes()[:4] == b"GGUF"
    assert "longer wins" in (first.folder / "heldout.md").read_text(encoding="utf-8")
    steps = [json.loads(line) for line in (first.folder / "metrics.jsonl").read_text().splitlines()]
    assert steps[0]["loss"] > 0

    recipe = DpoRecipe(**tiny.model_dump(), beta=0.2)
    second = run.train(workspace, Round("dpo"), recipe, name="dpo", start="sft")
    inputs = run.read_run(second.folder)["inputs"]
    assert inputs["start"] == record["adapter_sha256"]
    assert second.table["after: implicit reward"].pairs == 2

    saw = [seen.read(done.folder) for done in (first, second)]
    key = workspace.pseudonym_key()
    assert saw[0] == seen.of_rows(training_rows(workspace, Round("sft")), key)
    assert saw[1] == saw[0] | seen.of_rows(training_rows(workspace, Round("dpo")), key), (
        "a run that goes on from another has seen what that one saw"
    )
    assert len(saw[1].comments) == 8 and len(saw[1].rows) == 4 and saw[1].whole

    assert run.is_current(workspace, Round("sft"), tiny, name="sft", start=None)
    assert run.is_current(workspace, Round("dpo"), recipe, name="dpo", start="sft")
    other = tiny.model_copy(update={"seed": 5})
    assert not run.is_current(workspace, Round("sft"), other, name="sft", start=None)
    with pytest.raises(InputError, match=r"was trained on .*, the recipe wants elsewhere"):
        another = recipe.model_copy(update={"model": "elsewhere"})
        run.train(workspace, Round("dpo"), another, name="dpo2", start="sft")


def test_a_run_that_fails_leaves_the_old_one_and_nothing_else(
    workspace: Workspace, tiny: SftRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = workspace.folder / "runs" / "sft"
    old.mkdir(parents=True)
    (old / "run.json").write_text("{}")

    def fail(*_: Any) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(run, "_fit", fail)
    with pytest.raises(RuntimeError):
        run.train(workspace, Round("sft"), tiny, name="sft")
    assert [path.name for path in old.parent.iterdir()] == ["sft"]
    run_folder = workspace.unfinished("train-sft")
    assert not list(run_folder.glob("checkpoint-*")), "nothing stands in the way of another try"
    assert (old / "run.json").read_text() == "{}"


def test_data_are_checked_before_a_model_is_loaded(
    workspace: Workspace, tiny: SftRecipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(name: str, **_: Any) -> models.Base:
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(models, "base", never)
    empty = {name: SCHEMAS[name].empty_table() for name in ("pairs", "sft")}
    workspace.write("pair", empty, inputs={}, settings={}, counts={}, dropped={})
    with pytest.raises(InputError, match="no rows to train on"):
        run.train(workspace, Round("sft"), tiny, name="sft")
    with pytest.raises(InputError, match="no rows to train on"):
        run.train(workspace, Round("dpo"), DpoRecipe(), name="dpo")


def test_what_the_screen_vetoes_is_never_a_target(workspace: Workspace) -> None:
    pairs = workspace.table("pairs").to_pylist()
    pairs[0]["veto"] = "number"
    changed = pa.Table.from_pylist(pairs, SCHEMAS["pairs"])
    workspace.write("pair", {"pairs": changed}, inputs={}, settings={}, counts={}, dropped={})
    used = {row["pair_id"] for row in training_rows(workspace, Round("dpo"))}
    assert used == {"pair1", "pair2", "pair3"}


def test_held_out_posts_are_never_trained_on(workspace: Workspace) -> None:
    trained = {row["post_id"] for row in training_rows(workspace, Round("sft"))}
    trained |= {row["post_id"] for row in training_rows(workspace, Round("dpo"))}
    assert trained.isdisjoint({row["post_id"] for row in held_out_pairs(workspace, Round("dpo"))})


def test_only_the_reply_carries_loss(workspace: Workspace, tiny: SftRecipe, tmp_path: Any) -> None:
    loaded = models.base(tiny.model)
    rows = training_rows(workspace, Round("sft"))
    made = datasets.conversations(rows, "sft", loaded.tokenizer, tiny)
    with models.ignoring_renamings():
        adapted = models.with_adapter(loaded, tiny, start=None)
        trainer = trainers.trainer("sft", adapted, loaded.tokenizer, made, tiny, tmp_path)
        batch = next(iter(trainer.get_train_dataloader()))
    replies = {row["reply"] for row in rows}
    for tokens, labels in zip(batch["input_ids"], batch["labels"], strict=True):
        learnt = loaded.tokenizer.decode(tokens[labels != -100])
        assert learnt.removesuffix("<|im_end|>\n") in replies
        assert torch.equal(tokens[labels != -100], labels[labels != -100])


def test_training_and_serving_see_the_same_prompt_tokens(base: models.Base) -> None:
    embedded = pytest.importorskip("llumi.backends.embedded", reason="xllamacpp is not installed")
    backend = embedded.Embedded()
    posts = [
        "It has been three weeks and the evenings are long.",
        "cant sleep!!  its 4am\n\n\nand the baby… ❤️\u200d🩹 “why” — <|im_end|> <s>",
        "Zwei Sätze. Kein Schlaf, seit März.\tDanke",
    ]
    try:
        for post in posts:
            for conversation in (
                prompts.generation(post),
                prompts.improvement(post, f"Try to rest. {post}"),
            ):
                trained = datasets.tokens(base.tokenizer, conversation, before_reply=True)
                assert backend.prompt_tokens(conversation) == trained
    finally:
        backend.close()
