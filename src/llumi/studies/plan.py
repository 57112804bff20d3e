"""A study's plan: what it is to show, stated before anybody rates, and never changed after.

    studies/gm-2027/plan.json
    {"name": "gm-2027", "hypothesis": "non-inferiority", "margin": 0.25, "first": "tuned",
     "second": "peers", "dimensions": ["empathy", …], "posts": 80, "raters": 24, "each": 2, …,
     "sha256": "9c1f…"}

The report shows it with its hash. A plan that does not suit any more is not edited: another study,
with another name, is planned.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from llumi.errors import InputError
from llumi.studies.figures import Figure
from llumi.studies.simulation import Spread
from llumi.studies.verdicts import Hypothesis
from llumi.workspace import write_text

STUDIES, PLAN = "studies", "plan.json"
_AS_IT_WAS = "Put it back as it was, or plan another study."
_NAME_HINT = "Use letters, digits, hyphens and underscores, such as gm-2027."


@dataclass(frozen=True)
class Plan:
    """What is written in advance; `sizes` are the numbers of posts that were tried, with power.

    `first` is held against `second` in each of `dimensions`, on `posts` posts whose replies are
    rated by `each` of `raters` raters. `measured` says whether the spread is of a pilot.
    """

    name: str
    made: str
    hypothesis: Hypothesis
    margin: float
    first: str
    second: str
    others: tuple[str, ...]
    dimensions: tuple[str, ...]
    difference: float
    wanted: float
    posts: int
    raters: int
    each: int
    spread: Spread
    measured: bool
    sizes: tuple[tuple[int, Figure], ...]
    runs: int
    seed: int
    version: str

    @property
    def systems(self) -> tuple[str, ...]:
        """All that are rated."""
        return (self.first, self.second, *self.others)

    @property
    def power(self) -> Figure:
        """At the size that was chosen."""
        return dict(self.sizes)[self.posts]

    @property
    def per_rater(self) -> float:
        """Replies that each rater sees, on average."""
        return self.posts * len(self.systems) * self.each / self.raters

    @property
    def sha256(self) -> str:
        """Of all the rest of the plan, as JSON."""
        return sha256(_written(self).encode()).hexdigest()


def folder(workspace: Path, name: str) -> Path:
    """Where a study lives.

    Raises:
        InputError: the name could lead elsewhere.
    """
    if not name or not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
        raise InputError(f"{name!r} is no name of a study.", hint=_NAME_HINT)
    return workspace / STUDIES / name


def store(plan: Plan, workspace: Path) -> Path:
    """Write a plan, once.

    Raises:
        InputError: there is a plan of this name.
    """
    file = folder(workspace, plan.name) / PLAN
    check_free(workspace, plan.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, json.dumps(as_json(plan), indent=1) + "\n")
    return file


def check_free(workspace: Path, name: str) -> None:
    """Refuse a name that a study has.

    Raises:
        InputError: there is a plan of this name.
    """
    if (folder(workspace, name) / PLAN).exists():
        raise InputError(
            f"The study {name} is planned already, and a plan is not changed.",
            hint="Give the new one another name.",
        )


def load(workspace: Path, name: str) -> Plan:
    """The plan of a study.

    Raises:
        InputError: there is none, or it was changed after it was written.
    """
    file = folder(workspace, name) / PLAN
    if not file.is_file():
        raise InputError(f"There is no plan at {file}.", hint="Run llumi study plan first.")
    try:
        written = file.read_bytes()
        found: Plan = msgspec.json.decode(written, type=Plan)
        told = msgspec.json.decode(written, type=_Hash).sha256
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError(
            f"{file} is no plan: {str(error).replace('`', '')}.", hint=_AS_IT_WAS
        ) from error
    if found.sha256 != told:
        raise InputError(f"{file} was changed after it was written.", hint=_AS_IT_WAS)
    return found


class _Hash(msgspec.Struct):
    sha256: str


def sentences(plan: Plan) -> list[str]:
    """The plan as a person states it."""
    claim = "not worse than" if plan.hypothesis is Hypothesis.NON_INFERIORITY else "as good as"
    value, low, high = (100 * (each or 0.0) for each in plan.power)
    true = f"{plan.difference:+g}" if plan.difference else "none"
    spread = "measured in a pilot" if plan.measured else "assumed, since no pilot was given"
    others = f"; rated besides: {', '.join(plan.others)}" if plan.others else ""
    return [
        f"To show: {plan.first} is {claim} {plan.second}, by {plan.margin:g} points of 5, in "
        f"{', '.join(plan.dimensions)}{others}.",
        f"{plan.posts} posts with {len(plan.systems)} replies each, every reply rated by "
        f"{plan.each} of {plan.raters} raters, who see {plan.per_rater:.0f} replies each and no "
        "post twice.",
        f"If the true difference is {true}, {value:.0f} % ({low:.0f} to {high:.0f}) "
        f"of {plan.runs:,} simulated studies show it in one dimension, corrected for "
        f"{len(plan.dimensions)}; the spread of ratings is {spread}.",
    ]


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan with stable keys, and its hash."""
    return {**json.loads(_written(plan)), "sha256": plan.sha256}


def _written(plan: Plan) -> str:
    return json.dumps(asdict(plan), indent=1) + "\n"
