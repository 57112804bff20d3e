"""The plots: means, spreads, and differences on one scale."""

from xml.etree import ElementTree

import pytest

from llumi.evaluation.catalogue import MEASURES
from llumi.evaluation.forest import forest
from llumi.evaluation.paired import ALL_POSTS
from llumi.evaluation.plot import dot_plot, spread_plot

SHOWN = [MEASURES[name] for name in ("words", "coleman_liau", "i_words")]


def drawn(comparison):
    return ElementTree.fromstring(dot_plot(comparison, SHOWN, name="means"))


def pair(comparison, first="tuned", second="peers"):
    return [
        one
        for one in comparison.differences
        if (one.first, one.second, one.stratum) == (first, second, ALL_POSTS)
    ]


def test_it_says_every_figure_in_words(comparison):
    svg = drawn(comparison)
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-labelledby"] == "means-title means-desc"
    assert [element.tag for element in svg[:2]] == ["title", "desc"]
    described = svg[1].text
    for measure in SHOWN:
        assert measure.label in described
    for system in comparison.systems:
        assert described.count(system) == len(SHOWN)


def test_there_is_a_dot_per_defined_mean_inside_the_drawing(comparison):
    svg = drawn(comparison)
    dots = svg.findall("circle")
    assert len(dots) == len(SHOWN) * len(comparison.systems)
    width, height = map(float, svg.attrib["viewBox"].split()[2:])
    for dot in dots:
        assert 0 < float(dot.attrib["cx"]) < width
        assert 0 < float(dot.attrib["cy"]) < height


def test_within_a_measure_the_higher_mean_is_on_top_and_to_the_right(comparison):
    means = {m.system: m.mean.value for m in comparison.means if m.measure == "words"}
    dots = drawn(comparison).findall("circle")[: len(means)]
    across = [float(dot.attrib["cx"]) for dot in dots]
    assert across == sorted(across, reverse=True)
    # One scale for all: distances on paper are as distances between means.
    high, middle, low = sorted(means.values(), reverse=True)
    on_paper = (across[0] - across[1]) / (across[0] - across[2])
    assert on_paper == pytest.approx((high - middle) / (high - low), abs=0.01)


def test_a_name_is_text_and_a_long_one_is_cut(posts, replies, compared):
    table = replies({"<b>&": {"p1": ["I hear you."]}, "long " * 9: {"p1": ["I am here."]}})
    told = [element.text for element in drawn(compared(table, posts)).findall("text")]
    assert "<b>&" in told
    assert "long long long long\u2026" in told


def test_a_measure_without_values_is_drawn_as_such(posts, replies, compared):
    found = compared(replies({"a": {"p1": ["..."]}}), posts)
    svg = drawn(found)
    assert "no value" in svg[1].text
    assert len(svg.findall("circle")) == 1
    spread = ElementTree.fromstring(spread_plot(found, SHOWN[1:], name="spread"))
    assert spread.findall("rect") == []


def test_a_spread_is_a_bar_from_quartile_to_quartile(posts, replies, compared):
    lengths = [10, 20, 30, 40, 50, 60]
    answers = {post: ["rest " * count] for post, count in zip(posts, lengths, strict=True)}
    found = compared(replies({"a": answers}), posts)
    svg = ElementTree.fromstring(spread_plot(found, SHOWN[:1], name="spread"))
    (bar,) = svg.findall("rect")
    line = svg.find("line[@class='interval']")
    start, end = float(line.attrib["x1"]), float(line.attrib["x2"])
    # 5 % and 95 % of these lengths are 12.5 and 57.5, quartiles 22.5 and 47.5.
    per_word = (end - start) / 45
    assert float(bar.attrib["x"]) == pytest.approx(start + 10 * per_word, abs=0.2)
    assert float(bar.attrib["width"]) == pytest.approx(25 * per_word, abs=0.2)
    assert "35 (22 to 48)" in svg[1].text


def test_the_picture_has_a_dot_per_measure_filled_where_it_is_claimed(comparison):
    differences = pair(comparison)
    svg = ElementTree.fromstring(forest(differences, name="forest"))
    dots = svg.findall("circle")[2:]  # behind the key
    there = [one for one in differences if one.d_z]
    assert len(dots) == len(there) > 5
    open_dots = sum(dot.attrib.get("class") == "open" for dot in dots)
    assert open_dots == sum(not one.is_clear for one in there)


def test_the_picture_is_sorted_and_on_the_scale_of_d_z(comparison):
    there = sorted((one.d_z for one in pair(comparison) if one.d_z), reverse=True)
    svg = ElementTree.fromstring(forest(pair(comparison), name="forest"))
    across = [float(dot.attrib["cx"]) for dot in svg.findall("circle")[2:]]
    assert across == sorted(across, reverse=True)
    on_paper = (across[0] - across[1]) / (across[0] - across[-1])
    assert on_paper == pytest.approx((there[0] - there[1]) / (there[0] - there[-1]), abs=0.01)


def test_what_is_left_at_equal_length_stands_beside_the_dot(posts, replies, compared):
    ours = {post: [f"I {'rest ' * (9 + i)}"] for i, post in enumerate(posts)}
    theirs = {post: [f"{'rest ' * (9 + 2 * i)}"] for i, post in enumerate(posts)}
    found = compared(replies({"a": ours, "b": theirs}), posts, only=("words", "i_words"))
    svg = ElementTree.fromstring(forest(pair(found, "a", "b"), name="forest"))
    told = [one for one in pair(found, "a", "b") if one.d_z and one.at_equal_length]
    assert len(svg.findall("path")) == 1 + len(told) == 2
    assert "between replies of equal length" in svg[1].text


def test_systems_that_are_alike_have_no_picture(posts, replies, compared):
    same = {post: ["I hear you."] for post in posts}
    assert forest(pair(compared(replies({"a": same, "b": same}), posts), "a", "b"), name="f") == ""
