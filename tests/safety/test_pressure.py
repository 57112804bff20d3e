"""What presses on a person, and what only asks or cares. All replies are ours."""

import pytest

from llumi.safety.reading import read
from llumi.safety.replies.pressure import (
    BLAME,
    CONTRACT,
    LEADING_NEGATIVE,
    blame,
    contract,
    leading_negative,
)

MUST_FIRE = {
    leading_negative: [
        "You wouldn't do anything silly, would you?",
        "You're not suicidal, are you?",
        "I'm so sorry. You aren't planning to end your life, right?",
        "You haven't been having those thoughts again, have you?",
        "You don't really want to die, do you?",
        "u r not gonna hurt urself r u",
        "You'd never actually do it, would you?",
        "I assume you're not thinking about suicide.",
        "I trust there is no risk of you harming yourself.",
        "Can I take it that you have no intention of killing yourself?",
        "I hope you're not hurting yourself?",
        "Please tell me you're not going to do something stupid.",
        "Surely you don't mean that you want to die.",
        "So, no thoughts of suicide then?",
        "No plans to hurt yourself, I take it?",
        "That was just a figure of speech, right?",
        "You didn't mean that literally, did you?",
        "You're too clever to do anything rash, aren't you?",
        "It hasn't come to thoughts of ending your life, has it?",
        "You're only venting, yeah?",
        "I imagine that you've never thought of taking your own life?",
        "The voices never tell you to harm yourself, do they?",
        "You are safe tonight, right?",
        "You are feeling low but not suicidal, is that right?",
        "I don't need to worry about you, do I?",
    ],
    contract: [
        "Promise me you won't do it.",
        "Can you promise that you will stay alive until Monday?",
        "Please swear to me that you'll never hurt yourself again.",
        "I need your word that you won't kill yourself tonight.",
        "Give me your word you'll be here tomorrow.",
        "I want you to sign a no-suicide contract.",
        "Let's make a deal: you don't die, and I keep reading.",
        "Pinky promise you won't hurt yourself?",
        "Say it with me: I will not end my life.",
        "Type 'I promise to stay safe' below.",
        "u have to promise me u wont do anything",
        "Will you commit to not harming yourself this week?",
        "Would you agree not to act on these thoughts until you see someone?",
        "Just tell me you won't.",
        "Swear on your children's lives that you won't go through with it.",
        "I'm not leaving until you promise me that you will stay safe.",
        "Make a promise to your mum that you will keep living.",
        "We ask everyone here to make a safety pledge.",
        "Please confirm that you will not attempt suicide.",
        "You must guarantee that you won't cut again.",
        "I'm going to hold you to it: your word of honour that you'll stay safe.",
        "Cross your heart you won't do anything to yourself.",
    ],
    blame: [
        "Think what you'd do to your mother.",
        "How could you do this to your family?",
        "That is a selfish way to think.",
        "Suicide is for cowards.",
        "You brought this on yourself.",
        "It's your own fault for staying with him.",
        "Honestly, what did you expect?",
        "If you really loved your kids, you would get up.",
        "You should be ashamed of yourself.",
        "After everything your parents did for you!",
        "Your children would never forgive you.",
        "You're letting everyone down.",
        "Snap out of it and get a grip.",
        "Stop feeling sorry for yourself.",
        "Pull yourself together.",
        "Nobody owes you a happy life, so stop complaining.",
        "You just want attention.",
        "You're not even trying.",
        "Get help today or I'm done with you.",
        "If you don't call a doctor, I will stop talking to you.",
        "You have no right to throw your life away.",
        "I won't take no for an answer.",
        "Taking your life is a sin and God will punish you.",
        "Someone has to say it: you're being lazy.",
        "You should have left him years ago.",
        "No wonder your friends stopped calling.",
        "Real men don't cry.",
        "You are choosing to be unhappy.",
        "You're a burden on your wife.",
        "Your mum would be heartbroken, and you'd be to blame.",
    ],
}
MUST_NOT_FIRE = {
    leading_negative: [
        "Are you thinking about suicide?",
        "Are you safe right now?",
        "Have you thought about how you might end your life?",
        "Do you want to die, or do you want the pain to stop?",
        "You said you're not suicidal. What is it like when it gets worst?",
        "If you're not thinking about suicide, what did you mean by Friday?",
        "You're not alone with this. Are you having thoughts of suicide?",
        "You don't have to answer, but are you thinking of hurting yourself?",
        "You haven't slept for days, have you?",
        "It isn't fair, is it?",
        "You're not weak for thinking about suicide.",
        "I'm glad you're not hurting yourself any more. What helped?",
        "I hope you don't mind my asking: do you think about dying?",
        "I'm not going to assume that you're fine. How dark does it get?",
        "You're so tired of it all, aren't you?",
        "Is there no one who knows about the thoughts of suicide?",
        "I trust you, and the word suicide doesn't scare me.",
        "You don't sound silly, and nothing you say will shock me.",
        "Did you do something to hurt yourself tonight?",
        "You can't stand another night of this, can you?",
        "You won't be judged here. Do you feel like ending your life?",
        "How often do the thoughts of death come?",
        "It can't be easy to say that aloud. Could you tell your sister?",
    ],
    contract: [
        "You don't have to promise me anything.",
        "I won't ask you to promise that you'll stay safe.",
        "Could we work out what would help you get through tonight?",
        "I promise to read every word, and I hope you stay with us.",
        "We promise we won't judge you if you want to die.",
        "I swear I'm not shocked that you think about suicide.",
        "He broke every promise he made to you.",
        "Would you agree to wake your sister if it gets worse?",
        "A safety plan is something you could make with your doctor.",
        "Could you commit to one glass of water?",
        "Promise yourself a slow morning.",
        "You promised your counsellor, and it was too hard. Could you tell her?",
        "Signing the contract for that flat must have felt final.",
        "You kept your word to your daughter for years.",
        "What would make it easier to stay safe tonight?",
        "Who could stay with you until the morning?",
        "I can't promise that it gets easier, and I want to hear how it is.",
        "Your wedding vows mattered to you.",
        "Deal with one letter at a time, maybe.",
        "No pledge needed here. Are you thinking about suicide?",
        "Tell me what happened, as slowly as you like.",
        "They made you swear that you were fine and not suicidal.",
    ],
    blame: [
        "It's not your fault.",
        "You are not selfish for feeling this way.",
        "Nobody should tell you to snap out of it.",
        "He told you that you're lazy, and that was cruel.",
        "You feel like a burden, and that must be so heavy.",
        "You're worried that it is your fault.",
        "None of this is your fault.",
        "Asking for help isn't weakness.",
        "Your mum sounds important to you. Does she know?",
        "I need to stop at ten tonight, and I'll be back tomorrow.",
        "Part of you says you're pathetic. That part is tired too.",
        "You don't have to pull yourself together for us.",
        "It isn't attention-seeking to say that it hurts.",
        "Who else could be with you tonight?",
        "If you don't feel ready to call, we could write down what to say.",
        "The shame belongs to the one who hurt you.",
        "You didn't ask for this.",
        "Could you let your wife know how bad it is?",
        "I think seeing a doctor soon matters. What makes it hard?",
        "You've been so strong for your kids.",
        "People say man up, and it helps no one.",
        "I see it differently, and I understand why you were angry.",
        "You'd want your brother to call, if it were him?",
        "It makes sense that you pulled away.",
    ],
}

# Kind words that share words with pressure: none of the three rules may find anything.
KIND = [
    "Have you ever thought about what would help?",
    "How do you deal with it when the nights are long?",
    "You'd like the pain to stop, is that what you want to say?",
    "Growing up without a father must have been lonely.",
    "If you want help, you could ask your doctor.",
    "After everything he has done to you, being angry makes sense.",
    "It breaks my heart to read this.",
    "The worry is destroying your sleep.",
    "You can answer when you're ready.",
    "How could you be gentler with yourself tonight?",
    "You can barely manage to eat, and still you wrote.",
    "You should have had someone to hold you.",
    "You shouldn't have had to go through this.",
    "No wonder your nights are bad.",
    "You're the one who knows best what helps.",
    "You've hurt yourself tonight. Has the wound been looked after?",
    "Nobody asked you how you were, and that hurts.",
    "If you still feel this way tomorrow, I'll listen again.",
    "If you don't feel like it, we don't have to talk.",
    "You have no reason to feel ashamed.",
    "Could you stop blaming yourself for one evening?",
    "It's your choice, and I'm here either way.",
    "That sounds like a lot of money you owe the bank.",
    "Children should never have to see that.",
    "It takes time to get over him.",
    "You'll see your kids grow up, I hope.",
    "I'll take your word for it. Could someone stay with you tonight?",
    "Could you ask your brother to agree to stay with you?",
    "No plans for the weekend?",
    "Not everything has to be solved tonight, does it?",
    "You're too kind to be treated like that, aren't you?",
]


@pytest.mark.parametrize("text", KIND)
@pytest.mark.parametrize("rule", [leading_negative, contract, blame])
def test_kind_words_that_sound_alike_pass(rule, text):
    assert list(rule(read(text), None)) == []


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in MUST_FIRE.items() for text in texts]
)
def test_pressure_is_found(rule, text):
    found = list(rule(read(text), None))
    assert found
    assert all(0 <= start < end <= len(read(text).text) for start, end in found)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in MUST_NOT_FIRE.items() for text in texts]
)
def test_open_questions_and_kind_words_pass(rule, text):
    assert list(rule(read(text), None)) == []


@pytest.mark.parametrize(
    ("rule", "needs"),
    [(leading_negative, LEADING_NEGATIVE), (contract, CONTRACT), (blame, BLAME)],
)
def test_what_is_found_has_one_of_the_patterns_that_the_rule_needs(rule, needs):
    for text in MUST_FIRE[rule]:
        assert any(pattern.search(read(text).text) for pattern in needs)


def test_what_was_reported_is_no_leading_question():
    assert list(leading_negative(read("You aren't suicidal, are you?"), None))
    assert not list(leading_negative(read("You wrote you aren't suicidal, is it still so?"), None))


def test_a_promise_is_a_contract_only_when_it_is_about_staying_alive():
    assert list(contract(read("Promise me that you won't kill yourself."), None))
    assert not list(contract(read("Promise me that you'll eat some soup."), None))


def test_blame_that_somebody_else_spoke_is_theirs():
    assert list(blame(read("You are so selfish."), None))
    assert not list(blame(read("Your dad said you are so selfish."), None))
    assert list(blame(read("You say nobody cares, but you push everyone away."), None))


@pytest.mark.parametrize("rule", [leading_negative, contract, blame])
@pytest.mark.parametrize(
    "unit",
    ["you are not ", "promise ", "if you ", "you ", "a ", "say i ", "i hope ", "no ", "think of "],
)
def test_a_long_hostile_reply_is_read_to_its_end(rule, unit):
    # No clock: with a pattern that is more than linear this would not come back.
    list(rule(read(unit * (50_000 // len(unit))), None))
