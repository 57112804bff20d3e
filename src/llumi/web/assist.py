r"""The API of the writing page: read a post for risk, improve a reply, draft one.

    POST /api/improve {"post": "…", "draft": "You should rest."}
    → {"suggestions": [{"start": 0, "end": 10, "before": "You should", "after": "You could", …}], …}

    POST /api/draft {"post": "…"}
    → event: shown\ndata: {"text": "That sounds hard. "}  …  event: done\ndata: {}

Offsets count code points, as Python does. No text is kept or logged here.
"""

import asyncio
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import anyio
from fastapi import APIRouter, Request, Response
from pydantic import AfterValidator, BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from llumi.assistant.generation import generate
from llumi.assistant.improvement import Improvement, improve
from llumi.backends import Backend, Sampling
from llumi.errors import LlumiError
from llumi.prompts import Message
from llumi.safety.both import assess, prepare
from llumi.safety.help_lists import Registry, packaged
from llumi.safety.resources import as_dict, help_for
from llumi.safety.risk import Risk
from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.safety.tiers import Tier
from llumi.web.guard import log_without_text
from llumi.web.settings import Settings

AT_ONCE = 2
"""Texts that models write at the same time; more would make everybody wait."""


class Busy(LlumiError):
    """All places at the model are taken."""


class NoModel(LlumiError):
    """A draft was asked of an app that has no model."""


class Stopped(LlumiError):
    """The reader has gone, so the model need not go on."""


def _whole(text: str) -> str:
    """Refuse half characters, which JSON can write but nothing can send on."""
    text.encode()
    return text


_Text = Annotated[str, AfterValidator(_whole)]


class _Post(BaseModel):
    post: _Text


class _PostAndDraft(_Post):
    draft: _Text


def routes(settings: Settings) -> APIRouter:
    """The routes under /api, for one backend and its places."""
    router = APIRouter(prefix="/api")
    places = threading.BoundedSemaphore(AT_ONCE)
    # Read now: what is refused must stop the app, not the first post that needs it.
    registry = settings.help_lines or packaged()
    prepare()

    @router.get("/health")
    def health() -> dict[str, str | None]:
        return {"model": settings.model if settings.backend else None}

    @router.post("/risk")
    def risk(asked: _Post) -> dict[str, Any]:
        found = assess(asked.post)
        shown = found.tier >= Tier.POSSIBLE_RISK
        return _risk_json(found, _card(settings, registry, found.tier) if shown else None)

    @router.post("/improve")
    async def improvements(asked: _PostAndDraft, request: Request) -> dict[str, Any]:
        gone = threading.Event()
        watching = asyncio.create_task(_set_when_gone(request.receive, gone))
        try:
            return _improvement_json(
                await run_in_threadpool(_improve, settings, asked, gone, places)
            )
        finally:
            watching.cancel()

    @router.post("/draft")
    def draft(asked: _Post) -> Response:
        if settings.backend is None:
            raise NoModel(settings.what_is_missing, hint="You can write the reply yourself.")
        gone = threading.Event()
        backend = _Interruptible(settings.backend, gone)
        sentences = generate(backend, asked.post, model=settings.model)
        _take_place(places)
        return _EventStream(_events(sentences), gone, places)

    return router


@dataclass(frozen=True)
class _Interruptible:
    """A backend that stops between two pieces once its reader has gone."""

    backend: Backend
    gone: threading.Event

    @property
    def models(self) -> tuple[str, ...]:
        return self.backend.models

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        pieces = self.backend.stream(messages, model=model, sampling=sampling)
        try:
            for piece in pieces:
                if self.gone.is_set():
                    raise Stopped("Nobody reads this any more.")
                yield piece
        finally:
            _close(pieces)

    def close(self) -> None:
        """The backend is the app's to close, not a request's."""


class _EventStream(StreamingResponse):
    """A stream of events that gives back its place and stops the model, however it ends."""

    def __init__(
        self, events: Iterator[str], gone: threading.Event, places: threading.BoundedSemaphore
    ) -> None:
        super().__init__(events, media_type="text/event-stream")
        self._events, self._gone, self._places = events, gone, places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._gone.set()
            with anyio.CancelScope(shield=True):
                await run_in_threadpool(self._end)

    async def listen_for_disconnect(self, receive: Receive) -> None:
        """Tell the model's thread at once; the stream itself waits for that thread."""
        await _set_when_gone(receive, self._gone)

    def _end(self) -> None:
        _close(self._events)
        self._places.release()


def _events(sentences: Iterator[Shown | HeldBack | Noted]) -> Iterator[str]:
    """Sentences as server-sent events; ends in `done`, in `problem`, or with its reader."""
    try:
        for sentence in sentences:
            if isinstance(sentence, Shown):
                yield _event("shown", {"text": sentence.text})
            else:
                name = "held_back" if isinstance(sentence, HeldBack) else "noted"
                yield _event(name, {"reason": sentence.reason, "rule": sentence.rule})
        yield _event("done", {})
    except Stopped:
        return
    except LlumiError as error:
        yield _event("problem", {"message": error.message, "hint": error.hint})
    except Exception as error:
        # The status is sent, so only an event can still tell; what it says must not quote text.
        log_without_text(error)
        yield _event("problem", {"message": "The draft broke off.", "hint": ""})
    finally:
        _close(sentences)


def _event(name: str, data: dict[str, str]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _improve(
    settings: Settings,
    asked: _PostAndDraft,
    gone: threading.Event,
    places: threading.BoundedSemaphore,
) -> Improvement:
    if settings.backend is None:
        return improve(None, asked.post, asked.draft)
    _take_place(places)
    try:
        backend = _Interruptible(settings.backend, gone)
        return improve(backend, asked.post, asked.draft, model=settings.model)
    finally:
        places.release()


def _take_place(places: threading.BoundedSemaphore) -> None:
    if not places.acquire(blocking=False):
        raise Busy(
            "The model is busy with other texts.",
            hint="Your text is kept. Try again in a moment.",
        )


async def _set_when_gone(receive: Receive, gone: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()


def _close(iterator: Iterator[Any]) -> None:
    """Close a generator now; a plain iterator has nothing to close."""
    if close := getattr(iterator, "close", None):
        close()


def _card(settings: Settings, registry: Registry, tier: Tier) -> dict[str, Any]:
    card = help_for(
        settings.country,
        language=settings.language,
        imminent=tier >= Tier.IMMINENT,
        registry=registry,
    )
    return as_dict(card, today=settings.today())


def _risk_json(risk: Risk, card: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "tier": risk.tier.label,
        "marks": [
            {"start": mark.start, "end": mark.end, "words": mark.words, "reason": mark.reason}
            for mark in risk.marks
        ],
        "help": card,
    }


def _improvement_json(improvement: Improvement) -> dict[str, Any]:
    return {
        "suggestions": [suggestion.as_dict() for suggestion in improvement.suggestions],
        "warnings": [warning.as_dict() for warning in improvement.warnings],
        "notes": list(improvement.notes),
    }
