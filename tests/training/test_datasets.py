import pytest

from llumi import prompts
from llumi.errors import InputError
from llumi.training import datasets
from llumi.training.models import Base
from llumi.training.recipes import SftRecipe

POST = "It has been three weeks and the evenings are long."


def sft_row(name: str, reply: str, draft: str | None = None) -> datasets.Row:
    return {"row_id": name, "prompt": POST, "draft": draft, "reply": reply}


def test_rows_become_the_conversations_of_serving(base: Base) -> None:
    made = datasets.sft([sft_row("a", "I hear you.")], base.tokenizer, SftRecipe())
    assert made.dataset[0]["prompt"] == prompts.generation(POST)
    assert made.dataset[0]["completion"] == [{"role": "assistant", "content": "I hear you."}]


def test_a_row_with_a_draft_asks_for_an_improvement(base: Base) -> None:
    row = sft_row("a", "I hear you.", draft="Cheer up.")
    made = datasets.sft([row], base.tokenizer, SftRecipe())
    assert made.dataset[0]["prompt"] == prompts.improvement(POST, "Cheer up.")


def test_a_long_row_is_left_out_by_name_and_never_cut(base: Base) -> None:
    rows = [sft_row("short", "I hear you."), sft_row("long", "I hear you. " * 100)]
    made = datasets.sft(rows, base.tokenizer, SftRecipe(max_tokens=200))
    assert made.too_long == ("long",)
    assert [row["completion"][0]["content"] for row in made.dataset] == ["I hear you."]


def test_a_pair_is_too_long_when_either_reply_is(base: Base) -> None:
    pair = {"pair_id": "x", "prompt": POST, "chosen": "I hear you.", "rejected": "No. " * 200}
    fine = {"pair_id": "y", "prompt": POST, "chosen": "I hear you.", "rejected": "No."}
    made = datasets.dpo([pair, fine], base.tokenizer, SftRecipe(max_tokens=200))
    assert made.too_long == ("x",)


def test_which_rows_are_used_depends_on_their_names_not_their_order(base: Base) -> None:
    rows = [sft_row(str(n), f"Reply {n}.") for n in range(20)]
    recipe = SftRecipe(max_rows=5)
    one = datasets.sft(rows, base.tokenizer, recipe).dataset
    other = datasets.sft(rows[::-1], base.tokenizer, recipe).dataset
    assert one["completion"] == other["completion"]
    another_seed = datasets.sft(rows, base.tokenizer, SftRecipe(max_rows=5, seed=1)).dataset
    assert one["completion"] != another_seed["completion"]


def test_nothing_left_to_train_on_is_a_sentence(base: Base) -> None:
    with pytest.raises(InputError, match="all 1 are longer than 64 tokens"):
        datasets.sft([sft_row("a", "I hear you.")], base.tokenizer, SftRecipe(max_tokens=64))
    with pytest.raises(InputError, match="No row is left"):
        datasets.sft([], base.tokenizer, SftRecipe())
