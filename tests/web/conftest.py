"""Small real fakes: models that say what they are told, and the app on a free loopback port."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from looking import CHROMIUM, QUIET
from playwright.sync_api import Browser, expect, sync_playwright

from llumi.backends import Sampling
from llumi.prompts import Message, improvement
from llumi.web.app import create_app
from llumi.web.settings import Settings

_IMPROVES = improvement("", "")[0]


class FakeModel:
    """Drafts `draft`, improves into `improved`, waits at "<wait>" until it is let go."""

    models = ("tuned",)

    def __init__(
        self, draft: str = "I hear you.", improved: str = "", *, error: Exception | None = None
    ) -> None:
        self.draft, self.improved, self.error = draft, improved, error
        self.started, self.closed, self.go_on = (
            threading.Event(),
            threading.Event(),
            threading.Event(),
        )

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        improves = messages[0] == _IMPROVES
        self.started.set()
        try:
            for word in (self.improved if improves else self.draft).split(" "):
                if word == "<wait>":
                    assert self.go_on.wait(30), "the test never let the model go on"
                else:
                    yield word + " "
            if self.error:
                raise self.error
        finally:
            self.closed.set()

    def close(self) -> None:
        self.closed.set()


class Talker(FakeModel):
    """A model that never ends by itself."""

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        self.started.set()
        try:
            while True:
                yield "That sounds hard. "
        finally:
            self.closed.set()


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The address of the app, served by uvicorn in a thread."""
    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        # From here on a browser may knock; it is answered as soon as the server runs.
        listening.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed here")
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Settings], str]]:
    """Starts the app with some settings and gives its address; all end with the test."""
    with ExitStack() as running:
        yield lambda settings: running.enter_context(served(settings))


@pytest.fixture
def fake_model() -> type[FakeModel]:
    return FakeModel


@pytest.fixture
def talker() -> type[FakeModel]:
    return Talker
