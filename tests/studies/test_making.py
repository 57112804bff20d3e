"""Tests of making a study: blinded, counterbalanced, once; and of reading its answers."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from test_plan import PLAN

from llumi.errors import InputError, InputErrors
from llumi.studies.answers import Attention, choices, resolve
from llumi.studies.making import CHECK, COMPARE, RATE, Options, load, make, store
from llumi.studies.rating_files import Rated, RatingFile, read

SMALL = replace(PLAN, posts=12, raters=6, each=2, sizes=((12, PLAN.power),))
POSTS = {f"p{number}": f"I can't sleep, and it is day {number}." for number in range(20)}
REPLIES = [
    {
        "reply_id": f"{system}-{post}",
        "post_id": post,
        "system": system,
        "text": f"{system.upper()} heard you on {post}.",
    }
    for post in POSTS
    for system in SMALL.systems
]
TEXTS = {row["reply_id"]: row["text"] for row in REPLIES}


def made(*, posts=POSTS, replies=REPLIES, plan=SMALL, **options):
    return make(plan, Options(**options), posts=posts, replies=replies)


def test_nobody_sees_a_post_twice_and_each_reply_has_its_raters():
    study = made()
    items, times = study.by_name(), Counter()
    for names in study.forms.values():
        posts = [items[name].post for name in names if items[name].kind == RATE]
        assert len(set(posts)) == len(posts)
        times.update(name for name in names if items[name].kind == RATE)
    assert set(times.values()) == {2}
    assert len(times) == 12 * 3


def test_every_form_has_its_checks_somewhere():
    study = made(checks=2)
    items = study.by_name()
    for names in study.forms.values():
        assert sum(items[name].kind == CHECK for name in names) == 2


def test_a_form_names_no_system_no_post_and_no_reply(tmp_path):
    where = store(made(), tmp_path, posts=POSTS, texts=TEXTS)
    forms = sorted((where / "forms").glob("*.jsonl"))
    assert [form.stem for form in forms] == ["r1", "r2", "r3", "r4", "r5", "r6"]
    for form in forms:
        for line in form.read_text().splitlines():
            told = json.loads(line)
            assert set(told) == {"item", "post", "reply"}
            assert len(told["item"]) == 12


def test_orders_differ_between_raters_and_are_the_same_with_the_same_seed():
    assert made() == made()
    assert made(seed=1).forms != made().forms
    assert load_order(made(), "r1") != load_order(made(), "r2")


def load_order(study, rater):
    items = study.by_name()
    return [items[name].system for name in study.forms[rater]]


def test_a_study_is_made_once_and_read_back(tmp_path):
    study = made()
    store(study, tmp_path, posts=POSTS, texts=TEXTS)
    assert load(tmp_path, "gm-1") == study
    with pytest.raises(InputError, match="is made already"):
        store(made(seed=5), tmp_path, posts=POSTS, texts=TEXTS)
    assert load(tmp_path, "gm-1") == study
    assert load(tmp_path, "gm-2") is None


def test_too_few_posts_that_all_systems_answered_are_refused():
    lacking = [row for row in REPLIES if row["reply_id"] not in {f"base-p{n}" for n in range(9)}]
    with pytest.raises(InputError, match="takes 12 posts, and 11 held-out ones"):
        made(replies=lacking)
    silent = [row | ({"text": " "} if row["post_id"] == "p3" else {}) for row in REPLIES]
    assert all(one.post != "p3" for one in made(replies=silent).items)


def test_posts_of_imminent_danger_are_for_raters_who_are_ready():
    posts = POSTS | {"p19": "I am going to end my life tonight."}
    posts = dict(list(posts.items())[7:])
    plan = replace(SMALL, posts=13, sizes=((13, PLAN.power),))
    ready = made(posts=posts, plan=plan, crisis=True)
    assert "p19" in {one.post for one in ready.items}
    with pytest.raises(InputError, match="1 more speak of imminent danger"):
        made(posts=posts, plan=plan)


def test_two_replies_are_compared_on_posts_that_the_rater_does_not_rate():
    study = made(comparisons=3, plan=replace(SMALL, raters=18))
    items, firsts = study.by_name(), Counter()
    for names in study.forms.values():
        own = [items[name] for name in names if items[name].kind != CHECK]
        assert len({one.post for one in own}) == len(own)
        both = [one for one in own if one.kind == COMPARE]
        assert len(both) == 3
        assert all({one.system, one.second} == {"tuned", "peers"} for one in both)
        firsts.update(one.system for one in both)
    assert min(firsts.values()) > 15


def test_more_comparisons_than_posts_are_left_are_refused():
    with pytest.raises(InputError, match="would see a post twice"):
        made(comparisons=5)


def test_preferences_come_back_by_item(tmp_path):
    study = made(comparisons=1, plan=replace(SMALL, raters=18))
    items = study.by_name()
    rows = [
        (name, rater)
        for rater, names in study.forms.items()
        for name in names
        if items[name].kind == COMPARE
    ]
    file = tmp_path / "told.csv"
    told = [f"{name},{rater},first" for name, rater in rows]
    file.write_text("\n".join(["item,rater,preferred", *told]) + "\n")
    found = choices(file, {}, study)
    assert [one.first for one in found] == [items[name].system for name, _ in rows]
    assert {one.worth for one in found} == {1.0}
    single = next(name for name in study.forms["r01"] if items[name].kind == RATE)
    wrong = [f"{rows[0][0]},r01,left", f"{single},r01,tie", f"{rows[1][0]},r01,tie", told[0]]
    file.write_text("\n".join(["item,rater,preferred", told[0], *wrong]) + "\n")
    with pytest.raises(InputErrors) as refused:
        choices(file, {}, study)
    assert len(refused.value.mistakes) == 4
    assert f"line 4, field item: {single} shows one reply, and not two." in refused.value.mistakes


def answered(study, *, attentive=("r1", "r2", "r3", "r4", "r5")) -> RatingFile:
    items, rows = study.by_name(), []
    for rater, names in study.forms.items():
        for name in names:
            expected = items[name].expected or 3
            points = expected if rater in attentive else 6 - expected
            for dimension in ("empathy", "safety"):
                rows.append(Rated(len(rows) + 2, name, name, rater, dimension, float(points)))
    return RatingFile(tuple(rows), 0)


def test_answers_are_told_apart_into_ratings_and_checks():
    study = made()
    found = resolve(answered(study), study, name="a.csv")
    assert len(found.ratings.rows) == 12 * 3 * 2 * 2
    assert {row.system for row in found.ratings.rows} == set(SMALL.systems)
    assert all(row.post in POSTS for row in found.ratings.rows)
    assert len(found.attention) == 6
    assert found.attention[0] == Attention("r1", 1, 1)


def test_who_misses_a_check_is_told_and_kept():
    study = made(seed=3)
    of_r6 = next(one for one in study.items if one.kind == CHECK and one.item in study.forms["r6"])
    kept = replace(of_r6, expected=2)
    study = replace(study, items=tuple(kept if one is of_r6 else one for one in study.items))
    found = resolve(answered(study), study, name="a.csv")
    assert found.attention[-1] == Attention("r6", 0, 1)
    assert any(row.rater == "r6" for row in found.ratings.rows)


def test_unknown_raters_and_items_of_others_are_refused_by_line():
    study = made()
    others = next(name for name in study.forms["r2"] if name not in study.forms["r1"])
    file = RatingFile(
        (
            Rated(2, others, others, "r1", "empathy", 3.0),
            Rated(3, others, others, "r9", "empathy", 3.0),
        ),
        0,
    )
    with pytest.raises(InputErrors) as refused:
        resolve(file, study, name="a.csv")
    assert list(refused.value.mistakes) == [
        f"line 2, field item: {others} is not on the form of r1.",
        "line 3, field rater: r9 has no form in the study gm-1.",
    ]


def test_a_file_by_item_takes_one_column_for_post_and_system(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("item,rater,dimension,rating\nabc,r1,empathy,4\nabc,r1,empathy,5\n")
    with pytest.raises(InputErrors, match="r1 rated empathy of abc in line 2 already"):
        read(file, {}, by_item=True)
    file.write_text("id,rater,empathy\nabc,r1,4\n")
    (row,) = read(file, {"item": "id", "empathy": "empathy"}, by_item=True).rows
    assert (row.post, row.dimension) == ("abc", "empathy")
