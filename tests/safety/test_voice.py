"""A human life that a model claims. All replies are ours."""

import pytest

from llumi.safety.reading import read
from llumi.safety.replies.lived import LIVED, lived_experience


def found(text):
    reading = read(text)
    spans = lived_experience(reading, None)
    return [reading.original[slice(*reading.original_span(span))] for span in spans]


CLAIMED = [
    "I went through something similar after my divorce.",
    "My sister had the same thing.",
    "As a nurse I have seen this often.",
    "Nurse here, and I see it daily.",
    "I'm a trained counsellor.",
    "I've worked with many people like you.",
    "In my practice, clients say the same.",
    "I'm human too, you know.",
    "You're talking to a real person.",
    "I am not a bot.",
    "I cried when I read this.",
    "That gave me goosebumps.",
    "I can smell the rain as I type.",
    "Over my coffee this morning I thought of you.",
    "Yesterday I walked along the river and felt the same.",
    "I couldn't sleep last night either.",
    "I'm sitting on my sofa with the cat.",
    "When I was nineteen I failed too.",
    "It worked for me.",
    "That saved my life.",
    "Me too. Every winter.",
    "Same here, for years.",
    "I'm 34 and I still feel like that.",
    "We parents know that guilt.",
    "From one survivor to another: hold on.",
    "Having lost my father young, I know the silence.",
    "I drank for ten years.",
    "I still remember the smell of that ward.",
    "I am in recovery myself.",
    "I've had nights like that.",
    "As someone who lost a brother, I hear you.",
    "I grew up in a house like that.",
    "My therapist taught me a trick.",
    "I did two tours, and coming home was harder.",
]
NOT_CLAIMED = [
    "I hear you.",
    "I can only imagine how that is.",
    "Many people describe it like that.",
    "I have not lived this, and I would like to understand.",
    "I've read your post twice.",
    "I noticed how gently you write about her.",
    "I'm glad that you told us.",
    "I'm sorry that you lost your mother.",
    "When you were nineteen, nobody helped.",
    "As a nurse, you care for everybody else.",
    'You wrote "I\'ve been there before".',
    "A counsellor could go through it with you.",
    "Someone who has been there may understand better than I do.",
    "I wondered what your evenings are like.",
    "I wanted to ask how you slept.",
    "I hope you get some rest; you have earned it.",
    "I would like that for you, too.",
    "What helped you last time?",
    "I'm here, and I'm listening.",
    "I care about what happens to you.",
    "I'm not a doctor, so I can't judge that.",
    "I had a question about your sister.",
    "I know that asking is hard.",
    "My hope is that tomorrow is softer.",
    "I missed one thing in your post: who is with you?",
    "I don't know what that feels like.",
    "I believe you.",
    "It took me a moment to find words.",
    "You are only human.",
    "There are people here who know this road.",
    "I misread your first line, sorry.",
    "I was moved by your letter.",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_human_life_is_found(text):
    assert found(text)


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_listening_and_imagining_claims_no_life(text):
    assert not found(text)


def test_what_the_rule_needs_occurs_wherever_it_fires():
    for text in (*CLAIMED, *NOT_CLAIMED):
        assert any(pattern.search(read(text).text) for pattern in LIVED) or not found(text)
