"""DuckDB and Spark make the same tables to the row."""

import shutil
import socket
import sys
from dataclasses import replace
from importlib.util import find_spec
from random import Random

import pyarrow as pa
import pytest

from llumi import engines
from llumi.errors import InputError
from llumi.preferences.pairs import RULES
from llumi.preferences.prepare import prepare
from llumi.preferences.simulation import REGIMES, simulate
from llumi.workspace import open_workspace

TABLES = ("pairs", "sft", "splits")
THREADS = 5_700
PHRASES = (
    "I hear you.",
    "That sounds hard, and long.",
    "I went through this too.",
    "Please call a helpline tonight.",
    "You’re not alone \u2764\ufe0f",
)

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark or its Java is not installed",
)


@pytest.fixture(scope="module")
def community(tmp_path_factory):
    """About 100,000 short comments, with people, repeated words, and votes counted at any age."""
    simulated = simulate(replace(REGIMES["busy, weak herding"], posts=THREADS), seed=31)
    posts, comments = simulated.posts, simulated.comments
    made = {
        "posts": with_columns(posts, author=people(posts.num_rows, seed=1)),
        "comments": with_columns(
            comments,
            author=people(comments.num_rows, seed=2),
            text=words(comments),
            scored_at=counted_at(comments),
        ),
    }
    workspace = open_workspace(tmp_path_factory.mktemp("community"))
    workspace.write("collect", made, inputs={}, settings={}, counts={}, dropped={})
    assert made["comments"].num_rows > 100_000
    return workspace


def with_columns(table: pa.Table, **columns: list) -> pa.Table:
    for name, values in columns.items():
        at = table.column_names.index(name)
        table = table.set_column(at, name, pa.array(values, table.schema.field(name).type))
    return table.cast(table.schema)


def people(count: int, *, seed: int) -> list[str | None]:
    draw = Random(seed)
    named = (draw.randrange(int(1.2 * THREADS)) for _ in range(count))
    return [f"person {number}" if number < THREADS else None for number in named]


def words(comments: pa.Table) -> list[str]:
    draw = Random(3)
    lengths = [len(text) for text in comments["text"].to_pylist()]
    return [f"{draw.choice(PHRASES)} {'x' * (length // 20)}" for length in lengths]


def counted_at(comments: pa.Table) -> list:
    draw = Random(4)
    ages = [None, 86400 * 3 // 2, 86400 * 5, 86400 * 40]
    drawn = [draw.choices(ages, (1, 1, 2, 6))[0] for _ in range(comments.num_rows)]
    micro = comments["created_at"].cast(pa.int64()).to_pylist()
    return [
        None if age is None else created + age * 1_000_000
        for created, age in zip(micro, drawn, strict=True)
    ]


@pytest.fixture(scope="module")
def spark_session():
    """One session for all rules, for its start takes long."""
    with engines.open_engine("spark", master="local[*]") as engine:
        yield engine


@needs_spark
@pytest.mark.parametrize("rule", RULES)
def test_both_engines_make_the_same_rows_by_every_rule(community, spark_session, rule):
    made = prepare(community, rule=rule)
    expected = {name: community.table(name) for name in TABLES}
    assert expected["pairs"].num_rows > 100
    again = prepare(community, rule=rule, engine="spark")
    for name in TABLES:
        assert community.table(name).equals(expected[name]), name
    assert again.manifest.counts == made.manifest.counts
    assert again.manifest.dropped == made.manifest.dropped
    assert again.sentences == made.sentences


# Mistakes the user can mend


def test_an_unknown_engine_is_answered_with_the_known(community):
    with pytest.raises(InputError, match="--engine pandas is unknown") as raised:
        prepare(community, rule="any", engine="pandas")
    assert raised.value.hint == "Engines: duckdb, spark."


def test_without_spark_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with (
        pytest.raises(InputError, match="Spark is not installed") as raised,
        engines.open_engine("spark"),
    ):
        pass
    assert "llumi[spark]" in raised.value.hint


def test_without_java_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(engines, "find_spec", lambda name: sys)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match="Spark needs Java"), engines.open_engine("spark"):
        pass


def test_a_master_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: sys)
    monkeypatch.setattr(engines.shutil, "which", lambda name: "/usr/bin/java")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever calls is refused
        master = f"spark://127.0.0.1:{taken.getsockname()[1]}"
        with (
            pytest.raises(InputError, match="Nobody answers at --spark-master spark://127"),
            engines.open_engine("spark", master=master),
        ):
            pass


def test_a_master_that_spark_does_not_know_is_told():
    with (
        pytest.raises(InputError, match="--spark-master moon is no master") as raised,
        engines.open_engine("spark", master="moon"),
    ):
        pass
    assert "local[*]" in raised.value.hint
