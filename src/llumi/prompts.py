r"""The two conversations with a model: draft a reply to a post, improve a person's draft.

    generation("I can't sleep since March.")
    → [{"role": "system", "content": "You help …"}, {"role": "user", "content": "Post:\n…"}]

Training and serving both build their messages here and nowhere else, so that a tuned model is
asked what it was taught. Changing a word changes what adapters mean: raise `VERSION` with it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

VERSION = 1

_GENERATION = (
    "You help a peer supporter write a reply to a post in a mental-health support community. "
    "Write the reply only. Say what you heard, warmly and in plain words, before anything else; "
    "then at most one small step or one open question. Do not diagnose, do not claim experiences "
    "of your own, give no phone numbers or links."
)
_IMPROVEMENT = (
    "You help a peer supporter improve a reply they wrote to a post in a mental-health support "
    "community. Return their reply with as few words changed as possible: warmer, clearer, safer. "
    "Keep every point they make and their way of speaking. Add no facts, no experiences, no phone "
    "numbers and no links. If nothing needs to change, return it unchanged. Write the reply only."
)


class Tone(StrEnum):
    """How a person would like a draft, or their reply once it is improved, to sound."""

    AS_IT_COMES = "as it comes"
    WARMER = "warmer"
    PLAINER = "plainer"
    MORE_DIRECT = "more direct"


class Length(StrEnum):
    """How long they would like it."""

    AS_IT_COMES = "as it comes"
    SHORT = "short"
    MIDDLING = "middling"
    LONG = "long"


@dataclass(frozen=True)
class Wish:
    """What a person asks for besides; without one a model is asked exactly as it was taught."""

    tone: Tone = Tone.AS_IT_COMES
    length: Length = Length.AS_IT_COMES

    @property
    def most_words(self) -> int | None:
        """Words after which no further sentence of a draft is shown."""
        return _MOST_WORDS.get(self.length)

    def said(self) -> str:
        """The wish as sentences for a model, each with a blank before it."""
        return _TONES[self.tone] + _LENGTHS[self.length]


NO_WISH = Wish()
_MOST_WORDS = {Length.SHORT: 50, Length.MIDDLING: 110, Length.LONG: 220}
_TONES = {
    Tone.AS_IT_COMES: "",
    Tone.WARMER: " Let it sound warmer.",
    Tone.PLAINER: " Use plainer, everyday words.",
    Tone.MORE_DIRECT: " Come to the point sooner.",
}
_LENGTHS = {
    Length.AS_IT_COMES: "",
    Length.SHORT: " Keep it to two or three short sentences.",
    Length.MIDDLING: " Keep it to one paragraph of at most six sentences.",
    Length.LONG: " Take the room for two or three paragraphs.",
}


class Message(TypedDict):
    """One turn of a conversation, as every chat template and OpenAI-compatible server takes it."""

    role: str
    content: str


def post_text(title: str, text: str) -> str:
    """Join a post's title and body into what a model and a reader see as the post.

    A body that opens with the title again (common in exports) is not said twice.
    """
    title, text = title.strip(), text.strip()
    if not title or text.startswith(title):
        return text
    return f"{title}\n\n{text}" if text else title


def generation(post: str, wish: Wish = NO_WISH) -> list[Message]:
    """Ask for a draft of a reply to `post`."""
    return [
        {"role": "system", "content": _GENERATION},
        {"role": "user", "content": f"Post:\n{post}\n\nWrite a reply.{wish.said()}"},
    ]


def improvement(post: str, draft: str, wish: Wish = NO_WISH) -> list[Message]:
    """Ask for `draft`, a person's reply to `post`, with as little changed as helps."""
    return [
        {"role": "system", "content": _IMPROVEMENT},
        {
            "role": "user",
            "content": f"Post:\n{post}\n\nReply:\n{draft}\n\nImprove the reply.{wish.said()}",
        },
    ]
