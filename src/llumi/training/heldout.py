"""Does a model prefer what the community preferred, on posts it was not trained on?

    preference_accuracy(margins, posts)
    → Accuracy(share=0.56, low=0.47, high=0.65, pairs=113, posts=40)

Pairs of one post are not several observations, so the interval resamples posts, not pairs. The
baselines know nothing of the text: a model that does not beat "longer wins" has learnt length.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import numpy as np
import torch
from peft import PeftModel
from transformers import DynamicCache, PreTrainedModel, PreTrainedTokenizerBase

from llumi.prompts import Message
from llumi.training.datasets import answer, messages, tokens
from llumi.training.rounds import Row

_RESAMPLES = 2_000


@dataclass(frozen=True)
class Accuracy:
    """Share of held-out pairs in which the chosen reply scores higher, with its 95 % interval.

    Ties count one half. `low` and `high` come from a bootstrap over posts (Cameron, Gelbach and
    Miller 2008 on why clusters are what to resample).
    """

    share: float
    low: float
    high: float
    pairs: int
    posts: int


@dataclass(frozen=True)
class LogProbabilities:
    """Log-probability of each pair's replies, summed over tokens, and their lengths in tokens."""

    chosen: np.ndarray
    rejected: np.ndarray
    chosen_tokens: np.ndarray
    rejected_tokens: np.ndarray


def preference_accuracy(margins: np.ndarray, posts: Sequence[str], *, seed: int = 0) -> Accuracy:
    """Accuracy of `margins` (chosen minus rejected, one a pair) with an interval over `posts`."""
    share, low, high = mean_over_posts(hits(margins), posts, seed=seed)
    return Accuracy(share, low, high, len(margins), len(set(posts)))


def hits(margins: np.ndarray) -> np.ndarray:
    """1 for each pair that is ranked right, one half for a tie, else 0."""
    found: np.ndarray = (margins > 0) + 0.5 * (margins == 0)
    return found


def mean_over_posts(
    values: np.ndarray, posts: Sequence[str], *, seed: int = 0
) -> tuple[float, float, float]:
    """The mean of one value a pair, and the ends of its 95 % interval: posts are resampled."""
    _, post = np.unique(np.asarray(posts), return_inverse=True)
    summed, pairs = np.bincount(post, weights=values), np.bincount(post)
    drawn = np.random.default_rng(seed).integers(len(pairs), size=(_RESAMPLES, len(pairs)))
    means = summed[drawn].sum(axis=1) / pairs[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(values.mean()), float(low), float(high)


def baselines(rows: Sequence[Row]) -> dict[str, Accuracy]:
    """What can be had without reading: the longer, the earlier, the more viewed reply wins.

    A baseline stands only where the data have what it needs.
    """
    rules: dict[str, Callable[[Row], float | None]] = {
        "longer wins": longer,
        "earlier wins": lambda row: _difference(
            _second(row.get("rejected_created_at")), _second(row.get("chosen_created_at"))
        ),
        "more viewed wins": lambda row: _difference(
            row.get("chosen_views"), row.get("rejected_views")
        ),
    }
    found = {}
    for name, margin in rules.items():
        told = [(value, row["post_id"]) for row in rows if (value := margin(row)) is not None]
        if told:
            margins, posts = zip(*told, strict=True)
            found[name] = preference_accuracy(np.asarray(margins, dtype=float), posts)
    return found


def log_probabilities(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    rows: Sequence[Row],
    *,
    ask: Callable[[Row], list[Message]] = messages,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> LogProbabilities:
    """Score both replies of each pair under `model`, given the prompt that `ask` makes of a row.

    Replies to one post share its prompt, which is read once; a reply in many pairs is scored once.
    """
    model.eval()
    replies: dict[str, set[str]] = {}
    asked: dict[str, list[Message]] = {}
    for row in rows:
        key = _prompt_of(row)
        if key not in asked:
            asked[key] = ask(row)
        replies.setdefault(key, set()).update((row["chosen"], row["rejected"]))
    scored: dict[tuple[str, str], tuple[float, int]] = {}
    for key in progress(list(replies)):
        found = score_replies(model, tokenizer, asked[key], sorted(replies[key]))
        scored |= {(key, reply): score for reply, score in found.items()}
    sides = [
        np.asarray([scored[_prompt_of(row), row[side]] for row in rows]).reshape(-1, 2)
        for side in ("chosen", "rejected")
    ]
    return LogProbabilities(sides[0][:, 0], sides[1][:, 0], sides[0][:, 1], sides[1][:, 1])


def compare(
    rows: Sequence[Row], before: LogProbabilities, after: LogProbabilities
) -> dict[str, Accuracy]:
    """The table of a run: the model before and after, and the baselines.

    Mean log-probability per token compares like with like before and after; the implicit reward
    (after minus before, summed) is what DPO trains.
    """
    posts = [row["post_id"] for row in rows]
    reward = (after.chosen - before.chosen) - (after.rejected - before.rejected)
    return {
        "before: mean log-probability": preference_accuracy(mean_margin(before), posts),
        "after: mean log-probability": preference_accuracy(mean_margin(after), posts),
        "after: implicit reward": preference_accuracy(reward, posts),
        **baselines(rows),
    }


def mean_margin(scores: LogProbabilities) -> np.ndarray:
    """How much likelier, per token, each pair's chosen reply is than its rejected one."""
    margin: np.ndarray = (
        scores.chosen / scores.chosen_tokens - scores.rejected / scores.rejected_tokens
    )
    return margin


def as_dict(table: dict[str, Accuracy]) -> dict[str, Any]:
    """The table as JSON has it."""
    return {name: asdict(accuracy) for name, accuracy in table.items()}


def as_text(table: dict[str, Accuracy]) -> str:
    """The table as a person reads it."""
    lines = [
        "| held-out preference accuracy | share | 95 % interval | pairs | posts |",
        "|---|---|---|---|---|",
    ]
    for name, found in table.items():
        interval = f"{found.low:.3f} to {found.high:.3f}"
        lines.append(f"| {name} | {found.share:.3f} | {interval} | {found.pairs} | {found.posts} |")
    return "\n".join(lines)


@torch.inference_mode()
def score_replies(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    asked: list[Message],
    replies: Sequence[str],
) -> dict[str, tuple[float, int]]:
    """Summed log-probability of each reply's tokens and how many there are."""
    start = tokens(tokenizer, asked, before_reply=True)
    cache = DynamicCache(config=model.config)
    # The last token of the prompt predicts the first of the reply, so it is read with the reply.
    model(torch.tensor([start[:-1]], device=model.device), past_key_values=cache)
    scores = {}
    for reply in replies:
        whole = tokens(tokenizer, asked + answer(reply))
        read = torch.tensor([whole[len(start) - 1 :]], device=model.device)
        logits = model(read, past_key_values=cache).logits[0, :-1].float()
        cache.crop(-read.shape[1])
        picked = logits.log_softmax(-1).gather(1, read[0, 1:, None])
        scores[reply] = (float(picked.sum()), int(picked.shape[0]))
    return scores


def longer(row: Row) -> float:
    """By how many characters a pair's chosen reply is the longer one."""
    return float(len(row["chosen"]) - len(row["rejected"]))


def _prompt_of(row: Row) -> str:
    """What tells prompts apart: the post, and the draft where one is to be improved."""
    return "\0".join((row["prompt"], row.get("draft") or ""))


def _second(time: datetime | None) -> float | None:
    return None if time is None else time.timestamp()


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
