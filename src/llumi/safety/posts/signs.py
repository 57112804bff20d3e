"""All signs of a post in one table, and the words of urgency that make a sign imminent.

"I want to die" + "tonight" in one sentence → imminent, "They speak of the next hours."
"""

from llumi.safety.posts.dangers import DANGERS, DISTRESS
from llumi.safety.posts.wishes import WISHES
from llumi.safety.reading import phrases
from llumi.safety.tiers import Sign, Tier, Urgency

SIGNS: dict[str, Sign] = WISHES | DANGERS | DISTRESS

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
            r"(?:planned|prepared|arranged) (?:it|everything)",
            r"have (?:everything |all |what )i need(?= (?:here|now|ready|for it)|[.,!?]| ?$)",
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
            r"this is (?:my )?(?:final |last )?goodbye(?! to\b)",
            r"my (?:final |last )?goodbyes",
            r"(?:this is|will be|be) my last (?:post|message|words|night(?! (?:at|in|of|with)\b))",
        ),
    ),
    "goodbye": Urgency(
        Tier.NONE,
        _WANTING_DEATH,
        False,
        "They seem to be saying goodbye.",
        phrases(
            r"(?:goodbye|farewell|bye|goodnight) (?:everyone|everybody|world|forever"
            r"|cruel world|all|guys|to you all)",
            r"(?:letters?|notes?|will|passwords?) (?:is|are) (?:done|written|in (?:the|my|an))",
            r"(?:thank you|thanks) for everything",
        ),
    ),
    "not lasting": Urgency(
        Tier.POSSIBLE_RISK,
        _WANTING_DEATH,
        False,
        "They doubt that they will get through the next hours.",
        phrases(
            r"(?:(?:wont|not|dont think|cant|ever) (?:\w{1,6} ){0,4})(?:make it|get|last|survive)"
            r" (?:through|until|till|to) (?:the night|tonight|tomorrow|the morning|morning)",
            r"(?:wont|will not) be (?:here|around)"
            r" (?:tomorrow|much longer|in the morning|for long)",
        ),
    ),
}
