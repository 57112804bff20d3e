"""What presses on a person: a question that wants a "no", a promise asked for, blame.

    "You're not thinking of suicide, are you?" → leading_negative
    "Promise me you won't do it." → contract · "Think what you'd do to your mother." → blame

Asking openly, planning the night together and disagreeing kindly are none of these.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before
from llumi.safety.replies.blame_words import FAULT, SHAME, TOUGH_LOVE, ULTIMATUM

_YOU = r"(?:you|u|ya|yous)"
_YOU_ARE = r"(?:youre|you are|ur|u are|u r|ure|your)"
_RASH = (
    r"(?:silly|stupid|daft|rash|drastic|foolish|crazy|dumb|reckless|mad|bad|dangerous|extreme|hasty"
    r"|unwise|harmful|final|terrible|awful|desperate|permanent|like that|like this|to yourself"
    r"|to urself|to hurt|to harm|(?:you|u)(?:ll|d)? (?:will |would |might )?regret|over a)"
)
# What the question, or the promise, is about.
_HARM = phrases(
    r"suicid(?:e|al)",
    r"self[ -]?harm(?:ing)?",
    r"(?:self-injur\w{1,4}|die|dying|death|dead|unaliv\w{1,4}|kms|ctb|ideation|overdos\w{1,3})",
    r"(?:kill|killing|hurt|hurting|harm|harming|injur\w{1,3}|end|ending|cutting|cut) (?:your"
    r"|ur) ?(?:self|life|own life)",
    r"(?:kill|hurt|harm|cut|injure) myself",
    r"lay(?:ing)? (?:a )?(?:hands?|finger) on (?:your|ur) ?self",
    r"(?:against|danger to|risk to|threat to) (?:your|ur) ?self",
    r"(?:end|ending|finish|finishing|take|taking|throw|throwing|lose) (?:it(?: all)?|things"
    r"|everything|(?:your|my|ur|the)(?: own)? life)",
    r"cut(?:ting)?(?= (?:again|because|over|tonight|now|any|lately|are|r|i|,)|[,.?!])",
    r"(?:do|does|did|doing|try|trying|planning|plan|consider\w{0,3}) (?:any"
    rf"|some)thing(?: \w{{1,9}})? {_RASH}",
    rf"(?:anything|something|nothing)(?: \w{{1,9}})? {_RASH}",
    r"(?:do|done|doing|planning|plan|try|trying) (?:anything|something|nothing|it"
    r"|that)(?= ?(?:[,.?!;]|$|are|r u|would|will|now|tonight|though|tho|again|today|is|right|yeah"
    r"|for real|because))",
    r"(?:bad|dark|black|silly|those|such|any|terrible|funny) (?:ideas?|thoughts?|plans?"
    r"|intentions?)",
    r"(?:thoughts?|ideas?|plans?|talk) (?:like that|of that (?:kind|sort))",
    r"(?:go|going|gone|went) (?:through with|that far|anywhere bad|down that road)",
    r"(?:act|acting|acted) on (?:it|this|that|them|these|those|the|your|any)",
    r"(?:in|any|real|immediate)(?: any| real| immediate)? (?:danger|risk)",
    r"at risk",
    r"(?:be|were|was|feel|being|feeling|quite|really|actually|all|that) (?:serious|that bad"
    r"|that low)",
    r"wish(?:ing)? (?:yourself|you were) (?:gone|away|dead|not)",
    r"(?:not|never) wak(?:e|ing) up",
    r"(?:thinking|think|thought|thoughts) (?:about|of) (?:it|that|doing|going|leaving|not being)",
    r"(?:want|wish|going|planning|intend|try|mean) to(?= ?(?:,|though|tho|do you|are you|right|$))",
    r"consider (?:it|leaving|going)",
    r"(?:that|so) (?:stupid|selfish|silly|foolish|desperate|daft)",
    r"(?:a|any|no) plans?(?= ?(?:[,.?!]|then|right|yet))",
    r"(?:leave|leaving|left) (?:us|them|him|her|everyone|your \w{2,12}|this world)",
    r"(?:follow|join)(?:ing)? (?:him|her|them)",
    r"(?:mean|meant)(?: (?:it|that|this))? (?:like that|in that way|that way|literally|for real"
    r"|for good|seriously)",
)
_REPORTED = re.compile(
    r"\b(?:if|whether|when|because|since|glad|relieved|happy|unless|while|even though|said|say"
    r"|saying|says|wrote|mentioned|told (?:me|us|them|him|her)|ask|asks|asked)(?: that)? $"
)

# --- leading_negative: "You're not …, are you?", "I take it there are no …?", "No plans, right?"
_OFTEN = (
    r"(?: (?:really|actually|seriously|actively|even|just|still|like|currently|secretly|honestly"
    r"|truly|ever|also|gonna|going to|going and|having to|one of (?:those|them|the)|the (?:type"
    r"|kind|sort)|now|again)){0,3}"
)
_DENIED = phrases(
    rf"{_YOU_ARE} (?:not|never){_OFTEN} (?:thinking|planning|considering|feeling|having|hurting"
    r"|harming|cutting|about|suicidal|serious|being|tempted|in|a|at|trying|intending|contemplating"
    r"|going|gonna|do|doing|to|who|who\w{1,2}|that|getting|talking|saying|looking|meaning|wanting"
    r"|top|end|kill|hurt|leave)",
    rf"{_YOU} (?:arent|are not|not){_OFTEN} (?:thinking|planning|considering|feeling|having"
    r"|hurting|harming|cutting|about|suicidal|serious|being|tempted|in|a|at|trying|intending"
    r"|contemplating|going|gonna|getting|talking|saying|looking|wanting)",
    rf"(?:{_YOU} (?:wouldnt|would not|would never|wont|will not|will never|couldnt|could never)"
    r"|youd never|youll not|youll never|youd not)",
    rf"{_YOU_ARE}(?: far| way| much)? too (?:smart|clever|strong|sensible|young|bright|good|brave"
    r"|wise|intelligent|level-headed|grown-up|kind|old|pretty|loved|mature|tough) (?:to|for)",
    rf"(?:youd|{_YOU} would|u d) (?:\w{{3,6}} )?(?:tell|let|have told) (?:us|me|someone"
    r"|somebody)(?: know)? if",
    rf"(?:{_YOU} (?:havent|have not|hadnt|have never|never|havnt)|youve (?:not"
    rf"|never)){_OFTEN} (?:been|had|thought|considered|done|tried|planned|hurt|harmed|made|got"
    r"|gotten|felt|started|cut|any)",
    rf"{_YOU} (?:dont|do not|didnt|did not|cant){_OFTEN} (?:have(?! to\b)|feel|want|mean|think"
    r"|plan|intend|wish|be|consider|do|try)",
    r"not (?:actually |really |seriously )?(?:thinking|planning|going to|gonna|considering|hurting"
    r"|harming|feeling|tempted|about to)",
    r"(?:you|u) have (?:no|zero)|youve (?:got )?no",
    r"(?:theres|there is|there are|there isnt|there arent) (?:no|nothing|any|not|zero)(?! (?:shame"
    r"|judg\w{1,5}|wrong|right|need|rush|pressure|one)\b)",
)
# "It hasn't come to that, has it?", "They don't tell you to, do they?": only with such an ending.
_DENIED_OF_IT = phrases(
    r"(?:it|that|this|things|they|he|she|suicide|the voices|none of (?:this|that|it)"
    r"|nothing)(?: (?:is|has|have|was|were|are|do|does|did))? (?:not|isnt|hasnt|havent|wasnt"
    r"|doesnt|dont|didnt|cant|couldnt|never|means|means? you)(?! (?:selfish|weak|wrong|strange"
    r"|silly|fair|easy|shameful|crazy|unusual|your|nothing)\b)",
    r"(?:its|thats) (?:not|never)(?! (?:selfish|weak|wrong|strange|silly|fair|easy|shameful|crazy"
    r"|unusual|your|nothing)\b)",
)
_ABOUT_THEM = (
    r"(?: that)?(?= (?:you(?!,)|youre|youve|youd|u|ur|it|its|this|that|thats|there|theres|these|no"
    r"|none|nothing|suicide|neither|we)\b)"
)
# With these no question mark is needed: "I assume you're not suicidal."
_TAKEN_AS_READ = phrases(
    r"(?:i|we)(?: (?:can|just|really|have to|must|would|will|may|do)){0,2} (?:assume|presume|trust"
    rf"|take it){_ABOUT_THEM}",
    rf"(?:im|i am|we are|were) (?:assuming|presuming|trusting|taking it){_ABOUT_THEM}",
    r"(?:can|may|could|shall|should) (?:i|we)(?: (?:safely|just|then))? (?:assume|take it|presume"
    rf"|trust|put down|tick|note|rule out|be sure|count on){_ABOUT_THEM}",
    rf"(?:tell|reassure|assure) (?:me|us)(?: im wrong and)?{_ABOUT_THEM}",
    rf"please say(?: im wrong and)?{_ABOUT_THEM}",
    rf"surely{_ABOUT_THEM}",
    rf"dont (?:tell me|say){_ABOUT_THEM}",
)
_PRESUMED = phrases(
    r"(?:i|we)(?: (?:can|do|just|really|would)){0,2} (?:imagine|suppose|hope|guess|gather|expect"
    r"|reckon|believe|bet|pray|think)",
    r"(?:im|i am|we are) (?:guessing|hoping|sure|certain|confident|praying|betting)",
    r"hopefully",
)
_DENYING = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|isnt|arent|hasnt|havent|dont|doesnt|didnt|wont|wasnt"
    r"|wouldnt|couldnt|rule out)\b"
)
_BARE_NO = phrases(
    r"no(?: (?:active|current|actual|real|more|suicidal|dark|bad|serious|other"
    r"|particular)){0,2} (?:plans?(?! (?:for|this|at|with|tomorrow|on)\b)|intent|intentions?"
    r"|thoughts?|urges?|ideation|danger|risk|self[ -]?harm|suicidal)",
    r"nothing (?:silly|stupid|daft|rash|drastic|foolish|like (?:that|suicide)|behind it|sinister"
    r"|more than that|to worry about)",
    r"not (?:with |of |like |for )?(?:everything|life|living|all of it|that way|literally"
    r"|for real)(?= ?[?,])",
)
_OPENER = re.compile(r"^\W*(?:[\w]{1,9}[,;:]? ){0,5}$|[:,;-] ?(?:so |and |but )?$")
_HAS_VERB = re.compile(
    r"\b(?:there|theres|is|are|have|has|had|with|of|or|need|means?)(?: \w{1,9})? $"
)
# "It was only a figure of speech, wasn't it?", "You're too clever for that, aren't you?"
_PLAYED_DOWN = phrases(
    r"(?:that|it|this|thats|its|those)(?: (?:was|is|were))?(?: all)? (?:only|just"
    r"|merely)(?: a)? (?:figure of speech|joke|expression|manner of speaking|way of (?:speaking"
    r"|talking)|saying|phrase|joking|venting|words|talk|drama|the \w{2,10} talking|turn of phrase"
    r"|mood|passing \w{3,9}|clear-?out|tidy-?up)",
    r"(?:low|sad|down|tired|stressed|upset|fed up|angry|exhausted"
    r"|blue)[ ,]{1,2}(?:but )?not (?:suicidal|in danger|at risk|thinking)",
    r"(?:we|i) (?:dont|do not|shouldnt|neednt|wont) (?:need to |have to )?(?:worry|be worried"
    r"|panic|be concerned|be scared)",
    rf"(?:youve|{_YOU} have) (?:stopped|quit|given up|got over|gotten over|got past"
    r"|left behind) (?:having|all|those|these|thinking|hurting|harming|cutting|wanting|that)",
    rf"(?:{_YOU_ARE}|(?:you|u) were) (?:only|just|merely)(?: being)? (?:joking|kidding|venting"
    r"|exaggerating|dramatic|messing|playing|letting off steam|tired|saying (?:that|it)|talking)",
    rf"{_YOU} (?:didnt|dont|did not|do not)(?: really| actually| seriously)? mean (?:it|that|this"
    r"|the (?:last|end)|what|any|to die)",
    rf"{_YOU_ARE} (?:being )?(?:safe|ok|okay|fine|alright|all right)(?: (?:now|tonight|though|tho"
    r"|then|for now|at home|there|really)){0,2},? (?:right|yeah|yes|arent|i take|i hope|i trust)",
)
_TAG = re.compile(
    r"\b(?:are|r|have|would|will|wont|do|did|can|could|is|was|were|has|arent|isnt|wasnt"
    r"|wouldnt) (?:you|u|ya|it|that|they|there)(?: (?:now|though|tho|love|mate|hun|hon|dear"
    r"|then))?\W{0,4}$|[, ](?:right|yeah|surely|eh|innit|i hope|i trust|i take it)\W{0,4}$"
)
_NEXT_TAG = re.compile(
    r"^[.!]{1,3} ?(?:[^.!?]{0,25}\b)?(?:right|yeah|yes|no|ok|okay|correct|(?:are|would|have|did|do"
    r"|is|was|has|isnt|arent) (?:you|it|that|they))\?"
)
_ASKED_ANEW = re.compile(
    r"\b(?:(?:are|do|did|have|were|would|could|can) (?:you|u|we|i|they|there)|is there|are there|if"
    r"|whether|what|how|when|(?<!point )where|why|who(?! would)|which)\b"
)
_OPEN = re.compile(
    r"\b(?:what|how|when|(?<!point )where|why|which|could (?:you|we)|is there|shall we)\b"
)

# --- contract: a promise asked for, and what it is to be about.
_OATH = r"(?:promise|swear|vow|pledge|guarantee|undertake|give (?:me|us))"
_NOT_TO = (
    r"(?:commit(?: yourself)?|agree|sign|confirm|affirm|declare|state|certify)(?:,? (?:here|now"
    r"|today|please|with me)){0,2}(?: to (?:not|never|stay|keep|live|remain|staying|keeping|living)"
    rf"| not to| that (?:{_YOU} (?:wont|will|not|never)|youll)| (?:{_YOU} (?:wont|will not|never)"
    r"|youll not)| with \"?i)"
)
_TO = (
    r"(?:me|us|him|her|them|god|allah|jesus|yourself|everyone|everybody|this forum|the group"
    r"|(?:your|ur)(?: \w{2,9}){0,2})"
)
_BOND = (
    r"(?:word of honou?r|promise|guarantee|commitment|undertaking|assurance|pledge|vow|oath|pact"
    r"|contract|deal|agreement)"
)
_I_WONT = (
    r"i(?:,? the undersigned,?)? (?:wont|will not|promise|swear|am not going to|shall not"
    r"|will never|will stay|vow|agree)"
)
_PROMISE = phrases(
    rf"(?:pinky[ -]?)?(?:promise|swear to|swear|vow to|pledge to|guaranteed?|assure) {_TO}",
    r"(?:promise|swear|vow|pledge)(?: (?:that|here|now|today|tonight|right|before"
    r"|please)){0,3},? (?:you|youll|u|ull|u wont|to (?:stay|never|not|keep|live)|not to|never|no)",
    rf"(?:can|could|will|would|do|wont|cant) (?:{_YOU}|we)(?: (?:please|just|at least|both|all"
    rf"|also|now)){{0,2}} (?:{_OATH}|{_NOT_TO})",
    rf"(?:need|want|ask|asking|beg|begging|expect|require|like|for) {_YOU}(?: all)? to (?:{_OATH}"
    rf"|{_NOT_TO})",
    rf"{_YOU} (?:gotta|have to|need to|must|must to|should|got to|gonna have to|better) (?:{_OATH}"
    rf"|{_NOT_TO})",
    rf"(?:please|now|just|that you|if you) {_NOT_TO}",
    r"(?:give|gimme|have|had|having|need|want|wants|get|ask|asking|owe|hear|make|take|expect"
    r"|accept|demand|insist|write|agreed|sign|trust|bound by)(?: (?:me|us|him|her|god|just|on|for"
    r"|to|only|and|this|forum)){0,4} (?:your|ur|a|one|that|the|this|an"
    rf"|any)(?: \w{{2,10}}){{0,2}} {_BOND}",
    r"(?:your|ur|the)(?: \w{2,10})? word(?! for it)",
    rf"(?:one|your|lets make a|a little|a small|we have a) {_BOND}",
    r"(?:on your honou?r|word of honou?r|(?:cross|hand on) your heart|scouts? honou?r"
    r"|hand on (?:heart|the bible)|shake (?:on it|hands)|pinky(?: |-)?(?:promise|swear))",
    r"swear (?:on|by) (?:your|ur|his|her|god|the|everything|all|what|it)",
    r"(?:say|repeat|type|write|copy|reply|answer|post|read|tell me|use"
    rf"|confirm)(?: [\w,:\"-]{{1,12}}){{0,5}}:? \"?{_I_WONT}",
    r"(?:say|repeat|write|type) (?:it|this|that|these words)? ?(?:back to|after|with) (?:me|us)",
    rf"(?:able|willing|ready|prepared|happy) to (?:{_OATH}|{_NOT_TO})",
    r"(?:make|making) you (?:promise|swear|say)",
    r"sign up (?:to|for) (?:that|this|it)",
    rf"(?:tell|text|show) (?:me|us)(?: that)? {_YOU} (?:wont|will not|will never|are not going to)",
    rf"say(?: that)? {_YOU} (?:wont|will not|will never)",
    r"(?:in (?:writing|black and white)|like a signed paper|signed by you|sign (?:it|this|here"
    r"|below|your name)|your (?:signature|initials))",
    r"(?:can|could|may) (?:i|we) (?:trust|count on|rely on|depend on|hold) (?:you|u) to",
    r"(?:deal|agreed|promise|pinky)(?= ?\?)",
)
_NAMED_BOND = phrases(
    r"(?:no[ -](?:suicide|harm|self[ -]harm)|stay(?:ing)?[ -](?:alive|safe)|safety|life"
    r"|living)[ -](?:contract|pact|pledge|vow|oath|promise|deal)",
    r"no[ -](?:suicide|harm|self[ -]harm) agreement",
)
_STAYING = phrases(
    r"(?:stay|staying|remain|keep|be|still|keep yourself|youll be) (?:alive|safe|with us|here)",
    r"(?:to|you|youll|and) (?:stay|live)(?= ?(?:[.!?,;]|with|another|on|for|till|until|through|$))",
    r"keep (?:living|breathing|going)",
    rf"{_YOU} (?:wont|will not|will never|dont)(?= ?(?:[.!?,;]|$|go\b|leave|give up|disappear))",
    r"(?:see|reach|make it (?:to|through)|be here|get through) (?:tomorrow|the|in the|next|your|to"
    r"|this|another)",
    r"(?:wont|will not|not|never|no) (?:try|trying|attempt)(?: (?:to|anything|again|it))?",
    r"(?:try|do) (?:it |this |anything )?again",
)
# "You don't have to promise me": said against it; "until you promise" is not.
_NOT_ASKED = re.compile(
    r"\b(?:dont|do not|doesnt|didnt|not|never|no|no need|neednt|nobody|nothing|without|wont|cant"
    r"|couldnt|instead of|rather than|isnt|arent|made you|makes you|make you|had to|forced|broke"
    r"|broken|keep|kept|if|when someone says)(?: (?!until|unless|before)[\w\"]{1,12}){0,4} \"?$"
)
_OATH_FIRST = re.compile(r"promise|swear|vow|pledge|guarantee|assure|give")
_OWN_PROMISE = re.compile(r"\b(?:i|we|he|she|they|id|ill)(?: (?:can|will|do|could|cant|also))? $")

# --- blame: its words are in `blame_words`; here is what is not meant as blame.
# "It is not your fault", "he told you that you are lazy": said against it, or said back.
_NOT_MEANT = re.compile(
    r"\b(?:not|never|isnt|arent|wasnt|werent|doesnt|dont|didnt|wont|cant|no|none|nor|neither|nobody"
    r"|without|nothing|shouldnt|neednt|wouldnt|couldnt|hardly|instead of|rather than"
    r"|than)(?: (?!but|yet|and)[\w,]{1,10}){0,5} \"?$|\"$"
)
_SAID_BACK = re.compile(
    r"\b(?:(?:you|he|she|they|it|who|that|people|others|everyone|everybody|someone|anyone|dad|mum"
    r"|mom|mother|father|boss|husband|wife|partner|ex|family|friends?|parents|shame|guilt"
    r"|depression|voices?|illness|brain|mind|thoughts?|words)(?: \w{2,10}){0,2} (?:says?|said"
    r"|saying|tells?|telling|told|calls?|calling|thinks?|thinking|wrote|write|means?|whispers?"
    r"|insists?|shouts?|shouted)|told|called|feel|feels|feeling|felt|worry|worried|afraid|scared"
    r"|fear|convinced|believe|believes|as if|as though|blames?|blamed|blaming|whether|wonder"
    r"|wondering|myth|hear|heard|hearing|like (?:he|she|they)|if (?:it|that|you"
    r"|someone))\b(?:(?!\b(?:but|yet|still|though|however|so)\b)[^.!?;]){0,60}$"
)

LEADING_NEGATIVE = (_DENIED, _DENIED_OF_IT, _TAKEN_AS_READ, _PRESUMED, _BARE_NO, _PLAYED_DOWN)
CONTRACT = (_PROMISE, _NAMED_BOND)
BLAME = (FAULT, SHAME, TOUGH_LOVE, ULTIMATUM)


def leading_negative(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A question about suicide or self-harm that makes "no" the easy answer."""
    del post
    text = reading.text
    for pattern in LEADING_NEGATIVE:
        for match in pattern.finditer(text):
            rest = sentence_after(text, match.end())
            end = match.end() + len(rest)
            tagged = bool(_TAG.search(rest) or _NEXT_TAG.search(text[end : end + 45]))
            asked = tagged or text[end : end + 1] == "?" or pattern is _TAKEN_AS_READ
            if pattern is _DENIED_OF_IT:
                asked = tagged
            before = sentence_before(text, match.start())
            if asked and not _REPORTED.search(before) and _leads(pattern, match[0], before, rest):
                yield match.start(), end


def contract(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A promise to stay alive or safe that is asked for, in whichever words."""
    del post
    text = reading.text
    yield from (match.span() for match in _NAMED_BOND.finditer(text) if not _waived(text, match))
    for match in _PROMISE.finditer(text):
        around = text[max(0, match.start() - 100) : match.end() + 140]
        if (_HARM.search(around) or _STAYING.search(around)) and not _waived(text, match):
            yield match.span()


def blame(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Fault, shame, guilt, tough love and ultimatums."""
    del post
    for pattern in BLAME:
        for match in pattern.finditer(reading.text):
            before = sentence_before(reading.text, match.start(), at_most=70)
            if not _NOT_MEANT.search(before) and not _SAID_BACK.search(before):
                yield match.span()


def _leads(pattern: re.Pattern[str], words: str, before: str, rest: str) -> bool:
    """Whether the sentence of `words` denies harm, and does not go on to ask openly."""
    if pattern is _PLAYED_DOWN:
        return not _OPEN.search(rest)
    if pattern is _BARE_NO:
        return (
            bool(_OPENER.search(before)) and not _HAS_VERB.search(before) and not _OPEN.search(rest)
        )
    # The last word of the match may be the first of the harm: "having bad ideas".
    last = words.rpartition(" ")[2]
    harm = _HARM.search(last + rest)
    if harm is None:
        return False
    start = max(0, harm.start() - len(last))
    if _ASKED_ANEW.search(rest[:start]) or _OPEN.search(rest[start:]):
        return False
    return pattern in (_DENIED, _DENIED_OF_IT) or bool(_DENYING.search(words + rest))


def _waived(text: str, match: re.Match[str]) -> bool:
    """Whether the promise is not asked for: waived, or given by the one who writes."""
    clause = re.split(r"[,;:]", sentence_before(text, match.start(), at_most=50))[-1]
    own = _OATH_FIRST.match(match[0]) and _OWN_PROMISE.search(clause)
    return bool(own or _NOT_ASKED.search(clause))
