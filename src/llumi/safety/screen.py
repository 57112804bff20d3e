"""Does a text say what a reply must not say? Found words, each with its rule and reason.

    screen("Please call 988.") → (Finding("number", "block", 12, 15, "988", "A number must …"),)

Only known wordings are found. No finding does not mean that a reply is safe or good.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from llumi.safety.reading import Reading, Span, read
from llumi.safety.rules import Rule, Severity, worth_asking


@dataclass(frozen=True)
class Finding:
    """Words of a text, `text[start:end]`, that break `rule`; `by` says who found them."""

    rule: str
    severity: Severity
    start: int
    end: int
    words: str
    reason: str
    by: Literal["rule", "classifier"] = "rule"

    def as_dict(self) -> dict[str, str | int]:
        """The finding with the flat, stable keys of `--json` and of the API."""
        return asdict(self)


def screen(text: str, *, post: str | None = None) -> tuple[Finding, ...]:
    """All findings in a reply, in the order of the text.

    `post` is what the reply answers: a diagnosis that its writer calls their own may be repeated.
    """
    reading, answered = read(text), None if post is None else read(post)
    return broken(worth_asking(reading, answered), reading, answered)


def broken(
    rules: Iterable[Rule], reading: Reading, post: Reading | None = None
) -> tuple[Finding, ...]:
    """What of a text breaks one of `rules`, in the order of the text."""
    findings = []
    for rule in rules:
        for span in _outermost(rule.find(reading, post)):
            start, end = reading.original_span(span)
            words = reading.original[start:end]
            findings.append(Finding(rule.id, rule.severity, start, end, words, rule.reason))
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end)))


def holds_back(findings: Iterable[Finding]) -> bool:
    """Whether a text with these findings must not be shown as a model's proposal."""
    return any(finding.severity == "block" for finding in findings)


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """In order, without spans that lie inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
