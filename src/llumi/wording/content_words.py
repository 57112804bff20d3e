"""The words of a text that say something, lightly stemmed, and whether they are denied.

    content("You aren't alone in this, friends.") → ["alone", "friend"]
    polarities("You aren't alone, friends.")      → {"alone": {True}, "friend": {False}}

Closed lists and a few endings, so that whoever reads a result can check it by hand. Stems serve to
compare words and are no words themselves ("hoping" and "hope" are both "hop").
"""

import re
from collections import defaultdict
from collections.abc import Iterator

_FUNCTION_WORDS = """
    i me my mine myself we us our ours you your yours yourself he him his himself she her hers
    herself they them their theirs themselves it its itself this that these those who whom whose
    which what whoever whatever someone somebody something anyone anybody anything everyone
    everybody everything other others one ones a an the about above across after against along
    around at before behind below between by down during for from in inside into like near of off
    on onto out outside over per since through to toward towards under until till up upon with
    within am is are was were be been being have has had having do does did doing done will would
    shall should can could may might must ought need very really just now then here there too also
    again already always often sometimes still yet even ever only quite rather maybe perhaps almost
    actually probably definitely especially mostly usually well away however instead anyway together
    else how why once simply completely totally absolutely certainly clearly honestly seriously so
    and but or as because cause cos although though while whether if unless than when whenever where
    all any another both each either enough every few less lot lots many more most much own same
    some such get gets getting got go goes going let lets oh yes yeah ok okay hey hi hello im ive id
    youre youve youll youd hes shes theyre theyve thats theres u ur r gonna wanna gotta"""
_DENIALS = """
    no not never none nor neither nobody nothing nowhere without cannot dont doesnt didnt isnt
    arent wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt cant wont aint"""
_SUPPORT = """
    sound hear heard hard tough rough heavy painful difficult sorry glad thank thankful wonder hope
    feel sense make understand understandable understandably imagine guess think know seem look care
    try take say saying said tell share listen help little bit lighter gentle gently kind want
    welcome please way thing right next step possible able worth fair real"""
"""Words with which a reply takes up what was said; none says anything about the world."""
_DENIES_NOTHING = re.compile(r"\b(?:no (?:wonder|doubt)|not (?:only|just))\b")
_ENDS_DENIAL = frozenset({",", ":", "-", "–", "—", "(", ")", "and", "but"})
_DENIED_AT_MOST = 2
"""Content words that a denial reaches: "not a bad person" denies both."""
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[,:()–—-]")
_CLAUSE_END = re.compile(r"[.!?…]+(?=[\s\"'”’)\]]|$)|;|\n+")


def clauses(text: str) -> list[str]:
    """The clauses of a text: it is split at sentence ends, at line ends and at ";"."""
    parts = (part.strip(" \t\r\n\"'“”‘’()[]") for part in _CLAUSE_END.split(text))
    return [part for part in parts if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    """All words in small letters, with straight apostrophes, in order."""
    return [token for token in _tokens(text) if token[0].isalnum()]


def content(text: str) -> list[str]:
    """The stems of the content words, in order."""
    return [stem(word) for word in words(text) if is_content(word)]


def is_content(word: str) -> bool:
    """Whether a word, as `words` gives it, says something by itself; digits are told apart."""
    return not (
        denies(word) or word.isdigit() or word in _FUNCTION or _bare(word) in _FUNCTION
    ) and (len(word) > 1)


def denies(word: str) -> bool:
    """Whether a word, as `words` gives it, is a denial."""
    return word in _DENIES or word.endswith("n't")


def polarities(text: str) -> dict[str, set[bool]]:
    """By stem, whether it is said (False), denied (True) or both in a text."""
    found: dict[str, set[bool]] = defaultdict(set)
    for clause in clauses(text):
        for stemmed, denied in _said(clause):
            found[stemmed].add(denied)
    return dict(found)


def stem(word: str) -> str:
    """A word, as `words` gives it, without the endings of plural and of tense.

    A small part of Porter's stemmer (1980): fewer rules, so that none is a surprise.
    """
    word = _bare(word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and re.search(r"[aeiouy]", left := word.removesuffix(ending)):
            word = left if len(left) > 2 else word
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _said(clause: str) -> Iterator[tuple[str, bool]]:
    """The content words of a clause, each with whether a denial before it reaches it."""
    reach = 0
    for token in _tokens(_DENIES_NOTHING.sub("", clause.lower())):
        if token in _ENDS_DENIAL:
            reach = 0
        elif denies(token):
            reach = _DENIED_AT_MOST
        elif is_content(token):
            yield stem(token), reach > 0
            reach -= 1


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower().replace("’", "'"))


def _bare(word: str) -> str:
    """A word without what a contraction or a possessive adds to it."""
    return re.sub(r"'(?:s|m|re|ve|ll|d)?$", "", word)


SUPPORT = frozenset(stem(word) for word in _SUPPORT.split())
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_DENIES = frozenset(_DENIALS.split())
