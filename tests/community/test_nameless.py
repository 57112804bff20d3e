"""Names go on any number of cores, and what was done before a kill is not done again."""

from collections import Counter

import pyarrow as pa
import pytest

from llumi.community import nameless
from llumi.community.collect import Options, collect
from llumi.errors import InputError

pytest.importorskip("presidio_analyzer", reason="the extra deidentify is not installed")

TEXTS = [
    "my name is Thuy and I live in Leeds",
    "The nights are the worst of it.",
    "I told Kwame about it, he listened",
]


def batches(*sizes):
    """Rows with the texts in turn, cut as an engine might cut them."""
    start = 0
    for size in sizes:
        rows = range(start, start + size)
        start += size
        yield pa.record_batch({"place": list(rows), "text": [TEXTS[row % 3] for row in rows]})


def run(tasks):
    return map(nameless.mask, tasks)


def never(tasks):
    for _ in tasks:
        raise AssertionError("a text was read again")
    return iter(())


def test_names_and_places_are_masked_and_counted_and_the_rest_stays(tmp_path):
    found = Counter()
    assert list(nameless.fill(batches(3), ["text"], tmp_path, run, found)) == [3]
    (rows,) = nameless.masked(batches(3), ["text"], tmp_path)
    assert rows["text"].to_pylist() == [
        "my name is [name] and I live in [place]",
        TEXTS[1],
        "I told [name] about it, he listened",
    ]
    assert rows["place"].to_pylist() == [0, 1, 2]
    assert found == {"name": 2, "place": 1}


def test_what_was_kept_before_a_kill_is_not_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(nameless, "AT_ONCE", 2)
    first, second = Counter(), Counter()
    filling = nameless.fill(batches(6), ["text"], tmp_path, run, first)
    assert next(filling) == 2
    filling.close()
    kept = {path.name for path in tmp_path.iterdir()}
    list(nameless.fill(batches(6), ["text"], tmp_path, run, second))
    assert kept < {path.name for path in tmp_path.iterdir()}
    again = Counter()
    list(nameless.fill(batches(6), ["text"], tmp_path, never, again))
    assert again == second == {"name": 4, "place": 2}


def test_how_the_engine_cuts_rows_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(nameless, "AT_ONCE", 4)
    list(nameless.fill(batches(9), ["text"], tmp_path, run, Counter()))
    for sizes in ((1, 8), (4, 4, 1), (2, 2, 2, 3)):
        list(nameless.fill(batches(*sizes), ["text"], tmp_path, never, Counter()))
        rows = pa.Table.from_batches(nameless.masked(batches(*sizes), ["text"], tmp_path))
        assert rows["place"].to_pylist() == list(range(9))


def test_no_file_that_is_kept_holds_a_name(tmp_path):
    list(nameless.fill(batches(3), ["text"], tmp_path, run, Counter()))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Thuy" not in kept
    assert b"Kwame" not in kept
    assert b"[name]" in kept


def test_without_the_model_one_is_told_before_anything_is_read(workspace, jsonl, monkeypatch):
    monkeypatch.setattr(nameless, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="is not installed") as raised:
        collect(workspace, [jsonl("{")], Options(format="jsonl"))
    assert "--masking rules" in raised.value.hint


def test_collect_takes_names_out_and_leaves_nothing_unfinished(workspace, jsonl):
    source = jsonl(
        {"kind": "post", "id": "p1", "title": "Nights", "text": TEXTS[0]},
        {"kind": "comment", "id": "c1", "post": "p1", "text": TEXTS[2]},
    )
    manifest = collect(workspace, [source], Options(format="jsonl"))
    assert workspace.table("posts")["text"].to_pylist() == [
        "my name is [name] and I live in [place]"
    ]
    assert manifest.counts["masked"]["name"] == 2
    assert not workspace.unfinished("collect").exists()
