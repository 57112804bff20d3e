"""How much of a person's own reply is left."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.preservation import (
    MEASURES,
    claims_added,
    claims_kept,
    edit_distance,
    style_distance,
    words_kept,
)
from llumi.evaluation.texts import Texts

DRAFT = "Your sister rang twice. You should call your GP; it isn't your fault. Ana came on 2 days."
SOME = [
    "rest",
    "Rest",
    "i",
    "I",
    "not",
    "GP",
    "Ana",
    "2",
    "sister",
    "...",
    "!",
    ",",
    "💛",
    "我",
    "and",
]
texts = st.lists(st.sampled_from(SOME), max_size=25).map(" ".join)


def of(measure, revision, draft=DRAFT):
    (found,) = measure(Texts.of([revision]), Texts.of([draft])).tolist()
    return found


def distance(old, new):
    """Levenshtein's, cell by cell."""
    row = list(range(len(new) + 1))
    for i, left in enumerate(old, start=1):
        before, row[0] = row[0], i
        for j, right in enumerate(new, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def longest_common(old, new):
    row = [0] * (len(new) + 1)
    for left in old:
        before = 0
        for j, right in enumerate(new, start=1):
            before, row[j] = row[j], before + 1 if left == right else max(row[j], row[j - 1])
    return row[-1]


def test_a_draft_that_was_left_alone_is_whole():
    assert [of(one.function, DRAFT) for one in MEASURES] == [1.0, 0.0, 0.0, 1.0, 0.0]


def test_a_claim_that_is_gone_is_counted():
    # Four clauses, the number 2 and the name GP are the claims; Ana begins a sentence.
    without = DRAFT.replace(" Ana came on 2 days.", "")
    assert of(claims_kept, without) == pytest.approx(4 / 6)
    assert of(claims_kept, DRAFT.replace("isn't", "is")) == pytest.approx(5 / 6)
    assert of(claims_kept, DRAFT.replace("should", "could")) == 1.0


def test_what_the_draft_does_not_say_is_counted_and_taking_up_is_not():
    assert of(claims_added, f"That sounds hard. {DRAFT}") == 0.0
    added = f"{DRAFT} Breathe with Marek for 5 minutes."
    # breathe, Marek, 5 and minutes, of 18 + 6 words
    assert of(claims_added, added) == pytest.approx(4 / 24)


def test_the_distance_is_levenshteins_by_words():
    assert of(edit_distance, "You could rest now.", "You should rest.") == pytest.approx(2 / 4)
    assert of(edit_distance, "", "You should rest.") == 1.0


def test_the_authors_words_count_in_their_order():
    assert of(words_kept, "I hear you. You could rest.", "You should rest.") == pytest.approx(2 / 3)
    assert of(words_kept, "Rest you should.", "You should rest.") == pytest.approx(2 / 3)


def test_a_mark_of_the_authors_typing_moves_the_style():
    draft = "you got this!! i mean it..."
    assert of(style_distance, draft, draft) == 0.0
    # "!" and "..." are gone: two of fourteen classes and marks differ wholly.
    found = of(style_distance, "you got this. i mean it.", draft)
    assert found == pytest.approx(2 / 14, abs=1e-4)


def test_nothing_is_said_of_an_empty_draft():
    for one in MEASURES:
        assert np.isnan(of(one.function, "I hear you.", "\N{YELLOW HEART}"))
    assert np.isnan(of(claims_kept, "I hear you.", "and so on"))


@given(texts, texts)
@settings(deadline=None, max_examples=80)
def test_any_two_texts_have_shares_or_nothing(draft, revision):
    old, new = (text.lower().split() for text in (draft, revision))
    old, new = ([w for w in side if w.isalnum()] for side in (old, new))
    for one in MEASURES:
        found = of(one.function, revision, draft)
        assert np.isnan(found) or -1e-9 <= found <= 1
    if old:
        assert of(edit_distance, revision, draft) == pytest.approx(
            distance(old, new) / max(len(old), len(new))
        )
        assert of(words_kept, revision, draft) == pytest.approx(longest_common(old, new) / len(old))
