"""The measures: each a function with what a reader of its figures must know.

    measure("I hear you. That sounds hard.", post)
    → {"words": 6.0, "coleman_liau": -4.1…, "style_matching": 0.61…, "i_words": 0.166…}

To add one: write the function in the file of its family, add an entry here, a test, and a row in
docs/measures.md. None of them says whether a reply helps or is safe; only people can.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from llumi.evaluation.diversity import WORDS_EACH, distinct_2
from llumi.evaluation.form import coleman_liau, words
from llumi.evaluation.style import i_words, style_matching

Function = TypeVar("Function", bound=Callable[..., float | None])


@dataclass(frozen=True)
class Measure(Generic[Function]):
    """A function and its meaning; `higher` and `lower` complete "replies of this system are …".

    A `unit` of "share of …" is a number from 0 to 1 that reports show as a percentage.
    """

    name: str
    label: str
    function: Function
    unit: str
    range: str
    higher: str
    lower: str
    paper: str
    weakness: str

    @property
    def scale(self) -> int:
        """What a value is multiplied by to be read: 100 for shares, shown in per cent."""
        return 100 if self.unit.startswith("share of") else 1


MEASURES: dict[str, Measure[Callable[[str, str], float | None]]] = {
    "words": Measure(
        name="words",
        label="Length",
        function=lambda reply, post: float(words(reply)),
        unit="words",
        range="0 and up",
        higher="longer",
        lower="shorter",
        paper="Verbosity, as named in arXiv 2504.09271 (2025)",
        weakness="Longer is not better; length moves most other measures, and raters' judgement.",
    ),
    "coleman_liau": Measure(
        name="coleman_liau",
        label="Reading grade",
        function=lambda reply, post: coleman_liau(reply),
        unit="school years",
        range="any number; US school years, below 0 for very plain texts",
        higher="harder to read",
        lower="easier to read",
        paper="Coleman & Liau 1975, Journal of Applied Psychology 60(2)",
        weakness="Made for English school texts of about 100 words; jumps about on one or two "
        "sentences, and sees long words and sentences only, not sense.",
    ),
    "style_matching": Measure(
        name="style_matching",
        label="Style matching",
        function=style_matching,
        unit="points on a scale of 1",
        range="0 to 1",
        higher="closer to the post in style",
        lower="further from the post in style",
        paper="Gonzales et al. 2010, Communication Research 37(1); Ireland & Pennebaker 2010, "
        "Journal of Personality and Social Psychology 99(3)",
        weakness="English only, with word lists of our own; noisy under about 50 words, and a "
        "category that neither text uses counts as matched.",
    ),
    "i_words": Measure(
        name="i_words",
        label="First-person words",
        function=lambda reply, post: i_words(reply),
        unit="share of words",
        range="0 to 1",
        higher="more in the first person",
        lower="less in the first person",
        paper="Chung & Pennebaker 2007, The psychological functions of function words; pronouns "
        "as named in arXiv 2504.09271",
        weakness='English only; "I hear you" and "I went through this too" count alike, though a '
        "model may say only the first.",
    ),
}

DISTINCT_2: Measure[Callable[[Sequence[str]], float | None]] = Measure(
    name="distinct_2",
    label="Variety",
    function=distinct_2,
    unit="share of bigrams",
    range="0 to 1, for a set of replies",
    higher="more varied in wording",
    lower="less varied in wording",
    paper="Li et al. 2016, A diversity-promoting objective function, NAACL",
    weakness=f"Sees only the first {WORDS_EACH} words of replies that have as many, and falls as "
    "more replies join the set: compare only sets of equal size. Random words would score highest.",
)


def measure(reply: str, post: str) -> dict[str, float | None]:
    """All measures of one reply to one post; None where a measure is undefined."""
    return {name: known.function(reply, post) for name, known in MEASURES.items()}
