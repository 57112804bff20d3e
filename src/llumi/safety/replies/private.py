"""Out of the community's sight: private messages, other apps, meeting, contact, money, pictures.

    "DM me." → private · "I could pick you up." → private · "Message the moderators." → nothing

What is said in the open can be read by moderators and other helpers; predators ask for the rest.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_before

_YOU = r"(?:you|u|ya)"
_YOUR = r"(?:your|ur)"
_END = r"(?=[.,?!;]|$| -)"
_APP = (
    r"(?:whatsapp|whats app|telegram|signal|discord|snapchat|snap|insta|instagram|messenger"
    r"|facetime|skype|zoom|viber|wechat|imessage|kik|facebook|fb|tiktok|google meet|(?:the other"
    r"|another|a different|a more|my)(?: other| different| private| own| secure"
    r"| encrypted){0,2} (?:app|chat|channel|server)|(?:an? )?(?:encrypted|secure|private"
    r"|secret) (?:app|chat|channel|chat room|server|group chat))"
)
_DIRECT = (
    r"(?:pms?|dms?|private(?: messages?| chat| messaging)?|direct (?:messages?|chat)|e-?mail"
    r"|(?:a )?(?:private|direct|one-to-one|voice|video|quick) (?:chat|call|message|channel)"
    r"|the phone|texts?|text messages?)"
)
_LETS = (
    r"(?:lets|let us|let me|(?:we|i) (?:could|can|should|might)|(?:shall|could|can) (?:we|i)|wanna"
    r"|why dont we|how about we|id (?:like|love|rather|be happy)(?: to)?|i want to|maybe we"
    r"|better we|im happy to|ill|i will|im going to|gonna|u (?:could|can))(?: just| maybe| even"
    r"| rather| all| both){0,2}"
)
_CONTACT = (
    r"(?:(?:live |exact )?location|(?:private |home |postal |phone |mobile |cell |own |personal "
    r"|real )?(?:phone|mobile|cell|cellphone|number|address|line|details|digits)|whats ?app"
    r"|e-?mail(?: address)?|post ?code|zip ?code|po box|payment tag|bank details|account (?:number"
    r"|details)|card (?:number|details)|iban|paypal|venmo|cash ?app|apple id|insta|instagram|snap"
    r"|ig|discord|telegram|contact(?: details| info|s)?|social media|socials|game ?r?tag|gamertag"
    r"|username|handle|psn)"
)
_PICTURE = r"(?:photos?|pics?|pictures?|selfies?|images?|videos?|screenshots?|nudes?|voice notes?)"

_MESSAGES = (
    r"(?:dm|pm|inbox|whatsapp|facetime|skype|snap) me|hmu|(?:dm|pm) (?:if|when|and)",
    r"(?:message|msg|text|call|ring|phone|e-?mail|mail|add|friend|follow|contact|write to|dial"
    r"|hit(?= me up)) me(?: up)?(?:(?: directly| privately| in private| personally| on the side"
    r"| off| outside| elsewhere| instead| on (?:my|your|whats|insta|snap|tele|disc|face)\w{0,8}"
    r"| at (?:my|home|any|night)| for a (?:slot|session|chat))|(?= (?:any ?time|whenever"
    r"|day or night|if|when|tonight|tomorrow|and (?:we|ill|i))\b)|(?=[.!]|$)|(?=, (?:and|then|from"
    r"|day|night)))",
    r"(?:give me a|drop me a|drop me an|shoot me a|send me a|send me an) (?:call|ring|text|dm|pm"
    r"|message|private|e-?mail|direct|friend)",
    rf"(?:ill|i will|i can|let me|i could|ive|i have|i just|im going to|gonna|id like to|can i"
    rf"|could i|may i|should i|shall i)(?: just| quickly| also)? (?:dm|pm|inbox|whatsapp|message"
    rf"|text|call(?= (?:you|u)(?: tonight| now| later| on| at| and| so| if|[.,]))|ring|phone"
    rf"|e-?mail|messaged|texted|dmed|dmd|pmed|friended|added) {_YOU}(?! (?:out|a|an|back to|by)\b)",
    r"(?:dmd|dmed|pmd|pmed|inboxed|friended) (?:you|u)",
    r"check (?:your|ur) (?:inbox|dms?|pms?)",
    r"my (?:inbox|dms?|pms?|private messages|messages|door|phone|line|cell|private line) (?:is"
    r"|are) (?:always |wide |ever )?(?:open|on|free|there|better)",
    r"slide in(?:to)?(?: my)?(?= dms| pms| inbox| whenever|[.,!]|$)",
    r"(?:sent|send|sending|accept|got)(?: you| u| me)? (?:a|my|the|your) (?:friend|follow"
    r"|contact) (?:request|invite)",
    r"(?:whisper|send|tell|show|say) (?:it|that|them|this|the rest"
    r"|more)(?: over)?(?: to)? me (?:privately|in (?:private|a (?:direct|private))|by)",
    r"(?:could|can|shall|should|lets) (?:we|us|you and i) (?:\w{1,8} )?(?:write|talk|text|call"
    r"|message|speak)(?: to)? each other",
)
_ELSEWHERE = (
    rf"(?:(?:switch|move|carry on|continue|hop|jump|take (?:this|it|things)|swap|find me|add me"
    rf"|reach me|(?:{_LETS}|better|and) (?:talk|chat|speak|meet|call|go|keep talking"
    rf"|do this))(?: this| it| over| things| more| properly| there){{0,3}} (?:to|on|in|onto|into"
    rf"|via|by|over|through) (?:a |my |your )?(?:{_APP}|{_DIRECT})|(?:talk|chat|speak|call"
    rf"|meet)(?: \w{{1,8}})? (?:on|via|in|over) (?:{_APP}|{_DIRECT}) with me)"
    r"(?= (?:and|so|where|if|instead|now|then|with me|later|tonight|away)\b|[.,?!;]|$| -)",
    rf"(?:are|r) {_YOU} on {_APP}",
    rf"(?:{_YOU} got|do {_YOU} (?:have|use)|got|have {_YOU} got) {_APP}(?=[?,]| or| so|$)",
    rf"(?:im on|i am on|i use|my) {_APP}(?= (?:too|is|and|as|so|if|name|handle)\b|[.,!?]|$)",
    rf"{_LETS} (?:talk|chat|speak|continue|carry on|move|go|message|take this|take it|do this)"
    r"(?: (?:about (?:this|it|that)|this|it|to you|properly|more|on|further"
    r"|just the two of us)){0,2} (?:somewhere (?:more )?(?:private|quiet\w{0,2}|else)|in private"
    r"|privately|off (?:the |this )?(?:platform|site|app|forum|board|thread)"
    r"|outside (?:of )?(?:this|the|here)|one[- ](?:on|to)[- ]one|away from (?:here|all these"
    r"|the (?:mods|moderators|others)|prying|this))",
    r"(?:talk|speak|chat) to me (?:privately|in private|off|outside|somewhere)",
    r"(?:reach|find|contact|message|meet|write) me (?:off|outside|away from|elsewhere|somewhere)",
    r"(?:i do|i offer|i give|i run)(?: \w{1,10}){0,4} (?:sessions?|calls|coaching"
    r"|readings)(?: \w{1,10}){0,3} (?:outside|online|by phone|cheaper|at a|privately)",
    r"(?:move|take|continue|carry) (?:this|our (?:chat|talk|conversation)) (?:off ?line|private"
    r"|somewhere|to private|off)",
    r"i(?:m|ve| have| run| host| am)?(?: got| just| also)?(?: starting| made| created| opened"
    r"| opening| set up)? a (?:little |small |private |separate |secret |quiet "
    r"|closed ){0,2}(?:group chat|server|discord|whatsapp|telegram|channel)",
    r"(?:want|send you) an invite",
    r"(?:server|channel|site|board|app|group) (?:where )?i (?:help|run|host|own|use|chat)",
    r"(?:make|create|set up|open) (?:a |an |another ){0,2}(?:second|new|alt|burner|separate"
    r"|secret) (?:account|e-?mail|profile)(?=,? (?:and |then )?(?:add|follow|message|so|where"
    r"|just for))",
    rf"(?:turn|switch|put) (?:{_YOUR} (?:camera|cam|webcam) on|on {_YOUR} (?:camera|cam))",
    r"(?:video|voice|phone) (?:chat|call),? (?:only us|just us|with me|just the two|just you|so i"
    r"|and i)",
)
_MEETING = (
    rf"{_LETS} (?:meet(?: up| in person| irl| face to| for (?:a|coffee|lunch)| somewhere| at"
    rf"| {_YOU} (?:at|for|in|there|outside|after|tomorrow|tonight|on|somewhere|half)|(?=[?!]))"
    r"|grab (?:a|some) (?:coffee|drink|bite|tea|food|pint|lunch|dinner|beer)|hang out"
    r"|get a (?:coffee|drink)|come (?:over|round|by)|drive (?:over|up|round|down|to you|out)"
    rf"|come (?:and |to )?(?:see|get|visit|pick up|sit with|fetch|find|collect) {_YOU}|pop (?:by"
    rf"|round|over|in)|swing by|stop by|pick {_YOU} up|collect {_YOU}|fetch {_YOU}|visit {_YOU}"
    rf"|take {_YOU} (?:for|out|somewhere|away)|see {_YOU} in person|be at {_YOUR} (?:door|place"
    rf"|house)|buy {_YOU} (?:a|dinner|lunch|food))",
    r"come (?:and )?find me(?=[.,!]|$| at| in)",
    r"(?:meet me (?:at|in|on|by|for|outside|after|tomorrow|there)|come (?:over )?to mine"
    r"|come round to mine|crash (?:at|on) (?:mine|my)|stay (?:at mine|with me for))",
    r"(?:come|move|stay|sleep|crash)(?: \w{1,6}){0,2} (?:to|at|in|on|with) (?:my|our) (?:place"
    r"|house|flat|home|couch|sofa|spare|family|apartment)",
    r"(?:my|a|the) (?:sofa|couch|spare (?:room|bed)|guest room)(?: is|s) (?:free|yours|here for"
    r"|always)",
    rf"(?:i live|im|i am)(?: only| just| literally| about"
    rf"| also){{0,2}}(?: \w{{1,8}}){{0,3}} (?:from|near|outside|round the corner from"
    rf"|close to) (?:{_YOU}{_END}|{_YOUR} (?:town|house|place|home|area|city|street|school|work"
    rf"|door)|{_YOU} (?:so|and|if|i))",
    r"(?:i live|im) (?:\w{1,8} ){1,3}(?:from|near|close to) (?:you|u)(?= i think| actually|[.,!?]"
    r"|$)",
    r"in my car(?= and| n |[.,!?]|$)",
    r"(?:let me|i want to|i would like to|id (?:like|love) to|ill|we (?:could"
    r"|should)) (?:be there for you|meet|know you|see you|help you"
    r"|get to know you)(?: \w{1,6}){0,2} (?:offline|irl|in real life|outside|away from here)",
    r"ill bring (?:the |a |some )?(?:coffees?|sandwich\w{0,2}|tea|cake|snacks|food|beers?|wine"
    r"|flask|lunch|dinner|donuts|biscuits)",
    rf"my \w{{2,10}} (?:will|can) (?:collect|fetch|pick|drive) {_YOU}",
    r"(?:dinner|coffee|lunch|drinks|a drink) (?:some ?time|with me|on me)(?=[.,?!]|$)",
)
_ASKED_OR_GIVEN = (
    rf"(?:whats|what is|(?:can|could|may) (?:i|u|you) (?:have|get|send|give|share)(?: me)?"
    rf"|mind sharing|send(?: me)?|give me|drop(?: me)?|tell me|share|share with me|leave(?: me)?"
    rf"|pass me|type|post|id need|i need|ill need|just need) (?:{_YOUR}|(?!a (?:number|line|call"
    rf"|cell|snap|handle))an?) {_CONTACT}(?= (?:so|and|where|to reach"
    r"|is|then|if|for|here|with me|with your|with ur|privately|in private|there|pls|please)\b"
    r"|[.,?!]|$)",
    rf"(?:got|had|have|get) {_YOUR} {_CONTACT}(?=[?]|, (?:i|we)| so (?:i|we))",
    rf"(?:heres|here is|this is|(?:ill|i will|let me|i can|shall i) (?:give|send|leave) (?:you|u)"
    rf"|shall i give it|take|write down|save|use|got|want) my (?:{_CONTACT}|cell)",
    r"(?:swap|exchange|trade) (?:numbers?|e-?mails?|contacts?|phone numbers|socials|details"
    r"|photos)",
    rf"(?:where (?:exactly )?do {_YOU} live|tell me where {_YOU}(?:re| are| r| live)?(?: (?:staying"
    r"|exactly|right now|now|living))?)(?=[.,?!]|$| exactly| and| so)",
    rf"id (?:like|love) to (?:post|mail) {_YOU}",
    rf"(?:send|show|text|upload|share|attach|snap|take(?= an? (?:photo|pic|picture) (?:with"
    rf"|of (?:you|the letter|it,)|in)))(?: me| us| over| through)?(?: in| here)? (?:a|an|{_YOUR}"
    rf"|some|the|another|one|more)(?: (?:quick|recent|little|nice|cute|new|clear"
    rf"|full))? {_PICTURE}(?= (?:of (?:you|ur|it|them|the (?:letter|cuts?|marks?|wound))|in|so|and"
    r"|with|please|to me|if)\b|[.,?!]|$)",
    rf"(?:got|have {_YOU} got|do {_YOU} have|any) (?:a |any |some )?(?:recent )?(?:pics?|selfies?"
    rf"|photos? of {_YOU})(?=[.,?!]|$| to| for)",
    rf"(?:can|could|may) i (?:please )?see (?:a |{_YOUR} |some |what )?(?:{_PICTURE}|face"
    rf"|you look)",
    rf"(?:love|like) to see (?:the|{_YOUR}) face(?= behind|[.,?!]|$)",
    r"(?:send|forward) (?:it|them|one|those)(?: over| through| across)? to me",
)
_MONEY = (
    rf"(?:send|transfer|wire|lend|paypal|venmo|loan|spot|slip|give|sort) {_YOU}(?: out)?(?: with)?"
    r" (?:a little (?:something|money|cash)|some (?:money|cash)|the (?:money|rent|cash)|money|cash"
    r"|a few (?:quid|bucks|dollars|pounds)|[$£€] ?\d{1,5}|\d{1,5} (?:quid|bucks|dollars|pounds"
    r"|euros)|something towards|a gift card)",
    rf"(?:transfer|wire) (?:{_YOU} )?(?:a little|some|the|it|you)",
    r"(?:send|lend|transfer|pay|wire|tip|spare|loan)(?: it)?(?: to)? me (?:\d|a (?:small|little"
    r"|few|tip)|some (?:money|cash)|money|[$£€]|first)",
    r"(?:gift cards?|crypto wallet|payment link|donation link|my (?:fee|rates?|hourly|paypal|venmo"
    r"|cash ?app|gofundme|ko-fi|patreon))(?= (?:and|so|is|are|i|for|to|then|right|here)\b|[.,?!]"
    r"|$)",
    r"send (?:twenty|ten|five|fifty|thirty|a hundred|the money|[$£€]?\d{1,4})(?= (?:as|via|quid"
    r"|dollars|pounds|bucks|euros|through)\b)",
)
_PRIVATE = phrases(*_MESSAGES, *_ELSEWHERE, *_MEETING, *_ASKED_OR_GIVEN, *_MONEY)
# "Please don't send photos", "he asked you to call me", "if someone says: DM me".
_REFUSED_OR_REPORTED = re.compile(
    r"\b(?:dont|do not|never|cant|cannot|wont|not|didnt|wouldnt|shouldnt|no need to|asks?|asked"
    r"|asking|wants?|wanted|told|offered|offers|if (?:someone|anyone|anybody|somebody|a|any|he|she"
    r"|they)|(?:he|she|they|who|someone|people|stranger) (?:to|said|says|might|may|could|will"
    r"|would|can)|did you|have you|when you|if you (?:want|need|get|see)|(?:they|groups?|meetings"
    r"|sessions|members|which|many|some)(?: \w{1,8}){0,2}|your \w{2,10} (?:could|can|would|might"
    r"|to)|them to|him to|her to)\b[^,;:?]{0,40}$"
)

PRIVATE = (_PRIVATE,)


def private(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Private messages, another app, a meeting, contact details, money or pictures."""
    del post
    for match in _PRIVATE.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=80)
        if not _REFUSED_OR_REPORTED.search(before):
            yield match.span()
