"""Which comments and posts are no answer and no question, though their text is there.

    comment by AutoModerator                    → "bot"
    "> I can't sleep since March"               → "only a quotation"
    "https://example.org"                       → "only a link"
    "This."                                     → "fewer than 3 words"
    "Ich schlafe seit Wochen nicht mehr gut …"  → "another language"

They pollute votes: bots stand at score 1 under every post, quotations repeat others' words. Each
reason is counted in the manifest.
"""

import re

import eldc

from llumi.community.cleaning import is_withdrawn

FEWEST_WORDS = 3
_SURE_FROM = 8
"""Words from which a language can be told; shorter texts are given the benefit of the doubt."""
_HEAD = 200
"""Characters that a language is told from; some long English texts come out as Spanish."""
_BOT = re.compile(r"(?:bot[_-]?\d*|moderator)$")
_NO_BOT = re.compile(r"(?:^|ro|ab|tal|ca)bot[_-]?\d*$")
_LINK = re.compile(r"\[[^\]]*\]\(\S+\)|(?:https?://|www\.)\S+", re.I)
_LETTERS = re.compile(r"[^\W\d_]")

eldc.init()
LANGUAGES = frozenset(eldc.LANGUAGES)


def no_question(author: str | None, text: str, *, language: str | None) -> str | None:
    """Why a cleaned post, title and text together, is left out; None where it is kept."""
    if author and is_bot(author):
        return "post by a bot"
    if is_withdrawn(text):
        return "post without text"
    if is_other(text, language):
        return "post in another language"
    return None


def no_answer(author: str | None, text: str, *, language: str | None) -> str | None:
    """Why a cleaned comment is left out; None where it is kept."""
    if author and is_bot(author):
        return "comment by a bot"
    if is_withdrawn(text):
        return "comment without text"
    if text[0] == ">" and is_quotation(text):
        return "only a quotation"
    if "://" in text or "www." in text:
        rest = _LINK.sub("", text)
        if not _LETTERS.search(rest):
            return "only a link"
    if len(text) < 20 and len(text.split()) < FEWEST_WORDS:
        return f"fewer than {FEWEST_WORDS} words"
    if is_other(text, language):
        return "comment in another language"
    return None


def is_bot(author: str) -> bool:
    """Whether a name is that of a program: "AutoModerator", "remindme_bot", "SubModerator".

    Platforms ask bots to say so in their name; who is called Talbot is none.
    """
    name = author.strip().lower()
    return bool(_BOT.search(name)) and not _NO_BOT.search(name)


def is_quotation(text: str) -> bool:
    """Whether every line that says something is quoted."""
    return all(line.startswith(">") for line in text.split("\n") if line.strip())


def is_other(text: str, language: str | None) -> bool:
    """Whether `text` is surely in another language than `language` (ISO 639-1; None: any will do).

    By eldc, from letter sequences, offline.
    """
    if language is None:
        return False
    head = text[:_HEAD]
    if eldc.detect(head) == language:
        return False
    told = eldc.detect_details(head)
    return bool(told.reliable) and told.language != language and head.count(" ") >= _SURE_FROM - 1
