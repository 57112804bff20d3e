"""What only a clinician may say, and what nobody may: diagnoses, doses, ways to die.

    "It sounds like you have ADHD." → "you have ADHD" · "Do you have someone near?" → nothing

A condition or medicine that is not in the lists below passes.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before

_CONDITION = (
    r"(?:depression|depressive disorder|dysthymia|bipolar(?: disorder)?|manic depression|adhd|ptsd"
    r"|c-?ptsd|ocd|bpd|borderline(?: personality)?|anxiety|panic disorder|schizophrenia"
    r"|psychosis|anorexia|bulimia|an eating disorder|eating disorder|autism|asperger\w{0,2}"
    r"|addiction|personality disorder|dissociative \w{1,12}|narcissis(?:m|tic \w{1,12}))"
)
_BEING = (
    r"(?:bipolar|borderline|autistic|schizophrenic|psychotic|depressed|anorexic|bulimic|adhd|ocd"
    r"|manic|narcissistic|an addict|a narcissist|an alcoholic|codependent|mentally ill)"
)
_SURELY = (
    r"(?: (?:may|might|could|must|probably|possibly|likely|clearly|definitely|certainly|obviously"
    r"|just|also|do|really|actually|well|very)){0,3}"
)
_KIND = (
    r"(?: (?:a|an|some|the|mild|moderate|severe|classic|clinical|major|undiagnosed|untreated"
    r"|form|kind|type|case|signs?|symptoms?|bit|touch|of|high-functioning|social"
    r"|generali[sz]ed|complex|health)){0,5}"
)
# "Anxiety about the exam" is a feeling; "that is the depression talking" a figure of speech.
_NO_LABEL = r"(?! (?:attacks?|about|around|over|before|when|talking|lying|speaking)\b)"

_DIAGNOSIS = phrases(
    rf"you(?:ve)?{_SURELY}(?: have| got| have got){_SURELY}{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"youve{_SURELY}{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"you(?: are|re| may be| might be| could be| must be){_SURELY}(?: clinically)? {_BEING}",
    rf"you(?: are|re){_SURELY} (?:suffering from|showing|having|in){_KIND} (?:{_CONDITION}"
    r"|(?:manic|depressive|psychotic) episode)",
    rf"(?:sounds?|looks?|seems?|appears?)(?: to me)?(?: a lot| very much| just)?"
    rf"(?: like| to be){_SURELY}(?: its| it is)?{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"(?:this|that|it|these|those|what youre (?:describing|feeling|experiencing)"
    rf"|what you (?:describe|feel|are describing|are feeling))(?: is| are|s| could be| may be"
    rf"| might be){_SURELY}(?: consistent with)?{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"(?:consistent with|textbook|a classic case of){_KIND} {_CONDITION}",
)
# Asking, repeating what they said, and saying that one cannot know are no diagnosis.
_ASKED_OR_REPORTED = re.compile(
    r"\b(?:do|did|does|if|whether|when|mean|means|mentioned|mention|said|say|saying|wrote|shared"
    r"|sharing|told me|tell me|since|that because|not saying|not say|cant say"
    r"|cant tell|or not|you (?:think|believe|feel|suspect))(?: that)? $"
)
# What a post's writer says of themselves may be said back to them.
_THEIR_OWN = (
    r"\b(?:(?:i|ive|im) (?:\w{1,10} ){0,3}diagnosed (?:with|as) (?:\w{1,12} ){0,3}"
    r"|diagnosed me (?:with|as) (?:\w{1,12} ){0,3}|(?:im|i am|i feel) (?:so |really |very )?|my )"
)

_MEDICINE = (
    r"(?:meds?|medications?|medicines?|antidepressants?|anti-depressants?|ssris?|snris?|benzos?"
    r"|pills?|tablets?|dos(?:e|es|age)|prescriptions?|lithium|prozac|zoloft|sertraline|fluoxetine"
    r"|citalopram|escitalopram|lexapro|xanax|valium|diazepam|ativan|adderall|ritalin|seroquel"
    r"|quetiapine|lamictal|wellbutrin|effexor|venlafaxine|mirtazapine|melatonin)"
)
_ITS = (
    r"(?: (?:your|the|some|those|that|these|this|a|an|more|less|half|extra|another|different"
    r"|higher|lower|stronger|of|low|small|any|all)){0,3}"
)
_MEDICATION = phrases(
    rf"(?:stop|quit|skip|halve|double|increase|raise|lower|reduce|cut|drop|change|adjust|switch"
    rf"|start|try|begin)(?: taking| using| on| down on| back on| to){{0,2}}{_ITS} {_MEDICINE}",
    rf"(?:come|go|get|taper|wean)(?: yourself)? (?:on|off|back on)(?: of| to)?{_ITS} {_MEDICINE}",
    rf"take (?:some|a|an|more|less|half|extra|another|double)(?: of)?{_ITS} {_MEDICINE}",
    r"\d{1,4}(?:\.\d)? ?(?:mg|mcg|milligrams?|micrograms?)",
    rf"you(?: really| clearly| probably)? (?:dont need|need|should be on|need to be on)"
    rf"(?: to be on)?{_ITS} {_MEDICINE}",
)
_NO_ADVICE = re.compile(
    r"\b(?:did you|have you|do you|if you|when you|since you|after you|before you|that you"
    r"|you had to|you want to|you wanted to|you decided to|thinking (?:of|about)|dont|do not|never"
    r"|not|without)(?: (?:ever|just|suddenly|recently|also|to)){0,2} $"
)
_PRESCRIBER = r"(?:doctors?|gp|psychiatrist|prescriber|pharmacist|physician|nurse|care team)"
_ASK_THE_DOCTOR = re.compile(
    rf"\b(?:ask|talk|talking|speak|speaking|check|checking|discuss|consult)\w{{0,3}}\b"
    rf"[^.!?]{{0,40}}\b{_PRESCRIBER}\b|\b{_PRESCRIBER} (?:can|could|may|might|before|first|about)\b"
)

# Deliberately short: the repository is public, and a list of means is itself a means. What a
# reply may not do is name or weigh a way; asking whether someone thinks of suicide is welcome.
_WAYS = phrases(
    r"(?:ways?|methods?|means) (?:to|of|for) (?:die|dying|kill(?:ing)? yourself|suicide"
    r"|end(?:ing)? (?:it|your life)|hurt(?:ing)? yourself|self[ -]?harm)",
)
_METHOD = phrases(
    r"(?:lethal|fatal|deadly) (?:dose|amount|method|quantity)",
    r"(?:painless|quick|peaceful) (?:death|way out|suicide|way to (?:go|die))",
    r"overdos(?:e|es|ed|ing)",
    r"(?:hang|hanging|shoot|shooting|drown|drowning|poison|poisoning) yourself",
    r"(?:cut|cutting|slit|slitting) your (?:wrists?|arms?)",
    r"jump(?:ing)? (?:off|from) (?:a|the) (?:bridge|roof|building)",
    r"nooses?",
    r"how many (?:pills|tablets)",
)
_ASKED = re.compile(r"\b(?:are|were|have|had|do|did) you\b")
# "You lost your brother to an overdose" repeats a loss.
_BEREAVED = re.compile(r"\b(?:lost|losing|loss|died|death|grief|grieving)\b")

DIAGNOSES, MEDICATION, METHODS = (_DIAGNOSIS,), (_MEDICATION,), (_WAYS, _METHOD)


def diagnoses(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A condition given to the writer, unless the post says that it was diagnosed."""
    for match in _DIAGNOSIS.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=40)
        if not _ASKED_OR_REPORTED.search(before) and not _their_own_word(match[0], post):
            yield match.span()


def medication(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """Advice to start, stop or change a medicine, and any dose."""
    del post
    for match in _MEDICATION.finditer(reading.text):
        before = sentence_before(reading.text, match.start())
        sentence = before + match[0] + sentence_after(reading.text, match.end())
        if not _NO_ADVICE.search(before) and not _ASK_THE_DOCTOR.search(sentence):
            yield match.span()


def methods(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A way to die or to hurt oneself, named or weighed."""
    del post
    for match in _WAYS.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=60)
        if not _ASKED.search(before):
            yield match.span()
    for match in _METHOD.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=60)
        if not (match[0].startswith("overdos") and _BEREAVED.search(before)):
            yield match.span()


def _their_own_word(diagnosis: str, post: Reading | None) -> bool:
    if post is None:
        return False
    named = re.search(rf"(?:{_CONDITION}|{_BEING})$", diagnosis)
    if named is None:
        return False
    word = re.escape(named[0].removesuffix(" disorder"))
    said = re.finditer(rf"{_THEIR_OWN}{word}", post.text)
    return any(not re.search(r"\b(?:never|not|no)\b", match[0]) for match in said)
