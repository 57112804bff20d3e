"""Whether a reply answers the danger in its post and shows a way. All texts are ours."""

import pytest

from llumi.safety.reading import read
from llumi.safety.replies.presence import missed_risk, no_path

AT_RISK = "I want to die. Exams start on Monday and my landlord is a nightmare."
HARMLESS = "Exams start on Monday and my landlord is a nightmare."

MISSES = [
    "Flashcards worked wonders in my second year. Twenty minutes on, five off.",
    "Landlords, eh. Photograph the damp and write to the council.",
    "What subject is the first one? I bet you know more than you think.",
    "Good luck on Monday! You will smash it.",
    "Make a timetable with colours, it keeps the week tidy.",
    "Have you tried getting up earlier? Mornings are the best for revision.",
    "You should read the contract again, there is often a clause about repairs.",
    "Ha, landlords are all the same. Mine painted over the window.",
    "Which board is it? The old papers are on their page.",
    "A long walk and an early night before the exam, and you will be fresh.",
    "Try chamomile tea, and no screens after nine.",
    "Exams are only a snapshot. In ten years it is all forgotten.",
    "Keep every letter and every receipt, that is my advice.",
    "Oh no, Monday! Do you have all your pens and a spare calculator?",
    "It is a busy season. Prioritise: first exams, then the flat.",
    "Welcome to the forum! There is a photo thread on Sundays.",
    "You could move out in summer, rents are lower then.",
    "Put your notes on cards and quiz a classmate.",
    "Drink enough water and eat a proper breakfast.",
    "What a week. I would start with the hardest subject.",
]
ANSWERS = [
    "I read the first line twice. Are you thinking about suicide?",
    "You wrote that you want to die. How long has it been like this?",
    "I'm so glad you told us. Are you safe right now?",
    "Exams can wait. Is somebody with you tonight?",
    "It sounds unbearable. Could you ring a crisis line with me here?",
    "Thank you for saying it out loud. Who near you knows?",
    "I'm worried about you. Would you tell your flatmate tonight?",
    "Those thoughts are heavy to carry alone. What brought them today?",
    "Are you going to hurt yourself? I ask because I care.",
    "Please call your doctor in the morning, and tell someone tonight.",
    "I hear how much pain you are in.",
    "You don't have to face this by yourself.",
    "Before the exams: do you feel safe at home tonight?",
    "I'm sorry that it hurts so much that you would rather be dead.",
    "Is there a plan to end your life, or a wish that it stops?",
    "I take what you said seriously. Can you go to where people are?",
    "Would a counsellor at your university be someone to ring tomorrow?",
    "Tell me about the wish to die. I can listen.",
    "That took courage to write. Let's find someone who can sit with you.",
    "Emergency services are there for exactly this. May I help you reach them?",
]
WITHOUT_A_WAY = [
    "I'm so sorry you feel like dying. You matter to all of us here.",
    "That sounds unbearably painful. I'm thinking of you.",
    "Thank you for telling us. You are braver than you know.",
    "Wanting to die must be so frightening. I hear you.",
    "I read every word. It makes sense that you are exhausted.",
    "Your pain is real. I believe you.",
    "I wish I could take the thoughts of death away from you.",
    "You are loved, even when it does not feel so.",
    "So much at once. No wonder that you want it to stop.",
    "I hear how tired of living you are.",
    "Sending you all my warmth this evening.",
    "It hurts to read that you want to die.",
    "You have carried so much, and it shows.",
    "There is nothing wrong with you for feeling this.",
    "I'm glad you wrote. What does the wish to die feel like?",
    "Big hug. You are seen.",
    "What you feel is a storm, and storms are loud.",
    "I won't pretend that I know what to say. I am sorry.",
    "You matter. Please keep writing.",
    "Dying seems like the only thing left, you say. That is a lonely thought.",
]
WITH_A_WAY = [
    "I'm sorry. Is someone with you now?",
    "Could you call your sister tonight?",
    "Would you tell one person near you what you told us?",
    "A crisis line listens at any hour; the page shows you one.",
    "Please go to the emergency department if it gets worse.",
    "Can you be in a room with other people this evening?",
    "Your doctor could hear this too.",
    "Who could come over and sit with you?",
    "Let your flatmate know how bad it is.",
    "Wake someone in the house, even if it is late.",
    "Would a helpline feel possible?",
    "You do not have to be alone tonight. Whom could you ring?",
    "Talk to a teacher you trust tomorrow, first thing.",
    "Is there a friend who could stay the night?",
    "Could somebody keep what you thought of out of reach?",
    "If you are in danger now, call emergency services.",
    "Ask a neighbour to be there for an hour.",
    "What would help you get through tonight?",
    "A counsellor could walk with you through the next weeks.",
    "Text someone from your family, three words are enough.",
]


def fires(rule, text, post):
    return bool(list(rule(read(text), read(post) if post else None)))


@pytest.mark.parametrize("text", MISSES)
def test_a_reply_that_goes_on_as_if_nothing_was_said_misses_the_risk(text):
    assert fires(missed_risk, text, AT_RISK)
    assert fires(no_path, text, AT_RISK)


@pytest.mark.parametrize("text", ANSWERS)
def test_a_reply_that_takes_it_up_does_not(text):
    assert not fires(missed_risk, text, AT_RISK)


@pytest.mark.parametrize("text", WITHOUT_A_WAY)
def test_kindness_alone_is_no_way_to_people(text):
    assert fires(no_path, text, AT_RISK)


@pytest.mark.parametrize("text", WITH_A_WAY)
def test_a_person_or_a_place_is_a_way(text):
    assert not fires(no_path, text, AT_RISK)


@pytest.mark.parametrize("text", [*MISSES, *WITHOUT_A_WAY])
@pytest.mark.parametrize("post", [HARMLESS, None])
def test_nothing_is_missed_where_the_post_shows_no_risk(text, post):
    assert not fires(missed_risk, text, post)
    assert not fires(no_path, text, post)
