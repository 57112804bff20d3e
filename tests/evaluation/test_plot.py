"""The dot plot."""

from xml.etree import ElementTree

import pytest

from llumi.evaluation.compare import compare
from llumi.evaluation.plot import dot_plot
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
