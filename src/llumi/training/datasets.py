"""Table rows become the conversations that TRL trains on; what is too long is left out by name.

{"prompt": "I can't sleep.", "reply": "That sounds long."}
→ {"prompt": [system, user], "completion": [{"role": "assistant", "content": "That …"}]}
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from datasets import Dataset
from transformers import PreTrainedTokenizerBase

from llumi import prompts
from llumi.errors import InputError, InputErrors
from llumi.prompts import Message
from llumi.training.recipes import SftRecipe
from llumi.training.rounds import Method, Row

KEYS: dict[Method, str] = {"sft": "row_id", "dpo": "pair_id", "kto": "row_id"}
REPLIES: dict[Method, tuple[str, ...]] = {
    "sft": ("reply",),
    "dpo": ("chosen", "rejected"),
    "kto": ("reply",),
}


@dataclass(frozen=True)
class Conversations:
    """Rows ready to train on, in an order that hangs on their names and the seed alone.

    `rows` are those of the table, `lengths` their tokens (of the longer reply, with the prompt),
    `tokens` those of all replies together, `too_long` names the rows that were left out.
    """

    dataset: Dataset
    rows: tuple[Row, ...]
    lengths: tuple[int, ...]
    tokens: int
    too_long: tuple[str, ...]


def messages(row: Row) -> list[Message]:
    """The prompt of a row, the same as in serving: a draft to improve, or a post to answer."""
    if row.get("draft") is None:
        return prompts.generation(row["prompt"])
    return prompts.improvement(row["prompt"], row["draft"])


def answer(text: str) -> list[Message]:
    """The model's turn."""
    return [{"role": "assistant", "content": text}]


def conversations(
    rows: Iterable[Row],
    method: Method,
    tokenizer: PreTrainedTokenizerBase,
    recipe: SftRecipe,
    *,
    planted: Iterable[Row] = (),
) -> Conversations:
    """Rows of a round as TRL's trainer for `method` reads them.

    `planted` rows are trained on beside the others and do not count towards `max_rows`.

    Raises:
        InputErrors: rows that cannot be learnt from, all of them by id.
        InputError: no row is short enough.
    """
    rows = list(rows)
    check(rows, method)
    key, replies = KEYS[method], REPLIES[method]
    chosen: list[tuple[Row, int, int]] = []
    too_long = []
    for row in sorted(rows, key=lambda row: _place(row[key], recipe.seed)):
        sizes = [len(tokens(tokenizer, messages(row) + answer(row[name]))) for name in replies]
        if max(sizes) > recipe.max_tokens:
            too_long.append(row[key])
        else:
            chosen.append((row, max(sizes), sum(sizes)))
        if recipe.max_rows and len(chosen) == recipe.max_rows:
            break
    if not chosen:
        raise InputError(
            f"No row is left to train on: all {len(too_long):,} are longer than "
            f"{recipe.max_tokens} tokens.",
            hint="Raise max_tokens in the recipe.",
        )
    for row in planted:
        sizes = [len(tokens(tokenizer, messages(row) + answer(row[name]))) for name in replies]
        chosen.append((row, max(sizes), sum(sizes)))
    return Conversations(
        Dataset.from_list([_conversation(row, method) for row, _, _ in chosen]),
        rows=tuple(row for row, _, _ in chosen),
        lengths=tuple(longest for _, longest, _ in chosen),
        tokens=sum(total for _, _, total in chosen),
        too_long=tuple(too_long),
    )


def check(rows: Iterable[Row], method: Method) -> None:
    """Refuse rows that cannot be learnt from, before a model is loaded.

    Raises:
        InputErrors: rows with an empty prompt or reply, or the same reply twice, all by id.
    """
    mistakes = []
    for row in rows:
        name, values = row[KEYS[method]], [row[reply] for reply in REPLIES[method]]
        for field in ("prompt", *REPLIES[method]):
            if not isinstance(row[field], str) or not row[field].strip():
                mistakes.append(f"row {name}, {field}: there is no text")
        if len(values) == 2 and values[0] == values[1]:
            mistakes.append(f"row {name}: chosen and rejected are the same text")
        if isinstance(confidence := row.get("confidence"), float) and confidence != confidence:
            mistakes.append(f"row {name}, confidence: it is no number")
    if mistakes:
        raise InputErrors("The training rows", mistakes, hint="Make the table again.")


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


def _conversation(row: Row, method: Method) -> Row:
    asked = {"prompt": messages(row)}
    if method == "dpo":
        sides = ("chosen", "rejected")
        return asked | {name: answer(row[name]) for name in sides}
    made = asked | {"completion": answer(row["reply"])}
    return made | {"label": row["liked"]} if method == "kto" else made


def _place(key: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}/{key}".encode()).hexdigest()
