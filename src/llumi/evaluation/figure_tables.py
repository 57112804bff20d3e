"""The tables of figures: each system, differences on shared posts, and kinds of posts apart.

    Length (words)
    tuned - base   31   22 to 40   < 0.001   1.90   12   …

Rows stand under the heading of their measure, in the order of the catalogue.
"""

from collections.abc import Sequence
from html import escape

from llumi import pages
from llumi.evaluation.compare import Comparison, Difference
from llumi.evaluation.measures import Measure
from llumi.evaluation.paired import ALL_POSTS
from llumi.evaluation.verdict import clearest, figure, unit

_Groups = dict[str, list[list[str]]]

_MEANS = ("System", "Mean", "95 % interval", "SD over posts", "Posts", "Replies", "Undefined")
_DIFFERENCES = (
    *("Systems", "Difference", "95 % interval", "p (Holm)", "d_z", "Cliff's delta"),
    *("Posts", "Undefined", "At equal length", "95 % interval", "p (Holm)", "Posts"),
)
_STRATA = ("Systems", "Posts that are", "Difference", "95 % interval", "p (Holm)", "Posts")
_MOST_IN_STRATA = 4


def means(comparison: Comparison, measures: Sequence[Measure], *, title: str) -> str:
    """A table of the means of each system, as HTML; `title` is unique on the page."""
    groups: _Groups = {}
    for measure in measures:
        for found in comparison.means:
            if found.measure == measure.name:
                counts = [f"{n:,}" for n in (found.mean.posts, found.replies, found.undefined)]
                spread = "-" if found.sd is None else f"{found.sd * measure.scale:,.3g}"
                row = [found.system, *figure(found.mean, measure), spread, *counts]
                groups.setdefault(_heading(measure), []).append(row)
    return _table(title, _MEANS, groups)


def differences(comparison: Comparison, measures: Sequence[Measure], *, title: str) -> str:
    """A table of all pairs on the posts that both answered, as HTML; empty without a pair."""
    groups: _Groups = {}
    for measure in measures:
        for found in comparison.on_all_posts:
            if found.measure == measure.name:
                groups.setdefault(_heading(measure), []).append(_difference(found, measure))
    return _table(title, _DIFFERENCES, groups) if groups else ""


def strata(comparison: Comparison, measures: Sequence[Measure]) -> str:
    """The clearest differences again, within each kind of posts; empty where there are no kinds."""
    groups: _Groups = {}
    for measure in _clearest(comparison, measures):
        for found in comparison.differences:
            if found.measure == measure.name and found.stratum != ALL_POSTS:
                row = [
                    f"{found.first} - {found.second}",
                    found.stratum,
                    *figure(found.difference, measure),
                    pages.p_value(found.p_holm),
                    f"{found.difference.posts:,}",
                ]
                groups.setdefault(_heading(measure), []).append(row)
    return _table("Kinds of posts", _STRATA, groups) if groups else ""


def _clearest(comparison: Comparison, measures: Sequence[Measure]) -> list[Measure]:
    """The few measures in which a pair differs most clearly over all posts."""
    clear = clearest(comparison.on_all_posts)
    names = list(dict.fromkeys(one.measure for one in clear))
    return [one for one in measures if one.name in names[:_MOST_IN_STRATA]]


def _difference(found: Difference, measure: Measure) -> list[str]:
    alike = found.at_equal_length
    at_equal_length = ["-", "-", "-", "-"]
    if alike is not None:
        p = pages.p_value(found.p_holm_at_equal_length)
        at_equal_length = [*figure(alike, measure), p, f"{alike.posts:,}"]
    sizes = (found.d_z, found.cliffs_delta)
    return [
        f"{found.first} - {found.second}",
        *figure(found.difference, measure),
        pages.p_value(found.p_holm),
        *("-" if size is None else f"{size:.2f}" for size in sizes),
        f"{found.difference.posts:,}",
        f"{found.undefined:,}",
        *at_equal_length,
    ]


def _heading(measure: Measure) -> str:
    return f"{measure.label} ({unit(measure)})"


def _table(title: str, header: Sequence[str], groups: _Groups) -> str:
    bodies = "\n".join(
        f'<tbody>\n<tr><th scope="rowgroup" colspan="{len(header)}">{escape(heading)}</th></tr>\n'
        + "\n".join(map(pages.row, rows))
        + "\n</tbody>"
        for heading, rows in groups.items()
    )
    return pages.table_of(title, header, bodies, kind="figures")
