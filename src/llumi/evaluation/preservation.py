"""Preservation: how much of a person's own reply is left once it was improved.

    revisions = Texts.of(["I hear you. You could rest."])    drafts = Texts.of(["You should rest."])
    claims_kept(revisions, drafts)    → [1.]      edit_distance(revisions, drafts) → [0.66…]
    words_kept(revisions, drafts)     → [0.66…]   "You … rest" of three words

Row i of the revisions improves row i of the drafts. All are undefined for a draft without words.
"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llumi.evaluation.measures import Measure, not_installed
from llumi.evaluation.style import rates
from llumi.evaluation.texts import Numbers, Texts, ratio
from llumi.wording.claims import claims, lost, names, numbers
from llumi.wording.content_words import SUPPORT, content, is_content, stem, words

_SMALL = 0.0001
_MARKS = tuple(
    map(re.compile, (r"!", r"\.\.\.|…", r"\?", r",", r"[\U0001f000-\U0001faff\u2600-\u27bf]"))
)
"""What a person's typing is known by beside the words: "!", "...", "?", "," and emoji."""


def claims_kept(revisions: Texts, drafts: Texts) -> Numbers:
    """The share of the draft's claims that the revision still says; undefined without a claim.

    A claim is a clause that says or denies something, a number or a name (`wording.claims`).
    """
    return _each(revisions, drafts, _claims_kept)


def claims_added(revisions: Texts, drafts: Texts) -> Numbers:
    """The share of the revision's words that say something which the draft doesn't.

    Content words whose stem is not in the draft, new numbers and new names; words that only take
    up what was said ("that sounds hard") are none. Undefined for a revision without words.
    """
    return _each(revisions, drafts, _claims_added)


def edit_distance(revisions: Texts, drafts: Texts) -> Numbers:
    """Words put in, taken out or exchanged, by the words of the longer text: 0 the same, 1 another.

    Levenshtein 1966, "Binary codes capable of correcting deletions, insertions, and reversals".
    """
    return _each(revisions, drafts, _edit_distance)


def words_kept(revisions: Texts, drafts: Texts) -> Numbers:
    """The share of the author's words that stand in the revision in their order.

    The longest common subsequence by the draft's length, ROUGE-L's recall: Lin 2004, "ROUGE: a
    package for automatic evaluation of summaries".
    """
    return _each(revisions, drafts, _words_kept)


def style_distance(revisions: Texts, drafts: Texts) -> Numbers:
    """The mean of |a-b| / (a+b+0.0001) over nine classes of function words and five marks, 0 to 1.

    a and b are what the two texts have per 100 words: one minus linguistic style matching
    (Ireland & Pennebaker 2010), with "!", "...", "?", "," and emoji beside the words, which tell
    writers apart as well (Stamatatos 2009, "A survey of modern authorship attribution methods").
    """
    ours, theirs = _profile(revisions), _profile(drafts)
    found: Numbers = (np.abs(ours - theirs) / (ours + theirs + _SMALL)).mean(1)
    return found


def _each(revisions: Texts, drafts: Texts, of: Callable[[str, str], float]) -> Numbers:
    found = [
        of(draft, revision) if has_words else np.nan
        for draft, revision, has_words in zip(
            drafts.raw, revisions.raw, drafts.words > 0, strict=True
        )
    ]
    return np.array(found, np.float64)


def _claims_kept(draft: str, revision: str) -> float:
    told = claims(draft)
    return 1 - len(lost(draft, revision)) / len(told) if told else np.nan


def _claims_added(draft: str, revision: str) -> float:
    said = words(revision)
    if not said:
        return np.nan
    known, stood = {*content(draft), *SUPPORT}, set(words(draft))
    new = {word for word in said if is_content(word) and stem(word) not in known}
    new |= set(numbers(revision)) - set(numbers(draft))
    new |= {part for name in names(revision) for part in words(name) if part not in stood}
    return sum(word in new for word in said) / len(said)


def _edit_distance(draft: str, revision: str) -> float:
    return float(_distances().Levenshtein.normalized_distance(words(draft), words(revision)))


def _words_kept(draft: str, revision: str) -> float:
    old = words(draft)
    return float(_distances().LCSseq.similarity(old, words(revision))) / len(old)


def _distances() -> Any:
    try:
        from rapidfuzz import distance
    except ImportError as error:
        raise not_installed("rapidfuzz") from error
    return distance


def _profile(texts: Texts) -> NDArray[np.float64]:
    """Texts by classes and marks, each per 100 words; NaN without words."""
    marks = [
        ratio(np.array([len(mark.findall(text)) for text in texts.raw], np.float64), texts.words)
        for mark in _MARKS
    ]
    return 100 * np.column_stack([*rates(texts).values(), *marks])


_OF_WORDS = "Reads words and not meanings"
MEASURES = (
    Measure(
        name="claims_kept",
        label="Claims kept",
        function=claims_kept,
        of="revision and draft",
        unit="share of claims",
        range="0 to 1",
        higher="more complete in what the draft says",
        lower="less complete in what the draft says",
        paper="A count of our own, as the test of revisions; after Sun et al. 2019, Feature "
        "extraction and content preservation in text style transfer",
        weakness=f"{_OF_WORDS}: a claim in other words counts as lost, and one whose words stand "
        "elsewhere as kept.",
    ),
    Measure(
        name="claims_added",
        label="Claims added",
        function=claims_added,
        of="revision and draft",
        unit="share of words",
        range="0 to 1",
        higher="fuller of what the draft does not say",
        lower="less full of what the draft does not say",
        paper="A count of our own, as the test of revisions; after Maynez et al. 2020, On "
        "faithfulness and factuality in abstractive summarization, ACL",
        weakness=f"{_OF_WORDS}: a synonym counts as added, and what the post says does, too.",
    ),
    Measure(
        name="edit_distance",
        label="Words changed",
        function=edit_distance,
        of="revision and draft",
        unit="share of words",
        range="0 to 1",
        higher="further from the draft in words",
        lower="closer to the draft in words",
        paper="Levenshtein 1966, Soviet Physics Doklady 10(8); by words",
        weakness="A sentence that is moved counts as taken out and put in; a small change can "
        "matter more than a large one.",
    ),
    Measure(
        name="words_kept",
        label="The author's own words",
        function=words_kept,
        of="revision and draft",
        unit="share of words",
        range="0 to 1",
        higher="fuller of the author's own words",
        lower="less full of the author's own words",
        paper="Lin 2004, ROUGE (ROUGE-L's recall), ACL workshop",
        weakness="Common words stand in almost any text; a long revision keeps more by chance.",
    ),
    Measure(
        name="style_distance",
        label="Distance of style",
        function=style_distance,
        of="revision and draft",
        unit="points on a scale of 1",
        range="0 to 1",
        higher="further from the author's style",
        lower="closer to the author's style",
        paper="After Ireland & Pennebaker 2010, Language style matching in writing; marks as in "
        "Stamatatos 2009, A survey of modern authorship attribution methods",
        weakness="English only; noisy in short drafts, where one mark more is a large share; a "
        "class that neither uses counts as the same.",
    ),
)
