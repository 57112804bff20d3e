"""Teaches the levels of EPITOME's mechanisms from labelled replies, and says how well it went.

    teach(rows, by_rules=levels)
    → Classifier(…), {"macro_f1": {"value": 0.58, "low": 0.55, "high": 0.61}, …}

The learner is that of the safety classifier. How far to trust it is found on seekers' posts that
taught nothing: all replies to one post are on one side.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from llumi.safety.classifier import Classifier
from llumi.training import safety_classifier
from llumi.training.epitome import LEVELS
from llumi.training.safety_classifier import Task

RESAMPLES = 1_000
_TAILS = (0.025, 0.975)

Levels = NDArray[np.int64]
Figures = dict[str, dict[str, float]]


def teach(
    rows: Sequence[dict[str, Any]], *, by_rules: Levels, seed: int = 0
) -> tuple[Classifier, Figures]:
    """A classifier of levels, and its figures beside those of the rules and of the majority.

    `rows` are those of `epitome.read`, `by_rules` the levels that the rules give them. Figures have
    95 % bootstrap intervals over seekers' posts.
    """
    lessons = [
        {"text": row["response_post"], "by": row["sp_id"], "level": row["level"]} for row in rows
    ]
    taught = safety_classifier.teach(lessons, Task(LEVELS, _levels, one_of=True, balanced=True))
    right = np.array([row["level"] for row in rows])
    told = {
        "": taught.unseen.argmax(1),
        "_rules": by_rules,
        "_majority": np.full(len(right), np.bincount(right).argmax()),
    }
    seekers = np.unique([row["sp_id"] for row in rows], return_inverse=True)[1]
    figures = {
        figure + said: _estimate(of, right, levels, seekers, seed)
        for said, levels in told.items()
        for figure, of in (("accuracy", _accuracy), ("macro_f1", _macro_f1))
    }
    return taught.classifier, figures


def _levels(lessons: Sequence[dict[str, Any]]) -> NDArray[np.bool_]:
    return np.array([[one["level"] == level for level in range(len(LEVELS))] for one in lessons])


def _accuracy(right: Levels, told: Levels) -> float:
    return float((right == told).mean())


def _macro_f1(right: Levels, told: Levels) -> float:
    levels = [*range(len(LEVELS))]
    return float(f1_score(right, told, labels=levels, average="macro", zero_division=0))


def _estimate(
    of: Callable[[Levels, Levels], float],
    right: Levels,
    told: Levels,
    seekers: Levels,
    seed: int,
) -> dict[str, float]:
    generator, count = np.random.default_rng(seed), int(seekers.max()) + 1
    places = [np.flatnonzero(seekers == one) for one in range(count)]
    found = []
    for _ in range(RESAMPLES):
        drawn = np.concatenate([places[one] for one in generator.integers(count, size=count)])
        found.append(of(right[drawn], told[drawn]))
    low, high = np.quantile(found, _TAILS)
    return {"value": of(right, told), "low": float(low), "high": float(high)}
