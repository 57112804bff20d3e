"""Style: whether a reply speaks in the way the post does, and how much it speaks of itself.

    style_matching("I hear you.", "I hear you.")          → 1.0
    i_words("I know. I'm here for you.")                  → 0.333…   (2 of 6 words)

Function words (the, to, not, we …) carry style rather than content: people who attend to each
other come to use them at like rates.
"""

from collections import Counter

from llumi.evaluation.form import tokens
from llumi.evaluation.function_words import CATEGORIES, FIRST_PERSON, categories, parts

# From the published formula: keeps a category that neither text uses from dividing by zero.
_SMALL = 0.0001


def style_matching(reply: str, post: str) -> float | None:
    """Linguistic style matching, 0 to 1: the mean over nine categories of 1 - |a-b| / (a+b+0.0001).

    a and b are the percentages of each text's words that belong to the category. None where a text
    has no words, and where neither has a function word: the formula would call that a full match.

    Gonzales, Hancock & Pennebaker 2010, "Language style matching as a predictor of social dynamics
    in small groups"; Ireland & Pennebaker 2010, "Language style matching in writing: synchrony in
    essays, correspondence, and poetry".
    """
    in_reply, in_post = _percentages(reply), _percentages(post)
    if in_reply is None or in_post is None:
        return None
    if not any(in_reply.values()) and not any(in_post.values()):
        return None
    matches = [
        1 - abs(in_reply[name] - in_post[name]) / (in_reply[name] + in_post[name] + _SMALL)
        for name in CATEGORIES
    ]
    return sum(matches) / len(matches)


def i_words(text: str) -> float | None:
    """The share of words that are "I", "me", "my", "mine" or "myself"; None without words.

    "I'm" counts as one such word. Chung & Pennebaker 2007, "The psychological functions of function
    words"; pronouns are among the measures of arXiv 2504.09271.
    """
    found = tokens(text)
    if not found:
        return None
    return sum(not FIRST_PERSON.isdisjoint(parts(word)) for word in found) / len(found)


def _percentages(text: str) -> dict[str, float] | None:
    found = tokens(text)
    if not found:
        return None
    counts = Counter(name for word in found for name in categories(word))
    return {name: 100 * counts[name] / len(found) for name in CATEGORIES}
