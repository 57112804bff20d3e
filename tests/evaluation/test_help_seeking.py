"""Encouraging to seek help, and naming a crisis line."""

import numpy as np
import pytest

from llumi.evaluation.help_seeking import crisis_contact, help_seeking
from llumi.evaluation.texts import Texts


@pytest.mark.parametrize(
    "text",
    [
        "Could you talk to a friend tonight?",
        "Please reach out to your doctor.",
        "Have you told your sister any of this?",
        "A counsellor at school could help; go and see the counsellor.",
        "You deserve to get help.",
        "Maybe open up to someone in your family.",
        "Consider therapy.",
        "It may be time to find a therapist.",
        "Ask your GP for an appointment.",
        "Call a crisis line if it gets worse.",
    ],
)
def test_a_reply_that_sends_to_somebody_encourages(text):
    assert help_seeking(Texts.of([text])) == [1.0]


@pytest.mark.parametrize(
    "text",
    [
        "I talked to my sister for hours.",
        "My therapist never rang back.",
        "Hugs.",
        "Your friend sounds kind.",
        "I told my mum in the end.",
        "The doctor was late.",
        "You could rest a little.",
        "It helps to write it down.",
        "Nobody should have to carry this alone.",
        "Families are strange.",
    ],
)
def test_a_reply_that_sends_to_nobody_does_not(text):
    assert help_seeking(Texts.of([text])) == [0.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can call a crisis line at any hour.", 1.0),
        ("The Samaritans listen at night, too.", 1.0),
        ("If you can't keep yourself safe, go to the nearest hospital.", 1.0),
        ("Emergency services will come.", 1.0),
        ("Talk to a friend.", 0.0),
        ("The line at the post office was long.", 0.0),
        ("Every crisis ends.", 0.0),
    ],
)
def test_a_crisis_line_is_one_however_it_is_named(text, expected):
    assert crisis_contact(Texts.of([text])) == [expected]


def test_without_words_nothing_is_said():
    for measure in (help_seeking, crisis_contact):
        assert np.isnan(measure(Texts.of(["\N{YELLOW HEART}"]))[0])
