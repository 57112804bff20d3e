"""The dot plot."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.evaluation.compare import compare
from llumi.evaluation.plot import dot_plot, ticks
from llumi.evaluation.verdict import ALL_MEASURES


def test_it_says_every_figure_in_words(comparison):
    svg = ElementTree.fromstring(dot_plot(comparison))
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "plot-title plot-desc"
    assert [element.tag for element in svg[:2]] == ["title", "desc"]
    described = svg[1].text
    for measure in ALL_MEASURES.values():
        assert measure.label in described
    for system in comparison.systems:
        assert described.count(system) == len(ALL_MEASURES)


def test_there_is_a_dot_per_defined_mean_inside_the_drawing(comparison):
    svg = ElementTree.fromstring(dot_plot(comparison))
    dots = svg.findall("circle")
    assert len(dots) == sum(mean.mean.value is not None for mean in comparison.means)
    width, height = map(float, svg.attrib["viewBox"].split()[2:])
    for dot in dots:
        assert 0 < float(dot.attrib["cx"]) < width
        assert 0 < float(dot.attrib["cy"]) < height


def test_within_a_measure_the_higher_mean_is_on_top_and_to_the_right(comparison):
    svg = ElementTree.fromstring(dot_plot(comparison))
    means = {m.system: m.mean.value for m in comparison.means if m.measure == "words"}
    dots = svg.findall("circle")[: len(means)]
    across = [float(dot.attrib["cx"]) for dot in dots]
    assert across == sorted(across, reverse=True)
    # One scale for all: distances on paper are as distances between means.
    high, middle, low = sorted(means.values(), reverse=True)
    drawn = (across[0] - across[1]) / (across[0] - across[2])
    assert drawn == pytest.approx((high - middle) / (high - low), abs=0.01)


def test_a_name_is_text_and_a_long_one_is_cut(posts, replies):
    table = replies({"<b>&": {"p1": ["I hear you."]}, "long " * 9: {"p1": ["I am here."]}})
    svg = ElementTree.fromstring(dot_plot(compare(table, posts)))
    drawn = [element.text for element in svg.findall("text")]
    assert "<b>&" in drawn
    assert "long long long long\u2026" in drawn


def test_a_measure_without_values_is_drawn_as_such(posts, replies):
    drawn = dot_plot(compare(replies({"a": {"p1": ["..."]}}), posts))
    assert "no value" in drawn
    assert len(ElementTree.fromstring(drawn).findall("circle")) == 1


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1, [0, 0.5, 1]),
        (52, 97, [40, 60, 80, 100]),
        (3, 3, [2.5, 3, 3.5]),
        (-3, 4, [-4, -2, 0, 2, 4]),
    ],
)
def test_ticks_are_round(low, high, expected):
    assert ticks(low, high) == pytest.approx(expected)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
@settings(deadline=None)
def test_ticks_are_few_and_hold_the_figures(low, reach):
    found = ticks(low, low + reach)
    assert 2 <= len(found) <= 7
    slack = 1e-6 * max(1.0, abs(low), reach)
    assert found[0] <= low + slack
    assert found[-1] >= low + reach - slack
    assert found[0] < found[-1]
