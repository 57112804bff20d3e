"""Vouch for a list of help lines, and look through one: what `llumi help-lines` does.

sign_list(Path("help.toml"), Path("my.key"))   → help.toml.sig beside it
looked_through(Path("help.toml"), today=…)     → Looked(standing="signed with key q83v…", …)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from llumi.errors import InputError
from llumi.safety.help_entries import EVERYWHERE, HOW_CHECKED, Entry, parse
from llumi.safety.help_key import PROJECT_KEY
from llumi.safety.help_lists import FILE, Registry, packaged, parse_own, read_own
from llumi.safety.resources import age_warning
from llumi.safety.signatures import as_base64, beside, private_key, public_key, short, sign
from llumi.workspace import write_text


@dataclass(frozen=True)
class Signed:
    """What signing left behind."""

    file: Path
    key: bytes
    made: bool
    """Whether the private key had to be made."""
    ours: bool
    """Whether this is the list that comes with LLUMI, whose key also stands in the code."""


@dataclass(frozen=True)
class Looked:
    """One list: who vouches for it, how much it holds, and a warning where it is old."""

    standing: str
    signed: bool
    entries: int
    countries: int
    unrung: int
    checked: date | None
    warning: str | None


def sign_list(path: Path, key: Path) -> Signed:
    """Sign the list in `path`, once it has no mistakes; a key is made where there is none.

    Raises:
        InputError: the file cannot be read or has mistakes, or the key is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", hint="Name a list of help lines."
        ) from error
    ours = _is_ours(path)
    if ours:
        parse(content.decode("utf-8"), where=str(path))
    else:
        parse_own(path, content, below=packaged())
    private, made = private_key(key)
    signature = sign(content, private)
    write_text(beside(path), signature.as_text())
    return Signed(beside(path), signature.key, made, ours)


def looked_through(path: Path | None, *, today: date, key: Path | None = None) -> Looked:
    """What can be said of an organisation's list, or of LLUMI's own where `path` is None.

    Raises:
        LlumiError: the list has mistakes, was changed, or is not signed with the public key `key`.
    """
    if path is None:
        return look(packaged(), today=today)
    content, found = read_own(path)
    wanted = public_key(key) if key else found
    if found != wanted:
        signer = f"signed with key {short(found)}" if found else "not signed"
        raise InputError(
            f"{path} is {signer}, and not with the key in {key}.",
            hint="Do not use it; ask whoever gave it to you for the list and its .sig file.",
        )
    entries = parse_own(path, content, below=packaged()).entries
    return _look(entries, found, "unsigned", today)


def look(registry: Registry, *, today: date) -> Looked:
    """What can be said of the list that is shown, its own entries before LLUMI's."""
    if registry.own:
        return _look(registry.entries, registry.own.key, registry.own.standing, today)
    return _look(registry.entries, None, f"signed by LLUMI's makers, key {PROJECT_KEY[:16]}", today)


def _look(entries: Sequence[Entry], key: bytes | None, standing: str, today: date) -> Looked:
    if key and standing == "unsigned":
        standing = f"signed with key {short(key)}"
    return Looked(
        standing=standing,
        signed="unsigned" not in standing,
        entries=len(entries),
        countries=len({code for entry in entries for code in entry.countries} - {EVERYWHERE}),
        unrung=sum(entry.how_checked != HOW_CHECKED[-1] for entry in entries),
        checked=min((entry.checked for entry in entries), default=None),
        warning=age_warning(entries, today=today),
    )


def key_line(key: bytes) -> str:
    """The line that `help_key.py` holds for a public key."""
    return f'PROJECT_KEY = "{as_base64(key)}"'


def _is_ours(path: Path) -> bool:
    ours = Path(str(resources.files("llumi.safety").joinpath(FILE)))
    return ours.exists() and ours.samefile(path)
