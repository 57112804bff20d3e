"""Who asks, and whether they may: the door of an app that belongs to a team.

    GET /team      with the session of an administrator    → passed on, request.state.person is Ada
    GET /team      with the session of a supporter         → 403, on a page
    POST /api/v1/screens    Authorization: Bearer llumi_…  → passed on if that key opens screens

`NEEDS` names every address. What it does not name is not there, for anybody.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from llumi.errors import InputError
from llumi.team.database import Team
from llumi.team.keys import Scope as KeyScope
from llumi.team.keys import key_holder
from llumi.team.logbook import note_refusal
from llumi.team.people import Person
from llumi.team.roles import MAY, May, Role
from llumi.team.sessions import is_form_word, signed_in
from llumi.web.guard import is_from_here, replay
from llumi.web.places import Asker
from llumi.web.problems import problem
from llumi.web.showing import FORM_WORD, Show


@dataclass(frozen=True)
class Need:
    """What an address asks for: nothing, a person, one who may do something, or a key.

    An open one with a `form` asks that the form was on a page of this app.
    """

    open: bool = False
    form: bool = False
    may: May | None = None
    key: KeyScope | None = None


_OPEN, _DOOR = Need(open=True), Need(open=True, form=True)
_ANYBODY, _MANAGE = Need(), Need(may=May.MANAGE)
NEEDS: dict[str, Need] = {
    "/static/{file:path}": _OPEN,
    "/api/v1/health": _OPEN,
    "/api/v1/openapi.json": _OPEN,
    "/sign-in": _DOOR,
    "/sign-in/elsewhere": _OPEN,
    "/sign-in/back": _OPEN,
    "/invitations/{token}/elsewhere": _DOOR,
    "/invitations/{token}": _DOOR,
    "/": Need(may=May.WRITE),
    "/api/v1/screens": Need(may=May.WRITE, key=KeyScope.SCREENS),
    "/api/v1/meters": Need(may=May.WRITE, key=KeyScope.SCREENS),
    "/api/v1/improvements": Need(may=May.WRITE, key=KeyScope.IMPROVEMENTS),
    "/api/v1/drafts": Need(may=May.WRITE, key=KeyScope.DRAFTS),
    "/v1/models": Need(may=May.WRITE, key=KeyScope.CHAT),
    "/v1/chat/completions": Need(may=May.WRITE, key=KeyScope.CHAT),
    "/api/v1/replies": Need(may=May.WRITE),
    "/api/v1/replies/{name}": Need(may=May.WRITE),
    "/api/v1/queue": Need(may=May.WRITE, key=KeyScope.QUEUE),
    "/api/v1/queue/{id}": Need(may=May.WRITE, key=KeyScope.QUEUE),
    "/api/v1/lessons": Need(may=May.WRITE),
    "/queue": Need(may=May.WRITE),
    "/queue/{id}/take": Need(may=May.WRITE),
    "/queue/{id}/give-back": Need(may=May.WRITE),
    "/queue/{id}/hand-over": Need(may=May.WRITE),
    "/queue/{id}/done": Need(may=May.WRITE),
    "/metrics": Need(may=May.MANAGE, key=KeyScope.METRICS),
    "/sign-out": _ANYBODY,
    "/account": _ANYBODY,
    "/account/password": _ANYBODY,
    "/account/teaching": _ANYBODY,
    "/account/sessions/{id}/end": _ANYBODY,
    "/team": _MANAGE,
    "/team/invitations": _MANAGE,
    "/team/invitations/{id}/revoke": _MANAGE,
    "/team/people/{id}/role": _MANAGE,
    "/team/people/{id}/revoke": _MANAGE,
    "/team/people/{id}/restore": _MANAGE,
    "/team/people/{id}/erase": _MANAGE,
    "/team/kept/erase": _MANAGE,
    "/team/keys": _MANAGE,
    "/team/keys/{id}/revoke": _MANAGE,
}
_PATTERNS = [(compile_path(path)[0], need) for path, need in NEEDS.items()]

OF_A_PERSON, FROM_AN_ADDRESS = 2, 100
"""Texts in the line before the model; a whole team may sit behind one address."""

HOMES: dict[Role, str] = {
    Role.SUPPORTER: "/",
    Role.LEAD: "/",
    Role.RESEARCHER: "/account",
    Role.ADMINISTRATOR: "/team",
}
"""The page that a person begins with."""


def cookie_name(*, secure: bool) -> str:
    """Over TLS a name that no other host and no plain connection can set."""
    return "__Host-llumi" if secure else "llumi"


def askers(request: Request) -> tuple[Asker, ...]:
    """As whom a request stands in line, so that nobody fills it alone; without a team as nobody."""
    found: tuple[Asker, ...] = getattr(request.state, "askers", ())
    return found


def sender(request: Request) -> str:
    """The id of the person who asks, or whose key it is."""
    id_: str = request.state.sender
    return id_


@dataclass(frozen=True)
class Refusal:
    """Why a request is not passed on, in two sentences."""

    status: int
    title: str
    detail: str


@dataclass(frozen=True)
class Elsewhere:
    """The page to go to instead."""

    path: str


_STRANGER = Refusal(
    403,
    "Another page sent this request, or this page is from before you signed in.",
    "Your text is kept in this tab. Reload the page.",
)


class Access:
    """Lets a request pass whose sender may send it, and tells the app who that is."""

    def __init__(self, app: ASGIApp, team: Team, show: Show, *, secure: bool) -> None:
        self._app, self._team, self._show = app, team, show
        self._cookie = cookie_name(secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check an HTTP request before the app sees it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Whole, for the guard stands before this.
        body = (await receive()).get("body", b"")
        refusal = await run_in_threadpool(self._refusal, scope, body)
        answer = self._answer(scope, refusal) if refusal else self._app
        await answer(scope, replay(body, receive), send)

    def _refusal(self, scope: Scope, body: bytes) -> Refusal | Elsewhere | None:
        """Why a request is not passed on; None where it is."""
        path, headers = scope["path"], Headers(scope=scope)
        need = next((need for pattern, need in _PATTERNS if pattern.match(path)), None)
        if need is not None and need.open and not need.form:
            return None
        changes = scope["method"] not in ("GET", "HEAD")
        token = Request(scope).cookies.get(self._cookie, "")
        person = signed_in(self._team, token) if token else None
        scope.setdefault("state", {}).update(person=person, session=token if person else None)
        if need is not None and need.form:
            return _STRANGER if changes and not is_from_here(headers) else None
        if person is None:
            return self._of_a_program(scope, need)
        if changes and not is_form_word(token, _word(headers, body)):
            return _STRANGER
        if need is None:
            return Refusal(404, "There is no such page.", "Look at the address.")
        if need.may is not None and need.may not in MAY[person.role]:
            refusal = _not_theirs(path, person)
            if isinstance(refusal, Refusal):
                note_refusal(self._team, person.id)
            return refusal
        _remember(scope, person)
        return None

    def _of_a_program(self, scope: Scope, need: Need | None) -> Refusal | Elsewhere | None:
        """The same for whoever has no session: a program with a key, or somebody to sign in."""
        kind, _, key = Headers(scope=scope).get("authorization", "").partition(" ")
        if not key or kind.lower() != "bearer":
            if _is_for_programs(scope) or scope["method"] != "GET":
                return _unknown("You are not signed in.")
            return Elsewhere("/sign-in")
        holder = key_holder(self._team, key.strip())
        if holder is None or May.MANAGE not in MAY[holder.person.role]:
            return _unknown("This key does not work, or no longer.")
        if need is None or need.key is None or need.key not in holder.scopes:
            return Refusal(
                403, "This key does not open this.", "An administrator can make another one."
            )
        _remember(scope, holder.person)
        return None

    def _answer(self, scope: Scope, refusal: Refusal | Elsewhere) -> Response:
        if isinstance(refusal, Elsewhere):
            return RedirectResponse(refusal.path, 303)
        if "text/html" in Headers(scope=scope).get("accept", "") and not _is_for_programs(scope):
            error = InputError(refusal.title, hint=refusal.detail)
            return self._show(Request(scope), "told.html", refusal.status, error=error)
        answer = problem(refusal.status, refusal.title, refusal.detail)
        if refusal.status == 401:
            answer.headers["WWW-Authenticate"] = "Bearer"
        return answer


def _remember(scope: Scope, person: Person) -> None:
    client = scope.get("client")
    address = client[0] if client else "unknown"
    scope["state"]["sender"] = person.id
    scope["state"]["askers"] = (Asker(person.id, OF_A_PERSON), Asker(address, FROM_AN_ADDRESS))


def _not_theirs(path: str, person: Person) -> Refusal | Elsewhere:
    # Whoever opens the front page means their own.
    if path == "/":
        return Elsewhere(HOMES[person.role])
    return Refusal(403, f"This is not for the role {person.role}.", "Ask an administrator.")


def _is_for_programs(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith(("/api/", "/v1/"))


def _word(headers: Headers, body: bytes) -> str:
    if given := headers.get(FORM_WORD.replace("_", "-")):
        return given
    if not headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return ""
    try:
        fields = parse_qs(body.decode(errors="replace"), max_num_fields=100)
    except ValueError:  # more fields than any form of ours has
        return ""
    return str(fields.get(FORM_WORD, [""])[0])


def _unknown(why: str) -> Refusal:
    return Refusal(401, why, "Your text is kept in this tab. Reload the page and sign in to go on.")
