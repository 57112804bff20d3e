"""Rules that turn the votes under one post into chosen and rejected comments.

    post p1:  c1 (9 votes)  c2 (4)  c3 (4)   ──any──►  c1 over c2, c1 over c3

Every rule compares comments of one post only, so that both answer the same person, and only votes
of one maturity (see `threads`): a comment counted after a day cannot be held against one that had a
month. A rule is an Ibis expression over two copies of the comments; nothing here reads or writes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis

from llumi.engines import digest
from llumi.preferences import endorsement

PAPER_TOP, PAPER_BOTTOM, PAPER_GAP = 0.98, 0.15, 15
"""Chosen from the top 2 % of votes, rejected from the bottom 15 %, at least 15 votes apart
(LLUMI, arXiv 2605.30273; that the two share a post is our reading)."""
LATER_RATIO, LATER_LOWEST, LATER_POST = 2, 2, 10
"""Votes of the chosen over those of the rejected, the least votes of both, and of their post
(Stanford Human Preferences: Ethayarajh, Choi & Swayamdipta 2022)."""


@dataclass(frozen=True)
class VoteRange:
    """What the rules need to know about all votes: `top` and `bottom` are the paper's quantiles."""

    lowest: int
    bottom: int
    top: int
    highest: int


VoteRanges = Mapping[int, VoteRange]
"""The range of votes of each class of maturity."""

Rule = Callable[[ibis.Table, ibis.Table, VoteRanges], list[ibis.ir.BooleanValue]]


def any_rule(better: ibis.Table, worse: ibis.Table, _: VoteRanges) -> list[ibis.ir.BooleanValue]:
    """More votes win, whatever the margin."""
    return [better.score > worse.score]


def paper_rule(
    better: ibis.Table, worse: ibis.Table, votes: VoteRanges
) -> list[ibis.ir.BooleanValue]:
    """Top 2 % against bottom 15 % of all comments by votes, at least 15 votes apart."""
    tops = ((kind, of_kind.top) for kind, of_kind in votes.items())
    bottoms = ((kind, of_kind.bottom) for kind, of_kind in votes.items())
    return [
        better.score >= better.maturity.cases(*tops),
        worse.score <= worse.maturity.cases(*bottoms),
        better.score - worse.score >= PAPER_GAP,
    ]


def later_rule(better: ibis.Table, worse: ibis.Table, _: VoteRanges) -> list[ibis.ir.BooleanValue]:
    """Written later and yet twice the votes; what lacks a time or its post's votes gives none."""
    return [
        better.created_at > worse.created_at,
        better.score >= LATER_RATIO * worse.score,
        worse.score >= LATER_LOWEST,
        better.post_score >= LATER_POST,
    ]


def votes_rule(better: ibis.Table, worse: ibis.Table, _: VoteRanges) -> list[ibis.ir.BooleanValue]:
    """More votes, and surely more than exposure explains, with evidence on both sides."""
    return [
        better.score > worse.score,
        endorsement.standardised(better, worse) >= endorsement.sure_from(),
        better.evidence,
        worse.evidence,
    ]


RULES: dict[str, Rule] = {
    "votes": votes_rule,
    "later": later_rule,
    "paper": paper_rule,
    "any": any_rule,
}


def vote_range(histogram: dict[int, int]) -> VoteRange:
    """Exact quantiles of votes from how many comments have each score.

    The quantile q is the smallest score that at least the share q of comments does not exceed.
    """
    total, below = sum(histogram.values()), 0
    cumulative = []
    for score in sorted(histogram):
        below += histogram[score]
        cumulative.append((score, below / total))
    return VoteRange(
        lowest=cumulative[0][0],
        bottom=next(score for score, share in cumulative if share >= PAPER_BOTTOM),
        top=next(score for score, share in cumulative if share >= PAPER_TOP),
        highest=cumulative[-1][0],
    )


def pairs(comments: ibis.Table, rule: Rule, votes: VoteRanges) -> ibis.Table:
    """All pairs that `rule` makes of scored comments, the ids of both in one row.

    Where the comments come with their endorsement, `standard` says how surely the chosen one has
    more of it (see `endorsement.standardised`).
    """
    better, worse = comments.view(), comments.view()
    comparable = [
        better.post_id == worse.post_id,
        better.maturity == worse.maturity,
        # The same words posted twice teach nothing, whatever their votes.
        better.words != worse.words,
    ]
    joined = better.join(worse, [*comparable, *rule(better, worse, votes)])
    fields = ("comment_id", "score", "letters")
    endorsed = "log_rate" in comments.columns
    surely = {"standard": endorsement.standardised(better, worse)} if endorsed else {}
    return joined.select(
        post_id=better.post_id,
        **surely,
        **{f"chosen_{field}": better[field] for field in fields},
        **{f"rejected_{field}": worse[field] for field in fields},
    ).mutate(pair_id=digest(ibis._.chosen_comment_id, ibis._.rejected_comment_id))


def at_most(per_post: int, made: ibis.Table) -> ibis.Table:
    """Keep at most `per_post` pairs of each post (0: all): the widest margins, ties by hash.

    A few busy posts would otherwise outweigh all others: pairs grow with the square of comments.
    """
    if not per_post:
        return made
    widest_first = ibis.window(
        group_by="post_id",
        order_by=[ibis.desc(ibis._.chosen_score - ibis._.rejected_score), ibis._.pair_id],
    )
    numbered = made.mutate(place=ibis.row_number().over(widest_first))
    return numbered.filter(numbered.place < per_post).drop("place")


def best_comments(comments: ibis.Table) -> ibis.Table:
    """Voted comments, each post's best first: `place` 0 is the best, ties by hash."""
    voted = comments.filter(comments.score >= 1).mutate(
        row_id=digest(ibis._.post_id, ibis._.comment_id)
    )
    best_first = ibis.window(group_by="post_id", order_by=[ibis.desc("score"), "row_id"])
    return voted.mutate(place=ibis.row_number().over(best_first))
