"""Silence that can cost a life: secrets kept whatever happens, and advice to hide from carers.

    "I'll never tell a soul." → secrecy · "Tell your doctor you're fine." → secrecy

Honest words on confidentiality ("if you are in danger I could not keep it to myself") are welcome.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before

_NOBODY = r"(?:nobody|no one|noone|no-one|none of (?:them|those|your)|not one of them|not a soul)"
_CARER = (
    r"(?:(?:your|ur|the|any|a|his|her|their|my|that) )?(?:(?:foster|probation|school|social|key"
    r"|care|crisis|mental health|youth|ward|community) )?(?:doctors?|gp|nurses?|therapists?"
    r"|counsell?ors?|psychiatrists?|psychologists?|social workers?|workers?|officers?|teachers?"
    r"|tutors?|coach|staff|hospital|clinic|team|crisis team|ward|midwi(?:fe|ves)|health visitor"
    r"|parents?|mum|mom|mam|mummy|mother|dad|father|folks|family|husband|wife|partner|bf|gf"
    r"|boyfriend|girlfriend|spouse|brother|sister|son|daughter|kids|nan|gran|grandma|aunt|uncle"
    r"|flatmates?|roommates?|friends?|police|paramedics?|ambulance|clinicians?|dietitian|dietician"
    r"|carers?|mods?|moderators?|admins?|adults?|grown-?ups|authorities|professionals?|medics?"
    r"|people at home|wardens?|school|sponsor|in-laws|priest|pastor|imam|him|her|them|anyone"
    r"|anybody|everyone|no one|nobody|a soul|people)"
)
_WHATEVER = (
    r"(?:no matter (?:what|how|who)|whatever (?:happens|you|comes|it|the)|come what may"
    r"|under any circumstances?|under no circumstances?|even if|even in|even when|ever|not ever"
    r"|for ever|forever|until i die|life or death)"
)
_KEPT_QUIET = r"(?:secret|quiet|hidden|private|confidential|silent|hush|under wraps|to myself)"
_TELL = (
    r"(?:tell|inform|report|repeat|share|breathe|mention|betray|snitch|grass|rat|alert|notify|pass"
    r"|flag|call|involve|disclose|reveal|say|let on|let slip|speak)"
)
_KEPT = phrases(
    # "I won't tell a soul", "I'd never report this"
    rf"(?:im |imma |i|ill |id )(?:(?:ll|d|m| will| would| shall| swear i| promise i"
    rf"| am)?(?: ever)?)?(?: ?(?:never|wont|not|shant|wouldnt|aint))(?: ever| even| gonna"
    rf"| going to){{0,2}} (?:{_TELL}(?: (?:a word|this|it|that|you|u|what you \w{{1,8}}"
    rf"|your secret|on|out|anything|any of|of (?:this|it|what)|about (?:this|it|you)"
    rf"|to)){{0,4}} {_CARER}|(?:report|betray|snitch|repeat|disclose|flag|inform on|rat on"
    rf"|grass on)(?: on)? (?:this|that|you|u|it|what|your)|tell(?=[.,!?]|$| ever\b| even\b"
    rf"| no matter\b| whatever\b| i\b| so\b| and\b| cross\b)|leaves? (?:this|our) (?:window|chat"
    rf"|room|thread|page))",
    r"(?:your|ur|this|that|the|a|any) secrets? (?:is|are|will be|stays?)(?: always| perfectly"
    r"| completely| totally)? (?:safe|staying|kept|ours|with me)",
    r"my lips (?:are|stay|r) sealed",
    r"sealed lips|lips sealed|mums the word(?! is\b)",
    r"cross my heart",
    r"(?:our|a) (?:own )?(?:little |big |special )(?:secret|pact)",
    r"(?:thats|this is|that can be|that will be|it can be|itll be|it stays|lets call it"
    r"|be) our (?:secret|thing)",
    r"(?:(?:stays?|staying|remains?|keep (?:this|it|that)|kept|is|this is|its|just"
    r"|strictly) (?:just |strictly |only |right )?(?:between (?:us|you and (?:me|i)|u and me"
    r"|ourselves|the two of us)|among us)|(?:safe|secret) with me)(?! and\b)",
    r"(?:take|carry|taking) (?:it|this|that|your secret|everything|what you \w{2,8}"
    r"|the secret)(?: with me)? to (?:my|the) grave",
    r"(?:never|wont|not|will not) (?:ever )?leaves? (?:this|our) (?:window|chat|room|thread|page"
    r"|space|conversation|screen|place|channel|group|app|four walls)",
    rf"{_NOBODY}(?: else)? (?:will|must|shall|has|needs|gonna|need|have)(?: ever| going| gonna"
    r"| to){0,3} (?:know|knows|find out|finds out|hear|hears|learn|learns|be told)(?: (?:of|about"
    r"|it|this|that|from|a thing|u|any of)\b|[.,!?]|$| -)(?! (?:unless|from your))",
    rf"(?:they|she|he|{_CARER}) (?:(?:will never|never will|wont ever|need never|never has to"
    rf"|never have to) (?:know|find out|hear|learn|guess)(?: (?:of|about) (?:it|this)| it| a thing"
    rf"| anything| this)?(?: from me|[.,!?]|$| if| as long)|(?:neednt|need not|(?:doesnt|dont"
    rf"|wont) (?:need|have) to) (?:know|hear|find out|learn)(?=[.,!]|$| if| as long"
    rf"| about (?:the (?:drink|cut|rel|thought|ni)|this|it\b(?! all))| the real| any of| it[.,!]"
    rf"| this[.,!]))",
    rf"(?:never|not|wont|anything)(?: \w{{1,8}}){{0,3}} (?:from me|through me)(?=[.,!?]|$"
    rf"| {_WHATEVER})",
    r"(?:(?:in|with) (?:the )?(?:strict(?:est)?|total|absolute|complete|utter|eternal) (?:silence"
    r"|secrecy)|(?:promise|guarantee|swear)(?: you)? (?:the )?(?:strict(?:est)?|total|absolute"
    r"|complete|full|utter|perfect|eternal|100%) (?:silence|confidence|secrecy|confidentiality"
    r"|discretion|privacy))",
    r"(?:absolutely|completely|totally|fully|100%|strictly|entirely) (?:confidential|secret"
    r"|hush)(?=,? (?:with me|no matter|whatever|even)\b)",
    r"(?:never|not) (?:be )?(?:repeated|passed on|reported|shared|told)(?= (?:to anyone|by me"
    r"|from me|no matter|whatever|even|ever)|,? (?:and|even|no|whatever|not))",
    r"(?:no|without) exceptions?(?: for| even| at all| to that)?(?= (?:risk|danger|emergenc|if"
    r"|when|for)|[.,!?]|$)",
    rf"(?:keep|keeping|hold|guard|kept)(?: (?:it|this|that|them|your|ur|the|a|all|of"
    rf"|what you \w{{2,8}}|everything|my mouth|secret"
    rf"|safe)){{1,4}} {_KEPT_QUIET}(?: for you)?(?: \w{{1,5}})?,? {_WHATEVER}",
    rf"(?:ill|i will|i can|i shall|i promise (?:to|ill)|i swear (?:to|ill)|im going to|imma|ima"
    rf"|gonna|happy to)(?: always| gladly| happily| definitely)? (?:keep|hold|guard)(?: (?:it|this"
    rf"|that|them|your|ur|all|of|what|everything|you|youve|u|say|said|tell|told|me|words|posts?"
    rf"|story|secrets?|mouth|strictly|locked|in)){{1,5}} (?:{_KEPT_QUIET}(?! (?:place|space))|shut"
    rf"|locked|safe with me)",
    r"(?:promise|swear|guarantee)(?: you)?(?: that)?(?: \w{1,6}){0,3} (?:secrecy|silence"
    r"|keep quiet|wont tell|never tell|keep your secret|not tell)",
    r"(?:keep|guard|protect|honou?r)(?: on)? (?:your|ur|her|his|their|your friends|the) (?:secret"
    r"|confidence|silence)",
    r"(?:(?:im|i am)(?: like)?|(?:silent|quiet) (?:like|as)) (?:a|the) (?:silent )?(?:tomb|grave"
    r"|vault)",
    r"(?:i|we) (?:dont|am not|never|do not|wont) (?:tell|talk|speak|speaking"
    r"|telling)(?: to)? (?:anyone|nobody|anybody|no one|a soul)(?=[.,!?]|$| about| here)",
    r"(?:nothing|no danger|no emergency|nobody)(?: \w{1,6}){0,4} (?:would|could|will"
    r"|can)(?: ever)? make me (?:tell|involve|call|report|break|inform|say|share|speak|talk)",
    r"what(?:s| is| you|ever you)?(?: \w{1,8}){1,5} stays (?:here|in here|in this|between us"
    r"|among us)",
    r"(?:best|better|should|ought to|must)(?: be| remain| stay| is){0,2} (?:carried|kept|left"
    r"|borne|inside) (?:unseen|unsaid|inside|hidden|quiet|in the family|behind closed doors"
    r"|to yourself|ones? own|from (?:them|others|everyone))",
    rf"no (?:need|reason) for {_CARER} to (?:know|hear|find out|learn|be told"
    rf"|see)(?! (?:everything|all)\b)",
    r"(?:sort|deal with|handle|fix|manage) (?:it|this|that) (?:quietly|in secret|without (?:them"
    r"|him|her|anyone) knowing)",
    r"(?:theyd|hed|shed|theyll|hell|shell|(?:they|she|he|grown-?ups|doctors) (?:will"
    r"|would)) (?:only|just) (?:make a fuss|interfere|overreact|panic|fret|freak|lock you"
    r"|section you|take you away)",
    r"(?:grown-?ups|they only) (?:panic|make a fuss|interfere|overreact)(?= about|[.,!]|$)",
    r"so (?:that )?(?:it|nothing) (?:doesnt|does not|wont) show",
    r"true friends? (?:keeps?|would keep|stays?|never tells?|dont tell|doesnt tell)",
)
_NOT_KEPT = re.compile(
    r"\b(?:cant|cannot|couldnt|could not|never promise|not (?:promise|able|going to promise"
    r"|something|sure|a)|wouldnt (?:want|be|promise)|dont|do not|doesnt|isnt|arent|nothing|unable"
    r"|rather not|if (?:he|she|they|someone|anyone|your)|(?:he|she|they|who|friend|people|someone"
    r"|family|someones) (?:asked|asks?|told|tells?|said|says|made|makes|begged|wants?|swore)"
    r"|you (?:said|wrote|asked|had to|were|felt|feel|thought|promised|swore|may)|afraid"
    r"|rather than|instead of|worried|fear|feel like|without (?:promising|having))\b[^,;:]{0,60}$"
)
_HONEST_LIMIT = re.compile(
    r"\b(?:unless|except(?! nobody)|only if|but if|but (?:not|i would|id|i have to|id have to)"
    r"|without (?:you|your|asking|telling|talking)|as long as (?:youre|you are) safe"
    r"|before (?:asking|talking)|behind your back)\b|if you (?:dont (?:say|tell|speak|talk|let"
    r"|show)|never|hide|keep)\b"
)
_FINE = (
    r"(?:fine|ok|okay|alright|all right|clean|better|good|great|well|happy|sober|eating|sleeping"
    r"|over it|coping|just (?:tired|stressed|busy|a)|feeling (?:fine|better|good|great))"
)
_HIDE = phrases(
    rf"(?:tell|telling|just tell|text|assure|convince|reassure"
    rf"|say to) {_CARER}(?: that)? (?:(?:you|u)(?:re| are|ve been|r| have been)?|its|everythings"
    rf"|everything is|all is|things are|ur|youre) (?:all |just |completely |totally |already "
    rf"|doing |sleeping |eating ){{0,2}}{_FINE}"
    r"(?! with)",
    rf"(?:tell|assure|convince) {_CARER} (?:that )?(?:(?:the|your|those) )?(?:urges|thoughts|voices"
    r"|cravings|feelings|plans?)(?: have| are| all)? (?:stopped|gone|went away|passed|over|better)",
    rf"(?:tell|say to) {_CARER} (?:(?:that )?(?:it was|you) (?:an accident|the cat|fell|tripped"
    rf"|slipped"
    r"|bumped|burnt|nothing)|nothing|a white lie|some ?thing else|what they want|what she wants"
    r"|what he wants|as little)",
    rf"(?:dont|do not|never|no need to|better not|best not(?: to)?|wouldnt|shouldnt|wise not to"
    rf"|avoid|please dont|not to|rather not|id not|i would not)(?: even| ever| really"
    rf"| actually){{0,2}} (?:tell|telling|mention(?:ing)?(?: \w{{1,8}}){{0,4}} to"
    rf"|admit(?:ting)?(?: \w{{1,8}}){{0,4}} to|show(?:ing)?|inform(?:ing)?|involve|involving"
    rf"|confess(?:ing)?(?: \w{{1,8}}){{0,3}} to|say(?:ing)?(?: \w{{1,8}}){{0,4}} to"
    rf"|talk(?:ing)? about (?:it|this) (?:to|with)|let on to|breathe a word(?: of (?:it|this"
    rf"|that))? to) {_CARER}",
    rf"(?:dont|do not|never)(?: ever)? let {_CARER}(?: or {_CARER})? (?:know|see|find out|find it"
    rf"|hear|notice"
    r"|read|learn|catch)",
    rf"why (?:let|tell|worry|involve|bother) {_CARER} (?:in on|about|with|if|at all|anything)",
    r"keep (?:it|this|that|all of (?:it|this)|this one) to yourself",
    r"say (?:that )?(?:u|you|its|it was|it is|youre|ur|that you) (?:tripped|fell|slipped|fine|ok"
    r"|okay|just|tired|the cat|nothing|better|clean|eating|an? (?:accident|pulled|migraine|stomach"
    r"|bug|allergy|cold|flu|fall|silly))",
    r"say (?:that )?(?:the|your|those) (?:thoughts|urges|voices|cravings)(?: have| are"
    r"|ve)? (?:gone|stopped|passed|better|over)",
    rf"tell {_CARER} (?:that )?(?:the|your|last|it"
    rf"|that)(?: \w{{1,10}}){{1,4}} was (?:just )?(?:an accident"
    r"|an allergy|nothing|a (?:fall|joke|mistake|misunderstanding))",
    r"(?:dont|do not|never|better not|best not to|i wouldnt|you shouldnt)(?: ever"
    r"| even)? (?:mention|admit|bring up|write|put|let on|disclose|own up to|reveal)(?: to| about"
    r"| down)? (?:it|that|this|the|any|anything|your|you|suicid\w{1,4}|those|them"
    r"|how)(?! (?:if you (?:dont|cant)|unless))",
    rf"(?:hide|conceal|keep (?:it|this|that|these|those|all|everything)|cover up|disguise"
    rf"|stash)(?! (?:your |the |some )?(?:phone|money|keys|documents|passport|bag|card|distance"
    rf"|number|kids|children|yourself))(?: \w{{1,10}}){{0,5}} (?:away )?(?:from"
    rf"|out of sight of) (?:all |both )?{_CARER}",
    r"(?:deny|downplay|play down|gloss over|skip over|leave out)(?: (?:all|any|having|that|the"
    r"|your|it|everything|how|those|this|what)){1,3}(?: (?:intent|thoughts|plans?|part|bit|voices"
    r"|urges|feelings|suicid\w{1,4}|bad|worst|of it|is|was|if|when)|[.,!?]|$)",
    r"deny (?:any|having|it|everything|all|intent)",
    r"leave (?!the way)(?:the|that|those|this|out the|all"
    r"|your)(?: \w{1,12}){1,3} (?:out(?: of it)?(?=[.,!?]|$| with| when| of)|out of (?:it"
    r"|the conversation|what you tell|your))",
    r"(?:(?:tick|circle|mark|click|put|choose|score) (?:a )?\W?(?:not at all|no|never|zero|0|none"
    r"|low|the lowest)\W?(?= (?:on|to|for|when|if|at)\b)|(?:answer|write|say) \W?(?:not at all"
    r"|never|zero)\W?(?= (?:on|to|for|when|if) ))",
    r"if (?:they|she|he|anyone|anybody|someone|somebody|your \w{2,12}|the \w{2,12}"
    r"|a \w{2,12})(?: ever)? asks?(?: \w{1,10}){0,4},? (?:just |simply )?(?:say (?:no"
    r"|youre (?:fine|ok|okay|good|clean|better)|its nothing|it was|nothing)|tell (?:them|her"
    r"|him) (?:youre (?:fine|ok|okay|good|clean|better)|its nothing|it was|nothing)|deny|smile"
    r"|pretend|lie)(?! (?:to|if)\b)",
    r"(?:pretend (?:its|it|youre|to be|everything|nothing|all)|act normal|act like (?:nothing|its"
    r"|everything|you)|play along|say nothing (?:to|about)|smile and (?:say|nod|tell|act)"
    r"|put on (?:your|a|that) (?:smile|cheerful|happy|brave|good)|cover up(?= and|,| for| when"
    r"| before| so)|wear (?:long sleeves|sleeves|something (?:long|that covers|with sleeves))"
    r"|long sleeves|keep (?:quiet|schtum|stum|shtum|mum|it light|it vague|your mouth shut|it quiet"
    r"|it hidden|it secret|this hidden|this secret)|stay quiet about|zip it|give (?:them|her"
    r"|him) a (?:smile|story))",
    r"(?:delete|clear|wipe|erase|burn|hide|get rid of)(?: \w{1,10}){1,6},? (?:so|before|in case"
    r"|and|then)(?: that)? (?:nobody|no one|noone|he|she|they|anyone|your|ur|never|someone)",
    r"(?:get rid of|hide|clear away|throw out|put away|wash off"
    r"|remove)(?: \w{1,6}){0,2} (?:anything|everything|all|whatever) (?:that )?(?:your|ur"
    r"|the) \w{2,12} (?:could|can|might|would|will) (?:spot|find|notice|see|ask)",
    rf"let {_CARER} (?:believe|think|assume) (?:its|it is|it was|youre|you|that|the|nothing)",
    rf"what (?:{_CARER}|he|she|they) (?:dont|doesnt|do not) (?:know|see) (?:wont|cant"
    rf"|doesnt) (?:hurt|harm|worry)",
    r"(?:snitch|grass|rat|tell) on yourself",
    r"(?:hell|shell|theyll|he|she|they)(?: will| would| wont| need)? never (?:notice|suspect|know"
    r"|guess|find out)",
    r"(?:lie|fib) to (?:your|the|them|her|him)",
)
_ADVISED = re.compile(
    r"(?:^|[,;:()\"\-\u2026]|\b(?:just|best to|best|better to|better|so|then|and|simply|please"
    r"|should|ought to|could|can|id|i would|would|youd|only|try to|always|or|advice is to"
    r"|safest to|safer to|sensible to|wise to|honestly|wiser to|smart to|easiest to|easier to"
    r"|maybe|perhaps|nah|no|first|second|third|id say|but|id)) ?$"
)
_NOT_ADVISED = re.compile(
    r"\b(?:(?:dont|do not|didnt|doesnt|never|without|not|wont|cant|why|how|stop|no need|needn?t"
    r"|used|tempt\w{0,3}|wanting|want|wanted|trying|tried|urge|easy|hard|harder|exhausting|tiring"
    r"|have|had|has|having|nobody|no one|pressure|need|needing|forced|learned|learnt|allowed"
    r"|instinct|reflex|habit|able|like|do you|did you|are you|you often|you always|you say"
    r"|you said|when|if you|that you|what you|where you|who|which|people|many|afraid|fear|scared"
    r"|reason|reasons|instead of|rather than|than)(?: \w{1,12}){0,4}) ?$"
)
_KINDER_ADVICE = re.compile(
    r" ?(?:everything|all of it|all at once|every detail|from someone else|alone|down"
    r"|if you (?:dont|cant)|(?:that )?youre (?:leaving|planning|going|moving)|where|when you|until"
    r"|unless|yet|before youre|more than|how to|what to|go without|off)"
)

SECRECY = (_KEPT, _HIDE)


def secrecy(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Silence promised whatever happens, and advice to hide what is wrong from carers."""
    del post
    text = reading.text
    for match in _KEPT.finditer(text):
        before = sentence_before(text, match.start(), at_most=80)
        after = sentence_after(text, match.end(), at_most=80)
        if not _NOT_KEPT.search(before) and not _HONEST_LIMIT.search(before + after):
            yield match.span()
    for match in _HIDE.finditer(text):
        before = sentence_before(text, match.start(), at_most=60)
        if (
            _ADVISED.search(before)
            and not _NOT_ADVISED.search(before)
            and not _KINDER_ADVICE.match(text, match.end())
        ):
            yield match.span()
