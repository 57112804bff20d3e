"""A comparison to read: in a terminal, as a page to keep, as JSON for programs.

    Report(comparison, alarms=("Alarm: …",), notes=(), samples=(Sample(…),), made=date(…))
    text(report)      the verdict, a table of means in Markdown, what the figures cannot say
    html(report)      the same with pictures and every figure, one file that needs nothing else
    as_json(report)   all of it, with stable keys

A page with samples holds what people wrote and says so; one without holds no text of anybody, and
may travel where posts must not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import combinations
from typing import Any

from llumi import pages
from llumi.evaluation import figure_tables, paper_tables
from llumi.evaluation.catalogue import ALL_MEASURES, FAMILIES
from llumi.evaluation.compare import Comparison, Difference, as_dict
from llumi.evaluation.diversity import WORDS_EACH
from llumi.evaluation.forest import forest
from llumi.evaluation.measures import Measure
from llumi.evaluation.plot import dot_plot, spread_plot
from llumi.evaluation.samples import Sample, side_by_side
from llumi.evaluation.verdict import clearest, limits, number, posts, unit, verdict

LIMITS_TITLE = "What these figures cannot say"
_MOST_SPREADS = 5


@dataclass(frozen=True)
class Report:
    """What is reported; the last system of the comparison is what the others are held against.

    `alarms` and `notes` are sentences beside the verdict: replies that become alike; drift from
    round to round, who told what, what was left out.
    """

    comparison: Comparison
    alarms: tuple[str, ...]
    notes: tuple[str, ...]
    samples: tuple[Sample, ...]
    made: date

    @property
    def measures(self) -> list[Measure]:
        """Those that were computed, in the order of the catalogue."""
        computed = self.comparison.measures
        return [one for name, one in ALL_MEASURES.items() if name in computed]

    @property
    def pairs(self) -> list[list[Difference]]:
        """The differences over all posts, pair by pair, those with the last system first."""
        systems = self.comparison.systems
        pairs = sorted(combinations(systems, 2), key=lambda pair: pair[1] != systems[-1])
        whole = self.comparison.on_all_posts
        return [[one for one in whole if (one.first, one.second) == pair] for pair in pairs]


def as_json(report: Report) -> dict[str, Any]:
    """The report as dicts, lists, text and numbers; samples are left out, since they are texts."""
    rows = [
        {"analysis": row.analysis, "measure": row.measure, "cells": list(row.cells)}
        for row in paper_tables.rows(report.comparison)
    ]
    return {
        "made": report.made.isoformat(),
        "verdict": verdict(report.comparison),
        "alarms": list(report.alarms),
        "notes": list(report.notes),
        "limits": limits(report.comparison),
        **as_dict(report.comparison),
        "paper": {"columns": paper_tables.header(report.comparison), "rows": rows},
    }


def text(report: Report) -> str:
    """The report as Markdown that also reads well in a terminal; every figure is on the page."""
    comparison = report.comparison
    parts = [
        *verdict(comparison),
        *report.alarms,
        *report.notes,
        "## Means and differences",
        _markdown(_figures(report)),
        f"## {LIMITS_TITLE}",
        "\n".join(f"- {sentence}" for sentence in limits(comparison)),
        _how(report),
    ]
    return "\n\n".join(parts) + "\n"


def html(report: Report) -> str:
    """The report as one page of HTML, without scripts and without anything from elsewhere."""
    comparison = report.comparison
    sections = [
        f'<p class="quiet">{escape(_compared(report))}</p>',
        pages.verdict(verdict(comparison)),
        *(f'<p class="notice">{escape(alarm)}</p>' for alarm in report.alarms),
        *(f'<p class="quiet">{escape(note)}</p>' for note in report.notes),
        _picture(report),
        _spreads(report),
        _kinds(report),
        _samples(report),
        "<h2>Every measure</h2>",
        *(_family(report, name, family) for name, family in FAMILIES.items()),
        _paper(report),
        f"<h2>{LIMITS_TITLE}</h2>",
        pages.bullets(limits(comparison)),
        _weaknesses(report),
    ]
    body = "\n".join(filter(None, sections))
    return pages.page("How the replies compare", body, footer=_how(report))


def _compared(report: Report) -> str:
    comparison = report.comparison
    held = (
        f"It quotes {posts(len(report.samples))} and the replies to them: keep it where posts may "
    )
    quoted = (
        held + "be read. --samples 0 makes a page without."
        if report.samples
        else "It holds no text of a post or a reply."
    )
    return (
        f"{', '.join(comparison.systems)}: {comparison.replies:,} replies to "
        f"{posts(comparison.posts)}, compared on {report.made.isoformat()}. {quoted}"
    )


def _picture(report: Report) -> str:
    drawings = [
        f"<h3>{escape(pair[0].first)} against {escape(pair[0].second)}</h3>\n"
        + pages.wide(f"{pair[0].first} against {pair[0].second}", drawn)
        for place, pair in enumerate(report.pairs)
        if pair and (drawn := forest(pair, name=f"forest-{place}"))
    ]
    if not drawings:
        return ""
    first, *others = drawings
    more = _folded("The other pairs", "\n".join(others)) if others else ""
    return (
        '<h2>The picture</h2>\n<p class="quiet">Each measure in units of how much it varies from '
        "post to post (d_z), so that all share one scale: about 0.2 is small, 0.8 large. A diamond "
        f"far from its dot says that length did much of it.</p>\n{first}\n{more}"
    )


def _spreads(report: Report) -> str:
    found = [one for pair in report.pairs for one in clearest(pair)]
    names = list(dict.fromkeys(["words", *(one.measure for one in found)]))
    spread = {mean.measure for mean in report.comparison.means if mean.quantiles}
    measures = [ALL_MEASURES[name] for name in names if name in spread][:_MOST_SPREADS]
    if not measures:
        return ""
    drawn = spread_plot(report.comparison, measures, name="spread")
    return (
        '<h2>How replies spread</h2>\n<p class="quiet">The bar is the middle half of the replies '
        "with their median, the line nine in ten. Beside it the median and the middle half.</p>\n"
        + pages.wide("How replies spread", drawn)
    )


def _kinds(report: Report) -> str:
    table = figure_tables.strata(report.comparison, report.measures)
    if not table:
        return ""
    return (
        '<h2>Kinds of posts</h2>\n<p class="quiet">The clearest differences again, within each '
        f"tier of risk (by the safety rules) and each topic.</p>\n{_folded('By kind', table)}"
    )


def _samples(report: Report) -> str:
    if not report.samples:
        return ""
    return (
        '<h2>Side by side</h2>\n<p class="quiet">Nobody chose these: of the posts that the most '
        "systems answered, ordered by length, they stand at even distances. None is of imminent "
        f"danger.</p>\n{side_by_side(report.samples)}"
    )


def _family(report: Report, name: str, family: Sequence[Measure]) -> str:
    measures = [one for one in family if one in report.measures]
    if not measures:
        return ""
    drawn = dot_plot(report.comparison, measures, name=f"means-{name.lower().replace(' ', '-')}")
    inside = [
        pages.wide(f"{name}: means", drawn),
        figure_tables.means(report.comparison, measures, title=f"{name}: each system"),
        figure_tables.differences(report.comparison, measures, title=f"{name}: differences"),
    ]
    names = {one.name for one in measures}
    clear = {one.measure for pair in report.pairs for one in pair if one.is_clear} & names
    told = f"{name}: {len(measures)} measures" + (
        f", {len(clear)} with a clear difference" if len(report.comparison.systems) > 1 else ""
    )
    return _folded(told, "\n".join(filter(None, inside)))


def _paper(report: Report) -> str:
    header = paper_tables.header(report.comparison)
    rows = [[row.analysis, row.measure, *row.cells] for row in paper_tables.rows(report.comparison)]
    missing = paper_tables.not_computed(report.comparison)
    left = f"Not computed here: {', '.join(missing)}. " if missing else ""
    people = pages.table(
        "Asked of people",
        ("Asked", "Published"),
        paper_tables.FROM_PEOPLE,
        kind="texts",
    )
    return (
        '<h2>The tables of the paper</h2>\n<p class="quiet">The analyses that arXiv 2605.30273 '
        "names, in its order, for these systems: mean over posts (standard deviation), and "
        f"difference (p after Holm). {left}The paper's own figures of them are not published.</p>\n"
        + pages.table("The tables of the paper", header, rows, kind="figures")
        + '\n<p class="quiet">What the paper asked of 210 raters only a study with people can '
        f"fill:</p>\n{people}"
    )


def _weaknesses(report: Report) -> str:
    told = "\n".join(
        f"<dt>{escape(measure.label)}</dt><dd>{escape(measure.weakness)} "
        f"Source: {escape(measure.paper)}.</dd>"
        for measure in report.measures
    )
    return _folded("What each measure cannot see, and its source", f"<dl>\n{told}\n</dl>")


def _folded(summary: str, inside: str) -> str:
    return f"<details>\n<summary>{escape(summary)}</summary>\n{inside}\n</details>"


def _figures(report: Report) -> list[list[str]]:
    """A row per measure: each system's mean, then differences from the last, equal length too."""
    *others, reference = report.comparison.systems
    found = {(mean.system, mean.measure): mean.mean for mean in report.comparison.means}
    differences = {
        (one.first, one.measure): one
        for pair in report.pairs
        for one in pair
        if one.second == reference
    }
    against = [f"{name} - {reference}" for name in others]
    header = ["Measure", *others, reference]
    rows = [[*header, *(head for name in against for head in (name, "at equal length"))]]
    for measure in report.measures:
        cells = [
            number(found[system, measure.name].value, measure)
            for system in report.comparison.systems
        ]
        for name in others:
            one = differences[name, measure.name]
            alike = one.at_equal_length
            cells.append(number(one.difference.value, measure) + (" *" if one.is_clear else ""))
            cells.append("-" if alike is None else number(alike.value, measure))
        rows.append([f"{measure.label} ({unit(measure)})", *cells])
    return rows


def _how(report: Report) -> str:
    comparison = report.comparison
    count = len(comparison.systems)
    star = " A star: the difference is claimed." if count > 1 else ""
    return (
        f"{count} system{'s' if count > 1 else ''} on {posts(comparison.posts)}.{star} Intervals "
        f"come from {comparison.resamples:,} bootstrap resamples of posts, seed {comparison.seed}; "
        f"of measures of a set, from the jackknife over posts. Those take one reply per post that "
        f"all systems answered, and in words its first {WORDS_EACH}. d_z is the mean difference in "
        "units of its standard deviation. p is of a test that flips signs of posts' differences, "
        "corrected by Holm for all measures and pairs. Undefined values are left out and counted."
    )


def _markdown(lines: Sequence[Sequence[str]]) -> str:
    cells = [[" ".join(text.split()).replace("|", "\\|") for text in line] for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(text.ljust(w) for text, w in zip(line, widths, strict=True)) + " |"
        for line in cells
    )
