"""Whether words are the speaker's own: said against, said back and asked words are not.

    "I won't tell you to | cheer up" → not meant · "I'm sorry, but | cheer up" → meant

Only the words before them are read, for that is where English says what is done with them.
"""

import re

from llumi.safety.reading import Span, sentence_after, sentence_before

# "It isn't much, but it gets better": what is denied in one clause may be said in the next.
_NEXT_CLAUSE = re.compile(r"[,;:()\-]|\b(?:but|because|though|although|yet|since|while)\b")
_AGAINST = re.compile(
    r"\b(?:not|never|isnt|arent|wasnt|werent|doesnt|dont|didnt|wont|wouldnt|cant|cannot|couldnt"
    r"|shouldnt|neednt|havent|hasnt|no|nobody|none|nothing|neither|nor|without|instead of|rather"
    r" than|far from|whether|wish)\b"
)
_FEELING = (
    r"(?:say|says|said|saying|tell|tells|told|telling|call|calls|called|calling|write|wrote|mean"
    r"|means|meant|think|thinks|thought|thinking|believe|believes|believed|feel|feels|felt|feeling"
    r"|fear|fears|worry|worried|decided|hear|heard|hearing|wonder|wondering)"
)
_WHOEVER = (
    r"(?:you|youve|youre|he|she|they|your \w{2,12}|people|who|everyone|everybody|someone|somebody"
    r"|anyone|others|friends?|relatives|family|mother|mum|mom|father|dad|brother|sister|husband"
    r"|wife|colleagues|classmates|boss|books|films|songs|world|brain|mind|voices?|depression"
    r"|illness|pain|despair|thoughts?|part of you|shame|grief|hurt)"
)
# What somebody else says or feels: "you feel that…", "the voice that tells you…", "it looks as if…"
_SAID_BACK = re.compile(
    rf"\b(?:{_WHOEVER}(?: (?:may|might|will|would|can|could|must|have|had|has|are|is|often|always"
    rf"|sometimes|still|even|just|keep|keeps|kept|that|to|really|probably)){{0,3}} {_FEELING}"
    r"|(?:it|this|that|things|everything|days|nights|life|death|dying)(?: (?:may|might|can|could"
    r"|must|will|does|all)){0,2} (?:feel|feels|felt|seem|seems|seemed|look|looks|looked)|when"
    r" (?:it|everything|things|life|someone|somebody|people|others)|hearing|the (?:thought|idea"
    r"|belief|feeling|sense|words?|phrase|sentence|line|voice) (?:that|of|like)?|as if|feeling"
    r" (?:that|like|as)|(?:find|finds|found) (?:that|it|their|they))\b"
)
_NOT_SAYING = re.compile(
    r"\b(?:(?:i|we|ill|id|nobody|no one)(?: \w{1,9}){0,2}? (?:wont|will not|cant|cannot|couldnt"
    r"|wouldnt|never|dont want to|dont mean to|not going to|not here to|refuse to|should|can|will)"
    r"|wont|shant|not here to|not going to|no need to|dont (?:have|need) to|never)(?:"
    r" \w{1,9}){0,2}? (?:say|tell|pretend|promise|offer|call|ask|agree|use|hand|throw)\b|\b(?:love"
    r" to|wish i could|wish we could) (?:say|tell|promise)\b"
)
# 'I get that "at least you had time" did not comfort you': words of others, held up.
_HELD_UP = re.compile(
    r"\b(?:that|the|this|your|his|her|their|those|no|an?|say|says|said|saying|hear|hearing|heard"
    r'|about|of|by|at|with|like) "$'
)
_ASKING = re.compile(
    r"(?:^|[,;:\-]|\b(?:and|or|but|so|may i ask|can i ask|wonder)\b) ?(?:and |or )?(?:are|do|does"
    r"|did|have|has|had|is|was|were|what|whats|how|who|when|could|would|can|might|will|which"
    r"|where)\b"
)


def meant(text: str, start: int) -> bool:
    """Whether what starts there is neither denied nor told of somebody else."""
    sentence = sentence_before(text, start)
    clause = _NEXT_CLAUSE.split(sentence)[-1]
    return not (
        _AGAINST.search(clause)
        or _SAID_BACK.search(clause)
        or _NOT_SAYING.search(sentence)
        or _HELD_UP.search(sentence)
    )


def asked(text: str, span: Span) -> bool:
    """Whether it stands in a question that opens like one."""
    start, end = span
    after = end + len(sentence_after(text, end))
    return text[after : after + 1] == "?" and bool(_ASKING.search(sentence_before(text, start)))
