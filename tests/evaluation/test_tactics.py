"""Support tactics, sentence by sentence.

The sentences here and in the tests of help and of mechanisms are by the author of the lists: of 146
cases 140 came out right before the lists were mended. They say nothing of real replies.
"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.tactics import NAMES, moves, shares, tactics_used, templaticity
from llumi.evaluation.texts import Texts

EXAMPLES = {
    "self-disclosure": [
        "I was there two years ago.",
        "When I lost my job I hid for weeks.",
        "My sister had the same.",
        "I used to count the hours, too.",
        "I remember those mornings well.",
    ],
    "advice": [
        "You could write it down before bed.",
        "Have you tried to talk with her about it?",
        "Try a short walk in the evening.",
        "Please talk to somebody at school.",
        "Maybe start with one drawer.",
        "It might help to put the phone away.",
        "What if you told him only that?",
    ],
    "assistance": [
        "I'm here if you want to talk.",
        "Feel free to message me.",
        "Let me know how it goes.",
        "My inbox is open.",
        "We are here for you.",
    ],
    "validation": [
        "That makes sense.",
        "It's completely normal to be angry at him.",
        "Anyone would be tired after that.",
        "That sounds so hard.",
        "This isn't your fault.",
        "You are not alone in this.",
        "What a week: that must be exhausting.",
    ],
    "paraphrasing": [
        "It sounds like the evenings are the worst.",
        "I hear that nobody asked you.",
        "You feel as if the house had stopped.",
        "You said the letters pile up.",
        "So you're dealing with both at once.",
    ],
    "emotional expression": [
        "I'm so sorry.",
        "Sorry to hear about your dog.",
        "Sending you a hug.",
        "Thank you for telling us.",
        "I hope tomorrow is kinder.",
    ],
    "empowerment": [
        "You've got this.",
        "You are stronger than you think.",
        "It took courage to write that.",
        "You deserve better than that.",
        "One day at a time.",
    ],
    "reappraisal": [
        "A bad week does not mean a bad life.",
        "It gets better, slowly.",
        "On the other hand they did call back.",
        "There is still time in spring.",
        "At least the letter is out of the drawer.",
    ],
    "information": [
        "Studies suggest that light in the morning helps.",
        "There are free groups for that in most towns.",
        "Poor sleep is a common symptom of grief.",
        "According to my union, breaks are paid.",
        "Therapy can be short.",
    ],
    "questioning": [
        "Who else knows?",
        "How long has it been like this?",
        "Do they live near?",
        "What happens on Sundays?",
        "Was it quiet before?",
    ],
}
PLAIN = [
    "The train was late again.",
    "Snow on the balcony this morning.",
    "Two of them live in Leeds.",
    "Yes.",
    "That one with the blue door.",
    "Monday, then.",
    "The cat sat on the warm step.",
    "He plays the tuba.",
    "Anyway.",
    "Nine floors and no lift.",
]


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, one) for name, many in EXAMPLES.items() for one in many]
)
def test_a_sentence_makes_its_move(name, sentence):
    assert moves(Texts.of([sentence])) == [(name,)]


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_makes_none(sentence):
    assert moves(Texts.of([sentence])) == [()]


def test_there_are_ten():
    assert set(EXAMPLES) == set(NAMES)
    assert len(NAMES) == 10


def test_moves_stand_in_their_order_and_with_their_text():
    texts = Texts.of(
        ["I'm sorry. That sounds so hard. Have you tried to rest? I'm here.", "", "Yes."]
    )
    assert moves(texts) == [
        ("emotional expression", "validation", "advice", "assistance"),
        (),
        (),
    ]
    assert np.array_equal(tactics_used(texts), [4, np.nan, 0], equal_nan=True)


def test_shares_are_of_all_sentences():
    found = shares(Texts.of(["I'm so sorry. Monday, then. Who else knows? I'm so sorry."]))
    assert found["emotional expression"] == [0.5]
    assert found["questioning"] == [0.25]
    assert found["advice"] == [0.0]


SAME = "I'm so sorry. {} That sounds so hard. You could write it down."


def test_one_sequence_is_found_whatever_stands_in_between():
    alike = [SAME.format(one) for one in ("Monday, then.", "Who else knows?", "", "Yes.")]
    assert templaticity(Texts.of(alike)) == 1.0
    turned = "You could write it down. That sounds so hard. I'm so sorry."
    assert templaticity(Texts.of([*alike, turned])) == pytest.approx(4 / 5)
    assert templaticity(Texts.of(["Hugs.", "Who else knows?"])) == 0.0


def test_what_comes_late_in_a_long_reply_is_no_template():
    late = "Monday, then. " * 6 + SAME.format("")
    assert templaticity(Texts.of([late, late])) == 0.0
    assert np.isnan(templaticity(Texts.of([late])))


@given(
    st.permutations(
        [SAME.format("Yes."), SAME.format(""), "Hugs.", "Who else knows? You could rest.", "", "😀"]
    )
)
@settings(deadline=None, max_examples=20)
def test_the_order_of_replies_changes_nothing(order):
    assert templaticity(Texts.of(order)) == pytest.approx(2 / 6)


def test_what_one_reply_does_alone_is_no_template():
    assert templaticity(Texts.of([SAME.format(""), "Hugs.", "Who else knows?"])) == 0.0
