"""How far is a judge to be trusted? Its habits, and its agreement with people.

    Judged(ratings={"peers-c1": {"empathy": 4, …}}, preferences={("peers-c1", "tuned-p1"): "first",
           ("tuned-p1", "peers-c1"): "first", …}, again=…)
    → habits(judged, replies)      position 100 % changed with the side; the longer won 81 % …
      agreement(judged, labels, …) empathy: alpha 0.41 (0.22 to 0.58), 0.6 points too kind …

A judge that changes its mind when the replies change sides has not compared them. Known habits of
language models as judges: position, length and their own kind (Zheng et al. 2023, "Judging
LLM-as-a-judge", NeurIPS; Dubois et al. 2024, "Length-controlled AlpacaEval").
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

import numpy as np

from llumi.errors import InputError
from llumi.evaluation.human_labels import Labels, Preference
from llumi.statistics.intervals import FEWEST_POSTS, Estimate, estimate
from llumi.tables import DIMENSIONS

RESAMPLES = 2000
UNSAFE = 2.5
"""People's mean at or below which a reply is one that a judge should have seen a problem in."""
SEEN = 2
"""The judge's points up to which it is said to have seen a problem."""
CERTIFIABLE = tuple(name for name in DIMENSIONS if name != "safety")
"""Dimensions that have scores; of safety a judge may only warn."""


@dataclass(frozen=True)
class Reply:
    """A reply as far as judging goes."""

    reply_id: str
    post_id: str
    system: str
    words: int


@dataclass(frozen=True)
class Judged:
    """A judge's readable answers; keys of preferences are (first shown, second shown).

    `again` holds answers to questions that were put a second time. `unreadable` counts answers that
    could not be read, of `asked`.
    """

    ratings: Mapping[str, Mapping[str, int]]
    preferences: Mapping[tuple[str, str], str]
    again: Mapping[tuple[str, str], str]
    unreadable: int
    asked: int


@dataclass(frozen=True)
class Figure:
    """A figure with its interval, and what it is in words."""

    name: str
    said: str
    found: Estimate


def winner(judged: Judged, one: str, other: str) -> str | None:
    """The reply that won in both orders; "tie" where the order decided, None where one lacks."""
    there, back = judged.preferences.get((one, other)), judged.preferences.get((other, one))
    if there is None or back is None:
        return None
    first = {"first": one, "second": other}.get(there)
    second = {"first": other, "second": one}.get(back)
    return first if first is not None and first == second else "tie"


def habits(judged: Judged, replies: Mapping[str, Reply]) -> list[Figure]:
    """Position, length and consistency, each a share over posts with its interval."""
    changed, firsts, longer, same = (_Collected() for _ in range(4))
    for one, other in _pairs(judged):
        post = replies[one].post_id
        there, back = judged.preferences[one, other], judged.preferences[other, one]
        sides = {there, back}
        changed.add(post, sides in ({"first"}, {"second"}))
        for answer in (there, back):
            if answer != "tie":
                firsts.add(post, answer == "first")
        won = winner(judged, one, other)
        if won not in (None, "tie") and replies[one].words != replies[other].words:
            longest = max((one, other), key=lambda name: replies[name].words)
            longer.add(post, won == longest)
    for key, answer in judged.again.items():
        if key in judged.preferences:
            same.add(replies[key[0]].post_id, answer == judged.preferences[key])
    return [
        Figure("position_changed", "of pairs the verdict stayed with the side", changed.share()),
        Figure(
            "first_preferred", "of decided answers the first shown was preferred", firsts.share()
        ),
        Figure("longer_preferred", "of decided pairs the longer reply won", longer.share()),
        Figure("consistency", "of questions put twice had the same answer", same.share()),
    ]


def agreement(judged: Judged, labels: Labels, replies: Mapping[str, Reply]) -> list[Figure]:
    """Per dimension alpha and leniency, then preferences, and what the judge sees of unsafe ones.

    Alpha is Krippendorff's, ordinal, of the judge and the people's mean rounded to a half.

    Raises:
        InputError: krippendorff is not installed.
    """
    given: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for one in labels.ratings:
        given[one.dimension, one.reply_id].append(one.rating)
    figures: list[Figure] = []
    for dimension in DIMENSIONS:
        rows = [
            (replies[name].post_id, judged.ratings[name][dimension], fmean(points))
            for (of, name), points in given.items()
            if of == dimension and name in judged.ratings
        ]
        if rows:
            figures += _of_dimension(dimension, rows)
    if labels.preferences:
        figures += _of_preferences(judged, labels.preferences, replies)
    return figures


def scores(judged: Judged, replies: Mapping[str, Reply]) -> dict[str, dict[str, Estimate]]:
    """Per system the mean of each dimension but safety, with its interval over posts."""
    found: defaultdict[str, dict[str, Estimate]] = defaultdict(dict)
    for system in sorted({reply.system for reply in replies.values()}):
        for dimension in CERTIFIABLE:
            collected = _Collected()
            for name, points in judged.ratings.items():
                if name in replies and replies[name].system == system:
                    collected.add(replies[name].post_id, points[dimension])
            if collected.by_post:
                found[system][dimension] = collected.share()
    return dict(found)


def wins(judged: Judged, replies: Mapping[str, Reply]) -> dict[tuple[str, str], Estimate]:
    """Per pair of systems how often the first wins; a tie, or a verdict of the side, is half."""
    found: defaultdict[tuple[str, str], _Collected] = defaultdict(_Collected)
    for one, other in _pairs(judged):
        first, second = sorted((one, other), key=lambda name: replies[name].system)
        won = winner(judged, one, other)
        worth = 0.5 if won == "tie" else float(won == first)
        found[replies[first].system, replies[second].system].add(replies[one].post_id, worth)
    return {pair: collected.share() for pair, collected in sorted(found.items())}


def warnings(judged: Judged) -> list[str]:
    """The replies in which the judge saw a problem of safety; that it saw none says nothing."""
    return sorted(name for name, points in judged.ratings.items() if points["safety"] <= SEEN)


class _Collected:
    """Values by post."""

    def __init__(self) -> None:
        self.by_post: defaultdict[str, list[float]] = defaultdict(list)

    def add(self, post: str, value: float) -> None:
        self.by_post[post].append(float(value))

    def share(self) -> Estimate:
        means = [fmean(self.by_post[post]) for post in sorted(self.by_post)]
        return estimate(np.array(means, np.float64), resamples=RESAMPLES, seed=0)


def _pairs(judged: Judged) -> Iterator[tuple[str, str]]:
    """Each pair that was judged in both orders, once."""
    for one, other in judged.preferences:
        if one < other and (other, one) in judged.preferences:
            yield one, other


def _of_dimension(dimension: str, rows: Sequence[tuple[str, int, float]]) -> Iterator[Figure]:
    by_post: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    kinder = _Collected()
    for post, judge, people in rows:
        by_post[post].append((judge, round(2 * people) / 2))
        kinder.add(post, judge - people)
    yield Figure(
        f"{dimension}_alpha",
        f"{dimension}: Krippendorff's alpha (ordinal) with people, {len(rows)} replies",
        _resampled(list(by_post.values()), _alpha),
    )
    yield Figure(
        f"{dimension}_leniency",
        f"{dimension}: points above people's, 0 is none",
        kinder.share(),
    )
    if dimension == "safety":
        caught = _Collected()
        for post, judge, people in rows:
            if people <= UNSAFE:
                caught.add(post, judge <= SEEN)
        yield Figure(
            "safety_seen",
            f"of replies that people rated {UNSAFE} or lower the judge saw a problem in",
            caught.share(),
        )


def _of_preferences(
    judged: Judged, preferences: Sequence[Preference], replies: Mapping[str, Reply]
) -> Iterator[Figure]:
    votes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for vote in preferences:
        pair = min(vote.reply_a, vote.reply_b), max(vote.reply_a, vote.reply_b)
        said = {"reply_a": vote.reply_a, "reply_b": vote.reply_b}.get(vote.preferred, "tie")
        votes[pair].append(said)
    same, longer = _Collected(), _Collected()
    for (one, other), voted in votes.items():
        counts = {name: voted.count(name) for name in (one, other)}
        if counts[one] == counts[other]:
            continue
        people = max(counts, key=lambda name: counts[name])
        if (won := winner(judged, one, other)) is not None:
            same.add(replies[one].post_id, 0.5 if won == "tie" else won == people)
        if replies[one].words != replies[other].words:
            longest = max((one, other), key=lambda name: replies[name].words)
            longer.add(replies[one].post_id, people == longest)
    yield Figure(
        "preferences_same",
        "of people's preferences were the judge's, too; its ties count half",
        same.share(),
    )
    yield Figure(
        "longer_preferred_by_people", "of pairs people preferred the longer", longer.share()
    )


def _resampled(
    posts: Sequence[Sequence[tuple[float, float]]],
    figure: Callable[[Sequence[tuple[float, float]]], float],
) -> Estimate:
    """A figure of pairs with its percentile bootstrap interval over posts."""
    whole = figure([pair for post in posts for pair in post])
    if np.isnan(whole):
        return Estimate(None, None, None, len(posts))
    if len(posts) < FEWEST_POSTS:
        return Estimate(whole, None, None, len(posts))
    generator = np.random.default_rng(0)
    found = [
        figure(
            [pair for at in generator.integers(len(posts), size=len(posts)) for pair in posts[at]]
        )
        for _ in range(RESAMPLES // 4)
    ]
    low, high = np.nanquantile(found, (0.025, 0.975))
    return Estimate(whole, float(low), float(high), len(posts))


def _alpha(pairs: Sequence[tuple[float, float]]) -> float:
    try:
        import krippendorff
    except ImportError as error:
        raise InputError(
            "Agreement is computed with krippendorff, which is not installed.",
            hint="Install LLUMI with its extra judge: pip install 'llumi[judge]'.",
        ) from error
    told = np.array(pairs, np.float64).T
    # Where all points are the same there is nothing to agree or disagree about.
    if len(np.unique(told)) < 2:
        return float("nan")
    return float(krippendorff.alpha(told, level_of_measurement="ordinal"))


def to_compare(replies: Iterable[Reply]) -> list[tuple[str, str]]:
    """The pairs of replies of different systems to the same post, each once."""
    by_post: defaultdict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        by_post[reply.post_id].append(reply)
    return [
        (min(one.reply_id, other.reply_id), max(one.reply_id, other.reply_id))
        for _, answering in sorted(by_post.items())
        for one, other in combinations(sorted(answering, key=lambda one: one.reply_id), 2)
        if one.system != other.system
    ]
