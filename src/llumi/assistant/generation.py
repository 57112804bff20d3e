"""Draft a reply to a post: ask the generation model, show only what the screen lets pass.

generate(backend, "I can't sleep since March.", model="tuned")
→ Shown("That sounds exhausting. "), HeldBack(rule="number", …), Shown("What do nights …")
"""

from collections.abc import Iterator

from llumi import prompts
from llumi.assistant.limits import check_length
from llumi.backends import Backend, Sampling
from llumi.errors import InputError
from llumi.safety.both import assess
from llumi.safety.stream import HeldBack, Noted, Shown, screened_sentences
from llumi.safety.tiers import Tier


class DraftNotOffered(InputError):
    """The post speaks of imminent danger: a person answers it, not a model."""


def generate(
    backend: Backend, post: str, *, model: str, sampling: Sampling | None = None
) -> Iterator[Shown | HeldBack | Noted]:
    """Screened sentences of a draft, as they come, then notes on the whole of it.

    Closing the iterator stops the model.

    Raises:
        DraftNotOffered: the post speaks of imminent danger.
        InputError: the post is empty or too long.
        BackendError: the model does not answer.
    """
    check_post(post)
    pieces = backend.stream(prompts.generation(post), model=model, sampling=sampling or Sampling())
    return screened_sentences(pieces, post=post)


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
