"""The levels of empathy's mechanisms, by rules and by a model."""

import json

import numpy as np
import pytest

from llumi.errors import InputError
from llumi.evaluation import mechanisms
from llumi.evaluation.mechanisms import by_rules
from llumi.evaluation.texts import Texts

LEVELS = {
    "emotional_reactions": {
        2: [
            "I feel so sad for you.",
            "My heart goes out to you.",
            "I'm really worried about you tonight.",
            "It makes me sad to read this.",
            "I'm sorry that you went through that.",
            "I'm very proud of you.",
        ],
        1: ["Hugs.", "It will be okay.", "Hang in there.", "Take care of yourself.", "Stay safe."],
        0: [
            "You could write it down.",
            "Who else knows?",
            "The train was late again.",
            "That makes sense.",
            "Your sister feels sad.",
        ],
    },
    "interpretations": {
        2: [
            "That must be lonely.",
            "It sounds like the evenings are the worst.",
            "You must miss her so much.",
            "No wonder you can't sleep.",
            "I also lost my dog last year.",
            "It seems really unfair.",
        ],
        1: ["I understand how you feel.", "I can relate.", "That makes sense.", "Same here."],
        0: [
            "Hugs.",
            "You could write it down.",
            "Who else knows?",
            "It will pass.",
            "Monday, then.",
        ],
    },
    "explorations": {
        2: [
            "Are you alone in the evenings?",
            "Does your sister know?",
            "How long has it been like this?",
            "What does she say when you tell her?",
        ],
        1: [
            "What happened?",
            "Do you want to talk about it?",
            "How are you?",
            "Tell me more about that.",
        ],
        0: [
            "Have you tried a walk?",
            "Why don't you call her?",
            "You could write it down.",
            "I wonder.",
            "Hugs.",
        ],
    },
}


@pytest.mark.parametrize(
    ("name", "level", "text"),
    [
        (name, level, text)
        for name, levels in LEVELS.items()
        for level, texts in levels.items()
        for text in texts
    ],
)
def test_the_rules_tell_the_level(name, level, text):
    assert by_rules(Texts.of([text]), name) == [level]


def test_a_reply_has_the_level_of_its_strongest_sentence():
    text = "Hugs. I'm so sad to read this. You could write it down."
    assert mechanisms.emotional_reactions(Texts.of([text, "", text])).tolist()[::2] == [2, 2]


def test_without_words_nothing_is_said():
    texts = Texts.of(["\N{YELLOW HEART}", ""])
    assert np.isnan([by_rules(texts, name) for name in mechanisms.NAMES]).all()


def test_the_report_is_told_that_rules_were_used(monkeypatch, tmp_path):
    monkeypatch.setattr(mechanisms, "FOLDER", tmp_path)
    assert "told by rules" in mechanisms.made_by()


def test_a_model_that_was_changed_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setattr(mechanisms, "FOLDER", tmp_path)
    mechanisms._models.cache_clear()
    record = {"rows": 3, "sha256": {"explorations": "0" * 64}, "figures": {}}
    (tmp_path / mechanisms.RECORD).write_text(json.dumps(record), "utf-8")
    (tmp_path / "explorations.parquet").write_bytes(b"changed")
    with pytest.raises(InputError, match=r"explorations\.parquet is not the file"):
        mechanisms.explorations(Texts.of(["Who else knows?"]))
    mechanisms._models.cache_clear()
