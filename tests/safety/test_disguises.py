"""No way of typing slips a listed phrase past the rules, and no input stops them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.safety import both, risk
from llumi.safety.reading import read
from llumi.safety.rules import RULES
from llumi.safety.screen import screen
from llumi.safety.tiers import Tier
from safety import test_risk
from safety.test_rules import MUST_FIRE

CYRILLIC = str.maketrans("aeopcxyi", "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456")
GREEK = str.maketrans("oav", "\u03bf\u03b1\u03bd")
FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in map(chr, range(0x21, 0x7F))}


def between(sign):
    """Put a sign between all letters of a text."""
    return lambda text: sign.join(text)


DISGUISES = {
    "zero-width space": between("\u200b"),
    "zero-width joiner": between("\u200d"),
    "soft hyphen": between("\u00ad"),
    "right-to-left mark": between("\u200f"),
    "left-to-right override": lambda text: f"\u202d{text}\u202c",
    "isolates": lambda text: f"\u2067{text}\u2069",
    "combining long stroke": between("\u0336"),
    "hangul filler": between("\u3164"),
    "variation selectors": between("\ufe0f"),
    "emphasis": between("*"),
    "accents": lambda text: "".join(f"{c}\u0301" if c in "aeiou" else c for c in text),
    "cyrillic": lambda text: text.translate(CYRILLIC),
    "greek": lambda text: text.translate(GREEK),
    "full width": lambda text: text.translate(FULL_WIDTH),
    "upper case": str.upper,
    "line breaks": lambda text: text.replace(" ", "\n"),
    "wide spaces": lambda text: text.replace(" ", "\u2003\u00a0"),
    "tags": lambda text: f"<p>{text.replace(' ', ' <b>', 3)}</p>",
}
# Names are known by their capitals, and a link by signs that a disguise takes away.
BY_CAPITALS = {"identifying"}
OF_SIGNS = {"link", "number"}


@pytest.mark.parametrize("how", DISGUISES)
def test_no_disguise_hides_what_a_reply_must_not_say(how):
    disguised = DISGUISES[how]
    slipped = []
    for rule, texts in MUST_FIRE.items():
        if rule in OF_SIGNS | BY_CAPITALS or RULES[rule].by_post:
            continue
        for text in texts[:8]:
            if rule not in {found.rule for found in screen(disguised(text))}:
                slipped.append((rule, text))
    assert slipped == []


@pytest.mark.parametrize("how", DISGUISES)
def test_no_disguise_hides_what_a_post_says(how):
    disguised = DISGUISES[how]
    posts = [*test_risk.IMMINENT, *test_risk.POSSIBLE_RISK]
    slipped = [post for post in posts if risk.assess(disguised(post)).tier < risk.assess(post).tier]
    assert slipped == []


@pytest.mark.parametrize("number", ["988", "0800 111 0 111", "nine eight eight"])
@pytest.mark.parametrize(
    "how", ["zero-width space", "soft hyphen", "isolates", "full width", "upper case", "emphasis"]
)
def test_no_disguise_hides_a_number(how, number):
    found = screen(f"Please call {DISGUISES[how](number)} now.")
    assert "number" in {finding.rule for finding in found}


scripts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\u200b\u200d\u202e\u2066\u3164\u0301\u0430\u05d0\u0627\u4e00\U0001f480<>&;"
        ),
    ),
    max_size=200,
)


@given(scripts, scripts)
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_to_its_end(text, post):
    for found in both.screen(text, post=post):
        assert found.words == text[found.start : found.end]
    for mark in both.assess(post).marks:
        assert mark.words == post[mark.start : mark.end]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_comes_back_from_its_own_words_said_without_end(rule):
    # No clock: with a pattern that is more than linear this would not come back.
    choose = random.Random(7)
    texts = choose.sample(MUST_FIRE[rule], 4)
    for text in texts:
        words = read(text).text.split()
        for unit in (" ".join(words), words[0], " ".join(words[:3]), " ".join(words[-2:])):
            said = f"{unit} " * (20_000 // (len(unit) + 1))
            list(RULES[rule].find(read(said), read("I want to die.")))


@pytest.mark.parametrize("post", [*test_risk.IMMINENT[:6], *test_risk.POSSIBLE_RISK[:6]])
def test_a_post_said_without_end_is_assessed(post):
    words = post.split()
    for unit in (post, words[0], " ".join(words[:3]), " ".join(words[-3:])):
        assert risk.assess(f"{unit} " * (20_000 // (len(unit) + 1))).tier >= Tier.NONE
