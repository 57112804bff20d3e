"""How far judges agree with a reference rater, as a page: over systems and over single replies.

    held = compare(file, reference="human", own={"gpt-4o": "gpt4o"}, scale=(1, 5))
    verdict(held)    "Over means of systems gpt-4o agrees with human in …; over single replies …"

Ratings outside of the scale are never dropped quietly: every figure stands with them, as they were
given, and without them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from html import escape
from typing import Any

from llumi import pages
from llumi.studies.agreement import SYSTEMS, Agreement, against
from llumi.studies.dots import Dot, Panel, dots, figure
from llumi.studies.figures import NOTHING
from llumi.studies.rating_files import RatingFile

_TOLD = figure(3)
_TRUSTED = 0.75
"""ICC from which agreement is called good: Koo & Li 2016, J. of Chiropractic Medicine 15(2)."""
_LIMITS = (
    "Agreement over means of systems asks only whether systems are ranked alike, from as many "
    "values as there are systems: a judge can rank systems well and still misjudge single replies.",
    "ICC(C,1) overlooks that a judge is kinder or stricter throughout; ICC(A,1) does not.",
    "That a judge agrees about safety on average never certifies one reply as safe.",
)


@dataclass(frozen=True)
class Held:
    """A judge held against the reference in one dimension and unit, with and without strays."""

    judge: str
    dimension: str
    without_system: str | None
    as_given: Agreement
    within_scale: Agreement


@dataclass(frozen=True)
class AgreementReport:
    """All judges and dimensions of one file; `outside` counts (rater, value) off the scale."""

    name: str
    made: date
    reference: str
    scale: tuple[int, int]
    ratings: int
    missing: int
    outside: tuple[tuple[str, str, float, int], ...]
    held: tuple[Held, ...]

    @property
    def judges(self) -> list[str]:
        """In the order of the alphabet."""
        return sorted({one.judge for one in self.held})

    def of(self, judge: str, *, systems: bool) -> list[Held]:
        """What is told of one judge, over means of systems or over single replies."""
        return [
            one
            for one in self.held
            if one.judge == judge and (one.as_given.unit == SYSTEMS) is systems
        ]


def compare(
    file: RatingFile,
    *,
    name: str,
    reference: str,
    own: Mapping[str, str],
    scale: tuple[int, int],
) -> AgreementReport:
    """Hold every other rater against `reference`; `own` names the system that is a judge's own."""
    held = []
    for dimension in file.dimensions:
        whole, within = file.scores(dimension), file.scores(dimension, scale)
        for judge in whole.raters.names:
            if judge == reference:
                continue
            mine = own.get(judge)
            both = zip(
                against(whole, reference, judge, without=mine),
                against(within, reference, judge, without=mine),
                strict=True,
            )
            held += [Held(judge, dimension, mine, given, inside) for given, inside in both]
    strays = Counter((row.rater, row.dimension, row.points) for row in file.outside(scale))
    return AgreementReport(
        name,
        date.today(),
        reference,
        scale,
        ratings=len(file.rows),
        missing=file.missing,
        outside=tuple((*what, count) for what, count in sorted(strays.items())),
        held=tuple(held),
    )


def verdict(report: AgreementReport) -> list[str]:
    """What the figures say, in sentences."""
    said = []
    for judge in report.judges:
        systems, items = (report.of(judge, systems=each) for each in (True, False))
        good = [one.dimension for one in systems if _low(one.as_given) >= _TRUSTED]
        known = [one.as_given.alpha.value for one in items if one.as_given.alpha]
        alphas = [value for value in known if value is not None]
        told = (
            f"over single replies alpha is {min(alphas):.2f} to {max(alphas):.2f}" if alphas else ""
        )
        ranks = f"is shown in {', '.join(good)}" if good else "is shown in no dimension"
        said.append(
            f"{judge}: good agreement with {report.reference} over means of systems (the whole "
            f"interval at or above {_TRUSTED}) {ranks}; {told}."
        )
    if report.outside:
        said.append(_strays(report))
    return said


def _strays(report: AgreementReport) -> str:
    by_value: Counter[float] = Counter()
    for _, _, value, count in report.outside:
        by_value[value] += count
    told = ", ".join(f"{count:,} of {value:g}" for value, count in sorted(by_value.items()))
    low, high = report.scale
    return (
        f"{sum(by_value.values()):,} of {report.ratings:,} ratings lie outside of the scale from "
        f"{low} to {high}: {told}. Figures stand with them, as they were given, and without them."
    )


def _low(one: Agreement) -> float:
    low = one.correlations.consistency.low
    return -1.0 if low is None else low


def text(report: AgreementReport) -> str:
    """The verdict and a line for each judge and dimension."""
    lines = [*verdict(report), ""]
    for one in report.held:
        given, inside = one.as_given.correlations, one.within_scale.correlations
        lines.append(
            f"{one.judge}, {one.dimension}, {one.as_given.n:,} {one.as_given.unit}: ICC(C,1) "
            f"{_TOLD(given.consistency)}, within the scale {_TOLD(inside.consistency)}; "
            f"ICC(A,1) {_TOLD(given.absolute)}"
        )
    return "\n".join(lines)


def html(report: AgreementReport) -> str:
    """The report as one page without scripts."""
    parts = [pages.verdict(verdict(report))]
    for place, judge in enumerate(report.judges):
        parts += _judge(report, judge, place)
    if report.outside:
        parts += [
            "<h2>Ratings outside of the scale</h2>",
            pages.table(
                "Ratings outside of the scale",
                ("Rater", "Dimension", "Rating", "How many"),
                [
                    (rater, dimension, f"{value:g}", f"{count:,}")
                    for rater, dimension, value, count in report.outside
                ],
                kind="figures",
            ),
        ]
    parts += ["<h2>What this cannot say</h2>", pages.bullets(_LIMITS)]
    missing = f" {report.missing:,} cells were empty." if report.missing else ""
    footer = (
        f"{report.name}, {report.made.isoformat()}: {report.ratings:,} ratings.{missing} Intervals "
        "of 95 %: of ICC by McGraw & Wong 1996, of alpha by the jackknife over replies."
    )
    return pages.page(f"Agreement with {report.reference}", "\n".join(parts), footer=footer)


def _judge(report: AgreementReport, judge: str, place: int) -> Iterator[str]:
    systems, items = (report.of(judge, systems=each) for each in (True, False))
    left_out = systems[0].without_system
    yield f"<h2>{escape(judge)}</h2>"
    if left_out:
        yield f'<p class="quiet">Its own system, {escape(left_out)}, is left out.</p>'
    panels = [
        Panel(
            f"ICC(C,1) over {unit}",
            [Dot(one.dimension, one.as_given.correlations.consistency) for one in held],
        )
        for unit, held in (
            (f"means of {systems[0].as_given.n} systems", systems),
            ("single replies", items),
        )
    ]
    yield pages.wide(
        f"{judge}: agreement", dots(f"judge-{place}", f"{judge}: ICC(C,1)", panels, said=_TOLD)
    )
    header = (
        "Dimension",
        "Unit",
        "n",
        "ICC(C,1)",
        "within the scale",
        "ICC(A,1)",
        "within the scale",
        "Alpha",
        "within the scale",
    )
    rows = [_cells(one) for pair in zip(systems, items, strict=True) for one in pair]
    yield pages.table(f"{judge}: figures", header, rows, kind="figures")


def _cells(one: Held) -> Sequence[str]:
    both = one.as_given, one.within_scale
    figures = [
        _TOLD(found)
        for kind in ("consistency", "absolute")
        for found in (getattr(each.correlations, kind) for each in both)
    ]
    alphas = [_TOLD(each.alpha or NOTHING) for each in both]
    return [one.dimension, one.as_given.unit, f"{one.as_given.n:,}", *figures, *alphas]


def as_json(report: AgreementReport) -> dict[str, Any]:
    """The report with stable keys."""
    return asdict(report) | {"made": report.made.isoformat(), "verdict": verdict(report)}
