"""The embedded backend: llama.cpp in this process, one base model, adapters chosen per request.

Embedded({"tuned": Path("runs/dpo/adapter.gguf")}).models → ("base", "tuned")
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
from llumi.errors import BackendError, InputError
from llumi.prompts import Message

BASE = "base"
_CONTEXT, _AT_ONCE = 4096, 2


class Embedded:
    """One loaded GGUF model and its LoRA adapters; safe to use from several threads."""

    def __init__(self, adapters: Mapping[str, Path] | None = None, *, threads: int = 2) -> None:
        self._adapters = dict(adapters or {})
        if missing := [str(path) for path in self._adapters.values() if not path.exists()]:
            raise InputError(
                f"{', '.join(missing)} does not exist.",
                hint="Run llumi train, or name another run.",
            )
        params = xllamacpp.CommonParams()
        params.model.path = str(embedded_model())
        params.n_ctx = _CONTEXT * _AT_ONCE
        params.n_parallel = _AT_ONCE
        params.cpuparams.n_threads = threads
        params.verbosity = -1
        params.warmup = False
        # llama.cpp also listens on a loopback port; a key nobody knows keeps it to ourselves.
        self._key = secrets.token_hex(32)
        params.api_keys = [self._key]
        params.lora_adapters = [
            xllamacpp.CommonAdapterLoraInfo(str(path), 1.0) for path in self._adapters.values()
        ]
        self._server: Any = xllamacpp.Server(params)

    @property
    def models(self) -> tuple[str, ...]:
        """The untuned base and every adapter."""
        return (BASE, *self._adapters)

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The completion of `messages` by the base with the adapter `model`, or with none."""
        pieces: Queue[str | Exception | None] = Queue()
        cancelled = threading.Event()

        def receive(chunk: Any) -> bool:
            try:
                pieces.put(_text_of(chunk))
            except BackendError as error:
                pieces.put(error)
            return cancelled.is_set()

        def complete() -> None:
            try:
                self._server.handle_chat_completions(
                    self._request(messages, model, sampling), receive
                )
            except Exception as error:  # whatever llama.cpp raised must reach the reader
                pieces.put(BackendError(f"The embedded model failed: {error}."))
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
            base_url=self._server.listening_address,
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

    def _request(
        self, messages: Sequence[Message], model: str, sampling: Sampling
    ) -> dict[str, Any]:
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


def _text_of(chunk: Any) -> str:
    """The new text in a streamed chunk, which may be a list of several."""
    parts = chunk if isinstance(chunk, list) else [chunk]
    text = ""
    for part in parts:
        if "error" in part or "choices" not in part:
            detail = part.get("error", part)
            raise BackendError(f"The embedded model failed: {detail.get('message', detail)}.")
        for choice in part["choices"]:
            text += choice["delta"].get("content") or ""
    return text
