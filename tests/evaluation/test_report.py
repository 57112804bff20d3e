"""The report as text and as a page."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from llumi.evaluation.report import Report, as_json, html, text
from llumi.evaluation.samples import Sample
from llumi.evaluation.verdict import limits, verdict

VOID = {"meta", "circle", "line", "rect", "path"}
ALARM = "Alarm: replies of tuned are more alike than those of peers."
NOTE = "From base to tuned replies became longer by 31 words."


class Page(HTMLParser):
    """Notes tags, attributes and text, and refuses tags that do not close in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.attributes, self.said = [], [], set(), []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


def told(comparison, *, samples=()):
    return Report(comparison, (ALARM,), (NOTE,), samples, date(2026, 11, 26))


@pytest.fixture
def hostile(posts, replies, compared):
    answers = {post: ["I hear you."] for post in posts}
    return told(compared(replies({"<script>a|b</script>\n": answers, "b": answers}), posts))


def test_the_verdict_comes_first_and_the_limits_last(comparison):
    first = verdict(comparison)[0]
    assert text(told(comparison)).startswith(first)
    page = html(told(comparison))
    places = [
        page.index(part) for part in (first, ALARM, NOTE, "<svg", "<table", "cannot say</h2>")
    ]
    assert places == sorted(places)


def test_both_say_every_measure_and_every_limit(comparison):
    report = told(comparison)
    plain, page = text(report), "".join(Page(html(report)).said)
    assert len(report.measures) > 20
    for measure in report.measures:
        assert measure.label in plain
        assert measure.label in page
        assert measure.weakness in page
    for sentence in limits(comparison):
        assert sentence in plain
        assert sentence in page
    assert ALARM in plain
    assert NOTE in plain


def test_every_difference_stands_in_a_table_with_its_column_at_equal_length(comparison):
    page = html(told(comparison))
    rows = re.findall(r'<th scope="row">tuned - base</th>(.*?)</tr>', page)
    assert len(rows) == len(told(comparison).measures)
    assert {row.count("<td>") for row in rows} == {11}
    assert page.count("At equal length") == len(re.findall("<summary>.* measures", page))


def test_a_star_marks_what_is_claimed_and_equal_length_stands_beside(posts, replies, compared):
    # A p over six posts is at least 2/64, which one comparison survives and three do not.
    longer = {post: ["I rest. " * (20 + i)] for i, post in enumerate(posts)}
    short = {post: ["I rest. " * (5 + i % 2)] for i, post in enumerate(posts)}
    table = replies({"a": longer, "b": short})
    rows = text(told(compared(table, posts, only=("words",)))).splitlines()
    assert next(row for row in rows if row.startswith("| Measure")).count("at equal length") == 1
    length = next(row for row in rows if row.startswith("| Length"))
    assert re.search(r"\| 45 +\| 11 +\| 34 \* +\| - +\|", length)


def test_samples_are_quoted_as_text_and_said_to_be_there(comparison):
    sample = Sample("I <b>can't</b> sleep.", {"tuned": "That sounds long.", "peers": ""})
    page = html(told(comparison, samples=(sample,)))
    assert "I &lt;b&gt;can&#x27;t&lt;/b&gt; sleep." in page
    assert "That sounds long." in page
    assert "Nothing passed the screen." in page
    assert "It quotes 1 post" in page
    assert "It holds no text of a post or a reply." in html(told(comparison))


def test_the_tables_of_the_paper_are_in_its_order(comparison):
    said = "".join(Page(html(told(comparison))).said)
    start = said.index("The tables of the paper")
    named = ["stylistic accommodation", "diversity", "readability", "verbosity", "pronouns"]
    places = [said.index(name, start) for name in named]
    assert places == sorted(places)
    assert "semantic similarity" in said[start:].split("Not computed here: ")[1].split(".")[0]
    assert "173 of 211" in said


def test_json_holds_the_verdict_and_every_figure(comparison):
    plain = as_json(told(comparison))
    assert json.loads(json.dumps(plain)) == plain
    assert plain["made"] == "2026-11-26"
    assert plain["verdict"] == verdict(comparison)
    assert (plain["alarms"], plain["notes"]) == ([ALARM], [NOTE])
    assert len(plain["means"]) == len(comparison.means)
    assert plain["paper"]["rows"][0]["analysis"] == "stylistic accommodation"


def test_kinds_of_posts_have_a_table_where_there_are_any(posts, replies, compared):
    longer = {post: ["I rest. " * (20 + i)] for i, post in enumerate(posts)}
    short = {post: ["I rest. " * (5 + i % 2)] for i, post in enumerate(posts)}
    kinds = {"risk": {post: "none" if post != "p6" else "distress" for post in posts}}
    table = replies({"a": longer, "b": short})
    page = html(told(compared(table, posts, only=("words",), strata=kinds)))
    assert "risk: none" in page
    assert "Too few posts to compare by themselves: risk: distress (1)." in page
    assert "By kind" not in html(told(compared(table, posts, only=("words",))))


def test_the_page_needs_nothing_else(comparison):
    page = html(told(comparison))
    found = Page(page)
    assert found.attributes.isdisjoint({"src", "href", "srcset", "onclick", "onload", "action"})
    assert set(found.tags).isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert "url(" not in page
    assert "@import" not in page
    assert "prefers-color-scheme: dark" in page


def test_names_are_text_never_markup(hostile):
    page = html(hostile)
    found = Page(page)
    assert "script" not in found.tags
    assert "<script>a|b</script>" in "".join(found.said)


def test_names_do_not_break_the_table(hostile):
    rows = [line for line in text(hostile).splitlines() if line.startswith("|")]
    # A measure, two systems, a difference at any and at equal length; an empty end on each side.
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {7}


def test_no_text_of_anyone_is_in_a_report_without_samples(comparison, answers, posts):
    report = text(told(comparison)) + html(told(comparison)) + json.dumps(as_json(told(comparison)))
    texts = list(posts.values()) + [t for a in answers.values() for r in a.values() for t in r]
    # The first four words: a quotation would have them, wording of our own has not.
    openings = [" ".join(text.split()[:4]) for text in texts if len(text.split()) >= 4]
    assert len(openings) > 10
    assert [opening for opening in openings if opening in report] == []


def test_a_system_alone_has_no_table_of_differences(posts, replies, compared):
    alone = told(compared(replies({"tuned": {post: ["I hear you."] for post in posts}}), posts))
    assert "At equal length" not in html(alone)
    assert "1 system on 6 posts" in text(alone)


def test_axe_finds_nothing_wrong_in_a_full_page(posts, replies, compared, answers, axe_finds):
    kinds = {"risk": {post: "none" for post in posts}}
    sample = Sample("I can't sleep.", {"tuned": "That sounds long.", "peers": "Hugs."})
    found = compared(replies(answers), posts, systems=["tuned", "base", "peers"], strata=kinds)
    assert axe_finds(html(told(found, samples=(sample,)))) == []


def luminance(colour):
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_text_stands_out_in_light_in_dark_and_in_print(comparison):
    palettes = [
        dict(re.findall(r"--(\w+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", html(told(comparison)), re.DOTALL)
    ]
    assert len(palettes) == 3
    for palette in palettes:
        assert contrast(palette["ink"], palette["ground"]) >= 7
        assert contrast(palette["quiet"], palette["ground"]) >= 7
        assert contrast(palette["teal"], palette["ground"]) >= 4.5
