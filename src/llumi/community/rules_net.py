"""Rules for where people are found on the net, in shapes that `masking` does not know.

"mo at example dot org" → [email]      "mosslight.carrd.co", "hxxps://example.org" → [link]
"add me on discord: moss#1234" → [handle]
"""

import regex

from llumi.community.known_names import is_english
from llumi.community.never_names import words
from llumi.community.rule import Rule

_AT_OPEN = r"(?:\s*[(\[{<]\s*at\s*[)\]}>]\s*|\s*@\s*)"
_DOT_OPEN = r"(?:\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+|\s?\.\s?)"
_DOT = r"(?:\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+|\[\.\]|\.(?=\S))"
_ENDING = (
    r"(?:com|org|net|edu|gov|info|io|me|co|uk|ie|ca|au|de|app|dev|blog|xyz|eu|us|fr|es|in|nz|mx)"
)
_LOCAL = r"[\w+-]{1,64}(?:(?:\s+dot\s+|\.)[\w+-]{1,64}){0,3}"
_EMAILS = Rule(
    "email",
    (
        rf"(?i)\b{_LOCAL}{_AT_OPEN}[\w-]+(?:{_DOT_OPEN}[\w-]+){{0,2}}{_DOT_OPEN}{_ENDING}\b",
        rf"(?i)\b{_LOCAL}\s+at\s+[\w-]+(?:{_DOT}[\w-]+){{0,2}}{_DOT}{_ENDING}\b",
        r"(?i)\b[\w.+-]{1,64}\s+at\s+(?:gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|live)"
        r"\b(?:\s*(?:dot|\.)\s*\w{2,3})?",
    ),
    needs=r"(?i)@|\bdot\b|[(\[{<]\s*at\s*[)\]}>]|\sat\s+(?:gmail|hotmail|outlook|yahoo|icloud|proton|live)|\sat\s+\S+\.\p{L}",
)
_SLASH = r"(?:(?:\s+slash\s+|/)[\w-]+)*"
_SPELT_DOT = r"(?:\s*[(\[{]\s*dot\s*[)\]}]\s*|\s+dot\s+|\[\.\])"
_LINKS = Rule(
    "link",
    (
        r"(?i)\bh(?:xx|tt|\*\*)ps?\s?:\s?/\s?/\s?\S+[^\s.,;:!?)\]\"']",
        rf"(?i)\b[\w-]{{2,63}}(?:{_SPELT_DOT}[\w-]+){{0,3}}{_SPELT_DOT}{_ENDING}\b{_SLASH}",
        rf"(?i)\bw ?w ?w ?\. ?[\w-]+(?: ?\. ?[\w-]+)* ?\. ?{_ENDING}\b{_SLASH}",
        rf"(?<![\w.-])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{1,4}}\.(?:{_ENDING}|[a-z]{{2,6}})"
        rf"\b(?:/\S*[^\s.,;:!?)\]])?",
        r"(?<![\w.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:io|me|co|app|dev|blog|xyz|site|online|club|page|"
        r"link|life|space|"
        r"wordpress|ee|gg|tv|ly|be|fm|news|health|care|chat|support|community|help|today|live|"
        r"world)/\S*[^\s.,;:!?)\]]",
        r"\b[a-z0-9-]{6,63}\.(?:io|me|co|app|dev|blog|xyz|site|online|club|page|link|space|tv|fm|"
        r"health|chat)\b",
    ),
    needs=r"(?i)\bdot\b|\[\.\]|\bh(?:xx|tt|\*\*)p|w ?\. ?\w|\p{L}\.\p{Ll}",
)

_APPS = (
    r"insta(?:gram)?|ig|snap(?:chat)?|discord|disc|telegram|tg|tik ?tok|kik|steam|twitter|"
    r"reddit|psn|xbox|gamertag|"
    r"user ?name|handle|whatsapp|signal|skype|twitch|tumblr|ao3|threads|bluesky|mastodon|"
    r"facebook|fb|messenger|wattpad"
)
_HANDLE = r"@?[\p{L}\d][\w-]*(?:[.#][\w-]+)*[\w#]"
_NO_HANDLE = words("""
    private public deleted disabled inactive gone full toxic awful better worse open empty
    blocked always never really because though making ruining killing something anything
    everything nothing different the same fine good bad great where when what here there dead
    down happy perfect everyone whatever addictive about and but also just only please today
    yesterday messages videos stories reels posts friends people if
""")


def _a_handle(found: str) -> bool:
    name = found.lstrip("@")
    if regex.search(r"[\d_#]|\.\w", name):
        return not regex.fullmatch(r"[\d.]+(?:st|nd|rd|th|am|pm|k|x)?", name)
    return len(name) >= 6 and name.casefold() not in _NO_HANDLE and not is_english(name)


_HANDLES = Rule(
    "handle",
    (
        rf"\b(?i:{_APPS})(?i:\s(?:as here|name|tag|id|account|user ?name|on \p{{L}}+))*"
        rf"(?i:\s*[:=]\s*|,\s+|(?:['’]s|\s+is|\s+are|\s+as)\s*:?\s*)\K{_HANDLE}(?=$|[\s,.!?;)])"
        rf"(?!\s(?i:me|my|i|for|to|is|was|of|the|a|it|about)\b)",
        r"\b(?i:snap|dm|kik) me \K\p{Ll}{8,}(?=\s(?:if|when|any|or|and)\b|[.,!]|$)",
        rf"\b(?i:on|via) (?i:{_APPS}) (?i:as|under|@|:)\s*\K{_HANDLE}",
        rf"\b(?i:snap|add|dm|kik|follow|message|find) (?i:me)(?i: (?:on|at|as|@|under|"
        rf"by|{_APPS}))*:?\s\K"
        rf"(?=\S*[\d_#.]\S)(?=\S*\p{{L}}){_HANDLE}",
        rf"\b(?i:i['’]?m|i am|its|it['’]s|@)\s\K{_HANDLE}(?=\s(?i:on|over on)\s(?i:{_APPS})\b)",
        r"(?<![\w#])\w[\w.]{1,31}#\d{4}\b",
        r"(?<![\w/@_.])\p{L}[\p{L}\d]*(?:[._-]?[\p{L}\d]+)*_\w*(?![\w/])",
        r"(?<![\w/])@[A-Za-z][\w.]{2,31}\b",
    ),
    _a_handle,
)

RULES = (_EMAILS, _LINKS, _HANDLES)
