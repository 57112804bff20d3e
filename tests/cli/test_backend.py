"""Which backend the flags ask for, and flags that do not go together."""

import os

import pytest

from llumi.backends.server import Server
from llumi.cli.backend import SERVER_KEY, newest_run, open_backend, tuned_adapter
from llumi.errors import InputError

URL = "http://127.0.0.1:9/v1"


@pytest.fixture
def run(tmp_path):
    """Makes a finished run, `age` seconds old, with or without a GGUF adapter."""

    def made(name, *, age=0, adapter=True):
        folder = tmp_path / "work" / "runs" / name
        folder.mkdir(parents=True)
        (folder / "run.json").write_text("{}", encoding="utf-8")
        if adapter:
            (folder / "adapter.gguf").write_bytes(b"GGUF")
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
