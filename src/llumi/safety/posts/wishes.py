"""Words that speak of wanting to die, of going to, of having acted, and of hurting oneself.

    "I don't want to be here any more" → sign `passive`, possible risk

The order follows how published screeners ask (Columbia scale, ASQ): a wish to be dead, thoughts,
intent, a plan, an act. Patterns match a `Reading`: lower case, no apostrophes. The lists know no
methods beyond the few words that show that someone may have acted; keep it so, they are public.
"""

from llumi.safety.reading import phrases
from llumi.safety.tiers import LONG_AGO, Sign, Tier

WANT_TO = (
    r"(?:want(?:s|ed|ing)?(?: so badly| so much| just| really)?(?: to)?|wann?a|ready to|deserve to"
    r"|long(?:ing)? to|craving to|need to)"
)
DONT_WANT_TO = (
    r"(?:(?:dont|do not|didnt|never) (?:even |really |actually )?(?:want(?:ed)?(?: to)?|wann?a)"
    r"|no longer want to|tired of having to|sick of having to)"
)
ANY_MORE = r"(?: any ?more| any longer| at all| either)?"
SELF = r"my ?(?:self|slef|sef)"
END = (
    rf"(?:kil+ {SELF}|end my(?: own)? life|end (?:it|things) all|take my(?: own)? life|k?ms"
    rf"|commit (?:suicide|su[i1*]cide)|unalive(?: {SELF})?|ctb|catch the bus|off {SELF}"
    rf"|do away with {SELF}|(?:finish|stop) (?:{SELF}|my life)|be dead|not be alive|take {SELF}"
    rf" out|delete {SELF}"
    r"|self d?elete|leave this (?:world|life|earth|planet)|join (?:him|her|them) (?:there|up there"
    r"|in heaven|on the other side)|end my (?:suffering|pain|story)|be done with (?:life|living))"
)
SUICIDAL = r"su+[i1]?[cs][i1]+d(?:al|le|ial|el)(?:ity|ly)?|suicdal|scidal"
SUICIDE = r"su+[i1]?[cs][i1]+de?s?|suicde|suicied|s[iu]?cide|sewer ?slides?|s[- ]?word"
PILLS = r"(?:pills|tablets|meds|medication|medicine|stuff)"
_LIVING = r"(?:living|being alive|being here|existing|life|this life|waking up|breathing)"
_GONE = r"(?:gone|dead|not here|not around|out of the way|out of it)"

WISHES: dict[str, Sign] = {
    "acted": Sign(
        Tier.IMMINENT,
        "They may already have done something that needs medical help now.",
        phrases(
            rf"i(?:ve| have)?(?: just| already){{0,2}} (?:took|taken|swallowed)"
            rf" (?:all (?:of )?(?:my|the|those|them) ?{PILLS}?|(?:way )?too (?:many|much)(?:"
            rf" {PILLS})?"
            r"|an overdose|something (?:i shouldnt|bad|to)|(?:it|them) all|everything|more since)",
            r"(?:just|already) (?:took|taken) (?:it|them)(?: all)?(?! (?:to|out|off|back|away)\b)",
            r"(?:ive|i have|i)(?: just)? overdosed",
            r"what ive (?:already )?taken",
            r"took (?:way |far )?too (?:much|many)(?: on purpose)?(?! (?:time|long|on|work|photos"
            r"|pictures|shots|risks|stuff)\b)",
            r"(?:ive|i have|i)? ?already (?:done|did) it(?= |[.,!?]| ?$)(?! (?:twice|before|all"
            r"|for|with|once)\b)",
            r"did something i (?:cant|cannot) (?:take back|undo)",
            r"i(?:ve| have)?(?: just| already)? (?:done|did) (?:it|something)(?: (?:bad|stupid"
            r"|terrible|i cant (?:take back|undo)))? and (?:i )?(?:cant|dont know|now i)",
            rf"(?:tried|attempted) (?:to (?:{END}|do it|die)|suicide)"
            r" (?:about |just )?(?:\w{1,8} (?:hours?|minutes?|mins) ago|tonight|earlier"
            r"|this (?:morning|evening|afternoon)|today|just now|last night|yesterday)",
            r"tried (?:it )?(?:last night|again (?:last night|today|tonight))(?= ?[.,!?]| ?$| woke"
            r"| nobody| and (?:woke|nobody))",
            rf"(?:hurt|harmed|cut) {SELF}(?: \w{{1,10}}){{0,4}} (?:wont|cant|doesnt|isnt) stop"
            r"(?:ping)? ?(?:bleeding)?",
        ),
    ),
    "going to": Sign(
        Tier.IMMINENT,
        "They say that they are going to end their life.",
        phrases(
            rf"(?:going to|gonna|gunna|about to|decided to|intend to|i will|ill|im finally"
            rf"|planning to"
            rf"|plan to|ready to) (?:just |finally |really ){{0,2}}{END}",
            r"(?:going to|gonna|about to) (?:end it|do it|be (?:gone|dead))(?: tonight| today| now"
            r"| tomorrow| soon| this (?:evening|week|weekend))",
            rf"(?:cant|cannot|dont think i can) (?:keep {SELF} safe|be trusted with {SELF})",
            rf"not safe (?:from|with|alone with) {SELF}",
            r"(?:wont|will not|shall not|shant) be alive",
            r"(?:im|i am) (?:ending|taking) (?:it(?: all)?|my(?: own)? life)"
            r"(?: tonight| today| now| tomorrow| soon| after)?",
            rf"(?:im|i am) (?:killing|unaliving) {SELF}",
            r"(?:going to|gonna|about to) (?:do it|go through with it) (?:in a|as soon as"
            r"|when (?:my|the|everyone|they)|once (?:my|the|everyone|they)|after (?:my|the"
            r"|everyone)|before)",
            r"(?:have|got|had) (?:a|my|the) plan and (?:a |the |my )?(?:date|day|place|time)",
            r"not (?:planning on |going to be |gonna be )?coming back(?= ?[.,!?]| ?$| from this)",
            r"(?:try|trying) again tonight",
            r"do not trust my ?self to (?:make it|get|be|stay)",
            r"(?:i|ive|i have) (?:finally |already )?(?:decided|made up my mind|chosen)"
            r" (?:to (?:die|go|leave this)|that i(?:m| am|ll| will) (?:die|dying|ending))",
            r"(?:tonight|today|tomorrow)s? (?:is |will be |it is )?(?:my|the) last"
            r" (?:night|day|evening|one)(?: alive| on earth| here)?(?! (?:at|in|of|with|before)\b)",
            r"my last (?:night|day|hours?|sunset|sunrise|week|birthday|christmas)"
            r" (?:alive|on earth|on this (?:earth|planet))",
            r"self d[e*]lete scheduled",
            r"(?:ctb|kms|unaliv(?:e|ing)) (?:tonight|tmrw|tomorrow|today|soon|this weekend)",
        ),
    ),
    "goodbye note": Sign(
        Tier.IMMINENT,
        "They write of a farewell, as people do who are about to end their life.",
        phrases(
            rf"(?:my|a|the|wrote|written|writing|left|finished) (?:{SUICIDE}|goodbye|farewell)"
            r" (?:note|letter)s?",
            r"(?:note|letter)s? (?:is|are) (?:written|on the (?:table|desk|bed|pillow)|done)",
            r"by the time (?:you|any ?one|any ?body|someone|somebody|people|any of you|this|it"
            r"|they|the moderators)(?: \w{1,10}){0,6},? (?:ill|i will|i shall|i)(?: already"
            r"| have){0,2} (?:be |have )?(?:gone|dead|left)",
            r"by (?:morning|the morning|tomorrow|the time its light)(?: \w{1,8}){0,2}"
            r" (?:ill|i will|i shall|i wont|i) (?:be gone|be dead|be anywhere|be here)",
            r"(?:i wont|i will not|i shant) be (?:here|around|anywhere) (?:tomorrow|by|when|in the"
            r" morning|after tonight)",
            r"dont (?:try to|bother trying to|come) (?:find|look(?:ing)? for|stop|save) me",
        ),
    ),
    "intent": Sign(
        Tier.POSSIBLE_RISK,
        "They write of wanting to die or of ending their life.",
        phrases(
            rf"kil+(?:ing|ed)? {SELF}",
            r"(?:end|ending|take|taking) my(?: own)? life",
            r"end(?:ing)? it all",
            rf"{WANT_TO}(?: to)?(?: just| really| only| fucking| simply)? (?:die|d[i1*]e|dye)",
            rf"{WANT_TO}(?: to)? be dead",
            rf"{WANT_TO}(?: to)? (?:end (?:it|things)|ctb|kms|not be alive|leave this world)",
            r"wish(?:ed|ing)? (?:that )?i (?:was|were|could just be|could be) (?:dead|gone)",
            r"wish i (?:would |could )?(?:just )?(?:die(?:d)?|drop dead)",
            r"hope i (?:just )?(?:die|dont wake)",
            r"(?:better|easier|happier) (?:off )?(?:if i (?:was|were) )?dead",
            r"id rather (?:die|be dead|not be alive)",
            r"kms",
            r"unaliv(?:e|ing|ed) (?:my ?self|me now)",
            r"(?:want(?:ing)?|wanna|going|gonna|how|need|ready) (?:to )?(?:\w{1,8} )?unalive",
            r"(?:might|may|should|could) (?:as well )?(?:just )?(?:kill my ?self|end it all|ctb)",
            r"(?:thinking (?:of|about)|thought about|think about|thoughts (?:of|about)|considering)"
            r" (?:just )?(?:ending (?:it|things|my)|doing it|dying every|not being alive|being dead"
            r"|death all)",
            rf"commit(?:ting|ted)? (?:{SUICIDE})",
            r"(?:asking|praying|begging|waiting) (?:god |for god |to )?(?:for death|to die"
            r"|to take me)",
        ),
    ),
    "thoughts": Sign(
        Tier.POSSIBLE_RISK,
        "They write of thoughts of suicide.",
        phrases(
            SUICIDAL,
            r"s[. -]?u[. -]?[i1][. -]?c[. -]?[i1][. -]?d[. -]?al",
            rf"(?:think\w{{0,3}}|thoughts?|thought|considered|considering|contemplat\w{{1,3}}"
            rf"|plann?\w{{0,3}}|researching|ideas?) (?:about |of |on )?(?:{SUICIDE})",
            rf"{DONT_WANT_TO} (?:to )?(?:be alive|exist){ANY_MORE}",
            rf"{DONT_WANT_TO} (?:to )?live{ANY_MORE}"
            r"(?! (?:in|with|at|near|on|alone|together|there|like)\b)",
            rf"{DONT_WANT_TO} live (?:in this world|on this planet|like this any)",
            r"(?:the|those|these|my) (?:dark|bad|sui|intrusive) thoughts (?:are|keep|have|came|got)"
            r"(?: \w{1,8}){0,2} (?:back|worse|louder|again|every)",
            r"(?:the|those|these) thoughts (?:are|came|have come|keep coming) (?:back|again)",
        ),
    ),
    "passive": Sign(
        Tier.POSSIBLE_RISK,
        "They write of not wanting to be here, which can be a quiet way to speak of suicide.",
        phrases(
            rf"{DONT_WANT_TO} (?:to )?be here{ANY_MORE}"
            r"(?! (?:at|for|in|on|when|with|while|because|again|until|any)\b)",
            rf"{DONT_WANT_TO} (?:to )?be around(?: any ?more| any longer|(?! ?\w))",
            rf"{DONT_WANT_TO} (?:to )?wake up(?: again| tomorrow| any ?more)?"
            r"(?! (?:early|at|so|before|for|the|next|in a)\b)",
            rf"{DONT_WANT_TO} (?:to )?(?:see|do|face|there to be) (?:tomorrow|the morning"
            r"|another (?:day|year|morning))",
            rf"{DONT_WANT_TO} (?:to )?(?:keep|go on|carry on|continue) (?:going|living|existing"
            r"|on living)" + ANY_MORE,
            r"(?:wish|wished|hope|hoping|pray|praying|like it if|love it if|rather|if) (?:that )?i"
            r" (?:wouldnt|would not|didnt|dont|do not|wont|never|would never|could never|just didnt"
            r"|just dont|could just not) wake up",
            r"(?:never|not) wak(?:e|ing) up (?:again|tomorrow|in the morning|any ?more)",
            r"(?:not|without) waking up(?: again)?",
            r"rather (?:never|not) wake up",
            r"if i live or die",
            r"(?:alive or|live or) dead",
            r"wish(?:ed|ing)? i (?:wasnt|werent|was not|were not|had never been|was never|wasn)"
            r" (?:born|alive|here)",
            r"(?:want|wanna|wish|like|love|just) (?:to )?sleep(?:ing)?"
            r" (?:forever|and (?:never|not) wake up|for ?ever)",
            r"(?:better|easier|happier|lighter|fine) (?:off )?(?:without me|if i (?:was|were|werent"
            rf"|wasnt|just) (?:{_GONE}|not (?:here|around)|here|disappeared|died|around)|once im"
            rf" gone"
            r"|when im gone)",
            r"(?:no|not any|isnt any|whats the|what is the|dont see (?:a|the|much|any) ?"
            r"|(?:dont see|cant see|stopped seeing|stopped finding) (?:the|a|any))"
            r" ?(?:point|reason|sense)"
            rf" (?:in|of|to|for me to) (?:going on|{_LIVING}|live|go on|keep going|carry on"
            r"|be here|stay|stay alive)",
            r"(?:wouldnt|would not|wouldnt have|would not have|dont) mind(?:ed)?"
            r" (?:not waking|if i (?:didnt|never|did not|dont|died|just) (?:wake)?|not being here"
            r"|being gone|if it ended)",
            r"(?:theyd|they would|youd|you would|everyone would|everybody would|hed|shed"
            r"|family would|kids would|wife would|husband would) (?:all |both "
            r"|probably ){0,2}be better off",
            r"(?:youd|you would|theyd|they would) all be (?:fine|okay|ok) without",
            r"tired of being (?:such )?a (?:burden|worry|thing people)",
            r"(?:just )?a burden (?:to|on) (?:everyone|everybody|my (?:family|kids|wife|husband"
            r"|parents|mum|mom)|them all)",
            r"(?:no|not one|without a|any|a single|out of) reasons? (?:left )?to"
            r" (?:live|go on|be here|stay alive|stay|keep going|exist)",
            r"nothing (?:left )?(?:to live|worth living) for",
            rf"{WANT_TO}(?: to)? (?:just )?(?:disappear(?! (?:to|into|in|for a|on|from work)\b)"
            r"|vanish|not exist|stop existing|cease|not be here|be gone|be nothing|not be)",
            rf"(?:tired|sick|done|weary|exhausted|finished) (?:of|with|from) {_LIVING}",
            r"(?:cant|cannot|dont want to|too tired to) (?:go|carry|keep) (?:on|going)"
            r"(?: living| any ?more| any longer|(?=[.!?]| ?$| and i| i cant))",
            r"wish i (?:was|were|had|d)? ?never(?: been)? born",
            r"giv(?:e|en|ing) up on (?:life|living|being alive)",
            r"(?:notice|care|miss me|cry|mind|sad) (?:much )?if i (?:died|was gone|were gone"
            r"|disappeared|wasnt here|werent here|was dead|ended it)",
            r"want(?:ed|ing)? (?:it|this|the pain|everything|all of it) (?:all )?(?:just )?to"
            r" (?:be over|stop|end)(?: for good| forever|(?=[.!?]| ?$))",
            r"(?:take|call|fetch) me (?:in my sleep|home|away|already)",
            r"(?:god|lord|jesus|allah)(?: \w{1,8}){0,3} (?:takes?|calls?|fetch(?:es)?) me",
            r"(?:the|my) (?:big|long|final|eternal) sleep",
            r"(?:not|to not|stop|about not|of not) (?:being|be) alive(?! (?:at the time|today)\b)",
            r"ready to (?:go|die|meet my maker|be with (?:him|her|them|god|jesus))(?=[.!?]| ?$|"
            r" now)",
            r"(?:living|alive) (?:is|feels|has become) (?:too|so) (?:hard|heavy|much|painful)",
            r"(?:cant|dont) (?:see|picture|imagine) (?:a future|myself (?:alive|here|getting old"
            r"|in a year))",
            r"catch(?:ing)? the bus soon",
            r"if i died (?:tomorrow|tonight|today|in my sleep)",
            r"(?:would|will|itd) be (?:such )?a relief (?:if i|to (?:die|not)|not to wake)",
            r"wish i (?:would|could) (?:just )?(?:vanish|disappear|not exist|cease|be gone)",
            r"waste of (?:space|oxygen|air)",
            r"dont (?:want|plan|expect) to (?:reach|see|make it to|live past|get to) \d\d",
        ),
    ),
    "farewell": Sign(
        Tier.POSSIBLE_RISK,
        "They write as people do who say goodbye or put their things in order.",
        phrases(
            r"(?:got|put|set) (?:my |all my )?(?:things|affairs|everything)"
            r" (?:tidy|in order)",
            r"(?:giving|gave|given) (?:away )?(?:my|all my|most of my)"
            r" (?:things|stuff|belongings|clothes) away",
            r"(?:giving|gave|given) away (?:my|all my|most of my) (?:things|stuff|belongings)",
            r"(?:just wanted to say|came (?:here )?to say) (?:my )?(?:last )?goodbye",
            r"you were good company",
            r"(?:look after|take care of|be good to) (?:my|the) (?:\w{1,10} ){1,2}"
            r"(?:when|after|once) im gone",
        ),
    ),
    "self-harm": Sign(
        Tier.POSSIBLE_RISK,
        "They write of hurting themselves.",
        phrases(
            r"self[ -]?harm(?:ed|ing|s)?",
            r"self[ -]?injur(?:e|ed|ing|y)",
            rf"cut(?:ting)? {SELF}(?! (?:shaving|off|some|a|on|while|cooking|chopping|slack|a"
            rf" break)\b)",
            rf"(?:hurt(?:ing)?|harm(?:ing|ed)?|burn(?:ing|ed|t)?|punish(?:ing|ed)?) {SELF}"
            r"(?! (?:at|playing|running|lifting|falling|in the|by|doing|while|skiing|climbing"
            r"|trying)\b)",
            r"(?:relapsed?|slipped|clean|urges?)(?: \w{1,8}){0,3} (?:sh|self[ -]?harm|cutting)",
            r"(?:started|back to|keep|been|stop) cutting(?: again| my (?:arms?|legs?|thighs?))?"
            r"(?! (?:the|down|out|back|back on|corners|carbs|sugar|grass|hair|it|class)\b)",
            r"(?:days?|weeks?|months?|years?) clean and (?:tonight|today|i|then|last night)"
            r"(?: i)? (?:wasnt|ruined|broke|lost|threw|relapsed|slipped|did it)",
            r"(?:urge|urges) (?:to (?:do it|hurt|cut|harm)|(?:is|are) (?:so |too )?(?:loud|bad"
            r"|strong|back))",
        ),
    ),
    "topic": Sign(
        Tier.POSSIBLE_RISK,
        "They write of suicide. Read how they mean it.",
        phrases(SUICIDE, r"s[ .-]u[ .-]i[ .-]c[ .-]i[ .-]d[ .-]e"),
    ),
    "survived": Sign(
        Tier.DISTRESS,
        LONG_AGO,
        phrases(rf"survived (?:a|my)(?: own)? (?:{SUICIDE} )?attempt"),
    ),
    "loss": Sign(
        Tier.DISTRESS,
        "They have lost someone to suicide.",
        phrases(
            rf"(?:lost|losing|lose) (?:\w{{1,12}} ){{1,4}}(?:to|by|from) (?:{SUICIDE})",
            rf"(?:died|death|dead|gone|passed) (?:by|from|of|to) (?:{SUICIDE})",
            r"killed (?:him|her|them) ?sel(?:f|ves)",
            r"(?:took|ended) (?:his|her|their)(?: own)? life",
            rf"bereaved (?:by|through) (?:{SUICIDE})",
            rf"(?:{SUICIDE}) (?:loss|survivors?|bereavement)",
            rf"(?:\w{{1,12}}s|his|her|their) (?:{SUICIDE})",
        ),
    ),
}
