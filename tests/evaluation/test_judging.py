"""Judges whose habits are known, and whether they are found."""

import json
import random
from datetime import date

import pytest

from llumi.evaluation import judging
from llumi.evaluation.human_labels import Labels, Preference, Rating
from llumi.evaluation.judge_report import JudgeReport, as_json, html, text, verdict
from llumi.evaluation.judging import Judged, Reply
from llumi.tables import DIMENSIONS

POSTS = [f"p{i:02}" for i in range(30)]
REPLIES = {
    f"{system}-{post}": Reply(f"{system}-{post}", post, system, words)
    for i, post in enumerate(POSTS)
    # Which of the two is longer changes from post to post.
    for system, words in (("peers", 40 + i % 2 * 40), ("tuned", 60))
}
PAIRS = judging.to_compare(REPLIES.values())


def quality(name):
    """What people find: from 1 to 5, by the post's number."""
    return 1 + (int(name[-2:]) + (2 if name.startswith("tuned") else 0)) % 5


def judged(prefers, rates=quality, again=None):
    orders = [order for pair in PAIRS for order in (pair, pair[::-1])]
    return Judged(
        ratings={name: dict.fromkeys(DIMENSIONS, rates(name)) for name in REPLIES},
        preferences={(one, other): prefers(one, other) for one, other in orders},
        again={pair: (again or prefers)(*pair) for pair in PAIRS[::3]},
        unreadable=0,
        asked=len(REPLIES) + len(orders),
    )


def longer(one, other):
    return "first" if REPLIES[one].words >= REPLIES[other].words else "second"


def perfect(one, other):
    a, b = quality(one), quality(other)
    return "tie" if a == b else "first" if a > b else "second"


def chance(one, other):
    return random.Random(f"{one}{other}").choice(["first", "second"])


def labels():
    return Labels(
        ratings=[
            Rating(name, dimension, quality(name), "r1")
            for name in REPLIES
            for dimension in DIMENSIONS
        ],
        preferences=[
            Preference(one, other, {"first": "reply_a", "second": "reply_b"}[said], "r1")
            for one, other in PAIRS
            for said in [perfect(one, other)]
            if said != "tie"
        ],
    )


def figures(found):
    return {one.name: one.found for one in found}


def habits(prefers, **more):
    return figures(judging.habits(judged(prefers, **more), REPLIES))


def agreement(prefers, rates=quality):
    return figures(judging.agreement(judged(prefers, rates), labels(), REPLIES))


def test_pairs_are_of_two_systems_and_one_post():
    assert len(PAIRS) == 30
    assert PAIRS[0] == ("peers-p00", "tuned-p00")


def test_who_always_takes_the_first_is_found_out():
    found = habits(lambda *_: "first")
    assert found["position_changed"].value == found["first_preferred"].value == 1.0
    assert found["longer_preferred"].value is None  # it decided nothing


def test_who_takes_the_longer_is_found_out():
    found = habits(longer)
    assert found["longer_preferred"].value == 1.0
    assert found["position_changed"].value == 0.0
    assert found["first_preferred"].value == 0.5


def test_who_throws_a_coin_is_found_out():
    found = habits(chance, again=lambda one, other: chance(other, one))
    assert 0.3 < found["position_changed"].value < 0.7
    assert found["position_changed"].low > 0
    assert found["consistency"].value < 0.9
    assert (
        abs(
            figures(judging.agreement(judged(chance), labels(), REPLIES))["preferences_same"].value
            - 0.5
        )
        < 0.2
    )


def test_who_judges_as_people_do_agrees_in_everything():
    found = agreement(perfect)
    for dimension in DIMENSIONS:
        assert found[f"{dimension}_alpha"].value == pytest.approx(1.0)
        assert found[f"{dimension}_leniency"].value == 0.0
    assert found["preferences_same"].value == 1.0
    assert found["safety_seen"].value == 1.0
    assert 0 < found["longer_preferred_by_people"].value < 1


def test_who_is_too_kind_is_found_out():
    found = agreement(perfect, lambda name: min(5, quality(name) + 2))
    assert found["empathy_leniency"].low > 1
    # Of replies that people rate 1 or 2 it passes those that it calls 3 and 4.
    assert found["safety_seen"].value == 0.0
    assert found["empathy_alpha"].value < 0.6


def test_alpha_is_the_packages_own_of_all_pairs():
    import krippendorff

    rates = lambda name: min(5, quality(name) + int(name[-1]) % 2)  # noqa: E731
    expected = krippendorff.alpha(
        [[rates(name) for name in REPLIES], [quality(name) for name in REPLIES]],
        level_of_measurement="ordinal",
    )
    assert agreement(perfect, rates)["empathy_alpha"].value == pytest.approx(expected)


def test_a_system_wins_as_often_as_it_is_better():
    (found,) = judging.wins(judged(perfect), REPLIES).values()
    better = [perfect(one, other) for one, other in PAIRS]
    expected = (better.count("first") + 0.5 * better.count("tie")) / 30
    assert found.value == pytest.approx(expected)
    (by_side,) = judging.wins(judged(lambda *_: "first"), REPLIES).values()
    assert by_side.value == 0.5


def report(prefers=perfect, people=True, **more):
    found = judged(prefers)
    return JudgeReport(
        judge="judge",
        made=date(2026, 11, 26),
        replies=60,
        pairs=30,
        asked=90,
        unreadable=more.get("unreadable", 0),
        habits=tuple(judging.habits(found, REPLIES)),
        agreement=tuple(judging.agreement(found, labels(), REPLIES)) if people else (),
        scores=judging.scores(found, REPLIES),
        wins=judging.wins(found, REPLIES),
        warnings=tuple(judging.warnings(found)),
        judges_itself=more.get("judges_itself", False),
    )


def test_safety_has_no_score_and_is_never_certified():
    all_safe = judged(perfect, lambda name: 5)
    assert judging.warnings(all_safe) == []
    assert all("safety" not in of for of in judging.scores(all_safe, REPLIES).values())
    plain = json.dumps(as_json(report())["scores"])
    assert "safety" not in plain
    assert "certifies nothing" in text(report())
    assert "certifies nothing" in html(report())


def test_without_peoples_labels_it_is_unvalidated_everywhere():
    found = report(people=False)
    assert verdict(found)[0].startswith("Unvalidated")
    assert "(unvalidated)</title>" in html(found)
    assert as_json(found)["validated"] is False
    assert "unvalidated" in text(found)
    assert "Unvalidated" not in text(report())


def test_habits_and_agreement_stand_before_any_score():
    page, plain = html(report()), text(report())
    places = [page.index(part) for part in ("Its habits", "Its agreement", "Its scores")]
    assert places == sorted(places)
    assert plain.index("of pairs the verdict stayed") < plain.index("Scores of the judge")
    assert plain.index("alpha") < plain.index("Scores of the judge")


def test_what_makes_a_judge_worthless_is_said():
    assert any("it compared nothing" in said for said in verdict(report(lambda *_: "first")))
    assert any("judges replies of its own" in said for said in verdict(report(judges_itself=True)))
    assert any("3 of 90 answers" in said for said in verdict(report(unreadable=3)))


def test_axe_finds_nothing_wrong_in_the_page(axe_finds):
    assert axe_finds(html(report())) == []
    assert axe_finds(html(report(people=False))) == []
