"""Does a comment point to help: a helpline, a professional, an emergency service?

    points_to_help("Have you thought of ringing the Samaritans?")  → True
    points_to_help("My therapist never rang back.")                → False

A comment that does must not be rejected because of its votes: readers often scroll past "please
call someone", and a model that learns to avoid it unlearns the one thing it must be able to say.
Known wordings in English only. It errs towards True: a pair lost costs less than the lesson.
"""

import re

from llumi.safety.reading import Reading, phrases, read, sentence_before

_URGE = (
    r"(?:call(?:ing)?|ring(?:ing)?|text(?:ing)?|dial(?:l?ing)?|phon(?:e|ing)|contact(?:ing)?"
    r"|reach(?:ing)? out to|reach(?:ing)?|turn(?:ing)? to|speak(?:ing)? (?:to|with)"
    r"|talk(?:ing)? (?:to|with)|see(?:ing)?|visit(?:ing)?|go(?:ing)? to|get(?:ting)? (?:to|in)"
    r"|ask(?:ing)?|tell(?:ing)?|try(?:ing)?|find(?:ing)?|look(?:ing)? (?:for|into)|consider(?:ing)?"
    r"|book(?:ing)?|mak(?:e|ing)|seek(?:ing)?|need|get(?:ting)?|use|using|recommend|suggest"
    r"|there is|theres|there are|here is|heres)"
)
_BETWEEN = r"(?:[ ,]{1,2}[a-z\-]{1,14}){0,6}?[ ,]{1,2}"
_LINE = (
    r"(?:(?:crisis|suicide|help|hot|life|warm|support|prevention|text)[ -]?(?:hot|help|life|text)?"
    r"[ -]?(?:lines?)|helplines?|hotlines?|lifelines?|samaritans|988|741741|116 ?123|911|999|112)"
)
_PERSON = (
    r"(?:therapists?|counsel+ors?|psychologists?|psychiatrists?|doctors?|gps?|physicians?"
    r"|social workers?|mental health (?:professionals?|team|services?|clinic)|professionals?"
    r"|professional help|crisis team|helpline|student services|support group)"
)
_PLACE = (
    r"(?:emergency (?:services?|room|department|number)|er|a ?& ?e|a and e|hospitals?|casualty"
    r"|urgent care|crisis (?:cent(?:er|re)s?|house)|walk-in)"
)
_CARE = r"(?:therapy|counsel+ing|(?:an )?appointment|professional (?:help|support)|medical help)"
_ADVICE = phrases(rf"{_URGE}{_BETWEEN}(?:{_LINE}|{_PERSON}|{_PLACE}|{_CARE})")
# A line named with how or when to reach it is pointed to even without a verb.
_NAMED = phrases(
    rf"{_LINE}(?: (?:is|are))?(?: (?:open|free|available|there|answered)|[ :]{{1,3}}\d)",
    rf"{_LINE} (?:can|could|will|would|might) (?:help|listen)",
)
_AGAINST = re.compile(
    r"\b(?:dont|do not|never|no point|pointless|useless|waste of|stop|stopped|quit|instead of"
    r"|wouldnt|would not|shouldnt|should not|wont|didnt|did not|cant|cannot|couldnt|hate|avoid)\b"
)
# "I saw my therapist" tells of one's own life and sends nobody anywhere.
_OWN = re.compile(
    r"\b(?:i|we|my (?:mum|mom|dad|friend|sister|brother|wife|husband))(?! would\b)(?: \w+){0,3} $"
)

POINTING = (_ADVICE, _NAMED)


def points_to_help(text: str) -> bool:
    """Whether `text` advises somebody to turn to a service or a professional."""
    return points(read(text))


def points(reading: Reading) -> bool:
    """The same of a text that has been read."""
    return any(
        not _talked_down(reading, match) and not _told_of_oneself(reading, match)
        for pattern in POINTING
        for match in pattern.finditer(reading.text)
    )


def _talked_down(reading: Reading, match: re.Match[str]) -> bool:
    before = sentence_before(reading.text, match.start(), at_most=40).rsplit(" but ", 1)[-1]
    return bool(_AGAINST.search(before + match[0]))


def _told_of_oneself(reading: Reading, match: re.Match[str]) -> bool:
    before = sentence_before(reading.text, match.start(), at_most=40)
    advises = re.match(r"recommend|suggest|here|there|need", match[0])
    return bool(_OWN.search(before)) and not advises
