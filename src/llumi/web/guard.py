"""What every request meets first: only this machine's own page may ask, and only for little.

    POST /api/v1/drafts  Host: 127.0.0.1:8000  Origin: http://127.0.0.1:8000   → passed on
    POST /api/v1/drafts  Host: 127.0.0.1:8000  Origin: https://elsewhere.test  → 403, in a sentence

The names of the host are checked because a stranger's page can point its own name at 127.0.0.1.
"""

import asyncio
import logging
import re
import traceback
from collections.abc import Collection, Iterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from llumi.web.problems import problem

MOST_BYTES = 64 * 1024
"""The largest body taken; a post and a draft at their longest are far below."""

BODY_WITHIN_S = 30
"""Seconds for a body to arrive; who sends a byte now and then would hold a connection for ever."""

_MOST_DISCARDED = 64 * MOST_BYTES
"""So much of a body that is too large is read, so that the browser gets to see the answer."""

_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Nothing is told to other hosts; a form of this page has to say that it comes from here.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_OVER_TLS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
"""Two years in which a browser that was here once asks over TLS only."""

_log = logging.getLogger("llumi.web")


class Guard:
    """Refuses strangers and large bodies, adds the safety headers, keeps text out of the log."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str] = (), secure: bool = False) -> None:
        self._app, self._hosts = app, hosts
        self._headers = _HEADERS | (_OVER_TLS if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check an HTTP request before the app sees it; let everything else pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, scope["path"], self._headers)
        refusal = _refusal(scope["method"], Headers(scope=scope), self._hosts)
        body = b"" if refusal else await _in_time(receive)
        if isinstance(body, JSONResponse):
            refusal, body = body, b""
        if refusal:
            await refusal(scope, receive, answer.send)
            return
        try:
            await self._app(scope, replay(body, receive), answer.send)
        except Exception as error:
            log_without_text(error)
            if not answer.started:
                await our_mistake()(scope, receive, answer.send)


class _Answer:
    """The way back to the browser: remembers whether it was taken, and adds the headers."""

    def __init__(self, send: Send, path: str, headers: dict[str, str]) -> None:
        self._send, self._headers = send, headers
        self._cache = "no-cache" if path.startswith("/static/") else "no-store"
        self.started = False

    async def send(self, message: Message) -> None:
        """Pass on a message of the app."""
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers.update(self._headers)
            headers["Cache-Control"] = self._cache
        await self._send(message)


def _too_large() -> JSONResponse:
    return problem(413, "This is more text than can be read at once.", "Shorten it and try again.")


def our_mistake() -> JSONResponse:
    """The answer where the program itself failed."""
    return problem(
        500,
        "Something went wrong in the program.",
        "Your text is kept. You can go on writing, and try again.",
    )


def log_without_text(error: Exception) -> None:
    """Log where an error came from; never its message, which may quote what a person wrote."""
    places = _places(error)
    _log.error("%s at %s", type(error).__name__, " < ".join(places))


def _places(error: Exception) -> Iterator[str]:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        yield f"{frame.filename}:{frame.lineno}"


def _refusal(method: str, headers: Headers, hosts: Collection[str]) -> JSONResponse | None:
    """Why a request is not answered; None where it may pass."""
    host = headers.get("host", "").lower()
    if not _HOST.fullmatch(host) and host not in hosts:
        return problem(
            400,
            "This page is not served under that name.",
            "Open it with the address that llumi serve printed.",
        )
    if method == "POST" and headers.get("origin") and not is_from_here(headers):
        return problem(
            403, "Another page sent this request, so it was not answered.", "Use the page itself."
        )
    return None


def is_from_here(headers: Headers) -> bool:
    """Whether a browser says that a page of this app sent the request."""
    host = headers.get("host", "").lower()
    return headers.get("origin", "").lower() in (f"http://{host}", f"https://{host}")


async def _in_time(receive: Receive) -> bytes | JSONResponse:
    """The whole body, or why it is not waited for or not taken."""
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            body = await _body(receive)
    except TimeoutError:
        return problem(408, "The request took too long to arrive.", "Try again.")
    return _too_large() if body is None else body


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None where it is too large."""
    body, read = b"", 0
    more = True
    while more and read <= _MOST_DISCARDED:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        read += len(message.get("body", b""))
        if read <= MOST_BYTES:
            body += message.get("body", b"")
        more = message.get("more_body", False)
    return body if read <= MOST_BYTES else None


def replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once, then what comes after it: the disconnect."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay
