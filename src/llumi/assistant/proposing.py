"""Propose a revision of a draft, from fixed rules or from a model.

    by_rules(post, "You should call your GP. Cheer up!")  → "You could call your GP."
    by_model(backend, post, "I hear you.", model="tuned") → whatever the model makes of it

A proposal is only that: `refusing` decides whether it is kept. Where there is nothing to propose,
the proposal is the draft.
"""

from llumi import prompts
from llumi.assistant import weaknesses
from llumi.assistant.edits import apply_edits
from llumi.assistant.improvement import SOFTER, greedily, like_the_draft
from llumi.backends import Backend
from llumi.safety.risk import assess
from llumi.safety.tiers import Tier


def by_rules(post: str, draft: str) -> str:
    """The draft with the weaknesses mended that the rules find."""
    found = weaknesses.find(draft)
    if found and assess(post).tier is Tier.IMMINENT:
        found = tuple(one for one in found if (one[1].dimension, one[1].reason) not in SOFTER)
    return apply_edits(draft, [edit for edit, _ in found])


def by_model(backend: Backend, post: str, draft: str, *, model: str) -> str:
    """The revision that `model` writes when it is asked as on the page, the likeliest words first.

    Raises:
        BackendError: the model does not answer.
    """
    pieces = backend.stream(prompts.improvement(post, draft), model=model, sampling=greedily(draft))
    return like_the_draft("".join(pieces), draft) or draft
