r"""What turns a sign round or takes it away: figures of speech, denials, the past, other people.

"I'm dying to see it" · "I have never wanted to die" · "six years since I last self harmed"
"""

import re

from llumi.safety.posts.wishes import SUICIDE
from llumi.safety.reading import phrases

# Words that only look like a sign. A sign that touches one of these is not counted.
FIGURES_OF_SPEECH = phrases(
    r"(?:die|died|dying|dead) (?:of|from) (?:laugh\w{0,4}|boredom|embarrassment|curiosity|hunger"
    r"|thirst|the heat|cringe|shame|jealousy|cuteness|old age)",
    r"(?:die|died|dying|kil+(?:ed|ing)? my ?self) laughing",
    r"dying to (?:see|know|try|hear|meet|go|tell|read|get|watch|find)",
    r"to die for",
    r"(?:id |i would |rather )?rather (?:die|be dead) than(?! (?:live|be here|be alive|go on|wake"
    r"|keep|carry|face)\b)",
    rf"(?:career|social|political|commercial|professional|financial|fashion) (?:{SUICIDE})",
    rf"(?:{SUICIDE}) (?:squad|prevention|awareness|rates?|statistics|training|research|drills?"
    r"|pass|mission|run|sprints?|bombers?|watch|hotlines?|helplines?|lines?)",
    rf"(?:run|running|ran|did|doing|do|does) (?:\w{{1,8}} )?(?:{SUICIDE})",
    rf"(?:asked?|asks|asking|question|talk\w{{0,3}}|taught|learn\w{{0,3}}|trained|training"
    rf"|writ\w{{1,3}}"
    rf"|research\w{{0,3}}|edit\w{{0,3}}|policy|protocol|leaflets?|module|session|novel|book|film"
    rf"|documentary|poem|song|article|story) (?:\w{{1,12}} ){{0,5}}(?:about|on|with|of|for) "
    rf"(?:\w{{1,10}} )?(?:{SUICIDE}|self[ -]?harm|ending my life)",
    r"\d{1,6}(?:\.\d{1,3})? ?kms",
    r"kms (?:he|she|if (?:this|he|she|they|i have to|one more|my)|why (?:is|are|did|does))",
    r"(?:wanted to|could have|nearly|almost) die(?:d)? when",
    r"(?:done|finished|tired|sick) (?:with|of) life (?:admin|insurance|drawing|hacks|advice)",
    r"(?:no|any|a) reason to (?:live|stay|be here) (?:in|near|at|on|with)",
    r"wish(?:es)? i (?:was|were) never born because",
    r"hear(?:ing)? (?:voices|a voice) (?:through|from|in|next|down|on|behind|across|outside)",
    r"kms (?:per|an|away|from|long|to|of|on|in|a|round|later|and|left|today|this|every)",
    r"(?:is|are|was|were|has|been) unaliv(?:e|ing|ed) me",
    r"(?:cut|cutting|burn(?:ed|t)?|hurt) my ?self (?:a|some|on|shaving|cooking)",
    r"(?:goodbye|farewell|suicide) (?:note|letter)s? (?:to|for|from|that turns out) (?:my |the "
    r"|our )?(?:team|class|colleagues|coworkers|students|job|boss|office|teacher|town|house"
    r"|patients)",
    r"(?:writes?|writing|finds?|reads?) (?:a|the) (?:goodbye|farewell|suicide) (?:note|letter)"
    r"(?= (?:for my|that turns|and gives|in chapter|to))",
    r"(?:her|his|their|character\w{0,1}) (?:goodbye|farewell|suicide) (?:note|letter)",
    r"great depression",
    r"(?:broke|breaking) down (?:the|on the|into)",
    r"car broke down",
    r"end it all (?:sale|with|for)",
    r"\w{1,10}(?:s|ing)? (?:is|are|was) killing me",
)

# The last words before a sign that turn it round: "I have never really wanted to die".
NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|isnt|wasnt|arent|aint|dont|doesnt|didnt|wont|wouldnt"
    r"|havent|hasnt|hadnt|im no longer|no longer|nothing)"
    r"(?: (?:ever|really|actually|even|currently|actively|at all|feel|feeling|felt|been|being|have"
    r"|had|having|want|wanted|wanting|going|trying|try|planning|plan|plans|intention|intent|desire"
    r"|wish|thought|thoughts|thinking|think about|about|of|on|to|any|a|the|or|active|question"
    r"|urges?|that i|mean|because i|gonna)){0,5} $"
)
# "Never wanted to die so badly", "never suicidal before now": no denial at all.
NOT_A_DENIAL = re.compile(
    r" ?(?:so (?:badly|much|bad)|more than|as much|like this|before|until)\b"
    r"|,? (?:but|just|only)? ?i (?:only |just )?want(?:ed)? it to stop"
)
# "Asked whether I was suicidal. No." · "tired means suicidal, I'm not": denied after the sign.
DENIED_AFTER = re.compile(
    r"[^.!?]{0,30}[.!?,:;-]{1,2} (?:i said |and |the answer is |to which )?"
    r"(?:no\b|im not\b|i am not\b|i say no\b|i said no\b|nope\b|it isnt that\b|never\b)"
)

# Said of then, not of now; a word of now beside it takes that back.
PAST = re.compile(
    r"\b(?:(?:\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|some"
    r"|many|several|few)(?: \w{1,6})? (?:years?|months?|decades?) (?:since|ago|free|clean"
    r"|now since|later|on)|years ago|used to|back then|in those days|when i was (?:a |an |in "
    r"|at )?(?:\d{1,2}|teen\w{0,5}|kid|child|young(?:er)?|student|school)|at (?:1\d|2\d)\b"
    r"|last year|long time ago|once upon|in (?:19|20)\d\d|as a teen\w{0,5})"
)
PRESENT = re.compile(
    r"\b(?:again|still (?:do|want|think|feel|am|have|get|cut|hurt)|back to|keep|keeps|lately"
    r"|these days|this week|relapsed|right now)\b"
)

# A text about suicide as work, study or story: the bare word is no sign there.
ABOUT_IT = phrases(
    r"(?:novel|book club|chapter|film|movie|documentary|episode|season|series|character|narrator"
    r"|protagonist|lyrics|poem|poet|essay|thesis|dissertation|podcast|article|screenplay|script"
    r"|training|module|workshop|seminar|leaflets?|protocol|policy|prevention|charity|volunteers?"
    r"|moderat(?:e|ing|ors?)|safeguarding|curriculum|lecture|research(?:er)?|journalist|algorithm"
    r"|newspapers?|obituar(?:y|ies)|assembly|mental health (?:week|day|topic|awareness)|awareness"
    r"|a talk|year \d|drop-in|ward|patients|boss fight|minecraft|game|level|chess|plot)",
)
# What else one can end: "going to end it tonight, he still calls me by her name".
ENDED_INSTEAD = phrases(
    r"break(?:ing)? up|broke up|together (?:for )?\w{1,6} (?:weeks|months|years)|cancel\w{0,6}"
    r"|subscriptions?|contract|lease|relationship|dump(?:ed|ing)?|situationship|membership",
)
# People in general: "we see posts from people who want to die" worries about nobody.
IN_GENERAL = re.compile(
    r"\b(?:people|those|anyone|everyone|users|members|callers|clients|patients|pupils|students"
    r"|kids|teens|character|narrator|protagonist|hero|heroine|poet|author|detective|creators?"
    r"|someone posts|cat|dog|puppy|kitten|hamster|rabbit|parrot|plant|phone|laptop|car) (?:who "
    r"|that |about |like he |like she )?(?:\w{1,10} ){0,2}$"
)

# Whom a sign is about: the nearest of these before it decides.
SUBJECT = re.compile(
    r"\b(?:(?P<self>i|im|ive|id|ill|me|my ?self)"
    r"|(?P<other>he|she|hes|shes|they|theyre|theyve|who|someone|somebody"
    r"|(?:my|our|a|the|his|her) (?:\w{1,12} )?(?:friend|mate|brother|sister|son|daughter|kid"
    r"|child|mum|mom|mother|dad|father|wife|husband|partner|girlfriend|boyfriend|cousin|nephew"
    r"|niece|student|colleague|neighbou?r|roommate|ex)s?))\b"
)
