"""The report as text and as a page."""

import re
from html.parser import HTMLParser

import pytest

from llumi.evaluation.compare import compare
from llumi.evaluation.report import html, text_table
from llumi.evaluation.verdict import ALL_MEASURES, limits, verdict

VOID = {"meta", "circle", "line"}


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


@pytest.fixture
def hostile(posts, replies):
    answers = {post: ["I hear you."] for post in posts}
    return compare(replies({"<script>a|b</script>\n": answers, "b": answers}), posts)


def test_the_verdict_comes_first(comparison):
    first = verdict(comparison)[0]
    assert text_table(comparison).startswith(first)
    page = html(comparison)
    assert page.index(first) < page.index("<svg") < page.index("<table")
    assert page.index("<table") < page.index("What these figures cannot say")


def test_both_say_every_figure_and_every_limit(comparison):
    text, page = text_table(comparison), "".join(Page(html(comparison)).said)
    for measure in ALL_MEASURES.values():
        assert measure.label in text
        assert measure.label in page
        assert measure.weakness in page
    for sentence in limits(comparison):
        assert sentence in text
        assert sentence in page
    assert text.count("tuned - base") == len(ALL_MEASURES)


def test_the_page_needs_nothing_else(comparison):
    page = html(comparison)
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
    rows = [line for line in text_table(hostile).splitlines() if line.startswith("|")]
    cells = {len(re.split(r"(?<!\\)\|", row)) for row in rows}
    # Two tables, of 7 and of 10 columns, with an empty end on each side.
    assert cells == {9, 12}


def test_no_text_of_anyone_is_in_a_report(comparison, answers, posts):
    report = text_table(comparison) + html(comparison)
    texts = list(posts.values()) + [t for a in answers.values() for r in a.values() for t in r]
    # The first four words: a quotation would have them, wording of our own has not.
    openings = [" ".join(text.split()[:4]) for text in texts if len(text.split()) >= 4]
    assert len(openings) > 10
    assert [opening for opening in openings if opening in report] == []


def test_a_system_alone_has_no_table_of_differences(posts, replies):
    alone = compare(replies({"tuned": {post: ["I hear you."] for post in posts}}), posts)
    assert "Differences" not in text_table(alone)
    assert "Differences" not in html(alone)
    assert "1 system on 6 posts" in text_table(alone)


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
        for block in re.findall(r":root \{(.*?)\}", html(comparison), re.DOTALL)
    ]
    assert len(palettes) == 3
    for palette in palettes:
        assert contrast(palette["ink"], palette["ground"]) >= 7
        assert contrast(palette["quiet"], palette["ground"]) >= 7
        assert contrast(palette["teal"], palette["ground"]) >= 4.5
