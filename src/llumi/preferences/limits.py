"""What a rule could not do with the data at hand, in sentences.

"The comments have no times, so neither the order of arrival …"
"The rule paper wants 15 votes between two comments of a post; here the widest gap is 9."
"""

from dataclasses import dataclass

import ibis

from llumi.engines import Engine
from llumi.preferences import endorsement
from llumi.preferences import pairs as rules
from llumi.preferences.exposure import Fit
from llumi.preferences.pairing import Made

_UNCORRECTED = {
    "views": (
        "The comments have no times, so neither order of arrival nor age nor hour could be "
        "corrected for; how often each was viewed was. Views can also follow from votes, so some "
        "merit may have been taken out with them: read these pairs with care."
    ),
    "nothing": (
        "The comments have neither times nor views, so nothing could be corrected for: these pairs "
        "are votes as they stand, and much of what votes reward may be being seen first."
    ),
}


@dataclass(frozen=True)
class Limits:
    """What the data have, counted only where a rule made no pair.

    `gap` is the widest between two comments of a post whose votes may be compared, `any_gap`
    between any two.
    """

    comments: int
    timed: int
    gap: int
    any_gap: int
    posts_scored: int
    posts_highest: int


def limits(engine: Engine, usable: ibis.Table, posts: ibis.Table) -> Limits:
    """Count it over the usable comments of `threads` and all posts."""
    of_comments = usable.agg(comments=usable.count(), timed=usable.created_at.count())
    of_posts = posts.agg(posts_scored=posts.score.count(), posts_highest=posts.score.max())
    found = engine.row(of_comments) | engine.row(of_posts)
    return Limits(
        **found | {"posts_highest": found["posts_highest"] or 0},
        gap=_widest_gap(engine, usable, "post_id", "maturity"),
        any_gap=_widest_gap(engine, usable, "post_id"),
    )


def uncorrected(rule: str, engine: Engine, comments: ibis.Table, fit: Fit | None) -> list[str]:
    """What rule `votes` could not correct for."""
    if rule != "votes" or fit is None:
        return []
    if fit.source in _UNCORRECTED:
        return [_UNCORRECTED[fit.source]]
    found = engine.row(comments.agg(n=comments.count(), timed=comments.created_at.count()))
    untimed = found["n"] - found["timed"]
    return [f"{untimed:,} comments have no time and are in no pair."] if untimed else []


def why_nothing(
    rule: str, engine: Engine, usable: ibis.Table, posts: ibis.Table, made: Made
) -> str:
    """One sentence on why `rule` made no pair of these comments."""
    if not made.votes:
        return "No comment has votes, so there is nothing to prefer."
    found = limits(engine, usable, posts)
    lowest = min(votes.lowest for votes in made.votes.values())
    if lowest == max(votes.highest for votes in made.votes.values()):
        return (
            f"All {found.comments:,} comments have the same votes ({lowest}), "
            "so none is voted above another."
        )
    if not found.any_gap:
        return "Under every post all comments have the same votes, so none is voted above another."
    if not found.gap:
        return (
            "Under every post, comments whose votes were counted at a like age have the same "
            "votes; others are not compared."
        )
    if rule == "votes":
        return _no_votes(made.fit)
    return _WHY_NOTHING[rule](found, made.votes)


def _no_paper(found: Limits, votes: rules.VoteRanges) -> str:
    if found.gap < rules.PAPER_GAP:
        return (
            f"The rule paper wants {rules.PAPER_GAP} votes between two comments of a post; "
            f"here the widest gap is {found.gap}."
        )
    top, bottom = "top 2 %", "bottom 15 %"
    if len(votes) == 1:
        (of_all,) = votes.values()
        top += f" ({of_all.top} votes or more)"
        bottom += f" ({of_all.bottom} or fewer)"
    return (
        f"No post has both a comment in the {top} and one in the "
        f"{bottom} that are {rules.PAPER_GAP} votes apart."
    )


def _no_later(found: Limits, _: rules.VoteRanges) -> str:
    if not found.timed:
        return "The rule later compares when comments were written, and the data have no times."
    if not found.posts_scored:
        return "The rule later needs the votes of the posts, and the data have none."
    if found.posts_highest < rules.LATER_POST:
        return (
            f"The rule later wants posts with {rules.LATER_POST} votes or more, and no post here "
            "has as many."
        )
    return (
        f"Under no post with {rules.LATER_POST} votes or more was a comment written after another "
        f"that has at least {rules.LATER_LOWEST} votes and given {rules.LATER_RATIO} times as many."
    )


def _no_votes(fit: Fit | None) -> str:
    if fit is not None and fit.only_chance:
        return (
            "Once it is taken out how visible each comment was, votes differ between comments no "
            "more than chance makes them, so no pair is sure. The rule any shows what the bare "
            "votes say."
        )
    return (
        f"No two comments of a post have the votes to tell with {endorsement.SURE:.0%} certainty "
        "which one readers endorse more, visibility taken out, in pairs that longer and shorter "
        "comments win alike. The rule any shows what the bare votes say."
    )


def _no_any(_: Limits, __: rules.VoteRanges) -> str:
    return "No comment is voted above another of its post."


_WHY_NOTHING = {"paper": _no_paper, "later": _no_later, "any": _no_any}


def _widest_gap(engine: Engine, usable: ibis.Table, *within: str) -> int:
    gaps = usable.group_by(list(within)).agg(gap=usable.score.max() - usable.score.min())
    return int(engine.row(gaps.agg(widest=gaps.gap.max()))["widest"])
