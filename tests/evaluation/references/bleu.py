"""Made bleu.json: sacrebleu 2.6.0 on openings of the sample community's comments.

    pip install sacrebleu==2.6.0 && python bleu.py

Our words, joined by blanks and split at them; smoothing "floor" with 0.1, as in `self_bleu`.
"""

import json
import re
from pathlib import Path

import sacrebleu

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "examples/community/community.jsonl"
WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")


def main() -> None:
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    words = [
        WORD.findall(row["text"].lower().replace("\u2019", "'"))[:50]
        for row in rows
        if row["kind"] == "comment"
    ]
    opened = [" ".join(said) for said in words if len(said) == 50][:40]
    # Two alike, so that something is shared.
    opened.append(opened[0])
    tool = sacrebleu.BLEU(
        tokenize="none", smooth_method="floor", smooth_value=0.1, effective_order=False
    )
    scores = [
        tool.sentence_score(text, opened[:place] + opened[place + 1 :]).score / 100
        for place, text in enumerate(opened)
    ]
    found = {"self_bleu": sum(scores) / len(scores), "texts": len(opened)}
    (HERE / "bleu.json").write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
