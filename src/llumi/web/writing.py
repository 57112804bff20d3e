r"""Texts on their way from a model to whoever asked: in line, screened, stopped when nobody reads.

    writing = Writing(settings)
    writing.draft("I can't sleep.", gone)      Waiting(ahead=1), Shown("That sounds long. "), …
    writing.improve(post, draft, gone)         Improvement(…)

No text is kept or logged here.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from llumi.assistant.generation import check_post, generate
from llumi.assistant.improvement import Improvement, improve
from llumi.backends import Backend, Sampling
from llumi.prompts import NO_WISH, Message, Wish
from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.web.metrics import Metrics
from llumi.web.places import Asker, Line, Places, Stopped, Ticket
from llumi.web.problems import NoModel
from llumi.web.settings import Settings
from llumi.web.shared_places import SharedPlaces


@dataclass(frozen=True)
class Waiting:
    """The line: so many texts are to be written before this one."""

    ahead: int


Step = Waiting | Shown | HeldBack | Noted


class Writing:
    """One backend, the line before it, and what is counted of it."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._settings, self._metrics = settings, metrics
        self.places = _line(settings)
        metrics.watch(self.places)

    def draft(
        self,
        post: str,
        gone: threading.Event,
        *,
        askers: Sequence[Asker] = (),
        wish: Wish = NO_WISH,
        sampling: Sampling | None = None,
    ) -> "Drafting":
        """A place in line, then the sentences of a draft.

        Raises:
            NoModel: there is none.
            InputError: no draft is offered for this post, or it is empty or too long.
            Busy: the line is full, or has enough of theirs.
        """
        backend = self._backend()
        check_post(post)
        ticket = self.places.enter(*askers)
        return Drafting(ticket, self._drafted(ticket, backend, post, gone, wish, sampling))

    def improve(
        self,
        post: str,
        draft: str,
        gone: threading.Event,
        *,
        askers: Sequence[Asker] = (),
        wish: Wish = NO_WISH,
        sampling: Sampling | None = None,
    ) -> Improvement:
        """Suggestions for a draft; by fixed rules alone where there is no model.

        Raises:
            InputError: a text is empty or too long.
            Busy: the line is full, or has enough of theirs.
            BackendError: the model does not answer.
        """
        if self._settings.backend is None:
            return improve(None, post, draft)
        with self.places.enter(*askers) as ticket:
            for _ in ticket.ahead(gone):
                pass
            backend = _Interruptible(self._settings.backend, gone)
            model = self._settings.improver or self._settings.model
            return improve(backend, post, draft, model=model, wish=wish, sampling=sampling)

    def _backend(self) -> Backend:
        if self._settings.backend is None:
            raise NoModel(self._settings.what_is_missing, hint="You can write the reply yourself.")
        return self._settings.backend

    def _drafted(
        self,
        ticket: Ticket,
        backend: Backend,
        post: str,
        gone: threading.Event,
        wish: Wish,
        sampling: Sampling | None,
    ) -> Iterator[Step]:
        for ahead in ticket.ahead(gone):
            yield Waiting(ahead)
        sentences = generate(
            _Interruptible(backend, gone),
            post,
            model=self._settings.model,
            wish=wish,
            sampling=sampling,
        )
        try:
            for step in sentences:
                self._metrics.sentence(step)
                yield step
        finally:
            close(sentences)


def _line(settings: Settings) -> Line:
    """The line before the model; over all processes where there are several."""
    if settings.workers > 1:
        assert settings.team is not None, "several processes share a team's database"
        return SharedPlaces(settings.team, settings.at_once, settings.in_line)
    return Places(settings.at_once, settings.in_line)


class Drafting:
    """The steps of a draft and its place in line, which is left when this is closed."""

    def __init__(self, ticket: Ticket, steps: Iterator[Step]) -> None:
        self._ticket, self._steps = ticket, steps

    def __iter__(self) -> Iterator[Step]:
        return self._steps

    def close(self) -> None:
        """Stop the model and let the next one in, whether the draft was begun or not."""
        close(self._steps)
        self._ticket.leave()

    def __enter__(self) -> "Drafting":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


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
            close(pieces)

    def close(self) -> None:
        """The backend is the app's to close, not a request's."""


class EventStream(StreamingResponse):
    """A stream of server-sent events that stops the model and leaves its place, however it ends."""

    def __init__(self, events: Iterator[str], drafting: Drafting, gone: threading.Event) -> None:
        super().__init__(events, media_type="text/event-stream")
        self._events, self._drafting, self._gone = events, drafting, gone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
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
        close(self._events)
        self._drafting.close()


async def while_read(receive: Receive, work: Callable[[threading.Event], Any]) -> Any:
    """What `work(gone)` gives, in a thread; `gone` is set when the reader leaves."""
    gone = threading.Event()
    watching = asyncio.create_task(_set_when_gone(receive, gone))
    try:
        return await run_in_threadpool(work, gone)
    finally:
        watching.cancel()


def close(iterator: Iterator[Any]) -> None:
    """Close a generator now; a plain iterator has nothing to close."""
    if ends := getattr(iterator, "close", None):
        ends()


async def _set_when_gone(receive: Receive, gone: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()
