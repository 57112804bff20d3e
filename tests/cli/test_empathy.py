"""`llumi empathy train`, on labelled replies of our own in EPITOME's layout."""

import csv
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from llumi.evaluation import mechanisms
from llumi.evaluation.texts import Texts

Llumi = Callable[..., object]

COLUMNS = ("sp_id", "rp_id", "seeker_post", "response_post", "level", "rationales")
POSTS = ("The nights are long.", "Nobody rang.", "My exams start.", "The house is quiet.")
OPENINGS = ("", "Morning. ", "I read your post twice. ", "Oh. ", "Hello there. ")
ENDINGS = ("", " Monday, then.", " The evenings are long.", " Bring a coat.", " Tea helps me.")
TELLING = {
    0: ("Who else knows?", "You could write it down.", "Have a walk.", "Try the library."),
    1: ("Hang in there.", "Hugs.", "It will be okay.", "Take care of yourself."),
    2: (
        "I feel so sad for you.",
        "My heart goes out to you.",
        "I'm really worried about you.",
        "It makes me sad to read this.",
    ),
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Models of this test only."""
    monkeypatch.setattr(mechanisms, "FOLDER", tmp_path / "trained")
    mechanisms._models.cache_clear()
    yield tmp_path / "trained"
    mechanisms._models.cache_clear()


def labelled() -> list[tuple[object, ...]]:
    frames = itertools.product(range(4), OPENINGS, ENDINGS)
    return [
        (
            f"s{seeker % 60}",
            f"r{seeker}-{level}",
            POSTS[which],
            f"{opening}{said}{ending}",
            level,
            "",
        )
        for seeker, (which, opening, ending) in enumerate(frames)
        for level, telling in TELLING.items()
        for said in [telling[which]]
    ]


def written(file: Path, rows: Sequence[Sequence[object]], columns: Sequence[str] = COLUMNS) -> Path:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([columns, *rows])
    return file


def test_a_model_is_taught_beats_the_majority_and_is_used_from_then_on(
    tmp_path: Path,
    own_folder: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = written(tmp_path / "er.csv", labelled())
    texts = Texts.of(["Oh. My heart goes out to you.", "Try the library. Bring a coat."])
    options = ("--emotional-reactions", file, "--out", own_folder, "--json")
    assert llumi("empathy", "train", *options) == 0
    record = json.loads(capsys.readouterr().out)
    figures = record["figures"]["emotional_reactions"]
    assert record["rows"] == 300
    assert figures["macro_f1"]["low"] > figures["macro_f1_majority"]["high"]
    assert figures["accuracy_majority"]["value"] == pytest.approx(1 / 3)
    assert figures["macro_f1"]["low"] <= figures["macro_f1"]["value"] <= figures["macro_f1"]["high"]
    assert mechanisms.emotional_reactions(texts).tolist() == [2.0, 0.0]
    assert "trained on 300 labelled replies" in mechanisms.made_by()
    # The others were not taught, and are left to the rules.
    assert mechanisms.explorations(Texts.of(["Does she know?"])).tolist() == [2.0]


def test_all_mistakes_of_a_file_are_said_at_once_and_nothing_is_written(
    tmp_path: Path,
    own_folder: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows: list[Sequence[object]] = [*labelled()]
    rows[1] = ("s0", "r0-1", "A post.", "", 1, "")
    rows[3] = ("s1", "r1-0", "A post.", "Hugs.", "strong", "")
    rows[5] = ("s0", "r0-0", "A post.", "Again.", 0, "")
    file = written(tmp_path / "er.csv", rows)
    options = ("--emotional-reactions", file, "--out", own_folder)
    assert llumi("empathy", "train", *options) == 2
    err = capsys.readouterr().err
    assert "has 3 mistakes" in err
    assert "line 3, field response_post: it is empty." in err
    assert "line 5, field level: 'strong' is none of 0, 1 and 2." in err
    assert "line 7, field rp_id: r0-0 answers s0 a second time." in err
    assert not own_folder.exists()


@pytest.mark.parametrize(
    ("rows", "columns", "said"),
    [
        ([], ("sp_id", "text"), "has no column rp_id, response_post, level"),
        (labelled()[:6], COLUMNS, "has 2 seekers' posts; to learn from it takes 25"),
        ([row for row in labelled() if row[4] != 2], COLUMNS, "has no reply of level 2"),
    ],
)
def test_a_file_that_teaches_nothing_is_a_sentence(
    tmp_path: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
    rows: Sequence[Sequence[object]],
    columns: Sequence[str],
    said: str,
) -> None:
    file = written(tmp_path / "ex.csv", rows, columns)
    assert llumi("empathy", "train", "--explorations", file) == 2
    assert said in capsys.readouterr().err


def test_files_that_cannot_be_read_are_sentences(
    tmp_path: Path, llumi: Llumi, capsys: pytest.CaptureFixture[str]
) -> None:
    assert llumi("empathy", "train") == 2
    assert "No file was named" in capsys.readouterr().err
    gone = tmp_path / "gone.csv"
    assert llumi("empathy", "train", "--explorations", gone) == 2
    assert "does not exist" in capsys.readouterr().err
    gone.write_bytes(b"sp_id,rp_id,response_post,level\ns1,r1,\xff,1\n")
    assert llumi("empathy", "train", "--explorations", gone) == 2
    assert "Save it as UTF-8 CSV" in capsys.readouterr().err
