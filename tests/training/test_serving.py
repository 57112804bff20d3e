"""The line that serves both models is one that a shell reads as it was meant."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from llumi.errors import InputError
from llumi.training import serving
from llumi.training.serving import Module

Adapter = Callable[..., Path]


@pytest.fixture
def adapter(tmp_path: Path) -> Adapter:
    """Makes an adapter folder of the given rank."""

    def made(name: str, rank: int = 16) -> Path:
        folder = tmp_path / name / "adapter"
        folder.mkdir(parents=True)
        (folder / "adapter_config.json").write_text(json.dumps({"r": rank}), encoding="utf-8")
        return folder

    return made


def record(model: str, sha256: str = "ab" * 32) -> dict[str, object]:
    return {"recipe": {"model": model}, "base_sha256": sha256}


def test_both_models_are_served_over_one_base(adapter: Adapter, tmp_path: Path) -> None:
    base = tmp_path / "a model's folder"
    base.mkdir()
    modules = [
        serving.module(serving.GENERATION, adapter("dpo run"), record(str(base))),
        serving.module(serving.IMPROVEMENT, adapter("improve", rank=33), record(str(base))),
    ]
    words = shlex.split(serving.command(modules))
    assert words == [
        "VLLM_NO_USAGE_STATS=1",
        "DO_NOT_TRACK=1",
        "HF_HUB_OFFLINE=1",
        *("vllm", "serve", str(base), "--enable-lora", "--max-lora-rank", "64"),
        "--lora-modules",
        f"gm={tmp_path}/dpo run/adapter",
        f"im={tmp_path}/improve/adapter",
        *("--host", "127.0.0.1"),
    ]


def test_a_base_that_is_a_name_stays_a_name(adapter: Adapter) -> None:
    line = serving.command([serving.module("gm", adapter("dpo"), record("mistralai/Mistral-7B"))])
    assert " vllm serve mistralai/Mistral-7B --enable-lora " in line


def test_paths_are_absolute(
    adapter: Adapter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter("dpo")
    (tmp_path / "base").mkdir()
    monkeypatch.chdir(tmp_path)
    line = serving.command([Module("gm", Path("dpo/adapter"), "base", "")])
    assert f"serve {tmp_path}/base" in line and f"gm={tmp_path}/dpo/adapter" in line


@pytest.mark.parametrize(
    ("rank", "room"), [(1, 8), (8, 8), (9, 16), (64, 64), (200, 256), (300, 320), (512, 512)]
)
def test_the_rank_is_rounded_up_to_one_that_vllm_takes(
    adapter: Adapter, rank: int, room: int
) -> None:
    assert serving.largest_rank([adapter("one", 1), adapter("other", rank)]) == room


def test_a_rank_beyond_what_vllm_takes_is_refused(adapter: Adapter) -> None:
    with pytest.raises(InputError, match="rank 513; vLLM serves at most 512"):
        serving.largest_rank([adapter("dpo", 513)])


@pytest.mark.parametrize("settings", ["{}", "[]", '{"r": null}', "no JSON", None])
def test_an_adapter_that_does_not_tell_its_rank_is_refused(
    tmp_path: Path, settings: str | None
) -> None:
    if settings is not None:
        (tmp_path / "adapter_config.json").write_text(settings, encoding="utf-8")
    with pytest.raises(InputError, match="does not tell the adapter's rank"):
        serving.largest_rank([tmp_path])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record("models/one", "aa" * 32), record("models/one", "bb" * 32)),
        (record("org/one", ""), record("org/other", "")),
        (record("org/one", ""), record("org/one", "aa" * 32)),
    ],
)
def test_two_runs_over_different_bases_are_refused(
    tmp_path: Path, first: dict[str, object], second: dict[str, object]
) -> None:
    modules = [serving.module("gm", tmp_path, first), serving.module("im", tmp_path, second)]
    with pytest.raises(InputError, match="gm and im were trained on different bases"):
        serving.command(modules)


def test_one_base_under_two_names_is_one_base(adapter: Adapter) -> None:
    modules = [
        serving.module("gm", adapter("dpo"), record("models/here")),
        serving.module("im", adapter("improve"), record("models/there")),
    ]
    assert "vllm serve models/here" in serving.command(modules)


def test_the_embedded_model_is_not_for_vllm(adapter: Adapter) -> None:
    one = serving.module("gm", adapter("dpo"), record("embedded"))
    assert not serving.is_served(one)
    with pytest.raises(InputError, match="vLLM does not serve the embedded model"):
        serving.command([one])
