"""Audit an adapter: does the model with it repeat what it was trained on?

    audit(adapted, tokenizer, Material(canaries, trained, held_out, drafts))
    → Audit(canaries=Canaries(planted=50, …), membership=Membership(…), overlap=Overlap(…))

The statistics are those of `memorisation` and `overlap`; here the model is read. Where a comparison
with the base is needed, it is the same model with its adapter switched off.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from peft import PeftModel
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from llumi.prompts import Message
from llumi.training import canaries, memorisation, overlap
from llumi.training.canaries import Canary
from llumi.training.datasets import answer, messages, tokens
from llumi.training.memory import keep_freed_memory
from llumi.training.rounds import Row

ALTERNATIVES = 199
"""Replies that each canary is ranked among; with it 200, so that two places are the top 1 %."""
MOST_A_SIDE = 500
"""Rows read for membership on each side."""
_AT_ONCE = 50
"""Replies in a batch; the logits of one are about a hundred megabytes for 49,000 tokens."""

Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass(frozen=True)
class Material:
    """What an adapter is audited with.

    `planted` are the canaries among the rows it was trained on, `trained` these rows and
    `held_out` others of the same table split off at random, `drafts` what it wrote to posts that
    it was not trained on.
    """

    planted: Sequence[Canary]
    trained: Sequence[Row]
    held_out: Sequence[Row]
    drafts: Sequence[str]


def audit(
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    material: Material,
    *,
    alternatives: int = ALTERNATIVES,
    progress: Progress = iter,
) -> memorisation.Audit:
    """Measure all that `material` allows; what it does not allow is None and said to be missing.

    Raises:
        InputError: fewer than 99 alternatives, or a model whose probabilities are no numbers.
    """
    keep_freed_memory()
    return memorisation.Audit(
        rank_canaries(
            model, tokenizer, material.planted, alternatives=alternatives, progress=progress
        ),
        tell_members(model, tokenizer, material.trained, material.held_out, progress=progress),
        find_overlap(material.drafts, material.trained),
    )


def rank_canaries(
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    planted: Sequence[Canary],
    *,
    alternatives: int = ALTERNATIVES,
    seed: int = 0,
    progress: Progress = iter,
) -> memorisation.Canaries | None:
    """Rank each canary's reply by its log-probability; None where none was planted.

    Raises:
        InputError: fewer than 99 alternatives.
    """
    if not planted:
        return None
    model.eval()
    named = {canary.name: canary for canary in planted}
    scores = []
    for name in progress(list(named)):
        canary = named[name]
        replies = [canary.reply, *canaries.alternatives(canary, alternatives, seed=seed)]
        scores.append(score_batch(model, tokenizer, messages({"prompt": canary.post}), replies))
    found = np.asarray(scores)
    return memorisation.measure_canaries(found[:, 0], found[:, 1:])


def tell_members(
    model: PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    trained: Sequence[Row],
    held_out: Sequence[Row],
    *,
    most: int = MOST_A_SIDE,
    progress: Progress = iter,
) -> memorisation.Membership | None:
    """Tell rows trained on from rows held out by what the adapter gained on their replies.

    One row a post and at most `most` a side are read, chosen by hash; canaries are left out. None
    where a side has no rows. Rows that differ in time or kind are told apart by that as well: only
    a split at random measures memory.
    """
    members, others = (_choose(rows, most) for rows in (trained, held_out))
    if not members or not others:
        return None
    model.eval()
    rows = {str(place): row for place, row in enumerate([*members, *others])}
    gains = np.asarray([_gain(model, tokenizer, rows[place]) for place in progress(list(rows))])
    return memorisation.measure_membership(gains[: len(members)], gains[len(members) :])


def find_overlap(drafts: Sequence[str], trained: Sequence[Row]) -> overlap.Overlap | None:
    """Find the longest runs that drafts share with people's texts; None where there are none."""
    texts = dict.fromkeys(_texts(trained))
    return overlap.measure_overlap(drafts, texts) if drafts and texts else None


@torch.inference_mode()
def score_batch(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    asked: list[Message],
    replies: Sequence[str],
) -> list[float]:
    """Summed log-probability of each of many short replies to one prompt.

    The same as one by one; what all have in common, prompt and first words, is read once.
    """
    start = len(tokens(tokenizer, asked, before_reply=True))
    whole = [tokens(tokenizer, asked + answer(reply)) for reply in replies]
    shared = _count_shared(whole)
    cache = DynamicCache(config=model.config)
    # The last token in common predicts the first that differs, so it is read with the rest.
    opening = torch.tensor([whole[0][: shared - 1]], device=model.device)
    logits = model(opening, past_key_values=cache).logits[0, start - 1 :]
    spoken = torch.tensor(whole[0][start:shared], device=model.device)
    said = float(_picked(logits, spoken).sum())
    cache.batch_repeat_interleave(min(_AT_ONCE, len(whole)))
    scores: list[float] = []
    for first in range(0, len(whole), _AT_ONCE):
        batch = [ids[shared - 1 :] for ids in whole[first : first + _AT_ONCE]]
        cache.batch_select_indices(torch.arange(len(batch), device=model.device))
        scores += [said + rest for rest in _score_rest(model, batch, cache)]
    return scores


def _count_shared(whole: Sequence[list[int]]) -> int:
    """How many tokens all have in common from the start, leaving each at least one of its own."""
    same = zip(*whole, strict=False)
    differs = next((place for place, ids in enumerate(same) if len(set(ids)) > 1), len(whole[0]))
    return min(differs, min(map(len, whole)) - 1)


def _score_rest(
    model: PreTrainedModel | PeftModel, batch: Sequence[list[int]], cache: DynamicCache
) -> list[float]:
    """Summed log-probability of each list but its first token; leaves the cache as it was."""
    longest = max(map(len, batch))
    # What stands after a reply's end is read by nothing before it: causal attention is mask enough.
    padded = [ids + [ids[-1]] * (longest - len(ids)) for ids in batch]
    read = torch.tensor(padded, device=model.device)
    logits = model(read, past_key_values=cache).logits[:, :-1]
    cache.crop(-longest)
    lengths = torch.tensor([len(ids) for ids in batch], device=model.device)
    counts = torch.arange(1, longest, device=model.device) < lengths[:, None]
    sums: list[float] = (_picked(logits, read[:, 1:]) * counts).sum(1).tolist()
    return sums


def _picked(logits: torch.Tensor, spoken: torch.Tensor) -> torch.Tensor:
    """Log-probability of each token spoken."""
    return logits.float().log_softmax(-1).gather(-1, spoken[..., None])[..., 0]


def _gain(model: PeftModel, tokenizer: PreTrainedTokenizerBase, row: Row) -> float:
    """Mean log-probability per token of a row's reply, with the adapter minus without."""
    asked, replies = messages(row), [_reply(row)]
    length = len(tokens(tokenizer, asked + answer(replies[0])))
    length -= len(tokens(tokenizer, asked, before_reply=True))
    after = score_batch(model, tokenizer, asked, replies)[0]
    with model.disable_adapter():
        before = score_batch(model, tokenizer, asked, replies)[0]
    return (after - before) / length


def _choose(rows: Sequence[Row], most: int) -> list[Row]:
    """One row a post and at most `most`, by hash: rows of one post are not several observations."""
    by_hash = sorted((row for row in rows if not canaries.is_canary(row)), key=_place)
    one_a_post = {row["post_id"]: row for row in reversed(by_hash)}
    return sorted(one_a_post.values(), key=_place)[:most]


def _place(row: Row) -> str:
    key = row["row_id"] if "row_id" in row else row["pair_id"]
    return hashlib.sha256(key.encode()).hexdigest()


def _reply(row: Row) -> str:
    reply: str = row["reply"] if "reply" in row else row["chosen"]
    return reply


def _texts(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Every text of a person in the rows, beside its post; a rejected reply was read as well."""
    for row in rows:
        if not canaries.is_canary(row):
            for column in ("prompt", "draft", "reply", "chosen", "rejected"):
                if row.get(column):
                    yield row["post_id"], row[column]
