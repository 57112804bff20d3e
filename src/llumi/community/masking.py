"""Take out of a text what would lead to a person: addresses, numbers, links, handles.

    "Write me at mo@example.org or u/mosslight22" → "Write me at [email] or [handle]"

Rules only; they miss names, places and rare details, and `docs/community.md` says so.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from phonenumbers import Leniency, PhoneNumberMatch, PhoneNumberMatcher

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# All small or all capital: "over.Au" is a slip of the space bar.
_ENDING = "(?:com|org|net|edu|gov|info|co\\.uk|org\\.uk|ac\\.uk|ie|ca|au|de)"
_LAST = r"[^\s.,;:!?)\]\"']"
_LINK = re.compile(
    rf"\b(?i:https?://|www\.)\S+{_LAST}"
    rf"|\b[\w-]{{2,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.(?:{_ENDING}|{_ENDING.upper()})\b"
    rf"(?:/(?:\S*{_LAST})?)?"
    # Invitations that people write without a scheme.
    rf"|\b(?i:t\.me|wa\.me|discord\.gg|bit\.ly|youtu\.be)/\S*{_LAST}"
)
_HANDLE = re.compile(r"(?<![\w/@])(?:/?[uU]/[\w-]{3,32}|@[A-Za-z]\w{2,31})")
_SHORT_NUMBER = re.compile(
    r"\b(?P<verb>call|text|dial|ring|phone)(?P<between>\s+(?:us\s+|them\s+)?(?:on\s+|at\s+|to\s+)?)"
    r"(?!\d{1,2} ?- ?\d{1,2}(?![\d-]))(?!(?:19|20)\d\d\b)"  # "call 10-15 times", "I call 2020 …"
    r"(?P<number>\d(?:[ \-]?\d){2,7})\b"
    r"(?! ?(?:%|(?:time|people|person|minute|hour|day|night|week|month|year)s?\b))",
    re.I,
)
_DASHES = "\u2010-\u2015"
_MAY_HOLD_A_NUMBER = re.compile(rf"(?:\d[ ().\-/{_DASHES}]{{0,3}}){{7}}")
# What a row of digits is when it is no phone number: dates, spans of years, decimals.
_ORDINARY = re.compile(
    r"(?<![\d.])(?:"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"
    rf"|(?:19|20)\d\d ?[-/{_DASHES}] ?(?:(?:19|20)\d\d|\d\d)"
    r"|\d{1,2}\.\d{1,2}"
    r")(?![\d.])"
)
# Numbers written without a country code are tried as these regions write them.
_REGIONS = ("US", "GB")

KINDS = ("email", "link", "handle", "phone")


def mask(text: str, *, names: Iterable[str] = ()) -> tuple[str, Counter[str]]:
    """Replace identifiers by their kind in brackets and count them.

    `names` are handles known to be people of the thread; they are masked where they stand as
    words, if they look like handles (a letter, and a digit, underscore or hyphen), so that an
    author called "hope" or "7" does not take the word from everyone.
    """
    found: Counter[str] = Counter()
    for kind, pattern in (("email", _EMAIL), ("link", _LINK), ("handle", _HANDLE)):
        text, times = pattern.subn(f"[{kind}]", text)
        found[kind] += times
    for name in sorted(names, key=len, reverse=True):  # "moss-2" must not leave a "-2" of "moss-22"
        if _looks_like_a_handle(name) and name.lower() in text.lower():
            text, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "[handle]", text, flags=re.I)
            found["handle"] += times
    text, times = _mask_phones(text)
    found["phone"] += times
    return text, found


def _looks_like_a_handle(name: str) -> bool:
    return bool(re.search(r"[\d_-]", name) and re.search(r"[^\W\d_]", name))


def _mask_phones(text: str) -> tuple[str, int]:
    times = 0
    for region in _REGIONS if _MAY_HOLD_A_NUMBER.search(text) else ():
        found = PhoneNumberMatcher(text, region, leniency=Leniency.POSSIBLE)
        matches = [match for match in found if not _is_ordinary(text, match)]
        for match in reversed(matches):
            text = text[: match.start] + "[phone]" + text[match.end :]
        times += len(matches)
    text, short = _SHORT_NUMBER.subn(r"\g<verb>\g<between>[phone]", text)
    return text, times + short


def _is_ordinary(text: str, match: PhoneNumberMatch) -> bool:
    """Whether the digits are money, count up or down, or are dates and decimals for the most."""
    if text[max(0, match.start - 1) : match.start] in ("$", "£", "€"):
        return True
    numbers = [int(number) for number in re.findall(r"\d+", match.raw_string)]
    steps = {after - before for before, after in pairwise(numbers)}
    if len(numbers) > 3 and len(steps) == 1 and steps != {0}:
        return True
    return sum(map(str.isdigit, _ORDINARY.sub(" ", match.raw_string))) < 7
