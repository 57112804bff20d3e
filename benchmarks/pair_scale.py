"""How long `llumi pair` takes on a large community, and how much memory.

    python benchmarks/pair_scale.py                        100,000 posts, 900,000 comments
    python benchmarks/pair_scale.py --posts 1000 --engine spark

The community is drawn, not read: threads of uneven traffic, votes that follow the order of arrival,
60 words a comment put together from sentences of the sample. Beside it stands a plain reading of
the same comments in one Python loop, in the same run, since machines differ.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from llumi.tables import SCHEMAS
from llumi.workspace import open_workspace

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "community" / "community.jsonl"
WORDS = 60
_START = np.datetime64("2024-01-01T00:00:00", "us")


def sentences() -> list[str]:
    rows = map(json.loads, SAMPLE.read_text(encoding="utf-8").splitlines())
    return [part.strip() + "." for row in rows for part in row["text"].split(".") if part.strip()]


def texts(count: int, draw: np.random.Generator) -> list[str]:
    said = sentences()
    drawn = draw.integers(0, len(said), (count, 16))
    return [" ".join(" ".join(said[i] for i in row).split()[:WORDS]) for row in drawn]


def community(folder: Path, posts: int, draw: np.random.Generator) -> None:
    traffic = np.exp(draw.normal(2.0, 1.2, posts))
    written = np.minimum(draw.poisson(9 * np.exp(draw.normal(-0.3, 0.8, posts))), 400)
    of = np.repeat(np.arange(posts), written)
    first = np.repeat(np.cumsum(written) - written, written)
    order = np.arange(len(of)) - first
    wait = np.cumsum(draw.exponential(40, len(of)))
    wait = (wait - wait[first] + 1) * 60e6
    votes = draw.poisson(traffic[of] * draw.gamma(1.5, 1 / 1.5, len(of)) / (1 + order) ** 1.2)
    posted = _START + (np.arange(posts) * 300e6).astype("timedelta64[us]")
    people = [f"person{number}" for number in range(posts)]
    named = draw.integers(0, posts, posts)
    answering = draw.integers(0, posts, len(of))
    made = {
        "posts": {
            "post_id": [f"p{n}" for n in range(posts)],
            "author": [people[n] for n in named],
            "title": ["A long night"] * posts,
            "text": texts(posts, draw),
            "created_at": posted,
            "score": 1 + draw.poisson(traffic),
        },
        "comments": {
            "comment_id": [f"c{n}" for n in range(len(of))],
            "post_id": [f"p{n}" for n in of],
            "author": [people[n] for n in answering],
            "text": texts(len(of), draw),
            "created_at": posted[of] + wait.astype("timedelta64[us]"),
            "score": 1 + votes - (draw.random(len(of)) < 0.05),
        },
    }
    tables = {name: as_table(name, columns) for name, columns in made.items()}
    workspace = open_workspace(folder)
    workspace.write("collect", tables, inputs={}, settings={}, counts={}, dropped={})


def as_table(name: str, columns: dict) -> pa.Table:
    rows = len(next(iter(columns.values())))
    arrays = [
        pa.array(columns[field.name]).cast(field.type)
        if field.name in columns
        else pa.nulls(rows, field.type)
        for field in SCHEMAS[name]
    ]
    return pa.table(arrays, schema=SCHEMAS[name])


def plain_reading(folder: Path) -> float:
    """Seconds for one Python loop over all comments that does no more than count their words."""
    begun, words = time.perf_counter(), 0
    with pq.ParquetFile(open_workspace(folder).path("comments")) as file:
        for batch in file.iter_batches():
            words += sum(len(row["text"].split()) for row in batch.to_pylist())
    return time.perf_counter() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--rule", default="votes")
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--folder", type=Path, help="keep the community there, or use it again")
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        if not (folder / "workspace.json").exists():
            # In a process of its own: its memory must not count.
            code = "import sys, numpy; from pathlib import Path; sys.path.insert(0, sys.argv[1]); "
            code += "from pair_scale import community; "
            code += "community(Path(sys.argv[2]), int(sys.argv[3]), numpy.random.default_rng(0))"
            here = str(Path(__file__).parent)
            subprocess.run([sys.executable, "-c", code, here, folder, str(asked.posts)], check=True)
        command = [sys.executable, "-c", "from llumi.cli import main; main()", "pair"]
        command += ["--workspace", str(folder), "--rule", asked.rule, "--engine", asked.engine]
        begun = time.perf_counter()
        # Waited for by itself, for the largest of all children is what getrusage would tell.
        child = subprocess.Popen(command)
        _, status, usage = os.wait4(child.pid, 0)
        took, used = time.perf_counter() - begun, usage.ru_maxrss / 1024
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(child.returncode)
        print(f"plain reading: {plain_reading(folder):.1f} s")
        print(f"llumi pair: {took:.1f} s, {used:,.0f} MB at most in one process")


if __name__ == "__main__":
    main()
