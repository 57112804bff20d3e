"""Teaches the safety classifier from our own lessons, on a processor, in some minutes.

    teach(lessons.posts(), POSTS)  → Taught(Classifier(…), unseen={"imminent": array, …})

How far to trust it is found on texts whose writers taught nothing: each writer's texts are judged
by what the others taught. On those the shares are calibrated (Platt, 1999), and on those the share
is chosen from which a vote counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from llumi.safety.classifier import BLOCKS, Classifier
from llumi.safety.lessons import Lesson
from llumi.safety.reading import read
from llumi.safety.rules import RULES
from llumi.safety.tiers import Tier

FOLDS = 5
_RARE = (2, 3)
"""A word, or a run of letters, that stands in fewer texts than this is left out."""
_STRENGTH = 4.0
"""Inverse of the penalty on weights; from 2 to 8 makes no difference that the lessons show."""
_FALSE_TIERS = {Tier.DISTRESS: 0.10, Tier.POSSIBLE_RISK: 0.06, Tier.IMMINENT: 0.03}
"""The share of lessons of lower tiers that may reach a tier's vote."""
_FALSE_RULE = 0.008
"""The share of lessons that break no rule and may reach a rule's vote: twenty rules add up."""
_FALSE_NEARLY = 0.20
"""The share of lessons written as near misses of a rule that may reach its vote."""
_TIERS = tuple(tier.label for tier in Tier)

Matrix = Any
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Task:
    """What is asked of a text: `answers` gives, per lesson, each label's right answer.

    `balanced` lets rare labels weigh as much as common ones.
    """

    labels: tuple[str, ...]
    answers: Callable[[Sequence[Lesson]], NDArray[np.bool_]]
    one_of: bool
    balanced: bool = False


def _tiers(lessons: Sequence[Lesson]) -> NDArray[np.bool_]:
    return np.array([[lesson["tier"] == tier for tier in _TIERS] for lesson in lessons])


def _rules(lessons: Sequence[Lesson]) -> NDArray[np.bool_]:
    return np.array(
        [[bool(one["fires"]) and one["rule"] == rule for rule in RULES] for one in lessons]
    )


POSTS = Task(_TIERS, _tiers, one_of=True)
REPLIES = Task(tuple(RULES), _rules, one_of=False)


@dataclass(frozen=True)
class Taught:
    """A classifier without thresholds, and what it said of texts whose writers taught nothing."""

    classifier: Classifier
    unseen: Numbers


def teach(lessons: Sequence[Lesson], task: Task) -> Taught:
    """Fit the weights on all lessons and calibrate them on unseen writers."""
    texts = [read(lesson["text"]).text for lesson in lessons]
    answers = task.answers(lessons)
    unseen = np.zeros(answers.shape)
    writers = [lesson["by"] for lesson in lessons]
    for known, held in GroupKFold(FOLDS).split(texts, groups=writers):
        found = [_vectoriser(place).fit([texts[i] for i in known]) for place in range(len(BLOCKS))]
        weights, bias = _fit(_matrix(found, [texts[i] for i in known]), answers[known], task)
        unseen[held] = _matrix(found, [texts[i] for i in held]) @ weights + bias
    vectorisers = [_vectoriser(place).fit(texts) for place in range(len(BLOCKS))]
    weights, bias = _fit(_matrix(vectorisers, texts), answers, task)
    slope, shift = _calibration(unseen, answers, task)
    pieces = [piece for one in vectorisers for piece in one.get_feature_names_out()]
    classifier = Classifier(
        labels=task.labels,
        pieces={piece: place for place, piece in enumerate(pieces)},
        rarity=np.concatenate([one.idf_ for one in vectorisers]).astype(np.float32),
        weights=(weights * slope).astype(np.float32),
        bias=(bias * slope + shift).astype(np.float32),
        least={},
        one_of=task.one_of,
    )
    return Taught(classifier, _shares(unseen * slope + shift, task))


@dataclass(frozen=True)
class Votes:
    """How often a label's vote was right and wrong on texts whose writers taught nothing."""

    label: str
    caught: int
    of: int
    false: int
    of_others: int


def voting_on_posts(taught: Taught, lessons: Sequence[Lesson]) -> tuple[Classifier, list[Votes]]:
    """The classifier of posts with the shares from which a tier has its vote."""
    tiers = _tiers(lessons).argmax(1)
    least, votes = {}, []
    for tier, at_most in _FALSE_TIERS.items():
        shares, right = taught.unseen[:, tier:].sum(1), tiers >= tier
        least[tier.label] = _least(shares[~right], at_most=at_most)
        votes.append(_figures(tier.label, shares >= least[tier.label], right, ~right))
    return replace(taught.classifier, least=least), votes


def voting_on_replies(taught: Taught, lessons: Sequence[Lesson]) -> tuple[Classifier, list[Votes]]:
    """The classifier of replies with the shares from which a rule has its vote.

    What breaks another rule is no false alarm, for it often breaks this one too; what nearly breaks
    the rule itself is the hardest to tell, and counts by itself.
    """
    answers = _rules(lessons)
    clean = ~np.asarray(answers.any(axis=1))
    least, votes = {}, []
    for place, rule in enumerate(RULES):
        shares = taught.unseen[:, place]
        nearly = np.array([lesson["rule"] == rule for lesson in lessons]) & clean
        least[rule] = max(
            _least(shares[clean], at_most=_FALSE_RULE),
            _least(shares[nearly], at_most=_FALSE_NEARLY),
        )
        votes.append(_figures(rule, shares >= least[rule], answers[:, place], clean))
    return replace(taught.classifier, least=least), votes


def _least(shares: Numbers, *, at_most: float) -> float:
    """The share that no more than `at_most` of texts that are in order reach."""
    return float(np.quantile(shares, 1 - at_most, method="higher")) + 1e-9


def _figures(
    label: str, caught: NDArray[np.bool_], right: NDArray[np.bool_], others: NDArray[np.bool_]
) -> Votes:
    counts = (caught[right].sum(), right.sum(), caught[others].sum(), others.sum())
    return Votes(label, *map(int, counts))


def _vectoriser(block: int) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=BLOCKS[block], sublinear_tf=True, min_df=_RARE[block])


def _matrix(vectorisers: Sequence[TfidfVectorizer], texts: Sequence[str]) -> Matrix:
    return sp.hstack([one.transform(texts) for one in vectorisers]).tocsr()


def _fit(matrix: Matrix, answers: NDArray[np.bool_], task: Task) -> tuple[Numbers, Numbers]:
    """Weights, pieces × labels, and the labels' bias."""
    if task.one_of:
        weight = "balanced" if task.balanced else None
        fitted = LogisticRegression(C=_STRENGTH, max_iter=500, class_weight=weight)
        fitted.fit(matrix, answers.argmax(1))
        return fitted.coef_.T, fitted.intercept_
    weights, bias = [], []
    for column in range(answers.shape[1]):
        # A rule's own texts are one in forty; what breaks another rule may break this one too.
        often = np.where(answers[:, column], 6.0, np.where(answers.any(1), 0.3, 1.0))
        fitted = LogisticRegression(C=_STRENGTH, max_iter=500)
        fitted.fit(matrix, answers[:, column], sample_weight=often)
        weights.append(fitted.coef_[0])
        bias.append(fitted.intercept_[0])
    return np.stack(weights, axis=1), np.array(bias)


def _calibration(
    unseen: Numbers, answers: NDArray[np.bool_], task: Task
) -> tuple[Numbers, Numbers]:
    """Per label, by what its logit is multiplied and what is added, so that shares come true."""
    if task.one_of:
        right = answers.argmax(1)

        def surprise(slope: float) -> float:
            shares = _shares(unseen * slope, task)
            return float(-np.log(shares[np.arange(len(right)), right] + 1e-12).mean())

        best = minimize_scalar(surprise, bounds=(0.1, 10), method="bounded").x
        return np.full(answers.shape[1], best), np.zeros(answers.shape[1])
    slopes, shifts = [], []
    for column in range(answers.shape[1]):
        fitted = LogisticRegression(C=1e6).fit(unseen[:, [column]], answers[:, column])
        slopes.append(fitted.coef_[0, 0])
        shifts.append(fitted.intercept_[0])
    return np.array(slopes), np.array(shifts)


def _shares(logits: Numbers, task: Task) -> Numbers:
    if not task.one_of:
        single: Numbers = 1 / (1 + np.exp(-logits))
        return single
    shares: Numbers = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    return shares
