"""Comments that point to help are known, and those that only speak of it are not."""

import pytest

from llumi.safety.pointing import points_to_help


@pytest.mark.parametrize(
    "text",
    [
        "Please call 988, they are there all night.",
        "Have you thought of ringing the Samaritans?",
        "Text the crisis line, they answer at this hour too.",
        "You could talk to a therapist about this.",
        "It may be worth seeing your GP this week.",
        "If it gets worse tonight, go to the emergency room.",
        "I would book an appointment with your doctor.",
        "There is a helpline for this in most countries.",
        "Consider therapy. It helped my brother.",
        "A counsellor might help. Try to find a counsellor at your school.",
        "The crisis line is open all night.",
        "I don't know what to say, but please reach out to someone at a suicide hotline.",
        "I’d suggest asking your doctor about it.",
    ],
)
def test_pointing_to_help_is_seen(text):
    assert points_to_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am so sorry. That sounds exhausting.",
        "My therapist never rang back.",
        "Don't bother calling a hotline.",
        "I saw a therapist for years.",
        "There is no point in seeing a doctor.",
        "You could talk to your sister about this.",
        "Call me when you feel like it.",
        "Therapists are expensive here.",
        "It took me 988 days.",
        "I never got to see a psychiatrist.",
    ],
)
def test_what_does_not_point_to_help_is_let_be(text):
    assert not points_to_help(text)


def test_a_very_long_text_is_read_to_its_end():
    words = "call the " * 20_000
    assert not points_to_help(words)
    assert points_to_help(words + "crisis line")
