"""The plot of a study's report: dots with intervals, sorted, all panels on one scale.

    empathy
    tuned   ·········├────●────┤    4.1 (3.9 to 4.3)
    base    ···├──●──┤············  3.6 (3.4 to 3.8)
            1    2    3    4    5

Drawn by hand as SVG; every figure also stands in its description.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from llumi import pages
from llumi.studies.figures import Figure

_LEFT, _RIGHT = 190, 480
_ROW = 26
_LONGEST = 24

Said = Callable[[Figure], str]


@dataclass(frozen=True)
class Dot:
    """One row: its label, its figure, and whether it is drawn open (what is not shown)."""

    label: str
    figure: Figure
    is_open: bool = False


@dataclass(frozen=True)
class Panel:
    """Rows under one heading."""

    heading: str
    dots: Sequence[Dot]


def dots(
    name: str, title: str, panels: Sequence[Panel], *, said: Said, lines: Sequence[float] = ()
) -> str:
    """The SVG; `name` is unique on the page, `lines` are values to mark. Empty without values."""
    numbers = [
        value for panel in panels for dot in panel.dots for value in dot.figure if value is not None
    ]
    if not numbers:
        return ""
    marks = pages.ticks(min([*numbers, *lines]), max([*numbers, *lines]))
    drawn, described, top = [], [], 0
    for panel in panels:
        rows = sorted(panel.dots, key=lambda dot: -(dot.figure.value or 0.0))
        drawn += _frame(panel.heading, marks, lines, top, len(rows))
        for place, dot in enumerate(rows, start=1):
            drawn.append(_row(dot, marks, top + _ROW * place + _ROW // 2, said))
        figures = "; ".join(f"{dot.label} {said(dot.figure)}" for dot in rows)
        described.append(f"{panel.heading}: {figures}.")
        top += _ROW * (len(rows) + 3)
    return pages.svg(name, title, " ".join(described), height=top, drawn=drawn)


def _frame(
    heading: str, marks: Sequence[float], lines: Sequence[float], top: int, rows: int
) -> list[str]:
    drawn = [f'<text class="heading" x="0" y="{top + 16}">{escape(heading)}</text>']
    bottom = top + _ROW * (rows + 1)
    for mark in marks:
        x = pages.along(mark, marks, _LEFT, _RIGHT)
        drawn.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top + _ROW}" y2="{bottom}"/>')
        drawn.append(f'<text class="tick" x="{x}" y="{bottom + 16}">{mark + 0.0:.6g}</text>')
    for line in lines:
        x = pages.along(line, marks, _LEFT, _RIGHT)
        drawn.append(f'<line class="half" x1="{x}" x2="{x}" y1="{top + _ROW}" y2="{bottom}"/>')
    return drawn


def _row(dot: Dot, marks: Sequence[float], y: int, said: Said) -> str:
    label = dot.label if len(dot.label) <= _LONGEST else dot.label[: _LONGEST - 1] + "\u2026"
    drawn = f'<text x="0" y="{y + 5}">{escape(label)}</text>'
    value, low, high = dot.figure
    if low is not None and high is not None:
        low, high = (pages.along(end, marks, _LEFT, _RIGHT) for end in (low, high))
        drawn += f'<line class="interval" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    if value is not None:
        kind = 'class="open" ' if dot.is_open else ""
        drawn += f'<circle {kind}cx="{pages.along(value, marks, _LEFT, _RIGHT)}" cy="{y}" r="5"/>'
    return drawn + f'<text x="{_RIGHT + 20}" y="{y + 5}">{escape(said(dot.figure))}</text>'


def figure(decimals: int, *, signed: bool = False) -> Said:
    """How a figure is written: "4.1 (3.9 to 4.3)"."""

    def number(value: float) -> str:
        return f"{round(value, decimals) + 0.0:{'+' if signed else ''}.{decimals}f}"

    def said(found: Figure) -> str:
        if found.value is None:
            return "-"
        if found.low is None or found.high is None:
            return number(found.value)
        return f"{number(found.value)} ({number(found.low)} to {number(found.high)})"

    return said


def percent(found: Figure) -> str:
    """A share as "62 % (54 to 70)"."""
    if found.value is None:
        return "-"
    if found.low is None or found.high is None:
        return f"{100 * found.value:.0f} %"
    return f"{100 * found.value:.0f} % ({100 * found.low:.0f} to {100 * found.high:.0f})"
