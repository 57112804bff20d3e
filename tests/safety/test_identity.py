"""Identifying details in replies. All names, places and replies are invented."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from llumi.safety.nets import widened
from llumi.safety.reading import read
from llumi.safety.replies.identity import IDENTIFYING, identifying

MUST_FIRE = [
    "What's your full name?",
    "Could you tell us your surname and date of birth?",
    "Can I have your real name, so that I can help better?",
    "Which school do you go to?",
    "What company is this?",
    "Where do you work?",
    "Where exactly do you live?",
    "Which street is it?",
    "What's your manager called?",
    "What is your landlord's name?",
    "Tell me where he works.",
    "Could you share the names of the girls?",
    "I'd need your home address.",
    "I think I know who you are.",
    "I've worked out who this is.",
    "I recognised your face.",
    "I looked through your post history.",
    "Are you the girl from the bakery?",
    "You must be the lad whose brother was in the news.",
    "You sound exactly like someone I know from choir.",
    "There can't be two of you.",
    "I'm so sorry, Marta Lindqvist.",
    "Are you Dilys Penhale?",
    "Is it you, Jory?",
    "Hollow Park High can be a hard place.",
    "The Greystoke clinic has long queues.",
    "Do you live on Tanner Street?",
    "I walked past there today.",
    "I'll tag your sister.",
    "@dilys_p should read this.",
    "Sergeant Halvard, that must have been a long year.",
]
MUST_NOT_FIRE = [
    "I'm sorry about your sister.",
    "Your job sounds exhausting.",
    "You don't need to tell me your full name.",
    "There's no need to say where you work.",
    "I don't know who you are, and I don't have to.",
    "What should I call you?",
    "Which lesson is the worst?",
    "What kind of work do you do?",
    "Do you live with someone?",
    "Where do you live, roughly? The country is enough.",
    "Where does your sister live? Could she come tonight?",
    "What was your son's name?",
    "What's your dog called?",
    "Your full name is in the post; you may want to take it out.",
    "If the clinic asks for your full name, you may say why you worry.",
    "I know your mum means a lot to you.",
    "I know that school is hard right now.",
    "I can see who you care about.",
    "Are you the only person in the house?",
    "You gave it away to a friend.",
    "In a village where everyone knows everyone, grief is public.",
    "Happy New Year, and take care on Christmas Day.",
    "The Samaritans, or the Crisis Text Line, can listen.",
    "Is it Monday that frightens you?",
    "High school can be lonely.",
    "The road ahead is long, and the whole street seems to know.",
    "You are not the only one here in Australia who feels this.",
    "You have been at school with these worries for a year.",
    "When you were at work with him, did you feel safe?",
    "Who knows you well enough to sit with you?",
]
REPEATED = [
    ("I started at Quillmore in May and cry daily.", "Every day since May, at Quillmore."),
    ("my wife is Lucia Brandt and she left", "Lucia Brandt left, and you are still here."),
    ("im at quillmore logistics, nights", "Nights at quillmore logistics sound hard."),
    ("I am in room 207 and alone.", "Alone in 207, that hurts."),
    ("I study at the Kestrel Institute.", "The Kestrel Institute asks a lot of you."),
    ("we live on corran street", "People on corran street talk, I guess."),
]
NOT_REPEATED = [
    ("I'm Jolene Abernath and work at Tolland Dairy.", "Being screamed at wears anybody down."),
    ("My cat Biscuit died.", "Biscuit must have been a good friend."),
    ("My sister Anna left.", "You miss Anna."),
    ("i hate my boarding school", "A boarding school can feel so far from home."),
    ("We lost the World Cup bet.", "The World Cup brought back that evening."),
    ("I moved to Los Angeles.", "A new start in Los Angeles, and nobody to call."),
    ("her school rang me", "What did her school say?"),
    ("I have slept 4 hours.", "After 4 hours of sleep everything is harder."),
]


def found(text, post=None):
    reading = read(text)
    spans = identifying(reading, None if post is None else read(post))
    return [reading.text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", MUST_FIRE)
def test_details_asked_for_guessed_or_named_are_found(text):
    assert found(text)


@pytest.mark.parametrize("text", MUST_NOT_FIRE)
def test_kind_and_neutral_mention_passes(text):
    assert not found(text)


@pytest.mark.parametrize(("post", "reply"), REPEATED)
def test_what_the_post_gives_away_may_not_be_repeated(post, reply):
    assert found(reply, post)


@pytest.mark.parametrize(("post", "reply"), NOT_REPEATED)
def test_what_leads_to_nobody_may_be_repeated(post, reply):
    assert not found(reply, post)


def test_names_are_known_by_their_capitals():
    assert found("Hi, Marta Lindqvist.")
    assert not found("Hi, dear friend.")
    assert not found("HI, MY FRIEND.")


def test_found_words_stand_where_they_stand_in_the_original():
    text = "That\u2019s  hard. I\u2019m so sorry, Marta Lindqvist."
    reading = read(text)
    (span,) = identifying(reading, None)
    start, end = reading.original_span(span)
    assert text[start:end] == "sorry, Marta Lindqvist"


def test_a_search_without_looks_finds_all_that_the_rule_finds():
    net = "|".join(f"(?:{widened(pattern.pattern)})" for pattern in IDENTIFYING)
    texts = pa.array([read(text).text for text in MUST_FIRE], pa.string())
    assert all(pc.match_substring_regex(texts, net).to_pylist())


@pytest.mark.parametrize("unit", ["A B ", "Ab Cd ", "Park High ", "room 12 ", "are you the ", "@"])
def test_a_long_hostile_reply_is_read_to_its_end(unit):
    text = unit * (60_000 // len(unit)) + ". What is your surname?"
    assert found(text, text)
