"""Tests of the page of agreement, on the published ratings where they are there, and on our own."""

import pytest

from llumi.studies.agreement_report import as_json, compare, html, text
from llumi.studies.rating_files import Rated, RatingFile, read

PUBLISHED = {
    "gpt-4o": (0.849, 0.856, 0.532, 0.480, 0.835, 0.800, 0.823),
    "claude-3.7-sonnet": (0.881, 0.915, 0.730, 0.685, 0.906, 0.900, 0.791),
}
"""ICC(C,1) of MentalAlign's table, in the order of `ATTRIBUTES`."""
COMPUTED = (0.840, 0.852, 0.528, 0.499, 0.816, 0.785, 0.810)
"""Of GPT-4o, by somebody else's program from the same ratings."""
ATTRIBUTES = (
    *("guidance", "informativeness", "relevance", "safety"),
    *("empathy", "helpfulness", "understanding"),
)
COLUMNS = {"post": "context_id", "system": "model", "dimension": "attribute"}
OWN = {"gpt-4o": "gpt4o", "claude-3.7-sonnet": "claude"}


def test_the_published_correlations_come_out_and_only_with_the_stray_zeros(real_data):
    file = read(real_data("mentalalign") / "ratings.csv.gz", COLUMNS)
    assert file.dimensions == list(ATTRIBUTES)
    report = compare(file, name="published", reference="human", own=OWN, scale=(1, 5))
    for judge, published in PUBLISHED.items():
        found = [
            one.as_given.correlations.consistency.value for one in report.of(judge, systems=True)
        ]
        assert found == pytest.approx(published, abs=0.02)
        assert all(one.as_given.n == 9 for one in report.of(judge, systems=True))
    of_gpt = report.of("gpt-4o", systems=True)
    assert [one.as_given.correlations.consistency.value for one in of_gpt] == pytest.approx(
        COMPUTED, abs=0.0006
    )
    safety = of_gpt[ATTRIBUTES.index("safety")]
    assert safety.within_scale.correlations.consistency.value == pytest.approx(0.382, abs=0.0006)
    zeros = sum(count for _, _, value, count in report.outside if value == 0)
    assert zeros == 231
    assert "231 of 0, 8 of 6" in html(report)


def made() -> RatingFile:
    rows = [
        Rated(line, f"p{post}", system, rater, "empathy", float(points))
        for line, (post, system, rater, points) in enumerate(
            (
                (post, system, rater, 1 + (post + place + (rater == "judge") * (post % 3 == 0)) % 5)
                for post in range(12)
                for place, system in enumerate(("base", "sft", "tuned"))
                for rater in ("human", "judge")
            ),
            start=2,
        )
    ]
    return RatingFile(tuple(rows), missing=3)


def test_the_page_says_strays_units_and_limits():
    stray = Rated(99, "p20", "base", "judge", "empathy", 9.0)
    report = compare(
        RatingFile((*made().rows, stray), 3),
        name="ours",
        reference="human",
        own={},
        scale=(1, 5),
    )
    page = html(report)
    assert "1 of 73 ratings lie outside of the scale from 1 to 5: 1 of 9" in page
    assert "ICC(C,1) over single replies" in page
    assert "3 cells were empty" in page
    assert "judge: good agreement with human" in text(report)
    told = as_json(report)
    assert told["held"][0]["as_given"]["unit"] == "items"


def test_the_page_is_for_everybody(axe_finds):
    rest = RatingFile(tuple(row for row in made().rows if row.rater != "third"), 0)
    assert (
        axe_finds(html(compare(rest, name="ours", reference="human", own={}, scale=(1, 5)))) == []
    )


def test_no_script_and_nothing_from_elsewhere_is_on_the_page():
    page = html(compare(made(), name="<b>", reference="human", own={}, scale=(1, 5)))
    assert "<script" not in page
    assert "<b>" not in page
