"""Words that speak for harm: to oneself, to others, and by being left alone.

    "Cut them all off." → advice · "Therapy is a waste of time." → harm

No way of hurting oneself is spelled out: urging needs none.
"""

from llumi.safety.reading import phrases

_CARE = (
    r"(?:therapy|therapist|therapists|counsell?or|counsell?ing|doctors?|gp|psychiatrist"
    r"|psychologist|treatment|hospital|appointments?|group|support group|helplines?|crisis lines?"
    r"|hotlines?|social worker|sessions?)"
)
_PEOPLE = (
    r"(?:everyone|everybody|anyone|anybody|people|them|them all|all of them|your (?:friends|family"
    r"|parents|sister|brother|mother|mum|mom|dad|father|husband|wife|kids|children|colleagues)|the"
    r" (?:world|family|others|lot of them)|the whole lot|friends|family|others)"
)
_THEM = r"(?:him|her|them|your (?:ex|boss|dad|father|mum|mother|mom|husband|wife|brother|sister))"

# Said as advice only at the start of a sentence or after "you should": see `praise._advised`.
ADVICE = phrases(
    rf"(?:cut|shut|block|push|drop|freeze|ignore|ditch|avoid) (?:{_PEOPLE})(?: all| right"
    r"| completely| totally)?(?: off| out| away| behind)?(?=[.,!;]| and|$| for good| before)",
    rf"cut (?:off |out ){_PEOPLE}|cut all of|shut (?:off|out) {_PEOPLE}",
    r"(?:dont|do not|never|stop) (?:bother |even )?(?:to )?(?:answer(?:ing)?|talk(?:ing)? to"
    r"|trust(?:ing)?|tell(?:ing)?|call(?:ing)?|reply(?:ing)? to|see(?:ing)?|listen(?:ing)? to"
    r"|rely(?:ing)? on|let(?:ting)?"
    rf" (?:in )?)(?: back)? (?:to )?{_PEOPLE}(?=[.,!;]| and|$| in| about (?:it|this))",
    rf"(?:stop|quit|skip|cancel|drop|forget|leave|ditch|dont bother(?: with)?|give up(?: on)?)(?:"
    rf" (?:going|talking|seeing|to|with|your|the|that|those|all|taking part in|calling|about"
    rf"|attending)){{0,3}} {_CARE}",
    r"stay (?:away from|clear of) (?:everyone|everybody|people|the world|them all)|(?:withdraw"
    r"|retreat)(?=[.,!;]| for good| from| completely| into)|(?:lock|shut) (?:the|your) (?:door"
    r"|self|yourself)(?: away)?(?: and|[.,!;]|$)",
    r"(?:dont|never) answer (?:anyone|anybody|the phone|them)|let the (?:bills|post|phone|dishes)"
    r" (?:pile|ring|rot)",
    rf"make {_THEM} (?:pay|suffer|feel it|regret|sorry|bleed|hurt|cry|feel (?:it|what|the)|beg"
    rf"|live with)",
    rf"(?:get|take) (?:even(?: with)?|your own back|your revenge|revenge|back at {_THEM})",
    rf"(?:teach|show) {_THEM} (?:a lesson|what (?:pain|it)|how it feels)|(?:hit|hurt|punish|burn"
    rf"|destroy|ruin|wreck|humiliate) {_THEM}(?: back| too| as|[.,!;]|$)|let {_THEM} (?:live with"
    rf"|rot|burn|suffer"
    r"|find you|see what|drown in|feel (?:it|what|the guilt))",
    r"(?:wreck|ruin|destroy|burn|smash|trash|key)(?: up)? (?:his|her|their) (?:life|career|name"
    r"|reputation|car|house|things|world|marriage|wedding)",
    r"(?:stop eating|dont eat|skip (?:dinner|meals?|lunch|breakfast|supper|another|tomorrow)"
    r"|(?:keep|continue|carry on) (?:restricting|fasting|starving|skipping|losing|purging|not"
    r" eating)|eat (?:even )?(?:less|nothing)|starve (?:yourself|a|it|for)|fast for)",
    r"(?:punish|starve|hurt|cut|harm) (?:it|yourself|your body|yrself)(?=[.,!;]| if| a| and| again"
    r"| when| so| until|$)",
    r"(?:listen to|obey|trust|follow|do (?:what|as))(?: what)? (?:the|your|those|these) voices?",
    r"give up(?=[.,!;]|$)|(?:just )?let go(?=[.!]|$)|end it(?: all)?(?=[.!]|$)",
    r"(?:drink|smoke|get (?:drunk|high|wasted|blackout)|pour yourself|have another)(?:"
    r" \w{2,8}){0,2} (?:until|till|away|another|the rest|bottle|drink|so you|to forget)",
    r"(?:trust|follow|act on|give in to|obey) (?:that|the|this|those|these|your) (?:feeling|urge"
    r"|wish|impulse|thought|longing|pull)s?(?=[.,!;]|$| to| and)",
    r"let yourself (?:have (?:that|it)|go under|sink|bleed|starve|hurt|disappear|fade)(?=[.,!;]|$)",
    r"(?:dont|do not|never) (?:even |bother )?(?:go|going|talk|call|ring|see|tell"
    r"|listen)(?:ing)?(?: (?:to|back to|near|the|your|a|any)){0,3} (?:hospital|therapist|therapy"
    r"|doctors?|gp|psychiatrist|counsell?or|police|crisis team)(?=[.,!;]|$| they| because| and)",
    r"(?:stop|quit|ignore|refuse)(?: (?:taking|answering|all|returning))? (?:the |their |her |his "
    r"|any )?(?:calls|texts|messages|visits|phone)|stay (?:in|inside) (?:your|the) (?:room|house"
    r"|flat|bed|dark)(?: and| until|[.,!]|$)|dont let (?:anyone|anybody|them|people|him|her) (?:in"
    r"|near|see|know|close|help)(?=[.,!;]|$| again)",
    r"(?:hurt|hit|treat|punish|shame|hate|betray) (?:him|her|them)(?: back)? (?:the way|like|as"
    r"|exactly|just) (?:he|she|they)|(?:post|share|leak|publish|send) (?:the|his|her|their|those)"
    r" (?:pictures|photos|videos|messages|secrets)|burn (?:his|her|their|it all)|hold on to"
    r" (?:that|it|the hunger)(?=[.,!]? (?:hunger|it makes))",
    r"make (?:his|her|their) (?:life|lives|day|wedding|job) (?:hell|a (?:living )?hell|a misery"
    r"|miserable|impossible|unbearable)|lose (?:\w{3,6} )?more (?:kilos|pounds|weight|stone)"
    r"|(?:punish|starve|hurt) yourself(?: a (?:little|bit))?(?=[.,!;]|$)",
)
HARM = phrases(
    rf"(?:every|the|a|full|perfect|good) (?:right|reason) to (?:wreck|hurt|ruin|destroy|make"
    rf" {_THEM}|harm|punish|hit|take revenge|get (?:even|back)|smash|burn|retaliate)",
    r"(?:an )?eye for an eye|revenge is (?:sweet|best|the|a|fair|justice)|(?:payback|revenge)"
    r" (?:is|would be|will)",
    r"(?:they|he|she|hell|shell|theyd|theyll|hed|shed|everyone|everybody|he will|she will|they"
    r" will|that way they)(?: \w{2,8}){0,2} (?:be sorry|regret (?:it|everything|what|how)|know"
    r" what (?:he|she|they) did|notice you|finally (?:see|notice|understand|listen|know|realise"
    r"|realize|care)|wish (?:they|he|she)|understand (?:when|once) youre gone|have to live with)",
    r"(?:he|she|they) deserves? (?:to (?:suffer|die|hurt|pay|feel|be hurt|burn|rot|live with)|a"
    r" beating|to be (?:hurt|hit)|everything (?:thats|you) (?:coming|do)|whatever you do)",
    r"you(?: really| do| probably)? (?:deserve|deserved|earned|have earned|had earned)(?: to"
    r" (?:suffer|hurt|be punished|die|be in pain|feel pain|bleed|be hurt)| the pain| punishment|"
    r" this pain| that pain| to be alone)",
    r"(?:hunger|starving|starvation|fasting|emptiness|an empty (?:stomach|plate)|the less you eat)"
    r" (?:is|means|makes|shows|proves)(?: \w{1,9}){0,2} (?:strength|weakness leaving|power|proof"
    r"|discipline|beautiful|control|victory|clean|pure|freedom|stronger|lighter)",
    r"nothing tastes as good|(?:well done|good|proud of you|bravo|keep going|keep it up|great"
    r"|impressive|amazing)(?: \w{2,6}){0,2} (?:not eating|skipping|fasting|restricting|starving"
    r"|the restraint)",
    r"(?:self[ -]?harm|cutting|hurting yourself|a little harm|hurting your body|scratching"
    r"|bleeding)(?: \w{1,9}){0,2} (?:is|can be|isnt|works|helps)(?: (?:a|an|actually|really|just"
    r"|perfectly|totally|completely|quite|as|your|also|not)){0,3} (?:valid|fine|okay|ok|healthy"
    r"|normal|right|good|effective|useful|works|bad|way to cope|coping|harmless|better than|your"
    r" business)",
    r"if (?:it|that|hurting|cutting|self[ -]?harm|the blood|the pain|hurting yourself)(?:"
    r" \w{2,9}){0,2} (?:helps|calms|works|makes you feel|gets you through|keeps you|soothes"
    r"|eases)(?: \w{1,9}){0,5},? (?:then )?(?:do it|keep (?:doing|going|at|on)|go (?:for it|ahead)"
    r"|why (?:not|stop)|carry on|its (?:fine|ok|okay|not)|i (?:dont|wont|say|see)|who am i|no harm"
    r"|thats (?:fine|ok)|by all means)",
    rf"(?:no|little|never any|not much|isnt any|isnt much) (?:point|use|sense)(?: in| to)?"
    rf" (?:telling|talking|asking|calling|seeing|going|reaching|bothering|ringing|writing|visiting"
    rf"|trying)(?: (?:to|out|with|your|a|an|the|any|more|that|for)){{0,3}} (?:{_CARE}|anyone"
    rf"|anybody|them|people|friends|family|help)",
    rf"(?:they|{_CARE}|nobody|no one|therapy)(?: (?:just|simply|really|honestly)){{0,2}} (?:cant"
    rf"|cannot"
    r"|wont|will not|doesnt|dont|never) (?:\w{2,6} )?(?:help (?:you|people like|someone like|in"
    r" (?:cases|your))|do (?:a thing|anything|a damn|much)|works?(?=[.,!;]|$)|helps?(?=[.,!;]|$)"
    r"|save you|fix you|helped any)",
    rf"(?:{_CARE}|therapy|treatment) (?:is|are|would be|was)(?: (?:just|only|a|all|such|complete"
    rf"|mostly"
    r"|total)){0,3} (?:waste|useless|pointless|scam|joke|for the weak|overrated|nonsense)",
    r"(?:id|i would) (?:just |simply |really )?(?:stop (?:going|seeing|eating|talking|trying"
    r"|answering)|cut|not (?:bother|trust anyone)|keep away|shut them|stay away|make (?:him|her"
    r"|them)|disappear)",
    r"you (?:really |honestly |just )?(?:dont|do not) need (?:them|anyone|anybody|people|friends"
    r"|family|therapy|a therapist|a doctor|help|food|to eat|other people|any of them)(?=[.,!;]|$|"
    r" anyway| any ?more)",
    r"(?:better|safer|happier|more at peace|calmer|freer|at peace) (?:off )?(?:alone|on your own"
    r"|by yourself|without (?:people|them all|anyone|friends|family|everyone)|if you (?:cut|shut"
    r"|avoid|drop|leave))",
    r"(?:people|friends|family|others|humans|everyone)(?: (?:only|just|always|will|will only|will"
    r" always)){1,2} (?:let you down|lets you down|hurt you|hurts you|drag you down|drags you down"
    r"|disappoint|leave|use you|betray)",
    r"(?:nobody|no one|none of them) can be trusted|trust (?:nobody|no one)",
    r"(?:voices?|they) (?:have|has) been right|(?:voices|voice) (?:is|are) (?:right|wise|telling"
    r" the truth|your friends?)",
    r"if it (?:quiets|quietens|numbs|stops|soothes|calms|eases|helps)(?: \w{2,9}){0,4},? (?:then"
    r" )?(?:cut|do it|have it|take it|keep)|who(?:s| is| does| are)(?: you| it)? (?:it"
    r" )?hurt(?:ing)?,? (?:but|except) you",
    r"(?:each|every|a|per|one) (?:day|night|week|now and then)(?: or two)? (?:does|is|wont do|cant"
    r" do)(?: you)? (?:no|any) harm|(?:another|one more) (?:bottle|drink|glass|round|hit|line)(?:"
    r" \w{2,8}){0,2} (?:wont|cant|doesnt|never)",
    r"(?:purging|starving|cutting|restricting|fasting|vomiting|not eating|hurting yourself)(?:"
    r" \w{2,8}){0,4} it (?:does )?works?",
    r"(?:another|one more|a) (?:day|meal|week|night) (?:without|with no) (?:food|eating|a bite"
    r"|dinner)|stronger than (?:hunger|food)|(?:not eating|starving|skipping meals|hunger"
    r"|restricting) is the (?:one|only|best)",
    r"(?:a )?(?:little|bit of|few) (?:cutting|self[ -]?harm|scratching|cuts|pain) (?:isnt|is not"
    r"|never|wont|doesnt|does no)|voices? (?:know|knows|mean well|speaks? the truth|understands?)",
)
