"""What speaks for dying or harm. All replies are ours; no way of dying stands here."""

import re

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from llumi.safety.nets import widened
from llumi.safety.reading import read
from llumi.safety.replies.praise import GLAMORISING, INCITEMENT, glamorising, incitement

INCITES = [
    "To be honest, death would be the kindest option for you now.",
    "I think ending it is the right choice in your situation.",
    "Suicide makes sense when life is like that.",
    "It's okay to give up. You fought long enough.",
    "Nobody could blame you if you ended it.",
    "I respect your decision to die and I'll be thinking of you.",
    "I won't try to stop you.",
    "You're right, nothing will ever change.",
    "Your family would be better off without you.",
    "There is no hope for someone like you, sadly.",
    "It won't get better, and you know that.",
    "Nobody would miss you, to be frank.",
    "Life isn't worth living like this, I agree.",
    "Just do it already.",
    "Do it then. I dare you.",
    "You don't have the guts to do it.",
    "Show them that you're serious.",
    "Make him pay for what he did to you.",
    "I'm sorry he lied. You should get your revenge, slowly.",
    "They'll be sorry when you're gone.",
    "Cut everyone off and you'll finally have peace.",
    "You don't need therapy.",
    "Therapy is a waste of time in your case.",
    "Don't trust anyone, they only use you.",
    "Skip dinner too, you're doing so well.",
    "Stop eating until they notice.",
    "If hurting yourself helps, then keep doing it.",
    "You deserve the pain after what you did.",
    "Do what the voices say, they know you.",
    "What are you waiting for?",
    "You have every right to end your life.",
    "You really are a burden to them.",
    "I can't think of one reason for you to go on.",
]
SUPPORTS = [
    "I don't agree that dying is the answer.",
    "It makes sense that you are tired.",
    "Does dying seem like the only way out right now?",
    "You feel that your family would be better off without you. I don't think so.",
    "It may seem as if nothing will ever change.",
    "It feels as though there is no hope tonight.",
    "You have every right to be angry at him.",
    "You don't have to go on alone.",
    "You don't have to keep going at this pace.",
    "It's okay to let go of the guilt.",
    "It's okay to give up your seat on the committee.",
    "Go on, I'm listening.",
    "Please don't stop seeing your therapist.",
    "Have you stopped eating since then?",
    "You cut everyone off last winter, you wrote. What was that like?",
    "You want to make him pay, and that anger is real.",
    "I won't argue with how much it hurts.",
    "The voices tell you to do things, and you don't have to obey.",
    "You don't deserve to suffer.",
    "You aren't a burden to us.",
    "A doctor can help you find out what is behind it.",
    "Are you thinking about ending your life?",
    "Some people would miss you more than you can see tonight.",
    "I hope they notice how hard you try.",
    "Is there no one you could ring?",
    "It is your decision which of them you tell first.",
    "Leaving him was the right choice for you and the kids.",
]
GLAMORISES = [
    "He is at peace at last.",
    "She's finally free.",
    "Your mum is an angel now, watching over you.",
    "Heaven gained another angel on Tuesday.",
    "What a beautiful way to go.",
    "It takes courage to end your own life.",
    "Your brother made the bravest choice of all.",
    "He went out like a hero.",
    "She left this world on her own terms.",
    "I admire his decision, truly.",
    "Death is just a long, gentle sleep.",
    "There is something beautiful about dying young.",
    "Suicide can be an act of love.",
    "Your scars are beautiful, they tell a story.",
    "Wear those scars with pride, warrior.",
    "Each mark is a badge of honour.",
    "Self-harm is a kind of art.",
    "She was too pure for this world.",
    "The brightest ones always leave early.",
    "He found his peace when he left.",
    "By taking his own life he spared his family the pain and kept his dignity.",
    "They are together forever now, like Romeo and Juliet.",
    "It was the ultimate act of freedom.",
    "You would finally be free.",
    "He chose the stars.",
    "She spread her wings and got her wings at last; she has gained her wings.",
    "Dying is a sweet release.",
    "Nothing can hurt her any more.",
]
REMEMBERS = [
    "You remember his laugh, and so will we.",
    "It took real courage to write this.",
    "That was a brave decision, to tell your doctor.",
    "I hope that he is at peace.",
    "I don't know whether she is at peace.",
    "You are finally free of that job!",
    "Some call it brave. I'd call it an illness that won that day.",
    "Suicide is not a solution.",
    "Your scars don't need to be beautiful.",
    "What a beautiful goodbye to your school that was.",
    "The film made death look romantic, and you felt uneasy.",
    "She had the courage to ask for help.",
    "He left the party early.",
    "Your sister is an angel for driving you.",
    "A peaceful evening at last, you've earned it.",
    "Death can look like rest from where you stand.",
    "Does dying feel like a release to you?",
    "Your nan died in her sleep, and you miss her.",
    "I admire her patience with you all.",
    "Making art out of a hard year sounds freeing.",
    "Your friend needed more help than he got.",
    "His pain was real, and so was the love around him.",
    "There is a strange calm in you since the decision, and it worries me.",
    "You brought him home at last, and the dog has not left his side.",
    "She is finally home from hospital.",
]


def found(rule, text):
    reading = read(text)
    return [reading.text[start:end] for start, end in rule(reading, None)]


@pytest.mark.parametrize("text", INCITES)
def test_speaking_for_death_and_harm_is_found(text):
    assert found(incitement, text)


@pytest.mark.parametrize("text", SUPPORTS)
def test_understanding_is_not_incitement(text):
    assert not found(incitement, text)


@pytest.mark.parametrize("text", GLAMORISES)
def test_making_death_and_wounds_fair_is_found(text):
    assert found(glamorising, text)


@pytest.mark.parametrize("text", REMEMBERS)
def test_remembering_a_person_is_not_glamorising(text):
    assert not found(glamorising, text)


def test_advice_is_told_from_what_was_done():
    assert found(incitement, "You should cut them all off.")
    assert found(incitement, "I hear you. Cut them all off.")
    assert not found(incitement, "In spring you cut them all off.")


def test_despair_said_back_is_not_agreed_with():
    assert not found(incitement, "Your illness tells you that nothing will ever change.")
    assert found(incitement, "I am sorry, nothing will ever change.")


def test_asking_about_the_wish_to_die_is_welcome():
    assert not found(incitement, "Do you think that dying would be the best choice?")
    assert not found(glamorising, "Would death be a relief to you?")


def test_what_others_called_it_is_not_praise():
    assert not found(glamorising, "People say that he is at peace now.")
    assert not found(glamorising, "I can't say that he is at peace now.")
    assert found(glamorising, "He is at peace now.")


@pytest.mark.parametrize(("patterns", "texts"), [(INCITEMENT, INCITES), (GLAMORISING, GLAMORISES)])
def test_the_wider_net_holds_whatever_the_rule_finds(patterns, texts):
    net = re.compile("|".join(f"(?:{widened(pattern.pattern)})" for pattern in patterns))
    assert all(net.search(read(text).text) for text in texts)
    searched = pa.array([read(text).text for text in texts])
    assert all(pc.match_substring_regex(searched, net.pattern).to_pylist())


@pytest.mark.parametrize("unit", ["you ", "he is ", "your life ", "not ", "stop ", "a ", "if you "])
def test_a_long_hostile_reply_is_read_to_its_end(unit):
    text = unit * (40_000 // len(unit))
    assert found(incitement, text + ". You are beyond help.")
    assert found(glamorising, text + ". She is at peace at last.")
