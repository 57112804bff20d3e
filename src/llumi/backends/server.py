"""A model server in the house: vLLM, llama.cpp, Ollama, whatever speaks OpenAI's chat completions.

    Server("http://10.0.0.5:8000/v1", models=["llumi-gm"]).stream(…) → "That ", "sounds ", …

Posts are sent to that address and nowhere else; whoever runs LLUMI answers for where it points.
"""

import json
from collections.abc import Iterator, Sequence
from http.client import responses
from typing import Any

import httpx

from llumi.backends import Sampling
from llumi.errors import BackendError, InputError
from llumi.prompts import Message

_CONNECT_SECONDS, _SILENCE_SECONDS = 5.0, 60.0
_LONGEST_LINE = 1_000_000
"""Bytes of one event; whoever sends more speaks another language."""
_REASON, _QUOTE = 200, 16
"""Characters of a server's sentence that are repeated; and how many of a prompt make a quote."""
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
        address = _address(url)
        # A password in the address must not stand in messages.
        self._url = str(address.copy_with(userinfo=b""))
        self._models = tuple(models)
        self._client = httpx.Client(
            base_url=address,
            headers=[(b"Authorization", f"Bearer {key}".encode())] if key else [],
            timeout=httpx.Timeout(silence, connect=_CONNECT_SECONDS),
            # Neither a proxy from the environment nor a redirect may carry posts out of the house.
            trust_env=False,
            follow_redirects=False,
        )

    @property
    def models(self) -> tuple[str, ...]:
        """The model names that the server was said to know."""
        return self._models

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        """The server's completion of `messages`."""
        request: dict[str, Any] = {
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
                if not response.is_success:
                    raise self._refused(response, messages)
                yield from _pieces(_lines(response.iter_bytes()), messages)
        except httpx.TimeoutException as error:
            raise BackendError(
                f"The model server at {self._url} did not answer in time.", hint=_HINT
            ) from error
        except httpx.ConnectError as error:
            raise BackendError(
                f"The model server at {self._url} cannot be reached: {error}.", hint=_HINT
            ) from error
        except httpx.HTTPError as error:
            raise BackendError(
                f"The model server at {self._url} broke off, or speaks no HTTP.", hint=_HINT
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _refused(self, response: httpx.Response, messages: Sequence[Message]) -> BackendError:
        response.read()
        try:
            reason = _sentence(response.json()["error"])
        except (ValueError, KeyError, TypeError, RecursionError):
            reason = ""
        if not reason or _quotes(reason, messages):
            reason = responses.get(response.status_code, "without a reason")
        return BackendError(
            f"The model server at {self._url} refused the request ({response.status_code}): "
            f"{reason}.",
            hint=_HINT,
        )


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.rstrip("/"))
        address.host.encode("idna")
    except (httpx.InvalidURL, ValueError):
        address = httpx.URL("")
    known = address.scheme in ("http", "https") and (address.port or 80) < 2**16
    if not known or not address.host:
        raise InputError(
            f"--server {url} is no address.", hint="Write it like http://127.0.0.1:8080/v1."
        )
    return address


def _lines(chunks: Iterator[bytes]) -> Iterator[str]:
    """Lines that end in a line feed; other signs that Unicode counts as line ends are text."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield line.decode("utf-8", errors="replace")
        if len(rest) > _LONGEST_LINE:
            raise _no_chat_completion()
    yield rest.decode("utf-8", errors="replace")


def _pieces(lines: Iterator[str], messages: Sequence[Message]) -> Iterator[str]:
    """The text in a stream of server-sent events, up to its end."""
    begun = finished = False
    for line in lines:
        if not line.startswith("data:"):
            continue
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            return
        choices = _choices(data, messages)
        begun = True
        for choice in choices:
            finished = finished or choice.get("finish_reason") is not None
            if text := _text(choice):
                yield text
    if not begun:
        raise _no_chat_completion()
    if not finished:
        raise BackendError("The model server broke off in the middle of an answer.", hint=_HINT)


def _choices(data: str, messages: Sequence[Message]) -> list[dict[str, Any]]:
    """What an event adds to the answer; most servers send one choice, some a last one of none."""
    try:
        event = json.loads(data)
        failure = event.get("error")
        choices = [] if failure else [dict(choice) for choice in event["choices"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _no_chat_completion() from error
    if failure:
        reason = _sentence(failure)
        if not reason or _quotes(reason, messages):
            reason = "it does not say why"
        raise BackendError(f"The model server failed: {reason}.", hint=_HINT)
    return choices


def _text(choice: dict[str, Any]) -> str:
    delta = choice.get("delta")
    text = delta.get("content") if isinstance(delta, dict) else None
    if delta is None or not isinstance(text, str | None):
        raise _no_chat_completion()
    return text or ""


def _no_chat_completion() -> BackendError:
    return BackendError("The model server sent something that is no chat completion.", hint=_HINT)


def _sentence(error: Any) -> str:
    """The server's own sentence, on one line, cut short; empty where it has none."""
    sentence = error.get("message") if isinstance(error, dict) else error
    if not isinstance(sentence, str):
        return ""
    return " ".join(sentence.split())[:_REASON].rstrip(". ")


def _quotes(sentence: str, messages: Sequence[Message]) -> bool:
    """Whether a sentence repeats words of a prompt, which are a person's and belong in no log."""
    said = " ".join(" ".join(message["content"].split()) for message in messages)
    quotes = (sentence[at : at + _QUOTE] for at in range(max(1, len(sentence) - _QUOTE + 1)))
    return any(len(quote) == _QUOTE and quote in said for quote in quotes)
