"""The audit of a set of pairs as one page that needs nothing else: verdict, plots, table, samples.

    html(audit, habits, sentences, rows, rule="votes") → "<!doctype html>…"

The page shows ten pairs in full. They come from the workspace, so they are masked as it is, and
the page has to stay wherever the workspace may be.
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any

from llumi import pages
from llumi.preferences.audit import Audit
from llumi.preferences.habits import EDGES, Habit, Habits

_CANNOT = (
    "They describe these pairs, not how good a reply is: only people can judge that.",
    "The share of wrong pairs is what the votes themselves admit. Votes also follow taste, wit and "
    "who else voted, and nothing here sees that.",
    "That a comment points to help is told by known English wordings; others are missed.",
    "Comments of one post are taken to have been scored at the same time.",
)
_LEFT, _RIGHT, _ROW = 210, 510, 26


def html(
    audit: Audit,
    habits: Habits,
    sentences: Sequence[str],
    rows: Sequence[dict[str, Any]],
    *,
    rule: str,
) -> str:
    """The page; `sentences` are the verdict, `rows` the table `pairs` the samples come from."""
    body = f"""{pages.verdict(sentences)}
{_looked_at(audit, habits, rows) if audit.pairs else ""}
<h2>What these figures cannot say</h2>
{pages.bullets(_CANNOT)}"""
    footer = "Holds texts of the community: keep it where the workspace may be kept."
    return pages.page(f"What the pairs of rule {rule} would teach", body, footer=footer)


def _looked_at(audit: Audit, habits: Habits, rows: Sequence[dict[str, Any]]) -> str:
    by_id = {row["pair_id"]: row for row in rows}
    samples = "\n".join(_sample(by_id[pair]) for pair in habits.sample)
    return f"""<h2>The picture</h2>
<p class="quiet">Dots are shares of pairs, lines their 95 % intervals over posts. On the dashed line
the pairs say nothing about it.</p>
{pages.wide("Plot of habits", _dots(habits.shares))}
<h2>How far apart the votes are</h2>
{pages.wide("Plot of margins", _bars(habits.margins))}
<h2>The figures</h2>
{pages.table("The figures", ("What", "How much"), _figures(audit, habits))}
<h2>{len(habits.sample)} pairs to read</h2>
<p class="quiet">Drawn at random by their id. Both answer the same post.</p>
{samples}"""


def _dots(shares: Sequence[Habit]) -> str:
    bottom = _ROW * (len(shares) + 1)
    drawn = []
    for percent in (0, 25, 50, 75, 100):
        x, kind = _x(percent / 100), "half" if percent == 50 else "grid"
        drawn.append(f'<line class="{kind}" x1="{x}" x2="{x}" y1="10" y2="{bottom}"/>')
        drawn.append(f'<text class="tick" x="{x}" y="{bottom + 18}">{percent} %</text>')
    for place, habit in enumerate(sorted(shares, key=lambda habit: -habit.share)):
        y = _ROW * (place + 1)
        drawn.append(f'<text x="0" y="{y + 5}">{escape(habit.label)}</text>')
        if habit.low is not None and habit.high is not None:
            ends = f'x1="{_x(habit.low)}" x2="{_x(habit.high)}"'
            drawn.append(f'<line class="interval" {ends} y1="{y}" y2="{y}"/>')
        drawn.append(f'<circle cx="{_x(habit.share)}" cy="{y}" r="5"/>')
        drawn.append(f'<text x="{_RIGHT + 20}" y="{y + 5}">{_figure(habit)}</text>')
    described = " ".join(f"{habit.label}: {_figure(habit)}." for habit in shares)
    title = "How often each habit holds"
    return pages.svg("habits", title, described, height=bottom + 28, drawn=drawn)


def _bars(margins: Sequence[int]) -> str:
    labels = [f"below {EDGES[0]}"]
    labels += [
        f"{low}" if high - low == 1 else f"{low} to {high - 1}" for low, high in pairwise(EDGES)
    ]
    labels.append(f"{EDGES[-1]} or more")
    most = max(*margins, 1)
    drawn = []
    for place, (label, count) in enumerate(zip(labels, margins, strict=True)):
        y = _ROW * place + 4
        width = round((_RIGHT - _LEFT) * count / most, 1)
        drawn.append(f'<text x="0" y="{y + 14}">{label} votes</text>')
        drawn.append(f'<rect x="{_LEFT}" y="{y}" width="{width}" height="18"/>')
        drawn.append(f'<text x="{_LEFT + width + 8}" y="{y + 14}">{count:,}</text>')
    described = " ".join(
        f"{label} votes: {count:,}." for label, count in zip(labels, margins, strict=True)
    )
    title = "Pairs by how many votes chosen and rejected are apart"
    return pages.svg("margins", title, described, height=_ROW * len(labels) + 8, drawn=drawn)


def _figures(audit: Audit, habits: Habits) -> list[tuple[str, str]]:
    per_post = audit.pairs_per_post
    return [
        ("Pairs", f"{audit.pairs:,}"),
        ("Posts", f"{audit.posts:,}"),
        ("Pairs of one post", f"{per_post['fewest']:,.0f} to {per_post['most']:,.0f}"),
        ("Pairs from the busiest tenth of posts", f"{audit.busiest_tenth:.0%}"),
        ("Median of votes apart", f"{audit.margin_median:,.0f}"),
        *((habit.label, f"{_figure(habit)} of {habit.of:,}") for habit in habits.shares),
        ("Pairs that share a comment with another", f"{habits.repeated:.0%}"),
        ("Pairs whose two texts stand in an earlier pair", f"{habits.copies:,}"),
        (
            "May be the wrong way round, by the votes",
            "not known" if habits.noise is None else f"{habits.noise:.1%}",
        ),
        *((f"Left out of training: {reason}", f"{n:,}") for reason, n in habits.vetoed.items()),
    ]


def _sample(row: dict[str, Any]) -> str:
    left_out = f" · left out of training: {escape(row['veto'])}" if row["veto"] else ""
    sure = "" if row["confidence"] is None else f" · {row['confidence']:.0%} sure"
    return f"""<article>
<h3>Post</h3>
<p class="text">{escape(row["prompt"])}</p>
<h3>Chosen · {row["chosen_score"]:,} votes{sure}{left_out}</h3>
<p class="text">{escape(row["chosen"])}</p>
<h3>Rejected · {row["rejected_score"]:,} votes</h3>
<p class="text">{escape(row["rejected"])}</p>
</article>"""


def _figure(habit: Habit) -> str:
    if habit.low is None or habit.high is None:
        return f"{habit.share:.0%} (too few posts)"
    return f"{habit.share:.0%} ({habit.low:.0%} to {habit.high:.0%})"


def _x(share: float) -> float:
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)
