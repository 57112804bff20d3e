"""Diagnoses: a condition that a text gives to whoever it is written to.

    "It sounds like you have ADHD." → "you have ADHD" · "Only a clinician can tell." → nothing

Only a clinician who knows the person may do that. A condition that is not in the lists passes.
"""

import re
from collections.abc import Iterator

from llumi.safety.reading import Reading, Span, phrases, sentence_after, sentence_before

_NAMED = (
    r"(?:(?:post-?natal |postpartum |seasonal )?depression|post-?traumatic stress|dysthymia"
    r"|bipolar(?: disorder| type (?:one|two|1|2|i|ii))?|manic depression|adhd|c?-?ptsd"
    r"|complex trauma|ocd|pmdd|bpd|borderline(?: personality)?|anxiety|\w{0,12}phobia"
    r"|schizo\w{4,12}|psychosis|(?:hypo)?mania|anorexia|bulimia|binge eating|cyclothymia"
    r"|orthorexia|(?:an )?eating disorder|body dysmorphia|(?:high-functioning )?autism"
    r"|asperger\w{0,2}|dementia|alzheimer\w{0,2}|parkinson\w{0,2}|alcoholism|(?:an "
    r"|\w{3,8} )?addiction|dissociation|dissociative \w{1,12}|narcissis(?:m|tic \w{1,12})"
    r"|burn-?out|codependency|insomnia|depersonali[sz]ation|dereali[sz]ation|hypochondria"
    r"|a (?:nervous|mental) breakdown|an? (?:\w{3,10} )?mental (?:illness|health condition)"
    r"|a chemical imbalance|an? underactive thyroid|anaemia|anemia|tourettes?|dyslexia|psychopathy"
    r"|paranoia|delusions)"
)
_CONDITION = rf"(?:(?:\w{{3,18}}[ -]){{0,3}}(?:disorder|syndrome)|{_NAMED})"
_STRICT = (
    r"(?:(?:\w{3,18}[ -]){1,3}(?:disorder|syndrome)|post-?traumatic stress|dysthymia"
    r"|cyclothymia|adhd|c?-?ptsd|ocd|pmdd|bpd|\w{0,12}phobia|schizo\w{4,12}|psychosis"
    r"|hypomania|anorexia|bulimia|orthorexia|dementia|alcoholism|(?!his|her|your|the|that|this"
    r"|their|any)\w{3,9} addiction|dissociation|depersonali[sz]ation|(?:clinical|major|severe"
    r"|moderate|manic|bipolar|postnatal|postpartum) depression|bipolar|borderline|autism"
    r"|psychopathy)"
)
_BEING = (
    r"(?:bipolar|borderline|autistic|(?:a )?schizophrenic|psychotic|(?:clinically )?depressed"
    r"|anorexic|bulimic|adhd|ocd|(?:hypo)?manic|narcissistic|an addict"
    r"|a(?: \w{3,10})? narcissist|an (?:adhd|autistic) \w{3,9}|an? (?:\w{3,12} )?alcoholic"
    r"|codependent|mentally ill|obsessive-compulsive|agoraphobic|a (?:compulsive )?hoarder"
    r"|a hypochondriac|a (?:psycho|socio)path|on the (?:autism |autistic )?spectrum|neurodivergent"
    r"|delusional|paranoid|dissociat(?:ing|ive)|traumati[sz]ed|a bulimic|an anorexic"
    r"|burnt out in the clinical sense)"
)
_SURELY = (
    r"(?: (?:may|might|could|must|probably|possibly|likely|clearly|definitely|certainly|obviously"
    r"|just|also|do|really|actually|well|very|surely|evidently|most|quite|plainly|simply|almost"
    r"|in fact|all|now|id say|i think|i guess|indeed|be|would|surely|defo|deffo|def|totally"
    r"|fr)){0,3}"
)
_KIND = (
    r"(?:,? (?:a|an|some|the|mild|all|every|thing called|name|moderate|severe|classic|clinical"
    r"|major|undiagnosed|untreated|full-blown|form|kind|type|case|signs?|symptoms?|bit|touch|of"
    r"|from|high-functioning|social|early|first|late|generali[sz]ed|complex|health|textbook"
    r"|beginnings?|her|his|their|mothers|fathers|stages?|onset|chronic|acute|hidden|smiling|adult"
    r"|childhood|typical|bad|dose|deep|that is|called|your|traits|episode|something like"
    r"|nothing but|good old|plain|real|what we call|what doctors call|vascular|secondary"
    r"|full)){0,5}"
)
# "Anxiety about the exam" is a feeling; "that is the depression talking" a figure of speech.
_NO_LABEL = (
    r"(?! (?:attacks?|about|around|over|before|when|talking|lying|speaking|diagnos\w{2,4}"
    r"|assessment|tests?|screening|makes?|made|team|nurse|clinic|meds|medication|as a word)\b)"
)
_GIVEN = (
    r"(?:have|had|got|have got|have inherited|inherited|get|ve got|are having|developed"
    r"|are developing|have developed|suffer from|are suffering from|show|display|exhibit"
    r"|are in for|qualify for|are dealing with|are facing|are experiencing|are going through"
    r"|live with|are living with|are with|carry)"
)
_THIS = (
    r"(?:this|that|it|these|those|theyre|itd|these (?:are|things)|(?:all of |all )?(?:this|that"
    r"|it)|what youre (?:describing|feeling|experiencing|going through)"
    r"|what you(?:ve)? (?:describe|feel|have|got|write|wrote|are describing|are feeling|describes?"
    r"|described|experienced?)|your (?:symptoms|story|post|description|answers|mood swings?|moods"
    r"|behaviou?r|signs|habits|case|problem|illness|condition|trouble))"
)

_DIAGNOSIS = phrases(
    rf"(?:you(?:ve)?|u){_SURELY} {_GIVEN}{_SURELY}{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"youve{_SURELY}(?: got| developed| had)?{_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:you|u)(?: are|re| r| may be| might be| could be| must be| sound| seem| come across as"
    rf"| look)(?: to be| like)?{_SURELY} {_BEING}(?! (?:from|by|for|about|after|of) )",
    r"you(?: are|re| seem to be| appear to be| might be| may be| must be| could be"
    rf"| sound like youre){_SURELY} (?:suffering from|showing|having|in|developing|living with"
    rf"|experiencing|dealing with|exhibiting|displaying){_KIND} (?:{_CONDITION}{_NO_LABEL}|(?:manic"
    r"|depressive|psychotic|hypomanic|dissociative|mixed) (?:episode|state|phase))",
    r"(?:sounds?|looks?|seems?|appears?|feels?|reads?|smells?)(?: to me)?(?: a lot| very much"
    rf"| just| exactly| more)?(?: like| to be| of)?{_SURELY}(?: its| it is| youve got"
    rf"| you have)?{_KIND} {_CONDITION}{_NO_LABEL}",
    rf"{_THIS}(?: is| are|s|re| could be| may be| might be| must be| can only be| was| has to be"
    rf"| would be| has a name)[,:]?{_SURELY}(?: consistent with"
    rf"| nothing but)?{_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:consistent with|textbook|(?:a )?classic(?: case of)?|(?:a )?(?:clear|typical|obvious"
    rf"|definite|plain|straightforward|severe|full-blown) case of){_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:points?|pointing) (?:straight |clearly |strongly |very much )?(?:to|towards?"
    rf"|at){_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:indicates?|suggests?|screams?|shouts?|spells?|means?|amounts? to|adds? up to|fits?"
    r"|match(?:es)?|meets?|ticks?|checks?|speaks? for)(?: (?:all|most|every|each|the|of|box|boxes"
    r"|criteria|criterion|for|pattern|picture|profile|definition|description|diagnosis|clearly"
    rf"|full)){{0,6}}{_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:hallmarks?|criteria|definition|(?:clear|classic|textbook|tell-?tale|obvious) (?:signs?"
    rf"|symptoms?|case)) (?:of|for){_KIND} {_CONDITION}{_NO_LABEL}",
    r"(?:my (?:diagnosis|verdict|assessment|bet|guess|money|conclusion|impression|feeling)"
    r"|the diagnosis)(?: is| would be|:|s on| is on)(?: that)?(?: its| you have"
    rf"| this is)?{_KIND} {_CONDITION}",
    r"(?:id|i would|ill|i) (?:call|diagnose|name|label|classify|bet on|say)(?: (?:it|this|that|you"
    rf"|these))?(?: (?:as|with|its|a case of|youre|you have)){{0,2}}{_KIND}"
    rf" {_CONDITION}{_NO_LABEL}",
    r"(?:name|word|label|term)(?: for (?:it|this|that|what \w{2,8}(?: \w{1,12}){0,3}))?(?:"
    rf" is|,|:|s)(?: (?:and )?its)?{_KIND} {_CONDITION}",
    rf"(?:na|is|its) {_CONDITION} (?:dey|what|that|which)(?: \w{{1,8}})? (?:you|u|worry)",
    r"score of (?:\w{1,10}[ ,]{1,2}){0,5}(?:is|means|severe|moderate|mild"
    rf"|major){_KIND} {_CONDITION}",
    rf"your (?:undiagnosed|untreated|obvious) {_CONDITION}",
    r"(?:your|the) (?:borderline|bipolar|adhd|autism|ocd|mania|psychosis|bpd|narcissism"
    r"|ptsd)(?: is| thats)? (?:talking|speaking|lying)",
    # A name that is no everyday word, said of anything.
    r"(?:is|are|was|means?|mean|in other words|namely|i (?:also )?(?:hear|see|read|notice"
    r"|recognise|recognize)|its called|known as|calls? (?:it|this|that)"
    r"|in short)[,:]?(?: that)?(?: you(?: are|re)?)?(?: quite| very)?(?: (?:plain|clear|obvious"
    rf"|simple|easy))?(?: in)?[,:;]?{_KIND} {_STRICT}{_NO_LABEL}",
    r"i (?:diagnose|am diagnosing|hereby diagnose) you",
    r"you (?:are|were|re) (?:\w{1,12} ){0,2}a (?:textbook|classic|clear"
    rf"|typical)(?: case of)?{_KIND} (?:{_CONDITION}|narcissist|addict|alcoholic|depressive"
    r"|empath)",
)
# Asking, repeating what they said, and saying that one cannot know are no diagnosis.
_ASKED_OR_REPORTED = re.compile(
    r"\b(?:do|did|does|if|whether|when|mentioned|mention|said|(?<!we can )(?<!could )(?<!would"
    r" )(?<!\bid )(?<!must )(?<!to )say|saying|says|wrote|shared|sharing|told me|tell me|since"
    r"|that because|not saying|not say|cant say|told you|tells you|cant tell|or not|because"
    r"|you(?:re)? (?:\w{2,8} )?(?:think|thought|believe|feel|suspect|worry|worried|afraid|scared"
    r"|fear|wonder|wondering|ask|asking))(?: that)?(?: its)? $"
)
_DENIED = re.compile(
    r"\b(?:not|isnt|doesnt|dont|cant|cannot|never|no|nor|neither|nobody|whether|if|wont|without"
    r"|wouldnt|unless|havent|hasnt|arent|has to mean|have to mean"
    r"|only a \w{3,12} can)(?: \w{1,12}){0,4} $"
)
_REPORTED = re.compile(
    r"\b(?:your (?:doctor|psychiatrist|gp|therapist|psychologist|mother|mum|mom|ex|wife|husband"
    r"|sister|brother|dad|father|friend|boss|son|daughter|partner|nurse|specialist|file|report"
    r"|diagnosis)|(?<!what )(?<!how )(?<!as )you (?:say|write|said|wrote|mention|mentioned|told"
    r"|were told|were diagnosed|have been diagnosed|got diagnosed)|they (?:say|said|told|diagnosed"
    r"|called)|he|she|people|internet|quiz|checklist|diagnosed you|since your|after your"
    r"|when your)\b"
)
_QUESTION = re.compile(
    r"^\W*(?:\w{1,10},? )?(?:do|did|does|have|has|is|are|could|might|would|was|were|what|when"
    r"|how|who|which|since|can|where|why)\b"
)
# What a post's writer says of themselves may be said back to them.
_THEIR_OWN = (
    r"\b(?:(?:i|ive|im) (?:\w{1,10} ){0,3}diagnosed (?:with|as) (?:\w{1,12} ){0,3}"
    r"|diagnosed me (?:with|as) (?:\w{1,12} ){0,3}|(?:im|i am|i feel) (?:so |really |very )?"
    r"|my )"
)

# Some of a condition's name: asked first, for most texts have none.
_LABEL = re.compile(
    r"disorder|syndrome|depress|traumat|complex trauma|dysthymi|bipolar|adhd|ptsd|\bocd|pmdd|\bbpd"
    r"|borderline|anxiety|phobi|schizo|psychosis|psychotic|mania|manic|anorexi|bulimi|binge eating"
    r"|cyclothymi|orthorexi|dysmorphi|autis|asperger|dementia|alzheimer|parkinson|alcoholi|addict"
    r"|dissociat|narcissis|burn-?out|burnt out|codependen|insomnia|depersonali|dereali|hypochondri"
    r"|breakdown|mental|imbalance|thyroid|ana?emia|tourette|dyslexi|psychopath|sociopath|paranoi"
    r"|delusion|hoarder|obsessive|agoraphob|spectrum|neurodiver|empath|diagnos|mixed"
)
DIAGNOSES = (_LABEL,)


def diagnoses(reading: Reading, post: Reading | None) -> Iterator[Span]:
    """A condition given to the writer, unless the post says that it was diagnosed."""
    if not _LABEL.search(reading.text):
        return
    for match in _DIAGNOSIS.finditer(reading.text):
        before = sentence_before(reading.text, match.start(), at_most=100)
        if not _no_diagnosis(reading.text, before, match) and not _their_own_word(match[0], post):
            yield match.span()


def _no_diagnosis(text: str, before: str, match: re.Match[str]) -> bool:
    asked = _QUESTION.search(before + match[0]) and ends_asking(text, match.end())
    return bool(
        _ASKED_OR_REPORTED.search(before)
        or _DENIED.search(before)
        or _REPORTED.search(before)
        or asked
        or before.count('"') % 2
    )


def _their_own_word(diagnosis: str, post: Reading | None) -> bool:
    if post is None:
        return False
    label = diagnosis.removesuffix(" disorder").removesuffix(" syndrome")
    named = re.search(rf"\b(?:{_NAMED}|{_BEING}|\w+)$", label)
    if named is None:
        return False
    word = re.escape(named[0])
    said = re.finditer(rf"{_THEIR_OWN}{word}", post.text)
    return any(not re.search(r"\b(?:never|not|no)\b", match[0]) for match in said)


def ends_asking(text: str, position: int) -> bool:
    """Whether the sentence that goes on at `position` is a question."""
    after = sentence_after(text, position)
    return text[position + len(after) : position + len(after) + 1] == "?"
