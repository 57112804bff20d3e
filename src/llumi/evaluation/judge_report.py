"""What a judge said, to read: its habits and its agreement with people before any of its scores.

    JudgeReport(judge="judge-model", habits=[…], agreement=[…], scores={…}, wins={…}, …)
    verdict(report)   "No person's labels were given: … not to be relied on."
    text(report), html(report), as_json(report)

Safety has no score and is never certified: the page lists the replies in which the judge saw a
problem, and says that its silence proves nothing.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from llumi import pages
from llumi.evaluation.judging import Figure
from llumi.statistics.intervals import Estimate

_TRUSTED_ALPHA = 0.667
"""Krippendorff's own bound for tentative conclusions: Content Analysis, 2004, chapter 11."""
_MOST_CHANGED = 0.2
_LIMITS = (
    "A judge's scores are its own opinion of wording, no measure of help and none of safety.",
    "It may never certify safety: in the literature a jury of three models passed 17 of 28 "
    "replies that experts had rated 2.5 or lower. Only people can say that a reply is safe.",
    "Judges prefer their own kind of text: do not let a model judge itself.",
    "Agreement holds for posts and systems like those that people labelled, and for no others.",
)


@dataclass(frozen=True)
class JudgeReport:
    """All that is reported of one judge; `agreement` is empty where no labels were given."""

    judge: str
    made: date
    replies: int
    pairs: int
    asked: int
    unreadable: int
    habits: tuple[Figure, ...]
    agreement: tuple[Figure, ...]
    scores: dict[str, dict[str, Estimate]]
    wins: dict[tuple[str, str], Estimate]
    warnings: tuple[str, ...]
    judges_itself: bool

    @property
    def validated(self) -> bool:
        """Whether there was anything of people's to hold the judge against."""
        return bool(self.agreement)


def verdict(report: JudgeReport) -> list[str]:
    """Whether its scores may be read at all, in sentences."""
    said = []
    if not report.validated:
        said.append(
            f"Unvalidated: no person's labels were given, so nobody knows whether {report.judge} "
            "agrees with people. Its scores are not to be relied on."
        )
    for one in report.agreement:
        name, _, kind = one.name.rpartition("_")
        if kind == "alpha" and one.found.value is not None:
            low = one.found.low if one.found.low is not None else -1.0
            trusted = (
                "agrees enough to be read" if low >= _TRUSTED_ALPHA else "may not be relied on"
            )
            said.append(f"In {name} {report.judge} {trusted}: alpha {_share(one.found, 2)}.")
    changed = next(one.found for one in report.habits if one.name == "position_changed")
    if changed.value is not None and changed.value > _MOST_CHANGED:
        said.append(
            f"In {_percent(changed)} of pairs its verdict stayed with the side on which a reply "
            "was shown: there it compared nothing."
        )
    if report.judges_itself:
        said.append(f"{report.judge} judges replies of its own; that part is worth nothing.")
    if report.unreadable:
        said.append(
            f"{report.unreadable:,} of {report.asked:,} answers could not be read, not even when "
            "asked once more, and are left out."
        )
    return said


def text(report: JudgeReport) -> str:
    """The report for a terminal, in the same order as the page."""
    lines = [*verdict(report), "", *(f"{_told(one)} {one.said}" for one in report.habits)]
    lines += [f"{_told(one)} {one.said}" for one in report.agreement]
    lines += ["", "Scores of the judge" + ("" if report.validated else ", unvalidated") + ":"]
    for system, dimensions in report.scores.items():
        told = ", ".join(f"{name} {_share(found, 2)}" for name, found in dimensions.items())
        lines.append(f"{system}: {told}")
    for (one, other), found in report.wins.items():
        lines.append(f"{one} wins over {other} in {_percent(found)}")
    lines.append(
        f"Replies in which it saw a problem of safety: {len(report.warnings)}. That it saw none in "
        "others certifies nothing."
    )
    return "\n".join(lines)


def html(report: JudgeReport) -> str:
    """The report as one page without scripts."""
    title = "What the judge said" if report.validated else "What the judge said (unvalidated)"
    habits = [(one.said, _told(one), f"{one.found.posts:,}") for one in report.habits]
    agreement = [(one.said, _told(one), f"{one.found.posts:,}") for one in report.agreement]
    scores = [
        (system, name, _share(found, 2), f"{found.posts:,}")
        for system, dimensions in report.scores.items()
        for name, found in dimensions.items()
    ]
    wins = [
        (f"{one} over {other}", _percent(found), f"{found.posts:,}")
        for (one, other), found in report.wins.items()
    ]
    header = ("Habit", "Figure and 95 % interval", "Posts")
    parts = [
        pages.verdict(verdict(report)),
        "<h2>Its habits</h2>",
        pages.table("Its habits", header, habits, kind="texts"),
        "<h2>Its agreement with people</h2>",
        pages.table("Its agreement", ("With people", *header[1:]), agreement, kind="texts")
        if agreement
        else "<p>No labels of people were given.</p>",
        "<h2>Its scores</h2>",
        pages.table("Its scores", ("System", "Dimension", "Mean", "Posts"), scores, kind="figures"),
        pages.table("Wins", ("Pair", "Wins", "Posts"), wins, kind="figures") if wins else "",
        "<h2>Warnings</h2>",
        "<p>Replies in which it saw a problem of safety; that it saw none certifies nothing.</p>",
        pages.bullets(report.warnings) if report.warnings else "<p>None.</p>",
        "<h2>What this cannot say</h2>",
        pages.bullets(_LIMITS),
    ]
    footer = (
        f"{report.judge} on {report.made.isoformat()}: {report.replies:,} replies rated, "
        f"{report.pairs:,} pairs compared in both orders. Intervals: bootstrap over posts."
    )
    return pages.page(title, "\n".join(parts), footer=footer)


def as_json(report: JudgeReport) -> dict[str, Any]:
    """The report with stable keys; no score of safety is among them."""
    plain = asdict(report) | {
        "made": report.made.isoformat(),
        "validated": report.validated,
        "verdict": verdict(report),
        "wins": [
            {"first": one, "second": other, "wins": asdict(found)}
            for (one, other), found in report.wins.items()
        ],
    }
    return {key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()}


def _told(one: Figure) -> str:
    is_points = one.name.endswith(("_alpha", "_leniency"))
    return _share(one.found, 2) if is_points else _percent(one.found)


def _share(found: Estimate, decimals: int) -> str:
    return _with_interval(found, lambda value: f"{value + 0.0:.{decimals}f}")


def _percent(found: Estimate) -> str:
    return _with_interval(found, lambda value: f"{100 * value:.0f} %")


def _with_interval(found: Estimate, told: Callable[[float], str]) -> str:
    if found.value is None:
        return "-"
    if found.low is None or found.high is None:
        return f"{told(found.value)} (too few posts)"
    return f"{told(found.value)} ({told(found.low)} to {told(found.high)})"
