"""Work on all cores gives what work on one gives, and leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from llumi.cores import cores, on_all_cores


def square(number):
    return number * number


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("many", [1, 2])
def test_results_come_in_order(many):
    with on_all_cores(square, cores=many) as run:
        assert list(run(range(20))) == [number * number for number in range(20)]


def test_a_process_may_use_at_least_one_core():
    assert 1 <= cores() <= os.cpu_count()


def test_few_tasks_are_taken_ahead():
    taken = []

    def tasks():
        for number in range(50):
            taken.append(number)
            yield number

    with on_all_cores(square, cores=2) as run:
        results = run(tasks())
        next(results)
        assert len(taken) <= 6


@pytest.mark.parametrize("many", [1, 2])
def test_a_mistake_in_a_task_is_raised_here(many):
    with (
        pytest.raises(ValueError, match="three"),
        on_all_cores(fail_at_three, cores=many) as run,
    ):
        list(run(range(9)))


SLEEPERS = """
import os, time
from tests_of_cores import report
from llumi.cores import on_all_cores
if __name__ == "__main__":
    with on_all_cores(report, cores=2) as run:
        list(run(range(8)))
"""
REPORT = """
import os, sys, time
def report(number):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece: two processes write at once
    time.sleep(60)
"""


def test_workers_of_a_killed_command_end_with_it(tmp_path):
    (tmp_path / "tests_of_cores.py").write_text(REPORT, encoding="utf-8")
    script = tmp_path / "main.py"
    script.write_text(SLEEPERS, encoding="utf-8")
    command = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what tidies up after a killed command complains there
        text=True,
        cwd=tmp_path,
    )
    workers = {int(command.stdout.readline()) for _ in range(2)}
    command.send_signal(signal.SIGKILL)
    command.wait()
    command.stdout.close()
    patience = time.monotonic() + 20
    while any(map(is_running, workers)):
        assert time.monotonic() < patience
        time.sleep(0.05)


def is_running(process):
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        return stat.rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
