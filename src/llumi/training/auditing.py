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
from transformers import PreTrainedTokenizerBase

from llumi.training import canaries, heldout, memorisation, overlap
from llumi.training.canaries import Canary
from llumi.training.datasets import answer, messages, tokens
from llumi.training.memory import keep_freed_memory
from llumi.training.rounds import Row

ALTERNATIVES = 999
"""Replies that each canary is ranked among; with it 1,000, so that ten places are the top 1 %."""
MOST_A_SIDE = 500
"""Rows read for membership on each side."""
_FEW = 25
"""Rows trained on that are read however few are held out."""
_APART = 40
"""A few words of the list are enough to see where a word begins; neighbours begin alike."""

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
    """Rank each canary's words by their log-probability; None where none was planted.

    A word is told by its first token, given the planted words before it, so that one reading of
    a canary scores every reply of its template.

    Raises:
        InputError: fewer than 99 alternatives.
    """
    if not planted:
        return None
    model.eval()
    first = {word: place for place, word in enumerate(canaries.WORDS)}
    starts = _first_tokens(tokenizer, planted[0])
    named = {canary.name: canary for canary in planted}
    scores = []
    for name in progress(list(named)):
        canary = named[name]
        likely = _likely(model, tokenizer, canary, starts)
        replies = [canary.reply, *canaries.alternatives(canary, alternatives, seed=seed)]
        words = np.asarray([[first[word] for word in canaries.words_of(one)] for one in replies])
        scores.append(likely[np.arange(words.shape[1]), words].sum(axis=1))
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
    others = _choose(held_out, most)
    # More members than others would sharpen nothing: the others set the threshold.
    members = _choose(trained, min(most, max(_FEW, len(others))))
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


def _first_tokens(tokenizer: PreTrainedTokenizerBase, canary: Canary) -> np.ndarray:
    """The token that each word (places on a card, words) begins with; the first place differs."""
    count = len(canaries.words_of(canary.reply))
    found = []
    for place in range(2):
        at = _begins(tokenizer, canary, place)
        said = (_with_word(canary, place, word) for word in canaries.WORDS)
        found.append([_whole(tokenizer, canary, reply)[at] for reply in said])
    return np.asarray([found[0], *[found[1]] * (count - 1)])


@torch.inference_mode()
def _likely(
    model: PeftModel, tokenizer: PreTrainedTokenizerBase, canary: Canary, starts: np.ndarray
) -> np.ndarray:
    """Log-probability of each word (places, words) where it would stand on a canary's card."""
    whole = _whole(tokenizer, canary, canary.reply)
    logits = model(torch.tensor([whole], device=model.device)).logits[0]
    before = [_begins(tokenizer, canary, place) - 1 for place in range(len(starts))]
    likely = logits[before].float().log_softmax(-1).cpu().numpy()
    found: np.ndarray = np.take_along_axis(likely, starts, axis=1)
    return found


def _begins(tokenizer: PreTrainedTokenizerBase, canary: Canary, place: int) -> int:
    """Where the word at `place` begins: where the tokens of two cards that differ in it part."""
    others = [_with_word(canary, place, word) for word in canaries.WORDS[::_APART]]
    cards = [_whole(tokenizer, canary, reply) for reply in (canary.reply, *others)]
    alike = (len(set(tokens)) == 1 for tokens in zip(*cards, strict=False))
    return next(at for at, same in enumerate(alike) if not same)


def _with_word(canary: Canary, place: int, word: str) -> str:
    words = list(canaries.words_of(canary.reply))
    words[place] = word
    return canaries.say(words)


def _whole(tokenizer: PreTrainedTokenizerBase, canary: Canary, reply: str) -> list[int]:
    return tokens(tokenizer, messages({"prompt": canary.post}) + answer(reply))


def _gain(model: PeftModel, tokenizer: PreTrainedTokenizerBase, row: Row) -> float:
    """Mean log-probability per token of a row's reply, with the adapter minus without."""
    asked, reply = messages(row), _reply(row)
    after, length = heldout.score_replies(model, tokenizer, asked, [reply])[reply]
    with model.disable_adapter():
        before, _ = heldout.score_replies(model, tokenizer, asked, [reply])[reply]
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
