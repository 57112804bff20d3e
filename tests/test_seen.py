"""A run's record tells what it saw to whoever has the key, and nothing to anybody else."""

import pytest

from llumi import seen
from llumi.erased import Erased, digest

KEY = bytes(32)
PAIR = {"pair_id": "a", "post_id": "p1", "chosen_id": "c1", "rejected_id": "c2"}
SFT = {"row_id": "row1", "post_id": "p2"}


def test_a_record_comes_back_as_it_was_written(tmp_path):
    found = seen.of_rows([PAIR, SFT], KEY)
    (tmp_path / seen.FILE).write_text(found.as_text())
    assert seen.read(tmp_path) == found
    assert (len(found.posts), len(found.comments), len(found.rows)) == (2, 2, 1)
    for id in ("p1", "c1", "row1"):
        assert f'"{id}"' not in found.as_text()


@pytest.mark.parametrize("content", [None, "", "[]", '{"posts": []}', "\x00"])
def test_a_record_that_is_not_there_or_broken_is_none(tmp_path, content):
    if content is not None:
        (tmp_path / seen.FILE).write_text(content)
    assert seen.read(tmp_path) is None


def test_what_a_run_saw_of_the_erased_is_told_by_kind():
    erased = Erased(ids=frozenset({digest(KEY, "post", "p2"), digest(KEY, "comment", "c2")}))
    found = seen.of_rows([PAIR, SFT], KEY).erased(erased)
    assert (len(found.posts), len(found.comments), len(found.rows)) == (1, 1, 0)
    assert seen.of_rows([PAIR], bytes(31) + b"1").erased(erased) == seen.Seen()


def test_a_run_that_goes_on_from_an_unknown_one_is_not_wholly_known():
    both = seen.of_rows([PAIR], KEY) | seen.Seen(whole=False)
    assert both.comments and not both.whole
