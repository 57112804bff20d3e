"""What often weakens a reply and has a small remedy: rules that need no model.

    "You should call your GP. Cheer up!" → Edit("You should" → "You could"), Edit(" Cheer up!" → "")

Each rule changes a few words and keeps the rest, so that the voice stays the person's. What they
look for follows the skills that peer supporters are taught: hear before advising, offer rather
than tell, do not compare or hurry (HAILEY, Sharma et al. 2023; CARE, Hsu et al. 2025). A rule
that fires on a kind sentence does more harm than one that misses: each names what it fires on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from llumi.assistant.edits import Edit, apply_edits


@dataclass(frozen=True)
class Weakness:
    """Words to look for in one sentence, what to put in place of the group `weak`, and why.

    With no remedy the words go; a sentence that is weak as a whole goes with its blank.
    """

    pattern: re.Pattern[str]
    remedy: str
    dimension: str
    reason: str


def _in_a_sentence(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("'", "['’]"), re.IGNORECASE)


def _whole(pattern: str) -> re.Pattern[str]:
    """A sentence that says `pattern` and no more, but for a word to begin and one to end it."""
    begin = r"(?:(?:well|and|but|so|hey|oh|yeah|honestly|look|remember|please|just),? ){0,2}"
    end = r"(?:,? (?:mate|man|dude|bro|hun|hon|love|dear|friend|buddy|ok|okay|now|you know))?"
    return _in_a_sentence(rf"^(?P<weak>{begin}(?:{pattern}){end}[.!?…]*[\"”)]*)$")


_FIRMLY = r"(?: (?:really|just|definitely|probably|absolutely|seriously|simply|certainly))?"
_AND = r"(?:also |always |at least |first |still |then |both )?"
_HARD = (
    r"(?:accept|focus|forget|ignore|let (?:it|him|her|them) go|let go|move on|quit|relax|sleep"
    r"|stop)\b"
)
"""What nobody can simply do because they are told to."""

_STEP = (
    _AND
    + r"(?:apply|ask|avoid|block|book|breathe|call|change|confront|consider|contact|cut|do|drink"
    r"|drop|eat|end|exercise|face|follow|go|join|keep|learn|leave|let (?!it|him|her|them|go)"
    r"|listen|meditate|meet|open|pray|practi[cs]e|put|reach out|read|report|rest|ring|seek|set"
    r"|share|show|sign|sit|speak|spend|stay|talk|tell|text|think|try|use|visit|wait|walk|work"
    r"|write|come (?:here|over|back|to|with|clean)"
    r"|find (?:an?|some\w*|another|new|out|time|your)"
    r"|get (?!to\b|an? (?:medal|award|prize)|(?:more )?credit|it\b|so\b)|give (?!yourself)"
    r"|look (?!at how)|make (?:an?|sure|some|time|it|up|peace|friends|new|him|her|them|your)"
    r"|see (?:an?|your|some\w*|about|if|whether)|start (?!feeling|to feel)"
    r"|take (?!pride|(?:all )?(?:the )?credit))\b"
)
"""Verbs of a step that someone tells another to take; "be", "know" and "feel" are not among them:
"you should be proud", "you must feel so tired" are kind."""

_ERRAND = (
    _AND + r"(?:ask|block|break up|call|change|consider|contact|cut|eat|exercise|join|learn to"
    r"|leave (?:him|her|them|that)|reach out|report|rest|ring|seek|speak (?:to|with)|start"
    r"|talk (?:to|with|about)|tell (?:him|her|them|someone|somebody|your)|try"
    r"|find (?:an?|some\w*|another|new)"
    r"|get (?:help|some|out|an?|professional|therapy|away|rid)|make (?:an?|time|sure)"
    r"|see (?:an?|your|some\w*)|take (?:an?|some)\b(?! lot))\b"
)
"""The few after which "you have to" tells and does not describe: "you have to care for them all
alone" does."""

_URGENT = re.compile(
    r"\b(?:immediately|at once|(?:right|straight) away|now|today|tonight|emergency|ambulance"
    r"|hospital|a&e|er|crisis|hotline|helpline|lifeline|police|safe|danger|\d{3,})\b",
    re.IGNORECASE,
)

_BEFORE_NO_TELLING = (
    "that if when what where how why who which whatever whenever because since while as than all "
    "everything something anything things stuff way like maybe perhaps whether unless until not "
    "reason reasons question questions suggests suggested person place one tell tells told says "
    "said say you feels know do did does would can could"
)
"""The word before "you should" that makes it someone else's, or a question, or already soft."""
_NOT_TOLD = "".join(rf"(?<!\b{word} )" for word in _BEFORE_NO_TELLING.split())
_START = (
    r"^(?:(?:honestly|look|listen|ok|okay|well|yeah|hey|sorry|also|then|first|seriously|really|so"
    r"|but|and|i (?:really )?think|i guess|i feel like)[,:]? ){0,2}"
)

_GOOD = r"(?:fine|ok|okay|alright|all right)"
_SOON = r"(?: (?:definitely|surely|certainly|absolutely|just|totally|eventually))?"
_SURELY = r"(?:(?:don't worry|trust me|I promise(?: you)?|I(?:'m| am) sure|I know)(?: that|,)? )?"
_WILL_BE = (
    rf"(?:you(?:'ll| will){_SOON} be|you(?:'re| are) going to be|(?:it(?:'ll| will)"
    rf"|it's (?:all )?going to|everything(?:'s| is) going to|everything will){_SOON} be)"
)
_FEELING = (
    r"how (?:you feel|you(?:'re| are) feeling)(?! (?:about|when|towards?|for)\b)"
    r"|what you(?:'re| are) going through"
)

TELLS = ("empathy", "offers a step instead of telling them what to do")
ASKS = ("empathy", "asks whether it would help, so that a no is easy")
_COMPARES = ("empathy", "leaves out a comparison that can make their trouble sound small")
_CLOSES = ("connection", "leaves out a phrase that many hear as a closed door")
_OWN = ("connection", "leaves room for what is their own in it")
_PROMISES = ("safety", "says a hope instead of a promise that nobody can keep")

_LUCK = (
    r"at least (?:you(?:'ve| have|'re| are| had| were| still have| don't| didn't)\b"
    r"(?! (?:not alone|here\b|trying|reaching|talking|aware|honest|tried|asked|wrote|shared|said"
    r"|us\b|me\b|the courage|give up))"
    r"|it(?:'s not|(?: is| was) not| isn't| wasn't)\b|nobody\b|no one\b|your\b"
    r"|(?:he|she|they)(?:'s|'re| is| are| was| were| isn't| wasn't| didn't| doesn't)\b)"
)


def _should(step: str) -> re.Pattern[str]:
    return _in_a_sentence(
        rf"{_NOT_TOLD}\b(?P<weak>you{_FIRMLY} (?:should|ought to){_FIRMLY}) (?={step})"
    )


def _must(step: str) -> re.Pattern[str]:
    return _in_a_sentence(
        rf"{_START}(?P<weak>you{_FIRMLY} (?:must|need to|have to){_FIRMLY}) (?={step})"
    )


WEAKNESSES = (
    Weakness(_should(_STEP), "you could", *TELLS),
    Weakness(_should(_HARD), "you could try to", *TELLS),
    Weakness(_must(_ERRAND), "you could", *TELLS),
    Weakness(_must(_HARD), "you could try to", *TELLS),
    Weakness(
        _in_a_sentence(
            rf"\b(?P<weak>why don't you{_FIRMLY}) (?={_STEP}|{_HARD})(?!\w+\?)"
            r"(?=[^.!]*(?:\?|[^.!?…\s]\s*$))"
        ),
        "would it help to",
        *ASKS,
    ),
    Weakness(
        _in_a_sentence(
            rf"\b(?P<weak>why don't you{_FIRMLY} (?P<step>(?={_STEP}|{_HARD})[^.!?…]+)[.!…]+)$"
        ),
        r"would it help to \g<step>?",
        *ASKS,
    ),
    Weakness(_whole(rf"{_LUCK}[^.!?…]{{2,120}}"), "", *_COMPARES),
    Weakness(
        _in_a_sentence(rf"(?P<weak>,? but {_LUCK}[^.!?…,;]{{2,120}})(?=[.!?…]*$)"), "", *_COMPARES
    ),
    Weakness(
        _whole(
            r"(?:always remember |remember |keep in mind |don't forget )?(?:that )?(?:there are )?"
            r"(?:other people|others|some people|many people|plenty of people|lots of people|people"
            r"|some)(?: who| out there){0,2} (?:have|had|have got) it (?:much |so much |far |way "
            r"|a lot )?worse(?: off)?(?: than (?:you|this|that))?"
            r"|(?:it|things) could (?:always )?(?:be|have been) (?:much |so much |a lot )?worse"
        ),
        "",
        *_COMPARES,
    ),
    Weakness(
        _whole(
            r"everything happens for a reason|cheer up|calm down|chin up|keep your chin up|man up"
            r"|get over (?:it|yourself)|snap out of it|suck it up|grow up|toughen up|move on"
            r"|pull yourself together|(?:think|be|stay) positive|look on the bright side"
            r"|try to (?:be|stay|think) positive|try to look on the bright side|time heals"
            r"(?: all wounds)?|this too shall pass|it is what it is|it's all in your head"
            r"|it(?:'s| is)(?: really)? not that bad|(?:it's )?no big deal|what doesn't kill you "
            r"makes you stronger|god never gives (?:us|you) more than (?:we|you) can handle"
            r"|you(?:'re| are)(?: just)? (?:overreacting|being (?:too |so )?(?:dramatic|silly))"
            r"|stop (?:feeling sorry for yourself|complaining|whining|being so (?:dramatic|negative"
            r"|sensitive)|making excuses)"
        ),
        "",
        *_CLOSES,
    ),
    Weakness(
        _in_a_sentence(
            r"(?:^(?:honestly|yeah|yes|oh|hey|hi|believe me|trust me)?,? ?|[,;] "
            r"|\b(?:and|but|because) )"
            rf"(?P<weak>I(?: totally| completely)? know(?: exactly| just| all too well)?) "
            rf"(?={_FEELING})"
        ),
        "I think I know a little of",
        *_OWN,
    ),
    Weakness(
        _in_a_sentence(
            rf"(?:^|[,;] |\bbut )(?P<weak>{_SURELY}{_WILL_BE}{_SOON} {_GOOD}"
            r"(?:,? (?:in the end|trust me|I promise|don't worry))?)(?=[.!…,;]|$| (?:and|but)\b)"
        ),
        "I hope it gets lighter for you",
        *_PROMISES,
    ),
)


def find(draft: str) -> tuple[tuple[Edit, Weakness], ...]:
    """The weaknesses in `draft` in its order, each with the edit that mends it.

    The edits do not overlap, and something of the reply is left when all are taken. Words that the
    draft quotes, from the post or from others, are left as they are.
    """
    found: list[tuple[Edit, Weakness]] = []
    for start, end in _sentences(draft):
        for edit, weakness in _in_sentence(draft, start, end):
            earlier = [one for one, _ in found]
            if not any(edit.start < one.end and one.start < edit.end for one in earlier) and (
                re.search(r"\w", apply_edits(draft, [*earlier, edit]))
            ):
                found.append((edit, weakness))
    return tuple(sorted(found, key=lambda one: one[0].start))


def is_urgent(text: str) -> bool:
    """Whether a sentence speaks of what cannot wait; there "you must" is the right word."""
    return bool(_URGENT.search(text))


_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+|\Z")
_NO_END = re.compile(r"\b(?:dr|mr|mrs|ms|st|vs|etc|e\.g|i\.e)\.$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\.\.|…) *(?=[a-z])")


def _sentences(draft: str) -> Iterator[tuple[int, int]]:
    """Where sentences start and end, without the blanks around them; a line ends one, too."""
    start = 0
    for end in _SENTENCE_END.finditer(draft):
        stop = end.end()
        if _NO_END.search(draft, start, stop) or _GOES_ON.match(draft, max(start, stop - 2)):
            continue
        text = draft[start:stop]
        if text.strip():
            yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        start = stop


def _in_sentence(draft: str, start: int, end: int) -> Iterator[tuple[Edit, Weakness]]:
    sentence = draft[start:end]
    for weakness in WEAKNESSES:
        for match in weakness.pattern.finditer(sentence):
            first, last = start + match.start("weak"), start + match.end("weak")
            softens = (weakness.dimension, weakness.reason) in (TELLS, ASKS)
            if _is_quoted(draft, first) or (softens and is_urgent(sentence)):
                continue
            remedy = _cased(match.expand(weakness.remedy), match["weak"])
            if (first, last) == (start, end) and not remedy:
                first, last = _with_its_blank(draft, first, last)
            yield Edit(first, last, draft[first:last], remedy), weakness


def _is_quoted(draft: str, at: int) -> bool:
    """Whether the words at `at` are someone else's: in a quoted line or in quotation marks."""
    before = draft[draft.rfind("\n", 0, at) + 1 : at]
    return (
        before.lstrip().startswith(">")
        or before.count('"') % 2 == 1
        or before.count("“") > before.count("”")
    )


def _with_its_blank(draft: str, start: int, end: int) -> tuple[int, int]:
    """A sentence with the blank that is left over when it goes, so that no two stand together."""
    before, after = draft[:start], draft[end:]
    if after.strip() and not before.rpartition("\n")[2].strip():
        return start, end + len(after) - len(after.lstrip())
    return len(before.rstrip()), end


def _cased(remedy: str, original: str) -> str:
    """The remedy in capitals or small letters as the original was."""
    if original.isupper():
        return remedy.upper()
    if original.startswith("i "):
        return remedy.lower()
    return remedy[:1].upper() + remedy[1:] if original[:1].isupper() else remedy
