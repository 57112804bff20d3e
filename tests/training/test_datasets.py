import pytest

from llumi import prompts
from llumi.errors import InputError, InputErrors
from llumi.training import datasets
from llumi.training.models import Base
from llumi.training.recipes import SftRecipe

POST = "It has been three weeks and the evenings are long."


def sft_row(name: str, reply: str, draft: str | None = None) -> datasets.Row:
    return {"row_id": name, "prompt": POST, "draft": draft, "reply": reply}


def test_rows_become_the_conversations_of_serving(base: Base) -> None:
    made = datasets.conversations([sft_row("a", "I hear you.")], "sft", base.tokenizer, SftRecipe())
    assert made.dataset[0]["prompt"] == prompts.generation(POST)
    assert made.dataset[0]["completion"] == [{"role": "assistant", "content": "I hear you."}]


def test_a_row_with_a_draft_asks_for_an_improvement(base: Base) -> None:
    row = sft_row("a", "I hear you.", draft="Cheer up.")
    made = datasets.conversations([row], "sft", base.tokenizer, SftRecipe())
    assert made.dataset[0]["prompt"] == prompts.improvement(POST, "Cheer up.")


def test_a_long_row_is_left_out_by_name_and_never_cut(base: Base) -> None:
    rows = [sft_row("short", "I hear you."), sft_row("long", "I hear you. " * 100)]
    made = datasets.conversations(rows, "sft", base.tokenizer, SftRecipe(max_tokens=200))
    assert made.too_long == ("long",)
    assert [row["completion"][0]["content"] for row in made.dataset] == ["I hear you."]


def test_a_pair_is_too_long_when_either_reply_is(base: Base) -> None:
    pair = {"pair_id": "x", "prompt": POST, "chosen": "I hear you.", "rejected": "No. " * 200}
    fine = {"pair_id": "y", "prompt": POST, "chosen": "I hear you.", "rejected": "No."}
    made = datasets.conversations([pair, fine], "dpo", base.tokenizer, SftRecipe(max_tokens=200))
    assert made.too_long == ("x",)


def test_which_rows_are_used_depends_on_their_names_not_their_order(base: Base) -> None:
    rows = [sft_row(str(n), f"Reply {n}.") for n in range(20)]
    recipe = SftRecipe(max_rows=5)
    one = datasets.conversations(rows, "sft", base.tokenizer, recipe).dataset
    other = datasets.conversations(rows[::-1], "sft", base.tokenizer, recipe).dataset
    assert one["completion"] == other["completion"]
    another_seed = datasets.conversations(
        rows, "sft", base.tokenizer, SftRecipe(max_rows=5, seed=1)
    ).dataset
    assert one["completion"] != another_seed["completion"]


def test_nothing_left_to_train_on_is_a_sentence(base: Base) -> None:
    with pytest.raises(InputError, match="all 1 are longer than 64 tokens"):
        datasets.conversations(
            [sft_row("a", "I hear you.")], "sft", base.tokenizer, SftRecipe(max_tokens=64)
        )


def test_rows_that_teach_nothing_are_told_all_at_once_by_id(base: Base) -> None:
    pair = {"pair_id": "same", "prompt": POST, "chosen": "I hear you.", "rejected": "I hear you."}
    empty = pair | {"pair_id": "empty", "chosen": "  "}
    odd = pair | {"pair_id": "odd", "rejected": "No.", "confidence": float("nan")}
    with pytest.raises(InputErrors) as refused:
        datasets.conversations([pair, empty, odd], "dpo", base.tokenizer, SftRecipe())
    told = "\n".join(refused.value.mistakes)
    assert "row same: chosen and rejected are the same text" in told
    assert "row empty, chosen: there is no text" in told
    assert "row odd, confidence: it is no number" in told


def test_what_is_planted_comes_beside_the_rows(base: Base) -> None:
    rows = [sft_row(str(n), f"Reply {n}.") for n in range(6)]
    planted = [sft_row("canary/1", "The card says: copper.")]
    recipe = SftRecipe(max_rows=3)
    made = datasets.conversations(rows, "sft", base.tokenizer, recipe, planted=planted)
    assert len(made.rows) == len(made.dataset) == len(made.lengths) == 4
    assert made.tokens == sum(made.lengths)
