"""What a post may need. All posts are ours; nobody wrote them in need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.safety.posts.signs import SIGNS, URGENCIES
from llumi.safety.risk import assess
from llumi.safety.tiers import Tier

IMMINENT = [
    "I want to die tonight.",
    "im gonna kil my self",
    "I\u2019m going to end my life. Nobody will notice.",
    "I have written my goodbye letters and I feel calm.",
    "I've been suicidal for weeks and now I have a plan.",
    "I've already taken all my pills. I'm scared.",
    "I don't want to be here any more. Goodbye everyone.",
    "I WANT TO\nDIE. I gave away my things. I DON'T THINK I WILL MAKE IT TO MORNING",
    "I can't keep myself safe.",
    "By the time you read this I will be gone.",
    "Thinking of suicide again, right now, in this car park.",
]
POSSIBLE_RISK = [
    "Some days I want to  die and then it passes.",
    "i feel suicidle and idk who to tell",
    "Honestly I don\u2019t want to be here anymore.",
    "I wish I wouldn't wake up tomorrow.",
    "They would all be better off without me.",
    "There is no point in going on.",
    "I would like to sleep forever.",
    "kms fr",
    "Been thinking about how to unalive myself, not today though.",
    "I started self harming again after two years.",
    "He gets drunk and then he hits me.",
    "My friend says she is going to kill herself tonight. What do I do?",
    "I'm worried about my friend who wants to die.",
    "I have never wanted to die so badly.",
    "It's not that I want to die, I only want it to stop.",
    "I don't care if I live or die.",
    "Every evening the same thought of s*icide, every morning I get up anyway.",
]
DISTRESS = [
    "I feel hopeless about the exam results.",
    "I can't cope with the baby and the night shifts.",
    "Another panic attack on the bus.",
    "I've been crying every night since we split up.",
    "We lost my uncle to suicide in May and the house is so quiet.",
    "I'm not suicidal, but I'm so lonely.",
    "nobody cares what i do",
    "Since the move I am completely alone and can't sleep.",
]
NONE = [
    "How do I thank the volunteers who helped me last winter?",
    "First week in the new job, a bit nervous, mostly happy.",
]
HARD_NEGATIVES = [
    "I was dying of laughter at her wedding speech.",
    "This commute is killing me, any podcast tips?",
    "I'm dead \U0001f602 my cat just opened the fridge",
    "I'm not suicidal, I just need a holiday.",
    "I have never wanted to die, I want to understand my grandfather.",
    "I'm dying to know how your interview went.",
    "Ran 10 kms today and my knees complain.",
    "We watched Suicide Squad with the kids next door.",
    "Leaving this firm would be career suicide.",
    "I wanted to die of embarrassment when the microphone was on.",
    "I have a plan for the weekend: sleep, tea, garden.",
    "I cut myself shaving before the photo.",
    "He hit me up on chat after ten years!",
    "I don't want to be here at this conference.",
    "My mum is going to kill me when she sees the kitchen.",
    "I wrote goodbye letters to my class before the summer.",
    "I don't want to live with my parents for another year.",
]


@pytest.mark.parametrize(
    ("post", "tier"),
    [
        *((post, Tier.IMMINENT) for post in IMMINENT),
        *((post, Tier.POSSIBLE_RISK) for post in POSSIBLE_RISK),
        *((post, Tier.DISTRESS) for post in DISTRESS),
        *((post, Tier.NONE) for post in NONE),
    ],
)
def test_a_post_gets_its_tier(post, tier):
    assert assess(post).tier == tier


@pytest.mark.parametrize("post", HARD_NEGATIVES)
def test_a_figure_of_speech_or_a_denial_is_no_sign(post):
    assert assess(post).tier == Tier.NONE


@pytest.mark.parametrize("post", [*IMMINENT, *POSSIBLE_RISK, *DISTRESS])
def test_a_tier_always_shows_the_words_that_led_there(post):
    marks = assess(post).marks
    assert marks
    for mark in marks:
        assert mark.words == post[mark.start : mark.end]
        assert mark.words.strip() == mark.words
        assert mark.reason.endswith(".")


def test_marks_are_of_the_post_as_it_was_typed():
    post = "Hi \U0001f625  all. I DON\u2019T  WANT\nto be here any more!"
    (mark,) = assess(post).marks
    assert mark.words == "DON\u2019T  WANT\nto be here any more"


def test_mere_distress_is_not_marked_beside_risk():
    marks = assess("I feel hopeless and lonely. I want to die.").marks
    assert [mark.words for mark in marks] == ["want to die"]


def test_risk_of_someone_else_is_never_imminent_and_says_so():
    risk = assess("My brother told me he wants to die tonight. He has a plan.")
    assert risk.tier == Tier.POSSIBLE_RISK
    assert "someone else" in risk.marks[0].reason


def test_a_denial_covers_only_its_own_words():
    assert assess("I'm not suicidal. I want to die.").tier == Tier.POSSIBLE_RISK
    assert assess("I don't know why I want to die.").tier == Tier.POSSIBLE_RISK


def test_a_past_wish_and_a_present_evening_are_not_imminent():
    assert assess("I wanted to die back then and tonight I baked a cake.").tier < Tier.IMMINENT
    assert assess("I was suicidal last year. Tonight we celebrate.").tier < Tier.IMMINENT


def test_no_reason_names_a_diagnosis_or_hurries_anyone():
    for reason in [sign.reason for sign in (*SIGNS.values(), *URGENCIES.values())]:
        assert "!" not in reason
        assert not any(word in reason.lower() for word in ("disorder", "patient", "depress"))


def test_tiers_compare_and_have_a_label():
    assert Tier.NONE < Tier.DISTRESS < Tier.POSSIBLE_RISK < Tier.IMMINENT
    assert Tier.POSSIBLE_RISK.label == "possible_risk"


@given(st.text())
def test_any_text_can_be_assessed(text):
    for mark in assess(text).marks:
        assert mark.words == text[mark.start : mark.end] != ""


@pytest.mark.parametrize(
    "unit",
    ["suicidal ", "not ", "i ", "want to ", "a", " ", "my friend ", "tonight want to die ", "1 "],
)
def test_a_long_hostile_post_is_assessed_to_its_end(unit):
    # No clock: with a pattern that is more than linear this would not come back.
    post = unit * (200_000 // len(unit)) + ". I want to die."
    assert assess(post).marks[-1].end == len(post) - 1
