"""Half an hour of a team's work in network namespaces without a route: what tried to get out?

    make bench-offline                 thirty minutes
    make bench-offline OFFLINE=2       two

A supporter and a lead write in Chromium with the embedded model (read a post, write, improve, take
or leave, have a draft made, copy, hand over), an administrator looks after the team, and a program
puts posts into the queue. The server has a namespace of its own, where the kernel counts what could
not be sent for want of a route: an attempt that is given up in silence counts, too. One is made at
the end on purpose, to show that the counting works. The browser is in another one, since Chromium
looks for its maker by itself; what our pages ask of it is told apart from that.
"""

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from llumi.team.database import open_team
from llumi.team.invitations import accept, invite
from llumi.team.keys import Scope, make_key
from llumi.team.logbook import NOBODY
from llumi.team.roles import Role

ROOT = Path(__file__).parents[1]
PASSWORD = "lantern orchard thimble wander"
REPLIES = (
    "You should join a club. At least you have a job. I read every word.",
    "That sounds lonely. What were the evenings like before?",
    "Cheer up! I know exactly how you feel. You must talk to someone.",
)
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def attempts() -> int:
    """Packets that this namespace could not send, IPv4 and IPv6, since it was made."""
    names, values = (
        line.split()[1:]
        for line in Path("/proc/net/snmp").read_text().splitlines()
        if line.startswith("Ip:")
    )
    count = int(dict(zip(names, values, strict=True))["OutNoRoutes"])
    for line in Path("/proc/net/snmp6").read_text().splitlines():
        if line.startswith("Ip6OutNoRoutes"):
            count += int(line.split()[1])
    return count


class Person:
    """Somebody of the team in a browser of their own."""

    def __init__(self, context: BrowserContext, url: str, name: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(120_000)
        self.url, self.wrong = url, []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._look_at)
        self.page.goto(url)
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(re.compile(r"/(team)?$"))

    def _look_at(self, request: Request) -> None:
        if not request.url.startswith(self.url):
            self.wrong.append(f"a page asked for {request.url}")

    def write(self, post: str, draw: random.Random) -> None:
        """One post: read, write, improve, a draft, copy, clear."""
        page = self.page
        page.goto(self.url)
        page.get_by_label("Paste the post").fill(post)
        page.get_by_role("button", name="Use this post").click()
        page.locator("#post-used").wait_for()
        page.locator("#reply").press_sequentially(draw.choice(REPLIES), delay=20)
        self._improve(draw)
        if page.locator("#draft").is_visible():
            page.get_by_role("button", name="Draft for me").click()
            page.locator("#stop").wait_for(state="hidden")
            for name in draw.sample(["Use this as a start", "Discard"], 2):
                button = page.get_by_role("button", name=name)
                if button.is_visible():
                    button.click()
        elif page.locator("#hand-over").is_visible():
            page.locator("#hand-over").click()
            page.locator("#handed-over").get_by_text("with the leads").wait_for()
        page.get_by_role("button", name="Copy reply").click()
        page.get_by_role("button", name="Clear everything").click()
        page.locator("#clear-now").click()

    def _improve(self, draw: random.Random) -> None:
        page = self.page
        page.get_by_role("button", name="Improve").click()
        page.locator("#stop").wait_for(state="hidden")
        while page.locator("#suggestions").is_visible():
            page.locator(draw.choice(["#accept", "#leave"])).click()
        if page.locator("#undo").is_visible():
            page.locator("#undo").click()
            page.locator("#leave-all").click()

    def answer_one_of_the_queue(self) -> None:
        """Take what waits first, write, be done."""
        page = self.page
        page.goto(f"{self.url}/queue")
        take = page.get_by_role("button", name=re.compile("^Take"))
        if not take.count():
            return
        take.first.click()
        page.locator("#post-used").wait_for()
        page.locator("#reply").fill(REPLIES[1])
        page.locator("#kept").get_by_text("Kept on").wait_for()
        page.get_by_role("button", name="Done, erase it here").click()
        page.wait_for_url(re.compile("/queue$"))

    def look_after_the_team(self) -> None:
        """Make an invitation and take it back."""
        page = self.page
        page.goto(f"{self.url}/team")
        page.get_by_role("button", name="Make an invitation").click()
        page.locator("#link").wait_for()
        page.get_by_role("button", name="Take it back").first.click()
        page.wait_for_url(re.compile("/team$"))


def put_in(port: int, key: str, post: str, number: int) -> None:
    """What a community's program does."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Authorization": f"Bearer {key}",
        "Content-Type": "application/json",
        "Idempotency-Key": f"half-hour/{number}",
    }
    connection.request("POST", "/api/v1/queue", json.dumps({"post": post}), headers)
    assert connection.getresponse().status == 201
    connection.close()


def work(minutes: float, folder: Path) -> int:
    """Everybody's work, round after round, in the browser's namespace; gives the exit status."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with open_team(str(folder / "team.db"), key_file=folder / "key", make=True) as team:
        for name, role in (("Grace", Role.SUPPORTER), ("Ada", Role.LEAD)):
            accept(team, invite(team, role, by=NOBODY), name=name, password=PASSWORD)
        token = invite(team, Role.ADMINISTRATOR, by=NOBODY)
        ruth = accept(team, token, name="Ruth", password=PASSWORD)
        key = make_key(team, ruth.id, "our board", {Scope.QUEUE})
    server = subprocess.Popen(in_a_namespace(str(port), "--serve", str(folder)))
    relay = threading.Thread(target=asyncio.run, args=(into_the_other(port, folder),), daemon=True)
    relay.start()
    try:
        wait_for(port)
        rounds, wrong = everybody(f"http://127.0.0.1:{port}", port, key, minutes)
    finally:
        (folder / "stop").touch()
        server.wait()
    found, counts = map(int, (folder / "attempts").read_text().split())
    print(f"rounds of work {rounds}; errors of pages and requests to elsewhere {len(wrong)}")
    print(f"attempts of the server to get out {found}; one on purpose was counted: {bool(counts)}")
    print(f"attempts of Chromium, of its own accord {attempts()}")
    for one in wrong:
        print(one)
    return 0 if not found and not wrong and counts else 1


def serve(port: int, folder: Path) -> None:
    """`llumi serve` in its namespace, until told to stop; then writes what was counted."""
    words = ["serve", "--keep", "--port", str(port), "--team", str(folder / "team.db")]
    words += ["--key-file", str(folder / "key"), "--workspace", str(folder / "workspace")]
    server = subprocess.Popen([sys.executable, "-m", "llumi", *words], stdout=subprocess.DEVNULL)
    try:
        asyncio.run(from_the_other(port, folder))
    finally:
        server.terminate()
        server.wait()
    found = attempts()
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # a documentation address: RFC 5737
    (folder / "attempts").write_text(f"{found} {int(attempts() == found + 1)}")


async def into_the_other(port: int, folder: Path) -> None:
    """What arrives at the port here goes to the server's namespace, through a file."""

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            other = await asyncio.open_unix_connection(folder / "door")
        except OSError:
            writer.close()
            return
        await both_ways((reader, writer), other)

    async with await asyncio.start_server(relay, "127.0.0.1", port) as listening:
        await listening.serve_forever()


async def from_the_other(port: int, folder: Path) -> None:
    """The other end of that, until the file "stop" is there."""

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            other = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        await both_ways((reader, writer), other)

    async with await asyncio.start_unix_server(relay, folder / "door"):
        while not (folder / "stop").exists():
            await asyncio.sleep(0.5)


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def both_ways(one: Ends, other: Ends) -> None:
    """Pass on what either says until it has ended."""

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while said := await reader.read(65536):
                writer.write(said)
                await writer.drain()
        writer.close()

    await asyncio.gather(pass_on(one[0], other[1]), pass_on(other[0], one[1]))


def in_a_namespace(*words: str) -> list[str]:
    """This program again, in a network namespace that has loopback only."""
    command = 'ip link set lo up && exec "$@"'
    as_user = [] if os.geteuid() == 0 else ["--map-root-user"]
    return [
        *("unshare", "--net", *as_user, "sh", "-c", command, "sh"),
        *(sys.executable, __file__, *words),
    ]


def everybody(url: str, port: int, key: str, minutes: float) -> tuple[int, list[str]]:
    """Rounds until the time is over; how many, and what went wrong on pages."""
    lines = (ROOT / "examples/community/community.jsonl").read_text("utf-8").splitlines()
    posts = [line["text"] for line in map(json.loads, lines) if line["kind"] == "post"]
    draw, until, rounds = random.Random(0), time.monotonic() + 60 * minutes, 0
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        people = [Person(browser.new_context(), url, name) for name in ("Grace", "Ada", "Ruth")]
        supporter, lead, administrator = people
        while time.monotonic() < until:
            post = draw.choice(posts)
            supporter.write(post, draw)
            put_in(port, key, post, rounds)
            lead.answer_one_of_the_queue()
            if rounds % 5 == 0:
                administrator.look_after_the_team()
            rounds += 1
            print(f"\r{rounds} rounds, {attempts()} attempts", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        browser.close()
    return rounds, [one for person in people for one in person.wrong]


def wait_for(port: int) -> None:
    """Until the server answers."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        with suppress(OSError):
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/api/v1/health")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not start within five minutes.")


def main() -> None:
    """Go into a namespace, then work."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("number", type=float, nargs="?", default=30, help="minutes")
    asked.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.serve:
        serve(int(given.number), given.serve)
        return
    if not given.inside:
        raise SystemExit(subprocess.call(in_a_namespace(str(given.number), "--inside")))
    with tempfile.TemporaryDirectory() as folder:
        raise SystemExit(work(given.number, Path(folder)))


if __name__ == "__main__":
    main()
