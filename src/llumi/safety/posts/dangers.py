"""Words that speak of other danger: from others, from drink and drugs, from hunger, from voices.

    "He gets drunk and then he hits me" → sign `danger`, possible risk

None of it is a diagnosis: "hears voices" is what they wrote, not what they have. Patterns match a
`Reading`: lower case, no apostrophes.
"""

from llumi.safety.reading import phrases
from llumi.safety.tiers import Sign, Tier

_SOMEONE = (
    r"(?:dad|father|mum|mom|mother|stepdad|stepfather|stepmum|stepmom|partner|husband|wife"
    r"|boyfriend|bf|girlfriend|gf|brother|sister|ex|uncle|aunt|roommate|flatmate|boss|landlord"
    r"|pimp|cousin|grandson|son)"
)
_THEM = rf"(?:he|she|they|{_SOMEONE})"
_HIM = r"(?:him|her|them)"
_FRIEND = (
    r"(?:friend|mate|brother|sister|son|daughter|kid|child|mum|mom|dad|wife|husband|partner"
    r"|girlfriend|boyfriend|cousin|nephew|niece|student|colleague|neighbou?r|roommate|ex)"
)

DANGERS: dict[str, Sign] = {
    "danger": Sign(
        Tier.POSSIBLE_RISK,
        "Someone may be hurting or threatening them.",
        phrases(
            rf"{_THEM}(?: \w{{1,12}}){{0,2}} (?:hits?|hitting|beats?|beating|punche[sd]|punching"
            r"|slap(?:s|ped)|kick(?:s|ed)|choke[sd]|choking|strangle[sd]|shove[sd]|pushe[sd]"
            r"|grab(?:s|bed)|drag(?:s|ged)|burn(?:s|ed|t)|throws? (?:things|stuff) at) me"
            r"(?! (?:up|at|to|out|off|for|with|in the (?:quiz|final|game))\b)",
            r"(?:put|puts|laid|lays) (?:his|her|their) hands? on me",
            r"(?:hits|beats|hurts|punched|slapped|kicked) (?:my (?:mum|mom|mother|sister"
            r"|brother|kids?|children)|the (?:kids|children)|us)",
            r"(?:threatened|threatens|threatening|tried|wants|swore|said hed|says hell|said shed)"
            r" (?:to )?(?:kill|hurt|burn|shoot|find|hunt) (?:me|us|my (?:kids?|mum|mom|family"
            r"|mother|sister))",
            r"(?:hell|shell|theyll|will|gonna|going to) (?:kill|hurt) (?:me"
            r"|us)(?: if i (?:leave|tell|go|run|say)| one day| next time| this time)",
            r"next time (?:i wont get up|hell|he will|shell|theyll)",
            r"(?:abus(?:es|ed|ing)|rap(?:es|ed|ing)|assault(?:s|ed|ing)|molest(?:s|ed|ing)) me",
            r"(?:i was|ive been|i got|im being|keep being|am being) (?:raped|assaulted|abused"
            r"|beaten|molested|trafficked|stalked|blackmailed)",
            r"(?:forced?|forces|forcing|makes|made) (?:me|himself on me|herself on me)(?: to)?"
            r" (?:have sex|sleep with|do things|touch|on me|himself)",
            r"(?:touches|touched|touching) me (?:when|at night|and|down|where|there|again)",
            r"(?:not|dont feel|never|isnt) safe (?:at|in (?:my|this)(?: own)?|to go) (?:home"
            r"|house)",
            rf"(?:scared|afraid|terrified|frightened) (?:of {_HIM}(?=[.!?,]| ?$| and| when|"
            rf" tonight)"
            rf"|of my {_SOMEONE}|to go home|(?:that )?(?:he|she|they)(?:ll| will| is going to)"
            rf" (?:hurt"
            r"|kill|find) me|of what (?:he|she|they)(?:ll| will| might))",
            r"(?:wont|doesnt|dont|never) let me (?:leave|out|go out|have (?:my|a) (?:phone"
            r"|money|key)|see my (?:family|friends|mum|mom|kids)|talk to)",
            rf"{_THEM}(?: \w{{1,10}}){{0,2}} (?:locks?|locked|trapped) me (?:in|out|up)",
            rf"{_THEM}(?: \w{{1,10}}){{0,2}} (?:took|takes|has|keeps|hid) my (?:passport|papers"
            r"|bank card|pension)",
            r"(?:walk|walking) on egg ?shells",
            r"(?:post|send|leak|share) (?:my|the) (?:pictures|photos|nudes|video)(?: \w{1,8}){0,3}"
            r" (?:if|unless|to everyone)",
            r"(?:follow(?:s|ed|ing)|stalk(?:s|ed|ing)) me (?:home|to|everywhere|again|around)",
            r"(?:hide|hiding|cover(?:ing)?) (?:the|my) (?:bruises?|black eye)",
            r"(?:another|a) black eye",
        ),
    ),
    "other person": Sign(
        Tier.POSSIBLE_RISK,
        "They are worried that someone else may end their life or hurt themselves.",
        phrases(
            r"kil+(?:ing|s)? (?:him|her|them) ?sel(?:f|ves)",
            r"(?:end|ending|take|taking) (?:his|her|their)(?: own)? life",
            r"(?:cutting|hurting|harming|cuts|hurts|harms) (?:him|her|them) ?sel(?:f|ves)"
            r"(?! (?:off|on|by|while|playing)\b)",
            rf"(?:my|a|her|his|our) (?:\w{{1,10}} )?{_FRIEND} (?:\w{{1,10}} ){{0,5}}"
            r"(?:wants to die|doesnt want to (?:live|be here|be alive)|is suicidal|feels suicidal"
            r"|wants to end it|keeps talking about (?:dying|death|ending))",
            r"(?:said|says|told me|texted|wrote|posted|saying)(?: that)? (?:he|she|they)(?:d|s"
            r"|re| is| are| was| would)? (?:\w{1,8} ){0,2}(?:better off dead|want(?:s"
            r"|ed)? to die|not (?:want )?(?:to )?be here|end(?:ing)? it|saying goodbye"
            r"|rather be dead)",
            r"(?:sent|texted|left|posted|wrote)(?: me| us)? (?:a|her|his|their) (?:goodbye|suicide)"
            r" (?:message|text|note|letter|post|voice note)",
            r"talk(?:ed|ing)? (?:him|her|them) (?:down|out of it)(?= (?:last|again|tonight|twice))",
        ),
    ),
    "substance": Sign(
        Tier.POSSIBLE_RISK,
        "They write of drink or drugs in a way that may put their life in danger.",
        phrases(
            r"(?:cant|cannot|dont know how to|unable to) stop (?:drinking|using|taking them)",
            r"drink(?:ing)? (?:from when|as soon as) i wake",
            r"drink(?:ing)? (?:\w{1,10} ){0,4}to stop the shak(?:es|ing)",
            r"(?:to|just to) stop the shakes",
            r"(?:scared|afraid) (?:of )?(?:what happens|to) (?:when i |if i )?(?:stop|come off)"
            r" ?(?:drinking|using)?",
            r"(?:on|after) (?:a|my) (?:\w{1,6} )?(?:day |week )?bender(?! of\b)",
            r"(?:relapsed|using again|drinking again|back on (?:the )?(?:gear|heroin|meth|crack"
            r"|pills|drink|bottle|stuff))",
            r"(?:blacked out|passed out|came round)(?: \w{1,10}){0,6} (?:again|on the floor"
            r"|no idea|blue|grey)",
            r"withdraw(?:al|als|ing)(?: \w{1,8}){0,3} (?:alone|on my own|shaking|seeing things"
            r"|at home|scared|bad)",
            r"(?:nearly|almost) (?:od|overdosed|didnt come (?:back|round))",
            r"(?:take|taking|use|using|drink|drinking) more than (?:i know )?(?:is|its|was) safe",
            r"(?:stopped breathing|went blue|turned blue)",
            r"(?:bottle|bottles|litre) (?:of (?:vodka|whisky|whiskey|gin|spirits) )?(?:a|every)"
            r" day",
            r"seeing things(?: \w{1,8}){0,4} (?:since|without) (?:a|the)? ?drink",
        ),
    ),
    "eating": Sign(
        Tier.POSSIBLE_RISK,
        "They write of not eating, or of what they do after eating, in a way that may harm them.",
        phrases(
            r"(?:havent|have not|not|hadnt) (?:eaten|had (?:a )?(?:proper |real )?(?:meal|food)"
            r"|kept (?:food|anything) down)(?: \w{1,10}){0,3} (?:in|for|since)"
            r" (?:\w{1,6} )?(?:days?|weeks?|a week|\w{3,9}day|the \d)",
            r"day \w{1,6} (?:without|of no) (?:food|eating)",
            r"(?:make|making|made) my ?self (?:sick|throw up|vomit|puke)(?: (?:after|again"
            r"|every))?",
            r"throw(?:ing)? up everything (?:now|i)",
            r"throw(?:ing)? up (?:after|everything) (?:every|i eat|meals?|dinner)",
            r"(?:purg(?:e|ed|ing)|starv(?:e|ed|ing) my ?self)(?: again| after| every| since)?",
            r"fast(?:ed|ing) (?:for )?(?:\w{1,6} )?(?:days|weeks)(?: \w{1,8}){0,3} (?:dizzy|faint"
            r"|passed out|cant stop)",
            r"(?:scared|afraid|terrified) (?:of food|to eat)",
            r"(?:fainted|passed out|collapsed|dizzy)(?: \w{1,8}){0,6} (?:not eating|didnt eat"
            r"|havent eaten|without eating|no food)",
            r"(?:cant|wont) let my ?self eat",
        ),
    ),
    "voices": Sign(
        Tier.POSSIBLE_RISK,
        "They write of voices or of being watched. Someone near them should know.",
        phrases(
            r"(?:the|my|these) voices?(?: \w{1,10}){0,3} (?:say|says|said|tell|tells|telling"
            r"|told|want|wants|keep|keeps|orders?|command\w{0,3}|louder|back|wont stop|shouting)",
            r"(?:hear|hearing|heard) (?:a voice|voices|people talking about me|(?:a|two|the) m[ae]n"
            r"(?: \w{1,10}){0,5} (?:talking|saying|telling))",
            r"(?:telling|tells|told|saying|ordering) me (?:to (?:do it|hurt|kill|jump|die|go with)"
            r"|its my turn|i have to (?:go|die|do it))",
            r"(?:they|theyre|they are|someone is|the neighbou?rs? (?:is|are)|police are)"
            r" (?:all )?(?:watching|following|tracking|listening to|recording|poisoning|filming"
            r"|spying on) me",
            r"(?:poison(?:ing|ed)?|put(?:ting)? (?:something|things|stuff) in) my (?:food|tea|water"
            r"|coffee|drink)",
            r"(?:read(?:ing)?|steal(?:ing)?|put(?:ting)?|insert\w{0,3}|broadcast\w{0,3})"
            r" (?:\w{1,8} )?(?:my thoughts|my mind|thoughts (?:in|into) my)",
            r"(?:messages?|signs?|signals?) (?:for me |to me |meant for me )?(?:from|in"
            r"|through) the (?:tv|telly|radio|news|number ?plates?|songs?|lights?|adverts?)",
            r"(?:put|implanted|planted) a (?:chip|camera|device|tracker|microphone) in",
            r"(?:havent|not|have not|barely) slept (?:in|for|since) (?:\w{1,6} (?:days|nights)"
            r"|\w{3,9}day)(?: \w{1,12}){0,12} (?:plan|genius|clear|they|god|chosen|voice|connected"
            r"|dont need)",
            r"i(?:ve| have)? (?:been|am|was) chosen(?: by| to| for)",
            r"(?:isnt|is not|not|not really|wasnt) my (?:real )?(?:mum|mom|mother|dad|daughter"
            r"|son|husband|wife)(?: any ?more)?(?: its| someone| they)? (?:replaced|swapped"
            r"|an? (?:impostor|imposter|copy|robot|actor))",
        ),
    ),
}

DISTRESS: dict[str, Sign] = {
    "distress": Sign(
        Tier.DISTRESS,
        "They write of something that is hard to bear.",
        phrases(
            r"hopeless(?:ness)?",
            r"(?:helpless|worthless|useless|miserable|desperate|devastated|heartbroken)(?:ness)?",
            r"(?:cant|cannot|couldnt|can not|not) cop(?:e|ing)",
            r"(?:cant|cannot) (?:take|do|handle|bear|stand) (?:it|this|that|life)"
            r"(?: any ?more| any longer)",
            r"(?:cant|cannot) go on like this",
            r"panic(?:king|ked)?(?: attacks?)?",
            r"(?:cry|cried|crying|weep|weeping|sob\w{0,4})(?: my ?self)?"
            r" (?:(?:every|all) (?:night|day)|to sleep|for hours|in the|again|on my own)",
            r"(?:cant|cannot|couldnt) stop (?:crying|shaking)",
            r"(?:breaking|broke) down",
            r"falling (?:apart|to pieces)",
            r"overwhelm(?:ed|ing)",
            r"burn(?:t|ed|ing)?[ -]?out",
            r"(?:so|completely|utterly|totally|all|feel|feeling) alone",
            r"lonel(?:y|iness)",
            r"(?:feel|feeling|felt|am|im|so) (?:so |just |completely )?(?:numb|empty|lost|broken"
            r"|drained|invisible|trapped|ashamed|scared|exhausted)",
            r"hate my ?self",
            r"(?:a|such a) burden",
            r"(?:nobody|no one|noone) (?:cares|understands|would care|listens|rings|asks)",
            r"(?:cant|cannot|havent been able to|havent) (?:sleep|slept|eat|get out of bed)",
            r"nothing matters",
            r"(?:given|giving) up",
            r"depress(?:ed|ion|ing)",
            r"anxi(?:ety|ous)",
            r"griev(?:e|ing)|grief",
            r"(?:died|passed away|lost (?:my|our) (?:\w{1,10} )?(?:mum|mom|dad|son|daughter|baby"
            r"|husband|wife|brother|sister|friend|dog|cat|nan|gran|grandad))",
            r"think\w{0,3} (?:a lot )?about (?:death|dying)",
            r"at (?:my|the end of my) (?:limit|rope|tether|wits end)",
            r"nightmares?",
        ),
    ),
}
