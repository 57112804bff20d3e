"""Is a revision still in the author's voice?

    flattens_voice("i hear you... dont give up 💛", "I hear you. Do not give up.")
    → "the draft writes in small letters, and the revision does not"

A voice is read off its marks: the author's own words in their order, small letters, contractions,
emoji, "!" and "...". A mark may go with the sentence that it stands in; it may not go alone.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from llumi.assistant.claims import without_weak_words
from llumi.wording.content_words import words

LEAST_KEPT = 0.7
"""The share of the author's words, weak ones left out, that must stand in their order. A choice:
three words in ten leave room for a new sentence beginning in each sentence of ten words."""

_STAYED = 0.5
"""Words that two sentences share, as difflib counts, so that one is the other revised."""
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf]|<3|(?<!\\w)[:;]['’]?-?[()DPp](?!\\w)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_CONTRACTION = re.compile(
    r"[a-z]+'(?:s|m|re|ve|ll|d|t)|(?:do|does|did|is|are|was|have|has|could|would|should|ca|wo|ai)nt"
    r"|im|ive|youre|youve|theyre|thats"
)


def flattens_voice(draft: str, revised: str) -> str | None:
    """Why `revised` isn't in the voice of `draft` any more; None where it is."""
    own = without_weak_words(draft)
    kept = share_kept(own, revised)
    if kept < LEAST_KEPT:
        return f"{kept:.0%} of the author's words stand in their order"
    # Weak words go, and a sentence that one began is no sentence in small letters for that.
    if _writes_small(draft) and not _writes_small(revised):
        return "the draft writes in small letters, and the revision does not"
    return next(_marks_lost(own, revised), None)


def share_kept(draft: str, revised: str) -> float:
    """The share of the draft's words that `revised` has in their order, 0 to 1; 1 without words."""
    old, new = words(draft), words(revised)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / len(old) if old else 1.0


def _marks_lost(draft: str, revised: str) -> Iterator[str]:
    """What became of each mark of voice that is gone."""
    for emoji in _EMOJI.findall(draft):
        if emoji not in revised:
            yield f"{emoji} is gone"
    for before, after in _that_stayed(draft, revised):
        for contraction in filter(_CONTRACTION.fullmatch, words(before)):
            if contraction not in words(after):
                yield f"“{contraction}” is gone"
        for mark in ("!", "..."):
            # A question is another sentence, and its mark another mark.
            if _ends_in(mark, before) and not (_ends_in(mark, after) or _ends_in("?", after)):
                yield f"“{mark}” at the end of a sentence is gone"


def _that_stayed(draft: str, revised: str) -> Iterator[tuple[str, str]]:
    """Each sentence of the draft with what it is in the revision, where it is still there."""
    for before in _sentences(draft):
        alike = [(_likeness(before, after), after) for after in _sentences(revised)]
        best, after = max(alike, default=(0.0, ""), key=lambda one: one[0])
        if best >= _STAYED:
            yield before, after


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, words(one), words(other), autojunk=False).ratio()


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if words(part)]


def _writes_small(text: str) -> bool:
    """Whether every sentence begins with a small letter; scripts without capitals have none."""
    firsts = [match[0] for part in _sentences(text) if (match := re.search(r"[^\W\d_]", part))]
    return bool(firsts) and all(first.islower() for first in firsts)


def _ends_in(mark: str, sentence: str) -> bool:
    end = sentence.replace("…", "...").rstrip("\"'”’)] ")
    if mark == "...":
        return end.endswith("...")
    return mark in re.sub(r".*\w", "", end, flags=re.DOTALL)
