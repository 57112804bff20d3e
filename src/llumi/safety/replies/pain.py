"""What is said of somebody's pain: made smaller, or laughed at.

    "It's just a breakup." → minimising · "Do you want a medal?" → mockery

Comfort becomes small talk where it ranks, hurries or explains away what was told. Laughing
together is welcome, so mockery needs words that are said only of, or to, the one laughed at.
"""

from collections.abc import Iterator

from llumi.safety.reading import Reading, Span
from llumi.safety.replies.meant import asked, meant
from llumi.safety.replies.minimising_words import MINIMISING
from llumi.safety.replies.mockery_words import MOCKERY

__all__ = ["MINIMISING", "MOCKERY", "minimising", "mockery"]


def minimising(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Comfort that makes the pain smaller than the person says it is."""
    del post
    for pattern in MINIMISING:
        for match in pattern.finditer(reading.text):
            if meant(reading.text, match.start()) and not asked(reading.text, match.span()):
                yield match.span()


def mockery(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Ridicule, sarcasm, and sufferings set against each other to see whose is worse."""
    del post
    # A question may mock ("do you want a medal?"), so asking excuses nothing here.
    for pattern in MOCKERY:
        for match in pattern.finditer(reading.text):
            if meant(reading.text, match.start()):
                yield match.span()
