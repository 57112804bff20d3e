"""The audit of a set of pairs as one page that needs nothing else: verdict, plots, table, samples.

    html(audit, habits, sentences, rows, rule="votes") → "<!doctype html>…"

The page shows ten pairs in full. They come from the workspace, so they are masked as it is, and
the page has to stay wherever the workspace may be.
"""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any

from llumi.preferences.audit import Audit
from llumi.preferences.habits import EDGES, Habit, Habits

_STYLE = """
:root { color-scheme: light dark; --ground: #faf8f4; --ink: #1d1b18; --quiet: #524d45;
  --line: #d9d4ca; --teal: #0b5a5e; }
@media (prefers-color-scheme: dark) { :root { --ground: #181714; --ink: #ece7de; --quiet: #b8b1a5;
  --line: #3d3a34; --teal: #79c5c6; } }
@media print { :root { color-scheme: light; --ground: #ffffff; --ink: #000000; --quiet: #333333;
  --line: #bbbbbb; --teal: #0b5a5e; } }
body { background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif;
  max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.125rem; margin-top: 3rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.25rem; }
.verdict { font-size: 1.1875rem; }
.quiet, footer { color: var(--quiet); }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--teal); outline-offset: 4px; }
.text { white-space: pre-line; overflow-wrap: anywhere; margin: 0.25rem 0 0.75rem; }
article { border-top: 1px solid var(--line); }
table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 1rem 0.35rem 0; text-align: left; }
th { font-weight: 400; }
thead th { color: var(--quiet); }
svg { display: block; width: 100%; min-width: 36rem; height: auto; }
svg text { fill: var(--ink); font: 14px system-ui, sans-serif; }
svg .tick { fill: var(--quiet); font-size: 12px; text-anchor: middle; }
svg .grid { stroke: var(--line); }
svg .half { stroke: var(--quiet); stroke-dasharray: 4 4; }
svg .interval { stroke: var(--teal); stroke-width: 2; }
svg circle, svg rect { fill: var(--teal); }
article, tr, svg { break-inside: avoid; }
@media print { body { max-width: none; } .wide { overflow: visible; } svg { min-width: 0; } }
"""
_CANNOT = (
    "They describe these pairs, not how good a reply is: only people can judge that.",
    "The share of wrong pairs is what the votes themselves admit. Votes also follow taste, wit and "
    "who else voted, and nothing here sees that.",
    "That a comment points to help is told by known English wordings; others are missed.",
    "Comments of one post are taken to have been scored at the same time.",
)
_LEFT, _RIGHT, _ROW, _WIDTH = 210, 510, 26, 680


def html(
    audit: Audit,
    habits: Habits,
    sentences: Sequence[str],
    rows: Sequence[dict[str, Any]],
    *,
    rule: str,
) -> str:
    """The page; `sentences` are the verdict, `rows` the table `pairs` the samples come from."""
    said = "\n".join(f'<p class="verdict">{escape(sentence)}</p>' for sentence in sentences)
    cannot = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in _CANNOT)
    title = f"What the pairs of rule {escape(rule)} would teach"
    looked = _looked_at(audit, habits, rows) if audit.pairs else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{said}
{looked}
<h2>What these figures cannot say</h2>
<ul>
{cannot}
</ul>
</main>
<footer><p>Holds texts of the community: keep it where the workspace may be kept.</p></footer>
</body>
</html>
"""


def _looked_at(audit: Audit, habits: Habits, rows: Sequence[dict[str, Any]]) -> str:
    by_id = {row["pair_id"]: row for row in rows}
    samples = "\n".join(_sample(by_id[pair]) for pair in habits.sample)
    return f"""<h2>The picture</h2>
<p class="quiet">Dots are shares of pairs, lines their 95 % intervals over posts. On the dashed line
the pairs say nothing about it.</p>
<div class="wide" role="region" aria-label="Plot of habits" tabindex="0">
{_dots(habits.shares)}
</div>
<h2>How far apart the votes are</h2>
<div class="wide" role="region" aria-label="Plot of margins" tabindex="0">
{_bars(habits.margins)}
</div>
<h2>The figures</h2>
<div class="wide" role="region" aria-label="The figures" tabindex="0">
<table>
<thead><tr><th scope="col">What</th><th scope="col">How much</th></tr></thead>
<tbody>
{_figures(audit, habits)}
</tbody>
</table>
</div>
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
    return _svg("habits", "How often each habit holds", described, bottom + 28, drawn)


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
    return _svg("margins", title, described, _ROW * len(labels) + 8, drawn)


def _svg(name: str, title: str, described: str, height: int, drawn: Sequence[str]) -> str:
    return "\n".join(
        [
            f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-desc">{escape(described)}</desc>',
            *drawn,
            "</svg>",
        ]
    )


def _figures(audit: Audit, habits: Habits) -> str:
    per_post = audit.pairs_per_post
    rows = [
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
    return "\n".join(
        f'<tr><th scope="row">{escape(what)}</th><td>{escape(much)}</td></tr>'
        for what, much in rows
    )


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
