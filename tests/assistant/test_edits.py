"""Edits point into the draft and never damage it."""

import random
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.assistant.edits import Edit, apply_edits, edits_between, overlaps

# Words people write, and what breaks careless code: accents, emoji, other line ends and scripts.
_WORDS = "you should rest I hear and the so tired don't don’t e\u0301 cafe\u0301 3.5 \u200d \u0301"
_SIGNS = '👩🏽‍🚒 👨‍👩‍👧 🇮🇪 1️⃣ ❤️ हिन्दी ไทย 你好 . ! ? , … — “ ” " ( )'
_BLANKS = [" ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "  \n", "\ufeff"]
_BITS = st.sampled_from([*_WORDS.split(), *_SIGNS.split()]) | st.sampled_from(_BLANKS)
TEXTS = st.lists(_BITS, max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS)
def test_taking_none_gives_the_draft_back(draft):
    assert apply_edits(draft, []) == draft


@given(TEXTS, TEXTS)
def test_taking_all_gives_the_revision_exactly(draft, revised):
    assert apply_edits(draft, edits_between(draft, revised)) == revised


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(draft):
    assert edits_between(draft, draft) == ()


@given(TEXTS, TEXTS)
def test_edits_stand_in_order_and_apart_and_fit_the_draft(draft, revised):
    edits = edits_between(draft, revised)
    for edit in edits:
        assert draft[edit.start : edit.end] == edit.before != edit.after
    for edit, following in pairwise(edits):
        assert edit.end < following.start
        assert not overlaps(edit, [following])


@given(TEXTS, TEXTS, st.data())
def test_any_of_them_can_be_taken_without_the_others(draft, revised, data):
    edits = edits_between(draft, revised)
    taken = [edit for edit in edits if data.draw(st.booleans())]
    text = apply_edits(draft, reversed(taken))
    grown = sum(len(edit.after) - len(edit.before) for edit in taken)
    assert len(text) == len(draft) + grown
    for edit in taken:
        assert edit.after in text


@given(TEXTS, TEXTS)
def test_no_edit_parts_a_letter_from_its_accent_or_an_emoji_from_its_parts(draft, revised):
    for edit in edits_between(draft, revised):
        for place in {edit.start, edit.end} - {0, len(draft)}:
            before, after = draft[place - 1], draft[place]
            if before.isspace() or after.isspace():
                continue
            assert not unicodedata.category(after).startswith("M")
            assert before != "\u200d" and after != "\u200d"


@pytest.mark.parametrize(
    ("draft", "revised", "before"),
    [
        ("we 👩🏽‍🚒 care", "we 👩🏻‍🚒 care", "👩🏽‍🚒"),
        ("from 🇮🇪🇬🇧 here", "from 🇮🇪🇫🇷 here", "🇬🇧"),
        ("the cafe\u0301 there", "the cafe there", "cafe\u0301"),
        ("आप हिन्दी में", "आप हिन्दू में", "हिन्दी"),
        ("I don’t know", "I didn’t know", "don’t"),
    ],
)
def test_a_change_covers_what_a_reader_sees_as_one(draft, revised, before):
    (edit,) = edits_between(draft, revised)
    assert edit.before == before


def test_offsets_count_code_points():
    (edit,) = edits_between("👩🏽‍🚒 You shuold rest.", "👩🏽‍🚒 You should rest.")
    assert edit == Edit(9, 15, "shuold", "should")


def test_the_example_reads_as_one_change():
    draft, revised = "You should sleep more. I hear you.", "You could try to rest. I hear you."
    assert edits_between(draft, revised) == (Edit(4, 21, "should sleep more", "could try to rest"),)


def test_changes_with_a_word_between_them_are_one_and_those_far_apart_are_two():
    near = edits_between("I wsa so tird then.", "I was so tired then.")
    assert [edit.before for edit in near] == ["wsa so tird"]
    far = edits_between("I wsa so very and awfully tird.", "I was so very and awfully tired.")
    assert [edit.before for edit in far] == ["wsa", "tird"]


@pytest.mark.parametrize("gap", [". ", "! ", "? ", "… ", "\n", "\r\n\n"])
def test_a_change_ends_with_its_sentence(gap):
    edits = edits_between(f"I am tird{gap}Yuo are kind.", f"I am tired{gap}You are kind.")
    assert [edit.before for edit in edits] == ["tird", "Yuo"]


@pytest.mark.parametrize(
    ("draft", "revised", "edit"),
    [
        ("I hear.", "So hard. I hear.", Edit(0, 0, "", "So hard. ")),
        ("You. I hear.", "You. So hard. I hear.", Edit(5, 5, "", "So hard. ")),
        ("You. I hear.", "You. I hear. So hard.", Edit(12, 12, "", " So hard.")),
        ("You. So hard. I hear.", "You. I hear.", Edit(5, 14, "So hard. ", "")),
        ("You.\n\nI hear.", "You.\n\nSo hard.\n\nI hear.", Edit(4, 4, "", "\n\nSo hard.")),
        ("You. I hear.\n", "You. I hear. So hard.\n", Edit(12, 12, "", " So hard.")),
        ("I am so tired", "I am tired", Edit(5, 8, "so ", "")),
    ],
)
def test_a_sentence_put_in_or_taken_out_is_whole(draft, revised, edit):
    assert edits_between(draft, revised) == (edit,)


@pytest.mark.parametrize(
    ("draft", "revised"),
    [
        ("a " * 5_000, "b " * 5_000),
        ("a b " * 2_500, "b a c " * 1_600),
        ("you " * 2_500, "me " * 3_300),
        (
            " ".join(f"w{n % 70}" for n in range(2_500)),
            " ".join(f"w{n % 69}" for n in range(2_500)),
        ),
    ],
)
def test_two_long_texts_that_say_the_same_words_over_and_over_are_compared(draft, revised):
    # Without a bound on how often a word is an anchor, this takes minutes.
    assert apply_edits(draft, edits_between(draft, revised)) == revised


def test_a_few_changes_of_a_long_text_stay_few_and_small():
    # Words as often as in a language: the first is every tenth, most are rare.
    dice = random.Random(0)
    words = dice.choices([f"w{n}" for n in range(900)], [1 / (n + 1) for n in range(900)], k=2_000)
    changed = [f"{word}x" if number % 300 == 7 else word for number, word in enumerate(words)]
    edits = edits_between(" ".join(words), " ".join(changed))
    assert len(edits) == 7
    assert max(len(edit.before.split()) for edit in edits) <= 3


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "You", "I"), Edit(2, 6, "u sh", "")],
        [Edit(0, 3, "you", "I")],
        [Edit(-3, 0, "st.", "")],
        [Edit(7, 99, "ould rest.", "")],
        [Edit(0, 99, "You should rest.", "")],
        [Edit(5, 2, "", "x")],
        [Edit(99, 99, "", "x")],
    ],
)
def test_what_does_not_fit_the_draft_is_refused(edits):
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("You should rest.", edits)


def test_an_insertion_touches_what_is_changed_where_it_stands():
    change = Edit(4, 10, "should", "could")
    assert overlaps(Edit(4, 4, "", "x"), [change])
    assert overlaps(Edit(10, 10, "", "x"), [change])
    assert overlaps(Edit(6, 6, "", "x"), [change])
    assert not overlaps(Edit(3, 3, "", "x"), [change])
    assert not overlaps(Edit(11, 15, "rest", "sleep"), [change])
