"""Comments with votes as the rules see them: numbers and digests, no texts.

    scored(comments, posts, sides)
    → post_id, comment_id, score, views, created_at, post_created_at, post_score,
      letters    length of the text
      words      digest of the text: the same words have the same one
      age        days bin in which the votes were counted, see `AGES`; 0 where not known
      maturity   class of that age: only votes of one class are compared
      usable     whether its author stands on the side of its post

Texts are most of a community's bytes. They are read once for this and again for the few comments
that come into a pair.
"""

import ibis

from llumi.preferences.splits import Sides

_DAY = 24 * 3600
AGES = (0, 2, 4, 7, 14, 30)
"""Lower ends, in days between writing and counting, of the ages 1, 2, … of votes."""
UNKNOWN, YOUNG, RIPENING, RIPE = range(4)
"""Maturity of votes: when they were counted is not known, within 2 days, within 14, later."""
_YOUNG_BELOW, _RIPE_FROM = 2, 14


def scored(comments: ibis.Table, posts: ibis.Table, sides: Sides | None = None) -> ibis.Table:
    """Comments that have votes; all are usable where no sides are given."""
    of_post = posts.select("post_id", post_created_at="created_at", post_score="score")
    voted = comments.filter(comments.score.notnull()).select(
        "post_id",
        "comment_id",
        "author",
        "score",
        "views",
        "created_at",
        letters=comments.text.length().cast("int64"),
        words=comments.text.hexdigest("sha256").substr(0, 16),
        days=(comments.scored_at.epoch_seconds() - comments.created_at.epoch_seconds()) // _DAY,
    )
    told = voted.left_join(of_post, "post_id").drop("post_id_right")
    usable = ibis.literal(True)
    if sides is not None:
        of_author = sides.authors.rename(author_split="split")
        told = told.left_join(of_author, "author").drop("author_right")
        told = told.left_join(sides.posts.rename(post_split="split"), "post_id")
        usable = told.author.isnull() | (told.author_split == told.post_split)
    return told.select(
        *("post_id", "comment_id", "score", "views", "created_at", "post_created_at"),
        *("post_score", "letters", "words"),
        age=_age(told.days),
        maturity=_maturity(told.days),
        usable=usable,
    )


def _age(days: ibis.Value) -> ibis.Value:
    older = [(days >= edge).cast("int64") for edge in AGES[1:]]
    return ibis.coalesce(1 + sum(older[1:], older[0]), 0).cast("int64")


def _maturity(days: ibis.Value) -> ibis.Value:
    return ibis.cases(
        (days.isnull(), UNKNOWN),
        (days < _YOUNG_BELOW, YOUNG),
        (days < _RIPE_FROM, RIPENING),
        else_=RIPE,
    ).cast("int64")
