"""Many texts taken apart once, as arrays, so that a measure of all of them is one expression.

    texts = Texts.of(["I'm here. Call me?", ""])
    texts.types      ("call", "here", "i'm", "me")      every different word, once, in no order
    texts.ids        [2, 1, 0, 3]                       the words in order, as places in types
    texts.starts     [0, 4, 4]                          text i is of the words starts[i]:starts[i+1]
    texts.words      [4., 0.]       texts.sentences  [2., 0.]

A word is a run of letters or digits, joined by apostrophes or hyphens inside it, in small letters
and with straight apostrophes. That suits scripts with spaces between words; a run of Chinese or
Thai is one word. A sentence is what stands between ends of sentences (or of lines) and has a
letter: the "1." of a list is none, and "Dr. Ash" is wrongly taken for two.

A value that is undefined for a text, such as a share of its words where it has none, is NaN.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from llumi.evaluation.function_words import parts
from llumi.evaluation.phrases import Stream, places

Numbers = NDArray[np.float64]
"""One value per text; NaN where it is undefined."""
Places = NDArray[np.int64]

_APOSTROPHES = "\u2018\u2019\u02bc\uff07\u00b4\u0060"
_JOINERS = "'-\u2010\u2011"
_ENDS = ".!?\u2026\u061f\u0964"
_ENDS_ALONE = "\n\u3002\uff01\uff1f\x00"
_CLOSERS = "\"'\u201d)]"
_QUESTIONS = "?\uff1f\u061f"
# Vowel signs, accents and joiners are no letters to Unicode, yet stand inside words.
_INSIDE_LETTERS = {"Mn", "Mc", "Me", "Cf"}
_BETWEEN = "\x00"
"""Stands between two texts while they are taken apart together."""

_KNOWN, _WORD, _JOINER, _INSIDE = 1, 2, 4, 8
_END, _ALONE, _CLOSER, _SPACE, _QUESTION = 16, 32, 64, 128, 256


@dataclass(frozen=True)
class Texts:
    """N texts with V different words, T words and S sentences in all; see the module's first lines.

    `run` numbers, for each word, what stands between two ends of sentences, without a gap between
    texts; `sentence_runs` are those that have a letter, `sentence_texts` the text of each, and
    `is_question` whether it has a question mark.
    """

    raw: tuple[str, ...]
    types: tuple[str, ...]
    ids: NDArray[np.int32]
    starts: Places
    run: Places
    sentence_runs: Places
    sentence_texts: Places
    is_question: NDArray[np.bool_]

    @staticmethod
    def of(raw: Sequence[str]) -> "Texts":
        """Take texts apart; any text will do, whatever its script, and so will none."""
        return _take_apart(tuple(raw))

    def __len__(self) -> int:
        return len(self.raw)

    @cached_property
    def words(self) -> Numbers:
        """How many words each text has, N."""
        return np.diff(self.starts).astype(np.float64)

    @cached_property
    def sentences(self) -> Numbers:
        """How many sentences each text has, N."""
        return np.bincount(self.sentence_texts, minlength=len(self)).astype(np.float64)

    @cached_property
    def text_of_word(self) -> Places:
        """The text that each word stands in, T."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @cached_property
    def sentence(self) -> Places:
        """The sentence that each word stands in, T; -1 for one without letters, as "1."."""
        if not len(self.sentence_runs):
            return np.full(len(self.ids), -1)
        place = np.searchsorted(self.sentence_runs, self.run)
        place = np.minimum(place, len(self.sentence_runs) - 1)
        return np.where(self.sentence_runs[place] == self.run, place, -1)

    def of_types(self, function: Callable[[str], Any], kind: Any = np.float64) -> NDArray[Any]:
        """What `function` says of each different word, V; indexed by `ids`, one value per word."""
        return np.fromiter(map(function, self.types), dtype=kind, count=len(self.types))

    def per_text(self, values: NDArray[Any]) -> Numbers:
        """The sum of one value per word over the words of each text, N."""
        found = np.bincount(self.text_of_word, weights=values, minlength=len(self))
        return found.astype(np.float64)

    def per_sentence(self, values: NDArray[Any]) -> Numbers:
        """The sum of one value per word over the words of each sentence, S."""
        inside = self.sentence >= 0
        counted = self.sentence[inside], values[inside]
        found = np.bincount(counted[0], weights=counted[1], minlength=len(self.sentence_texts))
        return found.astype(np.float64)

    def share(self, listed: frozenset[str]) -> Numbers:
        """The share of words that are in `listed`, N; a contraction counts if a part of it is."""
        there = self.of_types(lambda word: not listed.isdisjoint(parts(word)), np.bool_)
        return ratio(self.per_text(there[self.ids]), self.words)

    def mean_of_sentences(self, values: NDArray[Any]) -> Numbers:
        """The mean of one value per sentence (S) over the sentences of each text, N."""
        total = np.bincount(self.sentence_texts, weights=values, minlength=len(self))
        return ratio(total.astype(np.float64), self.sentences)

    def share_of_sentences(self, which: NDArray[np.bool_]) -> Numbers:
        """The share of sentences (`which`: S) of each text, N."""
        return self.mean_of_sentences(which)

    def count(self, phrases: tuple[str, ...]) -> Numbers:
        """How often any of `phrases` stands in each text, N; `phrases.py` says how to write one."""
        found = self._parts.text[places(self._parts.stream, phrases)]
        return np.bincount(found, minlength=len(self)).astype(np.float64)

    def sentences_with(self, phrases: tuple[str, ...]) -> NDArray[np.bool_]:
        """The sentences in which any of `phrases` stands, S."""
        found = self._parts.stream.run[places(self._parts.stream, phrases)]
        return np.isin(self.sentence_runs, found)

    def grouped(self, group: Callable[[str], int], groups: int) -> NDArray[np.float64]:
        """How many words of each text are of each group, N by `groups`; -1 is of none.

        Contractions are taken apart, and each part counts.
        """
        known = np.fromiter(map(group, self._parts.stream.vocabulary), np.int64)
        column = known[self._parts.stream.ids]
        cell = self._parts.text[column >= 0] * groups + column[column >= 0]
        counted = np.bincount(cell, minlength=len(self) * groups).astype(np.float64)
        return counted.reshape(len(self), groups)

    def take(self, which: NDArray[np.integer[Any]] | Sequence[int]) -> "Texts":
        """Some of the texts, in the order of `which`, without taking them apart again."""
        chosen = np.asarray(which, dtype=np.int64)
        words = _ranges(self.starts[chosen], self.starts[chosen + 1])
        bounds = np.searchsorted(self.sentence_texts, np.arange(len(self) + 1))
        sentences = _ranges(bounds[chosen], bounds[chosen + 1])
        # Each text keeps its runs, moved behind those of the text before it.
        most = 1 + max(self.run.max(initial=0), self.sentence_runs.max(initial=0))
        lengths, counts = np.diff(self.starts)[chosen], np.diff(bounds)[chosen]
        order = np.arange(len(chosen))
        return Texts(
            raw=tuple(self.raw[place] for place in chosen),
            types=self.types,
            ids=self.ids[words],
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            run=self.run[words] + most * np.repeat(order, lengths),
            sentence_runs=self.sentence_runs[sentences] + most * np.repeat(order, counts),
            sentence_texts=np.repeat(order, counts),
            is_question=self.is_question[sentences],
        )

    @cached_property
    def _parts(self) -> "_Parts":
        apart = [parts(word) for word in self.types]
        vocabulary: dict[str, int] = {}
        flat = np.fromiter(
            (vocabulary.setdefault(part, len(vocabulary)) for part in chain.from_iterable(apart)),
            dtype=np.int32,
        )
        sizes = np.fromiter(map(len, apart), dtype=np.int64, count=len(apart))
        ends = np.cumsum(sizes)
        ids = flat[_ranges((ends - sizes)[self.ids], ends[self.ids])]
        each = sizes[self.ids]
        stream = Stream(vocabulary, ids, np.repeat(self.run, each))
        return _Parts(stream, np.repeat(self.text_of_word, each))


@dataclass(frozen=True)
class _Parts:
    """The words with contractions taken apart, and the text that each part stands in."""

    stream: Stream
    text: Places


def ratio(above: Numbers, below: Numbers) -> Numbers:
    """`above` / `below`, undefined where `below` is zero."""
    found: Numbers = np.divide(above, below, out=np.full(len(below), np.nan), where=below != 0)
    return found


def _take_apart(raw: tuple[str, ...]) -> Texts:
    together = _BETWEEN.join(map(_composed, raw)).lower()
    for apostrophe in _APOSTROPHES:
        together = together.replace(apostrophe, "'")
    codes = _codes(together)
    kinds = _kinds(codes)
    inside = kinds & _INSIDE != 0
    if inside.any():
        codes, kinds = codes[~inside], kinds[~inside]
    is_word = _is_word(kinds)
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    firsts, lasts = edges[::2], edges[1::2]
    ends = _ends_of_runs(kinds)
    borders = ends[codes[ends] == 0]
    # Ends are fewer than words: each is counted at the word behind it.
    run = np.cumsum(np.bincount(np.searchsorted(firsts, ends), minlength=len(firsts) + 1))[:-1]
    types, ids = _encoded(codes[is_word[1:-1]], lasts - firsts)
    has_letter = np.fromiter((any(map(str.isalpha, word)) for word in types), np.bool_)
    lettered = run[has_letter[ids]]
    sentence_runs = lettered[np.diff(lettered, prepend=-1) > 0]
    questions = np.searchsorted(ends, np.flatnonzero(kinds & _QUESTION != 0), side="right")
    starts = np.searchsorted(firsts, borders)
    return Texts(
        raw=raw,
        types=types,
        ids=ids,
        starts=np.concatenate([[0], starts, [len(ids)]] if raw else [[0]]).astype(np.int64),
        run=run,
        sentence_runs=sentence_runs,
        sentence_texts=np.searchsorted(
            np.searchsorted(ends, borders, side="right"), sentence_runs, side="right"
        ).astype(np.int64),
        is_question=np.isin(sentence_runs, questions),
    )


def _composed(text: str) -> str:
    if _BETWEEN in text:
        text = text.replace(_BETWEEN, " ")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _codes(text: str) -> NDArray[np.uint32]:
    """The characters as numbers; half a surrogate pair, which some exports hold, is one too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """What each character is, as flags; a character is looked up when it is first met."""
    known = _table()
    kinds = known[codes]
    if not kinds.all():
        for code in np.unique(codes[kinds == 0]).tolist():
            known[code] = _kind(chr(code))
        kinds = known[codes]
    return kinds


@cache
def _table() -> NDArray[np.uint16]:
    return np.zeros(0x110000, np.uint16)


def _kind(char: str) -> int:
    flags = {
        _WORD: char.isalnum(),
        _JOINER: char in _JOINERS,
        _INSIDE: unicodedata.category(char) in _INSIDE_LETTERS,
        _END: char in _ENDS,
        _ALONE: char in _ENDS_ALONE,
        _CLOSER: char in _CLOSERS,
        _SPACE: char.isspace() or char == _BETWEEN,
        _QUESTION: char in _QUESTIONS,
    }
    return _KNOWN + sum(flag for flag, holds in flags.items() if holds)


def _is_word(kinds: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Whether each character stands in a word, with a neighbour at both edges that does not."""
    found = np.zeros(len(kinds) + 2, np.bool_)
    found[1:-1] = kinds & _WORD != 0
    joiners = np.flatnonzero(kinds & _JOINER != 0) + 1
    found[joiners] = found[joiners - 1] & found[joiners + 1]
    return found


def _ends_of_runs(kinds: NDArray[np.uint16]) -> Places:
    """Where runs end: at a new line, or at a blank after marks such as ".", perhaps quoted.

    A full stop inside "3.5" or "e.g." ends nothing.
    """
    places = np.flatnonzero(kinds & (_ALONE | _SPACE) != 0)
    # Before the first character, at place -1, stands nothing.
    around = np.append(kinds, np.uint16(0))
    before = places - 1
    while len(closers := np.flatnonzero(around[before] & _CLOSER != 0)):
        before[closers] -= 1
    found: Places = places[(kinds[places] & _ALONE != 0) | (around[before] & _END != 0)]
    return found


def _encoded(
    letters: NDArray[np.uint32], lengths: Places
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """The different words, and the place of each word among them."""
    ends = np.concatenate([[0], np.cumsum(lengths)])
    # Letters beyond ASCII take two to four bytes; they are few.
    wide = np.flatnonzero(letters > 0x7F)
    more = 1 + (letters[wide] > 0x7FF) + (letters[wide] > 0xFFFF).astype(np.int64)
    ends = ends + np.concatenate([[0], np.cumsum(more)])[np.searchsorted(wide, ends)]
    spelt = pa.py_buffer(letters.tobytes().decode("utf-32-le").encode())
    offsets = pa.py_buffer(ends.astype(np.int64).tobytes())
    words = pa.Array.from_buffers(pa.large_string(), len(lengths), [None, offsets, spelt])
    encoded = words.dictionary_encode()
    return tuple(map(str, encoded.dictionary.to_pylist())), encoded.indices.to_numpy()


def _ranges(firsts: Places, ends: Places) -> Places:
    """The numbers from each of `firsts` to before its end, one range after the other."""
    lengths = ends - firsts
    skipped = np.cumsum(lengths) - lengths
    found: Places = np.arange(lengths.sum()) + np.repeat(firsts - skipped, lengths)
    return found
