"""The web app: one page to write on, and the API behind it.

    app = create_app(Settings(backend=Echo({"tuned": "I hear you."}), model="tuned"))

It opens no socket; `llumi serve` does, on 127.0.0.1.
"""

import time
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from llumi import __version__
from llumi.errors import InputError, LlumiError
from llumi.prompts import Length, Tone, post_text
from llumi.safety.both import prepare
from llumi.safety.help_lists import packaged
from llumi.team import lessons
from llumi.web import api, away, chat, doors, keeping, managing, queueing, teaching
from llumi.web.access import Access
from llumi.web.guard import Guard
from llumi.web.metrics import CONTENT_TYPE, Metrics
from llumi.web.problems import problem, status_of
from llumi.web.settings import Settings
from llumi.web.showing import templates
from llumi.web.writing import Writing

_HERE = Path(__file__).parent


def create_app(settings: Settings) -> FastAPI:
    """The app for one backend; it keeps and logs no text."""
    # The interactive documentation of FastAPI loads scripts from a CDN.
    app = FastAPI(
        title="LLUMI",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    metrics = Metrics(settings.counts_in)
    show = templates(keeps=bool(settings.keep_s), provider=settings.provider)
    if settings.team:
        app.add_middleware(Access, team=settings.team, show=show, secure=settings.secure)
    app.add_middleware(Counted, metrics=metrics)
    app.add_middleware(Guard, hosts=settings.hosts, secure=settings.secure)
    app.add_exception_handler(LlumiError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_the_form)
    app.add_exception_handler(HTTPException, _of_http)
    # Read now: what is refused must stop the app, not the first post that needs it.
    registry = settings.help_lines or packaged()
    prepare()
    writing = Writing(settings, metrics)
    app.include_router(api.routes(settings, registry, writing))
    app.include_router(chat.routes(settings, writing))
    app.mount("/static", StaticFiles(directory=_HERE / "static"))
    if settings.team:
        app.include_router(doors.routes(settings, show))
        app.include_router(managing.routes(settings, show))
    if settings.team and settings.provider:
        app.include_router(away.routes(settings, show))
    if settings.team and settings.learns:
        app.include_router(teaching.routes(settings.team))
    if settings.team and settings.keep_s:
        app.include_router(keeping.routes(settings.team, lasts_s=settings.keep_s))
        app.include_router(queueing.routes(settings.team, show, keep_s=settings.keep_s))

    @app.get("/metrics", include_in_schema=False)
    def counted() -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE)

    @app.get("/", include_in_schema=False)
    def page(request: Request) -> Response:
        queued = None
        if settings.team and settings.keep_s:
            queued = queueing.taken_post(settings.team, request)
            if queued is None and "post" in request.query_params:
                return RedirectResponse("/queue", 303)
        shown = {
            "queued": queued,
            "teaches": _teaches(settings, request),
            "hours": settings.keep_s // 3600,
            "has_model": settings.backend is not None,
            "what_is_missing": settings.what_is_missing,
            "lead": settings.lead,
            "disclosure": settings.disclosure,
            "tones": list(Tone),
            "lengths": list(Length),
            "examples": [(title, post_text(title, text)) for title, text in settings.examples],
        }
        return show(request, "write.html", **shown)

    return app


def _teaches(settings: Settings, request: Request) -> bool:
    """Whether what is accepted and left on this page may be kept."""
    if not settings.team or not settings.learns:
        return False
    return lessons.agreed(settings.team, request.state.person.id)


class Counted:
    """Counts every answer by its route and status, and how long it took to begin."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count what comes back."""
        began = time.perf_counter()

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "other")
                self._metrics.answered(route, message["status"], time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, counting)


def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, LlumiError)
    return _answer(request, status_of(error), error)


def _of_the_form(request: Request, error: Exception) -> Response:
    """What FastAPI says of a malformed request quotes the text; this does not."""
    assert isinstance(error, RequestValidationError)
    places = [place for one in error.errors() for place in one["loc"][1:]]
    fields = sorted({place for place in places if isinstance(place, str)})
    hint = f"Look at: {', '.join(fields)}." if fields else "Send it as JSON."
    return _answer(request, 400, InputError("The request cannot be read.", hint=hint))


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _answer(request, error.status_code, InputError(f"{error.detail}."))
    answer.headers.update(error.headers or {})
    if error.status_code == 405:
        # The router knows the methods of the first route of a path only.
        described = request.app.openapi()["paths"]
        there = described.get(getattr(request.scope.get("route"), "path", ""), {})
        if methods := [name.upper() for name in there if name != "parameters"]:
            answer.headers["Allow"] = ", ".join(methods)
    return answer


def _answer(request: Request, status: int, error: LlumiError) -> Response:
    if request.url.path.startswith(chat.PREFIX):
        return chat.refusal(status, error)
    return problem(status, error.message, error.hint)
