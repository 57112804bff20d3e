"""Kinds of posts."""

from llumi.evaluation.strata import strata

POSTS = {"p1": "My exams start on Monday.", "p2": "Nobody would miss me if I was gone."}


def test_a_post_has_the_tier_that_the_rules_give_it():
    assert strata(POSTS, {})["risk"] == {"p1": "none", "p2": "possible_risk"}


def test_topics_are_the_communitys_own_and_may_be_missing():
    assert "topic" not in strata(POSTS, {"p1": None, "p2": ""})
    assert strata(POSTS, {"p1": "sleep", "p9": "grief"})["topic"] == {"p1": "sleep"}
