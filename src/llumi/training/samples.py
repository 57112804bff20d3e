"""What the model in training writes, from time to time: three posts of our own, answered greedily.

    take(model, tokenizer, step=20)
    → (Sample(step=20, post="I moved here …", reply="That sounds lonely. …", tokens=38, …), …)

A loss says little about what a model has become; a reply read by a person says more. Taking
samples changes nothing of the training: nothing is drawn at random, nothing is learnt.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from peft import PeftModel
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from llumi.safety import both
from llumi.training import drafting
from llumi.training.datasets import messages, tokens

POSTS = (
    "I moved here in spring and still know nobody. The evenings are the hardest, I eat in front "
    "of the radio so that somebody is talking. How do people find friends at my age?",
    "My exams are in nine days and I read every page three times without taking anything in. "
    "Everybody else seems to cope. I am so tired of being scared of a piece of paper.",
    "Our daughter is five weeks old and I love her, and I have not slept more than two hours in a "
    "row since. Today I cried because the kettle was empty. Is it meant to be like this?",
)
"""Written by us for this purpose; no table holds them, so no model was trained on them."""

MOST_TOKENS = 60
"""Of a sample reply: enough to see what it sounds like, few enough to be taken often."""


@dataclass(frozen=True)
class Sample:
    """A reply after `step` steps, as it may be shown and kept.

    A reply that the safety screen holds back is named by its rule and not kept. `tokens` is its
    length and `repeated` its share of repeated 4-grams, both as the model wrote it.
    """

    step: int
    post: str
    reply: str
    tokens: int
    repeated: float


def take(
    model: PreTrainedModel | PeftModel, tokenizer: PreTrainedTokenizerBase, *, step: int
) -> tuple[Sample, ...]:
    """One reply to each of `POSTS`; the model is left in the mode it was in."""
    training = model.training
    model.eval()
    asked = [tokens(tokenizer, messages({"prompt": post}), before_reply=True) for post in POSTS]
    try:
        written = drafting.complete(model, tokenizer, asked, MOST_TOKENS, do_sample=False)
    finally:
        model.train(training)
    return tuple(
        _sample(step, post, str(tokenizer.decode(reply, skip_special_tokens=True)), len(reply))
        for post, reply in zip(POSTS, written, strict=True)
    )


def _sample(step: int, post: str, reply: str, count: int) -> Sample:
    reply = reply.strip()
    return Sample(step, post, shown(reply, post), count, repeated_share([reply]))


def shown(reply: str, post: str) -> str:
    """The reply, or which rule of the safety screen holds it back."""
    for finding in both.screen(reply, post=post):
        if finding.severity == "block":
            return f"(held back by the safety screen: {finding.rule})"
    return reply


def as_dict(sample: Sample) -> dict[str, Any]:
    """The sample as a line of samples.jsonl has it."""
    return asdict(sample)


def repeated_share(texts: Sequence[str]) -> float:
    """Share of 4-grams of words that stood earlier in the same text; 0 where there are none.

    "rep-4" of Welleck et al. 2020, "Neural text generation with unlikelihood training", ICLR.
    """
    repeated = total = 0
    for text in texts:
        words = text.lower().split()
        grams = [tuple(words[start : start + 4]) for start in range(len(words) - 3)]
        repeated += len(grams) - len(set(grams))
        total += len(grams)
    return repeated / total if total else 0.0
