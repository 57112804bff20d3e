"""Who vouches for a file: an Ed25519 signature beside it, and the key that made it.

    help.toml      any file
    help.toml.sig  key = "q83v…"         the public key, 32 bytes in base64
                   signature = "Zm9v…"   over the bytes of help.toml, 64 bytes in base64
    my.key         the private key (PEM, PKCS8); whoever holds it can sign, so it is never shared
    my.key.pub     its public half (PEM), to hand to whoever checks

A signature says that a file is as its signer left it. Who the signer is, it says only to someone
who knows the key from elsewhere. docs/safety.md shows the same check with openssl.
"""

import base64
import tomllib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from llumi.errors import InputError
from llumi.workspace import write_text

_SHOWN = 16
_OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Signature:
    """A public key and what it signed, both raw bytes."""

    key: bytes
    signature: bytes

    def vouches_for(self, content: bytes) -> bool:
        """Whether `content` is, byte for byte, what was signed."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(self.signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True

    def as_text(self) -> str:
        """The content of a `.sig` file."""
        return f'key = "{as_base64(self.key)}"\nsignature = "{as_base64(self.signature)}"\n'


def as_base64(raw: bytes) -> str:
    """Bytes as `.sig` files and this project write them."""
    return base64.b64encode(raw).decode("ascii")


def short(key: bytes) -> str:
    """The beginning of a public key, for a person to compare with another."""
    return as_base64(key)[:_SHOWN]


def beside(path: Path) -> Path:
    """Where the signature of `path` lies."""
    return path.with_name(f"{path.name}.sig")


def read_signature(content: str, *, where: str) -> Signature:
    """A signature from the content of its file.

    Raises:
        InputError: it is none.
    """
    try:
        found = tomllib.loads(content)
        key, signature = (base64.b64decode(found[name], validate=True) for name in _FIELDS)
        return Signature(key, signature)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{where} is no signature: it must hold {' and '.join(_FIELDS)} in base64.",
            hint="Sign the file again: llumi help-lines sign FILE --key KEY.",
        ) from error


_FIELDS = ("key", "signature")


def sign(content: bytes, private: Ed25519PrivateKey) -> Signature:
    """Vouch for `content`."""
    return Signature(private.public_key().public_bytes_raw(), private.sign(content))


def private_key(path: Path) -> tuple[Ed25519PrivateKey, bool]:
    """The key in `path`, and whether it had to be made: then its public half lies beside it.

    Raises:
        InputError: the file is there and holds no Ed25519 key, or cannot be read or written.
    """
    try:
        if not path.exists():
            return _new_key(path), True
        found = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise InputError(
            f"{path} cannot be used: {error.strerror}.", hint="Name another file with --key."
        ) from error
    except (ValueError, TypeError) as error:
        raise _no_key(path) from error
    if not isinstance(found, Ed25519PrivateKey):
        raise _no_key(path)
    return found, False


def public_key(path: Path) -> bytes:
    """The public key in a PEM file, raw.

    Raises:
        InputError: there is none.
    """
    try:
        found = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _no_key(path) from error
    if not isinstance(found, Ed25519PublicKey):
        raise _no_key(path)
    return found.public_bytes_raw()


def _new_key(path: Path) -> Ed25519PrivateKey:
    made = Ed25519PrivateKey.generate()
    private = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    write_text(path, private.decode("ascii"), mode=_OWNER_ONLY)
    write_text(path.with_name(f"{path.name}.pub"), public.decode("ascii"))
    return made


def _no_key(path: Path) -> InputError:
    return InputError(
        f"{path} holds no Ed25519 key that can be read.",
        hint="Name a file that llumi help-lines sign --key made, or one that is not there yet.",
    )
