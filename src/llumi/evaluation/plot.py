"""The plots of a report, drawn by hand as inline SVG: means with intervals, and how replies spread.

    Length (words)
    tuned   ·········├────●────┤    84 (71 to 97)
    base    ···├──●──┤············  53 (45 to 61)
            40        60        80

Within a measure all systems share one scale, the highest on top. Colours come from the page's style
sheet; every figure also stands in the description.
"""

from collections.abc import Callable, Sequence
from html import escape

from llumi import pages
from llumi.evaluation.compare import Comparison, SystemMean
from llumi.evaluation.measures import Measure
from llumi.evaluation.verdict import figure, number, unit
from llumi.pages import along

_LEFT, _RIGHT = 170, 490
_ROW = 26
_LONGEST_NAME = 20

_Row = Callable[[SystemMean, Sequence[float], int], str]


def dot_plot(comparison: Comparison, measures: Sequence[Measure], *, name: str) -> str:
    """Means of each system with 95 % intervals; `name` is unique on the page."""
    return _plot(
        comparison,
        measures,
        name,
        "Means of each system with 95 % intervals",
        scale=lambda row: (row.mean.value, row.mean.low, row.mean.high),
        drawn=_dot,
        said=_mean,
    )


def spread_plot(comparison: Comparison, measures: Sequence[Measure], *, name: str) -> str:
    """How the replies of each system spread: the middle half as a bar, nine in ten as a line."""
    return _plot(
        comparison,
        measures,
        name,
        "How the replies of each system spread",
        scale=lambda row: row.quantiles or (),
        drawn=_bar,
        said=_spread,
    )


def short(name: str) -> str:
    """A system's name as it fits beside a row."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "\u2026"


def _plot(
    comparison: Comparison,
    measures: Sequence[Measure],
    name: str,
    title: str,
    *,
    scale: Callable[[SystemMean], Sequence[float | None]],
    drawn: _Row,
    said: Callable[[SystemMean, Measure], str],
) -> str:
    panels, described, top = [], [], 0
    for measure in measures:
        rows = _sorted([mean for mean in comparison.means if mean.measure == measure.name])
        numbers = [value for row in rows for value in scale(row) if value is not None]
        marks = pages.ticks(min(numbers), max(numbers)) if numbers else []
        panels.append(_frame(measure, marks, top, len(rows)))
        for place, row in enumerate(rows, start=1):
            y = top + _ROW * place + _ROW // 2
            panels.append(f'<text x="0" y="{y + 5}">{escape(short(row.system))}</text>')
            panels.append(drawn(row, marks, y))
            panels.append(
                f'<text x="{_RIGHT + 20}" y="{y + 5}">{escape(said(row, measure))}</text>'
            )
        figures = ", ".join(f"{row.system} {said(row, measure)}" for row in rows)
        described.append(f"{measure.label}, {unit(measure)}: {figures}.")
        top += _ROW * (len(rows) + 3)
    return pages.svg(name, title, " ".join(described), height=top, drawn=panels)


def _sorted(rows: Sequence[SystemMean]) -> list[SystemMean]:
    return sorted(rows, key=lambda row: (row.mean.value is None, -(row.mean.value or 0.0)))


def _frame(measure: Measure, marks: Sequence[float], top: int, rows: int) -> str:
    heading = escape(f"{measure.label} ({unit(measure)})")
    drawn = [f'<text class="heading" x="0" y="{top + 16}">{heading}</text>']
    bottom = top + _ROW * (rows + 1)
    for mark in marks:
        x = along(mark, marks, _LEFT, _RIGHT)
        told = f"{round(mark * measure.scale, 6) + 0.0:,.6g}"
        drawn.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top + _ROW}" y2="{bottom}"/>')
        drawn.append(f'<text class="tick" x="{x}" y="{bottom + 16}">{told}</text>')
    return "\n".join(drawn)


def _dot(row: SystemMean, marks: Sequence[float], y: int) -> str:
    drawn = ""
    if row.mean.low is not None and row.mean.high is not None:
        low, high = (along(end, marks, _LEFT, _RIGHT) for end in (row.mean.low, row.mean.high))
        drawn += f'<line class="interval" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    if row.mean.value is not None:
        drawn += f'<circle cx="{along(row.mean.value, marks, _LEFT, _RIGHT)}" cy="{y}" r="5"/>'
    return drawn


def _bar(row: SystemMean, marks: Sequence[float], y: int) -> str:
    if row.quantiles is None:
        return ""
    least, low, middle, high, most = (along(value, marks, _LEFT, _RIGHT) for value in row.quantiles)
    return (
        f'<line class="interval" x1="{least}" x2="{most}" y1="{y}" y2="{y}"/>'
        f'<rect x="{low}" y="{y - 6}" width="{round(max(high - low, 1), 1)}" height="12"/>'
        f'<line class="middle" x1="{middle}" x2="{middle}" y1="{y - 9}" y2="{y + 9}"/>'
    )


def _mean(row: SystemMean, measure: Measure) -> str:
    value, interval = figure(row.mean, measure)
    if row.mean.value is None:
        return "no value"
    return f"{value} (too few posts)" if row.mean.low is None else f"{value} ({interval})"


def _spread(row: SystemMean, measure: Measure) -> str:
    if row.quantiles is None:
        return "no value"
    _, low, middle, high, _ = (number(value, measure) for value in row.quantiles)
    return f"{middle} ({low} to {high})"
