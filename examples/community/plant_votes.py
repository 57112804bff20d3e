"""Give the sample community its times and votes, with the flaw that real votes have.

    python examples/community/plant_votes.py      rewrites `created` and `score`, line by line

We wrote the texts and, in intents.csv, what we meant each comment to be. Here quick and careless
comments tend to come first, and votes follow from who came early, far more than from what was
said: early comments collect votes, good late ones don't. Sizes follow what was measured on 36,862
Reddit threads: most comments keep score 1 (their author's own vote), and the higher-voted of two
is nearly always the earlier. Running it again gives the same file.
"""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
SEED = 20260301
FIRST_DAY = datetime(2026, 1, 5, tzinfo=UTC)
QUALITY = {
    "excellent": 3.0,
    "good": 2.0,
    "plain": 1.0,
    "clumsy": 0.5,
    "off_topic": 0.0,
    "early_advice": 0.5,
    "minimising": 0.0,
    "tough_love": 0.0,
}
HASTE = 1.2
"""How much sooner a careless comment comes: log-minutes per point of quality."""
HALVING = 1.6
"""Votes to be had halve with every so many comments that came before."""


def plant(lines: list[dict], intents: dict[str, str]) -> list[dict]:
    """The same posts and comments with `created` and `score` set, each thread in order of time."""
    draw = np.random.default_rng(SEED)
    planted = []
    posts = [line for line in lines if line["kind"] == "post"]
    for day, post in enumerate(sorted(posts, key=lambda post: post["id"])):
        hour = int(post["created"][11:13])
        posted = FIRST_DAY + timedelta(days=2 * day, hours=hour, minutes=int(draw.integers(60)))
        traffic = draw.lognormal(mean=1.6, sigma=0.9)
        comments = sorted(
            (line for line in lines if line["kind"] == "comment" and line["post"] == post["id"]),
            key=lambda comment: comment["id"],
        )
        quality = {one["id"]: QUALITY[intents[one["id"]]] for one in comments}
        waits = {
            one["id"]: float(np.exp(draw.normal(3.5 + HASTE * quality[one["id"]] / 3, 1.3)))
            for one in comments
        }
        post |= {"created": _time(posted), "score": 1 + int(draw.poisson(3 * traffic))}
        planted.append(post)
        for place, comment in enumerate(sorted(comments, key=lambda one: waits[one["id"]])):
            seen = traffic * 2 ** (-place / HALVING)
            liked = 0.7 + 0.25 * quality[comment["id"]]
            comment |= {
                "created": _time(posted + timedelta(minutes=3 + waits[comment["id"]])),
                "score": 1 + int(draw.poisson(seen * liked)),
            }
            planted.append(comment)
    return planted


def _time(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def main() -> None:
    """Rewrite community.jsonl in place."""
    path = HERE / "community.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with (HERE / "intents.csv").open(encoding="utf-8", newline="") as file:
        intents = {row["comment_id"]: row["intent"] for row in csv.DictReader(file)}
    written = "\n".join(json.dumps(line, ensure_ascii=False) for line in plant(lines, intents))
    path.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
