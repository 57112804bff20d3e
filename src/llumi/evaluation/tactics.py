"""The ten support tactics, and the moves of a reply: which tactic each of its sentences makes.

    moves(Texts.of(["I'm sorry. That sounds so hard. Have you tried to talk to her? I'm here."]))
    → [("emotional expression", "validation", "advice", "assistance")]

The ten are those of Gueorguieva et al. 2026, "AI generates well-liked but templatic empathic
responses", arXiv 2604.08479; there people and a large model judged, here lists of phrases do. The
phrases are our own.
"""

from collections import Counter
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from llumi.evaluation.measures import Measure
from llumi.evaluation.style import LIVED
from llumi.evaluation.texts import Numbers, Places, Texts

_HARD = (
    "hard|tough|difficult|rough|painful|awful|terrible|horrible|frustrating|exhausting|lonely|scary"
    "|heartbreaking|overwhelming|stressful|tiring|heavy|unfair|hurtful|draining|upsetting|sad"
)
_VERY = "so|really|very|incredibly|too|truly|such|pretty|extremely|quite|just|a|like"
_SAD = "sorry|sad|glad|happy|proud|worried|concerned|heartbroken|relieved|touched|moved|grateful"

ADVICE = (
    "you should|could|must|ought|might",
    "you need|have to",
    "have you tried|considered|thought|spoken|talked|looked|asked|told|seen|reached",
    "^ try|consider|talk|speak|reach|call|find|take|write|give|make|look|focus|start|seek|ask|tell",
    "^ go|get|set|keep|join|see|spend|allow|practice|practise|breathe|rest|avoid|stop|leave",
    "^ maybe|perhaps|please|just|then|also|and|so|but try|consider|talk|speak|reach|call|find|take"
    "|write|give|make|look|focus|start|seek|ask|tell|see|contact",
    "i|we suggest|recommend|advise|encourage|urge",
    "i would|do suggest|recommend|advise|encourage|urge|try|talk|ask|tell|start|see",
    "it|that|this may|might|could|would|can help|be",
    "why do|not not|you",
    "how about",
    "what if you",
    "if i were|was you",
    "the best|first|next thing|step",
    "is worth",
    "would it help",
    "make sure",
)
TACTICS: dict[str, tuple[str, ...]] = {
    "self-disclosure": (
        *LIVED,
        "i was|had|went|felt|lost|struggled|moved|remember|started|found|learned|cried|spent",
        "i used to",
        "my own|mom|mum|mother|dad|father|sister|brother|friend|wife|husband|partner|son|daughter",
    ),
    "advice": ADVICE,
    "assistance": (
        "i|we am|are here",
        "here for you",
        "here to listen|help|support|talk|chat",
        "let me|us know",
        "feel free to",
        "you can|may message|dm|write|talk|reach|pm to|me|us",
        "i can|will|would|could help|listen|stay|sit|look",
        "happy|glad|willing|available to help|listen|talk|chat",
        "pm|dm|message|text me",
        "my inbox|dms|messages is|are",
    ),
    "validation": (
        "makes|make|made sense|perfect|complete|total",
        "understandable|valid|justified",
        "is|are|be|feels normal|natural|okay|ok|alright|fine to",
        "is|are|be completely|perfectly|totally|absolutely|very|so|quite normal|natural|okay|ok",
        "you have every right|reason",
        "anyone|anybody|everyone|everybody|most|many people|would",
        f"sounds|seems|feels|be|is|was|are|am {_HARD}",
        f"sounds|seems|feels|be|is|was|are {_VERY} {_HARD}",
        f"sounds|seems|be|is|was {_VERY} {_VERY} {_HARD}",
        "a lot to deal|handle|carry|go|take|bear|cope",
        "not your fault",
        "no wonder",
        "your feelings are|matter",
        "you are not wrong|crazy|weak|broken|weird|selfish|overreacting|alone|failing|lazy|stupid",
    ),
    "paraphrasing": (
        "sounds|seems|feels like|as",
        "what|that i hear|hearing",
        "i hear|see|read|understand|notice that|how|you|what|from",
        "you feel|felt|said|mentioned|wrote|described|told|miss|want|wanted|lost|love|loved",
        "you are feeling|dealing|going|struggling|carrying|trying|facing|asking|saying|tired",
        "you have been|had|lost|tried",
        "from what you",
        "you do not feel|know|want|have|see|trust|sleep",
    ),
    "emotional expression": (
        f"i|we am|feel|are {_SAD}",
        f"i|we am|feel|are {_VERY} {_SAD}",
        f"i|we am|feel {_VERY} {_VERY} {_SAD}",
        "^ sorry",
        "sorry to hear|for|you|that|about",
        "my heart",
        "sending you|hugs|love|strength|hug|much|lots|all|a|good|warm",
        "hug|hugs",
        "feel for you",
        "^ thank|thanks",
        "thank you for",
        "i wish|hope",
        "love you",
        "thinking of|about you",
        "breaks my heart",
        "it means|meant a",
    ),
    "empowerment": (
        "you can|will do|get|make|handle|survive|overcome|beat|come|find|be",
        "you are strong|brave|capable|worthy|enough|loved|resilient|amazing|doing|stronger",
        "you are so|very|really strong|brave|capable|loved|resilient",
        "you have|got got|this this|it",
        "you deserve",
        "proud of you",
        "believe in you",
        "takes|took|take courage|strength|guts|bravery",
        "takes|took|take a|real|great|so lot|courage|strength|much",
        "keep going|fighting|trying",
        "well done",
        "stay strong",
        "hang in there",
        "one day|step at",
    ),
    "reappraisal": (
        "on the other|bright hand|side",
        "look at it|this",
        "another way",
        "think of it|this|that as",
        "see it|this as",
        "does|did|do not|always mean",
        "it|things|this gets|get|will|can|does better|pass|change|improve|get|heal",
        "is not|no|never forever|permanent|the|your|a",
        "silver lining",
        "at least",
        "not a sign",
        "it could|may|might be that",
        "remember that",
        "there is|are always|still",
    ),
    "information": (
        "studies|research|experts|science|statistics show|shows|say|says|suggest|suggests|found",
        "there is|are many|several|some|lots|resources|people|apps|groups|options|a|free|different",
        "according to",
        "for example|instance",
        "therapy|cbt|medication|antidepressants|exercise|meditation is|can|are|helps|help|works",
        "is|are a|an|the|called|known common|condition|symptom|disorder|sign|response|type|form|as",
        "symptoms of",
        "people|those who|with",
        "called|known a|an|the|as",
    ),
}
"""By tactic, its phrases; a sentence makes the first in this order, a question that advises nothing
makes the tenth."""
QUESTIONING = "questioning"
NAMES = (*TACTICS, QUESTIONING)

SENTENCES_EACH = 6
"""Of a reply, for `templaticity`: a longer reply makes more moves, whoever wrote it."""
_SEQUENCE = 3


def moves(texts: Texts) -> list[tuple[str, ...]]:
    """The tactics of each text's sentences in their order; those that make none are left out."""
    made = _of_sentences(texts)
    bounds = np.searchsorted(texts.sentence_texts, np.arange(len(texts) + 1))
    return [
        tuple(NAMES[one] for one in made[first:last] if one >= 0)
        for first, last in pairwise(bounds)
    ]


def shares(texts: Texts) -> dict[str, Numbers]:
    """By tactic, the share of sentences that make it; undefined without a sentence."""
    made = _of_sentences(texts)
    return {name: texts.share_of_sentences(made == place) for place, name in enumerate(NAMES)}


def tactics_used(texts: Texts) -> Numbers:
    """How many of the ten tactics a text makes use of."""
    made = _of_sentences(texts)
    there = made >= 0
    cells = np.zeros((len(texts), len(NAMES)), np.bool_)
    cells[texts.sentence_texts[there], made[there]] = True
    return np.where(texts.sentences > 0, cells.sum(1), np.nan)


def templaticity(texts: Texts) -> float:
    """The share of replies that make the same three moves in the same order, 0 to 1.

    Of all sequences of three tactics the one that most replies follow, in their first
    `SENTENCES_EACH` sentences, others in between. Undefined for fewer than two replies. After the
    template of Gueorguieva et al. 2026.
    """
    if len(texts) < 2:
        return float("nan")
    followed: Counter[tuple[int, ...]] = Counter()
    made = _of_sentences(texts)
    bounds = np.searchsorted(texts.sentence_texts, np.arange(len(texts) + 1))
    for first, last in pairwise(bounds):
        kept = [one for one in made[first : min(last, first + SENTENCES_EACH)].tolist() if one >= 0]
        followed.update({three for three in combinations(kept, _SEQUENCE) if len({*three}) == 3})
    most = max(followed.values(), default=0)
    # What one reply does alone is no template.
    return most / len(texts) if most > 1 else 0.0


def _of_sentences(texts: Texts) -> Places:
    """The place in `NAMES` of each sentence's tactic; -1 for none."""
    found: NDArray[np.int64] = np.full(len(texts.sentence_texts), -1)
    found[texts.is_question] = len(TACTICS)
    advises = texts.sentences_with(ADVICE)
    for place, (name, phrases) in reversed([*enumerate(TACTICS.items())]):
        there = advises if name == "advice" else texts.sentences_with(phrases)
        # A question asks, whatever it takes up on the way, unless it advises.
        found[there & (~texts.is_question | (name == "advice"))] = place
    return found


MEASURES = (
    Measure(
        name="tactics_used",
        label="Support tactics used",
        function=tactics_used,
        of="reply",
        unit="tactics of ten",
        range="0 to 10",
        higher="wider in their support tactics",
        lower="narrower in their support tactics",
        paper="Tactics of Gueorguieva et al. 2026, AI generates well-liked but templatic empathic "
        "responses, arXiv 2604.08479",
        weakness="Fixed phrases, one tactic a sentence, two sentences in five with any: irony and "
        "unusual wording are missed. A longer reply uses more.",
    ),
    Measure(
        name="templaticity",
        label="Same sequence of moves",
        function=templaticity,
        of="set",
        unit="share of replies",
        range="0 to 1, for a set of replies",
        higher="closer to one template",
        lower="further from one template",
        paper="After Gueorguieva et al. 2026, AI generates well-liked but templatic empathic "
        "responses, arXiv 2604.08479",
        weakness=f"Sees the first {SENTENCES_EACH} sentences, by fixed phrases; replies of two "
        "sentences cannot follow a template of three moves.",
    ),
)
