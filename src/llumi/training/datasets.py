"""Table rows become the conversations that TRL trains on; what is too long is left out by name.

{"prompt": "I can't sleep.", "reply": "That sounds long."}
→ {"prompt": [system, user], "completion": [{"role": "assistant", "content": "That …"}]}
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from datasets import Dataset
from transformers import PreTrainedTokenizerBase

from llumi import prompts
from llumi.errors import InputError
from llumi.prompts import Message
from llumi.training.recipes import SftRecipe

Row = dict[str, Any]


@dataclass(frozen=True)
class Conversations:
    """Rows ready to train on; `rows` are those of the table, `too_long` names those left out."""

    dataset: Dataset
    too_long: tuple[str, ...]
    rows: tuple[Row, ...]


def messages(row: Row) -> list[Message]:
    """The prompt of a row, the same as in serving: a draft to improve, or a post to answer."""
    if row.get("draft") is None:
        return prompts.generation(row["prompt"])
    return prompts.improvement(row["prompt"], row["draft"])


def answer(text: str) -> list[Message]:
    """The model's turn."""
    return [{"role": "assistant", "content": text}]


def sft(
    rows: Iterable[Row], tokenizer: PreTrainedTokenizerBase, recipe: SftRecipe
) -> Conversations:
    """Rows of the table `sft` as prompt and completion."""

    def conversation(row: Row) -> Row:
        return {"prompt": messages(row), "completion": answer(row["reply"])}

    return _conversations(
        rows, conversation, tokenizer, recipe, key="row_id", replies=("completion",)
    )


def dpo(
    rows: Iterable[Row], tokenizer: PreTrainedTokenizerBase, recipe: SftRecipe
) -> Conversations:
    """Rows of the table `pairs` as prompt, chosen and rejected."""

    def conversation(row: Row) -> Row:
        return {
            "prompt": messages(row),
            "chosen": answer(row["chosen"]),
            "rejected": answer(row["rejected"]),
        }

    return _conversations(
        rows, conversation, tokenizer, recipe, key="pair_id", replies=("chosen", "rejected")
    )


def tokens(
    tokenizer: PreTrainedTokenizerBase,
    conversation: list[Message],
    *,
    before_reply: bool = False,
) -> list[int]:
    """A conversation under the model's chat template, up to where the reply starts if asked."""
    encoded: Any = tokenizer.apply_chat_template(
        cast(Any, conversation),
        add_generation_prompt=before_reply,
        tokenize=True,
        return_dict=True,
    )
    ids: list[int] = encoded["input_ids"]
    return ids


def _conversations(
    rows: Iterable[Row],
    conversation: Callable[[Row], Row],
    tokenizer: PreTrainedTokenizerBase,
    recipe: SftRecipe,
    *,
    key: str,
    replies: tuple[str, ...],
) -> Conversations:
    """Build, measure and choose the rows; the order by hash is a shuffle that stays the same."""
    made, too_long, kept = [], [], []
    for row in sorted(rows, key=lambda row: _place(row[key], recipe.seed)):
        built = conversation(row)
        longest = max(len(tokens(tokenizer, built["prompt"] + built[name])) for name in replies)
        if longest > recipe.max_tokens:
            too_long.append(row[key])
        else:
            made.append(built)
            kept.append(row)
        if recipe.max_rows and len(made) == recipe.max_rows:
            break
    if not made:
        raise InputError(
            "No row is left to train on"
            + (
                f": all {len(too_long):,} are longer than {recipe.max_tokens} tokens."
                if too_long
                else "."
            ),
            hint="Raise max_tokens in the recipe."
            if too_long
            else "Run llumi pair with another rule.",
        )
    return Conversations(Dataset.from_list(made), tuple(too_long), tuple(kept))


def _place(key: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}/{key}".encode()).hexdigest()
