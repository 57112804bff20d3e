"""Did training help? Base, a compiled prompt, and every round, ranked on the same held-out pairs.

    | held-out pairs | all | of like length | later one chosen |
    | base           | 0.56 (0.47-0.65) | … | … |
    | dpo            | 0.57 (0.48-0.66) | … | … |
    | longer wins    | 0.63 (0.55-0.72) | … | … |

What decides is the difference to the best that could be had without training, on the same posts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from peft import PeftModel

from llumi.training import compiled, drafting, heldout, models, scores
from llumi.training.datasets import messages
from llumi.training.heldout import Accuracy
from llumi.training.rounds import Row

BASE, COMPILED, LONGER = "base", "base, compiled prompt", "longer wins"
_LIKE = 1.25
"""Replies of a pair are of like length when the longer has at most so many times the characters."""
_MOST_TOKENS = 160

Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass(frozen=True)
class Ranked:
    """How one system ranks the pairs; a subset that has no pairs is left out.

    `ahead` is by how much it is right more often than each baseline, with the 95 % interval over
    posts.
    """

    accuracy: dict[str, Accuracy]
    ahead: dict[str, tuple[float, float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Suite:
    """The systems by name, in the order of the table, and what each wrote on held-out posts."""

    ranked: dict[str, Ranked]
    drafts: dict[str, list[str]]
    tokens: dict[str, float]
    instruction: str

    def as_dict(self) -> dict[str, Any]:
        """Everything but the drafts, as JSON has it."""
        return {
            "ranked": {name: asdict(found) for name, found in self.ranked.items()},
            "tokens_per_reply": self.tokens,
            "compiled_instruction": self.instruction,
        }


@dataclass(frozen=True)
class Material:
    """Held-out pairs to rank, training pairs to compile a prompt from, posts to draft on."""

    test: Sequence[Row]
    training: Sequence[Row]
    posts: Sequence[str]


@models.ignoring_renamings()
def run(
    loaded: models.Base, runs: dict[str, Path], material: Material, *, progress: Progress = iter
) -> Suite:
    """Rank and draft with the base, a compiled prompt and each run's adapter, in this order.

    Raises:
        InputError: a run is not as it was written.
    """
    for folder in runs.values():
        models.check_run(folder)
    tokenizer, test = loaded.tokenizer, material.test
    prompt = compiled.compile_prompt(
        loaded.model, tokenizer, compiled.choose(material.training), progress=progress
    )
    margins: dict[str, np.ndarray] = {}
    drafts: dict[str, list[str]] = {}
    kept = _kept(runs, test)
    for name, model, ask in _systems(loaded, runs, prompt):
        found = kept.get(name) or heldout.log_probabilities(
            model, tokenizer, test, ask=ask, progress=progress
        )
        margins[name] = heldout.mean_margin(found)
        asked = [ask({"prompt": post}) for post in material.posts]
        drafts[name] = drafting.draft(
            model, tokenizer, asked, most_tokens=_MOST_TOKENS, progress=progress
        )
    return Suite(
        rank(test, margins, tuned=list(runs)),
        drafts,
        {name: _mean_tokens(loaded, texts) for name, texts in drafts.items()},
        prompt.instruction,
    )


def rank(
    test: Sequence[Row], margins: dict[str, np.ndarray], *, tuned: Sequence[str]
) -> dict[str, Ranked]:
    """Accuracy of each system's margins on all pairs and on subsets, baselines that read nothing
    included, and how far each of `tuned` is ahead of what needed no training.
    """
    posts = [row["post_id"] for row in test]
    margins = margins | {LONGER: np.asarray([heldout.longer(row) for row in test])}
    hits = {name: heldout.hits(margin) for name, margin in margins.items()}
    found = {}
    for name, margin in margins.items():
        ahead = {
            other: heldout.mean_over_posts(hits[name] - hits[other], posts)
            for other in (BASE, COMPILED, LONGER)
            if name in tuned and other in hits
        }
        found[name] = Ranked(_accuracy(test, margin, posts), ahead)
    return found


def verdict(ranked: dict[str, Ranked], name: str) -> list[str]:
    """Sentences on whether run `name` helped, said so also when it did not."""
    system = ranked[name]
    share = system.accuracy["all"]
    said = [
        f"{name} ranks {share.share:.0%} ({share.low:.0%} to {share.high:.0%}) of {share.pairs:,} "
        f"held-out pairs on {share.posts:,} posts as the community did."
    ]
    for other, (by, low, high) in system.ahead.items():
        word = "Better than" if low > 0 else "Worse than" if high < 0 else "No difference shown to"
        said.append(f"{word} {other}: {by:+.1%} ({low:+.1%} to {high:+.1%}).")
    if all(low > 0 for _, low, _ in system.ahead.values()):
        said.append(
            "On these posts training helped to rank; whether drafts are better, people say."
        )
    else:
        said.append("That training helped is not shown.")
    return said


def as_text(suite: Suite) -> str:
    """The table as a person reads it."""
    subsets = list(dict.fromkeys(name for one in suite.ranked.values() for name in one.accuracy))
    lines = [
        f"| held-out preference accuracy | {' | '.join(subsets)} |",
        f"|---|{'---|' * len(subsets)}",
    ]
    for name, found in suite.ranked.items():
        cells = [_cell(found.accuracy.get(subset)) for subset in subsets]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _systems(
    loaded: models.Base, runs: dict[str, Path], prompt: compiled.Compiled
) -> Iterable[tuple[str, Any, Callable[[Row], Any]]]:
    yield BASE, loaded.model, messages
    yield COMPILED, loaded.model, prompt.ask
    adapted: PeftModel | None = None
    for name, folder in runs.items():
        path = str(folder / models.ADAPTER)
        if adapted is None:
            adapted = PeftModel.from_pretrained(loaded.model, path, adapter_name=name)
        else:
            adapted.load_adapter(path, adapter_name=name)
        adapted.set_adapter(name)
        yield name, adapted, messages


def _kept(runs: dict[str, Path], test: Sequence[Row]) -> dict[str, heldout.LogProbabilities | None]:
    """What the rounds have scored: the base before the first, each model after its own."""
    found = {name: scores.read(path / scores.FILE, test, "after") for name, path in runs.items()}
    first = next(iter(runs.values()))
    return found | {BASE: scores.read(first / scores.FILE, test, "before")}


def _accuracy(test: Sequence[Row], margin: np.ndarray, posts: Sequence[str]) -> dict[str, Accuracy]:
    subsets: dict[str, list[bool]] = {
        "all": [True for _ in test],
        "of like length": [_is_like(row) for row in test],
        "later one chosen": [_is_later(row) for row in test],
    }
    return {
        name: heldout.preference_accuracy(
            margin[np.asarray(chosen)],
            [post for post, wanted in zip(posts, chosen, strict=True) if wanted],
        )
        for name, chosen in subsets.items()
        if any(chosen)
    }


def _is_like(row: Row) -> bool:
    sizes = sorted((len(row["chosen"]), len(row["rejected"])))
    return sizes[1] <= _LIKE * sizes[0]


def _is_later(row: Row) -> bool:
    chosen, rejected = row.get("chosen_created_at"), row.get("rejected_created_at")
    return chosen is not None and rejected is not None and chosen > rejected


def _mean_tokens(loaded: models.Base, texts: Sequence[str]) -> float:
    counts = [len(loaded.tokenizer(text)["input_ids"]) for text in texts]
    return float(np.mean(counts)) if counts else 0.0


def _cell(found: Accuracy | None) -> str:
    if found is None:
        return "no pairs"
    return f"{found.share:.3f} ({found.low:.3f} to {found.high:.3f}), {found.pairs} pairs"
