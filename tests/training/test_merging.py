"""A merged model says what base and adapter say, and nothing else is taken for either."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from llumi import sums
from llumi.errors import InputError, InputErrors
from llumi.training import merging, models
from llumi.training.datasets import tokens
from llumi.training.recipes import SftRecipe

FELT = ("lonely", "loud", "long", "strange", "too much", "empty", "better", "hard", "slow", "new")
WHEN = ("The evenings are", "Work has been", "Since March it is", "The house feels", "Sunday was")
POSTS = [f"{when} {felt}." for when in WHEN for felt in FELT]


@pytest.fixture(scope="module")
def copied(little: Path) -> Callable[[], models.Base]:
    """Loads the base anew: merging changes the weights of the one it is given."""
    return lambda: models.base(str(little))


@pytest.fixture(scope="module")
def plain(copied: Callable[[], models.Base]) -> models.Base:
    """The base as it comes; tests must not change it."""
    return copied()


@pytest.fixture(scope="module")
def run(copied: Callable[[], models.Base], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose adapter changes much."""
    folder = tmp_path_factory.mktemp("runs") / "dpo"
    loaded = copied()
    adapted = models.with_adapter(loaded, SftRecipe(rank=4), start=None)
    _make_it_matter(adapted)
    adapted.save_pretrained(str(folder / models.ADAPTER), save_embedding_layers=False)
    record = {"base_sha256": loaded.sha256, "recipe": {"model": loaded.name}}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def exported(
    run: Path, copied: Callable[[], models.Base], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The merged model on disk."""
    target = tmp_path_factory.mktemp("export") / "merged"
    merging.merge(copied(), run / models.ADAPTER, target)
    return target


def _make_it_matter(adapted: Any) -> None:
    """A fresh adapter changes nothing; this one changes much, through every kind of matrix."""
    draw = torch.Generator().manual_seed(1)
    for name, weight in adapted.named_parameters():
        if "lora_B" in name:
            weight.data = torch.randn(weight.shape, generator=draw) * 0.3


def _adapted(loaded: models.Base, run: Path) -> Any:
    return models.with_adapter(loaded, SftRecipe(rank=4), start=run).eval()


def _prompts(loaded: models.Base) -> list[list[int]]:
    asked = [[{"role": "user", "content": post}] for post in POSTS]
    return [tokens(loaded.tokenizer, one, before_reply=True) for one in asked]  # type: ignore[arg-type]


def test_merged_and_adapted_say_the_same_on_fifty_prompts(
    plain: models.Base, run: Path, copied: Callable[[], models.Base]
) -> None:
    prompts = _prompts(plain)
    adapted = _adapted(copied(), run)
    whole = merging.merged(copied(), run / models.ADAPTER)
    found = merging.compare(whole, adapted, prompts, tokens=8)
    assert (found.same, found.of) == (50, 50)
    assert found.largest_logit_difference < 0.01
    # The adapter matters: without it the base says other things.
    assert merging.compare(plain.model, adapted, prompts[:5], tokens=8).same == 0


def test_what_lies_on_disk_differs_by_the_rounding_of_bf16_only(
    plain: models.Base, run: Path, exported: Path, copied: Callable[[], models.Base]
) -> None:
    loaded = AutoModelForCausalLM.from_pretrained(
        exported, local_files_only=True, dtype=torch.float32
    ).eval()
    wanted = merging.merged(copied(), run / models.ADAPTER).to(torch.bfloat16)
    named = dict(loaded.named_parameters())
    for name, weight in wanted.named_parameters():
        assert torch.equal(named[name], weight.float()), name
    found = merging.compare(loaded, _adapted(copied(), run), _prompts(plain)[:10], tokens=4)
    assert found.largest_logit_difference < 2.0


def test_tokenizer_template_and_settings_lie_beside_the_weights(
    plain: models.Base, exported: Path
) -> None:
    names = {path.name for path in exported.iterdir()}
    assert {"config.json", "generation_config.json", "model.safetensors"} <= names
    tokenizer = AutoTokenizer.from_pretrained(exported, local_files_only=True)
    assert tokenizer.chat_template == plain.tokenizer.chat_template
    asked = [{"role": "user", "content": POSTS[0]}]
    assert tokens(tokenizer, asked) == tokens(plain.tokenizer, asked)  # type: ignore[arg-type]
    assert json.loads((exported / "config.json").read_text())["dtype"] == "bfloat16"


def test_nothing_is_pickled_and_nothing_is_left_over(exported: Path) -> None:
    for path in exported.rglob("*"):
        assert path.suffix not in {".bin", ".pt", ".pth", ".pkl", ".py"}, path
    assert [path.name for path in exported.parent.iterdir()] == ["merged"]


def test_a_flipped_byte_is_refused(exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "merged"
    shutil.copytree(exported, copy)
    sums.write(copy)
    with (copy / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)[0]
        file.seek(-1, 2)
        file.write(bytes([last ^ 1]))
    with pytest.raises(InputErrors, match=r"model\.safetensors is not the file that was written"):
        sums.check(copy, again="Export it again.")


def test_a_folder_that_exists_is_not_written_over(
    plain: models.Base, run: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="exists already"):
        merging.merge(plain, run / models.ADAPTER, tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_adapter_is_one_sentence(plain: models.Base, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"adapter_config\.json and adapter_model\.safetensors"):
        merging.merge(plain, tmp_path / "adapter", tmp_path / "merged")


@pytest.mark.parametrize("content", ["{}", "no JSON", None])
def test_an_adapter_of_which_nobody_knows_the_base_is_refused(
    plain: models.Base, run: Path, tmp_path: Path, content: str | None
) -> None:
    shutil.copytree(run / models.ADAPTER, tmp_path / models.ADAPTER)
    if content is not None:
        (tmp_path / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="does not tell which base"):
        merging.merge(plain, tmp_path / models.ADAPTER, tmp_path / "merged")


def test_an_adapter_of_another_base_is_refused(
    plain: models.Base, run: Path, tmp_path: Path
) -> None:
    shutil.copytree(run / models.ADAPTER, tmp_path / models.ADAPTER)
    other = {"base_sha256": "ab" * 32, "recipe": {"model": "models/other"}}
    (tmp_path / "run.json").write_text(json.dumps(other), encoding="utf-8")
    with pytest.raises(InputError, match=r"models/other \(abababababab\), not "):
        merging.merge(plain, tmp_path / models.ADAPTER, tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_a_disk_that_is_too_small_is_said_before_anything_is_written(
    plain: models.Base, run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    target = tmp_path / "not" / "there" / "merged"
    with pytest.raises(InputError, match=r"takes about \d+\.\d MB, and the disk .* 1\.0 MB"):
        merging.merge(plain, run / models.ADAPTER, target)
    assert not list(tmp_path.iterdir())


def test_a_merge_that_fails_leaves_nothing(
    run: Path,
    copied: Callable[[], models.Base],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = copied()
    monkeypatch.setattr(type(loaded.tokenizer), "save_pretrained", _fail)
    with pytest.raises(OSError, match="no space"):
        merging.merge(loaded, run / models.ADAPTER, tmp_path / "merged")
    assert not list(tmp_path.iterdir())


def _fail(*_: Any, **__: Any) -> None:
    raise OSError("no space left")
