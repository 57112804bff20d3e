"""Choosing pairs so that being long does not decide who wins."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi import engines
from llumi.preferences import lengths

MADE = pa.schema(
    [
        ("pair_id", pa.string()),
        ("post_id", pa.string()),
        ("chosen_letters", pa.int64()),
        ("rejected_letters", pa.int64()),
        ("standard", pa.float64()),
    ]
)


def pair(number: int, side: int, standard: float, post: str = "p") -> dict:
    return {
        "pair_id": f"{number:04}",
        "post_id": post,
        "chosen_letters": 5 + side,
        "rejected_letters": 5,
        "standard": standard,
    }


def kept(narrow, rows: list[dict]) -> list[dict]:
    with engines.open_engine() as engine:
        table = narrow(engine.table(pa.Table.from_pylist(rows, MADE)))
        return engine.to_pyarrow(table.order_by("pair_id")).to_pylist()


def side(row: dict) -> int:
    return row["chosen_letters"] - row["rejected_letters"]


@given(st.lists(st.tuples(st.sampled_from([-1, 0, 1]), st.floats(0.9, 4)), min_size=1, max_size=60))
@settings(deadline=None, max_examples=30)
def test_neither_the_longer_nor_the_shorter_wins_more_than_55_in_100(drawn):
    rows = [pair(number, one, standard) for number, (one, standard) in enumerate(drawn)]
    left = kept(lengths.matched, rows)
    longer = sum(side(row) > 0 for row in left)
    shorter = sum(side(row) < 0 for row in left)
    assert 100 * max(longer, shorter) <= 55 * (longer + shorter)
    # The rarer side, and pairs of equal length, lose nothing.
    assert min(longer, shorter) == min(
        sum(side(row) > 0 for row in rows), sum(side(row) < 0 for row in rows)
    )
    assert sum(side(row) == 0 for row in left) == sum(side(row) == 0 for row in rows)


def test_the_least_sure_pairs_go_first():
    rows = [pair(number, 1, 1 + number / 100) for number in range(20)]
    rows += [pair(100 + number, -1, 1.0) for number in range(9)]
    left = kept(lengths.matched, rows)
    assert [row["pair_id"] for row in left if side(row) > 0] == [
        f"{number:04}" for number in range(9, 20)
    ]


def test_of_one_post_longer_and_shorter_are_taken_in_turn_the_surest_first():
    rows = [pair(number, 1, 3.0 - number / 100) for number in range(6)]
    rows += [pair(10 + number, -1, 1.5 - number / 100) for number in range(6)]
    left = kept(lambda made: lengths.alternately(5, made), rows)
    assert [row["pair_id"] for row in left] == ["0000", "0001", "0002", "0010", "0011"]


@pytest.mark.parametrize(("per_post", "expected"), [(0, 14), (3, 6)])
def test_each_post_keeps_its_number_and_zero_keeps_all(per_post, expected):
    rows = [pair(number, 1, 1.0, post=f"p{number % 2}") for number in range(14)]
    assert len(kept(lambda made: lengths.alternately(per_post, made), rows)) == expected
