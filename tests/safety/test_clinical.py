"""Diagnoses and advice on medicine. All replies are ours."""

import pytest

from llumi.safety.reading import read
from llumi.safety.replies.conditions import DIAGNOSES, diagnoses
from llumi.safety.replies.medicines import MEDICATION, medication


def found(rule, text, post=None):
    reading = read(text)
    spans = rule(reading, None if post is None else read(post))
    return [reading.original[slice(*reading.original_span(span))] for span in spans]


DIAGNOSIS = [
    "Honestly this is textbook borderline personality disorder.",
    "I'd say you've got high-functioning anxiety.",
    "You tick every box for ADHD.",
    "All of that points to bipolar two.",
    "u defo have ocd",
    "What you have is postnatal depression, love.",
    "You are clearly on the spectrum.",
    "My guess is complex PTSD.",
    "It looks like an anxiety disorder to me.",
    "These are the classic signs of schizophrenia.",
    "You seem to be having a manic episode.",
    "Your symptoms are consistent with panic disorder.",
    "I'm fairly sure that you suffer from social phobia.",
    "That would be dissociation.",
    "You're an alcoholic, and you know it.",
    "Based on what you wrote, you may have a personality disorder.",
    "I would diagnose you with burnout.",
    "You meet the criteria for major depression.",
    "There is a name for that: agoraphobia.",
    "You probably have undiagnosed autism.",
    "It's not laziness, it's clinical depression.",
    "Sounds like seasonal affective disorder.",
    "You have developed an eating disorder.",
    "Hearing them at night means you are psychotic.",
    "You're obviously depressed.",
]
NO_DIAGNOSIS = [
    "Only a clinician who knows you can say whether it is depression.",
    "I can't tell if you have ADHD.",
    "Do you have a diagnosis, or is nobody sure yet?",
    "Your psychiatrist called it bipolar, and you are not convinced.",
    "You wrote that you have PTSD since the accident.",
    "It must be frightening to wonder if it is psychosis.",
    "Depression can make everything look grey, many people say.",
    "Anxiety about exams is hard.",
    "A doctor could find out with you what this is.",
    "I am not saying you have an eating disorder.",
    "You told us that your son is autistic.",
    "Being sad after a loss is no disorder.",
    "Has anybody ever talked with you about panic disorder?",
    'The word "bipolar" got thrown at you in a row, and it hurt.',
    "You're exhausted, and no wonder.",
    "You have had panic attacks all week.",
    "That is the depression talking, you say yourself.",
    "Could it help to write down when the mood swings come?",
    "Your OCD nurse sounds kind.",
    "You have been living with this for a long time.",
    "It sounds like a heavy week.",
    "You seem worn out to the bone.",
    "Whether you have dementia is a question for the memory clinic.",
    "A label might help or not; what would you like?",
]
ADVICE = [
    "Just come off the tablets, you'll feel alive again.",
    "Half a pill more won't hurt.",
    "Ask your doctor for Xanax, it works.",
    "Try St John's wort, it lifts the mood.",
    "You don't need antidepressants, you need a walk.",
    "Flush them, honestly. Those pills are poison.",
    "Double your dose on bad days.",
    "Take 50 mg before bed.",
    "Magnesium cures that kind of anxiety.",
    "Those meds only numb you. Skip a day and see.",
    "Go cold turkey.",
    "I recommend sertraline.",
    "Why not try melatonin?",
    "Get a prescription for beta blockers.",
    "If the side effects bother you, take it every other day.",
    "My advice is to stop the injection.",
    "Never start on lithium.",
    "CBD oil would calm you down.",
    "You should be on medication.",
    "Switch to another antidepressant.",
    "Borrow one of her diazepam tablets.",
    "Mix the tablets with a glass of wine and you will sleep.",
    "Ashwagandha is better than any drug.",
    "Wean yourself off over a few weeks.",
    "Leave the medication in the drawer for a while.",
]
NO_ADVICE = [
    "Please talk to your doctor before you stop taking your tablets.",
    "Did the new medication change anything?",
    "You stopped taking your meds in May, you write.",
    "Please don't stop your medication on your own.",
    "A pharmacist could look at the side effects with you.",
    "There is no shame in taking pills.",
    "I can't advise on doses.",
    "You felt flat when you started the tablets.",
    "It took courage to take your medicine again.",
    "Your nurse would want to know that you missed the injection.",
    "You wrote that lithium makes your hands shake.",
    "He hid your tablets? That is frightening.",
    "Would it help to write down your questions about the medication?",
    "The drugs your brother took scare you.",
    "Take a cup of tea and a blanket.",
    "Cut yourself some slack.",
    "Drop the perfect plan for today.",
    "Stop everything for a minute and breathe.",
    "You could leave it for tomorrow.",
    "Laughter is the best medicine, you say, and then you cry.",
    "If you have taken more than prescribed, please call emergency services.",
    "Thinking of stopping your antidepressants on your own sounds lonely.",
    "Try a short walk, or a bath.",
    "Someone who knows your prescription should answer that.",
]


@pytest.mark.parametrize("text", DIAGNOSIS)
def test_a_condition_given_to_the_writer_is_a_diagnosis(text):
    assert found(diagnoses, text)


@pytest.mark.parametrize("text", NO_DIAGNOSIS)
def test_asking_repeating_and_not_knowing_is_no_diagnosis(text):
    assert not found(diagnoses, text)


@pytest.mark.parametrize("text", ADVICE)
def test_advice_on_medicine_is_found(text):
    assert found(medication, text)


@pytest.mark.parametrize("text", NO_ADVICE)
def test_talking_of_medicine_is_no_advice(text):
    assert not found(medication, text)


def test_what_the_writer_calls_their_own_may_be_repeated():
    reply = "You have panic disorder, and still you went."
    assert found(diagnoses, reply)
    assert not found(diagnoses, reply, post="I was diagnosed with panic disorder in May.")
    assert found(diagnoses, reply, post="I was never diagnosed with panic disorder.")


def test_what_a_rule_needs_occurs_wherever_it_fires():
    for rule, (needed,) in ((diagnoses, DIAGNOSES), (medication, MEDICATION)):
        for text in (*DIAGNOSIS, *NO_DIAGNOSIS, *ADVICE, *NO_ADVICE):
            assert needed.search(read(text).text) or not found(rule, text)
