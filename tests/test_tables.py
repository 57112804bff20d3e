"""The data contract."""

from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from llumi.errors import InputError, LlumiError
from llumi.tables import SCHEMAS, SPLITS, check


def splits(**columns):
    return pa.table({"post_id": ["p1", "p2"], "split": ["train", "test"]} | columns)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_of_each_kind_passes(name):
    assert check(name, SCHEMAS[name].empty_table()).schema == SCHEMAS[name]


def test_columns_come_back_in_the_declared_order_and_as_required():
    table = splits().select(["split", "post_id"])
    assert check("splits", table).schema.equals(SCHEMAS["splits"])
    assert check("splits", table).to_pylist()[1] == {"post_id": "p2", "split": "test"}


def test_a_missing_column_is_refused_by_name():
    with pytest.raises(LlumiError, match=r"splits lacks post_id, split\.$"):
        check("splits", pa.table({}))


def test_a_column_that_nobody_declared_is_refused_by_name():
    with pytest.raises(LlumiError, match="nobody declared: real_name"):
        check("splits", splits(real_name=["Mo", "Ana"]))


def test_an_empty_cell_is_refused_where_a_value_is_required():
    with pytest.raises(LlumiError, match="splits, column split has empty cells"):
        check("splits", splits(split=["train", None]))


def test_an_empty_cell_passes_where_a_value_may_be_missing():
    row = {"comment_id": "c1", "post_id": "p1", "text": "I hear you."}
    table = pa.Table.from_pylist([row], SCHEMAS["comments"])
    assert check("comments", table).to_pylist()[0]["score"] is None


@pytest.mark.parametrize("scores", [[1.5], ["many"], [[3]], pa.array([2**63], pa.uint64())])
def test_a_value_of_another_type_is_refused(scores):
    row = {"comment_id": ["c1"], "post_id": ["p1"], "text": ["I hear you."]}
    blank = {name: pa.nulls(1) for name in ("author", "created_at", "views", "scored_at")}
    table = pa.table(row | blank | {"score": scores})
    with pytest.raises(LlumiError, match="comments does not fit its schema"):
        check("comments", table)


def test_a_table_that_does_not_fit_is_our_mistake_not_the_users():
    with pytest.raises(LlumiError) as raised:
        check("splits", pa.table({}))
    assert not isinstance(raised.value, InputError)
    assert raised.value.exit_code == 1


def test_a_time_keeps_its_moment_whatever_its_zone():
    there = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    row = {"post_id": "p1", "title": "", "text": "Long night.", "created_at": there}
    table = check("posts", pa.Table.from_pylist([row], SCHEMAS["posts"]))
    assert table["created_at"][0].as_py() == datetime(2026, 3, 1, 21, 30, tzinfo=UTC)


def test_the_three_splits_have_the_names_that_training_asks_for():
    assert SPLITS == ("train", "validation", "test")
