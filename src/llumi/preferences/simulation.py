"""Threads in which the quality of each comment is known, to test rules that only see the votes.

    simulate(REGIMES["quiet, weak herding"], seed=0)
    → Simulated(posts, comments, quality={"p0c0": 0.31, "p0c1": -1.2, …})

Readers pass through a thread in slices of equal traffic. Each slice sees the comments sorted by
score, as Reddit shows them, and looks less and less the further down a comment stands. So a comment
that is there before the readers collects votes, votes lift it, and one that comes when they have
gone keeps the one vote that its author cast. What is planted, and where the sizes come from:

- attention falls with the place on the page (Lerman & Hogg 2014, "Leveraging position bias to
  improve peer recommendation"; Stoddard 2015, "Popularity dynamics and intrinsic quality in Reddit
  and Hacker News"). How steeply, we set so that the next two lines come out as measured;
- rule `paper` chooses the earlier comment in about 98 % of pairs and rejects a comment at score 1
  in about 89 %, as on 36,862 Reddit threads;
- herding: a vote up that readers can see raised the final rating by 25 % in an experiment on
  101,281 comments (Muchnik, Aral & Taylor 2013, "Social influence bias"). Weak herding is this and
  no more; strong herding grows by as much with every doubling of the score. A vote down is not
  contagious there, nor here;
- length: longer comments draw more votes at equal quality, so much that the longer wins about 64 %
  of the pairs of rule `later`, as on Reddit (Ethayarajh, Choi & Swayamdipta 2022 published these
  pairs; the share was measured on them). Quality and length are also related, weakly;
- noise: votes also follow what is not quality, so that a fifth to a third of the pairs are wrong,
  as the accuracies of models of Reddit preferences (65-80 %) suggest.

Nothing here is known to the rules: no rule is told the traffic, the place or the size of an effect.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from llumi.tables import SCHEMAS

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

SLICES = 40
MOST_COMMENTS = 60
ATTENTION = 1.4
"""Attention at place p (0 is the top) is (p + 1) ** -ATTENTION."""
CONTAGION = 0.25
"""How much more votes up a comment draws that others have voted up (Muchnik et al. 2013)."""
LONGER = 0.14
"""How much the logarithm of a comment's appeal grows per standard deviation of log length."""
BETTER = 0.30
"""The same per standard deviation of quality."""
TASTE = 0.40
"""The same for what draws votes and is neither: wit, agreement, a known name."""
LENGTH_AND_QUALITY = 0.15
"""How far length and quality are correlated."""
VOTES_UP, VOTES_DOWN = 0.025, 0.00375
"""Of readers who look at a comment, those who vote it up and down."""
_FIRST_DAY = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Regime:
    """A kind of community: how many readers a post has (their median), and how they herd.

    `early_is_better` correlates quality with coming early; 0 in the regimes that rules are held to,
    for it breaks what every correction for exposure has to assume.
    """

    readers: float
    comments: float
    strong_herding: bool
    posts: int = 2000
    early_is_better: float = 0.0


REGIMES: dict[str, Regime] = {
    "quiet, weak herding": Regime(readers=250, comments=7, strong_herding=False),
    "quiet, strong herding": Regime(readers=250, comments=7, strong_herding=True),
    "busy, weak herding": Regime(readers=1500, comments=18, strong_herding=False),
    "busy, strong herding": Regime(readers=1500, comments=18, strong_herding=True),
}


@dataclass(frozen=True)
class Simulated:
    """The tables `posts` and `comments`, and the truth about each comment."""

    posts: pa.Table
    comments: pa.Table
    quality: dict[str, float]


@dataclass(frozen=True)
class _Threads:
    """What stands before any vote; arrays are posts × comments, in order of arrival."""

    readers: Numbers
    there: NDArray[np.bool_]
    arrival: Numbers
    quality: Numbers
    length: Numbers
    taste: Numbers


def simulate(regime: Regime, *, seed: int) -> Simulated:
    """Write the threads of `regime`, let readers vote, and tell only what a dump would tell."""
    draw = np.random.default_rng(seed)
    threads = _write(regime, draw)
    scores = _vote(threads, regime, draw)
    return _as_tables(threads, scores, draw)


def _write(regime: Regime, draw: np.random.Generator) -> _Threads:
    # Busier posts draw more comments, though less than in proportion.
    busy = draw.normal(size=regime.posts)
    readers = regime.readers * np.exp(0.9 * busy)
    written = draw.poisson(regime.comments * np.exp(0.7 * busy + draw.normal(0, 0.4, regime.posts)))
    shape = (regime.posts, MOST_COMMENTS)
    there = np.arange(MOST_COMMENTS) < written[:, None]
    # Commenters come with the readers, the first of them somewhat ahead of the crowd.
    arrival = np.sort(np.where(there, draw.beta(0.9, 1.1, shape), np.inf), axis=1)
    quality = draw.normal(size=shape)
    if regime.early_is_better:
        early = np.where(there, 0.5 - np.where(there, arrival, 0), 0) * np.sqrt(12)
        alone = np.sqrt(1 - regime.early_is_better**2)
        quality = regime.early_is_better * early + alone * quality
    rest = np.sqrt(1 - LENGTH_AND_QUALITY**2)
    length = LENGTH_AND_QUALITY * quality + rest * draw.normal(size=shape)
    return _Threads(readers, there, arrival, quality, length, draw.normal(size=shape))


def _vote(threads: _Threads, regime: Regime, draw: np.random.Generator) -> Integers:
    appeal = np.exp(BETTER * threads.quality + LONGER * threads.length + TASTE * threads.taste)
    dislike = np.exp(-BETTER * threads.quality)
    scores = np.where(threads.there, 1, 0)
    for slice_ in range(SLICES):
        visible = threads.arrival <= (slice_ + 0.5) / SLICES
        looks = threads.readers[:, None] / SLICES * _attention(scores, visible)
        ups = draw.poisson(looks * VOTES_UP * appeal * _herding(scores, regime))
        downs = draw.poisson(looks * VOTES_DOWN * dislike)
        scores += ups - downs
    return scores


def _attention(scores: Integers, visible: NDArray[np.bool_]) -> Numbers:
    """How much of a reader's look each comment gets; the older stands above at equal score."""
    order = np.argsort(np.where(visible, -scores, np.iinfo(np.int64).max), axis=1, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(scores.shape[1])[None, :], axis=1)
    return np.where(visible, (place + 1.0) ** -ATTENTION, 0.0)


def _herding(scores: Integers, regime: Regime) -> Numbers:
    seen = np.maximum(scores, 1)
    if regime.strong_herding:
        doublings = np.minimum(np.log2(seen), 6)
        return np.asarray((1 + CONTAGION) ** doublings)
    return np.where(seen > 1, 1 + CONTAGION, 1.0)


def _as_tables(threads: _Threads, scores: Integers, draw: np.random.Generator) -> Simulated:
    count = len(threads.readers)
    # One post every twenty minutes; a tenth of its readers are there after 30 minutes, half
    # after 4 hours, nine tenths after 28.
    posted = _FIRST_DAY + 1200 * np.arange(count)
    share = np.clip(np.where(threads.there, threads.arrival, 0.5), 0.001, 0.999)
    waited = 4 * 3600 * (share / (1 - share)) ** 0.9
    created = (posted[:, None] + np.maximum(waited, 20)).astype(np.int64)
    letters = np.clip(np.exp(5.3 + 0.8 * threads.length), 20, 3000).astype(np.int64)
    post_scores = 1 + draw.poisson(threads.readers * 0.06)
    rows, quality = [], {}
    for post, place in np.argwhere(threads.there):
        comment = f"p{post}c{place}"
        quality[comment] = float(threads.quality[post, place])
        rows.append(
            {
                "comment_id": comment,
                "post_id": f"p{post}",
                "text": "x" * int(letters[post, place]),
                "created_at": datetime.fromtimestamp(int(created[post, place]), UTC),
                "score": int(scores[post, place]),
            }
        )
    posts = [
        {
            "post_id": f"p{post}",
            "title": "",
            "text": "A post.",
            "created_at": datetime.fromtimestamp(int(posted[post]), UTC),
            "score": int(post_scores[post]),
        }
        for post in range(count)
    ]
    return Simulated(
        pa.Table.from_pylist(posts, SCHEMAS["posts"]),
        pa.Table.from_pylist(rows, SCHEMAS["comments"]),
        quality,
    )
