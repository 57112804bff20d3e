"""The embedded backend, with the real model and an adapter of random numbers."""

import threading
from pathlib import Path

import httpx
import pytest

from llumi.assistant.limits import MOST_CHARACTERS
from llumi.backends import Sampling
from llumi.errors import BackendError, InputError, LlumiError
from llumi.prompts import generation, improvement

pytest.importorskip("xllamacpp", reason="the embedded backend is not installed")

from llumi.backends.embedded import _CONTEXT, Embedded
from llumi.backends.model_file import embedded_model

POST = "My cat Miso died in March. The flat is silent."
MESSAGES = generation(POST)
GREEDY = Sampling(max_tokens=12, temperature=0.0)


def answer(backend, model="base", sampling=GREEDY, messages=MESSAGES):
    return "".join(backend.stream(messages, model=model, sampling=sampling))


def test_the_models_are_the_base_and_the_adapter(embedded):
    assert embedded.models == ("base", "tuned")


def test_greedy_output_is_the_same_every_time(embedded):
    first = answer(embedded)
    # Another text in between leaves nothing behind that would change the next answer.
    answer(embedded, messages=generation("Exams start on Monday."))
    assert first.strip()
    assert [answer(embedded) for _ in range(3)] == [first] * 3


def test_a_seed_makes_the_dice_fall_the_same(embedded):
    warm = Sampling(max_tokens=12, temperature=1.5, seed=7)
    other = Sampling(max_tokens=12, temperature=1.5, seed=8)
    first = answer(embedded, sampling=warm)
    assert answer(embedded, sampling=warm) == first
    assert answer(embedded, sampling=other) != first


def test_the_adapter_changes_its_own_answers_and_not_the_bases(embedded):
    base = answer(embedded)
    assert answer(embedded, "tuned") != base
    alone = Embedded(threads=1)
    assert alone.models == ("base",)
    assert answer(alone) == base == answer(embedded)
    alone.close()


def test_an_answer_has_at_most_the_tokens_asked_for(embedded):
    pieces = embedded.stream(
        MESSAGES, model="base", sampling=Sampling(max_tokens=3, temperature=0.0)
    )
    assert 1 <= len(list(pieces)) <= 3


def test_two_may_ask_at_the_same_time(embedded):
    said = {}

    def ask(model):
        said[model] = answer(embedded, model)

    threads = [threading.Thread(target=ask, args=(model,)) for model in embedded.models]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(said) == {"base", "tuned"} and all(said.values())


class Counted:
    """llama.cpp, how many chunks it sent and which was the last."""

    def __init__(self, server):
        self.server, self.chunks, self.last = server, 0, None

    def handle_chat_completions(self, request, receive):
        def counted(chunk):
            self.chunks, self.last = self.chunks + 1, chunk
            return receive(chunk)

        return self.server.handle_chat_completions(request, counted)


def test_closing_the_iterator_stops_the_model(embedded, monkeypatch):
    long = Sampling(max_tokens=80, temperature=0.0)
    counted = Counted(embedded._server)
    monkeypatch.setattr(embedded, "_server", counted)
    pieces = embedded.stream(MESSAGES, model="base", sampling=long)
    next(pieces)
    pieces.close()
    stopped_after = counted.chunks
    whole = len(list(embedded.stream(MESSAGES, model="base", sampling=long)))
    assert whole > 40, "the answer is too short to tell"
    assert stopped_after < whole
    assert "llumi-embedded" not in [thread.name for thread in threading.enumerate()]


def test_an_iterator_that_is_not_read_asks_nothing(embedded, monkeypatch):
    counted = Counted(embedded._server)
    monkeypatch.setattr(embedded, "_server", counted)
    embedded.stream(MESSAGES, model="base", sampling=GREEDY).close()
    assert counted.chunks == 0


@pytest.mark.parametrize("key", [None, "wrong", "0" * 64])
def test_its_port_refuses_who_has_no_key(embedded, key):
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    with httpx.Client(
        base_url=embedded._server.listening_address, headers=headers, trust_env=False
    ) as client:
        asked = {"messages": MESSAGES, "prompt": "Hi", "content": "Hi", "max_tokens": 1}
        for path in ("/v1/chat/completions", "/completion", "/tokenize", "/apply-template"):
            assert client.post(path, json=asked).status_code == 401, path
        for path in ("/slots", "/props", "/v1/models", "/lora-adapters"):
            assert client.get(path).status_code == 401, path


def test_its_port_is_on_this_machine_only_and_answers_to_the_key(embedded):
    address = httpx.URL(embedded._server.listening_address)
    assert address.host == "127.0.0.1"
    tokens = embedded.prompt_tokens(MESSAGES)
    assert len(tokens) > 50 and all(isinstance(token, int) for token in tokens)


def test_no_text_is_kept_for_the_next_question(embedded, monkeypatch):
    counted = Counted(embedded._server)
    monkeypatch.setattr(embedded, "_server", counted)
    for _ in range(2):
        answer(embedded, sampling=Sampling(max_tokens=2, temperature=0.0))
        assert counted.last["timings"]["cache_n"] == 0
        assert counted.last["timings"]["prompt_n"] > 50


def test_a_post_and_a_reply_as_long_as_may_be_leave_room_for_an_answer(embedded):
    words = ("I keep thinking about what she said to me on Monday. " * 250)[:MOST_CHARACTERS]
    taken = len(embedded.prompt_tokens(improvement(words, words)))
    assert taken + Sampling().max_tokens < _CONTEXT


def test_a_prompt_longer_than_the_context_is_a_sentence(embedded):
    with pytest.raises(
        InputError, match=rf"too long .* [\d,]+ tokens, and it reads {_CONTEXT:,}"
    ) as told:
        answer(embedded, messages=generation("🐈" * 9_000))
    assert "Shorten it" in told.value.hint


def test_a_model_that_is_not_there_is_a_sentence(embedded):
    with pytest.raises(BackendError, match="no embedded model tund, only base, tuned"):
        answer(embedded, "tund")


@pytest.mark.parametrize("messages", [[{"role": "user"}], [{"content": POST}], [{}]])
def test_a_failure_inside_is_a_sentence_without_the_text(embedded, messages):
    with pytest.raises(BackendError, match=r"^The embedded model failed \(\w+\)\.$") as caught:
        answer(embedded, messages=[*messages, {"role": "user", "content": [POST]}])
    assert "Miso" not in f"{caught.value} {caught.value.hint}"


def test_a_missing_adapter_is_one_sentence_before_the_model_is_loaded(tmp_path, monkeypatch):
    monkeypatch.setattr("llumi.backends.embedded.embedded_model", lambda: pytest.fail("loaded"))
    missing = tmp_path / "runs" / "dpo" / "adapter.gguf"
    with pytest.raises(InputError) as caught:
        Embedded({"tuned": missing})
    assert caught.value.message == f"{missing} does not exist."
    assert "llumi train" in caught.value.hint


@pytest.mark.parametrize("broken", ["empty", "text", "cut", "folder", "a whole model"])
def test_a_broken_adapter_is_a_sentence_and_no_crash(tmp_path: Path, adapter: Path, broken):
    path = tmp_path / "adapter.gguf"
    if broken == "folder":
        path.mkdir()
    elif broken == "a whole model":
        path.symlink_to(embedded_model())
    else:
        whole = adapter.read_bytes()
        path.write_bytes({"empty": b"", "text": b"no GGUF\n" * 99, "cut": whole[:-999]}[broken])
    with pytest.raises(InputError) as caught:
        Embedded({"tuned": path})
    assert str(path) in caught.value.message and "\n" not in caught.value.message
    assert "llumi train" in caught.value.hint


def test_a_model_file_that_cannot_be_loaded_is_a_sentence(tmp_path, monkeypatch):
    broken = tmp_path / "model.gguf"
    broken.write_bytes(b"GGUF" + b"\0" * 999)
    monkeypatch.setattr("llumi.backends.embedded.embedded_model", lambda: broken)
    with pytest.raises(BackendError, match="cannot be loaded"):
        Embedded()


def test_after_closing_a_question_is_a_sentence_and_the_port_is_closed():
    backend = Embedded(threads=1)
    address = backend._server.listening_address
    backend.close()
    with pytest.raises(LlumiError, match="was closed"):
        answer(backend)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/health", trust_env=False)
