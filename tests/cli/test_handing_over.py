"""What leaves the workspace is whole, says what it is, and is refused where it may not leave."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from llumi import sums
from llumi.cli import main
from llumi.workspace import file_sha256, write_text

pytest.importorskip("torch", reason="the training extra is not installed")

Run = Callable[..., Path]
ROW = "pair-of-somebody"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return tmp_path / "work"


@pytest.fixture
def run(work: Path) -> Run:
    """Makes a finished run with its hashes; its weights are a few bytes."""

    def made(name: str, **given: Any) -> Path:
        folder = work / "runs" / name
        adapter = folder / "adapter"
        adapter.mkdir(parents=True)
        (adapter / "adapter_config.json").write_text('{"r": 16}', encoding="utf-8")
        (adapter / "adapter_model.safetensors").write_bytes(f"weights of {name}".encode())
        (adapter / "README.md").write_text("by PEFT", encoding="utf-8")
        (folder / "adapter.gguf").write_bytes(b"GGUF")
        (folder / "seen.json").write_text("{}", encoding="utf-8")
        record = {
            "method": "dpo",
            "name": name,
            "start": None,
            "recipe": {"model": "models/mistral-7b", "rank": 16},
            "inputs": {"pairs": "aa" * 32},
            "base_sha256": "cc" * 32,
            "adapter_sha256": file_sha256(adapter / "adapter_model.safetensors"),
            "prompts_version": 1,
            "precision": "bf16",
            "rows": 4,
            "too_long": [ROW],
            "heldout": {},
            "seconds": 1.0,
            "versions": {"llumi": "0.1.0"},
        }
        write_text(folder / "run.json", json.dumps(record | given))
        sums.write(folder)
        return folder

    return made


@pytest.fixture
def llumi(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[Any, str, str]]:
    """Runs the program on the workspace; gives its status, stdout and stderr."""

    def ran(*words: object) -> tuple[Any, str, str]:
        monkeypatch.setattr(sys, "argv", ["llumi", *map(str, words), "--workspace", str(work)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code, said.out, said.err

    return ran


def test_an_exported_run_is_whole_and_says_what_it_is(run: Run, llumi: Any, tmp_path: Path) -> None:
    run("dpo")
    code, out, err = llumi("export", "dpo", "--to", tmp_path / "out")
    assert (code, err) == (0, "")
    there = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.*")}
    assert there == {
        "README.md",
        "DATA_CARD.md",
        "adapter.gguf",
        "adapter/adapter_config.json",
        "adapter/adapter_model.safetensors",
    }
    sums.check(tmp_path / "out", again="")
    assert "dpo: an adapter for writing support" in (tmp_path / "out" / "README.md").read_text()
    assert f"--lora-modules gm={tmp_path}/out/adapter --host 127.0.0.1" in out


def test_no_row_of_anybody_leaves(run: Run, llumi: Any, tmp_path: Path) -> None:
    run("dpo")
    llumi("export", "dpo", "--to", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        assert path.is_dir() or ROW.encode() not in path.read_bytes(), path
    assert not (tmp_path / "out" / "seen.json").exists()


def test_both_models_leave_together(run: Run, llumi: Any, tmp_path: Path) -> None:
    run("dpo")
    run("im")
    out = tmp_path / "out"
    code, said, _ = llumi("export", "dpo", "--to", out, "--improve", "im", "--json")
    assert code == 0
    told = json.loads(said)
    assert f"gm={out}/adapter im={out}/improve/adapter" in told["vllm"]
    assert "improve/adapter/adapter_model.safetensors" in told["files"]
    assert (out / "improve/adapter/adapter_model.safetensors").read_bytes() == b"weights of im"
    assert "# im: an adapter" in (out / "improve" / "README.md").read_text()


def test_two_runs_over_different_bases_do_not_leave_together(
    run: Run, llumi: Any, tmp_path: Path
) -> None:
    run("dpo")
    run("im", base_sha256="dd" * 32)
    code, _, err = llumi("export", "dpo", "--to", tmp_path / "out", "--improve", "im")
    assert code == 2 and "different bases" in err
    assert not (tmp_path / "out").exists()


def test_for_the_embedded_model_there_is_no_line_of_vllm(
    run: Run, llumi: Any, tmp_path: Path
) -> None:
    run("dpo", recipe={"model": "embedded", "rank": 16})
    code, out, _ = llumi("export", "dpo", "--to", tmp_path / "out", "--json")
    assert code == 0 and json.loads(out)["vllm"] is None


def test_merged_lies_in_the_same_folder_under_the_same_hashes(
    run: Run, llumi: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from llumi.training import merging, models

    folder = run("dpo")
    asked = []

    def merge(base: str, adapter: Path, target: Path) -> None:
        asked.append((base, adapter))
        target.mkdir()
        (target / "model.safetensors").write_bytes(b"whole")

    monkeypatch.setattr(models, "base", lambda name: f"loaded {name}")
    monkeypatch.setattr(merging, "merge", merge)
    code, _, _ = llumi("export", "dpo", "--to", tmp_path / "out", "--merged")
    assert code == 0 and asked == [("loaded models/mistral-7b", folder / "adapter")]
    assert "merged/model.safetensors" in sums.read(tmp_path / "out")


def test_a_folder_with_anything_in_it_is_not_written_over(
    run: Run, llumi: Any, tmp_path: Path
) -> None:
    run("dpo")
    out = tmp_path / "out"
    out.mkdir()
    assert llumi("export", "dpo", "--to", out)[0] == 0, "an empty folder will do"
    before = sums.read(out)
    code, _, err = llumi("export", "dpo", "--to", out)
    assert code == 2 and "not an empty folder" in err and sums.read(out) == before
    code, _, err = llumi("export", "dpo", "--to", out / "README.md")
    assert code == 2 and "not an empty folder" in err


def test_a_run_that_is_marked_leaves_only_when_that_is_asked_for(
    run: Run, llumi: Any, tmp_path: Path
) -> None:
    run("dpo", not_for_use=["It repeats 31 words of somebody's post."])
    out = tmp_path / "out"
    code, _, err = llumi("export", "dpo", "--to", out)
    assert code == 2 and "It repeats 31 words" in err and not out.exists()
    assert llumi("export", "dpo", "--to", out, "--although-marked")[0] == 0
    assert "**Not for use.**" in (out / "README.md").read_text()


def test_a_marked_run_does_not_leave_beside_one_that_is_not(
    run: Run, llumi: Any, tmp_path: Path
) -> None:
    run("dpo")
    run("im", not_for_use=["It repeats 31 words of somebody's post."])
    code, _, err = llumi("export", "dpo", "--to", tmp_path / "out", "--improve", "im")
    assert code == 2 and "Run im is marked not for use" in err


@pytest.mark.parametrize("with_sums", [True, False])
def test_weights_that_were_changed_do_not_leave(
    run: Run, llumi: Any, tmp_path: Path, with_sums: bool
) -> None:
    folder = run("dpo")
    if not with_sums:
        (folder / sums.FILE).unlink()
    (folder / "adapter" / "adapter_model.safetensors").write_bytes(b"weights of dpO")
    code, _, err = llumi("export", "dpo", "--to", tmp_path / "out")
    assert code == 2 and "adapter_model.safetensors is not the" in err
    assert not (tmp_path / "out").exists()


def test_a_run_without_its_adapter_is_one_sentence(run: Run, llumi: Any, tmp_path: Path) -> None:
    folder = run("dpo")
    (folder / sums.FILE).unlink()
    (folder / "adapter" / "adapter_config.json").unlink()
    code, _, err = llumi("export", "dpo", "--to", tmp_path / "out")
    assert code == 2 and "lacks adapter_config.json" in err


def test_an_export_that_fails_leaves_nothing(
    run: Run, llumi: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from llumi.errors import InputError
    from llumi.training import merging, models

    def merge(*_: Any) -> None:
        raise InputError("The merged model takes about 14.5 GB.", hint="Free some space.")

    run("dpo")
    monkeypatch.setattr(models, "base", lambda name: name)
    monkeypatch.setattr(merging, "merge", merge)
    code, _, err = llumi("export", "dpo", "--to", tmp_path / "out", "--merged")
    assert code == 2 and "takes about 14.5 GB" in err
    assert [path.name for path in tmp_path.iterdir()] == ["work"]
