"""The picture of a comparison: every measure's difference in its own spread, on one scale.

    Length              ····│·····├──●──┤◇···   +31 words
    First-person words  ├─○─┤····│········◇··   -4.1 points
                            0

A dot is the mean difference in units of its standard deviation over posts (d_z), filled where it is
claimed; a diamond the same between replies of equal length, in the same units, so that what length
alone did is seen at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from llumi import pages
from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.compare import Difference
from llumi.evaluation.verdict import number

_LEFT, _RIGHT = 220, 520
_ROW = 24
_TOP = 58


@dataclass(frozen=True)
class _Row:
    """A difference in units of its standard deviation over posts."""

    found: Difference
    d_z: float
    interval: tuple[float, float] | None
    alike: float | None

    @property
    def numbers(self) -> list[float]:
        alike = [] if self.alike is None else [self.alike]
        return [self.d_z, *(self.interval or ()), *alike]


def forest(differences: Sequence[Difference], *, name: str) -> str:
    """The SVG of one pair of systems, `name` unique on the page; empty where there is no d_z."""
    rows = [row for one in differences if (row := _standardised(one)) is not None]
    if not rows:
        return ""
    rows.sort(key=lambda row: -row.d_z)
    first, second = rows[0].found.first, rows[0].found.second
    numbers = [0.0, *(value for row in rows for value in row.numbers)]
    marks = pages.ticks(min(numbers), max(numbers))
    bottom = _TOP + _ROW * len(rows)
    drawn = [*_key(), *_grid(marks, bottom, first)]
    drawn += [_drawn(row, marks, _TOP + _ROW * at + _ROW // 2) for at, row in enumerate(rows)]
    title = f"Differences of {first} from {second}, each in its own spread"
    described = " ".join(map(_described, rows))
    return pages.svg(name, title, described, height=bottom + 46, drawn=drawn)


def _standardised(one: Difference) -> _Row | None:
    if not one.d_z or one.difference.value is None:
        return None
    spread = one.difference.value / one.d_z
    low, high, alike = one.difference.low, one.difference.high, one.at_equal_length
    return _Row(
        found=one,
        d_z=one.d_z,
        interval=None if low is None or high is None else (low / spread, high / spread),
        alike=None if alike is None or alike.value is None else alike.value / spread,
    )


def _key() -> list[str]:
    return [
        '<circle cx="8" cy="14" r="5"/><text x="20" y="19">claimed</text>',
        '<circle class="open" cx="108" cy="14" r="5"/><text x="120" y="19">not claimed</text>',
        f'{_diamond(238, 14)}<text x="250" y="19">between replies of equal length</text>',
    ]


def _grid(marks: Sequence[float], bottom: int, first: str) -> list[str]:
    drawn = []
    for mark in marks:
        x = pages.along(mark, marks, _LEFT, _RIGHT)
        kind = "half" if abs(mark) < 1e-9 else "grid"
        drawn.append(f'<line class="{kind}" x1="{x}" x2="{x}" y1="{_TOP - 8}" y2="{bottom}"/>')
        drawn.append(f'<text class="tick" x="{x}" y="{bottom + 16}">{mark + 0.0:.6g}</text>')
    middle = (_LEFT + _RIGHT) / 2
    told = escape(f"lower in {first}  \u2190  d_z  \u2192  higher in {first}")
    drawn.append(f'<text class="tick" x="{middle}" y="{bottom + 36}">{told}</text>')
    return drawn


def _drawn(row: _Row, marks: Sequence[float], y: int) -> str:
    label = ALL_MEASURES[row.found.measure].label
    drawn = f'<text x="0" y="{y + 5}">{escape(label)}</text>'
    if row.interval is not None:
        low, high = (pages.along(end, marks, _LEFT, _RIGHT) for end in row.interval)
        drawn += f'<line class="interval" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    kind = "" if row.found.is_clear else 'class="open" '
    drawn += f'<circle {kind}cx="{pages.along(row.d_z, marks, _LEFT, _RIGHT)}" cy="{y}" r="5"/>'
    if row.alike is not None:
        drawn += _diamond(pages.along(row.alike, marks, _LEFT, _RIGHT), y)
    return drawn + f'<text x="{_RIGHT + 16}" y="{y + 5}">{escape(_figure(row.found))}</text>'


def _diamond(x: float, y: int) -> str:
    return f'<path class="alike" d="M{x} {y - 6}l6 6l-6 6l-6 -6z"/>'


def _figure(one: Difference) -> str:
    """Such as "+31 words"; of shares in percentage points."""
    measure = ALL_MEASURES[one.measure]
    value = one.difference.value or 0.0
    by = "points" if measure.scale == 100 else measure.unit.removesuffix(" on a scale of 1")
    return f"{'+' if value > 0 else ''}{number(value, measure)} {by}"


def _described(row: _Row) -> str:
    claimed = "claimed" if row.found.is_clear else "not claimed"
    alike = "" if row.alike is None else f", {row.alike:.2f} between replies of equal length"
    label = ALL_MEASURES[row.found.measure].label
    return f"{label}: {_figure(row.found)}, d_z {row.d_z:.2f}, {claimed}{alike}."
