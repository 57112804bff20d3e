"""Many texts taken apart at once say what each says alone, and what regular expressions say."""

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.function_words import FIRST_PERSON
from llumi.evaluation.texts import Texts

# What can go wrong: joiners and marks at edges, letters of several code points, wide marks.
LETTERS = "aB1'’-. !?\n…)\"”éßİ\u0301\u200d\u00ad😀नि।你好。？\x00\ud800"


# The independent reading: slow, plain, and written before `Texts` was.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\uff07\u00b4\u0060", "'"))
_WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026\u061f\u0964])[.!?\u2026\u061f\u0964]++[\"'\u201d)\]]*+(?:\s|$)"
    r"|[\u3002\uff01\uff1f]|\n"
)


def plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\x00", " "))
    composed = composed.lower().translate(_APOSTROPHES)
    return "".join(c for c in composed if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})


def words_of(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def count_sentences(text: str) -> int:
    return sum(any(map(str.isalpha, part)) for part in _SENTENCE_END.split(plain(text)))


def words_in(texts: Texts, place: int) -> list[str]:
    first, last = texts.starts[place : place + 2]
    return [texts.types[word] for word in texts.ids[first:last]]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.sampled_from(LETTERS) | st.characters(), max_size=40), max_size=4))
def test_words_and_sentences_are_those_of_the_plain_reading(raw):
    texts = Texts.of(raw)
    assert [words_in(texts, place) for place in range(len(raw))] == list(map(words_of, raw))
    assert texts.words.tolist() == [len(words_of(text)) for text in raw]
    assert texts.sentences.tolist() == list(map(count_sentences, raw))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_taking_some_is_as_taking_them_apart_anew(data):
    raw = data.draw(st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=5))
    which = data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=6))
    taken, anew = Texts.of(raw).take(which), Texts.of([raw[place] for place in which])
    assert taken.raw == anew.raw
    assert [words_in(taken, place) for place in range(len(which))] == [
        words_in(anew, place) for place in range(len(which))
    ]
    for name in ("starts", "sentence", "sentence_texts", "is_question", "sentences", "words"):
        assert getattr(taken, name).tolist() == getattr(anew, name).tolist(), name
    phrases = ("a b", "^ a", "i * a")
    assert taken.count(phrases).tolist() == anew.count(phrases).tolist()
    assert taken.sentences_with(phrases).tolist() == anew.sentences_with(phrases).tolist()


def test_each_word_knows_its_text_and_its_sentence():
    texts = Texts.of(["I hear you. Really?", "", "1. Rest\n2. Call"])
    assert texts.text_of_word.tolist() == [0, 0, 0, 0, 2, 2, 2, 2]
    # A number alone is in no sentence.
    assert texts.sentence.tolist() == [0, 0, 0, 1, -1, 2, -1, 3]
    assert texts.sentence_texts.tolist() == [0, 0, 2, 2]
    assert texts.is_question.tolist() == [False, True, False, False]


def test_sums_and_shares_are_of_each_text():
    texts = Texts.of(["I know. I'm here for you.", "Rest.", ""])
    letters = texts.of_types(len)[texts.ids]
    assert texts.per_text(letters).tolist() == [18, 4, 0]
    assert texts.per_sentence(letters).tolist() == [5, 13, 4]
    assert texts.share(FIRST_PERSON).tolist() == pytest.approx([2 / 6, 0, np.nan], nan_ok=True)
    assert texts.share_of_sentences(np.array([True, False, False])).tolist() == pytest.approx(
        [0.5, 0, np.nan], nan_ok=True
    )


def test_no_text_at_all_is_no_mistake():
    texts = Texts.of([])
    assert (len(texts), texts.types, texts.words.tolist()) == (0, (), [])
    assert texts.share(FIRST_PERSON).tolist() == texts.count(("a",)).tolist() == []
    assert len(texts.take([])) == 0


def test_a_long_text_and_a_long_run_of_marks_are_read():
    texts = Texts.of(["hope " * 50_000, "Help" + "!" * 100_000 + "x", "…" * 100_000])
    assert texts.words.tolist() == [50_000, 2, 0]
    assert texts.sentences.tolist() == [1, 1, 0]
