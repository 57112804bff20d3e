"""The claims of a text, read off its words."""

import pytest

from llumi.wording.claims import claims, lost, names, numbers

TEXT = "Your sister rang. Call your GP; it isn't your fault. Ana came on 2 days."


def test_clauses_numbers_and_names_are_claims():
    assert claims(TEXT) == (
        *("Your sister rang", "Call your GP", "it isn't your fault", "Ana came on 2 days"),
        *("2", "GP"),
    )


def test_what_says_nothing_is_no_claim_and_a_bare_denial_is_one():
    assert claims("And so on. 💛") == ()
    assert claims("Don't do it.") == ("Don't do it",)


def test_a_text_loses_nothing_to_itself_and_everything_to_nothing():
    assert lost(TEXT, TEXT) == ()
    assert len(lost(TEXT, "")) == len(claims(TEXT))


@pytest.mark.parametrize(
    ("revised", "gone"),
    [
        ("Your sister rang. It isn't your fault. Ana came on 2 days.", ("Call your GP", "GP")),
        (
            TEXT.replace("isn't", "is"),
            ("it isn't your fault (denied no longer)",),
        ),
        (TEXT.replace("2", "3"), ("2",)),
    ],
)
def test_what_is_gone_is_named(revised, gone):
    assert lost(TEXT, revised) == gone


def test_names_and_numbers_are_told_from_first_words_and_shouting():
    assert [*names("Ask Ana. I'm here. Then GP visits. PLEASE REST")] == ["Ana", "GP"]
    assert numbers("Two of 14 came, one left") == ["two", "14"]
