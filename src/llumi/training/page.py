"""A run as one page that needs nothing else: what went wrong, curves, samples, the held-out table.

    html(record, metrics, samples) → "<!doctype html>…"

`record` is run.json, `metrics` the lines of metrics.jsonl, `samples` those of samples.jsonl. The
page holds no text of the community: its posts are ours, its replies a model's, screened.
"""

from collections.abc import Mapping, Sequence
from html import escape
from statistics import fmean
from typing import Any

from llumi import pages
from llumi.pages import Series
from llumi.training.samples import MOST_TOKENS

_Lines = Sequence[Mapping[str, Any]]

_CURVES = {
    # name: title, what it says, {label: metric}
    "loss": ("Loss", "What the steps bring down on the rows trained on.", {"loss": "loss"}),
    "rewards": (
        "Rewards",
        "Beta times the log-probability gained against the start, a batch's mean. Chosen should "
        "not fall.",
        {"chosen": "rewards/chosen", "rejected": "rewards/rejected"},
    ),
    "accuracy": (
        "Reward accuracy",
        "Share of a batch's pairs ranked as labelled. 0.5 is a coin.",
        {"accuracy": "rewards/accuracies"},
    ),
    "logps": (
        "Log-probability",
        "Of whole replies, a batch's mean in nats. It moves with which rows are in the batch.",
        {"chosen": "logps/chosen", "rejected": "logps/rejected"},
    ),
}
_CANNOT = (
    "A falling training loss is no evidence that replies get better, nor is a rising reward: both "
    "are of rows that the model is learning. The held-out table is the place to look.",
    "Held-out pairs say whether the model prefers what the community's votes preferred, not "
    "whether a reply is good or safe: only people can judge that.",
    "Three sample replies show what the model sounds like, not how often it fails.",
    "The safety screen finds known wordings. A reply that it lets pass may still be wrong.",
)


def html(record: Mapping[str, Any], metrics: _Lines, samples: _Lines) -> str:
    """The page; a curve, table or notice stands only where there is something to show.

    `record` has at least `name` and `method`; `stopped` is the sentence of what stopped the run.
    """
    parts = [
        _stopped(record),
        _facts(record),
        _curves(metrics, samples),
        _samples(samples),
        _heldout(record.get("heldout") or {}),
        f"<h2>What these figures cannot say</h2>\n{pages.bullets(_CANNOT)}",
    ]
    title = f"Run {record['name']}: {str(record['method']).upper()}"
    footer = "Sample posts were written for this purpose; sample replies are a model's."
    return pages.page(title, "\n".join(filter(None, parts)), footer=footer)


def _stopped(record: Mapping[str, Any]) -> str:
    sentence = record.get("stopped")
    if not sentence:
        return ""
    return (
        '<section class="notice" aria-label="Why the run was stopped">\n'
        f'<p class="verdict">The run was stopped. {escape(sentence)}</p>\n</section>'
    )


def _facts(record: Mapping[str, Any]) -> str:
    recipe, digest = record.get("recipe") or {}, record.get("base_sha256")
    told = []
    if base := recipe.get("model"):
        told.append(f"Base {base}{f' ({digest[:12]})' if digest else ''}")
    if start := record.get("start"):
        told.append(f"goes on from run {start}")
    if (rows := record.get("rows")) is not None:
        told.append(f"{rows:,} rows")
    return f'<p class="quiet">{escape(" · ".join(told))}</p>' if told else ""


def _curves(metrics: _Lines, samples: _Lines) -> str:
    drawn = []
    for name, (title, meaning, labels) in _CURVES.items():
        series = [
            Series(label, [(m["step"], m[key]) for m in metrics if m.get(key) is not None])
            for label, key in labels.items()
        ]
        drawn.append(_curve(name, title, meaning, series))
    lengths: dict[int, list[int]] = {}
    for sample in samples:
        lengths.setdefault(sample["step"], []).append(sample["tokens"])
    means = [(step, fmean(found)) for step, found in sorted(lengths.items())]
    meaning = f"Mean of the sample replies, which end at {MOST_TOKENS} at the latest."
    drawn.append(_curve("tokens", "Tokens a sample reply", meaning, [Series("tokens", means)]))
    return "\n".join(filter(None, drawn))


def _curve(name: str, title: str, meaning: str, series: Sequence[Series]) -> str:
    chart = pages.curve(name, title, series)
    if not chart:
        return ""
    region = pages.wide(f"Chart: {title}", chart)
    return f'<h2>{title}</h2>\n<p class="quiet">{escape(meaning)}</p>\n{region}'


def _samples(samples: _Lines) -> str:
    """First and last reply to each post, side by side."""
    by_post: dict[str, list[Mapping[str, Any]]] = {}
    for sample in sorted(samples, key=lambda sample: sample["step"]):
        by_post.setdefault(sample["post"], []).append(sample)
    if not by_post:
        return ""
    first, last = min(s["step"] for s in samples), max(s["step"] for s in samples)
    header = ("Post", f"Reply at step {first}", f"Reply at step {last}")
    rows = [
        (post, _reply_at(first, replies), _reply_at(last, replies))
        for post, replies in by_post.items()
    ]
    table = pages.table("Sample replies", header, rows, kind="texts")
    return f"<h2>Sample replies</h2>\n{table}"


def _reply_at(step: int, replies: _Lines) -> str:
    found = next((sample["reply"] for sample in replies if sample["step"] == step), "")
    return found or "(nothing)"


def _heldout(table: Mapping[str, Mapping[str, float]]) -> str:
    if not table:
        return ""
    header = ("By", "Share", "95 % interval", "Pairs", "Posts")
    rows = [
        (
            name,
            f"{found['share']:.3f}",
            f"{found['low']:.3f} to {found['high']:.3f}",
            f"{found['pairs']:,}",
            f"{found['posts']:,}",
        )
        for name, found in table.items()
    ]
    drawn = pages.table("Held-out preference accuracy", header, rows, kind="figures")
    return (
        "<h2>Held-out pairs ranked as the community ranked them</h2>\n"
        '<p class="quiet">On posts that the model was not trained on. The baselines read '
        "nothing: what does not beat them has learnt nothing of use.</p>\n"
        f"{drawn}"
    )
