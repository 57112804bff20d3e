"""Near copies meet in a band, what only sounds alike is told apart."""

import random

from hypothesis import given
from hypothesis import strategies as st

from llumi.community.near_copies import ALIKE, are_alike, bands

SAID = (
    "You are not alone in this and what you feel tonight will not stay as heavy as it is now, "
    "so please keep writing here for as long as it helps you to get through until the morning"
)
OTHER = (
    "My shifts were like that for years. What changed it was telling one person at work, over a "
    "coffee, and finding out that she had been counting ceiling tiles at night as well."
)


def met(first, second):
    return set(first or ()) & set(second or ())


def test_a_copy_with_small_changes_meets_and_is_alike():
    copy = SAID.upper().replace("TONIGHT", "today") + "!!"
    found = bands([SAID, copy], [("p1", "ana"), ("p1", "kit")])
    assert met(*found)
    assert are_alike(SAID, copy)


def test_two_answers_do_not_meet_and_are_not_alike():
    assert not met(*bands([SAID, OTHER], [("p1", "ana"), ("p1", "ana")]))
    assert not are_alike(SAID, OTHER)


def test_the_same_words_meet_only_under_one_post_or_by_one_author():
    one, elsewhere, by_the_same, by_nobody, nobody_again = bands(
        [SAID] * 5, [("p1", "ana"), ("p2", "kit"), ("p3", "ana"), ("p4", None), ("p5", None)]
    )
    assert not met(one, elsewhere)
    assert met(one, by_the_same)
    assert not met(by_nobody, nobody_again)


def test_short_texts_meet_nobody():
    assert bands(["I'm here if you want to talk", SAID], [("p1", "a")] * 2)[0] is None


def test_bands_do_not_depend_on_what_else_is_in_the_block():
    alone = bands([SAID], [("p1", "ana")])
    among = bands([OTHER, SAID, OTHER], [("p9", "x"), ("p1", "ana"), ("p2", None)])
    assert among[1] == alone[0]


def test_copies_with_one_word_in_twenty_changed_are_nearly_all_found():
    draw = random.Random(7)
    vocabulary = [f"word{number}" for number in range(3000)]
    found = 0
    for number in range(200):
        words = draw.sample(vocabulary, 40)
        copy = words.copy()
        for place in draw.sample(range(40), 2):
            copy[place] = f"new{number}-{place}"
        one, two = bands([" ".join(words), " ".join(copy)], [("p1", None)] * 2)
        found += bool(met(one, two))
        assert are_alike(" ".join(words), " ".join(copy))
    assert found >= 190  # 97 % expected where 90 % of the words are shared


@given(st.lists(st.sampled_from(SAID.split()), min_size=1), st.permutations(SAID.split()))
def test_alike_is_what_it_says(words, others):
    mine, theirs = set(words), set(others)
    lowered = {w.lower() for w in mine}, {w.lower() for w in theirs}
    share = len(lowered[0] & lowered[1]) / len(lowered[0] | lowered[1])
    assert are_alike(" ".join(words), " ".join(others)) == (share >= ALIKE)
