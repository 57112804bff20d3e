"""Why a change that a model proposes could help, in plain words; without a reason it is not shown.

    name_reason(Edit(0, 0, "", "That sounds lonely. ")) → ("empathy", "says what you heard")

The reasons are read off the words that come and go. They say what a change does, not that it is
good: the person decides.
"""

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from llumi.assistant.edits import Edit
from llumi.assistant.weaknesses import TELLS, is_urgent

_HEARD = re.compile(
    r"\b(?:sounds?|I hear|I[’']m (?:so |really )?sorry|that must|makes sense|thank you for"
    r"|no wonder|it takes (?:a lot|courage))\b",
    re.I,
)
_TOLD = re.compile(
    r"\byou (?:should|must|need to|have to|ought to)\b|\bjust\b|^\W*(?:stop|go|try)\b", re.I
)
_OFFERED = re.compile(
    r"\b(?:could|might|maybe|perhaps|if you (?:want|like|feel)|would it help)\b", re.I
)
_DENIES = re.compile(r"(?:n[’']?t|cannot)$|^(?:no|not|never|none|nor|without)$", re.I)

_LEAVES_OUT = {
    "method": ("safety", "leaves out words that could put them at risk"),
    "diagnosis": ("safety", "leaves out what only someone who treats them can say"),
    "medication": ("safety", "leaves out what only someone who treats them can say"),
    "blame": ("safety", "leaves out words that can hurt or shut someone out"),
    "minimising": ("safety", "leaves out words that can hurt or shut someone out"),
}
"""By rule of the safety screen. A number, a link or an experience is the person's to tell."""


def name_reason(edit: Edit, leaves_out: Collection[str] = ()) -> tuple[str, str] | None:
    """The dimension an edit serves and why; None where nothing can be named.

    `leaves_out` are the rules of the safety screen that the draft breaks without the edit only.
    """
    before, after = edit.before, edit.after
    for rule, reason in _LEAVES_OUT.items():
        if rule in leaves_out:
            return reason
    if _HEARD.search(after) and not _HEARD.search(before):
        return "empathy", "says what you heard"
    if _TOLD.search(before) and _OFFERED.search(after) and not _OFFERED.search(before):
        return None if is_urgent(before) else TELLS
    if "?" in after and "?" not in before:
        return "connection", "asks, so that they can say more"
    if _is_spelling(before.strip(), after.strip()):
        return "readability", "changes the spelling of a word"
    if 0 < count_words(after) <= 0.7 * count_words(before):
        return "readability", "says it in fewer words"
    return None


def count_words(text: str) -> int:
    """How many words a text has, as an edit's size is measured."""
    return len(re.findall(r"[\w’']+", text))


def _is_spelling(before: str, after: str) -> bool:
    """One word that changed by a letter or two, or only in its capitals, and denies as before."""
    if count_words(before) != 1 or count_words(after) != 1 or before == after:
        return False
    if bool(_DENIES.search(before)) != bool(_DENIES.search(after)):
        return False
    old, new = before.lower(), after.lower()
    if old == new:
        return True
    same = sum(block.size for block in SequenceMatcher(None, old, new).get_matching_blocks())
    changed = max(len(old), len(new)) - same
    return old[0] == new[0] and changed <= (1 if len(old) < 6 else 2) and len(new) > 2
