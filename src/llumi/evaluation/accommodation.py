"""Accommodation: does a reply take up the way in which the post is written, and what it is about?

    style_matching(replies, posts)     → [0.71, …]    in function words, 1 is alike
    matching_lift(replies, posts)      → [0.03, …]    more than with posts it does not answer
    coordination(replies, posts)       → {"articles": 0.02, …}

Row i of the replies answers row i of the posts. Function words (the, to, not, we …) carry style
rather than content: people who attend to each other come to use them at like rates. Much of that is
base rate, since all English texts use them; the lift says what is left.
"""

import numpy as np
from numpy.typing import NDArray

from llumi.backends import embeddings
from llumi.evaluation.function_words import CATEGORIES
from llumi.evaluation.measures import Measure
from llumi.evaluation.style import rates
from llumi.evaluation.texts import Numbers, Texts, ratio

# From the published formula: keeps a category that neither text uses from dividing by zero.
_SMALL = 0.0001
SHUFFLES = 200
"""Other posts that a reply is compared with, at the most; a fixed choice, evenly spread."""

_Matrix = NDArray[np.float64]


def style_matching(replies: Texts, posts: Texts) -> Numbers:
    """Linguistic style matching, 0 to 1: the mean over nine categories of 1 - |a-b| / (a+b+0.0001).

    a and b are the percentages of each text's words that belong to the category. Undefined where a
    text has no words, and where neither has a function word: the formula would call that a full
    match. Gonzales, Hancock & Pennebaker 2010, "Language style matching as a predictor of social
    dynamics in small groups"; Ireland & Pennebaker 2010, "Language style matching in writing".
    """
    return _matched(_percentages(replies), _percentages(posts))


def matching_lift(replies: Texts, posts: Texts) -> Numbers:
    """Style matching with the post, less its mean with other posts of the set.

    The shuffled-pair baseline of Danescu-Niculescu-Mizil et al. 2011, "Mark my words!", WWW.
    Undefined where the set has one post only, for it needs others.
    """
    in_replies, in_posts = _percentages(replies), _percentages(posts)
    different = list(dict.fromkeys(posts.raw))
    chosen = [different[place] for place in _spread(len(different), SHUFFLES)]
    others = _percentages(Texts.of(chosen))
    total, count = np.zeros(len(replies)), np.zeros(len(replies))
    for text, row in zip(chosen, others, strict=True):
        found = _matched(in_replies, row[np.newaxis, :])
        use = ~np.isnan(found) & np.array([post != text for post in posts.raw], np.bool_)
        total[use] += found[use]
        count += use
    return _matched(in_replies, in_posts) - ratio(total, count)


def function_word_cosine(replies: Texts, posts: Texts) -> Numbers:
    """Cosine of the counts of each function word in the two texts, 0 to 1.

    Undefined where a text has none. A finer look than style matching: word by word.
    """
    listed = {
        word: place for place, word in enumerate(sorted(frozenset().union(*CATEGORIES.values())))
    }
    ours, theirs = (
        texts.grouped(lambda word: listed.get(word, -1), len(listed)) for texts in (replies, posts)
    )
    lengths = np.sqrt((ours**2).sum(1) * (theirs**2).sum(1))
    return ratio((ours * theirs).sum(1), lengths)


def coordination(replies: Texts, posts: Texts) -> dict[str, float]:
    """Per category, how much likelier a reply uses it where its post does: P(a | b) - P(a).

    NaN where no post uses it. Of a set of pairs, not of one. Danescu-Niculescu-Mizil et al. 2012,
    "Echoes of power: language effects and power differences in social interaction", WWW.
    """
    in_replies, in_posts = _percentages(replies) > 0, _percentages(posts) > 0
    with_post = (in_replies & in_posts).sum(0)
    conditional = ratio(with_post.astype(np.float64), in_posts.sum(0).astype(np.float64))
    return dict(zip(CATEGORIES, (conditional - in_replies.mean(0)).tolist(), strict=True))


def semantic_similarity(replies: Texts, posts: Texts) -> Numbers:
    """Cosine of the sentence embeddings of reply and post, -1 to 1; undefined without words.

    Reimers & Gurevych 2019, "Sentence-BERT", EMNLP; the model is all-MiniLM-L6-v2.
    """
    found = (embeddings.vectors(replies.raw) * embeddings.vectors(posts.raw)).sum(1)
    return np.where((replies.words > 0) & (posts.words > 0), found, np.nan)


def _percentages(texts: Texts) -> _Matrix:
    """Texts by categories; NaN without words."""
    return 100 * np.column_stack([*rates(texts).values()])


def _matched(ours: _Matrix, theirs: _Matrix) -> Numbers:
    found = (1 - np.abs(ours - theirs) / (ours + theirs + _SMALL)).mean(1)
    nothing = (ours + theirs).sum(1) == 0
    return np.where(nothing, np.nan, found)


def _spread(count: int, most: int) -> NDArray[np.int64]:
    """At most so many of the first `count` numbers, evenly spread."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(np.int64))


MEASURES = (
    Measure(
        name="style_matching",
        label="Style matching",
        function=style_matching,
        of="reply and post",
        unit="points on a scale of 1",
        range="0 to 1",
        higher="closer to the post in style",
        lower="further from the post in style",
        paper="Gonzales et al. 2010, Communication Research 37(1); Ireland & Pennebaker 2010, "
        "Journal of Personality and Social Psychology 99(3)",
        weakness="English only, with word lists of our own; noisy under about 50 words, and a "
        "category that neither text uses counts as matched. Mostly base rate: see the lift.",
    ),
    Measure(
        name="matching_lift",
        label="Style matching above chance",
        function=matching_lift,
        of="reply and post",
        unit="points on a scale of 1",
        range="-1 to 1",
        higher="more attuned to its own post",
        lower="less attuned to its own post",
        paper="After Danescu-Niculescu-Mizil et al. 2011, Mark my words!, WWW",
        weakness="Small where it is there at all; depends on which other posts are in the set.",
    ),
    Measure(
        name="function_word_cosine",
        label="Same function words",
        function=function_word_cosine,
        of="reply and post",
        unit="points on a scale of 1",
        range="0 to 1",
        higher="closer to the post in its small words",
        lower="further from the post in its small words",
        paper="After Niederhoffer & Pennebaker 2002, Linguistic style matching in social "
        "interaction, Journal of Language and Social Psychology 21(4)",
        weakness='A few very common words ("the", "to", "I") decide it; longer texts are closer.',
    ),
    Measure(
        name="semantic_similarity",
        label="Likeness of meaning",
        function=semantic_similarity,
        of="reply and post",
        unit="points on a scale of 1",
        range="-1 to 1",
        higher="closer to the post in meaning",
        lower="further from the post in meaning",
        paper="Reimers & Gurevych 2019, Sentence-BERT, EMNLP; model all-MiniLM-L6-v2",
        weakness="A reply that repeats the post comes first. A small English model, and a number "
        "that nobody can check by hand.",
        needs="embeddings",
    ),
)
