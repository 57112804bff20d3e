"""Draft a reply to a post: ask the generation model, show only what the screen lets pass.

generate(backend, "I can't sleep since March.", model="tuned")
→ Shown("That sounds exhausting. "), HeldBack(rule="number", …), Shown("What do nights …")
"""

import re
from collections.abc import Iterator

from llumi import prompts
from llumi.assistant.limits import check_length
from llumi.backends import Backend, Sampling
from llumi.errors import InputError
from llumi.prompts import NO_WISH, Wish
from llumi.safety.both import assess
from llumi.safety.stream import HeldBack, Noted, Shown, screened_sentences
from llumi.safety.tiers import Tier

# Known to be an end only once a blank follows: "3.5" is none.
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")


class DraftNotOffered(InputError):
    """The post speaks of imminent danger: a person answers it, not a model."""


def generate(
    backend: Backend,
    post: str,
    *,
    model: str,
    wish: Wish = NO_WISH,
    sampling: Sampling | None = None,
) -> Iterator[Shown | HeldBack | Noted]:
    """Screened sentences of a draft, as they come, then notes on the whole of it.

    The model is asked for the tone and the length that were wished for, and where it goes on beyond
    that length it is stopped at the end of its sentence. Closing the iterator stops the model.

    Raises:
        DraftNotOffered: the post speaks of imminent danger.
        InputError: the post is empty or too long.
        BackendError: the model does not answer.
    """
    check_post(post)
    pieces = backend.stream(
        prompts.generation(post, wish), model=model, sampling=sampling or Sampling()
    )
    if wish.most_words:
        pieces = up_to(pieces, wish.most_words)
    return screened_sentences(pieces, post=post)


def up_to(pieces: Iterator[str], most: int) -> Iterator[str]:
    """The pieces up to the end of the sentence with word `most`; there the model is stopped."""
    said = ""
    try:
        for piece in pieces:
            before = len(said)
            said += piece
            ends = (match.end() for match in _SENTENCE_END.finditer(said))
            end = next((end for end in ends if len(said[:end].split()) >= most), None)
            if end is not None:
                yield said[before : max(before, end)]
                return
            yield piece
    finally:
        if stop := getattr(pieces, "close", None):
            stop()


def check_post(post: str) -> None:
    """Refuse a post that no draft is offered for; worth asking before a model is loaded.

    Raises:
        DraftNotOffered: the post speaks of imminent danger.
        InputError: the post is empty or too long.
    """
    check_length("post", post)
    if assess(post).tier is Tier.IMMINENT:
        raise DraftNotOffered(
            "A draft is not offered here: this post speaks of imminent danger.",
            hint="Please answer as a person, and bring in who leads now.",
        )
