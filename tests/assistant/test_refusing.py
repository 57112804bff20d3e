"""Each test refuses what it is there for, and a good edit passes them all."""

import pytest

from llumi.assistant.refusing import MEANINGS, TESTS, first_refusal, mended

POST = "My cat died in March and the flat is silent. I can't sleep and I don't know anyone here."
DRAFT = (
    "The flat must be so silent without your cat. You should call your sister in the evenings. "
    "It isn't your fault that nights are long!"
)

REFUSED = {
    "unchanged": [DRAFT, DRAFT.replace("'", "’"), f"  {DRAFT}\n"],
    "too_long": [f"{DRAFT} {'That sounds so hard. ' * 6}"],
    "overwrites": [
        "I am so sorry for your loss. Grief is a process that takes time, so be gentle and patient."
    ],
    "loses_a_claim": [
        DRAFT.replace("You should call your sister in the evenings. ", ""),
        DRAFT.replace("isn't your", "is your"),
    ],
    "lived_experience": [f"I lost my cat last year. {DRAFT}"],
    "adds_a_fact": [
        DRAFT.replace("You should", "Melatonin works, and you could"),
        DRAFT.replace("You should call", "You could call 2 times"),
    ],
    "flattens_the_voice": [
        DRAFT.replace("You should", "You could").replace("isn't", "is not"),
        DRAFT.replace("You should", "You could").replace("!", "."),
    ],
    "unsafe": [DRAFT.replace("You should", "It is all your fault. You could")],
    "mends_nothing": [DRAFT.replace("so silent", "silent"), DRAFT.replace("long", "so long")],
}


@pytest.mark.parametrize(
    ("name", "proposal"), [(name, one) for name, texts in REFUSED.items() for one in texts]
)
def test_a_proposal_is_refused_by_the_test_that_is_for_it(name, proposal):
    refusal = first_refusal(POST, DRAFT, proposal)
    assert refusal is not None
    assert refusal.test == name, refusal
    assert refusal.detail


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (DRAFT.replace("You should", "You could"), "offers a step"),
        (DRAFT.replace("You should call", "Would it help to call"), "offers a step"),
        (f"That sounds so hard. {DRAFT}", "says what you heard"),
    ],
)
def test_an_edit_that_mends_one_thing_and_keeps_the_rest_passes(proposal, reason):
    assert first_refusal(POST, DRAFT, proposal) is None
    named = mended(POST, DRAFT, proposal)
    assert named is not None
    assert reason in named


def test_every_test_has_a_case_and_a_meaning():
    assert list(REFUSED) == list(TESTS) == list(MEANINGS)


def test_a_proposal_is_judged_by_rules_alone(monkeypatch):
    def refuse():
        raise AssertionError("the classifier was asked")

    monkeypatch.setattr("llumi.safety.classifier.posts", refuse)
    monkeypatch.setattr("llumi.safety.classifier.replies", refuse)
    assert first_refusal(POST, DRAFT, DRAFT.replace("You should", "You could")) is None


def test_a_finding_of_the_draft_itself_does_not_refuse_its_revision():
    post = "I want to die, and nobody at home knows."
    draft = "You should rest a bit. The evenings by the river are long for us all."
    revised = draft.replace("You should", "You could try to")
    refusal = first_refusal(post, draft, revised)
    assert refusal is None or refusal.test != "unsafe"
