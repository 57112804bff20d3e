"""The embedded backend: llama.cpp in this process, one base model, adapters chosen per request.

Embedded({"tuned": Path("runs/dpo/adapter.gguf")}).models → ("base", "tuned")

Asked the same with temperature 0 or a seed, it answers the same, as long as nobody else asks at
the same time: llama.cpp then computes both together and rounds differently.
"""

import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from queue import Queue
from typing import Any

import httpx
import xllamacpp

from llumi.backends import Sampling
from llumi.backends.model_file import embedded_model
from llumi.errors import BackendError, InputError, LlumiError
from llumi.prompts import Message

BASE = "base"
_CONTEXT, _AT_ONCE = 6144, 2
"""Tokens of a post, a draft and an answer together; how many such are worked on at once."""


class Embedded:
    """One loaded GGUF model and its LoRA adapters; safe to use from several threads."""

    def __init__(self, adapters: Mapping[str, Path] | None = None, *, threads: int = 2) -> None:
        self._adapters = dict(adapters or {})
        if missing := [str(path) for path in self._adapters.values() if not path.is_file()]:
            raise InputError(
                f"{', '.join(missing)} does not exist.",
                hint="Run llumi train, or name another run.",
            )
        # llama.cpp also listens on a loopback port; a key nobody knows keeps it to ourselves.
        self._key = secrets.token_hex(32)
        self._server: Any = _loaded(self._parameters(threads), list(self._adapters.values()))

    @property
    def models(self) -> tuple[str, ...]:
        """The untuned base and every adapter."""
        return (BASE, *self._adapters)

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The completion of `messages` by the base with the adapter `model`, or with none."""
        server, request = self._running(), self._request(messages, model, sampling)
        pieces: Queue[str | Exception | None] = Queue()
        cancelled = threading.Event()

        def receive(chunk: Any) -> bool:
            try:
                pieces.put(_text_of(chunk))
            except LlumiError as error:
                pieces.put(error)
            return cancelled.is_set()

        def complete() -> None:
            try:
                server.handle_chat_completions(request, receive)
            except Exception as error:  # whatever llama.cpp raised must reach the reader
                pieces.put(_failed(error))
            finally:
                pieces.put(None)

        worker = threading.Thread(target=complete, daemon=True, name="llumi-embedded")
        worker.start()
        try:
            while (piece := pieces.get()) is not None:
                if isinstance(piece, Exception):
                    raise piece
                if piece:
                    yield piece
        finally:
            cancelled.set()
            worker.join()

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """The tokens that `stream` would put before the reply; training must see the same."""
        with httpx.Client(
            base_url=self._running().listening_address,
            headers={"Authorization": f"Bearer {self._key}"},
            trust_env=False,
        ) as client:
            applied = client.post("/apply-template", json={"messages": list(messages)})
            prompt = applied.raise_for_status().json()["prompt"]
            tokenized = client.post(
                "/tokenize", json={"content": prompt, "add_special": False, "parse_special": True}
            )
            tokens: list[int] = tokenized.raise_for_status().json()["tokens"]
        return tokens

    def close(self) -> None:
        """Unload the model."""
        self._server = None

    def _parameters(self, threads: int) -> Any:
        params = xllamacpp.CommonParams()
        params.model.path = str(embedded_model())
        params.n_ctx = _CONTEXT * _AT_ONCE
        params.n_parallel = _AT_ONCE
        params.cpuparams.n_threads = threads
        params.verbosity = -1
        params.warmup = False
        params.ui = False
        params.api_keys = [self._key]
        # Kept prompts would be people's posts in memory, and answers would depend on them.
        params.cache_prompt = False
        params.cache_ram_mib = 0
        params.lora_adapters = [
            xllamacpp.CommonAdapterLoraInfo(str(path), 1.0) for path in self._adapters.values()
        ]
        return params

    def _running(self) -> Any:
        if self._server is None:
            raise BackendError("The embedded model was closed before it could answer.")
        return self._server

    def _request(
        self, messages: Sequence[Message], model: str, sampling: Sampling
    ) -> dict[str, Any]:
        if model not in self.models:
            raise BackendError(
                f"There is no embedded model {model}, only {', '.join(self.models)}."
            )
        request: dict[str, Any] = {
            "messages": list(messages),
            "max_tokens": sampling.max_tokens,
            "temperature": sampling.temperature,
            "stream": True,
            "lora": [
                {"id": place, "scale": float(name == model)}
                for place, name in enumerate(self._adapters)
            ],
        }
        return request if sampling.seed is None else request | {"seed": sampling.seed}


def _loaded(params: Any, adapters: Sequence[Path]) -> Any:
    try:
        return xllamacpp.Server(params)
    except Exception as error:  # it says no more than that it failed
        if adapters:
            raise InputError(
                f"The embedded model cannot be loaded with {', '.join(map(str, adapters))}: the "
                "file is broken, or belongs to another model.",
                hint="Run llumi train again, or name another run.",
            ) from error
        raise BackendError(
            "The embedded model cannot be loaded.",
            hint="It needs about 600 MB of free memory. If there is that, run make setup again.",
        ) from error


def _text_of(chunk: Any) -> str:
    """The new text in a streamed chunk, which may be a list of several."""
    parts = chunk if isinstance(chunk, list) else [chunk]
    text = ""
    for part in parts:
        if "choices" not in part:
            raise _failed(part.get("error", part))
        for choice in part["choices"]:
            text += choice["delta"].get("content") or ""
    return text


def _failed(reason: Any) -> LlumiError:
    """What llama.cpp complains of, without its own words, which may hold a person's."""
    if isinstance(reason, dict) and reason.get("type") == "exceed_context_size_error":
        return InputError(
            f"The text is too long for the embedded model: {reason['n_prompt_tokens']:,} tokens, "
            f"and it reads {reason['n_ctx']:,}.",
            hint="Shorten it to the part that matters.",
        )
    kind = reason.get("type", "unknown") if isinstance(reason, dict) else type(reason).__name__
    return BackendError(
        f"The embedded model failed ({kind}).", hint="Your text is kept. Try again."
    )
