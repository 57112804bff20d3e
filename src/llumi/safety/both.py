"""Rules and classifier together: what every text passes on its way to a person.

    assess("he said by friday there'd be one plate less")
    → Risk(POSSIBLE_RISK, (Mark(…, "there'd be one plate less", "No fixed rule knows …"),))

The rules decide first; the classifier may raise a tier or add a finding, and can take none away.
Where it is not there, the answers are the rules'. Tables of many comments are judged by the rules
alone (`many`), for they are the same on every machine.
"""

from llumi.safety import classifier, risk
from llumi.safety import screen as rules_only
from llumi.safety.classifier import Classifier
from llumi.safety.ngrams import WORD
from llumi.safety.reading import Reading, Span, read
from llumi.safety.replies import presence
from llumi.safety.risk import Mark, Risk
from llumi.safety.rules import RULES
from llumi.safety.screen import Finding
from llumi.safety.tiers import Tier

_TOWARDS: dict[Tier, tuple[str, ...]] = {
    Tier.IMMINENT: (Tier.IMMINENT.label,),
    Tier.POSSIBLE_RISK: (Tier.IMMINENT.label, Tier.POSSIBLE_RISK.label),
    Tier.DISTRESS: (Tier.IMMINENT.label, Tier.POSSIBLE_RISK.label, Tier.DISTRESS.label),
}
"""A tier has the votes of the tiers above it too."""

_READS = {
    Tier.IMMINENT: "No fixed rule knows these words; such posts often speak of imminent danger.",
    Tier.POSSIBLE_RISK: "No fixed rule knows these words; such posts often speak of risk.",
    Tier.DISTRESS: "No fixed rule knows these words; such posts often speak of distress.",
}
_OF_FORM = frozenset({"number", "link"})
"""Rules that know every form of what they look for; likeness would only add false alarms."""
_TOO_FEW = 5
"""Words of a reply below which likeness says nothing."""
_LIKENESS = "{reason} (By likeness to other replies; no fixed rule knows these words.)"


def prepare() -> None:
    """Do now what else the first text would wait for: read the classifier, weave the rules' net.

    Raises:
        InputError: a file of the classifier is not what was trained.
    """
    assess("")
    screen("Good morning.")


def assess(post: str) -> Risk:
    """The tier of a post and the marks that led there, by rules and classifier."""
    found = risk.assess(post)
    trained = classifier.posts()
    if trained is None:
        return found
    reading = read(post)
    voted = _tier_voted(reading, trained)
    if voted <= found.tier:
        return found
    start, end = reading.original_span(trained.told_by(reading, _TOWARDS[voted]))
    mark = Mark(start, end, post[start:end], _READS[voted])
    kept = found.marks if found.tier >= Tier.POSSIBLE_RISK else ()
    return Risk(voted, tuple(sorted((*kept, mark), key=lambda mark: mark.start)))


def _tier_voted(reading: Reading, trained: Classifier) -> Tier:
    shares = trained.shares(reading.text)
    for tier, labels in _TOWARDS.items():
        if sum(shares[label] for label in labels) >= trained.least[tier.label]:
            return tier
    return Tier.NONE


def screen(text: str, *, post: str | None = None) -> tuple[Finding, ...]:
    """All findings in a reply, by rules and classifier, in the order of the text."""
    found = rules_only.screen(text, post=post)
    trained = classifier.replies()
    if trained is None or not text.strip():
        return found
    reading = read(text)
    known = {finding.rule for finding in found}
    voted = [rule for rule in _rules_voted(reading, trained) if rule not in known]
    spans = {rule: trained.told_by(reading, (rule,)) for rule in voted}
    # What these ask depends on the post's tier, on which the classifier has a vote as well.
    by_risk = {
        rule: span
        for rule, find in _BY_RISK.items()
        if rule not in known and (span := spans.get(rule) or next(find(reading), None))
    }
    if by_risk and post is not None and assess(post).tier >= Tier.POSSIBLE_RISK:
        spans |= by_risk
    else:
        spans = {rule: span for rule, span in spans.items() if rule not in by_risk}
    if spans and post is not None:
        # What a rule lets pass because of the post, such as their own diagnosis, stays passed.
        excused = {finding.rule for finding in rules_only.screen(text)}
        spans = {rule: span for rule, span in spans.items() if rule not in excused}
    votes = [_finding(rule, reading, span) for rule, span in spans.items()]
    return tuple(sorted((*found, *votes), key=lambda finding: (finding.start, finding.end)))


_BY_RISK = {"missed_risk": presence.unanswered, "no_path": presence.without_path}


def _rules_voted(reading: Reading, trained: Classifier) -> list[str]:
    if len(WORD.findall(reading.text)) < _TOO_FEW:
        return []
    shares = trained.shares(reading.text)
    return [
        rule
        for rule, share in shares.items()
        if share >= trained.least[rule] and rule not in _OF_FORM
    ]


def _finding(rule: str, reading: Reading, span: Span) -> Finding:
    start, end = reading.original_span(span)
    said = RULES[rule]
    words = reading.original[start:end]
    # Of a reply as a whole no words are meant, so there are none that a rule could know.
    reason = said.reason if said.whole else _LIKENESS.format(reason=said.reason)
    return Finding(rule, said.severity, start, end, words, reason, by="classifier")
