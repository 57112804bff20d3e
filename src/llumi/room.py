"""How much room there is on this machine: memory for programs, bytes on a disk.

/proc/meminfo  MemAvailable: 7900000 kB  → available_memory() == 8_089_600_000
free_disk(Path("work/not/there/yet"))    → what is free where it would lie
"""

import re
import shutil
from pathlib import Path

_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB", re.M)
_MEMINFO = Path("/proc/meminfo")


def available_memory() -> int | None:
    """Bytes of memory that programs can still have, None where the system does not tell."""
    try:
        found = _AVAILABLE.search(_MEMINFO.read_text(encoding="ascii"))
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None


def free_disk(folder: Path) -> int:
    """Bytes free where `folder` lies, or would lie."""
    there = folder.absolute()
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free
