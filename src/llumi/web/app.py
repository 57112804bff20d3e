"""The web app: one page to write on, and the API behind it.

    app = create_app(Settings(backend=Echo({"tuned": "I hear you."}), model="tuned"))

It opens no socket; `llumi serve` does, on 127.0.0.1.
"""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException

from llumi.assistant.generation import DraftNotOffered
from llumi.errors import BackendError, InputError, LlumiError
from llumi.prompts import post_text
from llumi.web import assist
from llumi.web.guard import Guard, problem
from llumi.web.settings import Settings

_HERE = Path(__file__).parent
_STATUS: tuple[tuple[type[LlumiError], int], ...] = (
    (DraftNotOffered, 409),
    (InputError, 400),
    (assist.Busy, 429),
    (assist.NoModel, 503),
    (BackendError, 502),
)
"""The first that fits decides; what fits none is our mistake."""


def create_app(settings: Settings) -> FastAPI:
    """The app for one backend; it keeps and logs no text."""
    # The interactive documentation of FastAPI loads scripts from a CDN.
    app = FastAPI(title="LLUMI", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    app.add_exception_handler(LlumiError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_the_form)
    app.add_exception_handler(HTTPException, _of_http)
    app.include_router(assist.routes(settings))
    app.mount("/static", StaticFiles(directory=_HERE / "static"))
    templates = Jinja2Templates(directory=_HERE / "templates")

    @app.get("/")
    def page(request: Request) -> Response:
        shown = {
            "has_model": settings.backend is not None,
            "what_is_missing": settings.what_is_missing,
            "lead": settings.lead,
            "examples": [(title, post_text(title, text)) for title, text in settings.examples],
        }
        return templates.TemplateResponse(request, "write.html", shown)

    return app


def _of_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, LlumiError)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return problem(status, error.message, error.hint)


def _of_the_form(request: Request, error: Exception) -> Response:
    """What FastAPI says of a malformed request quotes the text; this does not."""
    assert isinstance(error, RequestValidationError)
    places = [place for one in error.errors() for place in one["loc"][1:]]
    fields = sorted({place for place in places if isinstance(place, str)})
    return problem(
        400,
        "The request cannot be read.",
        f"Look at: {', '.join(fields)}." if fields else "Send it as JSON.",
    )


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, f"{error.detail}.")
