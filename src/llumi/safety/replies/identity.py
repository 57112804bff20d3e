"""Who someone is: details asked for, guessed or repeated by which a person can be found.

    "Which school do you go to?" → identifying · "Which lesson is worst?" → nothing
    "You must be Marta Lindqvist." → identifying · "I'm sorry about your sister." → nothing

Posts are anonymous for a reason: who is recognised may be hurt, and will not write again.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_before
from llumi.safety.replies.naming import NAMES, named, repeated

_YOU = r"(?:you|u|he|she|they|it|this|that|(?:your|ur) \w{2,12}(?: \w{2,12})?)"
_PERSON = (
    r"(?:husband|wife|boss|manager|supervisor|ex|boyfriend|girlfriend|bf|gf|partner|teacher|doctor"
    r"|therapist|counsell?or|psychiatrist|social worker|landlord|colleague|coach|brother|sister"
    r"|mother|mum|mom|father|dad|son|daughter|friend|bully|abuser|pastor|professor|roommate|lad"
    r"|guy|man)"
)
_PLACE = (
    r"(?:school|college|uni|university|court|company|firm|employer|workplace|hospital|clinic|ward"
    r"|street|road|church|branch|agency|town|village|city|suburb|estate|dorm|halls|base|unit"
    r"|regiment|neighbou?rhood|district|shop|restaurant|office|department|building|care home"
    r"|parish|mosque|postcode|zip code)"
)
_ASKING = (
    r"(?:whats|what is|whatre|tell (?:me|us)|can i (?:have|get|ask|know)|could (?:you|u"
    r"|i)(?: please| perhaps)? (?:give|tell|share|have|send|get|know|let)(?: me| us"
    r"| with us)?(?: know)?|may i (?:ask|know|have)|share|give (?:me|us)|id need|wed need|i need"
    r"|we need|ill need|drop|type|write|post|confirm|send|let me know|mind telling me)"
)
_ASKED = phrases(
    rf"{_ASKING}(?: me| us)? (?:your|ur|his|her|their|the)(?: \w{{2,12}}){{0,2}} (?:full name"
    rf"|real name"
    r"|last name|actual name|legal name|surname|family name|maiden name|birth name|full names"
    r"|initials|date of birth|dob|birth ?date|(?:home|complete|full|exact|work) address|(?:flat"
    r"|door|house|room|case|student|staff|employee|id|insurance|passport|badge) (?:number|id)"
    r"|number plate|licen[sc]e plate|home street|doorbell|employer|work ?place|name of (?:your"
    r"|the) (?:school|company|boss|manager|hospital|street|town|church|shop))",
    r"(?:your|ur|his|her|their) (?:full|real|last|actual|legal|family) name(?=,? (?:is|and|please"
    r"|so|if)\b|[?])",
    r"(?:full name|surname|date of birth) (?:and|please|so|,)",
    rf"(?:whats|what is|whos|who is) (?:your|ur|the|this|that) {_PERSON}(?:s name|s called"
    rf"| called)",
    r"(?:whats|what is) (?:his|her) (?:name|surname)(?= and|,? so| by| if)",
    rf"(?:what|which|whats|what is) (?:is |was |s )?(?:the |that |this |your )?{_PERSON} called",
    rf"(?:what|which|wat|whats the name of (?:the|your)) (?:\w{{3,10}} )?{_PLACE}(?: (?:exactly|is"
    rf"|s)){{0,2}} ?(?:(?:do|did|are|is|was|does|were|r) {_YOU}|placed (?:you|u)|(?:it|this|that"
    rf"|is that|is it|is this)(?=[?])|in(?=[?]))",
    rf"(?:whats|what is) (?:the|your|ur) {_PLACE}(?: called|s name)",
    rf"name of (?:the|your|ur|that) (?:{_PLACE}|{_PERSON})",
    rf"{_ASKING} (?:the |their |his |her )?(?:exact )?names? (?:of (?:the|those|your|that|his"
    rf"|her)(?! (?:dog|cat|pet|song|book|med))|and (?:school|address|form|class|street|where))",
    rf"which {_PLACE} and",
    r"where (?:exactly |abouts )?(?:(?:do|does|did|is|are|r) (?:you|u|he|she|they|(?:your"
    r"|ur) \w{2,12}) (?:work|employed|working|go to (?:school|uni|college)|study|studying)|(?:do"
    r"|are|r) (?:you|u) (?:live|living|based))(?! (?:with|through|on|up|for)\b)",
    r"wheres (?:he|she|your \w{2,12}) (?:employed|working|based|live|work)",
    rf"(?:tell me|tell us|say|name|need to know|like to know|wonder) (?:exactly )?(?:where (?:you"
    rf"|u|he|she) (?:work|works|live|lives|study|go to school)|which {_PLACE}|who (?:he|she|they"
    rf"|your \w{{2,12}}) (?:is|are))"
    r"(?! safe| ok)",
    rf"(?:name|tag|expose) (?:him|her|the {_PLACE}|the {_PERSON}|your {_PERSON})"
    r"(?=[,.!?]| here| so| and)",
    rf"(?:is|was) (?:that|this|it) (?:the )?(?:one|{_PLACE}) (?:in|on|near|by|at|off|behind"
    rf"|opposite) (?:the )?",
    r"(?:are you|u|you) in (?:accounts|sales|hr|it|finance|marketing|reception)(?=[,?]| like| dept"
    r"| department)",
)
_FOUND = (
    r"(?:know|knew|worked out|work out|figured out|found(?: out)?|recogni[sz]ed?|guessed|looked up"
    r"|traced)"
)
_THEIR = (
    r"(?:your|ur) (?:name|profile|account|face|photos|facebook|insta\w{0,4}|linkedin|address"
    r"|other account|(?:school|street|family|mum|mom|mother|dad|father|brother|sister|boss|house"
    r"|employer|workplace|town|village|car|road|parents|husband|wife)(?=[.,!?]|$| from| and i"
    r"| personally| well\b| too\b))"
)
_SOMEONE = (
    r"(?:girl|guy|lad|boy|woman|man|kid|teacher|nurse|lady|student|family|chap|bloke|person|one)"
)
# "You are the only one at home" guesses nobody.
_ANY_OTHER = r"(?!only|first|last|kind|type|sort|main|oldest|youngest|right|best)"
_RECOGNISED = (
    rf"(?:ve|m| have| am| think i| think ive| believe i| reckon i| might| may)?(?: now| just"
    rf"| already| pretty| fairly| quite| almost){{0,2}} {_FOUND}(?: exactly"
    rf"| i know)? (?:who (?:you|u|this|he|she|it|your)(?: \w{{2,10}})? ?(?:are|is|r|might be"
    rf"|must be)|whos? this|{_THEIR}|(?:its|it is|that its) you|where (?:you|u) (?:live|work|study"
    rf"|go))",
    r" know (?:the|that|this|your)(?: whole)? (?:area|street|school|town|village|building|office"
    r"|branch|neighbou?rhood|ward|shop)(?=[.,!?]|$| well\b| quite| too\b| around)",
    r" (?:think i |believe i )?(?:went|was|studied|worked|grew up)(?: \w{2,8})? (?:at|to"
    r"|in) (?:the same )?(?:school|uni|college|work) (?:with|as|together with) (?:your|ur|you|u"
    r"|him|her)",
    r" (?:just )?(?:walked|drove|drive|walk|passed|pass)(?: right)? (?:past|by) (?:there|it|your"
    r"|that)",
    r" (?:used to (?:work|teach|live|go)|work|worked|live|lived|teach|go|taught) (?:there|at that"
    r"|in that|on that|round the corner|two streets|near there|near you|at the same|in the same)",
    r" (?:can|could) (?:easily )?(?:guess|tell|see|find out|look up|work out) (?:who (?:you|u|he"
    r"|she|this|it) (?:are|is|r)(?=[.,!?]|$| from| and| by)|which \w{2,12} (?:you|this)|your name"
    r"|where (?:you|u) (?:live|work)|from the details)",
    r" (?:bet|guess|assume|take it|suspect|reckon)(?: that)? (?:you|u|youre|ur|its|this is|thats"
    r"|that was) (?:live|work|from|at|in|go to|your familys?|the) (?:\w{2,12} ){0,2}(?:street|road"
    r"|school|hospital|branch|office|place)",
    r"(?:ll| will|m going to| just|ve)(?: just| also)? (?:tag|tagged|ping|notify) (?:your|ur|him"
    r"|her|you) (?:sister|brother|mum|mom|mother|friend|boss|ex|partner|school|employer|in|so"
    r"|here)",
)
_FOUND_OUT = phrases(
    rf"i(?:{'|'.join(_RECOGNISED)})",
    r"(?:am i (?:warm|close)|have i got (?:you|it) right|did i guess right)(?=[?])",
    r"(?:you|u) (?:sound|write|talk|type)(?: in)?(?: exactly| just| a lot)? (?:like|the way) (?:my"
    r"|someone i|somebody i|a \w{2,10} i|the \w{3,10} (?:\w{3,10} )?(?:at|from|in) )",
    r"reminds? me of (?:someone|somebody|a (?:girl|guy|boy|lad|woman|man|kid|student"
    r"|colleague)) (?:i|from|at|in|on)",
    r"(?:arent|not|less) (?:quite )?(?:as |so )?anonymous (?:as|than) (?:you|u)",
    r"(?:gave|gives) (?:you|u) away|(?<!you )gave it away(?! to\b)|hello,? neighbou?r|blink twice",
    rf"(?:are|r) (?:you|u)(?: by any chance| perhaps| maybe| not|nt)?,? (?:that"
    rf"|the) {_ANY_OTHER}(?:\w{{2,10}} )?{_SOMEONE} (?:from|that|at|in|whose|with)",
    rf"(?:youre|you are|ur|you must be|u must be|you have to be|you could be) (?:that"
    rf"|the) {_ANY_OTHER}(?:\w{{2,10}} )?{_SOMEONE} (?:from|whose|in the|off|at|that was|who was"
    rf"|who used|who works|who lived)",
    r"(?:looked|checked|went|scrolled|dug|searched|clicked|peeked)(?: \w{1,8}){0,2} (?:at|through"
    r"|into|on|up) (?:your|ur) (?:profile|history|posts|post history|comments|account|photos"
    r"|socials|other posts|facebook|old posts)",
    r"(?:googled|searched for|traced) (?:you|u|your name|him|her|your profile)(?= and| on| online"
    r"|[.,!]|$)",
    r"(?:cant|can not|cannot|couldnt) be (?:two|many|more than one) of (?:you|u|them)",
    r"so it must be(?=[.!]|$)|must be (?:the one|yours|that one) (?:in|on|at|near|from)",
    r"(?:everybody|everyone) here knows (?:about )?(?:him|her|who (?:you|he|she))",
    r"(?:tagging|tagged) (?:you|him|her|your|@|u)",
)
_HANDLE = re.compile(r"(?<![\w/@.])@[a-z]\w{2,31}|(?<![\w/])/?u/\w{3,32}")
# "No need to say where you work", "if they ask for your full name".
_UNNEEDED = re.compile(
    r"\b(?:dont|do not|never|no need|neednt|not|without|wont|cant|cannot|didnt|instead of"
    r"|rather than|remove|edit|trim|if|whether|(?:he|she|they|someone|who|people|nobody|doctor"
    r"|nurse|team) (?:might|may|will|would|could|can|asked|asks|said)|ask(?:ed)?)\b[^,;:?]{0,40}$"
)
_ROUGHLY = re.compile(r"country|part of the world|region|time ?zone|near you|nearest")
# "Your full name is in the post; you may want to take it out."
_TAKE_OUT = re.compile(
    r"\b(?:edit|remov|trim|delet|visible|privacy|anonym|take (?:it|that|them|the|your)|leave (?:it"
    r"|that|them) out|stands? in|is in (?:the|your))"
)

IDENTIFYING = (_ASKED, _FOUND_OUT, _HANDLE, *NAMES)


def identifying(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Identifying details asked for, guessed or named; with the post, its names repeated too.

    What only the post gives away may stand where none of `IDENTIFYING` occurs.
    """
    text = reading.text
    for pattern in (_ASKED, _FOUND_OUT):
        for match in pattern.finditer(text):
            before = sentence_before(text, match.start(), at_most=60)
            after = text[match.end() : match.end() + 80]
            if not (
                _UNNEEDED.search(before)
                or _ROUGHLY.search(match[0] + after)
                or (pattern is _ASKED and _TAKE_OUT.search(before + after))
            ):
                yield match.span()
    if "@" in text or "u/" in text:
        yield from (match.span() for match in _HANDLE.finditer(text))
    yield from named(reading)
    if post is not None:
        yield from repeated(reading, post)
