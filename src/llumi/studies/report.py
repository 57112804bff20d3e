"""The report of a study: the verdict first, then what shows it, then what it cannot say.

    verdict(report)   "Empathy: non-inferior. tuned is rated 0.05 points above peers (95 % …"
    html(report), text(report), as_json(report)

What lay people call safe is *perceived* safety, and is called so.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from html import escape
from typing import Any

from llumi import pages
from llumi.studies import plan as plans
from llumi.studies.analysis import Analysis, OfDimension, Planned
from llumi.studies.answers import Attention
from llumi.studies.contrasts import Contrast, Estimated
from llumi.studies.dots import Dot, Panel, dots, figure, percent
from llumi.studies.figures import NOTHING, Figure
from llumi.studies.verdicts import Verdict

_POINTS, _DIFFERENCE, _SHARE = figure(2), figure(2, signed=True), figure(2)
_SAFETY = "safety"
_ENOUGH = 0.667
"""Krippendorff's own bound for tentative conclusions: Content Analysis, 2004, chapter 11."""
_LIMITS = (
    "Raters say how a reply reads to them. That it reads well is no proof that it helps anybody.",
    "The figures hold for posts and raters like these.",
    "Not shown is not the same as equal, and no proof of the opposite.",
)
_PERCEIVED = (
    "Safety was rated by people without clinical training: it is perceived safety, and certifies "
    "nothing."
)


@dataclass(frozen=True)
class StudyReport:
    """An analysis, what it is called, and whether its raters can judge safety."""

    name: str
    made: date
    analysis: Analysis
    experts: bool
    attention: tuple[Attention, ...] = ()

    def label(self, dimension: str) -> str:
        """What a dimension is called."""
        lay = dimension == _SAFETY and not self.experts
        return "perceived safety" if lay else dimension


def verdict(report: StudyReport) -> list[str]:
    """What the study shows, in sentences."""
    found = report.analysis
    if not found.claims:
        return [
            "No plan was given, so that nothing was stated in advance: these figures describe, and "
            "prove nothing.",
            *_agreed(report),
        ]
    said = [_claimed(report, one) for one in found.claims]
    return [*said, *_agreed(report)]


def _claimed(report: StudyReport, one: Planned) -> str:
    contrast, plan = one.contrast, report.analysis.plan
    assert plan is not None
    shown = one.claim.verdict.value
    value = contrast.difference.value
    side = "above" if value >= 0 else "below"
    ends = contrast.difference.interval()
    interval = f" (95 % interval {ends[0]:+.2f} to {ends[1]:+.2f})" if ends else ""
    also = ""
    if (
        one.claim.direction is not Verdict.NOT_SHOWN
        and one.claim.direction is not one.claim.verdict
    ):
        also = f", and {one.claim.direction.value} on average"
    return (
        f"{report.label(one.dimension).capitalize()}: {shown}{also}. {contrast.first} is rated "
        f"{abs(value):.2f} points {side} {contrast.second}{interval}; the margin was "
        f"{plan.margin:g}, stated in advance."
    )


def _agreed(report: StudyReport) -> Iterator[str]:
    alphas = [
        (report.label(one.dimension), (one.agreement.alpha or NOTHING).value)
        for one in report.analysis.dimensions
    ]
    weak = [label for label, alpha in alphas if alpha is not None and alpha < _ENOUGH]
    if weak:
        yield (
            f"Raters agree little (alpha under {_ENOUGH}) in {', '.join(weak)}: there, means over "
            "many replies can be read, and single ratings cannot."
        )


def text(report: StudyReport) -> str:
    """The verdict, then each system's means."""
    lines = [*verdict(report), ""]
    for one in report.analysis.dimensions:
        told = ", ".join(f"{each.system} {_POINTS(_of(each.mean))}" for each in one.means)
        lines.append(f"{report.label(one.dimension)}: {told}")
    lines += [
        f"{each.first} preferred to {each.second}: {percent(each.rate)}"
        for each in report.analysis.preferred
    ]
    return "\n".join(lines)


def html(report: StudyReport) -> str:
    """The report as one page without scripts."""
    found = report.analysis
    parts = [
        pages.verdict(verdict(report)),
        *_plan(found),
        "<h2>Differences</h2>",
        _forest(report),
        _differences(report),
        "<h2>Each system</h2>",
        _means(report),
        *_preferences(found),
        "<h2>Do raters agree?</h2>",
        _agreement(report),
        "<h2>Raters</h2>",
        _raters(report),
        "<h2>What came in</h2>",
        _flow(report),
        "<h2>What this cannot say</h2>",
        pages.bullets([*_LIMITS, *([] if report.experts else [_PERCEIVED])]),
    ]
    footer = (
        f"{report.name}, {report.made.isoformat()}. Intervals of 95 %, clustered by post and "
        "rater; p corrected by Holm over all dimensions and pairs."
    )
    return pages.page(f"Study {report.name}", "\n".join(filter(None, parts)), footer=footer)


def as_json(report: StudyReport) -> dict[str, Any]:
    """The report with stable keys."""
    told = asdict(report.analysis)
    told["corrected"] = [
        {"dimension": dimension, "first": first, "second": second, "p": p}
        for (dimension, first, second), p in report.analysis.corrected.items()
    ]
    if report.analysis.plan:
        told["plan"] = plans.as_json(report.analysis.plan)
    return {
        "name": report.name,
        "made": report.made.isoformat(),
        "verdict": verdict(report),
        "perceived_safety": not report.experts,
        "attention": [asdict(one) for one in report.attention],
        **told,
    }


def _of(found: Estimated) -> Figure:
    ends = found.interval()
    return Figure(found.value, *(ends or (None, None)))


def _plan(found: Analysis) -> Iterator[str]:
    if found.plan is None:
        return
    yield "<h2>The plan</h2>"
    yield pages.bullets(plans.sentences(found.plan))
    yield (
        f'<p class="quiet text">Written {escape(found.plan.made)}, SHA-256 '
        f"<code>{found.plan.sha256}</code>.</p>"
    )


def _forest(report: StudyReport) -> str:
    """Differences of all pairs, a panel a pair; the margins are marked where there is a plan."""
    plan = report.analysis.plan
    panels = [
        Panel(
            f"{first} less {second}",
            [
                Dot(
                    report.label(one.dimension),
                    _of(each.difference),
                    is_open=not _is_clear(report.analysis, one.dimension, each),
                )
                for one in report.analysis.dimensions
                for each in one.contrasts
                if (each.first, each.second) == (first, second)
            ],
        )
        for first, second in _pairs(report.analysis)
    ]
    lines = (0.0, -plan.margin, plan.margin) if plan else (0.0,)
    drawn = dots(
        "differences",
        "Differences in points, with 95 % intervals",
        panels,
        said=_DIFFERENCE,
        lines=lines,
    )
    margin = f" The other dashed lines are the margin of {plan.margin:g}." if plan else ""
    told = f'<p class="quiet">Filled: clear after correction.{margin}</p>'
    return pages.wide("Differences, drawn", drawn) + "\n" + told if drawn else ""


def _pairs(found: Analysis) -> list[tuple[str, str]]:
    """Pairs of systems in the order in which they come, the planned one first."""
    there = [(each.first, each.second) for one in found.dimensions for each in one.contrasts]
    planned = {found.plan.first, found.plan.second} if found.plan else set()
    return sorted(dict.fromkeys(there), key=lambda pair: set(pair) != planned)


def _is_clear(found: Analysis, dimension: str, each: Contrast) -> bool:
    p = found.corrected.get((dimension, each.first, each.second))
    return p is not None and p < 0.05


def _differences(report: StudyReport) -> str:
    rows = []
    for one in report.analysis.dimensions:
        odds = {(each.first, each.second): each for each in one.odds}
        for each in one.contrasts:
            model = odds.get((each.first, each.second))
            p = report.analysis.corrected[one.dimension, each.first, each.second]
            rows.append(
                [
                    report.label(one.dimension),
                    f"{each.first} less {each.second}",
                    _DIFFERENCE(_of(each.difference)),
                    pages.p_value(p),
                    _plain(each.cohens_d),
                    _plain(each.cliffs_delta),
                    _SHARE(model.ratio) if model else "-",
                    f"{each.posts:,}" + ("" if each.paired else ", unpaired"),
                ]
            )
    header = (
        *("Dimension", "Systems", "Points", "p", "Cohen's d", "Cliff's delta"),
        *("Odds ratio, ordered model", "Posts"),
    )
    return pages.table("Differences", header, rows, kind="figures")


def _means(report: StudyReport) -> str:
    panels = [
        Panel(report.label(one.dimension), [Dot(each.system, _of(each.mean)) for each in one.means])
        for one in report.analysis.dimensions
    ]
    drawn = dots("means", "Means of each system with 95 % intervals", panels, said=_POINTS)
    return pages.wide("Means, drawn", drawn)


def _preferences(found: Analysis) -> Iterator[str]:
    if not found.preferred:
        return
    yield "<h2>Preferences</h2>"
    rows = [Dot(f"{each.first} over {each.second}", each.rate) for each in found.preferred]
    drawn = dots(
        "preferred",
        "How often the first is preferred",
        [Panel("Preferred", rows)],
        said=percent,
        lines=(0.5,),
    )
    yield pages.wide("Preferences, drawn", drawn)
    yield pages.table(
        "Preferences",
        ("Pair", "Preferred", "At equal length, on neither side", "Answers"),
        [
            (
                f"{each.first} over {each.second}",
                percent(each.rate),
                percent(each.at_equal_length or NOTHING),
                f"{each.answers:,}",
            )
            for each in found.preferred
        ],
        kind="figures",
    )


def _agreement(report: StudyReport) -> str:
    rows = [
        [
            report.label(one.dimension),
            f"{one.agreement.n:,}",
            _SHARE(one.agreement.alpha or NOTHING),
            *(
                _SHARE(each)
                for each in (
                    one.agreement.correlations.consistency,
                    one.agreement.correlations.absolute,
                    one.agreement.correlations.mean,
                )
            ),
        ]
        for one in report.analysis.dimensions
    ]
    header = (
        "Dimension",
        "Replies rated twice or more",
        "Alpha",
        "ICC(C,1)",
        "ICC(A,1)",
        "ICC(2,k)",
    )
    return pages.table("Agreement over single replies", header, rows, kind="figures")


def _raters(report: StudyReport) -> str:
    """A row a rater and dimension in which they are clearly apart; how many are not."""
    rows, others = [], 0
    for one in report.analysis.dimensions:
        for each in one.raters:
            if not each.is_clear:
                others += 1
                continue
            rows.append(
                [
                    each.rater,
                    report.label(one.dimension),
                    _DIFFERENCE(each.kinder),
                    _DIFFERENCE(each.drift),
                    f"{each.replies:,}",
                ]
            )
    said = (
        '<p class="quiet">Who is clearly kinder (+) or stricter (-) than others on the same '
        f"replies; {others:,} more raters and dimensions are not. Nobody was left out.</p>"
    )
    if not rows:
        return said
    header = ("Rater", "Dimension", "Points above others", "More per ten replies", "Replies")
    told = pages.table("Raters", header, rows, kind="figures")
    return f"{said}\n<details><summary>{len(rows):,} who are</summary>\n{told}\n</details>"


def _flow(report: StudyReport) -> str:
    found = report.analysis
    told = [
        f"{found.ratings:,} ratings by {found.raters:,} raters, on {found.posts:,} posts.",
        f"{found.missing:,} ratings are missing." if found.missing else "No rating is missing.",
    ]
    if found.plan:
        told.append(f"Planned were {found.plan.posts:,} posts and {found.plan.raters:,} raters.")
    told += _checked(report.attention)
    return pages.bullets([*told, *(_counted(report, one) for one in found.dimensions)])


def _checked(attention: tuple[Attention, ...]) -> list[str]:
    if not attention:
        return []
    passed, checks = (sum(getattr(one, kind) for one in attention) for kind in ("passed", "checks"))
    missed = [
        f"{one.rater} {one.checks - one.passed}" for one in attention if one.passed < one.checks
    ]
    who = f"; missed by {', '.join(missed)}, whose ratings are in all figures" if missed else ""
    return [f"{passed:,} of {checks:,} checks of attention were answered as asked{who}."]


def _counted(report: StudyReport, one: OfDimension) -> str:
    systems = ", ".join(f"{each.system} {each.ratings:,}" for each in one.means)
    return f"{report.label(one.dimension)}: {systems}."


def _plain(value: float | None) -> str:
    return "-" if value is None else f"{value:+.2f}"
