"""Kinds of posts, so that a difference on average does not hide one where it matters most.

    strata(posts)  → {"risk": {"p1": "distress", "p2": "none", …}, "topic": {"p1": "grief", …}}

How much a post asks is told by the safety rules, as for tables; the topic is the community's own.
"""

from collections.abc import Mapping

from llumi.safety.risk import assess


def strata(posts: Mapping[str, str], topics: Mapping[str, str | None]) -> dict[str, dict[str, str]]:
    """Labels of each post by the name of the stratification; posts without a topic have none."""
    found = {"risk": {post: assess(text).tier.label for post, text in posts.items()}}
    told = {post: topic for post, topic in topics.items() if topic and post in posts}
    return found | ({"topic": told} if told else {})
