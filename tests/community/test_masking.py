"""What would lead to a person goes, what is only a number stays. All numbers are fictitious."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.community.masking import handles, mask, mask_handles


def masked(text):
    return mask(text)[0]


@pytest.mark.parametrize(
    "address",
    [
        "mo@example.org",
        "Mo.Light+help@mail.example.co.uk",
        "mo_1-x@sub.domain.example.org",
        "MO@EXAMPLE.ORG",
    ],
)
def test_an_email_address_is_masked(address):
    assert mask(f"write me ({address}), please") == (
        "write me ([email]), please",
        {"email": 1},
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a/b?c=1&d=2#e",
        "http://example.org",
        "Https://example.org/a",
        "HTTP://EXAMPLE.ORG",
        "www.example.org/page",
        "Www.example.org",
        "example.org",
        "example.org/",
        "EXAMPLE.ORG",
        "blog.example.co.uk/2026/03",
        "t.me/mosslight_circle",
        "discord.gg/a1b2c3",
    ],
)
def test_a_link_is_masked_and_the_sentence_around_it_stays(link):
    text, found = mask(f"I wrote it down ({link}). It helped.")
    assert text == "I wrote it down ([link]). It helped."
    assert found["link"] == 1


@pytest.mark.parametrize("handle", ["u/mosslight", "/u/moss_light-22", "U/mosslight", "@mosslight"])
def test_a_handle_is_masked(handle):
    text, found = mask(f"thanks {handle}, that helped")
    assert text == "thanks [handle], that helped"
    assert found["handle"] == 1


@pytest.mark.parametrize(
    "number",
    [
        "555-010-0100",
        "(555) 010-0100",
        "555.010.0100",
        "5550100100",
        "+1 555 010 0100",
        "1-800-555-0100",
        "555\u2013010\u20130100",
        "020 7946 0018",
        "+44 20 7946 0018",
        "07700 900123",
    ],
)
def test_a_phone_number_is_masked(number):
    text, found = mask(f"my sister's is {number}, she listens")
    assert "[phone]" in text
    assert not [sign for sign in text if sign.isdigit()]
    assert text.endswith(", she listens")
    assert found["phone"] == 1


@pytest.mark.parametrize(
    "said",
    ["call 555", "Text 85258", "dial 9-1-1", "ring 116 123", "call them on 13 11 14", "Phone 0100"],
)
def test_a_short_number_is_masked_where_one_is_told_to_call_it(said):
    text, found = mask(f"{said} if it gets worse")
    assert "[phone] if it gets worse" in text
    assert text.split()[0] == said.split()[0]
    assert found["phone"] == 1


ORDINARY = [
    "since 2026-03-01 I sleep",
    "since 2026-03-01T22:10:00Z",
    "on 01/03/2026 and 3.1.2026",
    "on 12.03.1998 she was born",
    "from 2010-2015 and 1998\u20132004",
    "in 2019-20 2020-21 I was ill",
    "in 1998, 1999 and 2001",
    "3-4 weeks, 10-15 minutes, 24/7",
    "at 22:10 - 23:45 and 4:30",
    "about 1.5 hours, 8.5 of 10, 12.5-13.75-14.2",
    "he owes me $1200000 and $25.00",
    "breathe 10 9 8 7 6 5 4 3 2 1",
    "5-4-3-2-1 and 2 4 6 8 10 12 14",
    "60-70-80-90 beats",
    "1,000,000 reasons",
    "call 3-4 times, text 10-15 times",
    "I call 2020 the worst year",
    "call 100 people, ring 200 times",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_dates_years_spans_and_amounts_are_no_phone_numbers(text):
    assert mask(text) == (text, {})


@pytest.mark.parametrize(
    "text",
    [
        "and/or, he/she, src/u/notes/x",
        "example/u/name is a path",
        "me@home, @ 7pm, 5@10",
        "@me @7pm",
        "e.g. this, i.e. that, a.m.",
        "node.js and notes.txt",
        "It is over.Au revoir, he said.Com on.",
        "So tired...really. Hm.",
        "u/ is how names begin",
    ],
)
def test_what_only_looks_like_a_link_or_handle_stays(text):
    assert masked(text) == text


def test_every_kind_is_masked_and_counted_in_one_text():
    text, found = mask(
        "Mo (u/mosslight, mo@example.org) said call 555-010-0100 or see https://example.org, "
        "or call 911. @mosslight knows."
    )
    assert text == (
        "Mo ([handle], [email]) said call [phone] or see [link], or call [phone]. [handle] knows."
    )
    assert found == {"email": 1, "link": 1, "handle": 2, "phone": 2}


def test_a_date_beside_a_number_does_not_save_the_number():
    assert masked("On 2026-03-01 I rang 555-010-0100.") == "On 2026-03-01 I rang [phone]."


# Names of the thread


def is_known(*names):
    return lambda word: word.lower() in names


@pytest.mark.parametrize("name", ["mo_light", "mosslight22", "grey-kettle", "moss.light2"])
def test_a_name_of_the_thread_is_masked_where_it_looks_like_a_handle(name):
    said = f"{name.upper()} is right, thank you {name}! And (-{name}-) {name}'s cat."
    assert mask_handles(said, is_known(name)) == (
        "[handle] is right, thank you [handle]! And (-[handle]-) [handle]'s cat.",
        4,
    )


@pytest.mark.parametrize("name", ["hope", "mo", "7", "42", "2024", "-", "_", "3-4"])
def test_a_name_that_is_a_word_or_a_number_is_left_to_everyone(name):
    said = f"there is {name} - 7 of 42 in 2024, 3-4 times"
    assert mask_handles(said, is_known(name)) == (said, 0)
    assert not handles(said)


def test_a_name_inside_a_longer_word_is_not_masked():
    said = "mo_1234 and xmo_1 and mo_1-light"
    assert mask_handles(said, is_known("mo_1")) == (said, 0)


def test_a_name_at_the_end_of_a_sentence_without_a_space_is_masked():
    assert mask_handles("thanks mo_1.Really", is_known("mo_1")) == ("thanks [handle].Really", 1)


def test_who_is_not_known_stays():
    assert mask_handles("self-harm, covid-19, mo_1", is_known("ana_2"))[1] == 0


@given(st.text())
def test_what_is_masked_is_among_the_handles(text):
    """`tidy` hands on the handles of a text; a word that is not among them is never looked up."""
    known = handles(text)
    asked = set()
    mask_handles(text, lambda word: asked.add(word) or False)
    assert asked <= known


# All texts


WORDS = [
    "mo@example.org",
    "u/mosslight",
    "@mosslight",
    "www.example.org/a",
    "example.org,",
    "555-010-0100",
    "call 911",
    "2019",
    "10",
    "-",
    "rest",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_a_masked_text_holds_nothing_more_to_mask(words):
    once = masked(" and ".join(words))
    assert masked(once) == once


@given(st.text(alphabet=st.characters(exclude_characters="@./", exclude_categories=["N"])))
def test_a_text_without_signs_of_an_identifier_is_untouched(text):
    assert masked(text) == text
