"""Names become pseudonyms that only the key could lead back."""

import re

import pytest

from llumi.community.pseudonyms import pseudonym

KEY, OTHER = bytes(32), bytes(31) + b"\1"


def test_the_same_name_has_the_same_pseudonym_under_the_same_key():
    assert pseudonym(KEY, "grey_kettle") == pseudonym(KEY, "grey_kettle")
    assert pseudonym(KEY, "grey_kettle") != pseudonym(KEY, "grey_kettle2")


def test_another_key_gives_another_pseudonym():
    assert pseudonym(KEY, "grey_kettle") != pseudonym(OTHER, "grey_kettle")


def test_case_and_space_around_a_name_make_no_other_person():
    assert pseudonym(KEY, " Grey_Kettle ") == pseudonym(KEY, "grey_kettle")


@pytest.mark.parametrize("name", ["mo", "p-000000000000", "ünïcode_☂", "x" * 1000])
def test_a_pseudonym_shows_nothing_of_the_name(name):
    found = pseudonym(KEY, name)
    assert re.fullmatch(r"p-[0-9a-f]{12}", found)
    assert found != name


@pytest.mark.parametrize("name", [None, "", "  ", "[deleted]", "[Removed]", "deleted", "Anonymous"])
def test_nobody_has_no_pseudonym(name):
    assert pseudonym(KEY, name) is None
