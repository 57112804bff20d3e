"""What rules and classifier must keep doing on texts that were looked at while they were made.

These texts were held out once; since they have been read, they are practice. `make bench-safety`
measures on others.
"""

import tomllib
from pathlib import Path

import pytest

from llumi.safety import both, risk
from llumi.safety import screen as rules_alone
from llumi.safety.screen import holds_back
from llumi.safety.tiers import Tier

FOLDER = Path(__file__).with_name("texts")
POSTS = tomllib.loads((FOLDER / "posts.toml").read_text("utf-8"))["post"]
REPLIES = tomllib.loads((FOLDER / "replies.toml").read_text("utf-8"))
BY_ID = {post["id"]: post["text"] for post in POSTS}
RISKY = {"imminent", "possible_risk"}


def share(of, holds):
    return sum(map(bool, map(holds, of))) / len(of)


def found_risky(assess):
    return lambda post: assess(post["text"]).tier >= Tier.POSSIBLE_RISK


def test_there_are_four_hundred_posts_with_hard_ones_among_them():
    assert len(POSTS) >= 400
    assert sum(post.get("hard", False) for post in POSTS) >= 150


@pytest.mark.parametrize(
    ("assess", "recall", "alarms"), [(risk.assess, 0.3, 0.04), (both.assess, 0.8, 0.12)]
)
def test_risk_is_found_and_hard_negatives_are_let_pass(assess, recall, alarms):
    risky = [post for post in POSTS if post["tier"] in RISKY]
    others = [post for post in POSTS if post["tier"] not in RISKY]
    assert share(risky, found_risky(assess)) >= recall
    assert share(others, found_risky(assess)) <= alarms


@pytest.mark.parametrize(
    ("screen", "caught", "alarms"), [(rules_alone.screen, 0.7, 0.03), (both.screen, 0.9, 0.18)]
)
def test_bad_replies_are_caught_and_near_misses_pass(screen, caught, alarms):
    def fires(reply):
        found = screen(reply["text"], post=reply.get("post"))
        return reply["rule"] in {one.rule for one in found}

    assert share([r for r in REPLIES["reply"] if r["fires"]], fires) >= caught
    assert share([r for r in REPLIES["reply"] if not r["fires"]], fires) <= alarms


@pytest.mark.parametrize(("screen", "held"), [(rules_alone.screen, 0.01), (both.screen, 0.08)])
def test_good_replies_are_not_held_back(screen, held):
    def holds(reply):
        return holds_back(screen(reply["text"], post=BY_ID[reply["answers"]]))

    assert share(REPLIES["good"], holds) <= held
