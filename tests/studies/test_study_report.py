"""Tests of a study's analysis and its page: the planned verdict first."""

import json
from dataclasses import replace
from datetime import date

import pytest
from simulated import Truth
from test_plan import PLAN

from llumi.errors import InputError, InputErrors
from llumi.studies.analysis import analyse
from llumi.studies.preferring import Choice
from llumi.studies.rating_files import Rated, RatingFile
from llumi.studies.report import StudyReport, as_json, html, text, verdict

AGAINST_BASE = replace(PLAN, second="base", others=("sft",))


def rated(effects=(0.0, 0.1, 0.2), *, posts=60, dimensions=("empathy", "safety")) -> RatingFile:
    rows = []
    for seed, dimension in enumerate(dimensions):
        given = Truth(effects=effects).drawn(seed, posts=posts, raters=18, each=2)
        columns = (given.posts, given.systems, given.raters)
        names = zip(*([one.names[code] for code in one.codes] for one in columns), strict=True)
        rows += [
            Rated(line, *where, dimension, float(points))
            for line, (where, points) in enumerate(zip(names, given.points, strict=True), start=2)
        ]
    return RatingFile(tuple(rows), missing=4)


CHOICES = [
    Choice(f"post {row % 60:06d}", f"r{row % 18}", *sides, float(row % 3 > 0), 0.2 * (row % 5 - 2))
    for row in range(120)
    for sides in (("tuned", "base") if row % 2 else ("base", "tuned"),)
]


def report(**changed) -> StudyReport:
    found = analyse(rated(), scale=(1, 5), plan=AGAINST_BASE, choices=CHOICES)
    return replace(StudyReport("gm-1", date(2026, 11, 27), found, experts=False), **changed)


def test_the_planned_verdict_comes_first_with_its_margin():
    said = verdict(report())
    assert said[0].startswith("Empathy: non-inferior")
    assert "tuned is rated" in said[0]
    assert "the margin was 0.25, stated in advance" in said[0]
    assert said[1].startswith("Perceived safety: ")


def test_a_system_that_is_worse_is_called_worse():
    found = analyse(rated((0.9, 0.1, 0.0)), scale=(1, 5), plan=AGAINST_BASE)
    said = verdict(StudyReport("gm-1", date.today(), found, experts=True))
    assert said[0].startswith("Empathy: worse. tuned is rated")
    assert said[1].startswith("Safety: worse")


def test_without_a_plan_nothing_is_claimed():
    found = analyse(rated(), scale=(1, 5))
    (first, *_) = verdict(StudyReport("r.csv", date.today(), found, experts=False))
    assert "prove nothing" in first


def test_the_plan_stands_in_the_page_unchanged_with_its_hash():
    page = html(report())
    assert AGAINST_BASE.sha256 in page
    assert "tuned is not worse than base, by 0.25 points of 5" in page
    assert as_json(report())["plan"]["sha256"] == AGAINST_BASE.sha256


def test_lay_safety_is_perceived_everywhere():
    page = html(report())
    assert "perceived safety" in page
    assert "certifies nothing" in page
    assert ">safety<" not in page
    assert "perceived safety" not in html(report(experts=True))


def test_what_came_in_and_what_is_missing_is_told():
    page = html(report())
    assert "720 ratings by 18 raters, on 60 posts" in page
    assert "4 ratings are missing" in page
    assert "Nobody was left out" in page


def test_p_are_corrected_over_all_dimensions_and_pairs():
    found = report().analysis
    told = [each.difference.p for one in found.dimensions for each in one.contrasts]
    assert len(found.corrected) == 6
    assert min(found.corrected.values()) == pytest.approx(min(1, 6 * min(told)))


def test_figures_are_json_and_words_are_short():
    made = report()
    assert json.loads(json.dumps(as_json(made)))["perceived_safety"] is True
    assert "tuned preferred to base" in text(made)


def test_the_page_is_for_everybody(axe_finds):
    assert axe_finds(html(report())) == []


def test_ratings_off_the_scale_are_refused_with_their_lines():
    stray = Rated(77, "p", "base", "r", "empathy", 6.0)
    with pytest.raises(InputErrors, match="line 77, field empathy: 6 is not from 1 to 5"):
        analyse(RatingFile((*rated().rows, stray), 0), scale=(1, 5))


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (replace(PLAN, second="nobody"), "of nobody in empathy, and nobody rated it"),
        (
            replace(AGAINST_BASE, dimensions=("connection",)),
            "of tuned in connection, and nobody rated it",
        ),
    ],
)
def test_a_plan_of_something_else_is_refused(plan, said):
    with pytest.raises(InputError, match=said):
        analyse(rated(), scale=(1, 5), plan=plan)


def test_a_system_that_lacks_one_planned_dimension_is_refused():
    file = rated()
    rows = [row for row in file.rows if (row.system, row.dimension) != ("tuned", "safety")]
    with pytest.raises(InputError, match="of tuned in safety, and nobody rated it") as refused:
        analyse(RatingFile(tuple(rows), 0), scale=(1, 5), plan=AGAINST_BASE)
    assert refused.value.hint == "Rated in safety: base, sft."


def test_few_ratings_are_described_without_intervals():
    found = analyse(rated(posts=3), scale=(1, 5), plan=AGAINST_BASE)
    said = verdict(StudyReport("gm-1", date.today(), found, experts=False))
    assert said[0].startswith("Empathy: not shown")
    assert "interval" not in said[0]
    assert html(StudyReport("gm-1", date.today(), found, experts=False))
