"""Killed at any moment, a workspace is as it was before the command or as it is after it.

One process loads LLUMI once and forks for each try; the child collects and pairs the sample over
a workspace that holds an earlier, smaller community, and is killed somewhere on the way.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from llumi.community.collect import Options, collect
from llumi.preferences.prepare import prepare
from llumi.workspace import open_workspace

POINTS = 50
QUICKER, SLOWER = 0.9, 1.05
OPTIONS = Options(format="jsonl", masking="rules")


def steps(folder, source):
    """What the child does."""
    collect(open_workspace(folder), [source], OPTIONS)
    prepare(open_workspace(folder), rule="any")


def state(folder):
    """What the workspace says it holds, without times of day; every table it names is read."""
    workspace = open_workspace(folder)
    index = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
    for step in index["steps"].values():
        step.pop("finished")
        for name, table in step["tables"].items():
            assert workspace.table(name).num_rows == table["rows"]
    return json.dumps(index, sort_keys=True)


def in_a_child(work, *, kill_after=None):
    """Run `work` in a fork; killed after so many seconds if it is still at it."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def main(scratch, source):
    """Kill at random points and print how each try ended."""
    scratch, source = Path(scratch), Path(source)
    small = scratch / "small.jsonl"
    small.write_text("".join(source.read_text("utf-8").splitlines(True)[:40]), encoding="utf-8")
    folder = scratch / "workspace"
    folder.mkdir()
    (folder / "pseudonym.key").write_text("00" * 32, encoding="ascii")
    draw = random.Random(3)

    def timed(work):
        begun = time.monotonic()
        assert in_a_child(work) == 0
        return time.monotonic() - begun

    timed(lambda: steps(folder, small))
    before = state(folder)
    collected_only = None
    latest = max(timed(lambda: steps(folder, source)) for _ in range(2))
    after = state(folder)
    ends = {"before": 0, "collected": 0, "after": 0}
    for _ in range(POINTS):
        timed(lambda: steps(folder, small))
        assert state(folder) == before
        in_a_child(lambda: steps(folder, source), kill_after=draw.uniform(0, latest))
        now = state(folder)
        # A machine that others use is slower now, quicker later; the kills follow it.
        latest *= QUICKER if now == after else SLOWER
        if now not in (before, after):
            # Between its two commits: posts are the new ones, pairs still the old.
            collected_only = collected_only or now
            assert now == collected_only
        ends["before" if now == before else "after" if now == after else "collected"] += 1
    timed(lambda: steps(folder, source))
    assert state(folder) == after
    left = sorted(path.name for path in folder.rglob("*") if path.is_file())
    print(json.dumps({"ends": ends, "left": left}))


def test_killed_at_fifty_points_a_workspace_is_as_before_or_as_after(tmp_path, sample):
    ran = subprocess.run(
        [sys.executable, __file__, tmp_path, sample], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert sum(told["ends"].values()) == POINTS
    assert told["ends"]["before"] and told["ends"]["after"], told
    assert not [name for name in told["left"] if name.endswith(".partial")]
    assert len([name for name in told["left"] if name.endswith(".parquet")]) == 5


if __name__ == "__main__":
    main(*sys.argv[1:])
