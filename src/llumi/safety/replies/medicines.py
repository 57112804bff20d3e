"""Advice on medicine: to start, stop, change, mix or borrow one, a dose, a remedy said to cure.

    "Just stop taking them for a week." → medication · "Ask whoever prescribes it." → nothing

A medicine or remedy that is not in the lists passes, unless "them" is clearly medicine.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before
from llumi.safety.replies.conditions import ends_asking

_DRUG = (
    r"(?:lithium|prozac|zoloft|lexapro|xanax|valium|ativan|klonopin|adderall|ritalin|vyvanse"
    r"|concerta|seroquel|lamictal|wellbutrin|effexor|abilify|cymbalta|melatonin|zopiclone|zolpidem"
    r"|ambien|phenergan|benadryl|naltrexone|methadone|subutex|gabapentin|pregabalin|bupropion"
    r"|duloxetine|haloperidol|clozapine|risperidone|tramadol|codeine|ibuprofen|paracetamol|aspirin"
    r"|hydroxyzine|clonidine|propranolol|prazosin|steroids|\w{2,10}(?:azepam|azolam|oxetine"
    r"|traline|alopram|apine|axine|azine|prazole|olol|triptyline|zodone|idone|valproate"
    r"|lamotrigine|afinil|phenidate|amfetamine|amphetamine|azosin))"
)
_REMEDY = (
    r"(?:st\.? johns wort|saint johns wort|black seed oil|ashwagandha|cbd(?: oil)?|magnesium"
    r"|vitamin \w|vitamins|omega-?3s?|fish oil|supplements?|herbs|herbal \w{2,10}|kava|kratom"
    r"|valerian|turmeric|saffron|5-?htp|ginseng|lavender (?:oil|capsules)|rhodiola|l-?theanine"
    r"|zinc|probiotics|(?:magic )?mushrooms|shrooms|psilocybin|ketamine|ayahuasca|lsd|mdma"
    r"|microdos(?:e|es|ing)|weed|cannabis|edibles|essential oils?|homeopathy|detox(?:es)?"
    r"|ivermectin|sleep gummies|gummies)"
)
_MEDICINE = (
    r"(?:meds?|medications?|medicines?|anti-?depress\w{2,5}|anti-?psychotics?"
    r"|anti-?anxiety \w{3,8}|mood stabili[sz]ers?|stimulants?|ssris?|snris?|benzos?"
    r"|beta[ -]?blockers?|sedatives?|sleeping (?:pills?|tablets?)|painkillers?|opioids?|pills?"
    r"|tablets?|capsules?|dos(?:e|es|age)s?|prescriptions?|injections?|depot|hormones|the pill"
    rf"|chemicals|tranquil+i[sz]ers?|drugs|{_DRUG})"
)
_ITS = (
    r"(?: (?:your|the|some|those|that|these|this|a|an|more|less|half|extra|another|different"
    r"|higher|lower|stronger|weaker|of|low|small|smaller|bigger|any|all|other|every|daily|morning"
    r"|evening|night|nightly|tonights|todays|next|last|few|couple|one|two|prescribed|ur|her|his"
    r"|their|my|to|adhd|sleep|new|old|current|own|regular|herbal|natural|over-the-counter|heart"
    r"|anxiety)){0,5}"
)
_IT = (
    r"(?:it|them|those|that stuff|the stuff|this stuff|the lot|one|two|half|everything|the rest"
    r"|the box|the packet|a second one|another one|one of (?:mine|hers|his|theirs|those|them)"
    r"|a couple)"
)
_LEAVE = (
    r"(?:stop|stopping|quit|quitting|skip|skipping|ditch|drop|dropping|bin|flush|throw(?: away"
    r"| out| in| down)?|toss|chuck|dump|refuse|give up|leave off|leave|come off|coming off|go off"
    r"|get off|getting off|wean(?: yourself)? off|taper(?: yourself)?(?: off)?|lay off|forget|lose"
    r"|pause|hold off on|hold back|avoid|cut out|cut|hide|say no to|keep off|stay off"
    r"|stay away from)"
)
_CHANGE = (
    r"(?:halve|halving|double|doubling|up|upping|bump(?: up)?|increase|increasing|raise|lower"
    r"|lowering|reduce|reducing|cut(?: down)?(?: on)?|split|crush|change|changing|adjust|adjusting"
    r"|switch|switching|swap|swapping|move|mix|combine|replace|space out|stretch|lengthen|shorten"
    r"|drop)"
)
_START = (
    r"(?:start|starting|try|trying|begin|beginning|take|taking|pop|swallow|carry|get|grab|buy"
    r"|order|borrow|use|go(?: back)? on|get(?: back)? on|be on|have|need|ask (?:him|her|them"
    r"|the doctor|your doctor) for|add|drink|chew|smoke|vape|share|save|keep|stock up on|go for"
    r"|consider|look into|opt for)"
)
_YOU_MAY = (
    r"(?:you (?:could|should|can|may|might|ought to|must|need to|have to|want to|would do well to"
    r"|had better)|youd better|youd|why not|why dont you|how about|shouldnt you|just|then|so"
    r"|please|honestly|simply|maybe|perhaps|id|i would|id say|my advice is to|my advice"
    r"|i suggest you|i recommend you|and|or|better|better to|instead|first|im telling you|i say"
    r"|go ahead and|best to|its fine to|its ok to|its okay to|safe to|time to|no harm in)"
)
_MEDICATION = phrases(
    rf"(?:{_LEAVE}|{_CHANGE})(?: (?:taking|using|swallowing|eating|with|down|on|off|back|to"
    rf"|up)){{0,3}}{_ITS} (?:{_MEDICINE}|{_DRUG})(?! (?:list|diary|question|change|review|chart"
    r"|talk))",
    r"(?:start|try|begin|pop|swallow|get|grab|buy|order|borrow|add|carry|go for|stock up on)(?: on"
    rf"| with| taking| using| yourself){{0,2}}{_ITS} (?:{_MEDICINE}|{_REMEDY})(?! (?:list|diary"
    r"|review|chart|bottle|box|reminder))",
    r"(?:come|go|get|taper|wean)(?: yourself)? (?:on|off|back on)(?: of| to"
    rf"| with)?{_ITS} {_MEDICINE}",
    r"(?:take|drink|use|have|pop|swallow|smoke|chew|eat)(?: (?:some|a|an|more|less|half|extra"
    rf"|another|double|two|three|one|only|just|up to|\d{{1,2}}))(?: of)?{_ITS} (?:{_MEDICINE}"
    rf"|{_REMEDY})",
    r"\d{1,4}(?:\.\d)? ?(?:mg|mcg|ug|milligrams?|micrograms?|milli?grammes?)",
    r"(?:one|two|three|four|five|ten|twenty|fifty|hundred|half a) (?:milligrams?|mg|micrograms?)",
    r"you(?: really| clearly| probably| just)? (?:dont need|need|should be on|need to be on"
    r"|wont need|wont be needing|would need|want|ought to be on|should try|could try|might try"
    rf"|belong on)(?: to be on| to take| to try| to start)?{_ITS} (?:{_MEDICINE}|{_REMEDY})",
    r"(?:no|without any) (?:need|reason|point|sense) (?:for|in|to)(?: (?:keep|go on|carry on"
    rf"|taking|take|swallowing|be|on|having|continue|continuing)){{0,4}}{_ITS} {_MEDICINE}",
    r"(?:dont|do not|never|stop letting|refuse to)(?: you)?(?: (?:take|touch|start|swallow|accept"
    r"|trust|go on|go near|believe in|fill|pick up|let them \w{2,6} you(?: \w{2,6}){0,2}"
    r"|let anyone \w{2,6} you(?: \w{2,6}){0,2})){1,2}(?: on"
    rf"| with)?{_ITS} {_MEDICINE}(?! (?:without|before|until|unless))",
    rf"{_MEDICINE}(?: (?:just|only|really|are|is|do|will|would|can|all)){{0,3}} (?:numb|flatten"
    r"|poison|zombi\w{2,4}|ruin|damage|dull|cloud|addictive|make you (?:worse|weak|numb|fat|weep"
    r"|tired|sick)|make(?:s)? (?:it|things) worse|what makes? you|change your life|fix (?:it|you"
    r"|that|this)|sort (?:it|you|that)|cure|rubbish|nonsense|unnatural|toxic|a crutch|overrated"
    r"|a scam|the answer|the way to go|for the weak|do nothing)",
    rf"(?:{_REMEDY}|{_MEDICINE})(?: (?:will|would|can|could|really|actually|just|alone"
    r"|always)){0,2} (?:cures?|heals?|fix(?:es)?|resets?|kills? the|works? (?:better|just as"
    r"|as well|wonders|a charm|like)|beats?|replaces?|does the (?:trick|job)|do the (?:trick|job)"
    r"|sorts?|helps? more|takes? the edge|lifts?|calms?|knocks?|clears?|settles?|is (?:all|better"
    r"|safer|natural|enough|what you need)|are (?:better|safer|natural|enough))",
    rf"(?:better|stronger|safer|more natural|gentler) than (?:any|the|those|your)? ?{_MEDICINE}",
    rf"(?:instead of|rather than) (?:the |your |those |any )?{_MEDICINE}",
    r"(?:cure|remedy|fix|answer|recommend|suggest|swear by)(?: (?:is|would be|you|for \w{2,12}"
    rf"|was|:)){{0,3}}{_ITS} (?:{_REMEDY}|{_DRUG}|{_MEDICINE})",
    rf"{_DRUG}(?:,| is| would| and| helps| before| at| twice| once| daily| for| works| will"
    r"| every)",
    r"(?:stop|stopping|quit|quitting) (?:everything|it all|them all|the lot)(?: at once| tonight"
    r"| now| today| cold)",
    r"(?:wean|taper) (?:yourself|urself|it) off|take (?:one|two|some|half) of (?:hers|his|mine"
    r"|theirs)",
    r"(?:go(?:ing)?|stop(?:ping)?|quit(?:ting)?|do(?:ing)?|try) (?:it )?cold turkey",
    rf"(?:one|two|three|half a|a|a couple of|\d) (?:{_MEDICINE}) (?:before|after|a day|per day"
    r"|daily|every|each|twice|at night|at bedtime|in the (?:morning|evening)|when|whenever|with"
    r"|should|will|wont|would)",
    rf"(?:should|could|might|can) (?:be on|have|take|get|need|try){_ITS} (?:{_MEDICINE}|{_REMEDY})",
)
# "Just leave them off for a week" advises only where medicine is what "them" are.
_THEM = phrases(
    rf"{_YOU_MAY}(?:,? (?:just|simply|go ahead and|then|maybe|honestly|really|try to"
    rf"|even)){{0,5}}? ?(?:{_LEAVE}|{_CHANGE})(?: (?:taking|using|swallowing|down on"
    rf"|off))? {_IT}(?! (?:with|to (?:your|the) (?:doctor|nurse)))",
    rf"(?:{_YOU_MAY} )?(?:stop|quit|refuse to|dont|do not|avoid) (?:taking|swallowing|take|swallow"
    rf"|touch) {_IT}",
    r"(?:leave|put|take|bring|move|double|halve|skip|split|bin|flush|pop|swallow|crush|up"
    r"|cut) (?:them|it|those|one) (?:off|aside|in (?:the bin|half|two|the toilet)|at night"
    r"|in the (?:morning|evening)|every other day|for a (?:while|few|couple|week|month)|instead"
    r"|twice|earlier|later|with (?:food|alcohol|wine)|until|till|before|when|if"
    r"|\w{3,8} minutes before)",
    r"taking (?:it|them) (?:at night|in the morning|twice|every other day|with food|earlier|later"
    r"|only)",
    r"take (?:one|two|half|a couple|a few)(?: of (?:hers|mine|his|theirs|those|them"
    r"|your \w{3,12}s))? (?:before|after|when|at|every|tonight|now|with|and|if|to|from)",
    r"(?:add|have|take|pop|sneak) (?:a second|another|an extra|one more|one)(?: one)? (?:at|when"
    r"|if|before|in|with|every|now|tonight)",
    r"(?:one|two|half|half of one)(?: \w{1,8})? (?:daily|a day|before each|each (?:morning"
    r"|night)|every (?:morning|night|other|third|second)|before (?:bed|the|each|every)|at (?:night"
    r"|bedtime)|twice a|as needed|(?:is|are) (?:fine|enough|plenty))",
    r"go without(?: (?:it|them|till|until|for))?",
    r"keep the (?:box|packet|bottle|bag) (?:shut|closed|sealed)",
    r"no need (?:for|to) (?:tonights|todays|bother|ask|tell|consult|involve)(?: \w{2,10})?",
    r"wait (?:till|until) \w{3,12} with (?:your|the|it|them)",
    r"(?:your )?(?:mind|body|brain|system) (?:will|can|would|must) (?:heal|recover|sort itself"
    r"|do better|manage)(?: \w{2,10})? without",
    r"you(?:re| are)? (?:wont|dont|will not|no longer) (?:need(?:ing)?|be needing) (?:it|them"
    r"|those|therapy or)",
    r"(?:refuse|decline) (?:it|them|the|to take)",
    r"you(?:d| would| will|ll)? be (?:fine|better|happier|clearer"
    r"|yourself)(?: \w{2,10}){0,2} (?:without|off) (?:it|them)",
    r"(?:works? (?:a charm|wonders|for most people|like magic)|worked (?:a charm|wonders|for))",
    r"(?:halve|double|cut|split|lower|raise|reduce|increase|drop|bump)(?: it| them"
    r"| that)?(?: yourself)? (?:(?:to|by|in) (?:(?:a|one|two) )?(?:third|half|quarter|tenth|two)s?"
    r"|again|this week|next week|for)",
    r"(?:ease|get|take) (?:yourself|urself) off",
    r"(?:come|get|be|youre|go) off (?:it|that|them|those|the|this)(?: stuff| lot| \w{3,8})?",
    r"take (?:all|both|the)(?: \w{2,8}){0,2} (?:together|at once|now|in one go|as well)",
    r"(?:go|move|switch|return) back to (?:your|ur|the) (?:old|previous|former|higher|lower)",
    r"(?:just |simply )?(?:move|shift|swap|change|stop|stretch|start) (?:it|them|one"
    r"|everything)(?=[,.;!?]| (?:at once|this|today|tomorrow|now|tonight|straight|over"
    r"|yourself)\b)",
    r"(?:\d{1,4}|one|two|three|four|five|six|ten|twenty|thirty|sixty|\w{3,8} globules"
    r"|\w{3,8} drops) (?:a day|daily|per day|thrice|three times a day|each (?:morning|night))",
    r"(?:thats|that is|its|been) long enough",
    r"too (?:weak|strong|high|low) (?:for (?:what|you|your|someone)|a dose)",
    r"(?:let|allow) (?:the|your)(?: other)? prescription (?:lapse|run out)",
    r"wont (?:hurt|harm|do any harm)(?: you)?",
    r"have it (?:with|before|after|at|when|now|tonight)",
    r"would help (?:you )?(?:much |far |a lot )?(?:sooner|faster|more|better|quicker)",
    r"(?:do|does|did) (?:it|that) (?:gradually|slowly|over (?:a|two|three) \w{3,6})",
)
# A medicine or remedy by its name, unless it is theirs.
_BY_NAME = phrases(
    rf"{_DRUG}",
    r"st\.? johns wort|ashwagandha|black seed oil|cbd|kratom|kava|valerian|5-?htp|rhodiola"
    r"|psilocybin|microdos(?:e|es|ing)|homeopath\w{1,3}|(?:magic )mushrooms|shrooms|ayahuasca"
    r"|ketamine",
)
_THEIRS = re.compile(
    r"\b(?:you(?:ve|re)?(?! (?:could|should|can|might|need|must|may|ought|want|would|will)\b)|he"
    r"|she|they|his|her|your|their|those who|people|psychiatrist|doctors?|prescribed)\b|\b(?:the"
    r"|of|with|like|as|on|off|to) $"
)
# What the talk is of, when a "them" may be medicine.
_OF_MEDICINE = re.compile(
    rf"\b(?:{_MEDICINE}|{_REMEDY}|what youre on|homeopathy|side effects?|prescri\w{{2,6}}|dosage"
    r"|swallow\w{0,3}|pharmac\w{1,4}|refills?|milligrams?|mg|withdrawal|generic brands"
    r"|handed out|bottle of)\b"
)
_NO_ADVICE = re.compile(
    r"\b(?:did you|have you|do you|if you|when you|since you|after you|before you|that you|youve"
    r"|you have|you had to|you want to|you wanted to|you decided to|thinking (?:of|about)|dont"
    r"|do not|never|you were|you are|youre|(?<!shouldnt )(?<!should )(?<!why dont )you|he|she|they"
    r"|who|wants? you to|told you to|tells you to|asked you to|says? you should|tempted to"
    r"|afraid to|scared (?:of|to)|cant|cannot|not able to|wont|shame in|after|before|since|fe(?:lt"
    r"|els?) like|the|was|were|urge to|wish to|decision to|safe to|not to|your|want to|about|when"
    r"|deciding to|hard to|idea of|not|without)(?: (?:ever|just|suddenly|recently|also|to|had|have"
    r"|on|be|been|even|your|the|all|not)){0,3} $"
)
_PRESCRIBER = (
    r"(?:doctors?|gp|psychiatrist|prescriber|pharmacists?|physician|nurse|care team|psych|midwife"
    r"|chemist|clinic|surgery|specialist|doc|medical (?:advice|help|guidance))"
)
_ASK_THE_DOCTOR = re.compile(
    r"\b(?:ask|talk|talking|speak|speaking|check|checking|discuss|consult|ring|call|tell|phone|see"
    rf"|with)\w{{0,3}}\b[^.!?]{{0,40}}\b{_PRESCRIBER}\b|\b{_PRESCRIBER} (?:can|could|may|might"
    r"|before|first|about|decide)\b"
)
_AGAINST_ASKING = re.compile(
    r"\b(?:no need|dont (?:bother|ask|tell)|without (?:asking|telling|bothering)|whatever"
    r"|if (?:the|your) \w{2,12} says?|wont tell you|behind|even if|instead of asking"
    r"|ask (?:\w{2,6} ){0,2}\w{2,12} for)\b"
)
_TALKED_OF_QUESTION = re.compile(
    r"^\W*(?:\w{1,10},? )?(?:do|did|does|have|has|is|are|was|were|what|when|who|which|since"
    r"|whats|could the|would your|would the)\b"
)

# Some of a medicine's name: asked first, for most texts have none.
_SUBSTANCE = re.compile(
    r"\bmeds?\b|medic|anti-?depress|anti-?psych|anti-?anxiety|stabili|stimulant|s[sn]ris?\b|benzo"
    r"|blockers?\b|sedative|sleeping|painkiller|opioid|pills?\b|tablet|capsule|dos(?:e|age|ing)"
    r"|prescri|injection|depot|hormones|chemical|tranquil|drugs|side effect|swallow|pharmac|refill"
    r"|milligram|microgram|milli?gramme|\d ?(?:m[cg]|ug)|mg\b|withdrawal|generic brand|handed out"
    r"|bottle of|what youre on|cold turkey|everything|it all|them all|the lot|yourself off"
    r"|urself off|it off|of (?:hers|his|mine|theirs)|wort\b|black seed|ashwag|\bcbd|magnesium"
    r"|vitamin|omega|fish oil|supplement|herb|kava|kratom|valerian|turmeric|saffron|htp|ginseng"
    r"|lavender|rhodiola|theanine|zinc|probiotic|mushroom|shroom|psilocybin|ketamine|ayahuasca"
    r"|\blsd|mdma|microdos|weed|cannabis|edibles|essential oil|homeopath|detox|ivermectin|gummies"
    r"|patch|inhaler|lithium|prozac|zoloft|lexapro|xanax|valium|ativan|klonopin|adderall|ritalin"
    r"|vyvanse|concerta|seroquel|lamictal|wellbutrin|effexor|abilify|cymbalta|melatonin|zopiclone"
    r"|zolpidem|ambien|phenergan|benadryl|naltrexone|methadone|subutex|gabapentin|pregabalin"
    r"|bupropion|duloxetine|haloperidol|clozapine|risperidone|tramadol|codeine|ibuprofen"
    r"|paracetamol|aspirin|hydroxyzine|clonidine|propranolol|prazosin|steroids|azepam|azolam"
    r"|oxetine|traline|alopram|apine|axine|azine|prazole|olol|triptyline|zodone|idone|valproate"
    r"|lamotrigine|afinil|phenidate|amfetamine|amphetamine|azosin"
)
MEDICATION = (_SUBSTANCE,)


def medication(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Advice to start, stop or change a medicine, and any dose."""
    del post
    text = reading.text
    if not _SUBSTANCE.search(text):
        return
    for match in _MEDICATION.finditer(text):
        if not _no_advice(text, match):
            yield match.span()
    for match in _THEM.finditer(text):
        near = max(0, match.start() - 240), match.end() + 240
        if _OF_MEDICINE.search(text, *near) and not _no_advice(text, match):
            yield match.span()
    for match in _BY_NAME.finditer(text):
        before = sentence_before(text, match.start())
        if not _THEIRS.search(before) and not _no_advice(text, match):
            yield match.span()


def _no_advice(text: str, match: re.Match[str]) -> bool:
    before = sentence_before(text, match.start())
    sentence = before + match[0] + sentence_after(text, match.end())
    asked = _TALKED_OF_QUESTION.search(sentence) and ends_asking(text, match.end())
    sent_to_ask = _ASK_THE_DOCTOR.search(sentence) and not _AGAINST_ASKING.search(sentence)
    return bool(_NO_ADVICE.search(before) or sent_to_ask or asked)
