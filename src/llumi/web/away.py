"""Pages of signing in at the organisation's own provider.

GET /sign-in/elsewhere         → 303 to the provider, with a sealed cookie for the way back
GET /sign-in/back?code=…       → a page that leads on, with the cookie of a session
POST /invitations/{token}/elsewhere  name=Ada    → the same, to join
"""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from llumi.errors import LlumiError
from llumi.team.attempts import TooMany
from llumi.team.elsewhere import LASTS_S, Elsewhere
from llumi.team.people import check_name
from llumi.web.doors import Field, with_session
from llumi.web.settings import Settings
from llumi.web.showing import Show

BACK = "/sign-in/back"
_COOKIE = "llumi-away"


def routes(settings: Settings, show: Show) -> APIRouter:
    """The routes, for an app whose team has a provider."""
    assert settings.team is not None and settings.provider is not None
    router = APIRouter(include_in_schema=False)
    elsewhere = Elsewhere(settings.team, settings.provider, back=settings.address + BACK)

    def refused(request: Request, error: LlumiError) -> Response:
        request.state.person = None
        return show(request, "told.html", 429 if isinstance(error, TooMany) else 400, error=error)

    def away(answer: Response, pending: str) -> Response:
        answer.set_cookie(
            _COOKIE,
            pending,
            max_age=LASTS_S,
            path="/sign-in",
            secure=settings.secure,
            httponly=True,
            # Lax, for it must come along when the provider sends the browser back.
            samesite="lax",
        )
        return answer

    @router.get("/sign-in/elsewhere")
    def go(request: Request) -> Response:
        try:
            url, pending = elsewhere.begin()
        except LlumiError as error:
            return refused(request, error)
        return away(RedirectResponse(url, 303), pending)

    @router.post("/invitations/{token}/elsewhere")
    def join(request: Request, token: str, name: Field) -> Response:
        try:
            url, pending = elsewhere.begin(invitation=token, name=check_name(name))
        except LlumiError as error:
            return refused(request, error)
        # A form may not lead to another site; a link on a page may.
        shown = {"url": url, "host": elsewhere.provider.host}
        return away(show(request, "away.html", **shown), pending)

    @router.get(BACK)
    def back(request: Request, state: str = "", code: str = "") -> Response:
        pending = request.cookies.get(_COOKIE, "")
        address = request.client.host if request.client else ""
        try:
            token = elsewhere.sign_in(pending, state=state, code=code, address=address)
        except LlumiError as error:
            return refused(request, error)
        # A redirect from another site would not bring the strict cookie along.
        answer = show(request, "back.html")
        answer.delete_cookie(_COOKIE, path="/sign-in", secure=settings.secure, httponly=True)
        return with_session(answer, token, secure=settings.secure)

    return router
