r"""Bring text into one shape without changing what it says.

"<p>It&#39;s  hard.</p><p>I know.</p>"  →  "It's hard.\n\nI know."
"""

import html
import re
import unicodedata

from bs4 import BeautifulSoup

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|ul|ol|li|em|strong|b|i|u|h[1-6]|blockquote)\b[^>]*>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.I)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
_BLOCKS = ("p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
_WITHDRAWN = {"", "[deleted]", "[removed]"}


def clean(text: str) -> str:
    """Plain text: markup and entities resolved, NFC, no invisible characters, tidy white space.

    Text without HTML keeps its angle brackets ("I <3 this place").
    """
    # Most texts need little of this, and a dump holds millions: a step runs where its sign stands.
    if "<" in text and _MARKUP.search(text):
        text = _without_markup(text)
    elif "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.replace("\n", "").isprintable():
        text = _INVISIBLE.sub("", text).replace("\u00a0", " ")
    return _tidy_space(text).strip()


def _tidy_space(text: str) -> str:
    if "  " in text or "\t" in text:
        text = re.sub(r"[ \t]+", " ", text)
    if " \n" in text or "\n " in text:
        text = re.sub(r" ?\n ?", "\n", text)
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text


def is_withdrawn(text: str) -> bool:
    """Whether nothing is left of a text: empty, or taken down by its author or a moderator."""
    return text.strip().lower() in _WITHDRAWN


def _without_markup(text: str) -> str:
    soup = BeautifulSoup(text, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n\n")
        block.append("\n\n")
    return soup.get_text()
