"""Ordinary supportive sentences put together at random: text for dumps that nobody wrote.

comment(Random(1), 20)  →  "I can see why you feel tired about school, and that is all right. …"
post(Random(1), 20)     →  "Lately the new job leaves me restless before I even get up. …"

About 400 words; some sentences carry what real ones carry: entities, a curly quote, an emoji.
Everything is JSON already: a paragraph ends in a backslash and an n, and no double quote occurs.
"""

from random import Random


def _listed(text: str) -> list[str]:
    return text.split("|")


_FEELINGS = _listed(
    "tired|worn out|anxious|low|lonely|flat|restless|overwhelmed|numb|worried|tense|sad|hopeful|"
    "unsure|stuck|guilty|nervous|calm|angry|ashamed|shaky|drained|lost|foggy|uneasy|relieved|"
    "discouraged|homesick|jumpy|empty|grumpy|tearful|proud|lighter|out of place"
)
_THINGS = _listed(
    "work|school|the nights|the mornings|family|the weekend|money|friends|the commute|exams|"
    "the move|the new job|the breakup|the holidays|the noise|the winter|the long wait|the quiet|"
    "the first session|the group|the meeting|the neighbours|my sister|my brother|a call home|"
    "the flat|the deadline|the phone|the garden|the gym|the birthday|a full inbox|the exam hall"
)
_TO_YOU = (
    "you feel {f} about {t}",
    "{t} leaves you {f}",
    "{t} and {u} at once would make anyone {f}",
    "you are {f} when {t} comes up",
    "being {f} about {t} says that you care",
    "you went on with {t} although you were {f}",
    "{t} got easier for me once I stopped fighting {u}",
    "writing about {t} here took courage",
    "a short walk after {t} can help when you are {f}",
    "someone you trust could sit with you through {t}",
)
_OF_ME = (
    "I feel {f} about {t}",
    "{t} leaves me {f}",
    "{t} and {u} together are too much",
    "I am {f} whenever {t} comes up",
    "I keep putting off {t} because I am {f}",
    "nobody around me sees how {f} {t} makes me",
    "I was {f} after {t} and then {f} about {u}",
)
_TO_YOU_FIRST = _listed(
    "It makes sense that|I can see why|No wonder|It sounds as if|Maybe|From what you write,|"
    "I think|I believe|To me it seems that|Reading this, I notice that|You are not wrong:|"
    "When I read your post I thought:|For what it&#39;s worth,|As others said,|I&#x27;d say|"
    "Honestly,|I remember that|Many of us know that|One thing that I learnt is that|Sometimes"
)
_OF_ME_FIRST = _listed(
    "Lately|For weeks now|Since last month|Every morning|At night|To be honest,|I notice that|"
    "My friends say it will pass, but|I don't know why, but|This week|On most days|Again"
)
_LAST = _listed(
    "|, and that is all right| right now|, I have been there too| &amp; it passes| these days|"
    ", so please be gentle with yourself| before the day has begun|, even if it is hard to say|"
    " more than I can tell|, day after day|, or so it was for me|, and it won’t stay like this 🌱|"
    " since the start of the year|, little by little| when it gets dark early|, really"
)
_CLAUSES = 4000


def _clauses(patterns: tuple[str, ...]) -> list[str]:
    draw = Random(2005)
    return [
        draw.choice(patterns).format(
            f=draw.choice(_FEELINGS), t=draw.choice(_THINGS), u=draw.choice(_THINGS)
        )
        for _ in range(_CLAUSES)
    ]


_VOICES = {
    "comment": (_TO_YOU_FIRST, _clauses(_TO_YOU)),
    "post": (_OF_ME_FIRST, _clauses(_OF_ME)),
}


def comment(draw: Random, words: int) -> str:
    """About as many words as asked for, said to someone."""
    return _text(draw, words, "comment")


def post(draw: Random, words: int) -> str:
    """About as many words as asked for, said of oneself."""
    return _text(draw, words, "post")


def length(draw: Random) -> int:
    """Words of a text: median 40, a tenth above 120, the longest about 900."""
    return min(900, max(3, int(draw.lognormvariate(3.69, 0.88))))


def _text(draw: Random, words: int, voice: str) -> str:
    first, clauses = _VOICES[voice]
    chance, firsts, lasts = draw.random, len(first), len(_LAST)
    sentences = []
    for at in range(max(1, round(words / 16))):
        start = first[int(chance() * firsts)]
        clause = clauses[int(chance() * _CLAUSES)]
        end = _LAST[int(chance() * lasts)]
        stop = ".\\n\\n" if at % 5 == 4 else ". "
        sentences.append(f"{start} {clause}{end}{stop}")
    return "".join(sentences).removesuffix(" ").removesuffix("\\n\\n")
