"""The administrator's page: people, invitations, keys and the end of the log.

    POST /team/invitations  role=lead    → the page again, with a link that is shown once

Every change is a form with the word of the session; each ends on this page, with what was done.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from llumi.errors import InputError, LlumiError
from llumi.team import invitations, keys, lessons, logbook, people, queue
from llumi.team.database import Team
from llumi.team.keys import Scope
from llumi.team.roles import Role
from llumi.web.doors import Field
from llumi.web.settings import Settings
from llumi.web.showing import Show, day, moment

_LOG_SHOWN, _LOG_CHECKED = 50, 1_000
TOLD = {
    "invitation.made": "made an invitation",
    "invitation.revoked": "took an invitation back",
    "joined.supporter": "joined as a supporter",
    "joined.lead": "joined as a lead",
    "joined.researcher": "joined as a researcher",
    "joined.administrator": "joined as an administrator",
    "role.supporter": "changed a role to supporter",
    "role.lead": "changed a role to lead",
    "role.researcher": "changed a role to researcher",
    "role.administrator": "changed a role to administrator",
    "person.revoked": "ended somebody's access",
    "person.restored": "let somebody in again",
    "person.erased": "erased somebody",
    "password.changed": "changed the password",
    "sign-in.refused": "could not sign in",
    "signed-in": "signed in",
    "signed-out": "signed out",
    "post.put-in": "put a post into the queue",
    "post.taken": "took a post",
    "post.given-back": "gave a post back",
    "post.handed-over": "handed a post over to the leads",
    "post.done": "was done with a post",
    "teaching.agreed": "agreed that suggestions taken and left may teach",
    "teaching.ended": "took that back",
    "kept.erased": "erased all posts and replies that were kept",
    "access.refused": "asked for what their role may not do",
    "session.ended": "ended a session of theirs",
    "key.made": "made a key",
    "key.revoked": "ended a key",
}
"""Entries of the log as the page tells them."""


def routes(settings: Settings, show: Show) -> APIRouter:
    """The routes under /team of an app that has one."""
    assert settings.team is not None
    team = settings.team
    router = APIRouter(prefix="/team", include_in_schema=False)
    page = _Page(team, show, keep_s=settings.keep_s, learns=settings.learns)

    @router.get("")
    def team_page(request: Request) -> Response:
        return page.shown(request)

    _inviting(router, team, page)
    _people(router, team, page)
    _keys(router, team, page)

    @router.post("/kept/erase")
    def erase_kept(request: Request) -> Response:
        return page.changed(request, lambda: queue.erase_all(team, by=_by(request)))

    return router


class _Page:
    """The page as it is now, after a change or with why it was refused."""

    def __init__(self, team: Team, show: Show, *, keep_s: int, learns: bool) -> None:
        self._team, self._show = team, show
        self._keep_s, self._learns = keep_s, learns

    def shown(self, request: Request, status: int = 200, **more: Any) -> Response:
        everybody = people.everybody(self._team)
        known = {
            "people": everybody,
            "names": {person.id: person.name for person in everybody},
            "invitations": invitations.open_invitations(self._team),
            "keys": keys.all_keys(self._team),
            "log": logbook.latest(self._team, most=_LOG_SHOWN),
            "verified": logbook.verify(self._team, last=_LOG_CHECKED),
            "hours": self._keep_s // 3600,
            "kept": queue.number_kept(self._team),
            "learns": self._learns,
            "lessons": lessons.number_kept(self._team),
            "roles": list(Role),
            "scopes": list(Scope),
            "told": TOLD,
            "day": day,
            "moment": moment,
        }
        return self._show(request, "team.html", status, **known, **more)

    def changed(self, request: Request, change: Callable[[], object]) -> Response:
        """Leads to the page anew, so that a reload does not send the form again."""
        try:
            change()
        except LlumiError as error:
            return self.shown(request, 400, error=error)
        return RedirectResponse("/team", 303)

    def once(self, request: Request, what: str, make: Callable[[], str]) -> Response:
        """The page with something that is never shown again."""
        try:
            made = make()
        except LlumiError as error:
            return self.shown(request, 400, error=error)
        return self.shown(request, 200, **{what: made})


def _inviting(router: APIRouter, team: Team, page: _Page) -> None:
    @router.post("/invitations")
    def invite(request: Request, role: Field) -> Response:
        def link() -> str:
            token = invitations.invite(team, _role(role), by=_by(request))
            return f"{request.base_url}invitations/{token}"

        return page.once(request, "link", link)

    @router.post("/invitations/{id}/revoke")
    def revoke_invitation(request: Request, id: str) -> Response:
        return page.changed(request, lambda: invitations.revoke(team, id, by=_by(request)))


def _people(router: APIRouter, team: Team, page: _Page) -> None:
    @router.post("/people/{id}/role")
    def change_role(request: Request, id: str, role: Field) -> Response:
        return page.changed(
            request, lambda: people.change_role(team, id, _role(role), by=_by(request))
        )

    @router.post("/people/{id}/revoke")
    def revoke_person(request: Request, id: str) -> Response:
        return page.changed(request, lambda: people.revoke(team, id, by=_by(request)))

    @router.post("/people/{id}/restore")
    def restore_person(request: Request, id: str) -> Response:
        return page.changed(request, lambda: people.restore(team, id, by=_by(request)))

    @router.post("/people/{id}/erase")
    def erase_person(request: Request, id: str) -> Response:
        return page.changed(request, lambda: people.erase(team, id, by=_by(request)))


def _keys(router: APIRouter, team: Team, page: _Page) -> None:
    @router.post("/keys")
    def make_key(
        request: Request,
        scope: Annotated[list[str], Form(default_factory=list)],
        name: Field,
    ) -> Response:
        opens = {Scope(one) for one in scope if one in list(Scope)}
        return page.once(request, "key", lambda: keys.make_key(team, _by(request), name, opens))

    @router.post("/keys/{id}/revoke")
    def revoke_key(request: Request, id: str) -> Response:
        return page.changed(request, lambda: keys.revoke_key(team, id, by=_by(request)))


def _by(request: Request) -> str:
    id_: str = request.state.person.id
    return id_


def _role(named: str) -> Role:
    if named not in list(Role):
        raise InputError("There is no such role.", hint="Choose one of the list.")
    return Role(named)
