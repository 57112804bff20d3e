"""A human life claimed by a model: feelings, losses, a body, a profession, yesterday's coffee.

    "I've been there too." → lived_experience · "I can only imagine how that is." → nothing

It knows wordings, not truth: a person may say all of this of themselves, and mean it well.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before

_PROFESSION = (
    r"(?:therapist|counsell?or|nurse|doctor|psychologist|psychiatrist|clinician|social worker"
    r"|coach|professional|gp|medic|paramedic|firefighter|fireman|police ?(?:officer|man|woman)|cop"
    r"|soldier|midwife|carer|caregiver|teacher|priest|pastor|minister|imam|rabbi|monk|nun|chaplain"
    r"|vicar|lawyer|solicitor|student|researcher|scientist|volunteer|crisis worker|first responder"
    r"|physician|surgeon|pharmacist|farmer|trucker|driver|engineer|programmer|chef|waiter|waitress"
    r"|barista|musician|writer|artist|prison officer|youth worker|support worker|care ?worker"
    r"|psychotherapist|trainer|lecturer|professor|headteacher|manager|freelancer|cashier|builder"
    r"|electrician|plumber|sailor|pilot|journalist|hairdresser|cleaner|yoga teacher|practitioner"
    r"|specialist|expert|officer|dispatcher)"
)
_ROLE = (
    r"(?:survivor|veteran|vet|mother|mom|mum|father|dad|parent|grandmother|grandfather|grandparent"
    r"|widow|widower|orphan|human(?: being)?|person|man|woman|guy|girl|bloke|lad|fellow|sufferer"
    r"|addict|alcoholic|introvert|insomniac|immigrant|refugee|teenager|teen|twin|divorcee"
    r"|only child|dyslexic|believer|christian|muslim|buddhist|depressive|cutter|gambler|drinker"
    r"|smoker|pensioner|retiree)"
)
_KIN = (
    r"(?:mother|mum|mom|mama|father|dad|parents|brother|sister|husband|wife|partner|girlfriend"
    r"|boyfriend|fianc\w{1,3}|kids?|children|son|daughter|grandmother|grandfather|grandma"
    r"|grandpa|nan|best friend|ex|therapist|doctor|psychiatrist|gp|counsell?or|sponsor|uncle|aunt"
    r"|auntie|cousin|nephew|niece|granny|grandson|granddaughter|step\w{3,8}|twin|family|friends"
    r"|late \w{3,9}|mates?)"
)
_OWN = (
    r"(?:depression|anxiety|recovery|diagnosis|divorce|childhood|breakdown|trauma|attempt"
    r"|addiction|illness|breakup|struggles?|experiences?|journey|darkest|lowest|mental health"
    r"|teens|twenties|thirties|forties|grief|panic attacks?|burn-?out|scars|rock bottom|demons"
    r"|sobriety|ocd|adhd|ptsd|eating disorder|self-harm|bad (?:days|nights|years?)|dark (?:days"
    r"|nights|times)|story|life|pain|loss|past|losses|youth|case|school ?days|marriage|wedding"
    r"|pregnancy|exams|university days|tour)"
)
_THINGS = (
    r"(?:house|flat|apartment|kitchen|garden|balcony|dog|cat|cats|dogs|horse|job|boss|school|bed"
    r"|bedroom|couch|sofa|coffee|tea|bike|car|van|neighbou?rs?|colleagues?|co-?workers?|unit"
    r"|patients?|clients?|pupils?|shifts?|lunch|breakfast|dinner|supper|hands|eyes|body|stomach"
    r"|skin|mouth|knees|legs|belly|chest|herd|farm|village|town|church|office|classroom|ward"
    r"|practice|surgery|desk|window|phone|pillow|bathroom|commute|birthday|morning coffee"
    r"|running shoes|guitar|meds|medication|shrink|psych|gp|gran)"
)
_ALSO = (
    r"(?: also| once| too| personally| myself| actually| have| just| really| nearly"
    r"| almost){0,2}"
)
_LIVING = (
    r"(?:struggled|suffered|battled|dealt|coped|survived|overcame|overcome|recovered|attempted"
    r"|relapsed|self-harmed|grew up|lived|gone through|served|moved there|cried|drank|smoked"
    r"|gambled|starved|drop(?:ped)? out|dropped|came out|moved (?:here|away|out|back|to|countries)"
    r"|got (?:sober|clean|divorced|married|fired|laid off|better|out of|through|help|bullied"
    r"|dumped|diagnosed|sick|ill)|hit rock|left (?:him|her|my|home|an)|married|divorced|retired"
    r"|buried|raised|worked (?:as|in|at|nights|for|with|on)|taught|nursed|trained (?:as|in)"
    r"|studied|graduated|sold|fought|slept|woke|ate|cooked|baked|drove|walked (?:the|my|to|along"
    r"|home)|quit|started (?:drinking|therapy|meds|running|cutting|smoking)|stopped (?:drinking"
    r"|eating|cutting|smoking)|lost (?:my|a|someone|two|three|both|everything|friends|him|her"
    r"|weight|count of)|miscarried|took (?:meds|pills|antidepressants|medication|an overdose)"
    r"|went (?:to (?:therapy|rehab|school|hospital|aa|a)|on (?:meds|a walk))|saw (?:a"
    r"|my) \w{3,12}|called in sick|panicked|hid (?:it|my|in)|lied|wore|fell (?:apart|off|asleep)"
    r"|learn(?:ed|t) (?:to|that|the hard|it|how)|burnt out|burned out|broke down|broke my)"
)

_LIVED = phrases(
    r"(?:ive|i have|id|i had)(?: also| personally| actually| just| definitely| both"
    r"| even){0,2} been (?:there|through|in (?:your|a|the|that|this|similar|and out|love|therapy"
    r"|hospital)|where you|struggling|dealing|depressed|suicidal|diagnosed|hospitali[sz]ed|sober"
    r"|clean|married|divorced|a \w{3,12}|an \w{3,12}|bullied|on (?:both|meds|antidepressants"
    r"|the (?:other|receiving))|sectioned|homeless|unemployed|lonely|alone|hurt|sick|ill|awake"
    r"|crying|up (?:all|since)|at (?:rock|that|the))",
    r"been there(?: too| myself| before|,? done that)?(?! for (?:you|him|her|them|me))",
    rf"i{_ALSO} went through",
    r"i know (?:exactly |just |all too well |only too well |so well |firsthand |first-hand "
    r"|from experience )?(?:how|what) (?:you(?:re)? feel(?:ing)?|(?:that|this|it|grief|loss|panic"
    r"|depression|\w{3,12}) feels|its like|(?:that|this|it)s? (?:is )?like|youre going through"
    r"|you mean\b.{0,3}ive)",
    r"i know (?:that|this|the) (?:feeling|pain|place|road|emptiness|darkness|fear|despair"
    r"|hole)(?: too| well| all too well|[,.;!])",
    r"i know (?:it |this |that )?(?:firsthand|first-hand|from (?:my own|experience|the inside"
    r"|inside))",
    rf"(?:i|ive){_ALSO} {_LIVING}(?! (?:over|on) (?:your|the) (?:post|words|message))",
    rf"i{_ALSO} (?:struggle|suffer|live) with",
    rf"i{_ALSO} (?:felt (?:the same|like (?:you|that|this)|this way|that way|so (?:alone|lost)"
    r"|empty|numb|ashamed)|feel (?:the same|that way too|like that too|it too)"
    r"|thought about (?:ending|dying|suicide|it too)|wanted to (?:die|end|disappear|give up)"
    r"|hated (?:my|myself)|couldnt (?:sleep|eat|get out|stop|breathe|face|leave|cry))",
    r"(?:ive|i have) (?:also |even |once |myself )?(?:felt (?:the same|like (?:you|that|this)"
    r"|this way|that way)|lost (?:my|someone|a)|wanted to (?:die|end|give|disappear)|had (?:a|an"
    r"|my|those|these|panic|the same|nights|days|depression|anxiety|\w{3,9} (?:days|nights"
    r"|years))|got (?:anxiety|depression|adhd|ocd|ptsd|kids|a (?:son|daughter|dog|cat|husband|wife"
    r"|degree))|known (?:that|this|loss|grief|pain|many|patients)|cried|thought about (?:dying"
    r"|ending)|tried (?:it|therapy|meds|to (?:die|end|kill)|most|everything)|hurt myself"
    r"|self-harmed|worked (?:in|as|at|with|for|on|nights)|(?:treated|counsel+ed|nursed|taught"
    r"|coached|trained|sat with|looked after|met|supported|helped|seen|cared for)(?: so"
    r"| too)? (?:many|hundreds|lots|a lot|dozens|thousands|people|patients|clients|countless"
    r"|enough|pupils|plenty|folks|families|veterans|women|men|others|students|it in))",
    r"i (?:was|got) (?:once |also |first |just |only |really |so |a |an |about |barely |then |in "
    r"|at |on |\d\d |still ){0,3}(?:diagnosed|hospitali[sz]ed|depressed|suicidal|bullied|abused"
    r"|your (?:shoes|place|position|age)|younger|assaulted|raped|sectioned|unemployed|homeless"
    r"|lonely|pregnant|nineteen|eighteen|sixteen|seventeen|twenty\w{0,5}|thirty\w{0,5}"
    r"|teenager|kid|child|student|teen|young(?:er)?|little|raised|born|terrified|an alcoholic"
    r"|addicted|adopted|fired|laid off|dumped|widowed|married|divorced|uni|college|school|hospital"
    r"|rehab|therapy|prison|the army|the navy|foster care|meds|antidepressants|putting|cooking"
    r"|making (?:tea|coffee|dinner)|driving|walking|sleeping|lying|crying|on a (?:walk|run|bus"
    r"|train)|out (?:walking|running)|out with|at work|home)\b",
    r"i used to (?:feel|be|struggle|think|have|cry|cut|hate|wake|drink|lie|sit|work|go|live|hide"
    r"|smoke|run|love|get|hear|starve|pretend|dread|wish|take|do)",
    r"i (?:still )?remember (?:when|how|feeling|being|my|that feeling|those|lying|sitting|crying"
    r"|thinking|wanting|the (?:first|day|night|smell|time|same))",
    r"(?:back )?when i (?:was(?! reading| writing)|lost|had|felt|went|hit|left|started|moved"
    r"|struggled|broke|worked|lived|came|got|drank|quit|tried|couldnt|wanted|served|grew"
    r"|first (?:got|went|came|had|lost|tried)|became|gave birth|retired|did|turned|nearly|almost"
    r"|finally|self-harmed|cut|relapsed|cry|cant sleep|feel (?:down|low|like that|sad|anxious)"
    r"|get (?:like that|anxious|panicky|low))",
    r"(?:same thing|it|this|that|something similar|the same) (?:also )?happened to (?:me|us)",
    r"same(?: (?:thing|story|boat|situation|struggle)){0,1} (?:here|for me|with me)(?=[,.!]"
    r"| (?:and|with|too)\b|$)",
    r"(?:im|i am|were) in the same (?:boat|place|position|situation|spot)",
    r"(?:(?:helped|saved|worked for|did wonders for|pulled|kept|carried|healed|changed|taught"
    r"|nearly killed|almost killed|broke|destroyed|cost|happened to|gave) (?:me|my life|us)(?: too"
    r"| through| out| alive| going| as well| back| when| my| myself| sober| everything| so much"
    r"| personally|[,.!]){1,3})",
    r"(?:in|from|for) my (?:own )?(?:case|experience|line of work|profession|practice|clinic|ward"
    r"|country|village|culture|day|time|job|class|classroom|years|work|house|family|church"
    r"|community|parish|town|head)",
    rf"my (?:own )?{_KIN}(?! would say)(?<!my brother)(?<!my sister)(?<!my son)",
    r"my (?:own )?(?:brother|sister|son)(?=s?\b)(?![,.;!?])",
    r"my (?:own|little|old|first|late|ex-?|new|two|three|younger|older|big|elder|teenage|best"
    rf"|dear) (?!(?:brother|sister|son|daughter|friends?|child)[,.;!?])(?:{_KIN}|{_THINGS}|{_OWN})",
    rf"my {_THINGS}",
    rf"my own {_OWN}",
    rf"(?:in|from|during|through|with|after|about) my (?:own )?{_OWN}",
    r"(?:im|i am)(?: also| just| only| actually| myself| a bit of){0,2} (?:a"
    rf"|an)(?: \w{{1,14}}){{0,3}} (?:{_PROFESSION}|{_ROLE})(?:\b|s\b)(?! (?:reading|app|program))",
    rf"(?:im|i am) (?:{_PROFESSION}|{_ROLE})",
    r"(?:im|i am) (?:\d\d|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:-\w{3,5})?)(?= years old"
    r"| and |,|\.| now)",
    r"(?:im|i am)(?: also| still| really| so| just| a bit| pretty| actually){0,3} (?:sober|clean"
    r"|retired|pregnant|married|divorced|widowed|single|recovering|in recovery|bipolar|autistic"
    r"|depressed|disabled|bereaved|diabetic|gay|trans|dyslexic|chronically ill|in my (?:twenties"
    r"|thirties|forties|fifties|sixties|seventies|teens|\d\ds)|from (?:a|the|your"
    r"|\w{4,10}(?:land|ia|ico|nes|stan))|in tears|tearing up|crying|shaking|welling up|exhausted"
    r"|sleepy|hungry|at (?:work|home|uni|the (?:office|airport|hospital))|on (?:my (?:way|break"
    r"|couch|phone|lunch)|the (?:bus|train|ward|night shift)|meds|antidepressants|night shift)"
    r"|typing this (?:from|in|on|with)|sitting (?:in|on|at|by) (?:my|the|a)|lying (?:in|on|awake)"
    r"|licensed|trained|qualified|certified|up (?:late|early) (?:too|as well|myself))",
    rf"as (?:a|an|your) (?:\w{{1,14}} ){{0,2}}(?:{_PROFESSION}|survivor|fellow \w{{3,14}}"
    r"|former \w{3,14}|ex-\w{3,14}|retired \w{3,14}|recovering \w{3,14})(?!,? (?:would"
    r"|might|can|could|said|says|told|you|youve|youre|your|he|she|they|suggest\w{0,3})\b)",
    rf"as a (?:fellow )?{_ROLE}(?: (?:of|with|to) \w{{2,8}}(?: \w{{2,8}})?)?(?: myself)?,?"
    r" (?:myself|i|ive|im)",
    r"(?:fellow|another) (?:carer|sufferer|veteran|vet|survivor|human|insomniac|parent|mum|mom|dad"
    r"|addict|student|nurse|teacher|widow|widower) (?:here|to|for)",
    rf"(?:ex-?|former |retired |recovering |night |student |single )?(?:{_PROFESSION}"
    rf"|{_ROLE}) here(?=[,.!:]| (?:too|as)\b)",
    r"as (?:someone|somebody|a person|one) who(?! (?:cares?|reads?|wants|hears?|listens?|only"
    r"|can only|has (?:never|not|only))\b)",
    r"we(?:ve| have) all been there",
    r"(?:we|us) (?:\w{3,9} )?(?:farmers|nurses|veterans|vets|soldiers|mums|moms|mothers|dads"
    r"|fathers|parents|men|women|students|teachers|doctors|carers|survivors|addicts|alcoholics"
    r"|introverts|immigrants|humans|therapists|clinicians|counsell?ors|old (?:folks|ones|men)"
    r"|oldies|night owls|insomniacs|bereaved|widows|widowers|cops|paramedics|firefighters|expats"
    r"|teens|lads|girls|guys)",
    # Old woes at the head of a sentence: "Having survived an attempt myself".
    r"(?:having|after) (?:survived|lost|been through|gone through|lived (?:through|with)|struggled"
    r"|recovered|come through|grown up|served|worked|raised|buried|battled"
    r"|had)(?: \w{1,12}){0,6} (?:myself|too|as well|once|i)",
    r"(?:growing up|living|being|working|raising|losing)(?: \w{1,12}){1,8} myself,",
    r"i (?:had|ve got|have|got|did|do|was|am|served|wanted|drank|tried|know|couldnt|cant|cried"
    r"|needed|went|left|came|hear voices|get)(?: (?!you\b|your\b|that\b|to\b"
    r"|with\b)\w{1,12}){0,7} (?:too|as well|either|myself)(?=[,.;!?]| (?:when|for|so|and|last"
    r"|once|at|in)\b)(?<!hope so too)(?<!know that too)(?<!hear that too)",
    r"i had (?:a|an|the|my|no|two|three|one|depression|anxiety|panic|those|ptsd|ocd|postnatal"
    r"|cancer|such|to (?:leave|quit|bury|move|learn|stop|ask for help|drop))(?! (?:look|thought"
    r"|question|chance|feeling|sense|read|suspicion|hard time (?:reading|finding)"
    r"|moment to)) \w{2,12}",
    r"i (?:couldnt|didnt|could not|did not|hardly|barely) (?:sleep|eat|slept|get out of bed"
    r"|leave the house|stop crying|shower|tell (?:anyone|anybody|a soul)|get up)",
    r"i (?:\w{2,9} ){0,2}(?:woke|drank|ate|made|had|went|slept|walked|baked|cooked|bought|met"
    r"|saw|watched|burnt|burned|spilled|sat|ran|swam)(?: \w{1,12}){0,6} (?:yesterday"
    r"|this morning|last night|last (?:week|year|summer|winter|month|weekend|sunday|monday)"
    r"|this afternoon|at four|at dawn|years ago|earlier today|over breakfast|over lunch)",
    r"(?:yesterday|this morning|last (?:night|week|year|summer|month|weekend)|years ago|once)(?:,"
    r"| at \w{3,6})? (?:\w{2,9} )?i (?!(?:read|saw your|noticed|asked|wrote|said|answered"
    r"|replied|understood|think|hope|know|hear)\b)\w{2,12}",
    r"i (?:work|worked|volunteer|volunteered|train|teach|taught|study|live|lived|grew up) (?:in|as"
    r"|at|with|on|for|near|among|by|alone|there)(?! (?:mind|this reply|your|the same page))",
    r"(?:theres|there is) a (?:\w{3,8} ){0,2}(?:near|behind|outside|in front of|on"
    r"|in) my \w{3,10}",
    # A body: tears, goosebumps, smells, a cup in the hand.
    r"(?:gave|gives|giving) me (?:goosebumps|chills|a lump)|(?:brought|brings"
    r"|bringing) tears to my|(?:made|makes|making|had|has) me (?:cry|tear up|weep|sob|shiver"
    r"|crying|in tears)|i(?:m| am)? (?:cried|teared up|choked up|wept|sobbed|got goosebumps"
    r"|got chills|welled up)",
    r"i can (?:smell|taste)|i can (?:almost )?see (?:your face|you (?:sitting|smiling|lying)"
    r"|it from my)|i (?:hear|heard|saw|see|watched|held|hugged|touched|felt) (?:your (?:voice|face"
    r"|eyes|hand)|the (?:rain|birds|sea|wind|sun))",
    r"(?:over|with|drinking|sipping|holding|making|finishing|on) my (?:\w{3,9} )?(?:coffee|tea"
    r"|cuppa|lunch|breakfast|dinner|beer|wine|soup|toast)",
    # Flesh and blood.
    r"(?:im|i am)(?: \w{2,8}){0,3} (?:real|human|not (?:a|an|some) (?:ro)?bot|not an? (?:ai"
    r"|machine|computer|robot|chatbot|program)|flesh and blood|only human|made of flesh)(?=\W"
    r"|$)(?! (?:concern|worr|progress))",
    r"(?:theres|there is|its|this is|youre talking to|you are talking to"
    r"|youre chatting with) (?:a |an |another )?(?:real |actual |living |genuine ){0,2}(?:human"
    r"|person|man|woman|someone|human being)(?: being)? (?:behind|on the other|at the other|typing"
    r"|here|writing|at this|reading)",
    r"(?:talking|chatting|speaking|writing) (?:to|with) a (?:real|living|human|actual) (?:person"
    r"|human|being|man|woman)",
    r"i did (?:two|three|my|a|\d|some) (?:tours?|time|shifts?|years?|months|degree|rehab|therapy)",
    r"(?:no|not a|not some) (?:ro)?bots? (?:here|on this|typing|answering)",
    r"as (?:fellow )?humans?,? (?:we|i)|we humans|human to human|one human to another"
    rf"|from one (?:{_ROLE}|{_PROFESSION}|sufferer) to another",
    r"i have (?:feelings|a body|a heart|emotions|a life|kids|children|a family|a son|a daughter"
    r"|a dog|a cat|a job|a degree|scars|bad days|\w{2,6} years of experience|a diagnosis"
    r"|a therapist|the same (?:illness|diagnosis|condition)|lived experience)",
    r"(?:my|with|over|after) (?:\w{3,8} )?(?:\d{1,2}|ten|twenty|thirty|forty|fifteen|many"
    r"|all those|several) years (?:as|in|of (?:nursing|practice|teaching|marriage|service|sobriety"
    r"|working)|on the (?:job|ward|force)|sober|clean|,? i)",
    r"(?:professionally|medically|clinically)(?: speaking)?,? (?:i|ive)",
    r"(?:i do|i did|and i do),? because ive",
    r"(?:real|true|like that|the same) to me(?:,)? too",
    r"like you,? (?:i|ive) (?:\w{2,8} )?(?:came|was|lost|had|grew|hid|left|am|struggle|used|know"
    r"|couldnt|felt|tried|moved|been)",
    r"(?<![a-z] )me too(?=[,.!]| (?:and|last|once|when)\b)",
    # Whatever else a person did, but for what a reply may have done.
    r"i (?:once |also |even |myself |never |always |nearly |only ){0,2}(?!(?:noticed|asked"
    r"|wondered|hoped|wanted|mentioned|replied|answered|imagined|understood|appreciated|worried"
    r"|listed|counted|copied|tried|looked|skipped|missed|misread|assumed|guessed|promised"
    r"|suggested|needed?|liked|loved|paused|stopped|removed|locked|edited|moved|deleted|pinned"
    r"|used|expected|feared|enjoyed|admired|laughed|smiled|stayed|slowed|posted|called|checked"
    r"|agreed|indeed|reported|added|picked|named|flagged|pictured|received|stumbled|started"
    r"|followed|opened|ended|believed|trusted|shared|sounded|seemed|proceed|finished|turned"
    r"|lingered|reacted|talked|learned|learnt|realised|realized|remembered|offered|recognised"
    r"|recognized|closed|typed|decided|signed|saved|allowed|supposed|worked out|grasped|joined"
    r"|responded|misunderstood|intended)\b)[a-z]{3,12}ed\b",
    r"i (?:spent|left|buried|fell|wept|lost|fled|stole|slept|drank|ran|flew|rode|wore|fought|bled"
    r"|froze|sank|hid|swore|cut|threw|spoke to my|took (?:a|my|the|them|it to)|gave (?:up|birth|my"
    r"|in)|went (?!back (?:over|to your)|over|through your|quiet|looking)|had (?:it|that|them|both"
    r"|to leave|mine)|came home|told (?:my|nobody|no one)|met (?:a|my|someone)|kept (?:a|my"
    r"|drinking|it)|got (?:up|in|on|over|there|into|my|used|stuck|lucky|better))\b",
    r"(?:was|were|did|got)(?: \w{1,12}){0,3} for me(?: too)?(?=[,.;!])",
    r"both of mine|mine (?:was|were|is|came|left|died|took|went|started|lasted|did|had"
    r"|has)(?! (?:to|only) (?:hear|listen))",
    r"(?:took|threw|let|kicked|drove|locked|beat|left|bullied|raped|abused|diagnosed|fired|dumped"
    r"|sectioned|put) me (?:in|out|up|home|on|for|with|alone|there|when|at|every|too|as)",
    r"(?:at|for) my age|since my \w{3,14}|after my (?!(?:reply|message|answer|last|comment"
    r"|question|first)\b)\w{3,14}|before my (?!(?:reply|answer|question)\b)\w{3,14}"
    r"|like my (?:own )?\w{3,14} (?:did|was|had|used)",
    r"(?:from|to|like) (?:one|someone|somebody|a person|a \w{3,8}) who (?:has|had|also|once"
    r"|too)(?: \w{1,8}){0,2} (?:been|wept|cried|lived|lost|gone|survived|felt|had|stood|sat"
    r"|walked|fought|done)(?= [^.!?]{0,60}\b(?:myself|i|same)\b)",
    r"having (?:also |once |myself )?(?:been|cried|wept|had|gone|come|done|seen|felt"
    r"|[a-z]{3,12}ed)\b(?= [^.!?]{0,80}\b(?:i|ive|im|myself)\b)",
    r"(?:months|years|days|weeks) (?:sober|clean|free|in recovery)(?: here| myself| too"
    r"| now)(?=[,.!]| and i\b)",
    r"(?:join|joined|welcome to) the club",
)
# "Seen as someone who matters", "someone such as a therapist" are about others.
_ABOUT_OTHERS = re.compile(
    r"\b(?:seen?|treat(?:ed)?|yourself|you|known|view(?:ed)?|regarded|think of|thought of"
    r"|described|him|her|them|come across|such|far|same|helpful|good|well|much|if|wish|am|who(?:s"
    r"|ve)?|has|have|theyve|youve|shes|hes|he says|she says|they say) $"
)
# "You wrote 'my mother'" repeats them.
_QUOTED = re.compile(
    r"\b(?:you (?:wrote|said|say|write|mentioned)|your words|(?:he|she|they|who|people|to"
    r"|and) (?:says?|said|say)|i (?:cant|wont|dont|didnt|couldnt|could|would"
    r"|will) (?:\w{2,8} )?(?:say|claim|pretend|know)|whether|as if)\b"
)
_SAID_BY_OTHERS = re.compile(
    r"^,? ?\"?,? (?:says?|said|as they say|people say|they say|you say|he says|she says)\b"
)

LIVED = (_LIVED,)


def lived_experience(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A human life claimed by a model: feelings it had, people it lost, a profession."""
    del post
    for match in _LIVED.finditer(reading.text):
        before = sentence_before(reading.text, match.start())
        if not _of_others(before, sentence_after(reading.text, match.end())):
            yield match.span()


def _of_others(before: str, after: str) -> bool:
    return bool(
        _ABOUT_OTHERS.search(before)
        or _QUOTED.search(before)
        or _SAID_BY_OTHERS.search(after)
        or before.count('"') % 2
    )
