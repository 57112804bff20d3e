r"""Shapes of whatever can be typed or clicked, also where they are disguised.

    "hxxps://example[.]com" · "write to jo at example dot org" · "the link is in my bio"

Kept beside `contact.py`, which turns them into the rule `link`.
"""

import re

from llumi.safety.reading import phrases

# Endings that are no English words; those that are count only with a path or a second dot.
_TLD = (
    r"(?:com|org|net|edu|gov|info|io|uk|ie|ca|au|nz|de|fr|nl|es|eu|app|help|chat|health|ch|pl|pt"
    r"|br|mx|jp|kr|za|ng|ke|ph|sg|gg|ly|tv|xyz|dev|biz|mil|online|site"
    r"|example|c0m|0rg)(?! (?:me|us|him|them|is)\b)"
)
_WORDY = r"(?:[a-z]{2,12})"
# A dot, and what looks like one; many.py shows all of the latter as a bar.
_DOT = r"(?:[.|]|[^\w\x00-\x7f])"
_ENDING = r"(?:com|c[o0]m|co|org|0rg|net|edu|gov|info|io|uk|ie|ca|au|nz|de|app|help|gg|me|ly)"
_NO_BUBBLE = r"(?! (?:bubble|boom|bust|crash|era|years|days|jobs?|startups?|compan\w{1,3}|world))"
_SPELLED_ENDING = r"(?:c\W{1,2}o\W{1,2}m|o\W{1,2}r\W{1,2}g|n\W{1,2}e\W{1,2}t|g\W{1,2}o\W{1,2}v)"
_COMMON = r"(?:com|org|net|gov|edu|info)"

_SHAPE = re.compile(
    r"\[[^\[\]]{0,40}\b(?:link|url|website|web ?site|web ?page|web address|address|site|e-?mail"
    r"|handle|invite|resources?|username)\b[^\[\]]{0,40}\]|[<{(][^<>{}()]{0,30}\b(?:link|url"
    r"|website|handle)(?: here| to \w{1,12}| below)?[>})]|\]\([^() ]{1,200}\)|h(?:tt|xx"
    r"|\*\*)ps?\b ?:?|\b(?:ftp|mailto|tel|sms):\S|\bhttps?\b|\bh\W?t\W?t\W?p\b|\bh t t p"
    r"|:?//[a-z0-9][\w.\-]{2,100}|\bwww\b|\bw w w\b|triple[ -]w\b|dubdubdub"
    r"|[\w.+\-]{1,64}@[\w\-]{1,63}\.[\w.\-]{1,100}"
    # A draft may break off within an address.
    r"|[\w.+\-]{2,64}@[a-z][\w\-]{2,63}|[\w.+\-]{1,64} ?@ ?[\w\-]{2,63}(?: dot "
    r"|\.)[a-z]{2,10}\b|(?<![\w/@])@ ?[a-z]\w{2,31}|(?<![\w/])/?[ur]/\w{3,32}"
    r"|\b[ur] slash \w{3,32}|\bslash [ur](?: slash)? \w{3,32}|\b\w{2,32}#\d{4}\b"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
_DOMAIN = re.compile(
    rf"(?<![\w.\-])[a-z0-9][a-z0-9\-]{{1,40}}(?:{_DOT}[a-z0-9\-]{{2,40}}){{0,3}}{_DOT}{_TLD}\b"
    r"(?:/\S{0,200})?"
    rf"|(?<![\w.\-])[a-z0-9][a-z0-9\-]{{0,40}}(?:{_DOT}[a-z0-9\-]{{2,40}}){{0,3}}{_DOT}{_WORDY}"
    r"/[\w?#=\-]{1,200}"
    # These endings are no words, whatever comes after them.
    rf"|(?<![\w.\-])[a-z0-9][a-z0-9\-]{{1,40}}\.{_COMMON}\b"
    # "example .org", "example . com"
    r"|\w{3}[,;](?:com|org|net)\b"
    rf"|\W{_DOT} ?(?:com|org|net|gov|edu)\b"
    rf"|[a-z0-9] {_DOT} (?:com|org|net|gov|edu|co|io|info|uk|de)\b"
    # "e x a m p l e . o r g"
    rf"|(?:\b\w[ \-]){{4,40}}\W{{0,2}}(?:{_DOT}|dot)[ \-]?\w[ \-]\w"
    rf"|{_DOT} ?{_SPELLED_ENDING}\b"
)
_SAID = phrases(
    rf"dot[ -]?c[o0]m{_NO_BUBBLE}",
    rf"\w{{2,40}}[ ,\"]{{1,3}}(?:dot|d0t|punkt)[ ,\"]{{1,3}}(?:then |and then |and )?{_ENDING}"
    rf"{_NO_BUBBLE}",
    rf"\w{{2,40}}[ ,\"]{{1,3}}(?:then |and |and then |put )?(?:an? )?(?:punto|point|period"
    r"|full ?stop|dot)"
    rf"[ ,\"]{{1,3}}(?:then |and |and then |followed by )?(?:an? |the )?{_COMMON}{_NO_BUBBLE}",
    rf"\w{{3,40}}d[o0]t{_COMMON}",
    rf"(?:dot|punkt|punto|point|d0t)\W{{1,3}}(?:then |and )?{_SPELLED_ENDING}",
    r"d\W{1,2}o\W{1,2}t\W{1,2}(?:com|org|net|c\W|o\W|n\W)",
    r"\w{2,40} ?(?:\((?:dot|\.)\)|\[(?:dot|\.)\]|\{(?:dot|\.)\}|<(?:dot|\.)>) ?\w{2,40}",
    r"\w{2,40} (?:at sign|at-sign|at symbol|arroba|klammeraffe)",
    r"\w{2,40}[ ,]{1,3}at[ -](?:sign|symbol)",
    r"(?:with an?|the|an?) (?:at sign|at-sign|at symbol)",
    r"\w{2,40} ?(?:\(at\)|\[at\]|\{at\}|<at>) ?\w{2,40}",
    r"(?:slash|forward slash) \w{2,30} (?:slash|forward slash) \w{2,30}",
)
_PLATFORM = (
    r"(?:discord|telegram|insta(?:gram)?|twitter|tik ?tok|snap(?:chat)?|skype|kik|youtube|threads"
    r"|bluesky|mastodon|facebook|fb|ig|signal|steam|whatsapp|slack|matrix)"
)
_LEADS_TO_ONE = phrases(
    r"(?:click|tap|follow|open|use|copy|paste|visit)(?: on)? (?:the|this|that|my|these|our)"
    r" (?:\w{1,12} ){0,2}(?:link|url|qr ?code|invite)s?(?! (?:between|with|from))",
    r"click (?:here|below|through|this|on (?:this|here)|the \w{1,12} (?:thing|text|word|bit|one))",
    r"(?:heres|here is|here are|ill (?:send|drop|post|leave|put|give)|i (?:put|left|posted|dropped"
    r"|pinned)|sending|dropping|posting|sharing|attaching)(?: you)? (?:the|a|my|some|this|that)"
    r" (?:\w{1,12} ){0,2}(?:link|url|invite|qr ?code)s?(?! between)",
    r"(?:links?|urls?|web address|invites?)(?: is| are|s)? (?:in|on|at|below|above|under)"
    r" (?:my|the|our|this|their) (?:\w{1,12} )?(?:bio|profile|comments?|sidebar|description|thread"
    r"|post|footer|signature|wiki)",
    r"links? (?:in bio|below|above|here|attached)",
    r"(?:my|their|the|our|sub) (?:bio|profile|pinned post|pinned comment|sidebar|signature)"
    r" (?:for|has|with) (?:the |a |all |more )?(?:links?|urls?|list|info)",
    r"(?:sidebar|bio|profile) links?",
    r"(?:scan|scanning) (?:the|this|my|a) (?:\w{1,12} )?(?:qr )?code",
    r"qr ?codes?",
    rf"{_PLATFORM} (?:server )?(?:invite|link|handle)s?",
    r"invite (?:link|code)s?",
    rf"{_PLATFORM}(?: (?:id|name|handle|user|username|account|tag)){{0,2}} ?[:=] ?\"?\w{{2,32}}",
    rf"(?:my|our|their) {_PLATFORM}(?: (?:id|name|handle|user|username|account|tag)){{0,2}}"
    r"(?: is|s) \"?\w{2,32}",
    rf"(?:add|find|follow|message|dm|text|reach|catch|hit) (?:me|us|them)(?: up)? on {_PLATFORM}",
    r"(?:my|our|their|the) (?:handle|username|user name|screen name|gamertag|account name)"
    r"(?: is|s|:) \"?\w{3,32}",
    r"(?:type|put|enter|paste|key|punch)(?: in)? (?:[\w\-.\"]{1,30} ){1,6}(?:in|into|in to|on)"
    r" (?:your|the|a) (?:browser|address bar|url bar|search bar|search box)",
    r"(?:open|fire up|start|in|into|to) (?:your|the|a) (?:browser|address bar|url bar)",
)
SHAPES = (_SHAPE, _DOMAIN, _SAID, _LEADS_TO_ONE)
TRACES = re.compile(
    r"[@\[{<#/]|[.|,;][\w(]\w|\W\. ?\w|[^\w\x00-\x7f]|\b\w[ \-]\w[ \-]\w\b|[.] \w[ \-]"
    r"|d\W{0,2}[o0]\W{0,2}t|\b(?:h(?:tt|xx)|h\W?t\W?t|www|w w|triple|dubdub|[ur] slash|slash"
    r"|tel:|sms:|mailto|ftp|punkt|punto|period|full ?stop|point|at[ -]s(?:ign|ymbol)|arroba"
    r"|klammeraffe|at\)|links?|urls?|website|web|click|tap|qr|invites?|bio|profile|sidebar"
    r"|pinned|signature|browser|address"
    rf"|scan|handle|username|user name|screen name|gamertag|account name|search b|{_PLATFORM})"
)
"""Occurs wherever one of `SHAPES` does, and is found in a tenth of the time."""
