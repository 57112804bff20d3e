"""The same two models for programs that speak OpenAI's chat completions, screened all the same.

    POST /v1/chat/completions {"model": "llumi-generation", "messages": [{"role": "user", …}]}
    → {"choices": [{"message": {"role": "assistant", "content": "That sounds long. …"}, …}], …}

`llumi-generation` drafts a reply to the last message, which is the post. `llumi-improvement` takes
the post in the last message but one and the person's reply in the last, and gives that reply back
with its suggestions taken. System messages of the client are not used: the prompts are LLUMI's own.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from llumi.assistant.improvement import greedily
from llumi.backends import Sampling
from llumi.errors import InputError, LlumiError
from llumi.safety.stream import HeldBack, Shown
from llumi.web.access import askers
from llumi.web.api import Text
from llumi.web.guard import log_without_text
from llumi.web.places import Stopped
from llumi.web.problems import status_of
from llumi.web.settings import Settings
from llumi.web.writing import Drafting, EventStream, Writing, close, while_read

PREFIX = "/v1"
GENERATION, IMPROVEMENT = "llumi-generation", "llumi-improvement"
_MOST_TOKENS = 1_024


class ChatMessage(BaseModel):
    """A turn of a conversation."""

    role: Literal["system", "developer", "user", "assistant"]
    content: Text


class Asked(BaseModel):
    """A request as OpenAI's clients send it; members that are not named here are ignored."""

    model: str
    messages: list[ChatMessage] = Field(min_length=1)
    max_tokens: int | None = Field(default=None, ge=1, le=_MOST_TOKENS)
    max_completion_tokens: int | None = Field(default=None, ge=1, le=_MOST_TOKENS)
    temperature: float | None = Field(default=None, ge=0, le=2)
    seed: int | None = None
    stream: bool = False
    n: Literal[1] = 1

    def sampling(self) -> Sampling:
        """How to sample; what the client leaves open is as on the page."""
        known = Sampling()
        return Sampling(
            max_tokens=self.max_completion_tokens or self.max_tokens or known.max_tokens,
            temperature=known.temperature if self.temperature is None else self.temperature,
            seed=self.seed,
        )


def routes(settings: Settings, writing: Writing) -> APIRouter:
    """The routes under /v1."""
    router = APIRouter(prefix=PREFIX, include_in_schema=False)

    @router.get("/models")
    def models() -> dict[str, Any]:
        there = [GENERATION, IMPROVEMENT] if settings.backend else [IMPROVEMENT]
        listed = [{"id": name, "object": "model", "owned_by": "llumi"} for name in there]
        return {"object": "list", "data": listed}

    @router.post("/chat/completions")
    async def completions(asked: Asked, request: Request) -> Response:
        try:
            if asked.model == GENERATION:
                return await _generated(asked, request, writing)
            if asked.model == IMPROVEMENT:
                return await _improved(asked, request, writing)
            raise InputError(
                f"There is no model {asked.model}.",
                hint=f"There are {GENERATION} and {IMPROVEMENT}.",
            )
        except LlumiError as error:
            return refusal(status_of(error), error)

    return router


async def _generated(asked: Asked, request: Request, writing: Writing) -> Response:
    post = asked.messages[-1].content
    if asked.stream:
        gone = threading.Event()
        drafting = await run_in_threadpool(
            lambda: writing.draft(post, gone, askers=askers(request), sampling=asked.sampling())
        )
        return EventStream(_chunks(asked.model, drafting), drafting, gone)

    def whole(gone: threading.Event) -> tuple[str, list[str]]:
        with writing.draft(
            post, gone, askers=askers(request), sampling=asked.sampling()
        ) as drafting:
            steps = list(drafting)
        text = "".join(step.text for step in steps if isinstance(step, Shown))
        return text, [step.rule for step in steps if isinstance(step, HeldBack)]

    text, held_back = await while_read(request.receive, whole)
    return JSONResponse(_completion(asked.model, text, held_back))


async def _improved(asked: Asked, request: Request, writing: Writing) -> Response:
    if len(asked.messages) < 2:
        raise InputError(
            f"{IMPROVEMENT} needs the post and the reply.",
            hint="Send the post as the last message but one, and the person's reply as the last.",
        )
    post, draft = (message.content for message in asked.messages[-2:])
    sampling = asked.sampling() if asked.temperature is not None else greedily(draft)
    found = await while_read(
        request.receive, lambda gone: writing.improve(post, draft, gone, sampling=sampling)
    )
    text = found.take(found.suggestions)
    if not asked.stream:
        return JSONResponse(_completion(asked.model, text, []))
    # What is suggested is known all at once, so the stream is one piece.
    name = _name()
    pieces = [_chunk(name, asked.model, text), _chunk(name, asked.model, None), _END]
    return Response("".join(pieces), media_type="text/event-stream")


_END = "data: [DONE]\n\n"


def _chunks(model: str, drafting: Drafting) -> Iterator[str]:
    name, steps = _name(), iter(drafting)
    held_back = []
    try:
        for step in steps:
            if isinstance(step, Shown):
                yield _chunk(name, model, step.text)
            elif isinstance(step, HeldBack):
                held_back.append(step.rule)
        yield _chunk(name, model, None, held_back)
        yield _END
    except Stopped:
        return
    except LlumiError as error:
        yield f"data: {json.dumps(_error(error))}\n\n"
    except Exception as error:
        log_without_text(error)
        yield f"data: {json.dumps(_error(LlumiError('The draft broke off.')))}\n\n"
    finally:
        close(steps)


def _chunk(name: str, model: str, text: str | None, held_back: list[str] | None = None) -> str:
    """A piece of the answer; without text the last one, which says why it ended."""
    choice = {
        "index": 0,
        "delta": {} if text is None else {"role": "assistant", "content": text},
        "finish_reason": "stop" if text is None else None,
    }
    told: dict[str, Any] = _head(name, "chat.completion.chunk", model) | {"choices": [choice]}
    if held_back:
        told["llumi"] = {"held_back": held_back}
    return f"data: {json.dumps(told)}\n\n"


def _completion(model: str, text: str, held_back: list[str]) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    head = _head(_name(), "chat.completion", model)
    # Tokens are the server's affair; clients ask for the member all the same.
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return head | {"choices": [choice], "usage": usage, "llumi": {"held_back": held_back}}


def _head(name: str, kind: str, model: str) -> dict[str, Any]:
    return {"id": name, "object": kind, "created": int(time.time()), "model": model}


def _name() -> str:
    return f"chatcmpl-{secrets.token_hex(12)}"


def refusal(status: int, error: LlumiError) -> JSONResponse:
    """A failure as OpenAI's clients read it."""
    return JSONResponse(_error(error), status_code=status)


def _error(error: LlumiError) -> dict[str, Any]:
    kind = "invalid_request_error" if isinstance(error, InputError) else "server_error"
    said = " ".join(filter(None, [error.message, error.hint]))
    return {"error": {"message": said, "type": kind, "param": None, "code": None}}
