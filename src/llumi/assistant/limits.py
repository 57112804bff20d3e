"""How long a post or a draft may be, so that a model has room for its answer."""

from llumi.errors import InputError

MOST_CHARACTERS = 10_000
"""About 2,500 tokens of English; two such texts and a reply fit the contexts we serve."""


def check_length(what: str, text: str) -> None:
    """Refuse a text that is empty or too long.

    Raises:
        InputError: with a sentence that names `what`.
    """
    if not text.strip():
        raise InputError(f"The {what} is empty.", hint=f"Paste or write the {what} first.")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"The {what} has {len(text):,} characters; at most {MOST_CHARACTERS:,} can be read.",
            hint="Shorten it to the part that matters.",
        )
