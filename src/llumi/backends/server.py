"""A model server in the house: vLLM, llama.cpp, Ollama, whatever speaks OpenAI's chat completions.

    Server("http://10.0.0.5:8000/v1", model="llumi-gm").stream(…) → "That ", "sounds ", …

Posts are sent to that address and nowhere else; whoever runs LLUMI answers for where it points.
"""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlparse

import httpx

from llumi.backends import Sampling
from llumi.errors import BackendError, InputError
from llumi.prompts import Message

_CONNECT_SECONDS, _SILENCE_SECONDS = 5.0, 60.0
_HINT = "Your text is kept. Check that the server runs and that its address is right."


class Server:
    """A client of one OpenAI-compatible address; it holds no text between calls."""

    def __init__(
        self,
        url: str,
        *,
        models: Sequence[str],
        key: str | None = None,
        silence: float = _SILENCE_SECONDS,
    ) -> None:
        if urlparse(url).scheme not in ("http", "https") or not urlparse(url).hostname:
            raise InputError(
                f"--server {url} is no address.", hint="Write it like http://127.0.0.1:8080/v1."
            )
        self._url = url.rstrip("/")
        self._models = tuple(models)
        self._client = httpx.Client(
            base_url=self._url,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(silence, connect=_CONNECT_SECONDS),
            # A proxy from the environment could carry posts out of the house.
            trust_env=False,
        )

    @property
    def models(self) -> tuple[str, ...]:
        """The model names that the server was said to know."""
        return self._models

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The server's completion of `messages`."""
        request = {
            "model": model,
            "messages": list(messages),
            "max_tokens": sampling.max_tokens,
            "temperature": sampling.temperature,
            "stream": True,
        }
        if sampling.seed is not None:
            request["seed"] = sampling.seed
        try:
            with self._client.stream("POST", "/chat/completions", json=request) as response:
                if response.is_error:
                    response.read()
                    raise BackendError(
                        f"The model server at {self._url} refused the request "
                        f"({response.status_code}): {_reason(response)}",
                        hint=_HINT,
                    )
                yield from _pieces(response.iter_lines())
        except httpx.TimeoutException as error:
            raise BackendError(
                f"The model server at {self._url} did not answer in time.", hint=_HINT
            ) from error
        except httpx.HTTPError as error:
            raise BackendError(
                f"The model server at {self._url} cannot be reached or broke off: {error}.",
                hint=_HINT,
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """The text in a stream of server-sent events, up to its [DONE]."""
    for line in lines:
        if not line.startswith("data:"):
            continue
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            return
        try:
            event = json.loads(data)
            if "error" in event:
                raise BackendError(f"The model server failed: {event['error']}", hint=_HINT)
            for choice in event["choices"]:
                if text := choice["delta"].get("content"):
                    yield text
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackendError(
                "The model server sent something that is no chat completion.", hint=_HINT
            ) from error
    raise BackendError("The model server broke off in the middle of an answer.", hint=_HINT)


def _reason(response: httpx.Response) -> str:
    """The server's own sentence, cut short; never the request, which holds a person's text."""
    try:
        error = response.json()["error"]
        sentence = error["message"] if isinstance(error, dict) else str(error)
    except (ValueError, KeyError, TypeError):
        sentence = response.reason_phrase
    return f"{sentence[:200].rstrip('.')}."
