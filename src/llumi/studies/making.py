"""A study made from its plan: which replies are rated, by whom, in which order; blinded.

    make(plan, Options(), posts={"p1": "I can't sleep.", …}, replies=[{"reply_id": …}, …])
    → Made(items=(Item("3f9a…", post "p1", system "tuned", …), …),
           forms={"r01": ("c04e…", "3f9a…", …), "r02": …})

A rater's form (`forms/r01.jsonl`) holds posts and replies and nothing of systems: items have random
names. The key to them, `study.json`, stays with whoever runs the study. Nobody sees a post twice,
all raters see all systems, and each in an order of their own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import log
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from llumi.errors import InputError
from llumi.safety.both import assess
from llumi.safety.tiers import Tier
from llumi.studies.plan import Plan, folder
from llumi.studies.simulation import latin
from llumi.workspace import new_folder

STUDY, FORMS, MADE = "study.json", "forms", "made"
RATE, CHECK, COMPARE = "rate", "check", "compare"


@dataclass(frozen=True)
class Item:
    """One thing to rate, or two to compare.

    A check of attention has `expected` points and no post. Of two replies `system` is shown first,
    `longer` is the logarithm of its words over the other's.
    """

    item: str
    kind: str
    post: str = ""
    system: str = ""
    reply_id: str = ""
    expected: int | None = None
    second: str = ""
    second_id: str = ""
    longer: float = 0.0


@dataclass(frozen=True)
class Options:
    """How a study is made.

    How many checks of attention, and comparisons of the two planned systems, stand in each form;
    whether posts of imminent danger do, for raters who are ready for them; and what decides chance.
    """

    checks: int = 1
    comparisons: int = 0
    crisis: bool = False
    seed: int = 0


@dataclass(frozen=True)
class Made:
    """A study as it was made; it is not changed once people rate."""

    name: str
    plan_sha256: str
    seed: int
    items: tuple[Item, ...]
    forms: dict[str, tuple[str, ...]]

    def by_name(self) -> dict[str, Item]:
        """The items by their random names."""
        return {one.item: one for one in self.items}


def make(
    plan: Plan,
    options: Options,
    *,
    posts: Mapping[str, str],
    replies: Sequence[Mapping[str, Any]],
) -> Made:
    """Choose posts and replies, and give each rater a form.

    Raises:
        InputError: too few posts have a reply of every system, or a rater would see one twice.
    """
    there = _by_post(plan, posts, replies, options.seed)
    chosen = _chosen(plan, there, posts, options)
    words = {row["reply_id"]: len(row["text"].split()) for row in replies}
    draw = np.random.default_rng(options.seed)
    items = {
        (post, system): Item(_name(draw), RATE, post, system, there[post][system])
        for post in chosen
        for system in plan.systems
    }
    others: list[Item] = []
    forms = {}
    for rater, own in _given(plan, chosen, draw).items():
        seen = {post for post, _ in own}
        unseen = [post for post in chosen if post not in seen]
        if len(unseen) < options.comparisons:
            raise InputError(
                f"{rater} would see a post twice: {len(unseen):,} posts are left to compare on.",
                hint="Have fewer comparisons (--comparisons).",
            )
        more = [
            Item(_name(draw), CHECK, expected=int(draw.integers(1, 6)))
            for _ in range(options.checks)
        ]
        for at in draw.permutation(len(unseen))[: options.comparisons].tolist():
            sides = [(plan.first, plan.second), (plan.second, plan.first)][draw.integers(2)]
            more.append(_two(_name(draw), unseen[at], sides, there[unseen[at]], words))
        others += more
        names = [*(items[each].item for each in own), *(one.item for one in more)]
        forms[rater] = tuple(names[at] for at in draw.permutation(len(names)).tolist())
    return Made(plan.name, plan.sha256, options.seed, (*items.values(), *others), forms)


def _two(
    name: str,
    post: str,
    sides: tuple[str, str],
    replies: Mapping[str, str],
    words: Mapping[str, int],
) -> Item:
    """A comparison of two systems' replies to a post, the sides given."""
    first, second = (replies[system] for system in sides)
    longer = log(words[first] / words[second])
    return Item(
        name, COMPARE, post, sides[0], first, second=sides[1], second_id=second, longer=longer
    )


def _by_post(
    plan: Plan, posts: Mapping[str, str], replies: Iterable[Mapping[str, Any]], seed: int
) -> dict[str, dict[str, str]]:
    """By post and system one reply; where a system has several, chance decides."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(replies, key=lambda row: _place(row["reply_id"], seed)):
        if row["text"].strip() and row["post_id"] in posts and row["system"] in plan.systems:
            found.setdefault(row["post_id"], {}).setdefault(row["system"], row["reply_id"])
    return found


def _chosen(
    plan: Plan,
    there: Mapping[str, Mapping[str, str]],
    posts: Mapping[str, str],
    options: Options,
) -> list[str]:
    """As many posts as were planned, by chance, of those that every system answered."""
    whole = [post for post, told in there.items() if len(told) == len(plan.systems)]
    fit = [
        post for post in whole if options.crisis or assess(posts[post]).tier is not Tier.IMMINENT
    ]
    if len(fit) < plan.posts:
        left = len(whole) - len(fit)
        danger = f" {left:,} more speak of imminent danger." if left else ""
        raise InputError(
            f"The plan takes {plan.posts:,} posts, and {len(fit):,} held-out ones have a reply of "
            f"each of {', '.join(plan.systems)}.{danger}",
            hint="Run llumi evaluate on more posts, with these systems.",
        )
    return sorted(fit, key=lambda post: _place(post, options.seed))[: plan.posts]


def _given(
    plan: Plan, chosen: Sequence[str], draw: np.random.Generator
) -> dict[str, list[tuple[str, str]]]:
    """By rater the posts and systems they see."""
    design = latin(
        posts=plan.posts,
        raters=plan.raters,
        systems=len(plan.systems),
        each=plan.each,
        draw=draw,
    )
    width = len(str(plan.raters))
    found: dict[str, list[tuple[str, str]]] = {}
    for post, system, rater in zip(*(each.tolist() for each in design), strict=True):
        told = found.setdefault(f"r{rater + 1:0{width}d}", [])
        told.append((chosen[post], plan.systems[system]))
    return found


def store(
    made: Made, workspace: Path, *, posts: Mapping[str, str], texts: Mapping[str, str]
) -> Path:
    """Write the key and every rater's form, all or nothing; `texts` are replies by their ids.

    Raises:
        InputError: the study is made already.
    """
    target = folder(workspace, made.name) / MADE
    if target.exists():
        raise InputError(
            f"The study {made.name} is made already, and people may be rating it.",
            hint="Plan another one, with another name.",
        )
    items = made.by_name()
    with new_folder(target) as into:
        (into / FORMS).mkdir()
        (into / STUDY).write_text(json.dumps(asdict(made), indent=1) + "\n", encoding="utf-8")
        for rater, names in made.forms.items():
            lines = [json.dumps(_shown(items[name], posts, texts)) + "\n" for name in names]
            (into / FORMS / f"{rater}.jsonl").write_text("".join(lines), encoding="utf-8")
    return target


def load(workspace: Path, name: str) -> Made | None:
    """A study's key; None where it was not made.

    Raises:
        InputError: its key is broken.
    """
    file = folder(workspace, name) / MADE / STUDY
    if not file.is_file():
        return None
    try:
        return msgspec.json.decode(file.read_bytes(), type=Made)
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError(
            f"{file} is no study: {str(error).replace('`', '')}.", hint="Put it back as it was."
        ) from error


def _shown(one: Item, posts: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """What a rater sees of an item."""
    if one.kind == CHECK:
        return {
            "item": one.item,
            "post": "This one only checks that somebody reads.",
            "reply": f"Please choose {one.expected} in every row.",
        }
    shown = {"item": one.item, "post": posts[one.post]}
    if one.kind == COMPARE:
        return shown | {"first": texts[one.reply_id], "second": texts[one.second_id]}
    return shown | {"reply": texts[one.reply_id]}


def _name(draw: np.random.Generator) -> str:
    return draw.bytes(6).hex()


def _place(name: str, seed: int) -> str:
    """An order that has nothing to do with names."""
    return sha256(f"{seed} {name}".encode(errors="surrogatepass")).hexdigest()
