"""One process or many: `accelerate launch` starts the same program once per GPU.

RANK=0 WORLD_SIZE=4 → the first of four: it reads, writes and tells; the others only train
"""

import os

import torch
from accelerate import PartialState


def count() -> int:
    """How many processes train together."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def is_first() -> bool:
    """Whether this process is the one that writes."""
    return int(os.environ.get("RANK", "0")) == 0


def device() -> torch.device:
    """Where this process computes: its own GPU, or the processor where there is none."""
    if torch.cuda.is_available():
        return torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
    return torch.device("cpu")


def join() -> None:
    """Let the processes know each other, if there are many."""
    if count() > 1:
        PartialState(cpu=not torch.cuda.is_available())


def wait() -> None:
    """Let all processes come this far before any goes on; needs `join`."""
    if count() > 1:
        torch.distributed.barrier()
