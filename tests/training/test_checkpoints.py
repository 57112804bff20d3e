from pathlib import Path

import pytest

from llumi.errors import InputError
from llumi.training import checkpoints

WANTED = {"recipe": {"rank": 4}, "base": "3f2a"}


def checkpoint(folder: Path, step: int, *, whole: bool = True) -> Path:
    made = folder / f"checkpoint-{step}"
    made.mkdir(parents=True)
    (made / "adapter_model.safetensors").write_bytes(b"weights")
    (made / "trainer_state.json").write_text("{}")
    if whole:
        checkpoints.seal(made)
    return made


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The folder of a run that was begun and got as far as step 8."""
    folder = tmp_path / "train-sft"
    assert checkpoints.begin(folder, "new", WANTED, name="sft") is None
    checkpoint(folder, 4)
    checkpoint(folder, 8)
    return folder


def test_a_run_goes_on_from_its_newest_checkpoint(begun: Path) -> None:
    found = checkpoints.begin(begun, "resume", WANTED, name="sft")
    assert found is not None and checkpoints.step(found) == 8


def test_a_checkpoint_that_was_cut_off_is_passed_over(begun: Path) -> None:
    checkpoint(begun, 12, whole=False)
    assert checkpoints.newest(begun) == begun / "checkpoint-8"
    (begun / "checkpoint-8" / "adapter_model.safetensors").write_bytes(b"wei")
    assert checkpoints.newest(begun) == begun / "checkpoint-4"
    assert checkpoints.newest(begun, before=4) is None


def test_old_checkpoints_keep_the_adapter_alone(begun: Path) -> None:
    checkpoint(begun, 12)
    checkpoints.thin(begun)
    assert not (begun / "checkpoint-4" / "trainer_state.json").exists()
    assert (begun / "checkpoint-8" / "trainer_state.json").exists()
    assert checkpoints.newest(begun, before=8) == begun / "checkpoint-4"
    for late in ("checkpoint-8", "checkpoint-12"):
        (begun / late / "adapter_model.safetensors").write_bytes(b"wei")
    assert checkpoints.newest(begun) is None, "an adapter alone is nothing to go on from"


def test_steps_are_numbers_and_not_words(begun: Path) -> None:
    checkpoint(begun, 16)
    checkpoint(begun, 112)
    assert checkpoints.newest(begun) == begun / "checkpoint-112"


def test_an_unfinished_run_is_not_overwritten_unasked(begun: Path) -> None:
    with pytest.raises(InputError, match="broken off at step 8"):
        checkpoints.begin(begun, "new", WANTED, name="sft")
    assert checkpoints.newest(begun)
    assert checkpoints.begin(begun, "afresh", WANTED, name="sft") is None
    assert checkpoints.newest(begun) is None


def test_a_run_goes_on_only_as_it_began(begun: Path) -> None:
    other = {"recipe": {"rank": 8}, "base": "3f2a", "seed": 1}
    with pytest.raises(InputError, match="begun with other recipe, seed"):
        checkpoints.begin(begun, "resume", other, name="sft")
    assert checkpoints.newest(begun), "nothing is lost by asking"


def test_without_a_checkpoint_there_is_nothing_to_resume(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no unfinished run sft"):
        checkpoints.begin(tmp_path / "train-sft", "resume", WANTED, name="sft")


def test_what_only_an_unfinished_run_needs_is_cleared(begun: Path) -> None:
    (begun / "run.json").write_text("{}")
    checkpoints.clear(begun)
    assert [path.name for path in begun.iterdir()] == ["run.json"]
