"""What is installed, told from what LLUMI requires."""

from llumi.doctor import installed
from llumi.doctor.findings import State

REQUIRES = [
    "fastapi>=0.115",
    "ibis-framework[duckdb]<13,>=12",
    'spacy<4,>=3.8; extra == "deidentify"',
    "torch==2.13.0; extra == 'train'",
    'xllamacpp>=2026.10; extra == "embedded"',
    'pytest>=9; extra == "dev"',
]


def found(*, without=(), requires=REQUIRES):
    def version(name):
        return None if name in without else "1.0"

    return {one.check: one for one in installed.packages(requires, version=version)}


def test_requirements_are_sorted_by_the_extra_that_wants_them():
    assert installed.by_extra(REQUIRES) == {
        "": ["fastapi", "ibis-framework"],
        "deidentify": ["spacy"],
        "train": ["torch"],
        "embedded": ["xllamacpp"],
        "dev": ["pytest"],
    }


def test_all_there_is_all_well():
    checks = found()
    assert {one.state for one in checks.values()} == {State.OK}
    assert checks["extra train"].found == "torch 1.0."


def test_what_llumi_needs_missing_is_broken_and_an_extra_missing_is_not():
    checks = found(without=("fastapi", "torch"))
    assert checks["packages"].state is State.FAIL and "fastapi" in checks["packages"].found
    assert checks["extra train"].state is State.WARN
    assert "nothing can be trained" in checks["extra train"].found
    assert "llumi[train]" in checks["extra train"].todo


def test_llumi_that_is_no_package_or_an_older_one_is_told():
    assert found(requires=[])["packages"].state is State.WARN
    assert "older" in found(requires=REQUIRES[:2])["extra train"].found


def test_the_installed_llumi_declares_what_it_requires():
    assert "typer" in installed.by_extra(installed.declared())[""]


def test_a_missing_language_model_says_what_is_lost():
    checks = {one.check: one for one in installed.models(version=lambda name: None)}
    assert checks["language model"].state is State.WARN
    assert "needs --masking rules" in checks["language model"].found


def test_a_switch_that_is_not_set_is_broken():
    wanted = {"DO_NOT_TRACK": "1", "HF_HUB_OFFLINE": "1"}
    assert installed.switches(wanted, wanted | {"HOME": "/x"}).state is State.OK
    wrong = installed.switches(wanted, {"DO_NOT_TRACK": "0", "HF_HUB_OFFLINE": "1"})
    assert wrong.state is State.FAIL
    assert wrong.todo == "Set DO_NOT_TRACK=1."
