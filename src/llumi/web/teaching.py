"""What a person accepted and left becomes a lesson, if they agreed.

    POST /api/v1/lessons  {"post": "…", "draft": "You should rest. At least you have a job.",
        "suggestions": [{"start": 0, "end": 10, "before": "You should", "after": "You could",
                         "taken": true}, …], "final": "You could rest."}    → 204

Every text is masked by rules before it is stored; names are taken out when a table is made of it.
"""

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field, StrictBool
from starlette.responses import RedirectResponse, Response

from llumi.assistant.edits import Edit, apply_edits, edits_between
from llumi.assistant.improvement import MOST_REWRITTEN, share_rewritten
from llumi.assistant.limits import check_length
from llumi.community.masking import mask
from llumi.errors import InputError
from llumi.team import lessons
from llumi.team.database import Team
from llumi.team.lessons import Lesson
from llumi.web.access import sender
from llumi.web.api import PROBLEMS, Text, Whole

_MOST_SUGGESTIONS = 100


class Answered(BaseModel):
    """A suggestion as it was given, and whether the person took it."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    before: Whole
    after: Whole
    taken: StrictBool


class ToLearn(BaseModel):
    """A draft, its suggestions that were answered, and the reply as it was copied."""

    post: Text
    draft: Text
    suggestions: list[Answered] = Field(max_length=_MOST_SUGGESTIONS)
    final: Text


def routes(team: Team) -> APIRouter:
    """The route of lessons, and the person's own word on them."""
    router = APIRouter(responses=PROBLEMS)

    @router.post(
        "/api/v1/lessons", summary="What was accepted and left of suggestions", status_code=204
    )
    def learn(asked: ToLearn, request: Request) -> None:
        for what, text in (("post", asked.post), ("reply", asked.draft), ("reply", asked.final)):
            check_length(what, text)
        lessons.learn(team, sender(request), lesson(asked))

    @router.post("/account/teaching", include_in_schema=False)
    def agree(request: Request, may_teach: str = Form("")) -> Response:
        (lessons.agree if may_teach else lessons.disagree)(team, request.state.person.id)
        return RedirectResponse("/account", 303)

    return router


def lesson(asked: ToLearn) -> Lesson:
    """The reply as the person would have it, and as it would be with what they left.

    That is the reply that they copied, if it is still the draft improved; where they went on to
    write another one, it is the draft with what they took.

    Raises:
        InputError: a suggestion does not fit the draft.
    """
    edits = [(Edit(s.start, s.end, s.before, s.after), s.taken) for s in asked.suggestions]
    taken = [edit for edit, was_taken in edits if was_taken]
    try:
        with_taken = apply_edits(asked.draft, taken)
        left = [
            apply_edits(asked.draft, [*taken, edit]) for edit, was_taken in edits if not was_taken
        ]
    except ValueError as error:
        raise InputError(
            "A suggestion does not fit the draft.", hint="Send them as they were given."
        ) from error
    rewritten = share_rewritten(with_taken, edits_between(with_taken, asked.final))
    kept = asked.final if rewritten <= MOST_REWRITTEN / 2 else with_taken
    post, draft, kept, *others = (mask(text)[0] for text in (asked.post, asked.draft, kept, *left))
    return Lesson(post, draft, kept, tuple(others))
