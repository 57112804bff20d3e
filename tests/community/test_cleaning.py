"""One shape for every text, without changing what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.community.cleaning import clean, is_withdrawn


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<p>It&#39;s  hard.</p><p>I know.</p>", "It's hard.\n\nI know."),
        ("<p>It is hard.<p>I know.", "It is hard.\n\nI know."),
        ("It is hard.<p>I know.</p>", "It is hard.\n\nI know."),
        ("<ul><li>rest</li><li>a walk</li></ul>", "rest\n\na walk"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("so <b>very</b> tired", "so very tired"),
        ('see <a href="https://example.org/me">this</a>', "see this"),
        ("<p>I <3 this place</p>", "I <3 this place"),
    ],
)
def test_markup_goes_and_its_paragraphs_stay(raw, plain):
    assert clean(raw) == plain


@pytest.mark.parametrize(
    "text",
    [
        "I <3 this place",
        "mornings < evenings > nights",
        "salt & pepper; Q&A",
        "a <- b -> c",
        "I wrote <sigh> and meant it",
    ],
)
def test_text_that_is_no_html_keeps_its_signs(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Q&amp;A", "Q&A"),
        ("I &lt;3 you &#x2764;", "I <3 you \u2764"),
        ("it&#8217;s &quot;fine&quot;", 'it\u2019s "fine"'),
        ("&amp;lt;", "&lt;"),
        ("&nosuchname;", "&nosuchname;"),
        ("I &lt;3 you <mo@example.org>", "I <3 you <mo@example.org>"),
    ],
)
def test_entities_become_the_signs_they_stand_for_once(raw, plain):
    assert clean(raw) == plain


@pytest.mark.parametrize(
    "text", ["https://example.org/?a=1&amp;b=2", "notes.txt &amp; more", "/home &amp; away"]
)
def test_a_text_that_looks_like_an_address_or_a_path_is_a_text(text):
    # The parser below us warns about these, and warnings are errors here.
    assert clean(text) == text.replace("&amp;", "&")


def test_white_space_is_tidied_and_paragraphs_stay():
    assert clean("  one \t two\u00a0 three \r\n\r\n\r\n\r\n four\rfive ") == (
        "one two three\n\nfour\nfive"
    )


def test_invisible_characters_cannot_hide_an_address():
    assert clean("mo\u200b@exam\u00adple.\u2060org\x00\ufeff") == "mo@example.org"
    assert clean("\u202eright to left\u202c") == "right to left"


def test_joined_emoji_stay_whole():
    family = "\U0001f469\u200d\U0001f467"
    assert clean(f"thinking of you {family}") == f"thinking of you {family}"


def test_letters_take_one_form():
    assert clean("cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize("text", ["", "  ", "[deleted]", " [Removed]\n"])
def test_a_withdrawn_text_is_known(text):
    assert is_withdrawn(text)


@pytest.mark.parametrize("text", ["[deleted] my old post", "deleted", "."])
def test_a_text_that_says_something_is_not_withdrawn(text):
    assert not is_withdrawn(text)


@given(st.text(alphabet=st.characters(exclude_characters="<&"), max_size=60))
def test_a_clean_text_is_not_changed_again(text):
    once = clean(text)
    assert clean(once) == once
    assert once == once.strip()


@given(st.text(alphabet="ab <>/&;#p39br\n", max_size=40))
def test_whatever_looks_like_markup_is_survived(text):
    assert "\n\n\n" not in clean(text)
