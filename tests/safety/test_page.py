"""What docs/safety.md says is so."""

import re
from pathlib import Path

import pytest

from llumi.safety.risk import assess
from llumi.safety.rules import RULES
from llumi.safety.screen import screen
from llumi.safety.tiers import Tier

PAGE = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")


def test_every_rule_stands_in_the_page_with_its_severity():
    told = dict(re.findall(r"^\| `(\w+)` \| (block|warn) \|", PAGE, re.MULTILINE))
    assert told == {id: rule.severity for id, rule in RULES.items()}


def test_every_tier_stands_in_the_page():
    assert re.findall(r"^\| `(\w+)` \| (?!block|warn|\d)", PAGE, re.MULTILINE) == [
        tier.label for tier in Tier
    ]


@pytest.mark.parametrize("post", re.findall(r'^- Post: "(.+)"$', PAGE, re.MULTILINE))
def test_a_post_that_the_page_calls_missed_is_missed(post):
    assert assess(post).tier < Tier.POSSIBLE_RISK


@pytest.mark.parametrize("reply", re.findall(r'^- Reply: "(.+)"$', PAGE, re.MULTILINE))
def test_a_reply_that_the_page_calls_missed_is_missed(reply):
    assert screen(reply) == ()


def test_the_page_admits_something():
    assert len(re.findall(r'^- (?:Post|Reply): "', PAGE, re.MULTILINE)) >= 2
