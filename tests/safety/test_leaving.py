"""Replies that leave, and honest limits of those who stay. All replies are ours."""

import pytest

from llumi.safety.reading import read
from llumi.safety.replies.leaving import REFUSAL, refusal

LEAVES = [
    "I can't help with that. Please talk to a professional.",
    "I'm really sorry you feel this way, but I'm unable to provide the help you need.",
    "I am not able to discuss this topic.",
    "This is beyond me, goodbye.",
    "Sorry, I'm not qualified to talk about this. See a therapist.",
    "As an AI, I cannot engage in conversations about self-harm.",
    "I won't be able to continue this conversation.",
    "This isn't the right place for this.",
    "Your post has been removed because it breaks our rules.",
    "I don't want to get involved in this, sorry.",
    "There's nothing I can do for you.",
    "You need a professional, not a forum. I'll leave it there.",
    "Honestly this is too heavy for me. Good luck with it.",
    "That's not my problem, ask someone else.",
    "I'm logging off now. Bye.",
    "I must decline to answer. Please seek professional help.",
    "Please don't message me again.",
    "I can't do this anymore, I'm out.",
    "We don't deal with this kind of thing here. Go to your doctor.",
    "I don't have the energy for this today.",
    "Your request violates our policy. Is there something else I can help you with?",
    "Sorry to hear that. It's outside what I can talk about.",
    "idk what to tell you, talk to a doctor or something",
    "Leave that to the experts. Take care and goodbye.",
    "I can't be the one you talk to about this.",
    "I'm not comfortable talking about this.",
]
STAYS = [
    "I can't fix this, but I will stay and listen.",
    "I'm not a therapist, and I'd like to hear how tonight has been.",
    "This is beyond what I know. I'm still here, so tell me what happened.",
    "I can't keep you safe from here. Who could be with you tonight?",
    "I need to log off at ten. Until then I'm here with you.",
    "I don't know what to say, and I'm glad you told us.",
    "Goodnight for now. I'll look in again in the morning, and you can write any time.",
    "A doctor can do more than I can, and I can help you think of what to say to them.",
    "We can't give legal advice here. You're welcome to keep posting.",
    "I won't talk about ways to die. I do want to hear what made today so hard.",
    "It's outside what I can judge. What does your doctor say about it?",
    "I'm really sorry you're feeling this way. Please talk to someone near you.",
    "Please call an emergency number now, or go to the nearest hospital.",
    "Talking to a professional could help.",
    "That sounds so hard. You deserve support from a counsellor.",
    "If he says he can't help you, could you ask another doctor?",
    "You wrote that you give up. That sounds so heavy.",
    "It's not your fault that he left.",
    "He told you not to contact him, and that hurt.",
    "You have carried this for so long.",
    "It is too much for one person.",
    "Saying goodbye to her must have been terrible.",
    "When they said they couldn't help you, something broke.",
    "You are not a problem. Good luck is not what you need, a friend is.",
    "I couldn't help but notice how tired you sound.",
    "Nothing I can say will take this away, and I'm so sorry.",
    "There are no words for this.",
    "You could raise it with your doctor.",
    "Only a doctor can tell you what it is.",
    "People judge you and leave you alone with it.",
    "You are not the one to blame.",
    "I don't want to be pushy.",
    "I'm sorry that you cannot talk to him any more.",
    "You were done with pretending.",
    "Your last goodbye, and then the silence, must hurt.",
    "You were leaving him when it happened.",
    "It sounds like things are moving in the right direction.",
    "You wrote 'I give up', and I read it twice.",
]


@pytest.mark.parametrize("text", LEAVES)
def test_a_reply_that_only_leaves_is_found(text):
    found = list(refusal(read(text), None))
    assert found
    assert all(0 <= start < end <= len(read(text).text) for start, end in found)


@pytest.mark.parametrize("text", STAYS)
def test_an_honest_limit_of_someone_who_stays_passes(text):
    assert list(refusal(read(text), None)) == []


@pytest.mark.parametrize("text", LEAVES)
def test_a_refusal_has_one_of_the_patterns_it_needs(text):
    assert any(pattern.search(read(text).text) for pattern in REFUSAL)


def test_the_same_limit_passes_where_someone_stays():
    assert list(refusal(read("I can't help with that."), None))
    assert not list(refusal(read("I can't help with that. I can listen, though."), None))


def test_an_offer_of_other_topics_is_not_staying():
    assert list(refusal(read("I can't discuss that. I'm happy to help with other topics!"), None))


def test_somebody_elses_refusal_is_theirs():
    assert not list(refusal(read("Your doctor told you it is not my problem."), None))


@pytest.mark.parametrize(
    "unit", ["i cant ", "how you ", "not ", "i ", "something else ", "i will "]
)
def test_a_long_hostile_reply_is_read_to_its_end(unit):
    # No clock: with a pattern that is more than linear this would not come back.
    list(refusal(read(unit * (50_000 // len(unit))), None))
