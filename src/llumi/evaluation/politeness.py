"""Politeness: the strategies with which people soften what they ask and say.

    used(Texts.of(["Thank you for telling us. Would you rest?"]))
    → {"gratitude": [1.], "subjunctive": [1.], "first_person_plural": [1.], …}

Strategies and what they do to politeness are those of Danescu-Niculescu-Mizil et al. 2013, "A
computational approach to politeness with application to social factors", ACL; as phrases, without a
parser. The list of hedges is our own.
"""

import numpy as np

from llumi.evaluation.measures import Measure
from llumi.evaluation.texts import Numbers, Texts

_I, _WE = "i|my|mine|myself", "we|our|us|ourselves"
_YOU = "you|your|yours|yourself"
_HEDGES = (
    "i think|guess|suppose|feel|believe|suspect|assume|reckon|imagine|wonder",
    "it|that|this seems|appears|may|might",
    "maybe|perhaps|possibly|probably|presumably|apparently|arguably|likely",
    "sometimes|somewhat|often|usually|generally|typically|mostly|mainly|largely",
    "may|might|could",
    "sort|kind of",
    "a bit|little",
    "more or less",
    "in my opinion|view|experience",
    "in general",
    "as far as i know",
    "tend|tends|tended to",
)
RAISES = {
    "gratitude": ("thank|thanks", "i appreciate"),
    "deference": ("^ great|good|nice|interesting|cool|excellent|awesome",),
    "greeting": ("^ hi|hello|hey",),
    "apologizing": ("sorry|woops|oops", "i apologize|apologise", "forgive|excuse me"),
    "please": ("* please",),
    "indirect": ("by the way",),
    "subjunctive": ("could|would you",),
    "hedges": _HEDGES,
    "first_person_start": (f"^ {_I}",),
    "first_person_plural": (_WE,),
}
"""What was found to make a request politer."""
LOWERS = {
    "please_start": ("^ please",),
    "direct_question": ("^ what|why|who|how", "^ * what|why|who|how"),
    "direct_start": ("^ so|then|and|but|or",),
    "second_person_start": (f"^ {_YOU}",),
    "factuality": (*("in fact", "the point|reality|truth", "really|actually|honestly|surely"),),
}
"""What was found to make it less polite."""
NEITHER = {
    "first_person": (f"* {_I}",),
    "second_person": (f"* {_YOU}",),
    "indicative": ("can|will you",),
}
STRATEGIES = RAISES | LOWERS | NEITHER


def used(texts: Texts) -> dict[str, Numbers]:
    """How often each strategy is used in each text."""
    return {name: texts.count(phrases) for name, phrases in STRATEGIES.items()}


def politeness(texts: Texts) -> Numbers:
    """The share of sentences with a strategy that raises it, less that with one that lowers it."""
    raised, lowered = (
        texts.share_of_sentences(texts.sentences_with(tuple(np.concatenate([*known.values()]))))
        for known in (RAISES, LOWERS)
    )
    return raised - lowered


MEASURES = (
    Measure(
        name="politeness",
        label="Politeness",
        function=politeness,
        of="reply",
        unit="share of sentences",
        range="-1 to 1",
        higher="more polite in wording",
        lower="less polite in wording",
        paper="Danescu-Niculescu-Mizil et al. 2013, A computational approach to politeness, ACL",
        weakness='Found in requests between strangers: in a reply of support "You are not alone" '
        "counts as blunt, and a hedge may be doubt.",
    ),
)
