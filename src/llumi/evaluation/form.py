"""The form of a text: how long it is, how hard to read, how much it repeats itself.

texts = Texts.of(["I'm here. Don't rush!"])
words(texts) → [4.]      words_per_sentence(texts) → [2.]      coleman_liau(texts) → [-9.6…]
"""

import numpy as np

from llumi.evaluation.measures import Measure
from llumi.evaluation.syllables import syllables
from llumi.evaluation.texts import Numbers, Places, Texts, ratio

WINDOW = 50
"""Words that MATTR looks at together, as its authors do for short texts."""
_FACTOR = 0.72
"""The type-token ratio at which MTLD begins anew."""


def words(texts: Texts) -> Numbers:
    """How many words; an empty text has a plain 0."""
    return texts.words


def sentences(texts: Texts) -> Numbers:
    """How many sentences; "Dr. Ash" is wrongly taken for two."""
    return texts.sentences


def words_per_sentence(texts: Texts) -> Numbers:
    """Words by sentences; undefined without a sentence."""
    return ratio(texts.words, texts.sentences)


def word_length_per_sentence(texts: Texts) -> Numbers:
    """Letters by words within each sentence, then the mean over sentences.

    Named as complexity in arXiv 2504.09271.
    """
    lengths = texts.per_sentence(_letters(texts)[texts.ids])
    counts = texts.per_sentence(np.ones(len(texts.ids)))
    return texts.mean_of_sentences(ratio(lengths, counts))


def coleman_liau(texts: Texts) -> Numbers:
    """Reading grade (US school years): 0.0588 L - 0.296 S - 15.8; undefined without letters.

    L and S are letters and sentences per 100 words. Coleman & Liau 1975, "A computer readability
    formula designed for machine scoring", Journal of Applied Psychology 60(2).
    """
    letters = texts.per_text(_letters(texts)[texts.ids])
    per_100_words = ratio(np.where(letters > 0, 100.0, np.nan), texts.words)
    return 0.0588 * letters * per_100_words - 0.296 * texts.sentences * per_100_words - 15.8


def flesch_kincaid(texts: Texts) -> Numbers:
    """Reading grade (US school years): 0.39 words/sentence + 11.8 syllables/word - 15.59.

    Kincaid et al. 1975, "Derivation of new readability formulas for Navy enlisted personnel".
    """
    said = texts.per_text(texts.of_types(syllables)[texts.ids])
    return 0.39 * words_per_sentence(texts) + 11.8 * ratio(said, texts.words) - 15.59


def repeatability(texts: Texts) -> Numbers:
    """The share of words that stand earlier in the same text, 0 to 1; grows with length.

    One minus the type-token ratio; repeatability as named in arXiv 2504.09271.
    """
    repeated = _before(texts) >= texts.starts[:-1][texts.text_of_word]
    return ratio(texts.per_text(repeated), texts.words)


def mattr(texts: Texts) -> Numbers:
    """The mean type-token ratio over all runs of `WINDOW` words, 0 to 1; undefined if shorter.

    Covington & McFall 2010, "Cutting the Gordian knot: the moving-average type-token ratio
    (MATTR)", Journal of Quantitative Linguistics 17(2).
    """
    place = np.arange(len(texts.ids))
    start = texts.starts[:-1][texts.text_of_word]
    windows = np.maximum(texts.words - WINDOW + 1, 0)
    last = start + windows[texts.text_of_word] - 1
    # A word is new in the windows that begin behind its last mention and hold the word itself.
    begin = np.maximum.reduce([_before(texts) + 1, place - WINDOW + 1, start])
    new = np.maximum(np.minimum(place, last) - begin + 1, 0)
    return ratio(texts.per_text(new), windows * WINDOW)


def mtld(texts: Texts) -> Numbers:
    """How many words it takes on average for the type-token ratio to fall to 0.72.

    Forwards and backwards, with a part of a factor at the end; undefined where no word ever
    repeats, for then it never falls. McCarthy & Jarvis 2010, "MTLD, vocd-D, and HD-D", Behavior
    Research Methods 42(2).
    """
    before = _before(texts)
    forwards, backwards = (_factors(texts, one) for one in (before, _mirrored(texts, before)))
    return (ratio(texts.words, forwards) + ratio(texts.words, backwards)) / 2


def _letters(texts: Texts) -> Numbers:
    return texts.of_types(lambda word: sum(map(str.isalpha, word)))


def _before(texts: Texts) -> Places:
    """Where each word stood last in its text; -1 where it did not."""
    # Small numbers are sorted by their digits, which is several times as fast.
    few = len(texts.types) <= np.iinfo(np.uint16).max
    order = np.argsort(texts.ids.astype(np.uint16) if few else texts.ids, kind="stable")
    same = texts.ids[order[1:]] == texts.ids[order[:-1]]
    same &= texts.text_of_word[order[1:]] == texts.text_of_word[order[:-1]]
    before = np.full(len(order), -1)
    before[order[1:][same]] = order[:-1][same]
    return before


def _mirrored(texts: Texts, before: Places) -> Places:
    """What `_before` says of the texts with their words in reverse order."""
    ends = (texts.starts[:-1] + texts.starts[1:] - 1)[texts.text_of_word]
    later = np.flatnonzero(before >= 0)
    found = np.full(len(before), -1)
    found[ends[later] - before[later]] = ends[later] - later
    return found


def _factors(texts: Texts, before: Places) -> Numbers:
    """How often the ratio fell to 0.72 in each text, all texts a word further at each step."""
    lengths = np.diff(texts.starts)
    longest_first = np.argsort(-lengths, kind="stable")
    start = texts.starts[:-1][longest_first]
    sizes = lengths[longest_first]
    begun, types, factors = start.copy(), np.zeros(len(start)), np.zeros(len(start))
    active = len(start)
    for step in range(int(sizes.max(initial=0))):
        active = int(np.searchsorted(-sizes[:active], -step))
        place = start[:active] + step
        types[:active] += before[place] < begun[:active]
        fell = types[:active] / (place - begun[:active] + 1) <= _FACTOR
        factors[:active] += fell
        types[:active][fell] = 0
        begun[:active][fell] = place[fell] + 1
    left = start + sizes - begun
    partial = (1 - ratio(types, left.astype(np.float64))) / (1 - _FACTOR)
    factors += np.where(left > 0, partial, 0)
    found = np.empty(len(start))
    found[longest_first] = factors
    return found


_NOT_SENSE = "Sees the length of words and sentences only, not sense; jumps about on one or two."
MEASURES = (
    Measure(
        name="words",
        label="Length",
        function=words,
        of="reply",
        unit="words",
        range="0 and up",
        higher="longer",
        lower="shorter",
        paper="Verbosity, as named in arXiv 2504.09271 (2025)",
        weakness="Longer is not better; length moves most other measures, and raters' judgement.",
    ),
    Measure(
        name="sentences",
        label="Sentences",
        function=sentences,
        of="reply",
        unit="sentences",
        range="0 and up",
        higher="of more sentences",
        lower="of fewer sentences",
        paper="Verbosity, as named in arXiv 2504.09271 (2025)",
        weakness='"Dr. Ash" ends a sentence, and so does every new line, as of a list.',
    ),
    Measure(
        name="words_per_sentence",
        label="Words per sentence",
        function=words_per_sentence,
        of="reply",
        unit="words",
        range="0 and up",
        higher="longer in their sentences",
        lower="shorter in their sentences",
        paper="Flesch 1948, A new readability yardstick, Journal of Applied Psychology 32(3)",
        weakness="Who writes without full stops has one long sentence.",
    ),
    Measure(
        name="word_length_per_sentence",
        label="Word length",
        function=word_length_per_sentence,
        of="reply",
        unit="letters",
        range="0 and up",
        higher="longer in their words",
        lower="shorter in their words",
        paper="Complexity, as named in arXiv 2504.09271 (2025)",
        weakness='Long words can be plain ones ("something"), short ones rare.',
    ),
    Measure(
        name="coleman_liau",
        label="Reading grade",
        function=coleman_liau,
        of="reply",
        unit="school years",
        range="any number; US school years, below 0 for very plain texts",
        higher="harder to read",
        lower="easier to read",
        paper="Coleman & Liau 1975, Journal of Applied Psychology 60(2)",
        weakness=f"Made for English school texts of about 100 words. {_NOT_SENSE}",
    ),
    Measure(
        name="flesch_kincaid",
        label="Reading grade by syllables",
        function=flesch_kincaid,
        of="reply",
        unit="school years",
        range="any number; US school years, below 0 for very plain texts",
        higher="harder to read by syllables",
        lower="easier to read by syllables",
        paper="Kincaid et al. 1975, Navy Research Branch Report 8-75",
        weakness=f"English only; syllables are counted by rules. {_NOT_SENSE}",
    ),
    Measure(
        name="repeatability",
        label="Repeated words",
        function=repeatability,
        of="reply",
        unit="share of words",
        range="0 to 1",
        higher="more repetitive",
        lower="less repetitive",
        paper="Repeatability, as named in arXiv 2504.09271 (2025)",
        weakness="Grows with length, whoever writes: read it at equal length only.",
    ),
    Measure(
        name="mattr",
        label="Variety of words",
        function=mattr,
        of="reply",
        unit=f"share of {WINDOW} words",
        range="0 to 1",
        higher="richer in words",
        lower="poorer in words",
        paper="Covington & McFall 2010, Journal of Quantitative Linguistics 17(2)",
        weakness=f"Undefined under {WINDOW} words, so it says nothing of short replies.",
    ),
    Measure(
        name="mtld",
        label="Words until they repeat",
        function=mtld,
        of="reply",
        unit="words",
        range="1 and up",
        higher="longer without repeating words",
        lower="sooner to repeat words",
        paper="McCarthy & Jarvis 2010, Behavior Research Methods 42(2)",
        weakness="Unsteady under about 100 words; undefined where no word repeats.",
    ),
)
