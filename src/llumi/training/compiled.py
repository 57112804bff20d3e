"""A prompt compiled from about twenty pairs: what a good prompt gives without any training.

    compile_prompt(base, tokenizer, pairs) → Compiled(instruction="Reply as …", examples=(…, …))

The baseline that training has to beat. Instructions are tried first, then examples from the pairs
with the best of them, and what ranks the other pairs best is kept (random search over instructions
and examples, as in Khattab et al. 2023, DSPy, arXiv 2310.03714).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from peft import PeftModel
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from llumi import prompts
from llumi.prompts import Message
from llumi.training import heldout
from llumi.training.rounds import Row

PAIRS = 20
_EXAMPLES, _DRAWS = 2, 3
_LONGEST_EXAMPLE = 1_200
"""Characters of a post and its reply: examples are read with every prompt."""

INSTRUCTIONS = (
    prompts.generation("")[0]["content"],
    "Write the reply that other members of this support community would find most helpful.",
    "Reply to the post as an experienced counsellor would: name the feeling, explain gently what "
    "may lie behind it, and suggest one thing to try.",
    "Reply warmly and in detail. Take up what the person says in their own words, and tell them "
    "where help is to be found.",
)
"""Tried in this order; the first is the one that models are trained and served with."""


@dataclass(frozen=True)
class Compiled:
    """An instruction and posts with the replies that were preferred under them.

    `share` is how many of the pairs it was chosen on are ranked right.
    """

    instruction: str
    examples: tuple[tuple[str, str], ...] = ()
    share: float = 0.0

    def ask(self, row: Row) -> list[Message]:
        """The conversation for the post of a row."""
        turns = [Message(role="system", content=self.instruction)]
        for post, reply in self.examples:
            turns += [prompts.generation(post)[1], Message(role="assistant", content=reply)]
        return [*turns, prompts.generation(row["prompt"])[1]]


def compile_prompt(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    pairs: Sequence[Row],
    *,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> Compiled:
    """Choose instruction and examples on `pairs`, which must be of the training split."""

    def share(prompt: Compiled) -> Compiled:
        shown = {post for post, _ in prompt.examples}
        others = [row for row in pairs if row["prompt"] not in shown]
        scores = heldout.log_probabilities(
            model, tokenizer, others, ask=prompt.ask, progress=progress
        )
        right = float(np.mean(heldout.mean_margin(scores) > 0)) if others else 0.0
        return Compiled(prompt.instruction, prompt.examples, right)

    instructions = [share(Compiled(instruction)) for instruction in INSTRUCTIONS]
    best = max(instructions, key=lambda one: one.share)
    tried = [share(Compiled(best.instruction, examples)) for examples in _draws(pairs)]
    # The first of equals is the shortest.
    return max([best, *tried], key=lambda one: one.share)


def choose(pairs: Sequence[Row]) -> list[Row]:
    """About twenty pairs, one a post, by hash."""
    in_order = sorted(pairs, key=lambda row: hashlib.sha256(row["pair_id"].encode()).hexdigest())
    one_a_post = {row["post_id"]: row for row in reversed(in_order)}
    return list(one_a_post.values())[:PAIRS]


def _draws(pairs: Sequence[Row]) -> list[tuple[tuple[str, str], ...]]:
    short = [row for row in pairs if len(row["prompt"]) + len(row["chosen"]) <= _LONGEST_EXAMPLE]
    cut = [short[start : start + _EXAMPLES] for start in range(0, len(short), _EXAMPLES)]
    return [tuple((row["prompt"], row["chosen"]) for row in rows) for rows in cut[:_DRAWS]]
