r"""The API: screen a post and a reply, tell what a reply does, improve it, draft one.

    POST /api/v1/improvements {"post": "…", "draft": "You should rest."}
    → {"suggestions": [{"start": 0, "end": 10, "before": "You should", "after": "You could", …}], …}

    POST /api/v1/drafts {"post": "…"}            Accept: text/event-stream
    → event: shown\ndata: {"text": "That sounds hard. "}  …  event: done\ndata: {}

`GET /api/v1/openapi.json` describes it. Offsets count code points, as Python does. No text is kept
or logged here.
"""

import json
import threading
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from llumi.assistant.limits import MOST_CHARACTERS, check_length
from llumi.errors import InputError, LlumiError
from llumi.prompts import Length, Tone, Wish
from llumi.safety.both import assess, screen
from llumi.safety.help_lists import Registry
from llumi.safety.resources import as_dict as help_as_dict
from llumi.safety.resources import help_for
from llumi.safety.screen import holds_back
from llumi.safety.stream import HeldBack, Noted, Shown
from llumi.safety.tiers import Tier
from llumi.web.access import askers
from llumi.web.guard import log_without_text
from llumi.web.meters import meters
from llumi.web.places import Stopped
from llumi.web.problems import as_dict, status_of
from llumi.web.settings import Settings
from llumi.web.writing import Drafting, EventStream, Step, Waiting, Writing, close, while_read


def _whole(text: str) -> str:
    """Refuse half characters, which JSON can write but nothing can send on."""
    text.encode()
    return text


NOT_BLANK = r"[^\s\x1c-\x1f\x85]"
"""What Python calls blank is a little more than what patterns do."""
Whole = Annotated[str, AfterValidator(_whole)]
Text = Annotated[
    Whole,
    # Told, not checked: what is checked later is told in a sentence.
    Field(
        description=f"Plain text of 1 to {MOST_CHARACTERS:,} characters, not all blank.",
        json_schema_extra={"minLength": 1, "maxLength": MOST_CHARACTERS, "pattern": NOT_BLANK},
    ),
]


class Post(BaseModel):
    """A post to answer."""

    post: Text


class Wished(Post):
    """A post, and how the person would like what a model makes of it."""

    tone: Tone = Tone.AS_IT_COMES
    length: Length = Length.AS_IT_COMES

    @property
    def wish(self) -> Wish:
        """The same as it is put to a model."""
        return Wish(self.tone, self.length)


class PostAndDraft(Wished):
    """A post, and a person's own reply to it."""

    draft: Text


class ToScreen(BaseModel):
    """A post, a reply, or both."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": [one], "properties": {one: {"type": "string"}}}
                for one in ("post", "reply")
            ]
        }
    )

    post: Text | None = None
    reply: Text | None = None


class Health(BaseModel):
    """Whether there is a model, how many texts it writes, and how many are in line."""

    model: str | None
    writing: int
    waiting: int


class Mark(BaseModel):
    """Words of a post that led to its tier."""

    start: int
    end: int
    words: str
    reason: str


class Risk(BaseModel):
    """How much a post asks; `help` is null below possible risk."""

    tier: str
    marks: list[Mark]
    help: dict[str, Any] | None


class Found(BaseModel):
    """Words of a reply that break a rule; `severity` is "block" or "warn"."""

    rule: str
    severity: str
    start: int
    end: int
    words: str
    reason: str
    by: str


class Screened(BaseModel):
    """What was found; `holds_back` says whether a model's reply would not be shown."""

    risk: Risk | None
    findings: list[Found] | None
    holds_back: bool | None


class Suggested(BaseModel):
    """One change of the person's text, and why."""

    start: int
    end: int
    before: str
    after: str
    dimension: str
    reason: str
    source: str


class Improved(BaseModel):
    """Suggestions in the order of the draft; none is taken by itself."""

    suggestions: list[Suggested]
    warnings: list[Found]
    notes: list[str]


class ToMeter(BaseModel):
    """A reply, the post where there is one, and of the reply the person's words and the others."""

    reply: Text
    post: Whole = ""
    own: Whole = ""
    added: Whole = ""


class Metered(BaseModel):
    """What stands under a reply: some words, and what they rest on. No score."""

    name: str
    said: str
    why: str


class Sentence(BaseModel):
    """A sentence that was held back, or a note on the whole; never its words."""

    reason: str
    rule: str


class Drafted(BaseModel):
    """A draft as JSON: what was shown, what was held back, and notes on the whole."""

    text: str
    held_back: list[Sentence]
    notes: list[Sentence]


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": said, "content": {"application/problem+json": {}}}
    for status, said in {
        400: "A text is empty or too long, or the request cannot be read.",
        401: "With a team: nobody is signed in, or the key does not work.",
        403: "With a team: not for this role or key, or sent by another page.",
        409: "The post speaks of imminent danger: a person answers it.",
        413: "The body is larger than 64 KiB.",
        429: "The line is full, or has enough texts of yours; Retry-After says when to ask again.",
        502: "The model does not answer.",
        503: "No model is loaded.",
    }.items()
}


def routes(settings: Settings, registry: Registry, writing: Writing) -> APIRouter:
    """The routes under /api/v1, for one backend and the line before it."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS)

    @router.get("/health", summary="Is there a model, and how long is the line?")
    def health() -> Health:
        model = settings.model if settings.backend else None
        return Health(model=model, writing=writing.places.writing, waiting=writing.places.waiting)

    _reading(router, settings, registry)

    @router.post("/improvements", summary="Small changes to a person's reply, each with a reason")
    async def improvements(asked: PostAndDraft, request: Request) -> Improved:
        found = await while_read(
            request.receive,
            lambda gone: writing.improve(
                asked.post, asked.draft, gone, askers=askers(request), wish=asked.wish
            ),
        )
        return Improved(
            suggestions=[Suggested.model_validate(one.as_dict()) for one in found.suggestions],
            warnings=[Found.model_validate(one.as_dict()) for one in found.warnings],
            notes=list(found.notes),
        )

    @router.post(
        "/drafts",
        summary="A draft, sentence by sentence, each screened before it is sent",
        response_model=Drafted,
        responses={200: {"content": {"text/event-stream": {}}}},
    )
    async def drafts(
        asked: Wished, request: Request, accept: Annotated[str, Header()] = "application/json"
    ) -> Response | Drafted:
        if "text/event-stream" in accept:
            gone = threading.Event()
            drafting = await run_in_threadpool(
                lambda: writing.draft(asked.post, gone, askers=askers(request), wish=asked.wish)
            )
            return EventStream(events(drafting), drafting, gone)
        found: Drafted = await while_read(
            request.receive,
            lambda gone: _drafted(
                writing.draft(asked.post, gone, askers=askers(request), wish=asked.wish)
            ),
        )
        return found

    return router


def _reading(router: APIRouter, settings: Settings, registry: Registry) -> None:
    """What is said of texts that people wrote, without a model."""

    @router.post("/screens", summary="What does a post need, and what must a reply not say?")
    def screens(asked: ToScreen) -> Screened:
        if asked.post is None and asked.reply is None:
            raise InputError("There is nothing to screen.", hint="Send a post, a reply, or both.")
        for what, text in (("post", asked.post), ("reply", asked.reply)):
            if text is not None:
                check_length(what, text)
        risk = None if asked.post is None else _risk(settings, registry, asked.post)
        if asked.reply is None:
            return Screened(risk=risk, findings=None, holds_back=None)
        found = screen(asked.reply, post=asked.post)
        return Screened(
            risk=risk,
            findings=[Found.model_validate(one.as_dict()) for one in found],
            holds_back=holds_back(found),
        )

    @router.post("/meters", summary="What a reply does on five dimensions, in words")
    def metered(asked: ToMeter) -> list[Metered]:
        check_length("reply", asked.reply)
        for what, text in (("post", asked.post), ("own", asked.own), ("added", asked.added)):
            if text.strip():
                check_length(what, text)
        found = meters(asked.post, asked.reply, own=asked.own, added=asked.added)
        return [Metered(name=one.name, said=one.said, why=one.why) for one in found]


def events(drafting: Drafting) -> Iterator[str]:
    """Steps as server-sent events; ends in `done`, in `problem`, or with its reader."""
    steps = iter(drafting)
    try:
        for step in steps:
            yield _event(*_of_step(step))
        yield _event("done", {})
    except Stopped:
        return
    except LlumiError as error:
        yield _event("problem", as_dict(status_of(error), error.message, error.hint))
    except Exception as error:
        # The status is sent, so only an event can still tell; what it says must not quote text.
        log_without_text(error)
        yield _event("problem", as_dict(500, "The draft broke off.", ""))
    finally:
        close(steps)


def _of_step(step: Step) -> tuple[str, dict[str, Any]]:
    if isinstance(step, Waiting):
        return "waiting", {"ahead": step.ahead}
    if isinstance(step, Shown):
        return "shown", {"text": step.text}
    name = "held_back" if isinstance(step, HeldBack) else "noted"
    return name, {"reason": step.reason, "rule": step.rule}


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _drafted(drafting: Drafting) -> Drafted:
    with drafting:
        steps = list(drafting)
    return Drafted(
        text="".join(step.text for step in steps if isinstance(step, Shown)),
        held_back=_sentences(step for step in steps if isinstance(step, HeldBack)),
        notes=_sentences(step for step in steps if isinstance(step, Noted)),
    )


def _sentences(steps: Iterable[HeldBack | Noted]) -> list[Sentence]:
    return [Sentence(reason=step.reason, rule=step.rule) for step in steps]


def _risk(settings: Settings, registry: Registry, post: str) -> Risk:
    found = assess(post)
    card = None
    if found.tier >= Tier.POSSIBLE_RISK:
        shown = help_for(
            settings.country,
            language=settings.language,
            imminent=found.tier >= Tier.IMMINENT,
            registry=registry,
        )
        card = help_as_dict(shown, today=settings.today())
    marks = [
        Mark(start=mark.start, end=mark.end, words=mark.words, reason=mark.reason)
        for mark in found.marks
    ]
    return Risk(tier=found.tier.label, marks=marks, help=card)
