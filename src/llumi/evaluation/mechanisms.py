"""EPITOME's mechanisms of empathy: how strongly a reply reacts, interprets and explores, 0 to 2.

    texts = Texts.of(["I feel so sad for you. It must be lonely there. Who do you talk to?"])
    emotional_reactions(texts) → [2.]    interpretations(texts) → [2.]    explorations(texts) → [2.]

0 is none, 1 weak, 2 strong, as Sharma et al. 2020, "A computational approach to understanding
empathy expressed in text-based mental health support", EMNLP, have them. Their labelled replies may
not be passed on: with a copy of one's own, `llumi empathy train` teaches a small model, which is
used from then on; without it rules are the fallback. `made_by()` says which of the two it is.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from llumi.errors import InputError
from llumi.evaluation.measures import Measure
from llumi.evaluation.style import LIVED
from llumi.evaluation.texts import Numbers, Texts
from llumi.safety.classifier import Classifier, load
from llumi.safety.reading import read

FOLDER = Path(__file__).with_name("trained")
"""Where `llumi empathy train` puts its models, and `RECORD` with their hashes and figures."""
RECORD = "mechanisms.json"
NAMES = ("emotional_reactions", "interpretations", "explorations")

_FEELING = (
    "sorry|sad|worried|concerned|heartbroken|glad|happy|proud|relieved|touched|moved|angry|upset"
    "|grateful|afraid|scared|hopeful"
)
_STATE = (
    "hard|tough|difficult|rough|painful|awful|terrible|horrible|frustrating|exhausting|lonely|scary"
    "|terrifying|heartbreaking|overwhelming|stressful|tiring|heavy|unfair|hurtful|draining|upsetting"
    "|sad|confusing|isolating|exhausted|overwhelmed|scared|hurt|alone|tired|stuck|trapped|numb"
)
_VERY = "so|really|very|incredibly|truly|such|pretty|extremely|just|too|quite|deeply"
STRONG: dict[str, tuple[str, ...]] = {
    "emotional_reactions": (
        f"i|we am|feel|are|was {_FEELING}",
        f"i|we am|feel|are|was {_VERY} {_FEELING}",
        f"i|we am|feel|are {_VERY} {_VERY} {_FEELING}",
        f"makes|made|making me|us {_FEELING}|cry",
        f"makes|made me {_VERY} {_FEELING}",
        "my heart breaks|goes|aches|hurts|sank|sinks|is",
        "breaks my heart",
        "feel for you",
        "i care about|for you",
        "i love you",
        "i hate that|to see|hear",
    ),
    "interpretations": (
        "you must|might|may be|feel|have|miss|carry",
        "must be|feel|have been *",
        "sounds|seems|feels like|as",
        f"sounds|seems|be {_STATE}",
        f"sounds|seems|be {_VERY} {_STATE}",
        f"sounds|seems|be {_VERY} {_VERY} {_STATE}",
        "no wonder",
        "i|we also had|have|felt|feel|went|struggle|struggled|lost",
        *(lived for lived in LIVED if "understand" not in lived),
    ),
}
WEAK: dict[str, tuple[str, ...]] = {
    "emotional_reactions": (
        "sorry",
        "hug|hugs",
        "will|gets|get|be better|fine|alright|ok|okay",
        "hang in there",
        "stay strong|safe",
        "take care",
        "you have got|this this|it",
        "you got this",
        "thinking of|about you",
        "here for you",
        "good luck",
        "best wishes",
        "sending you|love|hugs|strength|much|lots",
        "i hope",
        "you are not alone",
        "proud of you",
    ),
    "interpretations": (
        "i|we understand|get|hear|see|know how|what|that|you|it|this|where",
        "i can|could imagine|relate|understand|see|hear|feel",
        "can relate",
        "makes|make sense",
        "understandable",
        "i|we have been there",
        "same here",
        "know the|that|this feeling",
        f"is|was {_STATE}",
        f"is|was {_VERY} {_STATE}",
    ),
}
_GENERIC = (
    "what happened|happens",
    "what is|was wrong|up|happening|going",
    "how are|is you|it|things",
    "are you ok|okay|alright|safe|all",
    "want|wanna|like|need to talk|chat|vent|share|tell|say",
    "on your mind",
    "anything else",
    "can|could|would you tell|say|share|explain",
    "tell me|us more|about",
)
"""Questions that any post could be asked, and invitations to go on."""
_ADVISING = (
    "have|did you tried|try|considered|thought",
    "why do|not not|you",
    "how about",
    "what if",
)
_ABOUT_THEM = ("you|your|yours|yourself|he|she|they|it|this|that|her|his|their|there",)


def emotional_reactions(texts: Texts) -> Numbers:
    """Warmth, compassion, concern: 1 alluded to ("hugs"), 2 named ("I feel sad for you")."""
    return _levels(texts, "emotional_reactions")


def interpretations(texts: Texts) -> Numbers:
    """Understanding: 1 asserted ("I understand"), 2 with what is understood, or lived alike."""
    return _levels(texts, "interpretations")


def explorations(texts: Texts) -> Numbers:
    """Interest in what is not said: 1 a question for anybody, 2 one about this post."""
    return _levels(texts, "explorations")


def by_rules(texts: Texts, name: str) -> Numbers:
    """The levels by lists of phrases; undefined without words."""
    if name == "explorations":
        asked = texts.is_question & ~texts.sentences_with(_ADVISING)
        generic = texts.sentences_with(_GENERIC)
        weak, strong = generic, asked & ~generic & texts.sentences_with(_ABOUT_THEM)
    else:
        weak, strong = texts.sentences_with(WEAK[name]), texts.sentences_with(STRONG[name])
    there = [
        np.bincount(texts.sentence_texts[one], minlength=len(texts)) > 0 for one in (weak, strong)
    ]
    return np.where(texts.words > 0, np.where(there[1], 2.0, there[0].astype(np.float64)), np.nan)


def by_model(texts: Texts, model: Classifier) -> Numbers:
    """The likeliest level of each reply; undefined without words."""
    shares = [[*model.shares(read(text).text).values()] for text in texts.raw]
    levels = np.array([int(np.argmax(row)) for row in shares], np.float64)
    return np.where(texts.words > 0, levels, np.nan)


def made_by() -> str:
    """Who tells the levels here, in a sentence for reports."""
    record = _record()
    if record is None:
        return (
            "Empathy's mechanisms are told by rules, a fallback that was never held against "
            "EPITOME's labels; llumi empathy train makes a model from them."
        )
    figures = ", ".join(
        f"{name.replace('_', ' ')} {found['macro_f1']['value']:.2f}"
        for name, found in record["figures"].items()
    )
    return (
        f"Empathy's mechanisms are told by a model that was trained on {record['rows']:,} labelled "
        f"replies (macro F1 on held-out posts: {figures})."
    )


def _levels(texts: Texts, name: str) -> Numbers:
    model = _models().get(name)
    return by_rules(texts, name) if model is None else by_model(texts, model)


@lru_cache(maxsize=1)
def _models() -> dict[str, Classifier]:
    """The trained models, once their files are proven to be those that were written.

    Raises:
        InputError: a file differs from its hash.
    """
    record = _record()
    if record is None:
        return {}
    found = {}
    for name, digest in record["sha256"].items():
        file = FOLDER / f"{name}.parquet"
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise InputError(
                f"{file} is not the file that was trained.", hint="Run llumi empathy train again."
            )
        found[name] = load(file)
    return found


def _record() -> dict[str, Any] | None:
    file = FOLDER / RECORD
    return json.loads(file.read_text("utf-8")) if file.exists() else None


_EPITOME = "Sharma et al. 2020, A computational approach to understanding empathy, EMNLP"
_SEES = "Told by phrases or by a small model, as the report says; the post is not looked at."
MEASURES = (
    Measure(
        name="emotional_reactions",
        label="Emotional reaction",
        function=emotional_reactions,
        of="reply",
        unit="levels of 2",
        range="0 to 2",
        higher="stronger in emotional reaction",
        lower="weaker in emotional reaction",
        paper=_EPITOME,
        weakness=f'{_SEES} A set phrase ("so sorry to hear that") counts as much as a felt one.',
    ),
    Measure(
        name="interpretations",
        label="Interpretation",
        function=interpretations,
        of="reply",
        unit="levels of 2",
        range="0 to 2",
        higher="stronger in interpretation",
        lower="weaker in interpretation",
        paper=_EPITOME,
        weakness=f"{_SEES} Whether what is said to be understood is right, it cannot tell.",
    ),
    Measure(
        name="explorations",
        label="Exploration",
        function=explorations,
        of="reply",
        unit="levels of 2",
        range="0 to 2",
        higher="stronger in exploration",
        lower="weaker in exploration",
        paper=_EPITOME,
        weakness=f"{_SEES} A question that presses counts like one that invites.",
    ),
)
