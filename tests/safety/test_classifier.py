"""The classifier: weights of pieces that may add a vote and take none away."""

import hashlib
import inspect
from dataclasses import replace

import numpy as np
import pytest

from llumi.errors import InputError
from llumi.safety import both, classifier, risk
from llumi.safety import screen as rules_only
from llumi.safety.classifier import Classifier
from llumi.safety.reading import read
from llumi.safety.tiers import Tier
from safety import test_risk, test_rules


@pytest.fixture
def small():
    """Two pieces, two labels: "tired" speaks for one, "happy" for the other."""
    return Classifier(
        labels=("low", "high"),
        pieces={"tired": 0, "happy": 1},
        rarity=np.ones(2, np.float32),
        weights=np.array([[-2, 2], [2, -2]], np.float32),
        bias=np.zeros(2, np.float32),
        least={"low": 0.5, "high": 0.5},
        one_of=True,
    )


def test_shares_follow_the_weights(small):
    assert small.shares("so tired")["high"] == pytest.approx(1 / (1 + np.exp(-4)), rel=1e-4)
    assert small.shares("nothing known") == {"low": 0.5, "high": 0.5}


def test_a_text_has_length_one_whatever_it_says_how_often(small):
    assert small.shares("tired tired tired") == pytest.approx(small.shares("tired"))


def test_questions_of_their_own_need_not_sum_to_one(small):
    several = replace(small, one_of=False)
    assert sum(several.shares("nothing known").values()) == 1.0
    assert several.shares("tired")["high"] == pytest.approx(1 / (1 + np.exp(-2)), rel=1e-4)


def test_the_words_that_led_there_are_found(small):
    reading = read("I was happy once. Now I am so TIRED.")
    start, end = small.told_by(reading, ["high"])
    assert reading.text[start:end] == "tired"


def test_what_was_saved_is_what_is_loaded(small, tmp_path):
    classifier.save(small, tmp_path / "small.parquet")
    loaded = classifier.load(tmp_path / "small.parquet")
    assert loaded.labels == small.labels
    assert loaded.pieces == small.pieces
    assert loaded.least == small.least
    assert loaded.shares("so tired") == pytest.approx(small.shares("so tired"), rel=1e-3)


def test_the_shipped_files_are_the_ones_that_were_trained():
    sums = classifier.sums(classifier.FOLDER)
    assert sums.keys() == {"posts.parquet", "replies.parquet"}
    for name, digest in sums.items():
        assert hashlib.sha256((classifier.FOLDER / name).read_bytes()).hexdigest() == digest


def test_a_changed_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    (tmp_path / "posts.parquet").write_bytes(b"not what was trained")
    (tmp_path / classifier.SUMS).write_text(f"{'0' * 64}  posts.parquet\n")
    monkeypatch.setattr(classifier, "FOLDER", tmp_path)
    with pytest.raises(InputError, match="not the file that was trained"):
        classifier._shipped("posts")


@pytest.mark.parametrize(
    "post", [*test_risk.IMMINENT, *test_risk.POSSIBLE_RISK, *test_risk.DISTRESS]
)
def test_the_classifier_takes_no_tier_away(post):
    assert both.assess(post).tier >= risk.assess(post).tier


@pytest.mark.parametrize("rule", test_rules.MUST_FIRE)
def test_the_classifier_takes_no_finding_away(rule):
    for text in test_rules.MUST_FIRE[rule][:8]:
        alone = rules_only.screen(text, post="I want to die.")
        assert set(alone) <= set(both.screen(text, post="I want to die."))


def test_a_vote_shows_the_words_that_led_there():
    post = "Fed the dog. I keep thinking they would all breathe easier if I just stopped."
    found = both.assess(post)
    assert found.tier >= Tier.POSSIBLE_RISK
    for mark in found.marks:
        assert mark.words == post[mark.start : mark.end]


def test_without_files_the_rules_stand_alone(monkeypatch):
    monkeypatch.setattr(classifier, "posts", lambda: None)
    monkeypatch.setattr(classifier, "replies", lambda: None)
    post, reply = "I want to die.", "You can trust me, nobody will ever learn of it. Call 988."
    assert both.assess(post) == risk.assess(post)
    assert both.screen(reply, post=post) == rules_only.screen(reply, post=post)


def test_no_setting_of_a_model_reaches_the_screen():
    """What is screened is text; nothing of a model, its name or its sampling comes in."""
    assert list(inspect.signature(both.screen).parameters) == ["text", "post"]
    assert list(inspect.signature(both.assess).parameters) == ["post"]
