"""Pages at the door: sign in, accept an invitation, sign out, one's own account.

POST /sign-in  name=Ada&password=…   → 303 to the person's own page, with a cookie
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from llumi.errors import LlumiError
from llumi.team import invitations, lessons, people, sessions
from llumi.team.attempts import TooMany
from llumi.team.database import Team
from llumi.team.passwords import SHORTEST
from llumi.web.access import HOMES, cookie_name
from llumi.web.settings import Settings
from llumi.web.showing import Show, moment

Field = Annotated[str, Form(default_factory=str, max_length=1_000)]
"""A field of a form; one that was left out is empty."""


def routes(settings: Settings, show: Show) -> APIRouter:
    """The routes of the door of an app that has a team."""
    assert settings.team is not None
    team, secure = settings.team, settings.secure
    router = APIRouter(include_in_schema=False)
    _signing(router, team, show, secure=secure)
    _joining(router, team, show, secure=secure)
    _account(router, team, show, secure=secure, learns=settings.learns)
    return router


def _signing(router: APIRouter, team: Team, show: Show, *, secure: bool) -> None:
    @router.get("/sign-in")
    def sign_in_page(request: Request) -> Response:
        if request.state.person:
            return RedirectResponse(HOMES[request.state.person.role], 303)
        return show(request, "sign_in.html")

    @router.post("/sign-in")
    def sign_in(request: Request, name: Field, password: Field) -> Response:
        if request.state.session:
            sessions.sign_out(team, request.state.session)
        try:
            token = sessions.sign_in(team, name, password, address=_address(request))
        except LlumiError as error:
            # The page must not greet whoever was signed in here before.
            request.state.person = None
            return _refused(request, show, error, name)
        person = sessions.signed_in(team, token)
        # None where they were revoked in this very moment.
        home = HOMES[person.role] if person else "/sign-in"
        return with_session(RedirectResponse(home, 303), token, secure=secure)

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        sessions.sign_out(team, request.state.session)
        answer = RedirectResponse("/sign-in", 303)
        # What the page's script did not come to clear itself.
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        answer.delete_cookie(
            cookie_name(secure=secure), secure=secure, httponly=True, samesite="strict"
        )
        return answer


def _joining(router: APIRouter, team: Team, show: Show, *, secure: bool) -> None:
    @router.get("/invitations/{token}")
    def invitation_page(request: Request, token: str) -> Response:
        return _join_page(request, team, show, token)

    @router.post("/invitations/{token}")
    def join(request: Request, token: str, name: Field, password: Field) -> Response:
        try:
            person = invitations.accept(team, token, name=name, password=password)
        except LlumiError as error:
            return _join_page(request, team, show, token, error=error, name=name)
        home, session = HOMES[person.role], sessions.begin(team, person.id)
        return with_session(RedirectResponse(home, 303), session, secure=secure)


def _account(router: APIRouter, team: Team, show: Show, *, secure: bool, learns: bool) -> None:
    def shown(request: Request, status: int = 200, error: LlumiError | None = None) -> Response:
        signed_in = request.state.person.id, request.state.session
        known = {
            "sessions": sessions.own_sessions(team, *signed_in),
            "moment": moment,
            "shortest": SHORTEST,
            "learns": learns,
            "teaches": learns and lessons.agreed(team, request.state.person.id),
        }
        return show(request, "account.html", status, error=error, **known)

    @router.get("/account")
    def account(request: Request) -> Response:
        return shown(request)

    @router.post("/account/sessions/{id}/end")
    def end_session(request: Request, id: str) -> Response:
        sessions.end_session(team, request.state.person.id, id)
        return RedirectResponse("/account", 303)

    @router.post("/account/password")
    def password(request: Request, old: Field, new: Field) -> Response:
        person = request.state.person
        try:
            people.change_password(team, person.id, old=old, new=new)
        except LlumiError as error:
            return shown(request, 400, error)
        session = sessions.begin(team, person.id)
        home = RedirectResponse(HOMES[person.role], 303)
        return with_session(home, session, secure=secure)


def _refused(request: Request, show: Show, error: LlumiError, name: str) -> Response:
    status = 429 if isinstance(error, TooMany) else 401
    answer = show(request, "sign_in.html", status, error=error, name=name)
    if isinstance(error, TooMany):
        answer.headers["Retry-After"] = str(error.wait_s)
    return answer


def _join_page(
    request: Request,
    team: Team,
    show: Show,
    token: str,
    *,
    error: LlumiError | None = None,
    name: str = "",
) -> Response:
    try:
        invited = invitations.invited(team, token)
    except LlumiError as gone:
        return show(request, "told.html", 404, error=gone)
    shown = {
        "token": token,
        "role": invited.role,
        "shortest": SHORTEST,
        "error": error,
        "name": name,
    }
    return show(request, "join.html", 400 if error else 200, **shown)


def with_session(answer: Response, token: str, *, secure: bool) -> Response:
    """An answer that brings the cookie of a session along."""
    answer.set_cookie(
        cookie_name(secure=secure),
        token,
        max_age=sessions.LASTS_S,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
