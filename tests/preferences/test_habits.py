"""What pairs would teach, counted by hand; and the page that says it."""

import json
import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from llumi import engines
from llumi.preferences import audit_page
from llumi.preferences.audit import audit
from llumi.preferences.habits import ASKED, HELP, Habits, said
from llumi.preferences.habits import habits as habits_of
from llumi.preferences.prepare import prepare
from llumi.preferences.readability import reading_grades
from llumi.tables import SCHEMAS
from preferences.facts_of import facts_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CALL = "Please call a helpline tonight."
PLAIN = "That sounds long and hard."


def pair(number: int, **given) -> dict:
    row = dict.fromkeys(SCHEMAS["pairs"].names)
    return row | {
        "pair_id": f"{number:03}",
        "post_id": f"p{number}",
        "split": "train",
        "prompt": "Long night.",
        "chosen": PLAIN,
        "rejected": "Hm.",
        "chosen_id": f"c{number}",
        "rejected_id": f"r{number}",
        "chosen_score": 5,
        "rejected_score": 2,
        **given,
    }


def habits(rows: list[dict], *, seed: int = 0) -> Habits:
    with engines.open_engine() as engine:
        return habits_of(engine, facts_of(engine, rows), seed=seed)


def reading_grade(text: str) -> float | None:
    return reading_grades([text])[0]


def share(rows: list[dict], name: str) -> tuple[float, int] | None:
    found = {habit.name: habit for habit in habits(rows).shares}
    return (found[name].share, found[name].of) if name in found else None


def test_each_share_is_of_the_pairs_that_can_tell():
    rows = [
        pair(1, chosen_created_at=NOON, rejected_created_at=NOON + timedelta(hours=1)),
        pair(2, chosen_created_at=NOON, rejected_created_at=NOON - timedelta(hours=1)),
        pair(3, chosen_created_at=NOON, rejected_created_at=NOON),
        pair(4, chosen="Hm.", rejected=CALL, rejected_score=1),
    ]
    assert share(rows, "earlier") == (0.5, 2)
    assert share(rows, "longer") == (0.75, 4)
    assert share(rows, "rejected_at_one") == (0.25, 4)
    assert share(rows, "help_in_rejected") == (0.25, 4)
    assert share(rows, "help_in_chosen") == (0.0, 4)


def test_without_times_nothing_is_said_of_who_was_earlier():
    assert share([pair(1)], "earlier") is None


def test_the_easier_text_is_the_more_readable():
    easy, hard = "I am here. You can talk.", "Psychotherapeutic interventions necessitate patience."
    assert reading_grade(easy) < reading_grade(hard)
    assert share([pair(1, chosen=easy, rejected=hard)], "more_readable") == (1.0, 1)
    assert reading_grade("12 :)") is None


def test_the_reading_grade_is_coleman_and_liaus():
    text = "Being alone hurts. I know that."
    letters, words, sentences = 24, 6, 2
    expected = 5.88 * letters / words - 29.6 * sentences / words - 15.8
    assert reading_grade(text) == pytest.approx(expected)


def test_pairs_of_one_post_widen_the_interval():
    many = [pair(n, chosen=PLAIN if n % 2 else "H.") for n in range(40)]
    few = [
        row | {"post_id": f"p{int(row['pair_id']) % 2 + 10 * (int(row['pair_id']) // 8)}"}
        for row in many
    ]

    def width(rows: list[dict]) -> float:
        (found,) = (habit for habit in habits(rows).shares if habit.name == "longer")
        assert found.low is not None and found.high is not None
        return found.high - found.low

    assert width(few) > 1.5 * width(many)


def test_noise_is_what_the_certainty_leaves():
    assert habits([pair(1, confidence=0.9), pair(2, confidence=0.8)]).noise == pytest.approx(0.15)
    assert habits([pair(1)]).noise is None


def test_repetitions_are_counted():
    rows = [pair(1, chosen_id="c"), pair(2, chosen_id="c"), pair(3), pair(4)]
    found = habits(rows)
    assert found.repeated == 0.5
    assert found.copies == 3  # the same two texts four times


def test_the_sample_is_ten_pairs_and_another_seed_draws_others():
    rows = [pair(n) for n in range(60)]
    assert len(habits(rows).sample) == 10
    assert habits(rows, seed=1).sample == habits(rows[::-1], seed=1).sample
    assert habits(rows, seed=1).sample != habits(rows, seed=2).sample


def test_a_comment_that_points_to_help_is_rejected_in_no_pair_that_is_trained_on(workspace, fill):
    fill(
        workspace,
        [{"post_id": "p"}],
        [
            {"comment_id": "a", "post_id": "p", "text": PLAIN, "score": 9},
            {"comment_id": "b", "post_id": "p", "text": CALL, "score": 4},
            {"comment_id": "c", "post_id": "p", "text": "Hm, well.", "score": 2},
        ],
    )
    made = prepare(workspace, rule="any")
    vetoes = {
        (row["chosen_id"], row["rejected_id"]): row["veto"]
        for row in workspace.table("pairs").to_pylist()
    }
    assert vetoes == {("a", "b"): HELP, ("a", "c"): None, ("b", "c"): None}
    assert made.habits.vetoed == {HELP: 1}
    assert made.audit.held_back == 0
    assert any("rejected comment points to help" in sentence for sentence in made.sentences)
    assert made.manifest.counts["habits"]["vetoed"] == {HELP: 1}


def test_no_pairs_have_no_habits():
    found = habits([])
    assert (found.shares, found.noise, found.sample) == ((), None, ())
    assert said(found, 0) == []


class Page(HTMLParser):
    """What a page loads, and which tags it leaves open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "line", "circle", "rect", "img", "link"}:
            self.open.append(tag)
        self.loads += [value for name, value in attrs if name in {"src", "href"}]

    def handle_endtag(self, tag):
        if tag not in {"line", "circle", "rect"}:
            assert self.open.pop() == tag


def page(rows: list[dict]) -> str:
    with engines.open_engine() as engine:
        found = audit(engine, facts_of(engine, rows))
    learnt = habits(rows)
    return audit_page.html(found, learnt, ["A <verdict> & more."], rows, rule="votes")


def test_the_page_is_whole_and_loads_nothing():
    parsed = Page()
    parsed.feed(page([pair(n, rejected_score=1) for n in range(12)]))
    assert parsed.open == []
    assert parsed.loads == []


def test_the_verdict_comes_before_the_picture_the_table_and_the_samples():
    text = page([pair(n) for n in range(12)])
    order = [
        "A &lt;verdict&gt; &amp; more.",
        "The picture",
        "The figures",
        "pairs to read",
        "cannot",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_every_figure_of_the_plots_is_also_said_in_words():
    rows = [
        pair(n, chosen_created_at=NOON, rejected_created_at=NOON - timedelta(1)) for n in range(9)
    ]
    text = page(rows)
    described = " ".join(re.findall(r"<desc[^>]*>(.*?)</desc>", text))
    labels = {habit.label for habit in habits(rows).shares}
    assert labels == {label for label, _ in ASKED.values()}
    for label in labels:
        assert label in described
    assert "3 to 4 votes: 9." in described


def test_texts_of_the_community_cannot_become_markup():
    text = page([pair(n, chosen="<script>alert(1)</script>") for n in range(3)])
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_page_without_pairs_says_why_and_draws_nothing():
    text = page([])
    assert "A &lt;verdict&gt;" in text
    assert "<svg" not in text


def test_habits_are_plain_json():
    assert json.loads(json.dumps(habits([pair(1)]).as_dict()))["copies"] == 0
