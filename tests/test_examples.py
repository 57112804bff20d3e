import csv
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from llumi.community.masking import mask
from llumi.safety.risk import assess
from llumi.safety.rules import RULES
from llumi.safety.screen import screen
from llumi.safety.tiers import Tier

COMMUNITY = Path(__file__).parents[1] / "examples" / "community"


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    text = (COMMUNITY / "community.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def intents() -> dict[str, str]:
    with (COMMUNITY / "intents.csv").open(encoding="utf-8", newline="") as file:
        return {row["comment_id"]: row["intent"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def plant_votes() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plant_votes", COMMUNITY / "plant_votes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of(kind: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["kind"] == kind]


def test_the_sample_community_has_many_voices(lines: list[dict[str, Any]]) -> None:
    posts, comments = of("post", lines), of("comment", lines)
    assert len(posts) >= 60 and len(comments) >= 300
    assert len({post["topic"] for post in posts}) >= 10
    assert len({line["author"] for line in lines}) >= 100
    assert max(Counter(comment["text"][:25] for comment in comments).values()) == 1


def test_every_comment_has_an_intent_and_some_are_harmful(
    lines: list[dict[str, Any]], intents: dict[str, str]
) -> None:
    assert {comment["id"] for comment in of("comment", lines)} == intents.keys()
    counts = Counter(intents.values())
    for intent in ("excellent", "good", "minimising", "tough_love", "early_advice", "clumsy"):
        assert counts[intent] >= 15


def test_the_votes_can_be_planted_again_to_the_byte(
    lines: list[dict[str, Any]], intents: dict[str, str], plant_votes: ModuleType
) -> None:
    again = plant_votes.plant(json.loads(json.dumps(lines)), intents)
    assert again == lines


def test_votes_follow_the_clock_more_than_quality(
    lines: list[dict[str, Any]], intents: dict[str, str], plant_votes: ModuleType
) -> None:
    earlier = better = pairs = told = 0
    by_post: dict[str, list[dict[str, Any]]] = {}
    for comment in of("comment", lines):
        by_post.setdefault(comment["post"], []).append(comment)
    for comments in by_post.values():
        for one in comments:
            for other in comments:
                if one["score"] > other["score"]:
                    pairs += 1
                    earlier += one["created"] < other["created"]
                    quality = [plant_votes.QUALITY[intents[c["id"]]] for c in (one, other)]
                    told += quality[0] != quality[1]
                    better += quality[0] > quality[1]
    assert earlier / pairs > 0.75
    assert better / told < 0.6


def test_nothing_in_the_sample_leads_to_a_person_or_names_a_method(
    lines: list[dict[str, Any]],
) -> None:
    for line in lines:
        text = f"{line.get('title', '')} {line['text']}"
        assert not +mask(text)[1], line["id"]
        assert not [found for found in screen(text) if found.rule == "method"], line["id"]
        assert not re.search(r"\d{5,}", text), line["id"]
    assert "method" in RULES


def test_some_posts_speak_of_risk_and_most_do_not(lines: list[dict[str, Any]]) -> None:
    tiers = Counter(assess(f"{post['title']}\n{post['text']}").tier for post in of("post", lines))
    assert 3 <= tiers[Tier.POSSIBLE_RISK] + tiers[Tier.IMMINENT] <= 12
