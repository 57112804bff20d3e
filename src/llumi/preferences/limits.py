"""What a rule could not do with the data at hand, in sentences.

"The comments have no times, so neither the order of arrival …"
"The rule paper wants 15 votes between two comments of a post; here the widest gap is 9."
"""

import pyarrow as pa
import pyarrow.compute as pc

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


def uncorrected(rule: str, comments: pa.Table, fit: Fit | None) -> list[str]:
    """What rule `votes` could not correct for."""
    if rule != "votes" or fit is None:
        return []
    if fit.source in _UNCORRECTED:
        return [_UNCORRECTED[fit.source]]
    untimed = comments["created_at"].null_count
    if untimed:
        return [f"{untimed:,} comments have no time and are in no pair."]
    return []


def why_nothing(rule: str, usable: pa.Table, posts: pa.Table, made: Made) -> str:
    """One sentence on why `rule` made no pair of these comments."""
    votes = made.votes
    if votes is None:
        return "No comment has votes, so there is nothing to prefer."
    if votes.lowest == votes.highest:
        return (
            f"All {usable.num_rows:,} comments have the same votes ({votes.lowest}), "
            "so none is voted above another."
        )
    gap = _widest_gap(usable)
    if not gap:
        return "Under every post all comments have the same votes, so none is voted above another."
    if rule == "votes":
        return _no_votes(made.fit)
    return _WHY_NOTHING[rule](usable, posts, votes, gap)


def _no_paper(_: pa.Table, __: pa.Table, votes: rules.VoteRange, gap: int) -> str:
    if gap < rules.PAPER_GAP:
        return (
            f"The rule paper wants {rules.PAPER_GAP} votes between two comments of a post; "
            f"here the widest gap is {gap}."
        )
    return (
        f"No post has both a comment in the top 2 % ({votes.top} votes or more) and one in the "
        f"bottom 15 % ({votes.bottom} or fewer) that are {rules.PAPER_GAP} votes apart."
    )


def _no_later(usable: pa.Table, posts: pa.Table, _: rules.VoteRange, __: int) -> str:
    if usable["created_at"].null_count == usable.num_rows:
        return "The rule later compares when comments were written, and the data have no times."
    if posts["score"].null_count == posts.num_rows:
        return "The rule later needs the votes of the posts, and the data have none."
    if (pc.max(posts["score"]).as_py() or 0) < rules.LATER_POST:
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


def _no_any(_: pa.Table, __: pa.Table, ___: rules.VoteRange, ____: int) -> str:
    return "No comment is voted above another of its post."


_WHY_NOTHING = {"paper": _no_paper, "later": _no_later, "any": _no_any}


def _widest_gap(usable: pa.Table) -> int:
    per_post = usable.group_by("post_id").aggregate([("score", "min"), ("score", "max")])
    gaps: list[int] = [row["score_max"] - row["score_min"] for row in per_post.to_pylist()]
    return max(gaps)
