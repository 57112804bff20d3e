"""The machine, told from figures."""

import pytest

from llumi.doctor import machine
from llumi.doctor.findings import State


def test_a_machine_without_a_gpu_is_well():
    finding = machine.accelerator([], torch="2.13.0+cpu")
    assert finding.state is State.OK and finding.found.startswith("none")


def test_a_gpu_that_torch_cannot_use_is_told():
    cards = ["NVIDIA H100 80GB HBM3, 81559 MiB"]
    assert machine.accelerator(cards, torch="2.13.0+cpu").state is State.WARN
    for torch in ("2.13.0+cu130", "2.13.0", None):
        finding = machine.accelerator(cards, torch=torch)
        assert finding.state is State.OK and "H100" in finding.found


def test_a_machine_without_the_drivers_program_has_no_gpus(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.gpus() == []


def test_gpus_are_read_from_the_drivers_program(monkeypatch, tmp_path):
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\necho 'A card, 10 MiB'\necho 'B card, 20 MiB'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert machine.gpus() == ["A card, 10 MiB", "B card, 20 MiB"]


@pytest.mark.parametrize(("free", "state"), [(None, "ok"), (8e9, "ok"), (2e9, "warn")])
def test_little_memory_is_told(free, state):
    assert machine.memory(free).state == state


@pytest.mark.parametrize(("free", "state"), [(8e9, "ok"), (2e9, "warn"), (1e8, "fail")])
def test_little_disk_is_told_and_next_to_none_is_broken(free, state, tmp_path):
    assert machine.disk(int(free), tmp_path).state == state
