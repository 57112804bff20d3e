"""`llumi study`, from files to pages."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace

Llumi = Callable[..., object]

RATINGS = "context,model,rater,dimension,rating\n" + "".join(
    f"c{post},{system},{rater},empathy,{1 + (post + place * (rater == 'human')) % 5}\n"
    for post in range(8)
    for place, system in enumerate(("base", "tuned"))
    for rater in ("human", "judge")
)


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    file = tmp_path / "ratings.csv"
    file.write_text(RATINGS)
    return file


COLUMNS = ("--column", "post=context", "--column", "system=model")


def test_agreement_writes_a_page_and_its_figures(llumi, ratings, capsys):
    out = ratings.with_name("agreement.html")
    done = llumi("study", "agreement", ratings, "--reference", "human", *COLUMNS, "--out", out)
    assert done == 0
    assert f"The report is {out}." in capsys.readouterr().out
    assert out.read_text().startswith("<!doctype html>")
    assert json.loads(out.with_suffix(".json").read_text())["ratings"] == 32


def test_a_reference_who_rated_nothing_is_refused(llumi, ratings, capsys):
    assert llumi("study", "agreement", ratings, "--reference", "nobody", *COLUMNS) == 2
    assert "Nothing is rated by, or of, nobody." in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("--scale", "5"), ("--own", "judge")])
def test_scales_and_own_systems_are_written_as_they_are_told(llumi, ratings, capsys, wrong):
    assert llumi("study", "agreement", ratings, "--reference", "human", *COLUMNS, *wrong) == 2
    assert " ".join(wrong) in capsys.readouterr().err


def test_two_published_rates_are_compared(llumi, capsys):
    assert llumi("study", "rates", "173/211", "182/213") == 0
    assert "-3.5 points, 95 % interval -10.5 to +3.6" in capsys.readouterr().out
    assert llumi("study", "rates", "173/211", "182/213", "--json") == 0
    assert round(json.loads(capsys.readouterr().out)["margin"], 3) == 0.093


PLAN = ("study", "plan", "gm-1", "--system", "tuned", "--against", "base", "--runs", "100")


def test_a_plan_is_written_once(llumi, tmp_path, capsys):
    wide = ("--margin", "1.0", "--dimension", "empathy", "--workspace", tmp_path)
    assert llumi(*PLAN, *wide) == 0
    said = capsys.readouterr().out
    assert "tuned is not worse than base, by 1 points of 5, in empathy" in said
    assert "SHA-256" in said
    assert llumi(*PLAN, *wide) == 2
    assert "a plan is not changed" in capsys.readouterr().err


def test_a_plan_takes_the_spread_of_a_pilot(llumi, tmp_path, ratings, capsys):
    told = ("--margin", "2", "--dimension", "empathy", "--pilot", ratings, *COLUMNS, "--json")
    assert llumi(*PLAN, *told, "--workspace", tmp_path) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["measured"]
    assert plan["spread"]["rest"] > 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--dimension", "charm"), "charm is no dimension"),
        (("--also", "tuned"), "named twice"),
        (("--raters", "3"), "would see a post twice"),
        (("--power", "80"), "--power is no share"),
        (("--margin", "0.01", "--dimension", "empathy"), "Even 600 posts show it in"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(llumi, tmp_path, capsys, wrong, said):
    assert llumi(*PLAN, *wrong, "--workspace", tmp_path) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "studies").exists()


def test_an_analysis_follows_its_plan(llumi, tmp_path, ratings, capsys):
    where = ("--workspace", tmp_path)
    assert llumi(*PLAN, "--margin", "3", "--dimension", "empathy", *where) == 0
    told = ("--column", "post=context", "--column", "system=model", "--study", "gm-1")
    assert llumi("study", "analyse", ratings, *told, *where) == 0
    page = tmp_path / "studies" / "gm-1" / "report.html"
    said = capsys.readouterr().out
    assert "Empathy: " in said
    assert f"The report is {page}." in said
    figures = json.loads(page.with_suffix(".json").read_text())
    assert figures["plan"]["name"] == "gm-1"


def test_preferences_are_analysed_beside_ratings(llumi, tmp_path, ratings, capsys):
    asked = tmp_path / "asked.csv"
    asked.write_text("context,first,second,rater,preferred\nc1,tuned,base,human,first\n")
    told = (*COLUMNS, "--preferences", asked, "--out", tmp_path / "r.html")
    assert llumi("study", "analyse", ratings, *told) == 0
    assert "base preferred to tuned: 0 %" in capsys.readouterr().out


def test_a_study_that_was_never_planned_is_refused(llumi, tmp_path, ratings, capsys):
    told = (*COLUMNS, "--study", "gm-9", "--workspace", tmp_path)
    assert llumi("study", "analyse", ratings, *told) == 2
    assert "Run llumi study plan first." in capsys.readouterr().err


def test_an_import_names_what_is_not_here(llumi, tmp_path, ratings, capsys):
    said = llumi("study", "import", ratings, *COLUMNS, "--workspace", tmp_path)
    assert said == 2
    assert "There is no table replies" in capsys.readouterr().err


@pytest.fixture
def evaluated(tmp_path: Path) -> Path:
    """A workspace of 24 held-out posts with two systems' replies, and a plan for 20 of them."""
    folder = tmp_path / "workspace"
    made = open_workspace(folder)
    posts = [
        {"post_id": f"p{n}", "title": "", "text": f"I can't sleep, and it is day {n}."}
        for n in range(24)
    ]
    rows = [
        {
            "reply_id": f"{system}-{post['post_id']}",
            "post_id": post["post_id"],
            "system": system,
            "text": f"Day {post['post_id'][1:]} without sleep sounds hard, said with {words}.",
        }
        for post in posts
        for system, words in (("tuned", "many words"), ("base", "few"))
    ]
    splits = [{"post_id": post["post_id"], "split": "test"} for post in posts]
    for step, name, told in (
        ("collect", "posts", posts),
        ("pair", "splits", splits),
        ("evaluate", "replies", rows),
    ):
        table = pa.Table.from_pylist(told, SCHEMAS[name])
        made.write(step, {name: table}, inputs={}, settings={}, counts={}, dropped={})
    return folder


def test_from_plan_to_forms_to_answers_to_the_report(llumi, evaluated, tmp_path, capsys):
    where = ("--workspace", evaluated)
    wide = ("--margin", "1.5", "--dimension", "empathy", "--raters", "6")
    assert llumi(*PLAN, *wide, *where) == 0
    assert llumi("study", "create", "gm-1", *where) == 0
    forms = evaluated / "studies" / "gm-1" / "made" / "forms"
    assert len(list(forms.glob("*.jsonl"))) == 6
    answers = tmp_path / "answers.csv"
    lines = ["item,rater,empathy"]
    for form in sorted(forms.glob("*.jsonl")):
        for line in form.read_text().splitlines():
            told = json.loads(line)
            check = told["reply"].startswith("Please choose")
            points = told["reply"].split()[2] if check else 4 + ("many" in told["reply"])
            lines.append(f"{told['item']},{form.stem},{points}")
    answers.write_text("\n".join(lines) + "\n")
    column = ("--column", "empathy=empathy")
    assert llumi("study", "analyse", answers, "--study", "gm-1", *column, *where) == 0
    said = capsys.readouterr().out
    assert "tuned is rated 1.00 points above base" in said
    page = (evaluated / "studies" / "gm-1" / "report.html").read_text()
    assert "6 of 6 checks of attention were answered as asked" in page
    assert llumi("study", "import", answers, "--study", "gm-1", *column, *where) == 0
    assert "ratings of 40 replies by 6 raters were taken over" in capsys.readouterr().out
    out = tmp_path / "out.csv"
    assert llumi("study", "export", out, *where) == 0
    assert llumi("study", "analyse", out, *where, "--out", tmp_path / "again.html") == 0
    again = json.loads((tmp_path / "again.json").read_text())
    assert again["dimensions"][0]["contrasts"][0]["difference"]["value"] == pytest.approx(-1.0)
    assert llumi("study", "create", "gm-1", *where) == 2
    assert "is made already" in capsys.readouterr().err
