"""The words in a post that say how its writer may be, each with a reason for the supporter.

    "I want to die" → sign `intent`, possible risk, "They write of wanting to die …"

Patterns match a `Reading`: lower case, no apostrophes. The lists know no methods beyond the few
words needed to see that someone may already have acted; keep it so, the repository is public.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from llumi.safety.reading import phrases


class Tier(IntEnum):
    """How much a post asks of whoever answers it; ordered, so that tiers compare."""

    NONE = 0
    DISTRESS = 1
    POSSIBLE_RISK = 2
    IMMINENT = 3

    @property
    def label(self) -> str:
        """The tier's name as files and pages write it: `possible_risk`."""
        return self.name.lower()


@dataclass(frozen=True)
class Sign:
    """Words that mean something by themselves."""

    tier: Tier
    reason: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Urgency:
    """Words that mean imminent risk beside a sign in `beside`; alone they mean `alone`."""

    alone: Tier
    beside: frozenset[str]
    same_sentence: bool
    reason: str
    pattern: re.Pattern[str]


_WANT_TO = r"(?:want(?:s|ed|ing)?(?: so badly| so much)? to|wann?a|ready to|deserve to)"
_DONT_WANT_TO = r"(?:(?:dont|do not|didnt) (?:want to|wann?a)|no longer want to)"
_ANY_MORE = r"(?: any ?more| any longer| at all)?"
_END = r"(?:kil+ my ?self|end my(?: own)? life|end it all|take my(?: own)? life|commit suicide)"
_SUICIDAL = r"su+[i1]?[cs][i1]+d(?:al|le|ial|el)(?:ity|ly)?|suicdal"
_SUICIDE = r"su+[i1]?[cs][i1]+de?s?|suicde|suicied|s[iu]?cide"
_PILLS = r"(?:pills|tablets|meds|medication|medicine)"
_SOMEONE = (
    r"(?:dad|father|mum|mom|mother|stepdad|stepmum|stepmom|partner|husband|wife|boyfriend"
    r"|girlfriend|brother|sister|ex|uncle|aunt|roommate|flatmate)"
)

SIGNS: dict[str, Sign] = {
    "acted": Sign(
        Tier.IMMINENT,
        "They may already have done something that needs medical help now.",
        phrases(
            rf"i(?:ve| have)?(?: just| already){{0,2}} (?:took|taken|swallowed)"
            rf" (?:all (?:of )?(?:my|the|those) {_PILLS}|too many {_PILLS}|an overdose)",
            r"just overdosed",
        ),
    ),
    "going to": Sign(
        Tier.IMMINENT,
        "They say that they are going to end their life.",
        phrases(
            rf"(?:going to|gonna|about to|decided to|i will|ill) (?:just )?{_END}",
            r"(?:going to|gonna|about to) end it(?: tonight| today| now)",
            r"(?:cant|cannot) keep my ?self safe",
            r"not safe (?:from|with) my ?self",
            r"wont be alive",
        ),
    ),
    "goodbye note": Sign(
        Tier.IMMINENT,
        "They write of a farewell, as people do who are about to end their life.",
        phrases(
            rf"(?:{_SUICIDE}|goodbye) (?:note|letter)s?",
            r"by the time (?:you|anyone|someone|any of you) (?:reads?|sees?|finds?) this,?"
            r" (?:ill|i will|i)(?: already)? be (?:gone|dead)",
        ),
    ),
    "intent": Sign(
        Tier.POSSIBLE_RISK,
        "They write of wanting to die or of ending their life.",
        phrases(
            r"kil+(?:ing|ed)? my ?self",
            r"(?:end|ending|take|taking) my(?: own)? life",
            r"end(?:ing)? it all",
            rf"{_WANT_TO}(?: just| really| only| fucking)? die",
            rf"{_WANT_TO} be dead",
            r"wish(?:ed|ing)? (?:that )?i (?:was|were|could just be|could be) dead",
            r"wish i (?:would |could )?(?:just )?die(?:d)?",
            r"hope i (?:just )?die",
            r"better off dead",
            r"id rather (?:die|be dead)",
            r"kms",
            r"unaliv(?:e|ing)(?: my ?self)?",
            r"commit(?:ting|ted)? suicide",
        ),
    ),
    "thoughts": Sign(
        Tier.POSSIBLE_RISK,
        "They write of thoughts of suicide.",
        phrases(
            _SUICIDAL,
            r"sewer ?slide",
            rf"(?:think\w{{0,3}}|thoughts?|considered|considering|contemplat\w{{1,3}}"
            rf"|plann?\w{{0,3}}) (?:about |of )?(?:{_SUICIDE})",
            rf"{_DONT_WANT_TO} (?:be alive|exist){_ANY_MORE}",
            rf"{_DONT_WANT_TO} live{_ANY_MORE}(?! (?:in|with|at|near|on|alone|together|there)\b)",
            rf"{_DONT_WANT_TO} live (?:in this world|on this planet)",
        ),
    ),
    "passive": Sign(
        Tier.POSSIBLE_RISK,
        "They write of not wanting to be here, which can be a quiet way to speak of suicide.",
        phrases(
            rf"{_DONT_WANT_TO} be here{_ANY_MORE}"
            r"(?! (?:at|for|in|on|when|with|while|because|again|until|any)\b)",
            rf"{_DONT_WANT_TO} be around(?: any ?more| any longer|(?! ?\w))",
            rf"{_DONT_WANT_TO} wake up(?: again| tomorrow| any ?more)?",
            r"(?:wish|wished|hope|hoping|pray|praying) (?:that )?i"
            r" (?:wouldnt|would not|didnt|dont|do not|wont|never|would never|could never) wake up",
            r"(?:never|not) wak(?:e|ing) up (?:again|tomorrow|in the morning|any ?more)",
            r"rather (?:never|not) wake up",
            r"if i live or die",
            r"wish(?:ed|ing)? i (?:wasnt|werent|was not|were not) (?:born|alive|here)",
            r"sleep(?:ing)? (?:forever|and (?:never|not) wake up)",
            r"better (?:off )?without me",
            r"(?:no|not any|isnt any|whats the|what is the"
            r"|(?:dont see|cant see|stopped seeing|stopped finding) (?:the|a|any)) point"
            r" (?:in|of|to) (?:going on|living|being alive|being here|life|live|go on)",
            r"(?:wouldnt|would not|wouldnt have|would not have) mind(?:ed)?"
            r" (?:not waking|if i (?:didnt|never|did not) wake|not being here|being gone)",
            r"(?:theyd|they would|youd|you would|everyone would|everybody would) (?:all )?"
            r"be better off",
            r"(?:youd|you would|theyd|they would) all be (?:fine|okay|ok)",
            r"tired of being (?:such )?a (?:burden|worry|thing people)",
            r"(?:no|not one|without a) reason to (?:live|go on|be here|stay alive)",
            r"nothing (?:left )?to live for",
            rf"{_WANT_TO} (?:just )?(?:disappear|vanish|not exist|stop existing)",
            r"tired of (?:living|being alive|existing)",
            r"(?:cant|cannot) go on"
            r"(?! (?:holidays?|vacation|like|dates?|a|the|trips?|with|about)\b)",
            r"wish i (?:was|were|had|d)? ?never(?: been)? born",
            r"giv(?:e|en|ing) up on (?:life|living)",
            r"(?:notice|care|miss me) if i (?:died|was gone|were gone|disappeared)",
        ),
    ),
    "farewell": Sign(
        Tier.POSSIBLE_RISK,
        "They write as people do who say goodbye or put their things in order.",
        phrases(
            r"(?:got|getting|put|putting|set|setting) (?:my |all my )?(?:things|affairs|everything)"
            r" (?:tidy|in order)",
            r"(?:giving|gave|given) (?:away )?(?:my|all my|most of my)"
            r" (?:things|stuff|belongings|clothes) away",
            r"(?:giving|gave|given) away (?:my|all my|most of my) (?:things|stuff|belongings)",
            r"(?:this is|just wanted to say) (?:my )?(?:last )?goodbye",
            r"you were good company",
        ),
    ),
    "self-harm": Sign(
        Tier.POSSIBLE_RISK,
        "They write of hurting themselves.",
        phrases(
            r"self[ -]?harm(?:ed|ing|s)?",
            r"self[ -]?injur(?:e|ed|ing|y)",
            r"cut(?:ting)? my ?self(?! (?:shaving|off|some|a|on|while|cooking|chopping)\b)",
            r"hurt(?:ing)? my ?self"
            r"(?! (?:at|playing|running|lifting|falling|in|on|by|while|skiing|climbing)\b)",
        ),
    ),
    "danger": Sign(
        Tier.POSSIBLE_RISK,
        "Someone may be hurting or threatening them.",
        phrases(
            rf"(?:he|she|they|{_SOMEONE})(?: \w{{1,12}})?"
            r" (?:hits?|beats?|punche[sd]|slap(?:s|ped)|kick(?:s|ed)|choke[sd]) me"
            r"(?! (?:up|at|to|out|off)\b)",
            r"(?:threatened|threatens|tried|wants) to (?:kill|hurt) me",
            r"(?:abus(?:es|ed|ing)|rap(?:es|ed|ing)|assaulted) me",
            r"(?:i was|ive been|i got|im being) (?:raped|assaulted|abused)",
            r"(?:not|dont feel|never) safe (?:at|in my(?: own)?) home",
            r"(?:scared|afraid) (?:that )?(?:he|she|they)(?:ll| will| is going to) hurt me",
        ),
    ),
    "other person": Sign(
        Tier.POSSIBLE_RISK,
        "They are worried that someone else may end their life.",
        phrases(
            r"kil+(?:ing|s)? (?:him|her|them) ?sel(?:f|ves)",
            r"(?:end|ending|take|taking) (?:his|her|their)(?: own)? life",
        ),
    ),
    "topic": Sign(
        Tier.POSSIBLE_RISK,
        "They write of suicide. Read how they mean it.",
        phrases(_SUICIDE),
    ),
    "loss": Sign(
        Tier.DISTRESS,
        "They have lost someone to suicide.",
        phrases(
            rf"(?:lost|losing) (?:\w{{1,12}} ){{1,4}}(?:to|by|from) (?:{_SUICIDE})",
            rf"(?:died|death|dead|gone) (?:by|from|of) (?:{_SUICIDE})",
            r"killed (?:him|her|them) ?sel(?:f|ves)",
            r"(?:took|ended) (?:his|her|their)(?: own)? life",
            rf"bereaved (?:by|through) (?:{_SUICIDE})",
        ),
    ),
    "distress": Sign(
        Tier.DISTRESS,
        "They write of something that is hard to bear.",
        phrases(
            r"hopeless(?:ness)?",
            r"(?:helpless|worthless)(?:ness)?",
            r"(?:cant|cannot|couldnt|can not|not) cop(?:e|ing)",
            r"(?:cant|cannot) (?:take|do|handle|bear|stand) (?:it|this|that|life)"
            r"(?: any ?more| any longer)",
            r"(?:cant|cannot) go on like this",
            r"panic(?:king|ked)?(?: attacks?)?",
            r"(?:cry|cried|crying)(?: my ?self)?"
            r" (?:(?:every|all) (?:night|day)|to sleep|for hours)",
            r"(?:cant|cannot) stop (?:crying|shaking)",
            r"(?:breaking|broke) down",
            r"falling apart",
            r"overwhelm(?:ed|ing)",
            r"(?:so|completely|utterly|totally|all) alone",
            r"(?:so|very|really) lonely",
            r"(?:feel|feeling|am|im|so) (?:so )?(?:numb|empty|lost|broken)",
            r"hate my ?self",
            r"(?:a|such a) burden",
            r"(?:nobody|no one|noone) (?:cares|understands|would care|listens)",
            r"(?:cant|cannot|havent been able to) (?:sleep|eat|get out of bed)",
            r"nothing matters",
            r"(?:given|giving) up",
            r"depress(?:ed|ion|ing)",
            r"anxi(?:ety|ous)",
            r"think\w{0,3} (?:a lot )?about (?:death|dying)",
            r"at (?:my|the end of my) (?:limit|rope|wits end)",
        ),
    ),
}

_WANTING_DEATH = frozenset({"intent", "thoughts", "passive"})

URGENCIES: dict[str, Urgency] = {
    "tonight": Urgency(
        Tier.NONE,
        frozenset({"intent", "thoughts"}),
        True,
        "They speak of the next hours.",
        phrases(
            r"tonight",
            r"right now",
            r"this (?:evening|weekend)",
            r"in (?:an hour|a few (?:hours|minutes))",
        ),
    ),
    "today": Urgency(
        Tier.NONE,
        frozenset({"intent"}),
        True,
        "They speak of the next day.",
        phrases(r"today", r"tomorrow"),
    ),
    "plan": Urgency(
        Tier.NONE,
        _WANTING_DEATH,
        False,
        "They say that they have a plan or are preparing.",
        phrases(
            r"(?:have|ive|got|made|have got) (?:a|my) plan"
            r"(?! (?:with|for|to (?:stay|get|keep|call|see|talk|move|go|visit))\b)",
            r"(?:planned|prepared) (?:it|everything)",
            r"know how (?:ill|id|im going to|i will|i would) do it",
            r"(?:set|picked|chosen) (?:a|the) (?:date|day)",
            r"(?:giving|given|gave) away (?:all )?my (?:things|stuff|belongings)",
            r"(?:giving|given|gave) (?:all )?my (?:things|stuff|belongings) away",
            r"(?:going to|gonna|ready to|about to) do it",
            r"already (?:done it|did it|taken (?:them|it|everything))",
        ),
    ),
    "farewell": Urgency(
        Tier.POSSIBLE_RISK,
        _WANTING_DEATH,
        False,
        "They seem to be saying goodbye.",
        phrases(
            r"goodbye (?:everyone|everybody|world|forever|cruel world)",
            r"this is (?:my )?(?:final |last )?goodbye",
            r"my (?:final |last )?goodbyes",
            r"(?:this is|will be|be) my last (?:post|message|words|night(?! (?:at|in|of|with)\b))",
        ),
    ),
    "not lasting": Urgency(
        Tier.NONE,
        _WANTING_DEATH,
        False,
        "They doubt that they will get through the next hours.",
        phrases(
            r"(?:make it|get|last|survive) (?:through|until|till|to)"
            r" (?:the night|tonight|tomorrow|morning)",
            r"(?:wont|will not) be (?:here|around)"
            r" (?:tomorrow|much longer|in the morning|for long)",
        ),
    ),
}

# Words that only look like a sign. A sign that touches one of these is not counted.
FIGURES_OF_SPEECH = phrases(
    r"(?:die|died|dying|dead) (?:of|from) (?:laugh\w{0,4}|boredom|embarrassment|curiosity|hunger"
    r"|thirst|the heat|cringe)",
    r"(?:die|died|dying|kil+(?:ed|ing)? my ?self) laughing",
    r"dying to (?:see|know|try|hear|meet|go|tell|read|get|watch)",
    r"to die for",
    r"id rather (?:die|be dead) than (?:eat|watch|wear|listen|sing|dance|cook|drink)",
    rf"(?:career|social|political|commercial|professional|financial) (?:{_SUICIDE})",
    rf"(?:{_SUICIDE}) (?:squad|prevention|awareness|rates?|statistics|training|research|drills?)",
    r"\d{1,6}(?:\.\d{1,3})? ?kms",
    r"kms (?:per|an|away|from|long)",
    r"goodbye (?:note|letter)s? (?:to|for|from) (?:my |the |our )?"
    r"(?:team|class|colleagues|coworkers|students|job|boss|office|teacher)",
    r"great depression",
    r"(?:broke|breaking) down (?:the|on the|into)",
    r"car broke down",
)

# The last words before a sign that turn it round: "I have never really wanted to die".
NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|isnt|wasnt|arent|aint|dont|doesnt|didnt|wont|wouldnt"
    r"|havent|hasnt|hadnt|im no longer|no longer)"
    r"(?: (?:ever|really|actually|even|currently|actively|at all|feel|feeling|felt|been|being|have"
    r"|had|having|want|wanted|wanting|going|trying|try|planning|plan|plans|intention|intent|desire"
    r"|wish|thought|thoughts|thinking|think about|about|of|on|to|any|a|the|or|active"
    r"|gonna)){0,5} $"
)
# "Never wanted to die so badly", "never suicidal before now": no denial at all.
NOT_A_DENIAL = re.compile(r" ?(?:so (?:badly|much|bad)|more than|as much|like this|before|until)\b")

# Whom a sign is about: the nearest of these before it decides.
SUBJECT = re.compile(
    r"\b(?:(?P<self>i|im|ive|id|ill|me|my ?self)"
    r"|(?P<other>he|she|hes|shes|they|theyre|theyve|who|someone|somebody"
    r"|(?:my|our|a|the|his|her) (?:\w{1,12} )?(?:friend|mate|brother|sister|son|daughter|kid"
    r"|child|mum|mom|mother|dad|father|wife|husband|partner|girlfriend|boyfriend|cousin|nephew"
    r"|niece|student|colleague|neighbou?r|roommate|ex)s?))\b"
)
OTHER_PERSON = "They are worried about someone else."
