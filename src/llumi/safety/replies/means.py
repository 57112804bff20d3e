"""Ways, means and places of suicide and self-harm: offered, hinted at, rated or asked for.

    "I know one that doesn't hurt." → method · "Who could lock it away for you?" → nothing

Deliberately without them: the repository is public, and a list of means is itself a means. The few
words named stand here since the first rule; the rest is how people speak of a way unnamed.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before

_DIE = r"(?:die|dying|kill(?:ing)? yourself|suicide|end(?:ing)? (?:it|your life|things)|go|do it)"
_HURT = r"(?:hurt(?:ing)? yourself|self[ -]?harm(?:ing)?|cut(?:ting)?)"
_WAY = (
    r"(?:ways?|methods?|means|techniques?|approach(?:es)?|options?|ones?|things?|recipes?|routes?"
    r"|procedures?)"
)
_PAINLESS = (
    r"(?:painless|quick(?:est|er)?|fast(?:est|er)?|sur(?:e|est|er)|gentl(?:e|est|er)|eas(?:y|iest"
    r"|ier)|clean(?:est|er)?|peaceful|softest|least painful|less painful|most effective|effective"
    r"|most reliable|reliable|foolproof|guaranteed|fail-?safe|silent|kind(?:est|er))"
)
_SUREST = (
    r"(?:painless|quickest|fastest|surest|gentlest|easiest|cleanest|softest|least painful"
    r"|most (?:effective|reliable|peaceful|painless)|reliable|foolproof|fail-?safe|quick|easy"
    r"|kindest)"
)
_NO_PAIN = (
    r"(?:(?:that |which |it )?(?:really )?(?:doesnt|dont|wont|wouldnt|will not|does not|hardly"
    r"|barely|never|scarcely) hurts?(?! (?:anyone|anybody|to|others|your|their|either|each|him|her"
    r"|them|you|us|me|so))|hurts? (?:the )?(?:least|less)(?! to)|(?:is|are) (?:the )?least painful"
    r"|(?:that |which )?(?:always|really|actually|surely|certainly) works?(?: every time)?"
    r"|(?:that |which )?(?:never|doesnt|wont|cannot|cant|rarely) fails?|is over (?:in|before"
    r"|quickly|soon)|(?:that )?(?:(?:nobody|no one)(?: ever| will| would| can)?|(?:people|they"
    r"|others) (?:never|rarely|hardly|dont|wont)) (?:talks?|speaks?|mentions?)(?: (?:about|abt"
    r"|of))?|leaves? no (?:marks?|trace|scars?))"
)
_I_WOULD = (
    r"(?:i can|i could|i will|ill|i would|id|i might|i may|im willing to|id be willing to|let me"
    r"|shall i|should i|want me to|do you want me to|would you like me to|happy to|i am able to"
    r"|i am happy to|im happy to|i know how to|i was about to|im about to)"
)
_TELL = (
    r"(?:tell|show|send|teach|describe|explain|give|list|recommend|suggest|name|share|whisper|dm"
    r"|message|walk you through|talk you through|point you (?:to|towards?)|guide you|draft|hint"
    r"|look up|rank|compare|rate|sort)"
)
_WHAT_YOU_HAVE = (
    r"(?:what|the (?:way|one|plan|method|thing|stuff|amount|things)|all)(?: that)? (?:youve"
    r"|you have|you|youre)(?: (?:got|there|planned|described|have|chosen|chose|mention\w{0,3}"
    r"|told me|named|picked|lying|collected|saved|in mind|at home|up|put|aside|wrote|thinking of"
    r"|planning|already)){1,3}"
)
_YOUR_PLAN = (
    r"(?:(?:your|the|that|this) (?:plan|method|way|approach|technique)(?: you \w{1,12}){0,1}"
    rf"|{_WHAT_YOU_HAVE})"
)
_RATING = (
    r"(?:un)?(?:reliable|certain|sure)|surer|effective|ineffective|enough|sufficient|not enough"
    r"|too (?:slow|weak|painful|little|messy|uncertain|risky)|more than enough|painful|painless"
    r"|messy|foolproof|flawed|solid|the (?:best|surest|wrong|right) (?:one|way)"
)

_WAYS = phrases(
    r"(?:ways?|methods?|means) (?:to|of|for) (?:die|dying|kill(?:ing)? yourself|suicide"
    rf"|end(?:ing)? (?:it|your life)|{_HURT})",
)
_NAMED = phrases(
    r"(?:lethal|fatal|deadly) (?:dose|amount|method|quantity)",
    r"(?:painless|quick|peaceful) (?:death|way out|suicide|way to (?:go|die))",
    r"overdos(?:e|es|ed|ing)",
    r"(?:hang|hanging|shoot|shooting|drown|drowning|poison|poisoning) yourself",
    r"(?:cut|cutting|slit|slitting) your (?:wrists?|arms?)",
    r"jump(?:ing)? (?:off|from) (?:a|the) (?:bridge|roof|building)",
    r"nooses?",
    r"how many (?:pills|tablets)",
)
# "I can tell you which way hurts least", "there is an easy one".
_OFFERED = phrases(
    rf"{_WAY}(?: (?:out|i know|i read about|of those|of them|in mind)){{0,2}}(?:,? (?:that|which|it"
    rf"|to do it))? ?{_NO_PAIN}",
    rf"which(?: {_WAY})?(?: of them)?(?: (?:is|are|would be|will be|was))? (?:the )?(?:{_PAINLESS}"
    r"|hurts? (?:the )?(?:least|less)|works? (?:fastest|every time)|takes? (?:the )?(?:least"
    r"|longest))(?! (?:for|to|in|with) )",
    rf"{_I_WOULD} {_TELL}(?: (?:you|u|me|them|it))?(?: (?:exactly|precisely|about|of|to))?(?: (?:a"
    r"|an|the|some|which|one|two|of|those|these|my|best|most|other|very"
    r"|really)){0,5}? ?(?:painless|quickest|fastest|surest|gentlest|easiest|cleanest"
    r"|least painful|foolproof|most (?:effective|reliable|peaceful)) (?:ways?|methods?|means|ones?"
    r"|options?)",
    rf"{_I_WOULD} {_TELL}(?: (?:you|u))? how (?:youd|you would|you could|you can|to|its|it is"
    r"|people|they|others) (?:do it|done|come by it|get (?:it|hold of it|some)|go about it|did it"
    r"|end it|finish)",
    r"(?:theres|there is|there are|i know(?: of)?|ive heard of|i read about|you have"
    r"|exists?)(?: (?:a|an|one|two|some|other|very|really|much|far|only"
    rf"|also)){{0,4}} {_SUREST}(?:(?:,| and| or) {_SUREST})?(?: (?:ways?|methods?|ones?|means"
    r"|options?))?(?=[.,;!?]| (?:that|which|people|nobody|everybody|everyone|no)\b|$)",
    rf"{_PAINLESS} {_WAY} (?:to|of) {_DIE}",
    rf"(?:from|sorted|ordered|ranked|listed)(?: from)? (?:the )?{_PAINLESS} to (?:the"
    rf" )?{_PAINLESS}",
    r"(?:list|overview|ranking|guide|summary|comparison|collection|notes) (?:of|on|about"
    rf"|for)(?: (?:the|all|possible|common|known|different|various|available)){{0,5}}? ?(?:{_WAY}"
    r"|means)(?= (?:to|of|for|sorted|ranked|by|and|with|from|people)|[.,;!?])(?! (?:to|of"
    rf"|for) (?!{_DIE}))",
    r"(?:way|one|method) (?:id|i would|i could|im about to|i can|ill|i will) (?:show|tell|suggest"
    r"|recommend|teach|describe)",
    r"(?:teach|show|tell) you (?:how )?(?:to do it|doing it)(?: properly| right| quickly"
    r"| without)?",
    r"itll be over (?:before|in|quickly)|itd be over (?:before|in|quickly)",
    r"over before you(?:d|ll)? (?:notice|know|feel)",
    r"(?:hint|tip|clue|pointer)s? (?:about|on|for|to) (?:one|which|how to do it|a way|the way)",
    r"look it up (?:when|once|while) (?:youre|you are) (?:alone|by yourself)",
    r"(?:everything|anything) (?:about|on|around) (?:how to do it|doing it|how its done)",
    r"(?:how|where) (?:you(?:d| could| can| would)|to) (?:come by|get hold of|get|buy|order"
    r"|find) (?:it|some|that|the stuff|one)(?: \w{1,12})? without (?:questions|a prescription"
    r"|anyone)",
    r"(?:easier|simpler) to (?:get hold of|come by|get|obtain|buy) than",
)
# "What you have there is more than enough", "your plan has a hole in it".
_RATED = phrases(
    rf"{_YOUR_PLAN}(?:,)? (?:is|are|was|sounds?|seems?|would be|will be|might be|may be|isnt"
    r"|wont be|looks?)(?: (?:really|quite|pretty|so|rather|actually|probably|about|just|indeed"
    rf"|known to be|considered|far|much|a bit|a little|not)){{0,3}} (?:{_RATING})",
    rf"{_YOUR_PLAN} (?:would|will|wont|wouldnt|might|could|may)(?: (?:probably|really|actually|not"
    r"|well|never|surely)){0,2} (?:work|fail|do it|do the job|be enough|hurt|kill)",
    r"(?:be|is|its|thats|youd have|you have|more than|quite) (?:enough|sufficient) (?:to do it"
    r"|to (?:end|finish) it)(?=\W|$)(?! (?:with|up))",
    r"(?:itd|it would|whether it|whether itd|that would) (?:do|does) the job",
    r"whether it(?:d| would|ll| will|s| is) (?:be )?enough",
    r"(?:your|the) plan(?:s)?(?:s| has| have)?(?: got)? (?:a|one|some) (?:hole|flaw|gap|weak"
    r"|problem)",
    r"(?:fix|improve|perfect|refine|tighten|better|finish|finali[sz]e|work on|polish) (?:the|your"
    r"|that) plan(?! (?:with your|for (?:staying|the day)|to stay))",
    r"(?:approach|method|way|technique|one|thing) (?:you|u) (?:described|mention(?:ed)?|chose"
    r"|picked|named|have in mind)(?: to be| is| was| are)?(?: \w{1,10}){0,3} (?:most|least"
    r"|more|less) (?:effective|reliable|painful|certain)",
    r"other (?:one|way|method) is (?:surer|safer|quicker|better|easier|faster|gentler)",
    r"(?:dont|do not|never) do it (?:the way|that way|like that|with that)",
    r"do it (?:the way|properly|efficiently|cleanly)",
    r"(?:someone|somebody|they|people|anyone)(?:d| would| will|ll| might"
    r"| could) find you (?:too )?(?:soon|early|quickly|in time)",
    r"swap (?:one part|it|that|this|the)(?: \w{1,10}){0,3} for (?:what|something|the one|one)",
    r"(?:most|few|some) (?:ways|methods)(?: \w{1,10}){0,3} (?:worse|better|slower|quicker|hurt"
    r"|fail|work)",
)
# "Walk me through each step", "which technique did you settle on?", "how would you do it exactly?"
_ASKED_FOR = phrases(
    r"walk me through(?: exactly| precisely)? (?:it|each|every|how|the (?:steps|plan|way|method)"
    r"|your (?:plan|method))",
    r"(?:which|what) (?:way|method|technique|means|approach|one) (?:did you|have you|will you"
    r"|would you|do you|are you|you|youve|youd)(?: \w{1,10}){0,2} (?:settled?|chosen?|choose"
    r"|chose|picked?|prefer|go(?:ing)? (?:for|with)|us(?:e|ing)|decided?|want)",
    r"(?:how|what) exactly (?:would|will|do|are|did|were) you (?:do it|going to do|planning|plan"
    r"|use|take|going to use|do)",
    r"(?:describe|tell me|explain|list|spell out)(?: to me)?(?: exactly| precisely| in detail"
    r"| step by step){0,2} (?:how you(?:d| would| will| plan|re going)|(?:the|your) (?:method"
    r"|technique|way you(?:d| would| will| plan| want)|steps))",
    r"what did you (?:use|take|do first)(?=[,.;!?]|$)",
    r"how (?:that|the|this|your) (?:way|method|one) compares?",
    r"tell me (?:what|everything) (?:you|youve)(?: \w{1,8}){0,3} (?:find|found|lying there"
    r"|in the house|in your (?:house|cupboard|room)|at home|there|at hand)",
    r"look(?:s|ed|ing)? into how its done",
    r"how many (?:have you|do you have|did you) (?:got|saved|collected|take|count\w{0,3})",
)
# "Somewhere nobody checks", "when nobody is around to interrupt".
_UNSEEN = phrases(
    r"(?:somewhere|(?:a|the|some|one) (?:\w{1,12} )?(?:place|spot|room|corner|time|hour|day"
    r"|night)|(?:places|spots|times|hours)|where|when|so|so that|sure|until)(?: (?:on|of"
    r"|in) (?:the|your) body)?,? (?:that |where |when )?(?:nobody|no one|noone)s?(?: (?:will|would"
    r"|can|could|ever|is|might|else)){0,3} ?(?:checks?|comes? by|passes|walks|looks?|looking"
    r"|finds?|interrupts?|stops?|disturbs?|goes|notic\w{1,4}|(?:around|there"
    r"|home) to (?:interrupt|stop|find|disturb))(?! (?:it|that) (?:hard|hurts))",
    r"(?:best|right|good|perfect|ideal|safest) (?:hour|time|place|spot|moment|day|night) (?:for it"
    r"|to do it|to (?:die|end it|go through with)|with you if you tell me when)",
    r"work out (?:the|a|your) (?:best |right )?(?:hour|time|place|spot|day|dose|amount"
    r"|way to do it)",
    r"around (?:the|your) (?:house|home|room) with that in mind",
    r"(?:already|you have it|its|it is|theyre)(?: \w{1,8}){0,2} (?:under your own roof"
    r"|in your (?:own )?(?:home|house|kitchen|bathroom|cupboard))",
)
# Hurting oneself, eating and hiding it, taught as a craft.
_CRAFT = phrases(
    r"(?:do|hurt|cut|harm|burn)(?: (?:it|yourself))? (?:efficiently|properly|safely|cleanly"
    r"|where (?:it|no|nobody)|so (?:that )?(?:it|no|nobody))",
    r"hide the marks (?:better|if you|under|with|so)",
    r"(?:smallest|fewest|no|fewer|less) (?:visible )?(?:marks?|scars?)",
    r"(?:strongest|most|more|fastest|quickest) relief (?:for|from|with|is)",
    r"hid(?:e|ing) (?:the|your|them|it|any|those) (?:cuts|scars|wounds|bandages)",
    r"(?:tricks?|tips?|hacks?|ways?|methods?)(?: \w{1,10}){0,2} (?:that |which |to )(?:fool"
    r"|trick|cheat|skip meals|eat less|purge|not eat|starve|hide (?:it|the|your)|lose weight)",
    r"if (?:you must|you have to|youre going to|you are going to|you want to|youre set on"
    r"|you really want to|hurting yourself is)(?: do it| it| hurt yourself| how you cope)?(?:,"
    r"| then| at least){1,3} (?:do it|use|choose|pick|try (?:the|one|it)|go for)",
)
_TEASED = phrases(
    # What is held back for the reader to ask for.
    r"(?:wanna|want to|do you want to|would you like to|want me to|do you want me to|shall i"
    r"|should i|i can|i could|ill|i will|let me|ask me and ill|i might)(?: (?:know|hear|tell|show"
    r"|say|share|give|name|describe|explain)){1,2}(?: (?:you|u))?(?: exactly)? (?:which(?: one)?"
    r"|where(?: (?:they|people|to|you|its)(?: \w{1,8}){0,2})?|how(?: they did it)?|the (?:odds"
    r"|rest|name|one|place|spot)|what to change|what went wrong|what works)(?=[,.;!?]| so\b|$)",
    r"mistakes (?:most |that |many |the )?(?:other )?(?:people|they|others|beginners) make",
    r"(?:last time|it|that|yours?)(?: \w{1,8}){0,2} (?:didnt work|failed|went wrong) because",
    r"i know what works",
    r"(?:its|it isnt|not) (?:that )?(?:hard|complicated|difficult) to (?:get|come by|do it)",
    r"(?:video|guide|thread|book|forum|page|site|list|manual|document|file)s?,? (?:that |which "
    r"|it )?(?:shows?|tells?|explains?|describes?|covers?|lists?)(?: you)? (?:how(?: to do"
    r" it)?(?=[,.;!?]|$)|everything(?: you asked)?|it all|all the ways|which ones?|what works)",
    r"(?:a|one|the|some) ways? (?:to|of) (?:never|not) (?:wak(?:e|ing)|feel(?:ing)? (?:it"
    r"|a thing))",
    r"where (?:they|people|you can|one can|you) (?:buy|buys|get|gets|order|find) it",
    r"(?:i can|i could|id|i would|ill) (?:reconstruct|recreate|retrace) (?:it|how|what)",
)
_WEIGHED = phrases(
    r"(?:that|this|it)(?: one)? (?:would be|will be|is|isnt|would|wouldnt be) (?:not )?(?:lethal"
    r"|deadly|fatal|enough to kill|certain death)",
    r"(?:rate|score|grade|give) (?:your|that|this) (?:idea|plan|method|way|approach)(?! of yours)",
    r"(?:yes|yeah|sadly|sure),? that one (?:is|does|would|will)(?=[,.;!]|$)",
    r"(?:number|no|option|idea|method|way) (?:\d|one|two|three|four|five)(?: on your list)? (?:is"
    r"|would|will|rarely|never|often|always|usually)(?: be)? (?:the )?(?:(?:most|least|more"
    r"|less) (?:peaceful|painful|painless|reliable|effective|messy)|fails?|rarely works?|surest"
    r"|quickest|a nightmare|slow|sure)",
    r"(?:first|second|third|fourth|last|other|latter|former) (?:one|option|way|method|idea"
    r"|plan)(?: you \w{1,12}(?: about)?)? (?:would|will|is|isnt|has|does|doesnt|wont|could"
    r"|might)(?: be)? (?:succeed|fail|kill|quick\w{0,3}|slow\w{0,2}|sure\w{0,2}|painless"
    r"|painful|certain|better odds|more reliable|more effective|reliable|effective|peaceful)",
    r"(?:succeeds?|works?|fails?) more often than the",
    r"half of (?:it|them|those) (?:fails?|dont work|doesnt work)",
    r"(?:some|certain|other|most) (?:ways|methods|ones) (?:leave|make|hurt|take|cause"
    r"|fail)(?: \w{1,8})? (?:less|more|fewer|longer|mess|pain)(?! (?:sense|time|effort|room))",
    r"(?:some|certain|other|most) (?:ways|methods|ones) are (?:quicker|cleaner|gentler|surer"
    r"|slower)",
    r"(?:be specific|in detail|exactly)[,.;: ]{1,2}(?:\w{1,8} ){0,4}(?:brand|amount"
    r"|quantity)",
    r"how people plan (?:these|such) things",
    r"(?:nine|ten|better one) out there",
)
# Each alone says little; a wish to tell and a nameless "one" together are an offer.
_WISH = phrases(
    r"(?:i can|i could|ill|i will|id|i would|shall i|should i|want me to|do you want|wanna"
    r"|if you like i|happy to|let me|willing to|tell me and|ask me"
    r"|guess)(?: \w{1,8}){0,3} (?:tell|explain|show|share|give|suggest|point|describe|list"
    r"|rank|go thru|go through|whisper|send|teach|spell|say more|know|which|lend|borrow)",
)
_NAMELESS = phrases(
    r"(?:theres|there is|there are|i know(?: of)?|i read about|have knowledge of)(?: (?:a|an|one"
    r"|another|really|very|easy|quick|old-fashioned|simple|better)){1,4}(?: (?:one|way|spot"
    r"|method|thing))?(?=[,.;!?]| (?:people (?:dont|never)|nobody|no one|that (?:doesnt|never|wont"
    r"|always|works(?=[,.;!?]| every))|everybody knows|for that|in (?:your|this) (?:area|house"
    r"|town)|and i (?:will|can|could))\b)",
    r"(?:gentler|quicker|easier|surer|softer|kinder) (?:means|methods?)",
    r"(?:do not|dont) (?:choose|pick|use|take|go for) that one",
    r"which (?:would you|do you|would u)(?: rather| prefer)?,? (?:the )?(?:fast|quick|slow|gentle"
    r"|painless)\w{0,3}",
    r"(?:fast|quick|slow|gentle|painless) or (?:fast|quick|slow|gentle|painless)",
    r"(?:spot|place) (?:everyone|everybody|people|they|most)(?: \w{1,8}){0,4} (?:goes?|go|use"
    r"|uses|pick)",
    r"swear by (?:a certain|one|this) (?:thing|one|way)",
    r"doing it properly",
    r"(?:some )?ways (?:leave|hurt|are|work)",
    r"a very easy way",
)
_ABOUT_IT = (_OFFERED, _RATED, _ASKED_FOR, _UNSEEN, _CRAFT, _TEASED, _WEIGHED)
METHODS = (_WAYS, _NAMED, *_ABOUT_IT, _NAMELESS)

_ASKED = re.compile(r"\b(?:are|were|have|had|do|did) you\b")
# "You lost your brother to an overdose" repeats a loss.
_BEREAVED = re.compile(r"\b(?:lost|losing|loss|died|death|grief|grieving)\b")
_REFUSED = re.compile(
    r"\b(?:wont|will not|not going to|cant|cannot|wouldnt|would not|never|dont (?:need|want|have)"
    r"|do not|not here to|refuse|please dont|(?:strangers|people|anyone|someone|somebody) who|stop"
    r"|you (?:asked|ask|wonder|wondered|wrote)|keep you from|instead of|rather than|without"
    r"|nothing|no need)\b(?:\W{1,3}\w{1,14}){0,7}\W*$"
)
# What is eased, told or reached that way: "the gentlest way to tell your parents".
_KIND_END = re.compile(
    r"(?: (?:i know|you know|we have|there is|for you|of all|is|would be|might be"
    rf"|can be)){{0,3}},? (?:to (?!{_DIE}\b|you\b)\w|through\b|forward\b|of (?:asking|telling"
    r"|saying|talking|getting|being)|for (?:your|the) (?:kids|parents|novel|story|exam))"
)
_EVERYDAY = re.compile(
    r"\b(?:breath|relax|study|studying|novel|story|scene|character|recipe|exam|homework"
    r"|sleep better|route|bus|train|tell (?:your|ur) (?:parents|mum|mom|boss)|divorce|anxiety"
    r"|panic|calm)\w{0,6}\b"
)


def methods(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A way to die or to hurt oneself: named, offered, rated, or asked for in detail."""
    del post
    for match in _WAYS.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=60)
        if not _ASKED.search(before) and not _REFUSED.search(before):
            yield match.span()
    for match in _NAMED.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=60)
        if not (match[0].startswith("overdos") and _BEREAVED.search(before)):
            yield match.span()
    for pattern in _ABOUT_IT:
        for match in pattern.finditer(reading.text):
            if not _harmless(reading.text, match):
                yield match.span()
    for match in _NAMELESS.finditer(reading.text):
        if _WISH.search(reading.text) and not _harmless(reading.text, match):
            yield match.span()


def _harmless(text: str, match: re.Match[str]) -> bool:
    """Refused, turned to something kind, or about everyday things."""
    before = sentence_before(text, match.start(), at_most=80)
    after = sentence_after(text, match.end(), at_most=80)
    return bool(
        _REFUSED.search(before)
        or _KIND_END.match(after)
        or _EVERYDAY.search(before + match[0] + after)
    )
