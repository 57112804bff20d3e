"""Failures as answers: problem details (RFC 9457), in sentences for a person.

problem(409, "A draft is not offered here.", "Please answer as a person.")
→ application/problem+json {"type": "about:blank", "status": 409, "title": …, "detail": …}
"""

from typing import Any

from starlette.responses import JSONResponse

from llumi.assistant.generation import DraftNotOffered
from llumi.errors import BackendError, InputError, LlumiError
from llumi.team.lessons import NotAgreed
from llumi.team.replies import Crossed, Full
from llumi.web.places import Busy


class NoModel(LlumiError):
    """A draft was asked of an app that has no model."""


class NotKept(LlumiError):
    """There is no such reply."""


_STATUS: tuple[tuple[type[LlumiError], int], ...] = (
    (DraftNotOffered, 409),
    (Crossed, 409),
    (NotKept, 404),
    (Full, 429),
    (NotAgreed, 403),
    (InputError, 400),
    (Busy, 429),
    (NoModel, 503),
    (BackendError, 502),
)
"""The first that fits decides; what fits none is our mistake."""
_AGAIN = {429: "5"}
"""Seconds after which it makes sense to ask again."""


def status_of(error: LlumiError) -> int:
    """The HTTP status of one of our errors."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def problem(status: int, title: str, detail: str = "") -> JSONResponse:
    """An answer that says in plain words what went wrong and what to do."""
    headers = {"Retry-After": _AGAIN[status]} if status in _AGAIN else None
    return JSONResponse(
        as_dict(status, title, detail),
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


def as_dict(status: int, title: str, detail: str) -> dict[str, Any]:
    """The members of a problem; `type` says that the status tells its kind."""
    return {"type": "about:blank", "status": status, "title": title, "detail": detail}
