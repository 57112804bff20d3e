"""Passwords: long enough, not easily guessed, kept as argon2id.

    check_password("password1234", name="Ada")    refused: it is too easily guessed
    hash_password("…")                            $argon2id$v=19$m=65536,t=3,p=4$…

Parameters: RFC 9106's second recommendation, argon2-cffi's default. Guessing is judged by zxcvbn
(Wheeler, USENIX Security 2016). No rule about digits or capitals: OWASP ASVS 5.0, 6.2.5.
"""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from llumi.errors import InputError

SHORTEST, LONGEST = 12, 128
_GOOD_ENOUGH = 3
"""Of zxcvbn's 0 to 4: more than 10^8 guesses."""
_LOOKED_AT = 72
"""Characters that zxcvbn judges; more would take it long, and only makes a password better."""

_hasher = PasswordHasher()


@cache
def _nobodys() -> str:
    """As costly as a real one: whoever asks for a name that isn't there must wait as long."""
    return _hasher.hash("nobody has this password")


def check_password(password: str, *, name: str) -> None:
    """Refuse a password that others would guess.

    Raises:
        InputError: it is too short, too long, or too easily guessed.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"A password has {SHORTEST} to {LONGEST} characters; this one has {len(password)}.",
            hint="Some words that do not belong together are easy to remember and hard to guess.",
        )
    easy_here = [name, *name.split(), "".join(name.split()), "llumi"]
    judged = zxcvbn(password[:_LOOKED_AT], user_inputs=easy_here)
    if judged["score"] < _GOOD_ENOUGH:
        why = judged["feedback"]["warning"] or "It is made of what is tried first."
        raise InputError(
            f"This password is too easily guessed. {why.rstrip('.')}.",
            hint="Some words that do not belong together are easy to remember and hard to guess.",
        )


def hash_password(password: str) -> str:
    """What is stored of it."""
    return _hasher.hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Whether it is the password that was stored; as slow where nothing was stored."""
    try:
        _hasher.verify(stored or _nobodys(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether it was hashed with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
