"""The page of the queue: which posts wait, and take, give back, hand over or be done with one.

POST /queue/51d0…/take   → 303 to /?post=51d0…, the page to write on
"""

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from llumi.errors import LlumiError
from llumi.team import queue
from llumi.team.database import Team
from llumi.team.people import Person
from llumi.team.queue import Queued
from llumi.web.showing import Show

_PREVIEW = 160


def routes(team: Team, show: Show, *, keep_s: int) -> APIRouter:
    """The routes under /queue."""
    router = APIRouter(prefix="/queue", include_in_schema=False)

    def shown(request: Request, status: int = 200, error: LlumiError | None = None) -> Response:
        known = {
            "all": queue.queue(team),
            "now": team.now(),
            "hours": keep_s // 3600,
            "ago": ago,
            "preview": preview,
        }
        return show(request, "queue.html", status, error=error, **known)

    def changed(request: Request, change: Callable[[], None], to: str = "/queue") -> Response:
        try:
            change()
        except LlumiError as error:
            return shown(request, 409, error)
        return RedirectResponse(to, 303)

    @router.get("")
    def page(request: Request) -> Response:
        return shown(request)

    @router.post("/{id}/take")
    def take(request: Request, id: str) -> Response:
        return changed(request, lambda: queue.take(team, id, by=_person(request)), f"/?post={id}")

    @router.post("/{id}/give-back")
    def give_back(request: Request, id: str) -> Response:
        return changed(request, lambda: queue.give_back(team, id, by=_person(request)))

    @router.post("/{id}/hand-over")
    def hand_over(request: Request, id: str) -> Response:
        return changed(request, lambda: queue.hand_over(team, id, by=_person(request)))

    @router.post("/{id}/done")
    def done(request: Request, id: str) -> Response:
        return changed(request, lambda: queue.done(team, id, by=_person(request)))

    return router


def taken_post(team: Team, request: Request) -> Queued | None:
    """The post that the writing page is asked for, where whoever asks has it."""
    id_ = request.query_params.get("post", "")
    if not id_:
        return None
    try:
        found = queue.queued(team, id_)
    except LlumiError:
        return None
    return found if found.person == _person(request).id else None


def preview(text: str) -> str:
    """The beginning of a post in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _PREVIEW else line[:_PREVIEW].rsplit(" ", 1)[0] + " …"


def ago(seconds: int) -> str:
    """How long ago in words, as exact as somebody needs it who decides what to answer first."""
    minutes = seconds // 60
    if minutes < 1:
        return "just now"
    count, unit = (minutes, "minute") if minutes < 60 else (minutes // 60, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def _person(request: Request) -> Person:
    person: Person = request.state.person
    return person
