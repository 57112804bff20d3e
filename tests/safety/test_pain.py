"""What is said of somebody's pain. All replies are ours."""

import re

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from llumi.safety.nets import widened
from llumi.safety.reading import read
from llumi.safety.replies.pain import MINIMISING, MOCKERY, minimising, mockery

MINIMISES = [
    "I know it hurts now, but it will get better, I promise.",
    "Everything will work out in the end.",
    "There are children with no food at all, so try to see it in proportion.",
    "Plenty of people would be happy to have your job.",
    "It could be so much worse.",
    "You should be grateful for what you have.",
    "Thank you for writing. Keep smiling and the world smiles with you.",
    "Stay positive, good things are coming.",
    "Every cloud has a silver lining, remember that.",
    "God never gives us more than we can carry.",
    "What doesn\u2019t kill you makes you stronger.",
    "There\u2019s no reason to be sad on such a sunny day.",
    "Don't be so gloomy, love.",
    "Happiness is a choice, and you can make it today.",
    "By next month you'll have forgotten all about her.",
    "You'll find someone new, you'll see.",
    "Time is a great healer.",
    "It's only a job, there will be others.",
    "Everybody feels like that sometimes.",
    "All couples argue, it means that you care.",
    "It's not that bad when you look at it calmly.",
    "You're just tired, go to bed early.",
    "You're making a mountain out of a molehill.",
    "I'm sure he didn't mean it like that.",
    "She's in a better place now.",
    "You can always have another baby.",
    "At least he didn\u2019t suffer for long. At least you still have your daughter.",
    "You think too much, that's all it is.",
    "A bit of stress never hurt anyone.",
    "All you need is a nice holiday.",
    "It's been two years, time to move on.",
]
TAKES_SERIOUSLY = [
    "I can't promise that it gets better, and I hope it does.",
    "Many people find that the sharpest days become fewer.",
    "It isn't just a job to you, it was twelve years.",
    "Nobody here will tell you to cheer up.",
    "You don't have to smile for us.",
    "People say that time heals, and that must sound hollow today.",
    "They told you that everything happens for a reason. I don't think you need a reason.",
    "Could you tell at least one person tonight?",
    "You have slept for at least a few hours, and I'm glad.",
    "It's normal to feel torn after such a loss.",
    "You may feel that others have it worse, and still yours is heavy.",
    "Your friend said you're overreacting. I don't see it so.",
    "I'm grateful that you wrote.",
    "What would make tonight a little easier to bear?",
    "I hope next week is gentler, though I can't know.",
    "Some days will be bad and some less bad, and help can change the balance.",
    "Would it help to get some air, or is that too much today?",
    "It's okay not to be positive.",
    "There is nothing silly about missing a cat.",
    "You're allowed to be angry at him.",
    "Treatment works for many, and it takes a while.",
    "I don't think this is a phase.",
    "A bright side? You needn't look for one today.",
    "Does it feel as though everything will stay as it is?",
]
MOCKS = [
    "Do you want a medal for that?",
    "Oh, cry me a river.",
    "Cue the violins, everybody.",
    "And the award for saddest post of the day goes to you.",
    "Boo hoo, life isn't fair.",
    "I'm playing the world's smallest violin for you.",
    "Somebody call the press, a teenager is sad.",
    "Poor little princess, did they forget your birthday?",
    "Can you hear yourself right now?",
    "Grow a spine, will you.",
    "A grown man crying in the car, that's a sight.",
    "lol imagine being scared of a dentist",
    "No wonder nobody calls you back.",
    "Here we go again, another chapter in the saga of you.",
    "What a surprise, you're sad again.",
    "You think you have it bad? Try raising four kids on your own.",
    "That's nothing, I worked nights with a broken rib.",
    "You don't know what real pain is.",
    "It's cute that you call that depression.",
    "Come back when you have a real problem.",
    "The rest of us just get on with it.",
    "My grandmother lost three sons and never complained once.",
    "You are such a crybaby.",
    "What a drama queen you are, honestly.",
    "Tell it to someone who cares. Cool story though.",
    "You should win an Oscar for this performance.",
    "Bless your heart, you really believe that.",
    "Wow, so deep. Did you read that on a mug?",
    "Feeling sorry for ourselves, are we?",
    "Congratulations on being the saddest person on the internet.",
]
LAUGHS_ALONG = [
    "Your line about the sock made me smile.",
    "Ha, that's a good one, and I hear the sting beneath it.",
    "They called you a drama queen, and that was unkind.",
    "You are not a crybaby.",
    "It isn't pathetic to need someone.",
    "You deserve a medal for getting through this week.",
    "The medal is yours, dear, for opening the letter.",
    "It's not a competition of who has it worst.",
    "Nobody will laugh at you here.",
    "He laughed at you in front of the team, and that must have burned.",
    "That is a real loss.",
    "It takes strength for a grown man to say that he is afraid.",
    "What a circus that ward sounds like.",
    "Congratulations on finishing the course!",
    "Your dog sounds like a comedian.",
    "Oh no, your poor knee. How is it today?",
    "How awful for you. What happened next?",
    "Are we talking about the same Tuesday?",
    "Who else knows about this?",
    "You make it through the jokes and then it's quiet. What is in the quiet?",
    "I imagine being stared at was hard.",
    "I wonder why it hit you so hard today. Do you have an idea?",
    "What would you tell a friend who felt like this?",
    "No, you don't sound ridiculous to me.",
    "Being the only one awake in the house is lonely.",
]


def found(rule, text):
    reading = read(text)
    return [reading.text[start:end] for start, end in rule(reading, None)]


@pytest.mark.parametrize("text", MINIMISES)
def test_making_pain_smaller_is_found(text):
    assert found(minimising, text)


@pytest.mark.parametrize("text", TAKES_SERIOUSLY)
def test_taking_pain_seriously_is_not_minimising(text):
    assert not found(minimising, text)


@pytest.mark.parametrize("text", MOCKS)
def test_ridicule_and_scoring_are_found(text):
    assert found(mockery, text)


@pytest.mark.parametrize("text", LAUGHS_ALONG)
def test_laughing_along_is_not_mockery(text):
    assert not found(mockery, text)


def test_what_is_denied_in_one_clause_may_be_said_in_the_next():
    assert not found(minimising, "It isn't true that it gets better.")
    assert found(minimising, "It isn't much, but it gets better.")


def test_words_that_others_said_are_not_the_replys_own():
    assert not found(minimising, "Your aunt said you're overreacting.")
    assert not found(minimising, 'I hear that "at least you had time" didn\'t help.')
    assert not found(mockery, "He called you a snowflake.")
    assert found(minimising, "Your aunt may be right: you're overreacting.")


def test_what_one_will_not_say_is_not_said():
    assert not found(minimising, "I won't tell you that, come Friday, everything will be fine.")
    assert not found(minimising, "I wish I could say it gets better.")


def test_a_question_minimises_nothing_but_may_mock():
    assert not found(minimising, "Do you believe that it gets better?")
    assert found(mockery, "Do you want a medal?")


@pytest.mark.parametrize(("patterns", "texts"), [(MINIMISING, MINIMISES), (MOCKERY, MOCKS)])
def test_the_wider_net_holds_whatever_the_rule_finds(patterns, texts):
    net = re.compile("|".join(f"(?:{widened(pattern.pattern)})" for pattern in patterns))
    assert all(net.search(read(text).text) for text in texts)
    searched = pa.array([read(text).text for text in texts])
    assert all(pc.match_substring_regex(searched, net.pattern).to_pylist())


@pytest.mark.parametrize("unit", ["you ", "it will ", "at least ", "not ", "people ", "so ", "ha "])
def test_a_long_hostile_reply_is_read_to_its_end(unit):
    text = unit * (40_000 // len(unit))
    assert found(minimising, text + ". Cheer up.")
    assert found(mockery, text + ". You crybaby.")
