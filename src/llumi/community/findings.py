"""From what recognisers report to what is masked: findings that are sure, trimmed and apart.

"Hey Fatima's" PERSON 0-12, "Fatima" NAME 4-10 → name 4-10     "Big Hugs" PERSON → nothing
"[phone]" ID → nothing: what is masked stays as it is
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llumi.community.known_names import cities, first_names, is_english
from llumi.community.never_names import AMBIGUOUS, NEVER

if TYPE_CHECKING:
    from presidio_analyzer import RecognizerResult

KINDS = ["name", "place", "organisation", "date", "age", "id", "handle", "phone", "email", "link"]
_BRACKETS = re.compile(rf"\[(?:{'|'.join(KINDS)})\]")
SURE, LISTED = 1.0, 0.9
"""Scores: patterns outrank lists, and both outrank spaCy's 0.85, where findings overlap."""


@dataclass(frozen=True)
class Finding:
    """Characters `start` to `end` (exclusive) of a text lead to a person; `kind` says how."""

    start: int
    end: int
    kind: str
    score: float


def settle(text: str, results: "list[RecognizerResult]") -> list[Finding]:
    """Findings that do not overlap, in order: none touches a bracket, the surest gives the kind."""
    free = []
    taken = [match.span() for match in _BRACKETS.finditer(text)]
    for result in results:
        for start, end in _outside(result.start, result.end, taken):
            trimmed = _trim(text, Finding(start, end, result.entity_type.lower(), result.score))
            if trimmed:
                free.append(trimmed)
    return _merged(free)


def _outside(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in taken:
        if left < end and start < right:
            if start < left:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def _trim(text: str, finding: Finding) -> Finding | None:
    """Without spaces and signs around it; a finding of the model also loses words that stay."""
    found = text[finding.start : finding.end]
    words = [(0, len(found))] if finding.score >= LISTED else _words_to_mask(found)
    if finding.score < LISTED and found.islower() and not _is_small_name(text, finding):
        return None
    if not words:
        return None
    start, end = finding.start + words[0][0], finding.start + words[-1][1]
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(" \n\t,;:.!?-"))
    end -= len(inner) - len(inner.rstrip(" \n\t,;:.!?-"))
    return Finding(start, end, finding.kind, finding.score) if start < end else None


_MODEL_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f-]|['’](?![^\W\d_]{1,2}\b))*")


def _words_to_mask(found: str) -> list[tuple[int, int]]:
    """The words that may be of a name; none, if a dictionary or the list knows them all."""
    words = [(m.group(), m.span()) for m in _MODEL_WORD.finditer(found.split("\n")[0])]
    kept = [(word, span) for word, span in words if _may_be_a_name(word)]
    return [span for _, span in kept] if any(_is_known(word) for word, _ in kept) else []


def _is_small_name(text: str, finding: Finding) -> bool:
    """In small letters the model is trusted with people only, and only in English."""
    said = _MODEL_WORD.findall(text)
    return finding.kind == "name" and sum(map(is_english, said)) > 0.7 * len(said)


def may_hold_a_name(text: str) -> bool:
    """Whether any word could be kept of what the model finds; else it need not be asked."""
    return any(_may_be_a_name(word) and _is_known(word) for word in _MODEL_WORD.findall(text))


def _is_known(word: str) -> bool:
    """A listed name, or a word that English does not know."""
    small = word.casefold()
    listed = small not in AMBIGUOUS and (small in first_names() or small in cities())
    return listed or not is_english(word)


def _may_be_a_name(word: str) -> bool:
    """Any word with a capital that is not on the list; in small letters only no English one."""
    if len(word) < 2 or word.casefold() in NEVER or any(sign.isdigit() for sign in word):
        return False
    if word.islower():
        return len(word) > 2 and not is_english(word)
    return word[0].isupper() and not word.isupper()


def _merged(findings: list[Finding]) -> list[Finding]:
    """Overlapping findings as one, under the kind of the surest, or the longest of equals."""
    groups: list[list[Finding]] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if groups and finding.start < max(f.end for f in groups[-1]):
            groups[-1].append(finding)
        else:
            groups.append([finding])
    merged = []
    for group in groups:
        surest = max(group, key=lambda f: (f.score, f.end - f.start, f.kind))
        start, end = min(f.start for f in group), max(f.end for f in group)
        merged.append(Finding(start, end, surest.kind, surest.score))
    return merged


def replace(text: str, findings: Sequence[Finding]) -> str:
    """The text with every finding as its kind in brackets."""
    for finding in reversed(findings):
        text = f"{text[: finding.start]}[{finding.kind}]{text[finding.end :]}"
    return text
