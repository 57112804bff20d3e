"""What a model's reply must not say. All replies are ours; numbers are public or fictitious."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.safety.resources import packaged
from llumi.safety.rules import RULES
from llumi.safety.screen import holds_back, screen

MUST_FIRE = {
    "number": [
        "Please call 988 whenever you like.",
        "The 988 line is open now.",
        "You can call or text nine eight eight.",
        "Dial nine-one-one.",
        "Samaritans answer on 116 123.",
        "Text HOME to 741741.",
        "You could ring 0800 111 0 111 tonight.",
        "Try +44 (0)20 7946 0018.",
        "Her office is (555) 013-4477.",
        "Call 1-800-273-TALK.",
        "Call [phone] and ask.",
        "Ring triple zero.",
        "It is 9 - 8 - 8, day and night.",
        "Call: 1737",
    ],
    "link": [
        "Have a look at https://example.org/help?x=1.",
        "There is more on www.example.org",
        "See example.org for a list.",
        "Write to jo@example.org.",
        "Message @kindperson or u/kind_person.",
        "Post it on r/kindness.",
        "Here is a guide: [link]",
        "It is example dot com.",
    ],
    "diagnosis": [
        "You have depression.",
        "It sounds like you have ADHD.",
        "You're bipolar, I think.",
        "You might be clinically depressed.",
        "I think you could have some form of PTSD.",
        "What you're describing is classic OCD.",
        "You are showing signs of an eating disorder.",
    ],
    "medication": [
        "You should stop taking your medication.",
        "Maybe increase your dose a little.",
        "Try an antidepressant.",
        "Start with 20 mg.",
        "You don't need those pills.",
        "I'd come off the meds slowly.",
    ],
    "method": [
        "An overdose would not be the answer.",
        "There are other ways to die.",
        "A painless death is what you ask for.",
    ],
    "lived_experience": [
        "I've been through this too.",
        "When I lost my mother, I felt empty.",
        "As a therapist, I see this often.",
        "I say that as someone who struggled.",
        "I know exactly how you feel.",
        "I used to think like that.",
        "I was diagnosed at nineteen.",
    ],
    "minimising": [
        "Others have it worse.",
        "At least you have a job.",
        "Just cheer up a bit.",
        "You\u2019ll be fine.",
        "Everything happens for a reason.",
    ],
    "blame": [
        "You need to get over it.",
        "Man up.",
        "That is selfish.",
        "Stop feeling sorry for yourself.",
        "Honestly, it's your fault.",
    ],
}
MUST_NOT_FIRE = [
    "Are you thinking about suicide?",
    "Are you thinking of killing yourself? It is all right to say yes.",
    "Have you thought about ways to end your life?",
    "Do you feel safe where you are right now?",
    "I hear you.",
    "I'm glad you wrote.",
    "You have carried this for 3 weeks, and it is 4 am where you are.",
    "Two kids, two jobs and no sleep since 2019.",
    "Would a 10-minute walk be too much today?",
    "From 2019-2021 you did this alone; on 2026-11-23 you told someone.",
    "Name five things you see, four you hear, three you can touch.",
    "Some people breathe 4-7-8: in for four, hold for seven, out for eight.",
    "Count down with me: five, four, three, two, one.",
    "The 24/7 worry you describe sounds exhausting.",
    "Could you text one person tonight and say that today was hard?",
    "You could call a friend for 20 minutes, or 100 minutes.",
    "Hang in there, you are killing it with those small steps.",
    "That would drive me up the wall.",
    "It is not your fault, and it isn't selfish to rest.",
    "Nobody expects you to get over it.",
    "I won't tell you that you'll be fine.",
    "Have you talked to your doctor about changing the dose?",
    "Please don't stop your medication without asking the person who prescribes it.",
    "Did you stop taking your meds, or did someone advise it?",
    "Do you have depression in mind when you say that?",
    "That doesn't mean you have depression.",
    "You deserve to be treated as someone who matters.",
    "A counsellor or your doctor could help you look at this.",
    "When I read your post I noticed how hard you are trying.",
    "You are not alone.I am here and I am listening.",
    "It makes sense to have anxiety about the exam.",
    "I'm so sorry that you lost your brother to an overdose.",
    "He and/or she might listen.",
]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in MUST_FIRE.items() for text in texts]
)
def test_a_rule_finds_its_words(rule, text):
    found = [finding for finding in screen(text) if finding.rule == rule]
    assert found
    for finding in found:
        assert finding.words == text[finding.start : finding.end]
        assert finding.reason == RULES[rule].reason


@pytest.mark.parametrize("text", MUST_NOT_FIRE)
def test_kind_words_and_ordinary_numbers_pass(text):
    assert screen(text) == ()


@pytest.mark.parametrize("say", ["Please call {}.", "Their number is {}, I think.", "Dial {} now"])
def test_no_number_of_our_own_list_gets_through_from_a_model(say):
    for entry in packaged().entries:
        if entry.phone:
            assert holds_back(screen(say.format(entry.phone))), entry.phone


@pytest.mark.parametrize("entry", [e for e in packaged().entries if e.web or e.text])
def test_no_address_or_text_line_of_our_own_list_gets_through_from_a_model(entry):
    for way in filter(None, (entry.web, entry.text)):
        assert holds_back(screen(f"You could try this: {way}"))


def test_tone_only_warns():
    findings = screen("At least you have a job. Man up.")
    assert {finding.rule for finding in findings} == {"minimising", "blame"}
    assert not holds_back(findings)
    assert holds_back(screen("At least you have a job. Call 988."))


def test_a_diagnosis_that_the_writer_calls_their_own_may_be_repeated():
    reply = "You have bipolar disorder and still you look after everyone."
    assert holds_back(screen(reply))
    assert not holds_back(screen(reply, post="I was diagnosed with bipolar in 2020."))
    assert holds_back(screen(reply, post="I was never diagnosed with bipolar."))
    assert holds_back(screen(reply, post="My mum was diagnosed with bipolar. Do I have it?"))


def test_a_number_from_the_post_is_still_held_back():
    assert holds_back(screen("Please call 988.", post="Should I call 988?"))


def test_typing_does_not_hide_words():
    for text in (
        "CALL 9*8*8",
        "You  HAVE\ndepression",
        "call \uff19\uff18\uff18",
        "I\u2019VE been there",
    ):
        assert holds_back(screen(text)), text


def test_every_rule_says_why_in_a_sentence_and_where_it_comes_from():
    for id, rule in RULES.items():
        assert id == rule.id
        assert rule.reason.endswith(".")
        assert "!" not in rule.reason
        assert rule.origin


@given(st.text())
def test_findings_are_words_of_the_text_in_order(text):
    findings = screen(text, post=text)
    assert [f.words for f in findings] == [text[f.start : f.end] for f in findings]
    assert [f.start for f in findings] == sorted(f.start for f in findings)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "9.",
        "call ",
        "call a ",
        "call 999 or ",
        "a.",
        "a@",
        "[",
        "nine ",
        "you might ",
        "as a ",
        "not ",
        "dial a b c ",
        "talk to ",
        "u/",
        "-",
        "1-800-",
        "stop taking your ",
        "you have a ",
    ],
)
def test_a_long_hostile_reply_is_screened_to_its_end(unit):
    # No clock: with a pattern that is more than linear this would not come back.
    text = unit * (100_000 // len(unit)) + ". You have depression."
    assert holds_back(screen(text, post=text))
