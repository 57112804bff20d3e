"""The API where a team keeps posts and replies: replies while they are written, and the queue.

    PUT  /api/v1/replies/9f2c…   {"version": 41, "post": "…", "reply": "I hear y", …}    → 204
    POST /api/v1/queue           {"post": "…", "where": "the board"}    → 201 {"id": "51d0…", …}
    GET  /api/v1/queue/51d0…     → {"state": "taken", "with": "Ada", …}

`replies` stores a change before it answers, and the same change twice is stored once. `queue` takes
an `Idempotency-Key`: with the same one it is the same post.
"""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Request
from pydantic import BaseModel, BeforeValidator, Field, StrictBool

from llumi.assistant.limits import check_length
from llumi.errors import InputError
from llumi.team import queue, replies
from llumi.team.database import Team
from llumi.web.access import sender
from llumi.web.api import PROBLEMS, Text, Whole
from llumi.web.problems import NotKept

_LONGEST_WHERE = 200
_NAME = "[0-9a-f]{32}"


def _number(value: object) -> object:
    """A number, as JSON has it: 1 and 1.0, and neither "1" nor true."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("no number")
    return value


Number = Annotated[int, BeforeValidator(_number)]
Name = Annotated[str, Path(pattern=f"^{_NAME}$", description="32 hexadecimal digits.")]


class Reply(BaseModel):
    """A reply while it is written; `version` is one more than what was stored last."""

    version: Number = Field(ge=1, le=2**31 - 1)
    post: Whole
    reply: Whole
    by: str = Field("", pattern="^[pa]*$", max_length=2 * replies.LONGEST)


class KeptReply(BaseModel):
    """A reply as it was stored; `changed` in seconds since 1970 in UTC."""

    name: str
    version: int
    post: str
    reply: str
    by: str
    changed: int


class ToAnswer(BaseModel):
    """A post for the queue, and where its answer goes; `hand_over` lets it wait for a lead."""

    post: Text
    where: Whole = Field("", max_length=_LONGEST_WHERE)
    hand_over: StrictBool = False


class InQueue(BaseModel):
    """Where a post is: "waiting", "taken", "handed_over" to the leads or "gone"; who has it."""

    id: str
    state: str
    holder: str | None = Field(default=None, serialization_alias="with")


class Counts(BaseModel):
    """How many posts wait for anybody, and how many for a lead."""

    waiting: int
    for_leads: int


def routes(team: Team, *, lasts_s: int) -> APIRouter:
    """The routes; what is kept lasts for so many seconds."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
    _replies(router, team, lasts_s)
    _queue(router, team, lasts_s)
    return router


def _replies(router: APIRouter, team: Team, lasts_s: int) -> None:
    @router.get("/replies", summary="One's own replies that are kept")
    def all_kept(request: Request) -> list[KeptReply]:
        return [_kept(one) for one in replies.kept(team, sender(request))]

    @router.get("/replies/{name}", summary="One of them", responses={404: PROBLEMS[400]})
    def one_kept(name: Name, request: Request) -> KeptReply:
        found = replies.kept_one(team, sender(request), name)
        if found is None:
            raise NotKept("This reply is not kept, or no longer.")
        return _kept(found)

    @router.put(
        "/replies/{name}",
        summary="Keep a reply; what is answered is stored",
        status_code=204,
        responses={409: {**PROBLEMS[400], "description": "It was changed in another window."}},
    )
    def keep(name: Name, asked: Reply, request: Request) -> None:
        writing = replies.Writing(asked.post, asked.reply, asked.by)
        replies.keep(team, sender(request), name, writing, version=asked.version, lasts_s=lasts_s)

    @router.delete("/replies/{name}", summary="Keep a reply no longer", status_code=204)
    def discard(name: Name, request: Request) -> None:
        replies.discard(team, sender(request), name)


def _queue(router: APIRouter, team: Team, lasts_s: int) -> None:
    @router.get("/queue", summary="How many posts wait, and how many of them for a lead")
    def counts() -> Counts:
        waiting, for_leads = queue.counts(team)
        return Counts(waiting=waiting, for_leads=for_leads)

    @router.post("/queue", summary="Let a post wait for an answer", status_code=201)
    def put_in(
        asked: ToAnswer,
        request: Request,
        idempotency_key: Annotated[str, Header(max_length=200)] = "",
    ) -> InQueue:
        check_length("post", asked.post)
        id_ = queue.put_in(
            team,
            queue.Waiting(asked.post, asked.where),
            by=sender(request),
            hand_over=asked.hand_over,
            once=idempotency_key,
            lasts_s=lasts_s,
        )
        return _in_queue(team, id_)

    @router.get("/queue/{id}", summary="Where a post is, and who has it")
    def one(id: Name) -> InQueue:
        return _in_queue(team, id)


def _kept(one: replies.Kept) -> KeptReply:
    return KeptReply(
        name=one.name,
        version=one.version,
        post=one.writing.post,
        reply=one.writing.reply,
        by=one.writing.by,
        changed=one.changed,
    )


def _in_queue(team: Team, id_: str) -> InQueue:
    try:
        found = queue.queued(team, id_)
    except InputError:
        return InQueue(id=id_, state="gone")
    free = "waiting" if found.handed is None else "handed_over"
    return InQueue(id=id_, state="taken" if found.person else free, holder=found.name)
