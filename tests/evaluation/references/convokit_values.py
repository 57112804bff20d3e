"""Made convokit.json: ConvoKit 5.0.0 on the sample community, given LLUMI's words and sentences.

    pip install torch==2.13.0 convokit==5.0.0 && python convokit_values.py

ConvoKit reads a parse; here it reads our sentences, with contractions taken apart and no parser, so
that what is compared are its rules on words. Its categories for coordination are LIWC's; it is
given ours, so that only its formula is compared. Run with LLUMI installed beside it, or its src on
the path.
"""

import json
from pathlib import Path

from convokit import Coordination, Corpus, Speaker, Utterance
from convokit.coordination import coordination as convokit_coordination
from convokit.politeness_collections.politeness_api.features.politeness_strategies import (
    get_politeness_strategy_features,
)

from llumi.evaluation.function_words import CATEGORIES, category, parts
from llumi.evaluation.texts import Texts

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "examples/community/community.jsonl"

RARE = {
    "r1": "Hello there. Good question. Can you rest a little, please?",
    "r2": "Hey. Great that you asked. By the way, will you be all right? In fact I appreciate it.",
    "r3": "Excuse me. I apologise. Would you forgive me? Thank you. Surely the truth matters.",
}
"""What the sample community does not say."""


def parsed(text: str) -> list[dict]:
    texts = Texts.of([text])
    sentences: dict[int, list[dict]] = {}
    for word, sentence in zip(texts.ids, texts.run, strict=True):
        for part in parts(texts.types[word]):
            sentences.setdefault(int(sentence), []).append({"tok": part, "dep": "", "tag": ""})
    return list(sentences.values())


def politeness(rows: list[dict]) -> dict[str, dict[str, int]]:
    found = {}
    for row in [*rows[::3], *({"id": name, "text": RARE[name]} for name in RARE)]:
        features, _ = get_politeness_strategy_features(parsed(row["text"]))
        names = {name.split("==")[1]: value for name, value in features.items()}
        found[row["id"]] = {name: value for name, value in names.items() if value}
    return found


def coordination(rows: list[dict]) -> dict[str, float]:
    posts = {row["id"]: row["text"] for row in rows if row["kind"] == "post"}
    asking, answering = Speaker(id="posts"), Speaker(id="replies")
    said = []
    for row in rows:
        if row["kind"] == "comment":
            one = {"speaker": asking, "conversation_id": row["id"] + "p"}
            said.append(Utterance(id=row["id"] + "p", text=posts[row["post"]], **one))
            one = {"speaker": answering, "conversation_id": row["id"] + "p"}
            reply_to = row["id"] + "p"
            said.append(Utterance(id=row["id"], text=row["text"], reply_to=reply_to, **one))
    corpus = Corpus(utterances=said)
    convokit_coordination.CoordinationWordCategories[:] = list(CATEGORIES)
    tool = Coordination()
    tool.fit(corpus)
    for utterance in corpus.iter_utterances():
        texts = Texts.of([utterance.text])
        each = {category(part) for word in texts.types for part in parts(word)} - {-1}
        utterance.meta["liwc-categories"] = {list(CATEGORIES)[place] for place in each}
    scores = tool.summarize(
        corpus, lambda one: one.id == "replies", lambda one: one.id == "posts", target_thresh=0
    )
    ((_, found),) = scores.items()
    return dict(found)


def main() -> None:
    rows = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    found = {"politeness": politeness(rows), "coordination": coordination(rows)}
    (HERE / "convokit.json").write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
