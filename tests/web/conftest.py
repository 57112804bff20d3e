"""Small real fakes: models that say what they are told, and the app on a free loopback port."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from looking import CHROMIUM, FORM, HERE, PASSWORD, QUIET
from playwright.sync_api import Browser, Page, expect, sync_playwright
from starlette.testclient import TestClient

from llumi.backends import Sampling
from llumi.prompts import Message, improvement
from llumi.team.database import Team, open_team
from llumi.team.invitations import accept, invite
from llumi.team.logbook import NOBODY
from llumi.team.roles import Role
from llumi.team.sessions import form_word
from llumi.web.access import HOMES
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
def served(settings: Settings, port: int = 0) -> Iterator[str]:
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
        listening.bind(("127.0.0.1", port))
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
def free_port() -> int:
    """A port on which nothing listens, for an app that has to know its own address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Starts the app with some settings and gives its address; all end with the test."""
    with ExitStack() as running:
        yield lambda settings, port=0: running.enter_context(served(settings, port))


@pytest.fixture
def fake_model() -> type[FakeModel]:
    return FakeModel


@pytest.fixture
def talker() -> type[FakeModel]:
    return Talker


@pytest.fixture
def team(tmp_path) -> Iterator[Team]:
    with open_team(str(tmp_path / "team.db"), key_file=tmp_path / "team.key", make=True) as opened:
        yield opened


@pytest.fixture
def visit(app):
    """A browser of its own, without redirects being followed."""
    return lambda: TestClient(app, base_url=HERE, follow_redirects=False)


@pytest.fixture
def signed(team, visit):
    """A browser in which somebody of a role is signed in, and the word of its forms."""

    def sign(role: Role, name: str | None = None):
        name = name or str(role).capitalize()
        accept(team, invite(team, role, by=NOBODY), name=name, password=PASSWORD)
        browser = visit()
        answer = browser.post("/sign-in", data={"name": name, "password": PASSWORD}, headers=FORM)
        assert (answer.status_code, answer.headers["location"]) == (303, HOMES[role])
        return browser, form_word(browser.cookies["llumi"])

    return sign


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages of browsers that know nothing of each other."""
    contexts = []

    def new(width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        context.set_default_timeout(20_000)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
