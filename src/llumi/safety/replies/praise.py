"""What speaks for dying or harm: agreeing and urging, or making it beautiful.

    "Maybe they'd be better off." → incitement · "He is finally free." → glamorising

To understand a wish to die is support; to call it right is not. A life is remembered for how it
was lived, so praise is looked for only where it is about the death, or about wounds.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, sentence_before
from llumi.safety.replies.glamorising_words import GLAMORISING
from llumi.safety.replies.harm_words import ADVICE, HARM
from llumi.safety.replies.incitement_words import DARED, DEATH_IS_RIGHT, NO_HOPE
from llumi.safety.replies.meant import asked, meant

__all__ = ["GLAMORISING", "INCITEMENT", "glamorising", "incitement"]

INCITEMENT = (DEATH_IS_RIGHT, NO_HOPE, DARED, ADVICE, HARM)

# "Cut them off" said to the reader, not "you cut them off" told of them.
_ADVISING = re.compile(
    r"(?:(?:[,;:\-]|\b(?:then|so|and|or|just|simply|honestly|please|now|say|better|instead|only))"
    r"|\b(?:you|u) (?:should|could|can|might|must|may|need to|have to|ought to|would do well to"
    r"|are right to|are free to|do well to)|\bi(?:d| would| say|d say)|\b(?:its|best|better|time"
    r"|easier|safer|good|right|wise|okay|ok|fine|how|way|advice is|trick is|answer is) to|\bif you"
    r"|\blets|\bwhy not)(?: (?:just|simply|also|then|now|really|maybe|perhaps|even|start by|go"
    r" and))? $"
)


def incitement(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Dying, hopelessness, harm, isolation or revenge agreed with, dared or advised."""
    del post
    for pattern in INCITEMENT:
        for match in pattern.finditer(reading.text):
            if pattern is ADVICE and not _advised(reading.text, match.start()):
                continue
            if meant(reading.text, match.start()) and not asked(reading.text, match.span()):
                yield match.span()


def glamorising(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Suicide or self-harm as peace, courage, love, art or answer."""
    del post
    for pattern in GLAMORISING:
        for match in pattern.finditer(reading.text):
            if meant(reading.text, match.start()) and not asked(reading.text, match.span()):
                yield match.span()


def _advised(text: str, start: int) -> bool:
    """Whether an imperative or "you should" opens there: "you cut them off" only tells."""
    before = sentence_before(text, start)
    return not before.strip(' "') or bool(_ADVISING.search(before))
