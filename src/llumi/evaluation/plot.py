"""The plot of a report: per measure one row of dot and interval per system, as one inline SVG.

    Length (words)
    tuned   ·········├────●────┤    84 (71 to 97)
    base    ···├──●──┤············  53 (45 to 61)
            40        60        80

Drawn by hand so that a report needs no script and nothing from elsewhere. Within a measure all
systems share one scale, the highest on top. Colours come from the page's style sheet.
"""

from collections.abc import Sequence
from html import escape

from llumi import pages
from llumi.evaluation.compare import Comparison, SystemMean
from llumi.evaluation.verdict import ALL_MEASURES, figure, unit

_LEFT, _RIGHT = 170, 490
_ROW = 26
_LONGEST_NAME = 20


def dot_plot(comparison: Comparison) -> str:
    """The SVG element, with a title and a description that says every figure in words."""
    panels, described, top = [], [], 0
    for name in ALL_MEASURES:
        rows = _sorted([mean for mean in comparison.means if mean.measure == name])
        panels.append(_panel(name, rows, top))
        described.append(_described(name, rows))
        top += _ROW * (len(rows) + 3)
    title = "Means of each system with 95 % intervals"
    return pages.svg("plot", title, " ".join(described), height=top, drawn=panels)


def _sorted(rows: Sequence[SystemMean]) -> list[SystemMean]:
    return sorted(rows, key=lambda row: (row.mean.value is None, -(row.mean.value or 0.0)))


def _panel(name: str, rows: Sequence[SystemMean], top: int) -> str:
    measure = ALL_MEASURES[name]
    heading = escape(f"{measure.label} ({unit(measure)})")
    drawn = [f'<text class="heading" x="0" y="{top + 16}">{heading}</text>']
    numbers = [
        number
        for row in rows
        for number in (row.mean.value, row.mean.low, row.mean.high)
        if number is not None
    ]
    marks = pages.ticks(min(numbers), max(numbers)) if numbers else []
    bottom = top + _ROW * (len(rows) + 1)
    for mark in marks:
        x = _x(mark, marks)
        drawn.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top + _ROW}" y2="{bottom}"/>')
        drawn.append(f'<text class="tick" x="{x}" y="{bottom + 16}">{_tick(mark, name)}</text>')
    drawn += [_row(row, marks, top + _ROW * (i + 1)) for i, row in enumerate(rows)]
    return "\n".join(drawn)


def _row(row: SystemMean, marks: Sequence[float], top: int) -> str:
    y = top + _ROW // 2
    name = row.system
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 1] + "\u2026"
    drawn = f'<text x="0" y="{y + 5}">{escape(name)}</text>'
    if row.mean.low is not None and row.mean.high is not None:
        low, high = _x(row.mean.low, marks), _x(row.mean.high, marks)
        drawn += f'<line class="interval" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    if row.mean.value is not None:
        drawn += f'<circle cx="{_x(row.mean.value, marks)}" cy="{y}" r="5"/>'
    return drawn + f'<text x="{_RIGHT + 20}" y="{y + 5}">{escape(_figure(row))}</text>'


def _described(name: str, rows: Sequence[SystemMean]) -> str:
    measure = ALL_MEASURES[name]
    figures = ", ".join(f"{row.system} {_figure(row)}" for row in rows)
    return f"{measure.label}, {unit(measure)}: {figures}."


def _figure(row: SystemMean) -> str:
    value, interval = figure(row.mean, ALL_MEASURES[row.measure])
    if row.mean.value is None:
        return "no value"
    return f"{value} (too few posts)" if row.mean.low is None else f"{value} ({interval})"


def _x(number: float, marks: Sequence[float]) -> float:
    share = (number - marks[0]) / (marks[-1] - marks[0])
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _tick(mark: float, name: str) -> str:
    return f"{round(mark * ALL_MEASURES[name].scale, 6) + 0.0:,.6g}"
