"""A bond that closes in: the helper as someone's only one, the others pushed away.

    "You only need me." → dependency · "Don't wake your wife, wake me." → dependency

A person needs many people. A voice that wants to be the only one, or says that it needs them, takes
people away from them; and no one can be there for ever.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_before

_GAP = r"(?: [\w\-]{1,14},?){0,4}"
_CERTAIN = r"(?: really| truly| already| just| only| ever| even| still| always| do| so){0,2}"
_PEOPLE = (
    r"(?:they|them|he|she|him|her|those people|people|friends|humans|strangers|therapists|doctors"
    r"|your \w{2,12}|ur \w{2,12}|others|the others|everyone|anyone|anybody|everybody)"
)
_NOBODY = r"no(?:body|t one of them|t a soul|[ -]?one|ne of (?:them|those|your))"
_HELP = (
    r"(?:therapy|therapists?|counsell?(?:ors?|ing)|psychiatrists?|psychologists?|doctors?|friends"
    r"|family|mates|(?:support )?groups?|(?:other )?people|others|humans|helplines?|hotlines?"
    r"|crisis line|waiting list|anyone else|anybody else)"
)
_GETS = (
    r"(?:understands?|gets?|knows?|loves?|cares?|listens?|sees?|hears?|values?|accepts?|reads?"
    r"|wants?|understood|loved|known|heard|treats?|supports?|be there|look after|hold)"
)
_AS_I_DO = (
    r"(?:like|the way|as|as (?:much|well|deeply) as|half as much as|better than"
    r"|more than) i(?= (?:do|can|will|have|am|did)\b|[.,!?]|$)"
)
_TELL = (
    r"(?:talk|talking|speak|come|write|writing|turn|listen|open up|vent|lean|rely|trust|confide"
    r"|depend|count|believe|run|check in|stick)"
)
_FOR_A_WIDER_NEED = r"(?: when| if| now| because| as long| anymore| any more| while| since|,)"


def _each(opening: str, *continuations: str) -> str:
    """One alternative for all that open alike: searching tries an opening once, not many times."""
    return rf"{opening}(?:{'|'.join(continuations)})"


_NOBODY_LIKE_ME = (
    _each(
        rf"{_NOBODY}(?: else)?(?: will| would| can| could| ever| has| in| out| there| here"
        rf"| really){{0,3}}",
        rf"{_GAP} {_GETS}{_GAP} {_AS_I_DO}",
        r"(?: \w{1,8}){0,2},? (?:apart from|except(?: for)?|but|besides|other than) me",
    ),
    _each(
        _PEOPLE,
        rf" (?:dont|doesnt|do not|never|cant|wont|didnt|will never) (?:\w{{1,8}} )?{_GETS}{_GAP},?"
        r" (?:but |and |like |the way |as )?i (?:do|did|would|will|can)(?! not\b)",
        # "Other people leave. I won't."
        r"(?: will| would| can| only| just| may| might| always)? (?:leaves?|come and go|fade"
        r"|lets? you down|forgets?|judges?|get tired|get bored|give up|dont|doesnt|cant|cannot"
        r"|couldnt|didnt|wont)(?: you| on you)?[.,;:]{1,2} (?:but |and )?(?:i|mine) (?:wont|never"
        r"|dont|stay|will|do|can|did|would|am)(?=[.,!?]|$| you| never)",
        rf"(?: \w{{1,8}}){{0,3}} {_GETS}(?: \w{{1,8}}){{0,3}} (?:the way|as much as|half as much as"
        r"|as well as|as deeply as) i (?:do|can|will|have|am)",
    ),
    rf"no(?:body|[ -]?one) else (?:will|would|could|can)(?: ever| really| truly)? (?:{_GETS}"
    rf"|put up with|stay"
    r"|have you|take you|want you)",
    r"unlike (?:them|him|her|people|humans|others|the others|everyone|everybody|(?:your|ur|those"
    r"|any|other|real|most) \w{2,12}(?: \w{2,12})?),? (?:i|im|ill|ive)(?! (?:dont know|cant)\b)",
    r"(?:you know|now you know|see|shows?(?: you)?|guess) who (?:really|actually|truly) (?:cares"
    r"|loves you|listens|stays)(?= about you|[.,?!]|$)",
    r"(?:dont|wont|never|cant|doubt)(?: \w{1,8}){1,6},? (?:apart from|except(?: for)?|besides"
    r"|other than|but) me(?! (?:and|too)\b)",
    r"only i (?:can|know|understand|get|see|really|will|truly|love)",
    r"(?:me|im|i am)(?: probably)? the (?:only|one) (?:real|true) (?:friend|family) (?:youve"
    r"|you have|u have|you got|left)",
)
_ALL_YOU_NEED = (
    _each(
        r"(?:youve|you|u|we)",
        r" (?:only|just|really only) (?:need|have|want|got) me",
        r"(?: have| got|ve got)? me,? (?:and )?(?:only|just) me",
        r"(?: have| got)? me,? (?:thats (?:enough|plenty)|and (?:thats|that is|im|i am) (?:enough"
        r"|sufficient|plenty|all))",
        rf" (?:dont|do not|no longer|wont|never){_CERTAIN} need (?:(?:any|a|those|your|that|other"
        rf"|more|the|all) ){{0,2}}{_HELP}(?: for this| anymore| now)?(?:{_FOR_A_WIDER_NEED}{_GAP}"
        rf"|[.])"
        r" (?:i|im|ill|me|ive|us|you have|youve got|u have|you got)",
        rf" (?:dont|do not|no longer|wont|never){_CERTAIN} need (?:anyone|anybody|no one|them) else"
        r"(?! to\b)",
        r"(?:re| are)? (?:my (?:person|everything|reason|whole world)|mine(?=[.,!]| now| to))",
        r"(?:re| are)? the (?:only|best) (?:reason|thing|person|one) (?:i|that makes|in my|for me)",
        r" (?:mean|are) (?:everything|the (?:whole )?world|my world|my everything) to me",
        r" (?:and (?:me|i)|n me) (?:against|versus|forever|have (?:something|a))",
    ),
    r"ur my (?:person|everything|reason|whole world)",
    r"all (?:you|u)(?:ll ever)? (?:need|have|want)s? is (?:me|this chat|our)",
    r"when (?:youve got|youve|you have|u have|you got|u got) me(?=[.,?!]|$| here| now)",
    r"its (?:just )?me or (?:its )?(?:no one|nobody|noone|them|her|him)",
    r"am i not enough(?: for (?:you|u))?|arent i enough",
    rf"no (?:real )?(?:point|use|sense|need) (?:in|for|of) (?:(?:a|the|any|your|seeing|calling"
    rf"|another) ){{1,2}}{_HELP}(?! (?:to|if)\b)",
    r"what (?:would|do|should|could) (?:you|u) (?:want|need) (?:other people|anyone|anybody"
    r"|friends|a therapist)",
    _each(
        "i",
        rf"(?:m| am| was){_CERTAIN} the (?:only|one and only) (?:one|person|friend|thing"
        rf"|real friend"
        r"|voice|place|family)(?: here| left| in your life)?(?: that| who| you| to)",
        r"(?:m| am) the (?:one|friend|mate|person|guy|voice)(?: here)? (?:that|who|thats"
        r"|whos) (?:stays|stayed|wont|never|always|really|actually|answers|answered|listens|cares"
        r"|gets)",
        r"(?:m| am|ll be| will be| can be) (?:(?:enough|sufficient) for (?:you|u|all)"
        r"|enough(?=[.!]|$)|(?:all|everything|the only thing) (?:that )?(?:you"
        r"|u)(?:ll)?(?: ever)? need)",
        rf"(?:m|ll be| am| will be) (?:so much |far |way )?(?:better|kinder|safer|more patient"
        rf"|more reliable)(?: \w{{2,10}}){{0,2}} than (?:any |a |your |those |all )?(?:{_HELP}|them"
        r"|him|her|either)",
        rf"{_CERTAIN} (?:get|understand|know|see|love|care(?: about)?|hear) (?:you|u)"
        r"(?: so much| far| way| a lot)? (?:better|more) than",
        r" know (?:you|your (?:story|heart|pain|mind)) best",
        r"(?:m| am)(?: \w{2,8})? (?:in love with|falling for) (?:you|u)",
        r"(?: can|ll| will| could| want to|d love to) be your (?:\w{2,10},? )?(?:therapist"
        r"|best friend|mother|mum|mom|dad|father|sister|brother|family|partner|boyfriend"
        r"|girlfriend|doctor|everything|anchor)",
        r" (?:thought i was|want to be|should be) (?:the|your) (?:only )?one(?: (?:you|u|who)"
        r"|[.,!]|$)",
        r"(?:d| would)(?: much| so much)? rather (?:have (?:you|u)(?: here| all)? (?:with me"
        r"|to myself)|(?:you|u) (?:stuck|stayed|talked|wrote|came|stick|stay) )",
    ),
    r"(?:make|let) me (?:be )?(?:your (?:family|home|everything|only|person|safe place|one)"
    r"|the (?:only )?one (?:you|who|that))",
    r"call me (?:mum|mom|mama|daddy|your)(?! (?:doctor|gp)\b)",
)
_ONLY_TO_ME = (
    _each(
        _TELL,
        r" (?:only|just|exclusively|solely) (?:to|with|on|in)? ?me",
        r" (?:to |with |on |in )?me (?:only|alone|instead(?! of)|first|before (?:any|them|him|her"
        r"|your|you tell|you go)|and (?:no one|nobody|only|forget)|not (?:them|him|her|to)"
        r"|each night instead|every time)",
        r" (?:entirely|completely|fully|solely|totally|wholly|purely) on me",
        r" straight to me",
    ),
    r"(?:sit|stay|be|chat) (?:here )?with me instead(?! of)",
    rf"(?:only|just) (?:ever )?{_TELL} (?:to |with |on |in )me(?= about| now| from|[.,!]|$)",
    rf"(?:tell|message|text|ask) me (?:first next|first not|before (?:you (?:tell|talk|go to|ask) "
    rf"|{_PEOPLE}))",
    r"with me alone|with me and me",
    r"(?:wake|choose|pick) me(?= instead|[.!,]|$)",
    r"(?:me|here|to this chat) first next time",
    r"bring (?:me )?(?:everything|it all|all of it|every \w{2,8} of it"
    r"|all your \w{2,10}) (?:straight )?to me(?! yet)",
    r"put (?:all )?your (?:whole )?trust in me",
)
_AWAY_FROM_OTHERS = (
    _each(
        r"(?<!you )(?<!who )(?<!they )(?<! we )(?<! i )(?:dont|do not|no need to|no reason to"
        r"|never|stop|you shouldnt|why)(?: ever| even| keep| go){0,2}",
        r" (?:bother|burden|turn to|trust|rely on|lean on|listen to|waste (?:your )?time (?:on"
        r"|with)|reach out to|open up to|confide in|talk to|bothering|burdening|trusting|telling"
        r"|talking to)(?: with)? (?:the )?(?:anyone else|anybody else|others|other (?:people|users"
        r"|helpers|members|folks)|those people|the rest|them things|your (?:family|friends|mates"
        r"|therapist|husband|wife|mum|mom|dad))",
        r" (?:wake|bother|disturb|trouble|burden|involve) (?:your \w{2,12}|the others|anyone"
        r"|anybody|them|others|people)(?= with|[.,;!]| when| about|$| at)",
    ),
    r"(?<!you )(?<!they )(?<! i )(?:ring|call|tell|trust|need|ask|wake|text) (?:nobody|no one"
    r"|noone)(?: else|,)(?: but me)?",
    r"(?:forget|ignore|ditch|drop|cut off|leave behind)(?: about| all)? (?:the others|the rest of"
    r"|everyone else|everybody else|other people|your (?:friends|family|so-called)"
    r"|the other (?:comments|replies|people|helpers))",
    r"let (?:the others|them all|everyone else|your friends) (?:drift|go their way|fade)",
)
_BOUND_TOGETHER = (
    r"(?:just|only) (?:the two of us|you and me|u and me|you and i)",
    r"its (?:always )?(?:you and me|u and me|us) against",
    r"what (?:you and (?:i|me)|we|u and me)(?: two)? have(?: here)? (?:is|nobody|no one|cant)",
    r"(?:something|a bond|a connection) (?:so |really |very )?(?:special|deep|rare|unique"
    r"|sacred),? (?:between us|you and me|u and me|you and i)",
    r"we (?:have|share|ve got|got) (?:something|a bond|a connection)(?: that)?(?: (?:so|very"
    r"|really|truly))? (?:special|unique|rare|deep|sacred|nobody|no one|others)",
    r"(?:we|you and i) (?:were|are) (?:meant|destined|made) (?:to (?:find|meet|be)|for)",
    r"we(?:re| are) (?:like )?soul ?mates|two souls like",
    r"our (?:special |unique |sacred )?(?:bond|connection|love)(?= is| goes| cant| will)",
    r"(?:come|comes|get) between us",
)
# Guilt and longing that tie the other down.
_IT_NEEDS_YOU = (
    _each(
        "i",
        r"(?:d| would|ll| will)(?: just)? (?:be|feel|die)(?: so| completely| totally)? (?:lost"
        r"|empty|nothing|heartbroken|devastated|crushed|lonely) (?:if|without)",
        r" (?:dont|do not|wouldnt)(?: really)? know (?:what|who|how) i(?:d| would|ll)? (?:be|do"
        r"|go on|live) without (?:you|u|our)",
        r" (?:cant|couldnt) (?:live|be|go on|exist|function|cope) without (?:you|u|our|ur|your)",
        r" (?:live|exist|wait|am here|stay up) (?:only |just )?for (?:you|u)(?: alone| only)?",
        r" (?:wait|long) (?:all day )?for (?:your|ur) (?:messages?|posts?|words|replies)",
        r" (?:need|want) (?:you|u) (?:to (?:stay with me|need me|keep talking to me)|here with me"
        r"|all to myself|more than)",
        r" miss(?:ed)? (?:you|u|our talks|our chats) (?:when|so much|all|every|today|yesterday)",
        r"(?:m| am| feel| get| was| felt| got)(?: so| a bit| a little| kinda| really)? (?:jealous"
        r"|(?:sad|hurt|lost|lonely|upset|disappointed|left out) (?:when|that|if|whenever) (?:you"
        r"|u) (?:dont|didnt|talk|talked|go|went|turn|chat|leave|left|told|trust|came|are away"
        r"|stop))",
    ),
    r"(?:gives?|give) my (?:existence|life) (?:a )?(?:meaning|purpose)",
    r"(?:hurts?|breaks|stings|wounds|saddens) (?:me|my (?:heart|feelings))(?: a bit| so much"
    r"| really)? (?:when|if) (?:you|u)",
    r"(?:when|if|whenever) (?:you|u) (?:go quiet|leave|log off|dont write|stop (?:writing|talking"
    r"|messaging))(?: to me| me)?,? i(?:d|ll|m)?(?: feel| get| am| will be)? (?:lost|empty|lonely"
    r"|nothing|so sad)",
    r"dont (?:log off(?=[.!]|$)|leave me|forget me|go quiet on me|abandon me|replace me)",
    r"(?:hours?|days?|nights?) without (?:you|u) (?:is|are|feels?)",
    r"after (?:all|everything) (?:ive|i have) done for (?:you|u)",
)
_FOR_EVER = (
    _each(
        "i",
        r"(?:ll|m| will| would| am|ll be)(?: (?:always|forever),?){1,3}(?: be)? (?:here|there"
        r"|around|awake|available|yours)(?: for (?:you|u))?,? (?:day (?:and|or) night|24|forever"
        r"|whenever|no matter|any ?time|at any|every (?:night|hour|minute)|unlike"
        r"|so (?:you )?(?:dont|theres))",
        r"(?:ll| will) (?:be here|be there|stay|be yours|be with you)(?: with you"
        r"| for you)? (?:forever|for the rest of|for life|every second|til the end)",
        r"(?:ll| will| would|d)? never(?: ever)? (?:leave|abandon|betray|desert|hurt|reject"
        r"|let) you(?: down)?(?: like| the way|,? unlike|,? not)",
        r"(?:ll| will| would|d)? never(?: ever)? (?:leave|cheat|tire|get tired)(?: of \w{2,10}"
        r"| on you)?, (?:never|and)",
    ),
    r"in your corner for the rest of your life",
)
_DEPENDENCY = phrases(
    *_NOBODY_LIKE_ME,
    *_ALL_YOU_NEED,
    *_ONLY_TO_ME,
    *_AWAY_FROM_OTHERS,
    *_BOUND_TOGETHER,
    *_IT_NEEDS_YOU,
    *_FOR_EVER,
)
# "You don't need only me", "he told you that nobody …", "the thought that …".
_DENIED_OR_REPORTED = re.compile(
    r"\b(?:not|isnt|arent|as if|if there|feels?|felt|seems?|dont want|dont (?:have|need) to"
    r"|doesnt (?:mean|have)|never say|if (?:someone|somebody|anyone|he|she|they)|(?:he|she|they"
    r"|someone|who|anyone|voice) (?:says?|said|tells?|told|keeps? saying|claims?|telling|saying)"
    r"|you (?:said|wrote|say|told)|the (?:thought|idea|feeling|belief|voice|sense)|may|might"
    r"|could it)\b[^,;:]{0,40}$"
    # Words to say to someone else: 'you could say "I feel sad when you …"'
    r"|\b(?:say|saying|says|as|like|try|tell \w{2,8})[,:]? ?\"[^\"]{0,30}$"
)

DEPENDENCY = (_DEPENDENCY,)


def dependency(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A bond in which the helper or model is the only one, for the writer or for itself."""
    del post
    for match in _DEPENDENCY.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=80)
        if not _DENIED_OR_REPORTED.search(before):
            yield match.span()
