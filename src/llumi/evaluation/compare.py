"""Systems compared: how the replies of each measure, and how they differ on the same posts.

    replies   post_id  system  text                      posts   {"p1": "I can't sleep.", …}
              p1       tuned   I hear how tired …
              p1       base    Sleep hygiene is …
    → means        tuned, words: 84 (71 to 97) on 12 posts
      differences  tuned - base, words: 31 (22 to 40) on 12 posts, d_z 1.9

Peers, the base model and a tuned one are systems alike. A system may answer a post several times
(peers do); its replies are averaged within the post first, so that busy threads do not outvote
quiet ones. A difference is taken between the values on the same post, never between overall means.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa

from llumi import tables
from llumi.errors import InputError, LlumiError
from llumi.evaluation.diversity import distinct_2, distinct_2_without_each, opening_bigrams
from llumi.evaluation.form import words
from llumi.evaluation.intervals import (
    FEWEST_POSTS,
    LEVEL,
    Estimate,
    Numbers,
    d_z,
    estimate,
    jackknife,
)
from llumi.evaluation.measures import DISTINCT_2, MEASURES, measure

RESAMPLES = 2000
EQUAL_LENGTH = 0.20
"""Two replies are of equal length when the shorter lacks at most this share of the longer."""


@dataclass(frozen=True)
class SystemMean:
    """One measure of one system; `undefined` of its `replies` have no value and are left out."""

    system: str
    measure: str
    mean: Estimate
    replies: int
    undefined: int


@dataclass(frozen=True)
class Difference:
    """`first` minus `second` in one measure, on posts that both answered.

    `undefined` of those posts have no value for one of the two. `at_equal_length` compares only
    replies of about the same length to the same post; None where that makes no sense.
    """

    first: str
    second: str
    measure: str
    difference: Estimate
    d_z: float | None
    at_equal_length: Estimate | None
    undefined: int


@dataclass(frozen=True)
class Comparison:
    """All systems, all pairs of them, and how the intervals were made."""

    systems: tuple[str, ...]
    posts: int
    means: tuple[SystemMean, ...]
    differences: tuple[Difference, ...]
    level: float
    resamples: int
    seed: int


@dataclass(frozen=True)
class _Reply:
    text: str
    words: int
    values: dict[str, float | None]


_ByPost = dict[str, list[_Reply]]


def compare(
    replies: pa.Table,
    posts: Mapping[str, str],
    *,
    systems: Sequence[str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Comparison:
    """Compare the systems in the table `replies`, given the text of each post by its id.

    `systems` names those to compare, in the order of their pairs (first minus second); without it,
    all, by name. The order of rows changes nothing.

    Raises:
        InputError: there are no replies, none of a named system, or some whose post is missing.
    """
    by_system = _measured(tables.check("replies", replies), posts)
    chosen = _chosen(by_system, systems)
    means, differences = [], []
    for name in MEASURES:
        for system in chosen:
            means.append(_mean(system, name, by_system[system], resamples=resamples, seed=seed))
        for pair in combinations(chosen, 2):
            differences.append(_difference(pair, name, by_system, resamples=resamples, seed=seed))
    means += _distinct_means(chosen, by_system)
    differences += [_distinct_difference(pair, by_system) for pair in combinations(chosen, 2)]
    return Comparison(
        systems=chosen,
        posts=len(set().union(*(by_system[system] for system in chosen))),
        means=tuple(means),
        differences=tuple(differences),
        level=LEVEL,
        resamples=resamples,
        seed=seed,
    )


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as dicts, lists, text and numbers, as JSON wants it."""
    plain = asdict(comparison)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()}


def _measured(replies: pa.Table, posts: Mapping[str, str]) -> dict[str, _ByPost]:
    rows = sorted(replies.to_pylist(), key=lambda row: (row["post_id"], row["reply_id"]))
    if twice := [name for name, n in Counter(row["reply_id"] for row in rows).items() if n > 1]:
        raise LlumiError(f"table replies has {len(twice)} reply_id twice, such as {twice[0]}.")
    missing = sorted({row["post_id"] for row in rows} - posts.keys())
    if missing:
        raise InputError(
            f"{len(missing):,} of the posts that replies answer are not among the posts given, "
            f"such as {missing[0]}.",
            hint="Compare replies with the posts they were written to.",
        )
    by_system: dict[str, _ByPost] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        values = measure(row["text"], posts[row["post_id"]])
        by_system[row["system"]][row["post_id"]].append(
            _Reply(row["text"], words(row["text"]), values)
        )
    return by_system


def _chosen(by_system: dict[str, _ByPost], systems: Sequence[str] | None) -> tuple[str, ...]:
    if not by_system:
        raise InputError("There are no replies to compare.", hint="Make or collect replies first.")
    known = sorted(by_system)
    chosen = tuple(dict.fromkeys(known if systems is None else systems))
    if unknown := [system for system in chosen if system not in by_system]:
        raise InputError(
            f"There are no replies of {', '.join(unknown)}.", hint=f"There are: {', '.join(known)}."
        )
    if not chosen:
        raise InputError("No system was named.", hint=f"There are: {', '.join(known)}.")
    return chosen


def _per_post(by_post: _ByPost, name: str) -> dict[str, float]:
    """Average within each post; posts where the measure is undefined are left out."""
    defined = {
        post_id: [value for reply in replies if (value := reply.values[name]) is not None]
        for post_id, replies in by_post.items()
    }
    return {post_id: sum(values) / len(values) for post_id, values in defined.items() if values}


def _mean(system: str, name: str, by_post: _ByPost, *, resamples: int, seed: int) -> SystemMean:
    values = [reply.values[name] for replies in by_post.values() for reply in replies]
    per_post = np.array(list(_per_post(by_post, name).values()))
    return SystemMean(
        system=system,
        measure=name,
        mean=estimate(per_post, resamples=resamples, seed=seed),
        replies=len(values),
        undefined=values.count(None),
    )


def _difference(
    pair: tuple[str, str],
    name: str,
    by_system: dict[str, _ByPost],
    *,
    resamples: int,
    seed: int,
) -> Difference:
    first, second = (by_system[system] for system in pair)
    ours, theirs = _per_post(first, name), _per_post(second, name)
    differences = np.array([ours[post] - theirs[post] for post in ours if post in theirs])
    at_equal_length = None
    if name != "words":
        matched = _matched_differences(first, second, name)
        at_equal_length = (
            estimate(matched, resamples=resamples, seed=seed)
            if len(matched) >= FEWEST_POSTS
            else Estimate(None, None, None, len(matched))
        )
    return Difference(
        first=pair[0],
        second=pair[1],
        measure=name,
        difference=estimate(differences, resamples=resamples, seed=seed),
        d_z=d_z(differences),
        at_equal_length=at_equal_length,
        undefined=len(first.keys() & second.keys()) - len(differences),
    )


def _matched_differences(first: _ByPost, second: _ByPost, name: str) -> Numbers:
    """Per post the mean difference between those replies that are about equally long."""
    matched = []
    for post_id in first:
        differences = [
            ours - theirs
            for a in first[post_id]
            for b in second.get(post_id, [])
            if (ours := a.values[name]) is not None
            and (theirs := b.values[name]) is not None
            and _equally_long(a, b)
        ]
        if differences:
            matched.append(sum(differences) / len(differences))
    return np.array(matched)


def _equally_long(a: _Reply, b: _Reply) -> bool:
    shorter, longer = sorted([a.words, b.words])
    return shorter >= (1 - EQUAL_LENGTH) * longer


def _openings(by_post: _ByPost) -> dict[str, str]:
    """One reply per post, the first by id that is long enough for distinct-2: equal amounts."""
    return {
        post_id: long_enough[0].text
        for post_id, replies in by_post.items()
        if (long_enough := [reply for reply in replies if opening_bigrams(reply.text)])
    }


def _distinct_means(chosen: Sequence[str], by_system: dict[str, _ByPost]) -> list[SystemMean]:
    # Sets of unequal size do not compare, so each system is measured on the posts of all.
    openings = {system: _openings(by_system[system]) for system in chosen}
    shared = [post for post in openings[chosen[0]] if all(post in o for o in openings.values())]
    means = []
    for system in chosen:
        replies = [reply for replies in by_system[system].values() for reply in replies]
        texts = [openings[system][post] for post in shared]
        means.append(
            SystemMean(
                system=system,
                measure=DISTINCT_2.name,
                mean=_distinct(texts),
                replies=len(replies),
                undefined=sum(not opening_bigrams(reply.text) for reply in replies),
            )
        )
    return means


def _distinct(texts: Sequence[str]) -> Estimate:
    value = distinct_2(texts)
    if value is None or len(texts) < FEWEST_POSTS:
        return Estimate(value, None, None, len(texts))
    found = jackknife(value, distinct_2_without_each(texts))
    if found.low is None or found.high is None:
        return found
    # A share cannot leave 0 to 1, though an interval of one size on both sides can.
    return Estimate(value, max(0.0, found.low), min(1.0, found.high), found.posts)


def _distinct_difference(pair: tuple[str, str], by_system: dict[str, _ByPost]) -> Difference:
    first, second = (_openings(by_system[system]) for system in pair)
    shared = [post for post in first if post in second]
    ours, theirs = [first[post] for post in shared], [second[post] for post in shared]
    value, other = distinct_2(ours), distinct_2(theirs)
    if value is None or other is None:
        difference = Estimate(None, None, None, 0)
    elif len(shared) < FEWEST_POSTS:
        difference = Estimate(value - other, None, None, len(shared))
    else:
        without_each = distinct_2_without_each(ours) - distinct_2_without_each(theirs)
        difference = jackknife(value - other, without_each)
    answered = by_system[pair[0]].keys() & by_system[pair[1]].keys()
    return Difference(
        first=pair[0],
        second=pair[1],
        measure=DISTINCT_2.name,
        difference=difference,
        d_z=None,
        at_equal_length=None,
        undefined=len(answered) - len(shared),
    )
