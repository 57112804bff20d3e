"""Made vader.json: vaderSentiment 3.3.2 on sentences of the sample community, word by word.

    pip install vaderSentiment==3.3.2 && python vader.py

It is given our words, joined by blanks, so that marks and capitals say nothing; what is compared is
the valence of each word where it stands.
"""

import json
import re
from pathlib import Path

from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "examples/community/community.jsonl"
WORD = re.compile(r"[^\W_]+(?:['\u2010\u2011-][^\W_]+)*")


def main() -> None:
    analyser = SentimentIntensityAnalyzer()
    found = {}
    for line in map(json.loads, SAMPLE.read_text("utf-8").splitlines()[::3]):
        words = WORD.findall(line["text"].lower().replace("\u2019", "'"))
        said = SentiText(" ".join(words))
        # It drops marks around a word and words of one letter keep theirs: take ours as they are.
        said.words_and_emoticons = words
        sentiments: list[float] = []
        for place, word in enumerate(words):
            analyser.sentiment_valence(0, said, word, place, sentiments)
        found[line["id"]] = {
            place: valence
            for place, (word, valence) in enumerate(zip(words, sentiments, strict=True))
            if valence and word not in BOOSTER_DICT
        }
    (HERE / "vader.json").write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
