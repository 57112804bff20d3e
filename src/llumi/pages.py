"""One look for LLUMI's reports: the frame of a page that needs nothing else, and what fills it.

    page("How the run went", body) → "<!doctype html>…"
    curve("loss", "Loss", [Series("loss", ((1, 0.69), (2, 0.66)))]) → "<svg …>…</svg>"

Light, dark and print; no script, no file from elsewhere. Charts are drawn by hand as inline SVG,
with a title and a description in words; their colours come from the style sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10
from statistics import fmean

_STYLE = """
:root { color-scheme: light dark; --ground: #faf8f4; --ink: #1d1b18; --quiet: #524d45;
  --line: #d9d4ca; --teal: #0b5a5e; --amber: #b7791f; }
@media (prefers-color-scheme: dark) { :root { --ground: #181714; --ink: #ece7de; --quiet: #b8b1a5;
  --line: #3d3a34; --teal: #79c5c6; --amber: #c99a45; } }
@media print { :root { color-scheme: light; --ground: #ffffff; --ink: #000000; --quiet: #333333;
  --line: #bbbbbb; --teal: #0b5a5e; --amber: #b7791f; } }
body { background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif;
  max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin-top: 3rem; }
h3 { font-size: 1rem; margin: 2rem 0 0.25rem; }
.verdict { font-size: 1.1875rem; }
.notice { border-inline-start: 0.25rem solid var(--amber); padding-inline-start: 1rem; }
.quiet, dd, footer { color: var(--quiet); }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--teal); outline-offset: 4px; }
.text { white-space: pre-line; overflow-wrap: anywhere; margin: 0.25rem 0 0.75rem; }
article { border-top: 1px solid var(--line); }
table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 1rem 0.35rem 0; text-align: left; }
thead th, [scope=row] { font-weight: 400; }
thead th { color: var(--quiet); }
[scope=rowgroup] { padding-top: 1.25rem; }
.figures :is(th, td) { vertical-align: bottom; }
.figures :is(td, tbody th) { white-space: nowrap; }
.texts :is(th, td) { vertical-align: top; min-width: 9rem; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0; }
svg { display: block; width: 100%; min-width: 36rem; height: auto; }
svg text { fill: var(--ink); font: 14px system-ui, sans-serif; }
svg .heading { font-weight: 600; }
svg .tick { fill: var(--quiet); font-size: 12px; text-anchor: middle; }
svg .tick.side { text-anchor: end; }
svg .grid { stroke: var(--line); }
svg .half { stroke: var(--quiet); stroke-dasharray: 4 4; }
svg .interval { stroke: var(--teal); stroke-width: 2; }
svg .curve { stroke: var(--teal); stroke-width: 2; stroke-linejoin: round; fill: none; }
svg .curve.second { stroke: var(--ink); stroke-dasharray: 6 4; }
svg circle, svg rect { fill: var(--teal); }
svg circle.open { fill: var(--ground); stroke: var(--teal); stroke-width: 2; }
svg .alike { fill: var(--ground); stroke: var(--amber); stroke-width: 2; }
svg .middle { stroke: var(--ink); stroke-width: 2; }
summary { cursor: pointer; padding: 0.5rem 0; }
summary:focus-visible { outline: 2px solid var(--teal); outline-offset: 2px; }
details { border-top: 1px solid var(--line); }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  gap: 0 1.5rem; }
h4 { font-size: 0.9375rem; margin: 0.5rem 0 0; color: var(--quiet); }
article, tr, svg { break-inside: avoid; }
@media print { body { max-width: none; } .wide { overflow: visible; } svg { min-width: 0; }
  .figures { font-size: 0.75rem; } details::details-content { content-visibility: visible; } }
"""

WIDTH = 680
"""Of a chart, in units of its drawing."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 660, 34, 234
_MOST_POINTS = 300
"""Of a curve; more cannot be told apart on paper, so longer ones are drawn as means."""


@dataclass(frozen=True)
class Series:
    """One line of a chart: its name and its points (step, value)."""

    label: str
    points: Sequence[tuple[float, float]]


def page(title: str, body: str, *, footer: str) -> str:
    """A whole page of HTML; `body` is HTML, `title` and `footer` are text."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
<footer><p>{escape(footer)}</p></footer>
</body>
</html>
"""


def verdict(sentences: Iterable[str]) -> str:
    """What the page says first, a paragraph a sentence."""
    return "\n".join(f'<p class="verdict">{escape(sentence)}</p>' for sentence in sentences)


def bullets(sentences: Iterable[str]) -> str:
    """Sentences as a list."""
    return "<ul>\n" + "\n".join(f"<li>{escape(said)}</li>" for said in sentences) + "\n</ul>"


def wide(label: str, inside: str) -> str:
    """A region that scrolls sideways where `inside` (HTML) is wider than the screen."""
    return (
        f'<div class="wide" role="region" aria-label="{escape(label)}" tabindex="0">\n'
        f"{inside}\n</div>"
    )


def table(
    title: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, kind: str = ""
) -> str:
    """A table in a region called `title`; the first cell of a row is its heading.

    `kind` is "figures" for numbers that stay on one line, "texts" for long cells side by side.
    """
    body = "<tbody>\n" + "\n".join(row(cells) for cells in rows) + "\n</tbody>"
    return table_of(title, header, body, kind=kind)


def table_of(title: str, header: Sequence[str], bodies: str, *, kind: str = "") -> str:
    """A table whose `bodies` (HTML) are made by the caller."""
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in header)
    opened = f'<table class="{kind}">' if kind else "<table>"
    return wide(title, f"{opened}\n<thead><tr>{heads}</tr></thead>\n{bodies}\n</table>")


def row(cells: Sequence[str]) -> str:
    """One row of a table; cells are text."""
    rest = "".join(f"<td>{escape(text)}</td>" for text in cells[1:])
    return f'<tr><th scope="row">{escape(cells[0])}</th>{rest}</tr>'


def svg(name: str, title: str, described: str, *, height: float, drawn: Iterable[str]) -> str:
    """A drawing with its text alternative; `name` is unique on the page."""
    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-desc">{escape(described)}</desc>',
            *drawn,
            "</svg>",
        ]
    )


def curve(name: str, title: str, series: Sequence[Series]) -> str:
    """One or two series over the steps of a run; the first line is solid, the second dashed.

    Values that are no numbers are left out. Empty where nothing is left.
    """
    lines = [line for one in series if (line := _drawable(one)).points]
    if not lines:
        return ""
    across = ticks(*_ends(step for line in lines for step, _ in line.points))
    up = ticks(*_ends(value for line in lines for _, value in line.points))
    drawn = [*_grid(across, up)]
    for place, line in enumerate(lines):
        kind = "curve second" if place else "curve"
        points = [
            (along(step, across, _LEFT, _RIGHT), along(value, up, _BOTTOM, _TOP))
            for step, value in line.points
        ]
        drawn += [f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in (points[0], points[-1])]
        drawn.append(
            f'<polyline class="{kind}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'
        )
        if len(lines) > 1:
            drawn += _key(line.label, kind, _LEFT + 200 * place)
    described = " ".join(map(_described, lines))
    return svg(name, title, described, height=_BOTTOM + 44, drawn=drawn)


def ticks(low: float, high: float) -> list[float]:
    """Two to seven round numbers, evenly apart, from at or below `low` to at or above `high`."""
    if high - low <= 1e-9 * max(1.0, abs(low), abs(high)):
        low, high = low - 0.5, high + 0.5
    rough = (high - low) / 4
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return [step * i for i in range(floor(low / step), ceil(high / step) + 1)]


def along(value: float, marks: Sequence[float], start: float, end: float) -> float:
    """Where a value stands between the first and the last of `marks`, in units of the drawing."""
    share = (value - marks[0]) / (marks[-1] - marks[0])
    return round(start + share * (end - start), 1)


def p_value(p: float | None) -> str:
    """Such as "0.012", or "< 0.001"; "-" where there is none."""
    if p is None:
        return "-"
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _drawable(series: Series) -> Series:
    """Without what is no number, and with means of neighbours where there are too many points."""
    points = [point for point in series.points if isfinite(point[1])]
    each = ceil(len(points) / _MOST_POINTS) or 1
    parts = [points[start : start + each] for start in range(0, len(points), each)]
    means = [(fmean(x for x, _ in part), fmean(y for _, y in part)) for part in parts]
    return Series(series.label, means)


def _ends(values: Iterable[float]) -> tuple[float, float]:
    found = list(values)
    return min(found), max(found)


def _grid(across: Sequence[float], up: Sequence[float]) -> list[str]:
    drawn = []
    for mark in up:
        y = along(mark, up, _BOTTOM, _TOP)
        drawn.append(f'<line class="grid" x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}"/>')
        drawn.append(f'<text class="tick side" x="{_LEFT - 8}" y="{y + 4}">{_number(mark)}</text>')
    for mark in across:
        x = along(mark, across, _LEFT, _RIGHT)
        drawn.append(f'<text class="tick" x="{x}" y="{_BOTTOM + 18}">{_number(mark)}</text>')
    middle = (_LEFT + _RIGHT) / 2
    drawn.append(f'<text class="tick" x="{middle}" y="{_BOTTOM + 36}">step</text>')
    return drawn


def _key(label: str, kind: str, x: float) -> list[str]:
    """How the line of a series looks, and its name, above the drawing."""
    return [
        f'<line class="{kind}" x1="{x}" x2="{x + 36}" y1="14" y2="14"/>',
        f'<text x="{x + 44}" y="19">{escape(label)}</text>',
    ]


def _described(line: Series) -> str:
    values = [round(value, 3) for _, value in line.points]
    first, last = line.points[0][0], line.points[-1][0]
    return (
        f"{line.label}: {_number(values[0])} at step {first:.0f}, "
        f"{_number(values[-1])} at step {last:.0f}, "
        f"lowest {_number(min(values))}, highest {_number(max(values))}."
    )


def _number(value: float) -> str:
    return f"{value + 0.0:,.6g}"
