"""Which backend the flags ask for, flags that do not go together, and runs that may not be used."""

import json
import os

import pytest

from llumi import sums
from llumi.backends.server import Server
from llumi.cli.backend import SERVER_KEY, newest_run, open_backend, tuned_adapter
from llumi.errors import InputError

URL = "http://127.0.0.1:9/v1"


@pytest.fixture
def run(tmp_path):
    """Makes a finished run, `age` seconds old, with or without a GGUF adapter, and its hashes."""

    def made(name, *, age=0, adapter=True, **record):
        folder = tmp_path / "work" / "runs" / name
        folder.mkdir(parents=True)
        (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
        if adapter:
            (folder / "adapter.gguf").write_bytes(b"GGUF")
        sums.write(folder)
        os.utime(folder / "run.json", (1_000_000 - age, 1_000_000 - age))
        return folder

    return made


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"server": URL}, "--server needs --model."),
        ({"model": "tuned"}, "--model needs --server."),
        ({"server": URL, "model": "tuned", "run": "dpo"}, "--run and --server"),
        ({"server": "localhost:8000", "model": "tuned"}, "is no address"),
    ],
)
def test_flags_that_do_not_go_together_are_a_sentence(tmp_path, flags, said):
    with pytest.raises(InputError, match=said) as caught:
        open_backend(tmp_path / "work", **flags)
    assert caught.value.hint and not (tmp_path / "work").exists()


@pytest.mark.parametrize(("key", "sent"), [("sesame\n", "Bearer sesame"), ("", None), (None, None)])
def test_a_server_is_asked_for_the_named_model_with_the_key_of_the_environment(
    tmp_path, monkeypatch, key, sent
):
    monkeypatch.delenv(SERVER_KEY, raising=False)
    if key is not None:
        monkeypatch.setenv(SERVER_KEY, key)
    backend = open_backend(tmp_path, server=URL, model="tuned")
    assert isinstance(backend, Server) and backend.models == ("tuned",)
    assert backend._client.headers.get("Authorization") == sent
    backend.close()


def test_the_newest_finished_run_is_used_unless_one_is_named(tmp_path, run):
    old, new = run("sft", age=60), run("dpo")
    (tmp_path / "work" / "runs" / "unfinished").mkdir()
    run(".half.partial", age=-60)
    assert newest_run(tmp_path / "work") == new
    assert tuned_adapter(tmp_path / "work") == new / "adapter.gguf"
    assert tuned_adapter(tmp_path / "work", "sft") == old / "adapter.gguf"


def test_where_nothing_was_trained_there_is_no_adapter(tmp_path):
    assert tuned_adapter(tmp_path / "nowhere") is None


def test_a_run_that_is_not_there_is_a_sentence_with_those_that_are(tmp_path, run):
    run("sft")
    with pytest.raises(InputError, match="no finished run dpo") as caught:
        tuned_adapter(tmp_path / "work", "dpo")
    assert "sft" in caught.value.hint


def test_a_run_of_another_base_model_is_a_sentence_that_says_how_to_serve_it(tmp_path, run):
    run("big", adapter=False)
    with pytest.raises(InputError, match="not trained on the embedded model") as caught:
        tuned_adapter(tmp_path / "work")
    assert "--server" in caught.value.hint


def test_the_untuned_model_does_not_answer_unannounced(tmp_path, monkeypatch, capsys):
    embedded = pytest.importorskip("llumi.backends.embedded", reason="no embedded backend")
    monkeypatch.setattr(embedded, "Embedded", lambda adapters: adapters)
    assert open_backend(tmp_path / "typo") == {}
    said = capsys.readouterr()
    assert "typo: the untuned model answers" in said.err and said.out == ""


def test_a_run_is_laid_over_the_embedded_model_as_tuned(tmp_path, monkeypatch, capsys, run):
    embedded = pytest.importorskip("llumi.backends.embedded", reason="no embedded backend")
    monkeypatch.setattr(embedded, "Embedded", lambda adapters: adapters)
    folder = run("dpo")
    assert open_backend(tmp_path / "work") == {"tuned": folder / "adapter.gguf"}
    assert capsys.readouterr().err == ""


def test_an_adapter_that_was_changed_is_refused(tmp_path, run):
    folder = run("dpo")
    (folder / "adapter.gguf").write_bytes(b"GGUG")
    with pytest.raises(InputError, match=r"adapter\.gguf is not the file that was written") as on:
        tuned_adapter(tmp_path / "work")
    assert "train dpo again" in on.value.hint


def test_a_mark_that_was_taken_out_of_the_record_is_noticed(tmp_path, run):
    folder = run("dpo", not_for_use=["It repeats 31 words of a post."])
    (folder / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"run\.json is not the file that was written"):
        tuned_adapter(tmp_path / "work", although_marked=True)


def test_a_run_older_than_hashes_is_used_and_said_to_be_unchecked(tmp_path, run, capsys):
    folder = run("dpo")
    (folder / sums.FILE).unlink()
    assert tuned_adapter(tmp_path / "work") == folder / "adapter.gguf"
    said = capsys.readouterr()
    assert said.err.count("Run dpo has no SHA256SUMS") == 1 and said.out == ""


def test_a_run_marked_not_for_use_is_refused_with_every_reason(tmp_path, run):
    run("dpo", not_for_use=["It repeats 31 words of a post.", "It ranks no better than chance."])
    with pytest.raises(InputError, match="Run dpo is marked not for use") as caught:
        tuned_adapter(tmp_path / "work")
    assert "31 words" in caught.value.message and "no better than chance" in caught.value.message
    assert "--although-marked" in caught.value.hint


def test_a_marked_run_is_used_when_that_is_asked_for(tmp_path, monkeypatch, run):
    embedded = pytest.importorskip("llumi.backends.embedded", reason="no embedded backend")
    monkeypatch.setattr(embedded, "Embedded", lambda adapters: adapters)
    folder = run("dpo", not_for_use=["It repeats 31 words of a post."])
    opened = open_backend(tmp_path / "work", although_marked=True)
    assert opened == {"tuned": folder / "adapter.gguf"}


def test_an_older_run_is_never_taken_in_place_of_a_marked_one(tmp_path, run):
    run("sft", age=60)
    run("dpo", not_for_use=["It repeats 31 words of a post."])
    with pytest.raises(InputError, match="Run dpo is marked"):
        tuned_adapter(tmp_path / "work")


@pytest.mark.parametrize("empty", [None, []])
def test_a_run_without_a_mark_is_used(tmp_path, run, empty):
    folder = run("dpo", not_for_use=empty)
    assert tuned_adapter(tmp_path / "work") == folder / "adapter.gguf"


def test_a_record_that_is_none_is_a_sentence(tmp_path, run):
    folder = run("dpo")
    (folder / "run.json").write_text("{", encoding="utf-8")
    sums.write(folder)
    with pytest.raises(InputError, match="is no record of a run"):
        tuned_adapter(tmp_path / "work")


@pytest.mark.parametrize("command", ["serve", "reply", "improve", "evaluate", "export"])
def test_every_command_that_uses_a_run_can_be_told_to_use_a_marked_one(command):
    from typer.main import get_command

    from llumi.cli import app

    options = [name for one in get_command(app).commands[command].params for name in one.opts]
    assert "--although-marked" in options
