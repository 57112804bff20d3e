"""Templates as answers, with what every page of a team needs to know.

    show(request, "sign_in.html", 401, error=error, name="Ada")

A template finds the `person` who is signed in, what they `may` do, and `form_word()`, the hidden
field that every form of theirs must hold.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi.templating import Jinja2Templates
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from llumi.team.elsewhere import Provider
from llumi.team.roles import MAY
from llumi.team.sessions import form_word

Show = Callable[..., Response]
FORM_WORD = "form_word"
"""The field of a form, and with a hyphen the header of a script, that another page cannot fill."""


def templates(*, keeps: bool = False, provider: Provider | None = None) -> Show:
    """Shows a template to whoever asks, with who they are and the word of their forms.

    `keeps` says whether the team keeps posts and replies, so that there is a queue; `provider` is
    where people can sign in besides.
    """
    found = Jinja2Templates(directory=Path(__file__).parent / "templates")

    def show(request: Request, template: str, status: int = 200, **more: Any) -> Response:
        person = getattr(request.state, "person", None)
        word = form_word(request.state.session) if person else ""
        field = Markup('<input type="hidden" name="{}" value="{}">').format(FORM_WORD, word)
        known = {
            "person": person,
            "may": MAY[person.role] if person else (),
            "word": word,
            "keeps": keeps,
            "provider": provider,
            "form_word": lambda: field,
        }
        return found.TemplateResponse(request, template, {**known, **more}, status)

    return show


def day(at: int) -> str:
    """Seconds since 1970 as a day in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")


def moment(at: int) -> str:
    """Seconds since 1970 as a day and time in UTC."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M")
