"""The machine: accelerator, memory, room on the disk. Nothing heavy is imported to find out.

nvidia-smi → "NVIDIA H100 80GB HBM3, 81559 MiB"      2.1e9 bytes free → warn, and what to do
"""

import subprocess
from pathlib import Path

from llumi.doctor.findings import Finding, State

ENOUGH_MEMORY = 4e9
"""Bytes below which training the embedded model gets slow or is killed."""

ENOUGH_DISK, TOO_LITTLE_DISK = 4e9, 2e8
"""Bytes on the disk: what an installation and a demo take, and where commands begin to fail."""

_SMI = ("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader")
_PATIENCE = 10


def gpus() -> list[str]:
    """Name and memory of each NVIDIA GPU that the driver knows."""
    try:
        # The words of the command are ours, all of them.
        asked = subprocess.run(  # nosec B603
            _SMI, capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return [line.strip() for line in asked.stdout.splitlines() if line.strip()]


def accelerator(found: list[str], *, torch: str | None) -> Finding:
    """Whether training would use a GPU; `torch` is its version, None where it is not installed."""
    if not found:
        said = "none; the embedded model trains on the processor, larger ones would take days."
        return Finding("GPU", State.OK, said)
    named = "; ".join(found)
    if torch is not None and torch.endswith("+cpu"):
        said = f"{named}, and torch {torch} cannot use it."
        return Finding("GPU", State.WARN, said, "Install a torch built for CUDA.")
    return Finding("GPU", State.OK, f"{named}.")


def memory(available: int | None) -> Finding:
    """Whether there is memory to train in."""
    if available is None:
        return Finding("memory", State.OK, "this system does not tell how much is free.")
    said = f"{available / 1e9:.1f} GB free."
    if available < ENOUGH_MEMORY:
        return Finding("memory", State.WARN, said, "Close other programs before training.")
    return Finding("memory", State.OK, said)


def disk(free: int, folder: Path) -> Finding:
    """Whether there is room to write."""
    said = f"{free / 1e9:.1f} GB free where {folder} lies."
    if free < TOO_LITTLE_DISK:
        return Finding("disk", State.FAIL, said, "Free some space, or name another --workspace.")
    if free < ENOUGH_DISK:
        return Finding("disk", State.WARN, said, "Free some space before a large collect.")
    return Finding("disk", State.OK, said)
