"""How long a dump takes, against a plain read of it, and how much memory; sizes in one table.

    python benchmarks/dump.py --gigabytes 0.25 2 8

For each size a dump is written (`reddit_dump.py`) and, in the same run, four things are measured:
`zstd -dc | wc -c`; a plain read, line by line with zstandard and json, as people do it today;
`llumi collect`; `llumi pair`. Times are ratios to the plain read, for the machine may be busy.
Memory is the proportional set size (PSS) of a command and all its processes, its highest of ten
samples a second.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

import psutil
import reddit_dump

LLUMI = Path(sys.executable).with_name("llumi")
PLAIN = """
import io, json, sys, zstandard
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        unpacked = zstandard.ZstdDecompressor(max_window_size=2**31)
        lines = io.TextIOWrapper(unpacked.stream_reader(file, read_across_frames=True), "utf-8")
        for line in lines:
            json.loads(line)
"""


class Ran(NamedTuple):
    """Seconds and the highest memory in MB."""

    seconds: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gigabytes", type=float, nargs="+", default=[2.0])
    parser.add_argument("--window-log", type=int, default=27, help="31: as the monthly dumps have")
    parser.add_argument("--rule", default="votes")
    parser.add_argument("--folder", type=Path, help="where dumps and workspaces go (temporary)")
    asked = parser.parse_args()
    print("| GB | measured | seconds | against the plain read | memory, MB |")
    print("|---|---|---|---|---|")
    for gigabytes in asked.gigabytes:
        with TemporaryDirectory(dir=asked.folder, prefix="llumi-bench-") as folder:
            show(gigabytes, measure(Path(folder), gigabytes, asked.window_log, asked.rule))


def measure(folder: Path, gigabytes: float, window_log: int, rule: str) -> dict[str, Ran]:
    dump, workspace = folder / "dump", folder / "workspace"
    dump.mkdir()
    files = reddit_dump.write_dump(dump, size=int(gigabytes * 1e9), window_log=window_log)
    ran = {}
    if shutil.which("zstd"):
        unpack = 'cat "$@" | zstd -dc --long=31 | wc -c >/dev/null'
        ran["`zstd -dc | wc -c`"] = run(["sh", "-c", unpack, "sh", *files])
    ran["plain read"] = run([sys.executable, "-c", PLAIN, *files])
    where = ["--workspace", workspace]
    collect = ["collect", dump, "--format", "reddit", "--masking", "rules", *where]
    ran["`llumi collect`"] = run([LLUMI, *collect])
    ran["`llumi pair`"] = run([LLUMI, "pair", "--rule", rule, *where])
    both = (ran["`llumi collect`"], ran["`llumi pair`"])
    ran["both"] = Ran(sum(part.seconds for part in both), max(part.memory for part in both))
    return ran


def show(gigabytes: float, ran: dict[str, Ran]) -> None:
    plain = ran["plain read"].seconds
    for name, (seconds, memory) in ran.items():
        cells = (
            f"{gigabytes:g}",
            name,
            f"{seconds:.1f}",
            f"{seconds / plain:.2f}",
            f"{memory:.0f}",
        )
        print(f"| {' | '.join(cells)} |", flush=True)


def run(command: Sequence[str | Path]) -> Ran:
    """Run a command to its end and watch its memory."""
    begun = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    done = Event()
    peak = [0.0]
    watcher = Thread(target=_watch, args=(process.pid, done, peak))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    if code:
        raise SystemExit(f"{command[0]} ended with {code}")
    return Ran(seconds, peak[0] / 1e6)


def _watch(root: int, done: Event, peak: list[float]) -> None:
    while not done.wait(0.1):
        try:
            whole = psutil.Process(root)
            family = [whole, *whole.children(recursive=True)]
        except psutil.NoSuchProcess:
            return
        peak[0] = max(peak[0], sum(map(_memory, family)))


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


if __name__ == "__main__":
    main()
