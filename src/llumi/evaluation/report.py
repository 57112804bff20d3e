"""A comparison to read: as text for a terminal, as a page to keep and pass on.

    text_table(comparison)   verdict, tables in Markdown, what the figures cannot say
    html(comparison)         the same with a plot, one file that needs nothing else

Neither holds any text of a post or a reply, so that a report can travel where posts must not.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from llumi import pages
from llumi.evaluation.compare import Comparison
from llumi.evaluation.diversity import WORDS_EACH
from llumi.evaluation.measures import DISTINCT_2, Measure
from llumi.evaluation.plot import dot_plot
from llumi.evaluation.verdict import ALL_MEASURES, figure, limits, posts, unit, verdict

# Rows of a table under the heading of their measure.
_Groups = dict[str, list[list[str]]]

_MEANS = ("System", "Mean", "95 % interval", "Posts", "Replies", "Undefined")
_DIFFERENCES = (
    *("Systems", "Difference", "95 % interval", "d_z", "Posts", "Undefined"),
    *("At equal length", "Interval at equal length", "Posts at equal length"),
)
_MEANS_TITLE = "Each system"
_DIFFERENCES_TITLE = "Differences on posts that both answered"
_LIMITS_TITLE = "What these figures cannot say"


def text_table(comparison: Comparison) -> str:
    """The report as Markdown that also reads well in a terminal."""
    parts = [
        *verdict(comparison),
        f"## {_MEANS_TITLE}",
        _markdown(_MEANS, _mean_rows(comparison)),
    ]
    if comparison.differences:
        parts += [
            f"## {_DIFFERENCES_TITLE}",
            _markdown(_DIFFERENCES, _difference_rows(comparison)),
        ]
    parts += [
        f"## {_LIMITS_TITLE}",
        "\n".join(f"- {sentence}" for sentence in limits(comparison)),
        _how(comparison),
    ]
    return "\n\n".join(parts) + "\n"


def html(comparison: Comparison) -> str:
    """The report as one page of HTML, without scripts and without anything from elsewhere."""
    weak = "\n".join(
        f"<dt>{escape(measure.label)}</dt><dd>{escape(measure.weakness)} "
        f"Source: {escape(measure.paper)}.</dd>"
        for measure in ALL_MEASURES.values()
    )
    differences = ""
    if comparison.differences:
        table = _html_table(_DIFFERENCES_TITLE, _DIFFERENCES, _difference_rows(comparison))
        differences = f"<h2>{_DIFFERENCES_TITLE}</h2>\n{table}"
    body = f"""{pages.verdict(verdict(comparison))}
<h2>The picture</h2>
<p class="quiet">Dots are means over posts, lines their 95 % intervals. Within a measure all systems
share one scale.</p>
{pages.wide("Plot", dot_plot(comparison))}
<h2>{_MEANS_TITLE}</h2>
{_html_table(_MEANS_TITLE, _MEANS, _mean_rows(comparison))}
{differences}
<h2>{_LIMITS_TITLE}</h2>
{pages.bullets(limits(comparison))}
<dl>
{weak}
</dl>"""
    return pages.page("How the replies compare", body, footer=_how(comparison))


def _mean_rows(comparison: Comparison) -> _Groups:
    groups: _Groups = {}
    for found in comparison.means:
        measure = ALL_MEASURES[found.measure]
        counts = [f"{n:,}" for n in (found.mean.posts, found.replies, found.undefined)]
        row = [found.system, *figure(found.mean, measure), *counts]
        groups.setdefault(_heading(measure), []).append(row)
    return groups


def _difference_rows(comparison: Comparison) -> _Groups:
    groups: _Groups = {}
    for found in comparison.differences:
        measure = ALL_MEASURES[found.measure]
        at_equal_length = ["-", "-", "-"]
        if found.at_equal_length is not None:
            count = f"{found.at_equal_length.posts:,}"
            at_equal_length = [*figure(found.at_equal_length, measure), count]
        row = [
            f"{found.first} - {found.second}",
            *figure(found.difference, measure),
            "-" if found.d_z is None else f"{found.d_z:.2f}",
            f"{found.difference.posts:,}",
            f"{found.undefined:,}",
            *at_equal_length,
        ]
        groups.setdefault(_heading(measure), []).append(row)
    return groups


def _heading(measure: Measure[Any]) -> str:
    return f"{measure.label} ({unit(measure)})"


def _how(comparison: Comparison) -> str:
    variety = DISTINCT_2.label
    count = len(comparison.systems)
    return (
        f"{count} system{'s' if count > 1 else ''} on {posts(comparison.posts)}. Intervals come "
        f"from {comparison.resamples:,} bootstrap resamples of posts, seed {comparison.seed}; for "
        f"{variety.lower()}, from the jackknife over posts. {variety} takes one reply per post and "
        f"its first {WORDS_EACH} words; as a mean of each system, only posts that all systems "
        "answered with as many. d_z is the mean difference in units of its standard deviation. "
        "Undefined values are left out and counted."
    )


def _markdown(header: Sequence[str], groups: _Groups) -> str:
    flat = [[heading, *row] for heading, rows in groups.items() for row in rows]
    lines = [[_cell(text) for text in line] for line in (["Measure", *header], *flat)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(text.ljust(w) for text, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _html_table(title: str, header: Sequence[str], groups: _Groups) -> str:
    bodies = "\n".join(
        f'<tbody>\n<tr><th scope="rowgroup" colspan="{len(header)}">{escape(heading)}</th></tr>\n'
        + "\n".join(map(pages.row, rows))
        + "\n</tbody>"
        for heading, rows in groups.items()
    )
    return pages.table_of(title, header, bodies, kind="figures")
