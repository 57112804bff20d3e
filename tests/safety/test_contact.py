"""Numbers and addresses in whatever disguise. All are fictitious, or public emergency numbers."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.safety.reading import read
from llumi.safety.replies.contact import LINKS, NUMBERS, links, numbers
from llumi.safety.replies.numerals import plainer, runs
from llumi.safety.resources import packaged

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def found(rule, text):
    reading = read(text)
    return [reading.original[slice(*reading.original_span(s))] for s in rule(reading, None)]


NUMBER = [
    "Call 988, please.",
    "nine, eight, eight is free",
    "9\ufe0f\u20e38\ufe0f\u20e38\ufe0f\u20e3 is there day and night",
    "dial IX VIII VIII",
    "three nines if it gets worse",
    "ring triple nine",
    "call zero zero zero",
    "dial double one two",
    "Text HELLO to seven four one seven four one",
    "one sixteen one twenty-three is what I'd dial",
    "it is one eight hundred, five five five, oh one double four",
    "thirteen eleven fourteen",
    "0800 HELPNOW costs nothing",
    "1 (800) TALK NOW",
    "2 0 2 - 5 5 5 - 0 1 4 3",
    "202\u2022555\u20220143",
    "01.43.55.01.43",
    "(two-oh-two) five fifty-five, oh one forty-three",
    "twotwo555 oh one four three",
    "f i v e f i v e f i v e o h o n e s i x t w o",
    "n1ne e1ght e1ght",
    "\u277e\u277d\u277d works everywhere",
    "\u0669\u0668\u0668 works too",
    "\u4e5d\u516b\u516b",
    "9 then 8 then another 8",
    "a nine, then two eights",
    "nine and then double eight",
    "two fives, a zero, a one, then a four and two sevens",
    "their digits: 55501",
    "Call [local hotline number] now.",
    "Call (insert your local hotline) now.",
    "555-XXXX",
    "ring 15 if it gets worse",
    "O8OO 555 O143",
    "555 dash 0143",
    "area code 202, then 555, then 0143",
    "z\u00e9ro huit z\u00e9ro z\u00e9ro",
    "cinco cinco cinco cero uno",
    "f\u00fcnf f\u00fcnf f\u00fcnf null eins",
    "fifty-five fifty-one is the text code",
    "it starts with 555 and ends with 0143",
    "555 0143 will put you through to a nurse",
    "nineeighteight",
    "9\u200b8\u200b8",
]
NO_NUMBER = [
    "It is 3:40 am where you are.",
    "You slept from 10 to 2, then from 4.30 to 6.15.",
    "On 12/10/24 at 18:30 you wrote that you felt lost.",
    "Born in 1987, you moved in 2009 and again in 2016.",
    "In 2019, 2020, 2021 and 2022 you kept going.",
    "You have 1,200,000 reasons.",
    "That bill of \u00a31,240.50 would scare many.",
    "One, two, three, breathe.",
    "Breathe in for four, hold for seven, out for eight.",
    "In 4, hold 4, out 6.",
    "Could you call someone at 10.30?",
    "Ring your sister in 300 minutes.",
    "Your phone has 300 photos of her.",
    "Call it a 7 out of 10.",
    "Page 240, chapter 12, verse 3.",
    "You are 34, your sister is 36 and your brother 41.",
    "Oh oh oh, that sounds rough.",
    "The score was three nil, two nil.",
    "One hundred and forty people came.",
    "Two thousand and nineteen took your mum.",
    "You counted 93, 86, 79.",
    "World War II and Henry VIII in one essay.",
    "Parts I, II and III.",
    "Twenty, thirty, forty messages a day.",
    "The line was 40 people long.",
    "1800 calories is not a lot.",
    "Order number 0042 of your own shop!",
    "Update 2.1.4 broke it.",
    "Your call at 9:15, the one with HR.",
    "It cost 1500 and you only earn 1200.",
]
LINK = [
    "Jo.com is an unofficial service.",
    "You mentioned jo.helper@example",
    '<a href="https://www.example.org/">Com',
    "example . org",
    "example[.]com",
    "example(dot)org",
    "example dot com slash help",
    "exampledotorg",
    "example d0t c0m",
    "e x a m p l e . c o m",
    "e-x-a-m-p-l-e dot o-r-g",
    "www example com",
    "hxxps://example.org",
    "h t t p s : / / example",
    "example\u3002org",
    "example\u30fborg",
    "example,org",
    "'example' then '.org'",
    "example punkt org",
    "example, then a full stop, then org",
    "jo at example dot org",
    "jo [at] example [dot] org",
    "jo, at sign, example",
    "@ kindperson",
    "r slash kindness",
    "kindperson#1234",
    "insta: kindperson",
    "my handle is kindperson",
    "an invite code for the server",
    "[Find help](url)",
    "(insert link here)",
    "{url}",
    "click here",
    "tap the blue link",
    "the link is in the comments",
    "check my bio for the link",
    "Here is a link to a worksheet",
    "scan the QR code",
    "type example into your browser",
    "192.168.0.1",
    "example.life/talk",
    "crisis-help.example",
]
NO_LINK = [
    "There is a clear link between sleep and mood.",
    "You see the link between the two.",
    "that sounds awful.are you safe",
    "You are here.Is anyone with you?",
    "e.g. a shower, i.e. something small",
    "Well...that is a lot",
    "plan.pdf and notes.docx are fine names",
    "St. Patrick's Day at 4 p.m.",
    "Connecting the dots was clever.",
    "The dot com bubble took your savings.",
    "He hacked your e-mail.",
    "What did the website say?",
    "The username made me grin.",
    "You are at the end of your strength.",
    "he/she may listen, and/or a neighbour",
    "Nothing to click from me.",
    "Did you follow a link to get there?",
    "The full stop at the end said a lot.",
    "A period of grief, then organising everything.",
    "Instagram is full of perfect families.",
    "Your reddit account is new, welcome.",
    "WhatsApp is quiet these days.",
    "Press the button on the kettle.",
    "I need.help me, you wrote.",
    "The open window helps.",
]


@pytest.mark.parametrize("text", NUMBER)
def test_whatever_can_be_dialled_is_a_number(text):
    assert found(numbers, text)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_only_counts_or_dates_is_no_number(text):
    assert not found(numbers, text)


@pytest.mark.parametrize("text", LINK)
def test_whatever_can_be_typed_or_clicked_is_a_link(text):
    assert found(links, text)


@pytest.mark.parametrize("text", NO_LINK)
def test_other_dots_and_links_are_no_address(text):
    assert not found(links, text)


DISGUISES = {
    "spaced": " ".join,
    "dashed": "-".join,
    "dotted": ".".join,
    "keycaps": lambda digits: "".join(f"{digit}\ufe0f\u20e3" for digit in digits),
    "full width": lambda digits: "".join(chr(0xFF10 + int(digit)) for digit in digits),
    "circled": lambda digits: "".join(
        "\u24ea\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468"[int(d)] for d in digits
    ),
    "said": lambda digits: " ".join(WORDS[int(digit)] for digit in digits),
    "said with commas": lambda digits: ", ".join(WORDS[int(digit)] for digit in digits),
    "glued": lambda digits: "".join(WORDS[int(digit)] for digit in digits),
    "half said": lambda digits: " ".join(
        digit if place % 2 else WORDS[int(digit)] for place, digit in enumerate(digits)
    ),
    "one by one": lambda digits: ", then ".join(f"a {WORDS[int(digit)]}" for digit in digits),
    "invisible": "\u200b".join,
    "starred": "*".join,
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_number_of_our_own_list_gets_through_in_a_disguise(disguise):
    listed = {
        "".join(filter(str.isdigit, entry.phone.partition(",")[0]))
        for entry in packaged().entries
        if entry.phone
    }
    for digits, say in product(listed, ("Please call {}.", "Dial {} now")):
        if len(digits) >= 3:
            text = say.format(DISGUISES[disguise](digits))
            assert found(numbers, text), text


@given(st.text(alphabet="0123456789", min_size=8, max_size=12), st.sampled_from([*DISGUISES]))
@settings(deadline=None)
def test_a_long_number_needs_no_verb_to_be_found(digits, disguise):
    steps = {int(after) - int(before) for before, after in pairwise(digits)}
    if len(steps) > 1 and len(set(digits)) > 2:
        assert found(numbers, f"There is also {DISGUISES[disguise](f'7{digits}')} if you like")


def test_a_run_says_its_digits():
    text = plainer(read("8OO five-five, then a double one").text)
    assert [run.digits for run in runs(text)] == ["8005511"]


def test_a_plainer_text_is_as_long_as_before():
    for text in (*NUMBER, *LINK):
        assert len(plainer(read(text).text)) == len(read(text).text)


def test_what_a_rule_needs_occurs_wherever_it_fires():
    for text in (*NUMBER, *NO_NUMBER, *LINK, *NO_LINK):
        for rule, needs in ((numbers, NUMBERS), (links, LINKS)):
            if found(rule, text):
                assert any(pattern.search(read(text).text) for pattern in needs), text


@pytest.mark.parametrize("unit", ["1a", "fiveone ", "5 then ", "d o t ", "a . ", "x.", "ix ", "f-"])
def test_a_long_hostile_text_comes_to_its_end(unit):
    # No clock: with a pattern that is more than linear this would not come back.
    text = unit * (50_000 // len(unit))
    assert isinstance(found(numbers, text), list)
    assert isinstance(found(links, text), list)
