"""Take out of a text what would lead to a person: addresses, numbers, links, handles.

    "Write me at mo@example.org or u/mosslight22" → "Write me at [email] or [handle]"

Rules only; they miss names, places and rare details, and `docs/community.md` says so.
"""

import re
from collections import Counter
from collections.abc import Callable
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
_DOT_INSIDE = re.compile(r"\.\S")
_DIGIT = re.compile(r"\d")
# Without an edge of hyphens: "-mosslight_22-" is a handle set off by dashes.
_WORD = re.compile(r"[^\W_](?:[\w.-]*\w)?|_[\w.-]*\w")
_HANDLE_SIGN = re.compile(r"[\d_-]")
_LETTER = re.compile(r"[^\W\d_]")
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


def mask(text: str) -> tuple[str, Counter[str]]:
    """Replace identifiers by their kind in brackets and count them."""
    found: Counter[str] = Counter()
    # Each pattern runs only where its sign stands: most texts hold none, and there are millions.
    if "@" in text:
        text, found["email"] = _EMAIL.subn("[email]", text)
    if "://" in text or _DOT_INSIDE.search(text):
        text, found["link"] = _LINK.subn("[link]", text)
    if "@" in text or "u/" in text or "U/" in text:
        text, found["handle"] = _HANDLE.subn("[handle]", text)
    if _has_digit(text):
        text, found["phone"] = _mask_phones(text)
    return text, +found if found else found


def handles(text: str) -> set[str]:
    """Words of `text` that may be somebody's name on a platform: "mosslight_22", "grey-kettle".

    A handle has a letter, and a digit, underscore or hyphen, so that an author called "hope" or
    "7" does not take the word from everyone.
    """
    if "-" not in text and "_" not in text and not _has_digit(text):
        return set()
    signed = [word for word in text.split() if not word.isalpha() and _HANDLE_SIGN.search(word)]
    words = set(_WORD.findall(" ".join(signed)))
    # "Thanks mosslight_22.Really" lacks a space; "moss.light2" is one name.
    words |= {part for word in words if "." in word for part in word.split(".")}
    return {word for word in words if _looks_like_a_handle(word)}


def mask_handles(text: str, is_known: Callable[[str], bool]) -> tuple[str, int]:
    """Replace the handles that `is_known` says are people; and how many there were."""
    times = 0

    def replaced(word: str) -> str:
        nonlocal times
        if _looks_like_a_handle(word) and is_known(word):
            times += 1
            return "[handle]"
        return ".".join(map(replaced, word.split("."))) if "." in word else word

    return _WORD.sub(lambda word: replaced(word[0]), text), times


def _has_digit(text: str) -> bool:
    # To look for ten letters one by one is four times as fast as to search for any of them.
    if any(map(text.__contains__, "0123456789")):
        return True
    return not text.isascii() and bool(_DIGIT.search(text))


def _looks_like_a_handle(word: str) -> bool:
    return not word.isalpha() and bool(_HANDLE_SIGN.search(word) and _LETTER.search(word))


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
