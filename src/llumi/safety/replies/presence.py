"""Does a reply answer the risk that stands in the post, and does it show a way to people?

    post "I want to die. Exams start Monday.", reply "Flashcards help."  → missed_risk, no_path

Both look at the reply as a whole, so they are asked once it is whole, never of one sentence.
"""

from collections.abc import Iterator

from llumi.safety.pointing import points
from llumi.safety.reading import Reading, Span, phrases
from llumi.safety.risk import assess
from llumi.safety.tiers import Tier

# Any of these shows that the risk was read: it is named, asked about, or met with care.
_PICKED_UP = phrases(
    r"suicid\w{0,5}|self[ -]?harm\w{0,3}|die|dying|death|dead|alive|kill\w{0,3}|end (?:it|your"
    r" life)",
    r"hurt(?:ing|s)? (?:yourself|you|him|her|them|your)|hit(?:s|ting)? you|unsafe|danger\w{0,4}"
    r"|harm\w{0,3}",
    r"(?:are|keep|stay|be|being|feel|get|keeping|staying|is|was|she|he|they|you) (?:you "
    r"|yourself |her |him |them )?safe(?:ty)?|safety|safe (?:right now|tonight|at home|place"
    r"|with)",
    r"thoughts? (?:of|about|like|that)|those thoughts|how long (?:have|has)|the voices?|urges?",
    r"wish(?:ing)? (?:you )?(?:werent|were|not|to)|not (?:want(?:ing)? )?to be here|not (?:wak"
    r"|want)",
    r"(?:glad|thank you|thanks|took courage|brave)(?: \w{1,8}){0,4}"
    r" (?:told|tell|telling|said|saying|wrote|written|writing|shar\w{1,3}|posted|here"
    r"|trust\w{0,3})",
    r"(?:sorry|worried|concerned|scared|afraid|frightened|frightening) (?:for you|about you"
    r"|to (?:hear|read)|that|about what|by what|about (?:her|him|them|your))",
    r"(?:hear|read|noticed?|see|take|taking)(?: \w{1,8}){0,5} (?:pain|hurting|seriously|suffering"
    r"|despair|dark|last (?:line|part|sentence)|what you (?:said|wrote))",
    r"(?:that|this|it) sounds (?:\w{1,10} ){0,2}(?:painful|frightening|unbearable|terrifying|dark"
    r"|exhausting|serious|dangerous)",
    r"(?:tonight|right now|at this moment|on your own|with you|alone with)",
    r"(?:you )?(?:dont|do not|shouldnt) (?:have to|deserve to) (?:be|carry|live|face|go through)",
    r"burden|goodbye|farewell|plan\b(?! (?:your|a nice|for the weekend))|withdrawal|bleeding",
)
# A step towards people, beyond what `pointing` knows: somebody near, a room, a call, a doctor.
_PATH = phrases(
    r"(?:someone|somebody|anyone|anybody|person|people|friend|neighbou?r|flatmate|sister"
    r"|brother|mum|mom|dad|partner|wife|husband|family|colleague|teacher|tutor|adult"
    r"|moderators?|nurse|team)(?: \w{1,10}){0,5} (?:near|with you|close|nearby|you trust|could"
    r"|can|come|sit|stay|be there|call|ring|tell|knows?|in the house|next door|tonight"
    r"|right now|to be with)",
    r"(?:is|are|who|could|can|would|anyone|someone)(?: \w{1,10}){0,6} (?:be with you"
    r"|with you now|sit with you|stay with you|come over|near you|in the house"
    r"|you could (?:call|tell|wake|ring|text|go to))",
    r"(?:call|ring|tell|wake|text|phone|message|contact|reach|talk to|go to|let|ask|speak to"
    r"|find|see) (?:your|her|his|their|a|an|the|someone|somebody|one|emergency|whoever"
    r"|any)(?: \w{1,10}){0,3}",
    r"(?:emergency|crisis|ambulance|hospital|doctor|gp|therapist|counsell?or|nurse|helpline|hotline"
    r"|refuge|shelter|police|a ?& ?e|urgent care|services?|support line|lifeline)",
    r"(?:be|sit|go|stay|room|somewhere) with (?:other )?(?:people|others|someone|somebody|family)",
    r"(?:other room|another room|somewhere (?:with people|safe|public)|go (?:to|be) (?:where"
    r"|with))",
    r"(?:put|keep|move|give)(?: \w{1,10}){0,5} (?:out of reach|away from you|some distance|further"
    r" away|to someone)",
    r"not (?:have to )?be alone|keep (?:you|yourself) safe|get (?:you )?(?:safe"
    r"|through (?:tonight|the night))|help you (?:find|reach|call|stay safe)",
)


def missed_risk(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """The whole reply, where the post shows risk and nothing in the reply takes it up."""
    yield from _at_risk(unanswered(reading), post)


def no_path(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """The whole reply, where the post shows risk and the reply names no way to people or help."""
    yield from _at_risk(without_path(reading), post)


def unanswered(reading: Reading) -> Iterator[Span]:
    """The whole reply, if it takes up no danger whatever the post says."""
    if not _PICKED_UP.search(reading.text):
        yield from without_path(reading)


def without_path(reading: Reading) -> Iterator[Span]:
    """The whole reply, if it names no way to people or help."""
    text = reading.text
    if text.strip() and not _PATH.search(text) and not points(reading):
        yield len(text) - len(text.lstrip()), len(text.rstrip())


def _at_risk(found: Iterator[Span], post: Reading | None) -> Iterator[Span]:
    """What was found, if the post shows risk; it is read only where there is something to say."""
    for span in found:
        if post is not None and assess(post.original).tier >= Tier.POSSIBLE_RISK:
            yield span
