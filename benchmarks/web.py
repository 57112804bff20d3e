"""Two hundred supporters at once: how long do they wait, and does memory stay flat?

    python benchmarks/web.py                                  200 supporters, ten minutes
    python benchmarks/web.py --supporters 20 --seconds 30
    python benchmarks/web.py --workers 2                      `llumi serve --workers 2`, no model

Each is signed in, and again and again opens the page, has a post read, asks for improvements and
thinks for some seconds between. The model is an echo, so what is timed is everything but a model's
own time. The server is a process of its own; the supporters share the other core. As the reference
a bare FastAPI app that only gives back what it was sent is asked in the same run, in the same way.
"""

import argparse
import asyncio
import json
import multiprocessing
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from llumi.backends.echo import Echo
from llumi.team.database import open_team
from llumi.team.invitations import accept, invite
from llumi.team.logbook import NOBODY
from llumi.team.roles import Role
from llumi.team.sessions import begin, form_word
from llumi.web.app import create_app
from llumi.web.settings import Settings

ROOT = Path(__file__).parents[1]
DRAFT = "You should join a club. At least you have a job. I read every word of it."
PASSWORD = "lantern orchard thimble wander"


def serve(listening: socket.socket, folder: Path) -> None:
    with open_team(str(folder / "team.db"), key_file=folder / "team.key") as team:
        backend = Echo({"tuned": DRAFT})
        settings = Settings(backend=backend, model="tuned", team=team, in_line=400)
        uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error")).run([listening])


def serve_bare(listening: socket.socket) -> None:
    app = FastAPI()

    @app.post("/echo")
    def echo(sent: dict[str, str]) -> dict[str, str]:
        return sent

    uvicorn.Server(uvicorn.Config(app, log_level="error")).run([listening])


def serve_workers(folder: Path, workers: int) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["serve", "--no-model", "--workers", str(workers), "--port", str(port)]
    words += ["--team", str(folder / "team.db"), "--key-file", str(folder / "team.key")]
    server = subprocess.Popen([sys.executable, "-m", "llumi", *words], stdout=subprocess.DEVNULL)
    return server, f"http://127.0.0.1:{port}"


def start(target, *more) -> tuple[multiprocessing.Process, str]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(1024)
    process = multiprocessing.Process(target=target, args=(listening, *more), daemon=True)
    process.start()
    return process, f"http://127.0.0.1:{listening.getsockname()[1]}"


async def supporter(client, bare, word, posts, until, took, *, every) -> None:
    draw = random.Random(word)
    headers = {"Form-Word": word}
    await asyncio.sleep(draw.uniform(0, every))
    while time.monotonic() < until:
        post = draw.choice(posts)
        asked = (
            ("page", client.get, "/", {}),
            ("screens", client.post, "/api/v1/screens", {"json": {"post": post}}),
            (
                "improvements",
                client.post,
                "/api/v1/improvements",
                {"json": {"post": post, "draft": DRAFT}},
            ),
            ("account", client.get, "/account", {}),
            ("bare echo", bare.post, "/echo", {"json": {"post": post}}),
        )
        for name, ask, path, more in asked:
            began = time.perf_counter()
            answer = await ask(path, headers=headers, **more)
            took[name if answer.status_code == 200 else f"{name}: {answer.status_code}"].append(
                time.perf_counter() - began
            )
            await asyncio.sleep(draw.uniform(0.4, 1.6) * every)


async def watch(server: int, until: float, seen: list[float]) -> None:
    while time.monotonic() < until:
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        held = [
            int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in (server, *children)
        ]
        seen.append(sum(held) * resource.getpagesize() / 2**20)
        await asyncio.sleep(5)


async def run(arguments, url, bare_url, tokens, server) -> None:
    sample = (ROOT / "examples/community/community.jsonl").read_text("utf-8").splitlines()
    posts = [line["text"] for line in map(json.loads, sample) if line["kind"] == "post"]
    took: dict[str, list[float]] = defaultdict(list)
    seen: list[float] = []
    until = time.monotonic() + arguments.seconds
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    clients = [
        httpx.AsyncClient(base_url=url, cookies={"llumi": token}, timeout=60) for token in tokens
    ]
    async with httpx.AsyncClient(base_url=bare_url, limits=limits, timeout=60) as bare:
        await asyncio.gather(
            watch(server, until, seen),
            *(
                supporter(client, bare, form_word(token), posts, until, took, every=arguments.every)
                for client, token in zip(clients, tokens, strict=True)
            ),
        )
    told(took, seen)


def told(took: dict[str, list[float]], seen: list[float]) -> None:
    base = quantile(took["bare echo"], 0.95)
    print(
        f"{'asked':<18}{'times':>8}{'median ms':>12}{'p95 ms':>10}{'p99 ms':>10}{'p95, × bare':>14}"
    )
    for name, times in took.items():
        middle, most, rare = (1000 * quantile(times, share) for share in (0.5, 0.95, 0.99))
        ratio = most / base / 1000
        print(f"{name:<18}{len(times):>8}{middle:>12.1f}{most:>10.1f}{rare:>10.1f}{ratio:>14.1f}")
    third = max(1, len(seen) // 3)
    first, last = (sum(part) / len(part) for part in (seen[third : 2 * third], seen[-third:]))
    print(f"memory of the server: {first:.0f} MB in the second third, {last:.0f} MB in the last")


def until_there(client: httpx.Client, address: str) -> None:
    for _ in range(600):
        try:
            client.get(address, timeout=60)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{address} does not answer.")


def quantile(times: list[float], share: float) -> float:
    return sorted(times)[int(share * (len(times) - 1))]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--supporters", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument(
        "--every", type=float, default=5, help="seconds between two requests of one"
    )
    parser.add_argument("--workers", type=int, default=0, help="llumi serve in so many processes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_team(str(folder / "team.db"), key_file=folder / "team.key", make=True) as team:
            tokens = []
            for place in range(arguments.supporters):
                link = invite(team, Role.SUPPORTER, by=NOBODY)
                person = accept(team, link, name=f"Supporter {place}", password=PASSWORD)
                tokens.append(begin(team, person.id))
        if arguments.workers:
            server, url = serve_workers(folder, arguments.workers)
        else:
            server, url = start(serve, folder)
        bare, bare_url = start(serve_bare)
        with httpx.Client() as waiting:
            for address in (f"{url}/api/v1/health", f"{bare_url}/echo"):
                until_there(waiting, address)
        asyncio.run(run(arguments, url, bare_url, tokens, server.pid))
        for process in (server, bare):
            process.terminate()


if __name__ == "__main__":
    main()
