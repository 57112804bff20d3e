"""Tests of plans: written once, hashed, read back."""

from dataclasses import replace

import pytest

from llumi.errors import InputError
from llumi.studies.figures import Figure
from llumi.studies.plan import Plan, folder, load, sentences, store
from llumi.studies.simulation import Spread
from llumi.studies.verdicts import Hypothesis

PLAN = Plan(
    name="gm-1",
    made="2026-11-27T20:00:00+00:00",
    hypothesis=Hypothesis.NON_INFERIORITY,
    margin=0.25,
    first="tuned",
    second="peers",
    others=("base",),
    dimensions=("empathy", "safety"),
    difference=0.0,
    wanted=0.8,
    posts=60,
    raters=24,
    each=2,
    spread=Spread(),
    measured=False,
    sizes=((40, Figure(0.7, 0.65, 0.75)), (60, Figure(0.83, 0.8, 0.86))),
    runs=1000,
    seed=0,
    version="0.1.0",
)


def test_a_plan_is_read_as_it_was_written(tmp_path):
    store(PLAN, tmp_path)
    assert load(tmp_path, "gm-1") == PLAN
    assert load(tmp_path, "gm-1").sha256 == PLAN.sha256


def test_a_plan_is_never_written_over(tmp_path):
    store(PLAN, tmp_path)
    with pytest.raises(InputError, match="is planned already"):
        store(replace(PLAN, margin=1.0), tmp_path)
    assert load(tmp_path, "gm-1").margin == 0.25


def test_another_margin_is_another_hash():
    assert replace(PLAN, margin=0.5).sha256 != PLAN.sha256


def test_a_person_reads_what_is_to_be_shown():
    told = " ".join(sentences(PLAN))
    assert "tuned is not worse than peers, by 0.25 points of 5, in empathy, safety" in told
    assert "60 posts with 3 replies each, every reply rated by 2 of 24 raters" in told
    assert "83 % (80 to 86) of 1,000 simulated studies" in told
    assert "assumed, since no pilot was given" in told


@pytest.mark.parametrize("name", ["", "../other", "a/b", "a b", "é"])
def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="no name of a study"):
        folder(tmp_path, name)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"name": 3}'])
def test_a_plan_that_was_broken_by_hand_is_refused(tmp_path, text):
    file = store(PLAN, tmp_path)
    file.write_text(text)
    with pytest.raises(InputError, match="is no plan"):
        load(tmp_path, "gm-1")


def test_where_nothing_is_planned_the_command_is_named(tmp_path):
    with pytest.raises(InputError) as refused:
        load(tmp_path, "gm-1")
    assert "llumi study plan" in refused.value.hint


def test_a_margin_that_was_widened_by_hand_is_noticed(tmp_path):
    file = store(PLAN, tmp_path)
    file.write_text(file.read_text().replace('"margin": 0.25', '"margin": 0.5'))
    with pytest.raises(InputError, match="was changed after it was written"):
        load(tmp_path, "gm-1")
