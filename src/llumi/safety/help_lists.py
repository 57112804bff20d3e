"""The lists that stand behind the card: LLUMI's own, and on top of it an organisation's.

    packaged()                          help.toml beside this file, refused unless LLUMI signed it
    for_workspace(Path("work"))         the same, and before it what work/help.toml adds

An organisation's entry takes the place of LLUMI's of the same name, and `leave_out` hides others.
A list that was signed and then changed is refused: a wrong number is worse than a plain stop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from llumi.errors import InputError, InputErrors, LlumiError
from llumi.safety.help_entries import EVERYWHERE, Entry, Listed, parse
from llumi.safety.help_key import PROJECT_KEY
from llumi.safety.signatures import as_base64, beside, read_signature, short

FILE = "help.toml"
"""The name of an organisation's list in a workspace, and of LLUMI's own."""


@dataclass(frozen=True)
class Own:
    """An organisation's list: where it lies, its entries, and the key it was signed with."""

    path: Path
    entries: tuple[Entry, ...]
    key: bytes | None

    @property
    def standing(self) -> str:
        """A sentence for the page: whose list this is, and who vouches for it."""
        signer = f"signed with key {short(self.key)}" if self.key else "unsigned"
        return f"your organisation's list, {signer}"


@dataclass(frozen=True)
class Registry:
    """All entries, and the names of the places they serve by country code.

    `own` is an organisation's list, whose entries stand first among `entries`.
    """

    places: Mapping[str, str]
    entries: tuple[Entry, ...]
    own: Own | None = None


@cache
def packaged() -> Registry:
    """The list that comes with LLUMI.

    Raises:
        LlumiError: it is not the list that LLUMI's makers signed.
    """
    folder = resources.files("llumi.safety")
    content = folder.joinpath(FILE).read_bytes()
    signature = folder.joinpath(f"{FILE}.sig")
    check_packaged(content, signature.read_text("utf-8") if signature.is_file() else "")
    listed = parse(content.decode("utf-8"), where=FILE)
    return Registry(listed.places, listed.entries)


def check_packaged(content: bytes, signature: str, *, key: str = PROJECT_KEY) -> None:
    """Refuse a list that is not byte for byte what the holder of `key` signed.

    Raises:
        LlumiError: with what to do.
    """
    if signature:
        found = read_signature(signature, where=f"{FILE}.sig")
        if as_base64(found.key) == key and found.vouches_for(content):
            return
    raise LlumiError(
        f"The help lines that came with LLUMI ({FILE}) are not as its makers signed them, so "
        "none are shown.",
        hint="Install LLUMI again. Lines of your own go into help.toml of your workspace.",
    )


def for_workspace(folder: Path, named: Path | None = None) -> Registry:
    """The list to show: with the organisation's file `named`, or help.toml of the workspace.

    Raises:
        LlumiError: a list is there and cannot be relied upon; see `packaged` and `with_own`.
    """
    if named is not None:
        return with_own(named)
    return with_own(folder / FILE) if (folder / FILE).exists() else packaged()


def with_own(path: Path, *, below: Registry | None = None) -> Registry:
    """LLUMI's list with the organisation's list in `path` before it.

    Raises:
        InputError: the file cannot be read, has mistakes, or was changed after it was signed.
    """
    below = packaged() if below is None else below
    content, key = read_own(path)
    listed = parse_own(path, content, below=below)
    names = {entry.name for entry in below.entries}
    if unknown := [name for name in listed.leave_out if name not in names]:
        raise InputErrors(
            str(path),
            [f"leave_out: LLUMI's list has no {name}." for name in unknown],
            hint="llumi help-lines show --country CODE prints the names.",
        )
    own = Own(path, listed.entries, key)
    return Registry(listed.places, _joined(listed, below), own)


def parse_own(path: Path, content: bytes, *, below: Registry) -> Listed:
    """An organisation's list, which may use the places of the list below it.

    Raises:
        InputError: with every mistake of the file.
    """
    try:
        return parse(content.decode("utf-8"), where=str(path), known=below.places)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is no UTF-8 text (byte {error.start}).", hint="Save it as UTF-8."
        ) from error


def read_own(path: Path) -> tuple[bytes, bytes | None]:
    """The bytes of an organisation's list and the key that signed it, or None where none did.

    Raises:
        InputError: it cannot be read, or was changed after it was signed.
    """
    try:
        content = path.read_bytes()
        signature = beside(path)
        signed = signature.read_text("utf-8") if signature.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} or its signature cannot be read.", hint="Check the name of the help list."
        ) from error
    if signed is None:
        return content, None
    found = read_signature(signed, where=str(signature))
    if not found.vouches_for(content):
        raise InputError(
            f"{path} was changed after it was signed, so it is not used.",
            hint=f"Get it again from whoever signed it, or look through it and sign it anew: "
            f"llumi help-lines sign {path} --key KEY.",
        )
    return content, found.key


def _joined(listed: Listed, below: Registry) -> tuple[Entry, ...]:
    hidden = set(listed.leave_out)
    ours = {(entry.name, code) for entry in listed.entries for code in entry.countries}
    kept = []
    for entry in below.entries:
        codes = tuple(code for code in entry.countries if (entry.name, code) not in ours)
        # The reminder of the local number and the directory stay, whatever a list says.
        if codes and (entry.name not in hidden or EVERYWHERE in codes):
            kept.append(replace(entry, countries=codes))
    return (*listed.entries, *kept)
