"""Take out of a text what would lead to a person: addresses, numbers, links, handles.

    "Write me at mo@example.org or u/mosslight22" → "Write me at [email] or [handle]"

Rules only; they miss names, places and rare details, and `docs/community.md` says so.
"""

import re
from collections import Counter
from collections.abc import Iterable

from phonenumbers import Leniency, PhoneNumberMatcher

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LINK = re.compile(
    r"\b(?:https?://|www\.)\S+[^\s.,;:!?)\]\"']"
    r"|\b[\w-]{2,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|co\.uk|org\.uk|ac\.uk|ie|ca|au|de)\b(?:/\S*)?"
)
_HANDLE = re.compile(r"(?<![\w/@])(?:/?u/[\w-]{3,32}|@[A-Za-z]\w{2,31})")
_SHORT_NUMBER = re.compile(
    r"\b(?P<verb>call|text|dial|ring|phone)(?P<between>\s+(?:us\s+|them\s+)?(?:on\s+|at\s+|to\s+)?)"
    r"(?P<number>\d[\d \-]{1,8}\d)\b",
    re.I,
)
_MAY_HOLD_A_NUMBER = re.compile(r"(?:\d[ ().\-/]{0,3}){7}")
# Numbers written without a country code are tried as these regions write them.
_REGIONS = ("US", "GB")

KINDS = ("email", "link", "handle", "phone")


def mask(text: str, *, names: Iterable[str] = ()) -> tuple[str, Counter[str]]:
    """Replace identifiers by their kind in brackets and count them.

    `names` are handles known to be people of the thread; they are masked where they stand as
    words, if they look like handles (a digit, underscore or hyphen), so that an author called
    "hope" does not take the word from everyone.
    """
    found: Counter[str] = Counter()
    for kind, pattern in (("email", _EMAIL), ("link", _LINK), ("handle", _HANDLE)):
        text, times = pattern.subn(f"[{kind}]", text)
        found[kind] += times
    for name in names:
        if re.search(r"[\d_-]", name) and name.lower() in text.lower():
            text, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "[handle]", text, flags=re.I)
            found["handle"] += times
    text, times = _mask_phones(text)
    found["phone"] += times
    return text, found


def _mask_phones(text: str) -> tuple[str, int]:
    times = 0
    for region in _REGIONS if _MAY_HOLD_A_NUMBER.search(text) else ():
        matches = list(PhoneNumberMatcher(text, region, leniency=Leniency.POSSIBLE))
        for match in reversed(matches):
            text = text[: match.start] + "[phone]" + text[match.end :]
        times += len(matches)
    text, short = _SHORT_NUMBER.subn(r"\g<verb>\g<between>[phone]", text)
    return text, times + short
