"""Which posts are for training and which are held out, so that no person stands on two sides.

    post p1 by mo ─► train     post p2 by ana ─► test     a comment by mo under p2 ─► left out

By author: posts go by the hash of their id, all posts of one person by that of their first by id,
so that they share a side. By time: the oldest are for training and the newest held out, all posts
of one person by their newest, so that nothing in training is younger than what is held out as
new. Either way a commenter who never posted goes to the side that would lose most without them;
what they wrote elsewhere is left out.
"""

from dataclasses import dataclass
from itertools import accumulate

import ibis

from llumi.engines import Engine
from llumi.errors import InputError

SHARES = {"train": 0.7, "validation": 0.1, "test": 0.2}
KINDS = ("author", "time")
_UP_TO = dict(zip(SHARES, accumulate(round(100 * share) for share in SHARES.values()), strict=True))
"""Of 100 posts in order, how many stand on a side or one before it."""


@dataclass(frozen=True)
class Sides:
    """The side of each post (`post_id`, `split`) and of each known author (`author`, `split`)."""

    posts: ibis.Table
    authors: ibis.Table


def split(
    engine: Engine, posts: ibis.Table, comments: ibis.Table, *, kind: str = "author", seed: int = 0
) -> Sides:
    """Give each post and each author a side; see the module's first lines for how.

    Raises:
        InputError: posts are to be split by time, and one has none.
    """
    sided = engine.keep(_by_hash(posts, seed) if kind == "author" else _by_time(engine, posts))
    posters = sided.filter(sided.author.notnull()).select("author", "split").distinct()
    authors = engine.keep(posters.union(_strangers(comments, sided, posters)))
    return Sides(sided.select("post_id", "split"), authors)


def _by_hash(posts: ibis.Table, seed: int) -> ibis.Table:
    # Not by the pseudonym: that comes from the workspace's key, another one each time.
    first = posts.post_id.min().over(ibis.window(group_by="author"))
    unit = ibis.ifelse(posts.author.isnull(), posts.post_id, first)
    drawn = posts.select(
        "post_id", "author", point=(ibis.literal(f"{seed}/") + unit).hexdigest("sha256")
    )
    # The first 16 digits are a number below 2^64; as texts of one length they compare alike.
    point = drawn.point.substr(0, 16)
    below = {side: f"{up_to * 2**64 // 100:016x}" for side, up_to in _UP_TO.items()}
    sides = [(point < below[side], side) for side in ("train", "validation")]
    return drawn.select("post_id", "author", split=ibis.cases(*sides, else_="test"))


def _by_time(engine: Engine, posts: ibis.Table) -> ibis.Table:
    found = engine.row(posts.agg(n=posts.count(), timed=posts.created_at.count()))
    if found["timed"] < found["n"]:
        raise InputError(
            f"{found['n'] - found['timed']:,} of {found['n']:,} posts have no time, so --split "
            "time cannot place them.",
            hint="Use --split author.",
        )
    newest_first = ibis.window(
        group_by="author", order_by=[ibis.desc("created_at"), ibis.desc("post_id")]
    )
    named = posts.author.notnull()
    units = posts.select(
        "post_id",
        "author",
        unit=ibis.ifelse(
            named, posts.post_id.first(include_null=True).over(newest_first), posts.post_id
        ),
        newest=ibis.ifelse(
            named, posts.created_at.max().over(ibis.window(group_by="author")), posts.created_at
        ),
    )
    in_order = ibis.window(order_by=["newest", "unit", "post_id"])
    placed = units.mutate(place=ibis.row_number().over(in_order).cast("int64") + 1)
    # A person stands where the last of their posts does.
    last = 100 * placed.place.max().over(ibis.window(group_by="unit"))
    sides = [(last <= _UP_TO[side] * found["n"], side) for side in ("train", "validation")]
    return placed.select("post_id", "author", split=ibis.cases(*sides, else_="test"))


def _strangers(comments: ibis.Table, sided: ibis.Table, posters: ibis.Table) -> ibis.Table:
    """The sides of commenters who never posted."""
    written = comments.filter(comments.author.notnull()).select("post_id", "author")
    strange = written.anti_join(posters, "author")
    counted = (
        strange.join(sided.select("post_id", "split"), "post_id")
        .group_by(["author", "split"])
        .agg(n=ibis._.count())
    )
    # A comment weighs more on a smaller side, or the held-out sides would lose most of theirs.
    share = counted.split.cases(*SHARES.items(), else_=1.0).cast("float64")
    weighed = counted.mutate(weight=counted.n.cast("float64") / share)
    heaviest = ibis.window(group_by="author", order_by=[ibis.desc("weight"), ibis.desc("split")])
    placed = weighed.mutate(place=ibis.row_number().over(heaviest))
    return placed.filter(placed.place == 0).select("author", "split")
