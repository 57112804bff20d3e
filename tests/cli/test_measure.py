"""`llumi measure`: a file in, a wider file out."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest

from llumi.cli import measure
from llumi.evaluation.catalogue import MEASURES

Llumi = Callable[..., object]

ROWS = [
    {"id": 1, "text": "I hear you. That sounds hard.", "post": "I can't sleep."},
    {"id": 2, "text": "", "post": "My exams start."},
    {"id": 3, "text": "Is anyone near you tonight?", "post": None},
]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return path


def test_every_row_comes_back_with_a_number_per_measure(
    texts: Path,
    tmp_path: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "measured.parquet"
    assert llumi("measure", texts, "--out", out, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    table = pq.read_table(out)
    assert table["id"].to_pylist() == [1, 2, 3]
    assert table["words"].to_pylist() == [6.0, 0.0, 5.0]
    assert table["i_words"].to_pylist() == [pytest.approx(1 / 6), None, 0.0]
    measures = {one.name for one in MEASURES.values() if not one.needs}
    without_drafts = {name for name in measures if MEASURES[name].of != "revision and draft"}
    assert set(result["measures"]) == without_drafts
    assert result["rows"] == 3
    assert result["undefined"]["i_words"] == 1


def test_rows_stay_in_order_over_many_pieces_and_cores(
    tmp_path: Path, llumi: Llumi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "_ROWS", 100)
    path = tmp_path / "many.csv"
    lines = "".join(f"{i},{'rest ' * (i % 9)}\n" for i in range(1_000))
    path.write_text(f"id,body\n{lines}", encoding="utf-8")
    out = tmp_path / "many-measured.csv"
    options = ("--column", "text=body", "--only", "words", "--out", out)
    assert llumi("measure", path, *options) == 0
    table = pacsv.read_csv(out)
    assert table["id"].to_pylist() == list(range(1_000))
    assert table["words"].to_pylist() == [i % 9 for i in range(1_000)]


def test_a_dictionary_of_ones_own_adds_its_categories(
    texts: Path, tmp_path: Path, llumi: Llumi
) -> None:
    mine = tmp_path / "mine.dic"
    mine.write_text("%\n1 night\n%\ntonight 1\nsleep* 1\n", encoding="utf-8")
    out = tmp_path / "measured.parquet"
    options = ("--only", "words", "--dic", mine, "--out", out)
    assert llumi("measure", texts, *options) == 0
    assert pq.read_table(out)["dic_night"].to_pylist() == [0.0, None, pytest.approx(0.2)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gone.jsonl", "--out", "a.parquet"), "does not exist"),
        (("texts.doc", "--out", "a.parquet"), "ends in .doc"),
        (("texts.jsonl", "--out", "a.xlsx"), "ends in .xlsx"),
        (("texts.jsonl", "--out", "a.csv", "--only", "wrods"), "no measure wrods"),
        (("texts.jsonl", "--out", "a.csv", "--column", "text"), "says nothing of a column"),
        (("texts.jsonl", "--out", "a.csv", "--column", "text=body"), "no column body"),
        (("broken.jsonl", "--out", "a.csv"), "cannot be read"),
    ],
)
def test_mistakes_are_sentences_and_leave_no_file(
    texts: Path,
    tmp_path: Path,
    llumi: Llumi,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.jsonl").write_text('{"text": "I hear', encoding="utf-8")
    (tmp_path / "texts.doc").write_text("", encoding="utf-8")
    assert llumi("measure", *words) == 2
    assert said in capsys.readouterr().err
    assert [*tmp_path.glob("a.*")] == []
