"""The key of a team, which is not stored beside its database: it seals, chains and hides names.

    key = read_key(Path("~/.config/llumi/team.key"))
    sealed = key.seal("I read every word.", about="drafts/7c1e…/b81f…")
    key.open(sealed, about="drafts/7c1e…/b81f…")      → "I read every word."

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits. `about` is bound to the text, so a
sealed text that somebody moves to another row does not open there. Sub-keys for sealing, for the
log and for digests come from the one key by HKDF (RFC 5869): none of them serves two ends.
"""

import hmac
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from llumi.errors import InputError, LlumiError

_BYTES = 32
_NONCE = 12


class NotOurs(LlumiError):
    """A sealed text that this key does not open, or that was moved or changed."""


class Key:
    """What seals texts, chains the log and hides names; its bytes are never shown."""

    def __init__(self, secret: bytes) -> None:
        self._texts = AESGCM(_part(secret, "texts"))
        self._log, self._digests = _part(secret, "log"), _part(secret, "digests")

    def seal(self, text: str, *, about: str) -> bytes:
        """A text as bytes that tell nothing but its length."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._texts.encrypt(nonce, text.encode(), about.encode())

    def open(self, sealed: bytes, *, about: str) -> str:
        """The text again.

        Raises:
            NotOurs: it was sealed with another key or about something else, or it was changed.
        """
        try:
            text = self._texts.decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise NotOurs(
                "A stored text does not open with this key.",
                hint="Start with the key file that it was stored with.",
            ) from error
        return text.decode()

    def chain(self, before: str, entry: str) -> str:
        """The link from one entry of the log to the next, in hexadecimal."""
        return hmac.digest(self._log, f"{before}\n{entry}".encode(), "sha256").hex()

    def digest(self, what: str) -> str:
        """Something to recognise by, where the thing itself need not be kept."""
        return hmac.digest(self._digests, what.encode(), "sha256").hex()


def new_token() -> str:
    """256 random bits for a link, a cookie or a key."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is stored of a token. It needs no salt: nobody can guess 256 bits."""
    return sha256(token.encode()).hexdigest()


def read_key(path: Path, *, make: bool = False) -> Key:
    """The key in a file; with `make` a new one where there is none.

    Raises:
        InputError: it is missing, unreadable, of the wrong length, or open to others.
    """
    path = path.expanduser()
    if make and not path.exists():
        _write_new(path)
    try:
        text = path.read_text(encoding="ascii").strip()
        mode = path.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The key {path} cannot be read: {getattr(error, 'strerror', 'it is no text')}.",
            hint="Name the team's key with --key-file; without it nothing stored can be read.",
        ) from error
    if mode & 0o077:
        raise InputError(
            f"The key {path} can be read by other users of this machine.",
            hint=f"Close it: chmod 600 {path}",
        )
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise InputError(
            f"The key {path} is not {2 * _BYTES} hexadecimal digits.",
            hint="Name the key of this team with --key-file.",
        )
    return Key(secret)


def _write_new(path: Path) -> None:
    """Written whole under another name first: a key that is cut short would lose what it seals."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Closed to others from the beginning.
        with NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as partial:
            partial.write(secrets.token_hex(_BYTES) + "\n")
            partial.flush()
            os.fsync(partial.fileno())
            # A link, unlike a new name, does not replace a key that was made meanwhile.
            with suppress(FileExistsError):
                os.link(partial.name, path)
    except OSError as error:
        raise InputError(
            f"The key {path} cannot be written: {error.strerror}.",
            hint="Name another place with --key-file, outside of the team's folder.",
        ) from error


def _part(secret: bytes, use: str) -> bytes:
    return HKDF(SHA256(), _BYTES, salt=None, info=f"llumi team {use}".encode()).derive(secret)
