"""The server is killed while people write: what it had answered is there, once."""

import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).parents[2] / "benchmarks" / "kills.py"


def test_nothing_that_was_answered_is_lost_or_doubled():
    ended = subprocess.run(
        [sys.executable, KILLS, "4", "--seed", "1"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "kills 4, database sqlite" in ended.stdout
    assert "lost or doubled 0, refused 0" in ended.stdout
    answered = ended.stdout.split("replies answered ")[1].split("\n")[0]
    assert int(answered.replace(",", "")) > 0, "nobody wrote, so nothing was tried"
