"""Drafts of a model in training's own hands, many posts at a time: for the audit and the suite.

    draft(model, tokenizer, [prompts.generation("I can't sleep.")], most_tokens=96)
    → ["That sounds …"]

Nothing here is shown to anyone: it is measured, and gone. What people read goes through the
safety screen, sentence by sentence, elsewhere.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from peft import PeftModel
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from llumi.prompts import Message
from llumi.training.datasets import tokens

_AT_ONCE = 16


@torch.inference_mode()
def draft(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    asked: Sequence[list[Message]],
    *,
    most_tokens: int,
    temperature: float = 0.0,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> list[str]:
    """One reply of at most `most_tokens` tokens per conversation, in their order.

    Greedy at temperature 0; else drawn with torch's own generator, whose state is left as it was.
    """
    model.eval()
    encoded = [tokens(tokenizer, one, before_reply=True) for one in asked]
    # Like lengths together: what is padded is computed for nothing.
    places = sorted(range(len(encoded)), key=lambda place: len(encoded[place]))
    batches = {
        str(first): places[first : first + _AT_ONCE] for first in range(0, len(places), _AT_ONCE)
    }
    said = [""] * len(encoded)
    drawn: dict[str, Any] = {"do_sample": False}
    if temperature > 0:
        drawn = {"do_sample": True, "temperature": temperature, "top_k": 0}
    with torch.random.fork_rng():
        torch.manual_seed(0)
        for name in progress(list(batches)):
            batch = batches[name]
            replies = complete(
                model, tokenizer, [encoded[place] for place in batch], most_tokens, **drawn
            )
            for place, reply in zip(batch, replies, strict=True):
                said[place] = str(tokenizer.decode(reply, skip_special_tokens=True)).strip()
    return said


@torch.inference_mode()
def complete(
    model: PreTrainedModel | PeftModel,
    tokenizer: PreTrainedTokenizerBase,
    encoded: Sequence[list[int]],
    most_tokens: int,
    **drawn: Any,
) -> list[list[int]]:
    """The tokens of each prompt's reply, without the one that ends it; needs eval mode."""
    ends: Any = tokenizer.eos_token_id
    widest = max(map(len, encoded))
    # Padded on the left: what a model reads last must be the end of its prompt.
    read = torch.tensor([[ends] * (widest - len(ids)) + ids for ids in encoded])
    mask = torch.tensor([[0] * (widest - len(ids)) + [1] * len(ids) for ids in encoded])
    generate: Any = model.generate
    made = generate(
        input_ids=read.to(model.device),
        attention_mask=mask.to(model.device),
        # Trainers turn the cache off in the model's configuration to save memory.
        use_cache=True,
        max_new_tokens=most_tokens,
        pad_token_id=ends,
        **drawn,
    )
    return [[token for token in reply if token != ends] for reply in made[:, widest:].tolist()]
