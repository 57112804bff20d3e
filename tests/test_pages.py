"""The one look of LLUMI's reports, and the chart of a run."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi import pages
from llumi.pages import Series, ticks

FALLING = Series("chosen", [(step, 2 - step / 50) for step in range(1, 51)])
RISING = Series("rejected", [(step, step / 50) for step in range(1, 51)])


def drawn(*series: Series) -> ElementTree.Element:
    return ElementTree.fromstring(pages.curve("rewards", "Rewards", series))


def ends(line: ElementTree.Element) -> tuple[list[float], list[float]]:
    first, *_, last = line.attrib["points"].split()
    return [float(part) for part in first.split(",")], [float(part) for part in last.split(",")]


def test_a_page_needs_nothing_else_and_says_so() -> None:
    page = pages.page("A <b>title</b>", "<p>Words.</p>", footer="One & two.")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert page.count("A &lt;b&gt;title&lt;/b&gt;") == 2
    assert "One &amp; two." in page
    for word in ("<script", "url(", "@import", "src=", "href="):
        assert word not in page


def test_cells_and_sentences_are_text_never_markup() -> None:
    made = pages.table("A & b", ("<i>",), [("<script>", "<b>")]) + pages.bullets(["<u>"])
    for mark in ("<script>", "<b>", "<i>", "<u>"):
        assert mark not in made
    assert 'aria-label="A &amp; b"' in made


def test_a_curve_says_in_words_what_it_draws() -> None:
    svg = drawn(FALLING, RISING)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "rewards-title rewards-desc"
    assert [element.tag for element in svg[:2]] == ["title", "desc"]
    assert svg[1].text == (
        "chosen: 1.98 at step 1, 1 at step 50, lowest 1, highest 1.98. "
        "rejected: 0.02 at step 1, 1 at step 50, lowest 0.02, highest 1."
    )


def test_up_is_more_and_right_is_later_on_one_scale() -> None:
    falling, rising = drawn(FALLING, RISING).findall("polyline")
    (left, high), (right, low) = ends(falling)
    assert left < right and high < low
    assert ends(rising)[1] == [right, low], "both end at 1"


def test_two_series_are_told_apart_without_colour() -> None:
    svg = drawn(FALLING, RISING)
    assert [line.attrib["class"] for line in svg.findall("polyline")] == ["curve", "curve second"]
    assert "svg .curve.second { stroke: var(--ink); stroke-dasharray" in pages.page(
        "", "", footer=""
    )
    texts = [element.text for element in svg.findall("text")]
    assert "chosen" in texts and "rejected" in texts


def test_one_series_needs_no_key() -> None:
    assert "chosen" not in [element.text for element in drawn(FALLING).findall("text")]


def test_everything_drawn_is_inside_the_drawing() -> None:
    svg = drawn(FALLING, RISING)
    width, height = map(float, svg.attrib["viewBox"].split()[2:])
    for line in svg.findall("polyline"):
        for point in line.attrib["points"].split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= width and 0 <= y <= height


def test_what_is_no_number_is_left_out() -> None:
    points = [(1, 0.5), (2, float("nan")), (3, float("inf")), (4, 0.7)]
    assert len(drawn(Series("loss", points)).findall("polyline")[0].attrib["points"].split()) == 2
    assert pages.curve("loss", "Loss", [Series("loss", points[1:3])]) == ""
    assert pages.curve("loss", "Loss", []) == ""


def test_a_run_of_one_step_is_a_dot() -> None:
    assert drawn(Series("loss", [(1, 0.7)])).findall("circle")


def test_a_long_run_is_drawn_as_means_of_neighbours() -> None:
    # Up and down by turns: means of an even number of neighbours lie in the middle.
    long = Series("loss", [(step, step % 2) for step in range(12_000)])
    svg = drawn(long)
    points = svg.findall("polyline")[0].attrib["points"].split()
    assert len(points) == 300
    assert "lowest 0.5, highest 0.5" in (svg[1].text or "")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1, [0, 0.5, 1]),
        (52, 97, [40, 60, 80, 100]),
        (3, 3, [2.5, 3, 3.5]),
        (-3, 4, [-4, -2, 0, 2, 4]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
@settings(deadline=None)
def test_ticks_are_few_and_hold_the_figures(low: float, reach: float) -> None:
    found = ticks(low, low + reach)
    assert 2 <= len(found) <= 7
    slack = 1e-6 * max(1.0, abs(low), reach)
    assert found[0] <= low + slack
    assert found[-1] >= low + reach - slack
    assert found[0] < found[-1]


def test_ticks_are_written_plainly() -> None:
    svg = drawn(Series("tokens", [(1, 0.0), (20_000, -0.3)]))
    texts = {element.text for element in svg.findall("text")}
    assert {"20,000", "0", "-0.3", "step"} <= texts
