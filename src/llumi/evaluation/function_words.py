"""The nine closed classes of English that style matching counts, in lists of our own.

    parts("don't")  → ("do", "not")      category("do")     → 4, auxiliary verbs
    parts("i'm")    → ("i", "am")        category("friend") → -1

Each word stands in one class, the one it mostly serves in ("that" is a pronoun here, "as" a
conjunction): a word in two classes would move two of the nine. Lists from English grammar; LIWC's
are proprietary, so values are close to published ones, never equal to them.
"""

from functools import lru_cache

_LISTS = {
    "personal pronouns": """i me my mine myself we us our ours ourselves ourself
        you your yours yourself yourselves u ur ya he him his himself she her hers herself
        they them their theirs themselves themself""",
    "impersonal pronouns": """it its itself this that these those who whom whose which what
        whoever whatever whichever someone somebody something anyone anybody anything
        everyone everybody everything other others""",
    "articles": "a an the",
    "prepositions": """about above across after against along alongside amid among amongst around
        at before behind below beneath beside besides between beyond by despite down during except
        for from in inside into like near of off on onto out outside over past per since through
        throughout to toward towards under underneath unlike until till up upon via with within
        without""",
    "auxiliary verbs": """am is are was were be been being have has had having do does did
        will would shall should can could may might must ought""",
    "high-frequency adverbs": """very really just now then here there too also again already always
        often sometimes soon still yet even ever only quite rather pretty maybe perhaps almost
        actually probably definitely especially mostly usually well back away however instead
        anyway together else how why once later lately recently simply completely totally
        absolutely certainly clearly""",
    "conjunctions": """and but or so as because cause cos although though while whereas whether if
        unless than when whenever where wherever plus""",
    "negations": "no not never none nothing nobody nowhere neither nor nope nah",
    "quantifiers": """all any another both bit each either enough every few fewer less least little
        lot lots many more most much plenty several some couple half whole tons loads""",
}
CATEGORIES = {name: frozenset(listed.split()) for name, listed in _LISTS.items()}

_SPEAKERS = {
    "i": "i me my mine myself",
    "we": "we us our ours ourselves ourself",
    "you": "you your yours yourself yourselves u ur ya",
    "others": """he him his himself she her hers herself they them their theirs themselves
        themself""",
}
FIRST_PERSON, WE, YOU, OTHERS = (frozenset(listed.split()) for listed in _SPEAKERS.values())
_INTERJECTIONS = """oh ah aw aww wow hey hi hello hmm hm mm oops ouch ugh phew yay yeah yep yes ok
    okay please thanks well lol haha omg hugs"""
INTERJECTIONS = frozenset(_INTERJECTIONS.split())

_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
# After these 's is "is" or "has"; after any other word it marks a possessive.
_BEFORE_IS = frozenset(
    ["it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "when", "why"]
)
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "y'all": ("you", "all"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}
# Typed in haste without the apostrophe; left out are those that are words themselves (its, ill, id,
# were, well, shell).
_WITHOUT_APOSTROPHE = """don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't
    couldn't wouldn't shouldn't mustn't can't won't ain't i'm i've you're you've they're they've
    we've he's she's that's what's there's who's"""


@lru_cache(maxsize=100_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a contraction is made of; any other word is itself.

    Takes a token as `form.tokens` makes it: lower case, straight apostrophes.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem, _, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        return (*parts(stem[:-1]), "not")
    if stem and ending in _ENDINGS:
        return (*parts(stem), _ENDINGS[ending])
    if stem and ending == "s":
        return (stem, "is") if stem in _BEFORE_IS else parts(stem)
    return (word,)


_IRREGULAR |= {word.replace("'", ""): parts(word) for word in _WITHOUT_APOSTROPHE.split()}
_PLACES = {word: place for place, listed in enumerate(CATEGORIES.values()) for word in listed}


def category(word: str) -> int:
    """The place in `CATEGORIES` of a word's category; -1 for a word of content.

    Takes a part of a contraction, as `parts` gives it.
    """
    return _PLACES.get(word, -1)
