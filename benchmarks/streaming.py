"""A draft through the app against the same backend called directly: first sentence and tokens.

    make bench-streaming                    the embedded model
    make bench-streaming STREAMING="--server http://127.0.0.1:8000/v1 --model gm"
    make bench-streaming STREAMING=--elsewhere      words that come by the clock, as from a server

Both write the same drafts, by turns, greedily and from the same posts of the sample community, so
the words are the same and what differs is the app: HTTP, the line, the screen, events. Told are the
time until the first sentence is whole (directly: until a sentence's end has come and been screened
by nobody) and characters a second, and the ratio of the two.
"""

import argparse
import json
import random
import re
import threading
import time
from pathlib import Path
from statistics import median

import httpx
import uvicorn

from llumi import prompts
from llumi.backends import Backend, Sampling
from llumi.cli.backend import open_backend
from llumi.web.app import create_app
from llumi.web.settings import Settings

ROOT = Path(__file__).parents[1]
_END = re.compile(r"[.!?…]\s")


class Greedy:
    """A backend that always says the same to the same, so that both ways write one text."""

    def __init__(self, backend: Backend, most: int) -> None:
        self._backend, self._most = backend, most
        self.models = backend.models

    def stream(self, messages, *, model, sampling):
        """The likeliest words, at most so many tokens."""
        greedy = Sampling(max_tokens=self._most, temperature=0.0)
        yield from self._backend.stream(messages, model=model, sampling=greedy)

    def close(self) -> None:
        """The backend is closed by who opened it."""


class Elsewhere:
    """Sixty words a second by the clock, whoever reads them: a model that uses no core of ours."""

    models = ("elsewhere",)

    def __init__(self, replies: list[str]) -> None:
        self._replies = replies

    def stream(self, messages, *, model, sampling):
        """The same reply to the same post, word by word, each when it is due."""
        begun = time.perf_counter()
        place = len(messages[-1]["content"]) % len(self._replies)
        for number, word in enumerate(self._replies[place].split(" "), start=1):
            time.sleep(max(0.0, begun + number / 60 - time.perf_counter()))
            yield f"{word} "

    def close(self) -> None:
        """There is nothing to close."""


def directly(backend: Backend, post: str, model: str) -> tuple[float, float, int]:
    """Seconds to the first sentence and to the end, and characters."""
    began, first, said = time.perf_counter(), 0.0, ""
    for piece in backend.stream(prompts.generation(post), model=model, sampling=Sampling()):
        said += piece
        if not first and _END.search(said):
            first = time.perf_counter() - began
    took = time.perf_counter() - began
    return first or took, took, len(said)


def through(client: httpx.Client, post: str) -> tuple[float, float, int]:
    """The same through the app; what was held back counts as a sentence that came."""
    began, first, came = time.perf_counter(), 0.0, 0
    headers = {"Accept": "text/event-stream"}
    with client.stream("POST", "/api/v1/drafts", json={"post": post}, headers=headers) as answer:
        answer.raise_for_status()
        for line in answer.iter_lines():
            if line.startswith(("event: shown", "event: held_back")) and not first:
                first = time.perf_counter() - began
            if line.startswith("data: "):
                came += len(json.loads(line[6:]).get("text", ""))
    took = time.perf_counter() - began
    return first or took, took, came


def main() -> None:
    """Both ways, by turns."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("--posts", type=int, default=20)
    asked.add_argument("--tokens", type=int, default=160)
    asked.add_argument("--server", default="")
    asked.add_argument("--elsewhere", action="store_true")
    asked.add_argument("--model", default="")
    given = asked.parse_args()
    lines = (ROOT / "examples/community/community.jsonl").read_text("utf-8").splitlines()
    posts = [line["text"] for line in map(json.loads, lines) if line["kind"] == "post"]
    if given.elsewhere:
        comments = [line["text"] for line in map(json.loads, lines) if line["kind"] != "post"]
        opened: Backend = Elsewhere([one for one in comments if 60 <= len(one.split()) <= 160])
    else:
        opened = open_backend(Path("workspace"), server=given.server, model=given.model)
    backend = Greedy(opened, given.tokens)
    settings = Settings(backend=backend, model=backend.models[-1])
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    took: dict[str, list[tuple[float, float, int]]] = {"directly": [], "through": []}
    draw = random.Random(0)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=600) as client:
        ways = {
            "directly": lambda post: directly(backend, post, settings.model),
            "through": lambda post: through(client, post),
        }
        for way in ways.values():
            way(posts[0])  # warm
        for post in _answered(client, posts)[: given.posts]:
            for name in draw.sample(sorted(ways), 2):
                took[name].append(ways[name](post))
    told(took)
    server.should_exit = True
    thread.join()
    opened.close()


def _answered(client: httpx.Client, posts: list[str]) -> list[str]:
    """Posts for which a draft is offered: not those of imminent danger."""
    tiers = [
        client.post("/api/v1/screens", json={"post": post}).json()["risk"]["tier"] for post in posts
    ]
    return [post for post, tier in zip(posts, tiers, strict=True) if tier != "imminent"]


def told(took: dict[str, list[tuple[float, float, int]]]) -> None:
    """Medians of both, and of the ratio draft by draft."""
    print(f"{len(took['directly'])} drafts each way")
    for place, what in ((0, "until the first sentence, s"), (1, "until the end, s")):
        both = [[one[place] for one in took[name]] for name in ("directly", "through")]
        ratio = median(app / bare for bare, app in zip(*both, strict=True))
        one, other = median(both[0]), median(both[1])
        print(f"{what:<30}{one:>8.3f} directly{other:>8.3f} through × {ratio:.3f}")


if __name__ == "__main__":
    main()
