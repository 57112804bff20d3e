"""Diversity: whether a set of replies keeps saying the same thing, in words and in sense.

    distinct_2(Texts.of(["I am here for you …", "I am here to listen …"]))    → 0.75
    self_bleu(…) → 0.4        mean_pairwise_distance(…) → 0.3        vendi(…) → 1.6 texts

The longer the texts and the more of them, the more repeats, whoever wrote them. So the measures of
words take only the first `WORDS_EACH` words and leave out texts with fewer, and two sets compare
fairly only when they hold equally many texts.
"""

import numpy as np
from numpy.typing import NDArray

from llumi.backends import embeddings
from llumi.evaluation.measures import Measure
from llumi.evaluation.texts import Places, Texts

WORDS_EACH = 50
"""94 % of CounselChat's answers have this many words; a larger number leaves out more of them."""
_LONGEST = 4
"""Words of the longest n-grams of BLEU."""


def distinct_1(texts: Texts) -> float:
    """Different words / all words, over the first words of each text; see `distinct_2`."""
    return _distinct(texts, 1)


def distinct_2(texts: Texts) -> float:
    """Different bigrams / all bigrams over the first `WORDS_EACH` words of each text, 0 to 1.

    Undefined where no text has that many. Li et al. 2016, "A diversity-promoting objective function
    for neural conversation models", NAACL.
    """
    return _distinct(texts, 2)


def self_bleu(texts: Texts) -> float:
    """The mean BLEU-4 of each text's opening against those of all others, 0 to 1; 1 is alike.

    Smoothed as by Chen & Cherry 2014 (method 1 with 0.1, the "floor" of sacrebleu), so that a text
    without a shared 4-gram is near zero and not at it. Undefined for fewer than two texts with
    `WORDS_EACH` words. Zhu et al. 2018, "Texygen", SIGIR.
    """
    opened = _opened(texts)
    if len(opened) < 2:
        return float("nan")
    logs = np.zeros(len(opened))
    for size in range(1, _LONGEST + 1):
        matches = _clipped_matches(opened, size)
        total = WORDS_EACH - size + 1
        logs += np.log(np.where(matches > 0, matches, 0.1) / total)
    # All are equally long, so there is no penalty for brevity.
    return float(np.exp(logs / _LONGEST).mean())


def mean_pairwise_distance(texts: Texts) -> float:
    """The mean over pairs of texts of 1 - cosine of their embeddings, 0 to 2.

    Undefined for fewer than two texts with words. Padmakumar & He 2024, "Does writing with language
    models reduce content diversity?", ICLR, call one minus it homogenisation.
    """
    kernel = _kernel(texts)
    count = len(kernel)
    if count < 2:
        return float("nan")
    return float(1 - (kernel.sum() - np.trace(kernel)) / (count * (count - 1)))


def vendi(texts: Texts) -> float:
    """How many entirely different texts the set is worth: 1 if all are alike, N if none are.

    The exponential of the entropy of the eigenvalues of the cosine kernel by N. Friedman & Dieng
    2023, "The Vendi score: a diversity evaluation metric for machine learning", TMLR.
    """
    kernel = _kernel(texts)
    if not len(kernel):
        return float("nan")
    shares = np.linalg.eigvalsh(kernel / len(kernel))
    shares = shares[shares > 1e-12]
    return float(np.exp(-(shares * np.log(shares)).sum()))


def _opened(texts: Texts) -> NDArray[np.int64]:
    """The first `WORDS_EACH` words of each text that has as many, texts by words."""
    long_enough = np.flatnonzero(texts.words >= WORDS_EACH)
    places = texts.starts[long_enough][:, np.newaxis] + np.arange(WORDS_EACH)
    opened: NDArray[np.int64] = texts.ids[places].astype(np.int64)
    return opened


def _distinct(texts: Texts, size: int) -> float:
    found = _grams(_opened(texts), size)
    return len(np.unique(found)) / found.size if found.size else float("nan")


def _grams(opened: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """A number for each run of `size` words, texts by runs; equal runs have equal numbers."""
    runs: NDArray[np.int64] = opened
    for longer in range(1, size):
        # Numbered anew at each step, so that no product of vocabularies can run over.
        _, numbered = np.unique(runs, return_inverse=True)
        numbered = numbered.reshape(runs.shape)[:, :-1]
        runs = numbered * (int(opened.max(initial=0)) + 1) + opened[:, longer:]
    return runs


def _clipped_matches(opened: NDArray[np.int64], size: int) -> Places:
    """How many n-grams of each text another text has too, each as often as in that other."""
    grams = _grams(opened, size)
    texts, width = grams.shape
    key = np.repeat(np.arange(texts), width) * (grams.max() + 1) + grams.ravel()
    cells, counts = np.unique(key, return_counts=True)
    text, gram = np.divmod(cells, grams.max() + 1)
    order = np.lexsort((counts, gram))
    text, gram, counts = text[order], gram[order], counts[order]
    # Within a gram counts rise: the last is its highest, the one before the next.
    last = np.append(gram[1:] != gram[:-1], True)
    first = np.append(True, gram[1:] != gram[:-1])
    end = np.flatnonzero(last)[np.cumsum(first) - 1]
    begin = np.flatnonzero(first)[np.cumsum(first) - 1]
    second = np.where(end - 1 >= begin, counts[np.maximum(end - 1, 0)], 0)
    elsewhere = np.where(np.arange(len(gram)) == end, second, counts[end])
    return np.bincount(text, np.minimum(counts, elsewhere), texts).astype(np.int64)


def _kernel(texts: Texts) -> NDArray[np.float64]:
    """Cosines of the embeddings of all texts with words."""
    found = embeddings.vectors([text for text, n in zip(texts.raw, texts.words, strict=True) if n])
    return found.astype(np.float64) @ found.T.astype(np.float64)


_SETS = "Compare only sets of equal size."
MEASURES = (
    Measure(
        name="distinct_1",
        label="Variety of single words",
        function=distinct_1,
        of="set",
        unit="share of words",
        range="0 to 1, for a set of replies",
        higher="more varied in words as a set",
        lower="less varied in words as a set",
        paper="Li et al. 2016, A diversity-promoting objective function, NAACL",
        weakness=f"Sees only the first {WORDS_EACH} words of replies that have as many. {_SETS}",
        fewest_words=WORDS_EACH,
    ),
    Measure(
        name="distinct_2",
        label="Variety",
        function=distinct_2,
        of="set",
        unit="share of bigrams",
        range="0 to 1, for a set of replies",
        higher="more varied in wording",
        lower="less varied in wording",
        paper="Li et al. 2016, A diversity-promoting objective function, NAACL",
        weakness=f"Sees only the first {WORDS_EACH} words of replies that have as many, and falls "
        f"as more replies join the set. {_SETS} Random words would score highest.",
        fewest_words=WORDS_EACH,
    ),
    Measure(
        name="self_bleu",
        label="Same wording",
        function=self_bleu,
        of="set",
        unit="points on a scale of 1",
        range="0 to 1, for a set of replies",
        higher="more alike in wording",
        lower="less alike in wording",
        paper="Zhu et al. 2018, Texygen, SIGIR",
        weakness=f"Sees only the first {WORDS_EACH} words of replies that have as many, and grows "
        f"with their number. {_SETS}",
        fewest_words=WORDS_EACH,
    ),
    Measure(
        name="mean_pairwise_distance",
        label="Difference of meaning",
        function=mean_pairwise_distance,
        of="set",
        unit="points on a scale of 1",
        range="0 to 2, for a set of replies",
        higher="more different in meaning from each other",
        lower="less different in meaning from each other",
        paper="Padmakumar & He 2024, Does writing with language models reduce content "
        "diversity?, ICLR",
        weakness="Replies to different posts differ for that alone; a small model says how much.",
        needs="embeddings",
    ),
    Measure(
        name="vendi",
        label="Worth so many different replies",
        function=vendi,
        of="set",
        unit="replies",
        range="1 to the number of replies",
        higher="worth more different replies as a set",
        lower="worth fewer different replies as a set",
        paper="Friedman & Dieng 2023, The Vendi score, TMLR",
        weakness=f"Grows with the number of replies. {_SETS} A small model says what is alike.",
        needs="embeddings",
    ),
)
