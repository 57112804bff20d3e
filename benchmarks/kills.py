"""Kill the server while people write, and look what became of what it had answered.

    make bench-kills                   100 kills, a file
    make bench-kills KILLS="100 --team postgresql://llumi@localhost/empty"

Three people write replies, change after change, and two programs put posts into the queue. Whoever
gets no answer sends the same again, as the page does. After each `kill -9`, before the server is
started again, the database is read: a change that was answered and is not there is lost, a post
that is there twice is doubled. Nobody signs in again: the sessions of before go on throughout.
"""

import argparse
import json
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from sqlalchemy import func, select

from llumi.team import logbook, queue, replies
from llumi.team.database import Team, open_team
from llumi.team.invitations import accept, invite
from llumi.team.people import Person
from llumi.team.roles import Role
from llumi.team.sessions import begin, form_word
from llumi.team.stored import posts

WRITERS, PROGRAMS = 3, 2
MOST_POSTS = queue.MOST - 50
"""Fewer than the queue takes, so that none is refused."""


@dataclass
class Sender:
    """Somebody who sends one thing after another, each until it is answered."""

    port: int
    session: str
    stop: threading.Event
    answered: int = 0
    again: int = 0
    refused: list[str] = field(default_factory=list)

    def send(self, method: str, path: str, body: object, **headers: str) -> None:
        """Send it until it is answered."""
        known = {
            "Cookie": f"llumi={self.session}",
            "Form-Word": form_word(self.session),
            "Content-Type": "application/json",
        }
        while not self.stop.is_set():
            connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                connection.request(method, path, json.dumps(body), known | headers)
                answer = connection.getresponse()
                told = answer.read().decode()
            except (OSError, HTTPException):
                self.again += 1
                time.sleep(0.05)
                continue
            finally:
                connection.close()
            if answer.status >= 300:
                self.refused.append(f"{answer.status} {told}")
            self.answered += 1
            return


def write(sender: Sender, name: str) -> None:
    """A reply that grows, change after change."""
    while not sender.stop.is_set():
        version = sender.answered + 1
        body = {"version": version, "post": "A post.", "reply": text_of(version), "by": ""}
        sender.send("PUT", f"/api/v1/replies/{name}", body)


def text_of(version: int) -> str:
    """What version so and so of a reply says."""
    return f"This is change {version}."


def put_in(sender: Sender, who: str) -> None:
    """Posts for the queue, each under a word of its own."""
    while not sender.stop.is_set() and sender.answered < MOST_POSTS // PROGRAMS:
        number = sender.answered + 1
        key = f"{who}/{number}"
        sender.send("POST", "/api/v1/queue", {"post": f"Post {key}."}, **{"Idempotency-Key": key})
        sender.stop.wait(0.1)


class Server:
    """`llumi serve`, started and killed."""

    def __init__(self, team: str, key_file: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = ["serve", "--no-model", "--keep", "--port"]
        self._words = [sys.executable, "-m", "llumi", *words, str(self.port), "--team", team]
        self._words += ["--key-file", str(key_file)]
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._running = subprocess.Popen(self._words, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 120
        while time.monotonic() < until:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                connection.request("GET", "/api/v1/health")
                if connection.getresponse().status == 200:
                    return
            except (OSError, HTTPException):
                time.sleep(0.05)
            finally:
                connection.close()
        raise SystemExit("The server did not start within two minutes.")

    def kill(self) -> None:
        """Kill -9."""
        assert self._running is not None
        self._running.send_signal(signal.SIGKILL)
        self._running.wait()


def look(team: Team, people: list[Person], writers: list[Sender], programs: list[Sender]) -> str:
    """What is wrong with what is stored, compared with what was answered; "" for nothing.

    What was sent and not answered may be stored, and may not be.
    """
    wrong = []
    for number, (person, sender) in enumerate(zip(people, writers, strict=False)):
        answered = sender.answered
        found = replies.kept_one(team, person.id, name_of(number))
        version, text = (found.version, found.writing.reply) if found else (0, text_of(0))
        if not answered <= version <= answered + 1:
            wrong.append(f"writer {number}: {answered} answered, {version} stored")
        if text != text_of(version):
            wrong.append(f"writer {number}: version {version} says {text!r}")
    answered = sum(sender.answered for sender in programs)
    with team.read() as db:
        there = db.scalar(select(func.count()).select_from(posts)) or 0
    if not answered <= there <= answered + len(programs):
        wrong.append(f"{answered} posts answered, {there} stored")
    found_posts = [one.waiting.post for one in queue.queue(team)]
    if len(set(found_posts)) != len(found_posts):
        wrong.append("a post is there twice")
    return "; ".join(wrong)


def name_of(number: int) -> str:
    """The name of a writer's reply."""
    return f"{number:032x}"


def main() -> None:
    """Kill, look, start again; print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    asked.add_argument("kills", type=int, nargs="?", default=100)
    asked.add_argument(
        "--team", default="", help="an empty database; a new file where none is named"
    )
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        where, key_file = given.team or str(Path(folder) / "team.db"), Path(folder) / "key"
        with open_team(where, key_file=key_file, make=True) as team:
            run(team, where, key_file, given.kills, chance)


def run(team: Team, where: str, key_file: Path, kills: int, chance: random.Random) -> None:
    """All kills of one database."""
    people = []
    for number in range(WRITERS + PROGRAMS):
        token = invite(team, Role.SUPPORTER, by=logbook.NOBODY)
        people.append(
            accept(team, token, name=f"Person {number}", password="lantern orchard thimble")
        )
    server, stop = Server(where, key_file), threading.Event()
    senders = [Sender(server.port, begin(team, person.id), stop) for person in people]
    writers, programs = senders[:WRITERS], senders[WRITERS:]
    work = [(write, sender, name_of(number)) for number, sender in enumerate(writers)]
    work += [(put_in, sender, f"program-{number}") for number, sender in enumerate(programs)]
    threads = [threading.Thread(target=do, args=(sender, name)) for do, sender, name in work]
    server.start()
    for thread in threads:
        thread.start()
    wrong = []
    for kill in range(1, kills + 1):
        time.sleep(chance.uniform(0.0, 0.6))
        server.kill()
        # An answer that is on its way is counted before the database is looked at.
        time.sleep(0.1)
        if trouble := look(team, people, writers, programs):
            wrong.append(f"after kill {kill}: {trouble}")
        server.start()
        print(f"\r{kill} of {kills} kills", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    time.sleep(1)
    stop.set()
    for thread in threads:
        thread.join()
    server.kill()
    if trouble := look(team, people, writers, programs):
        wrong.append(f"in the end: {trouble}")
    refused = [one for sender in senders for one in sender.refused]
    log = logbook.verify(team)
    print(f"kills {kills}, database {team.engine.dialect.name}")
    print(f"changes of replies answered {sum(one.answered for one in writers):,}")
    print(f"posts put in and answered {sum(one.answered for one in programs):,}")
    print(f"sent again for want of an answer {sum(one.again for one in senders):,}")
    print(f"lost or doubled {len(wrong)}, refused {len(refused)}, log {log}")
    for one in [*wrong, *refused]:
        print(one)
    raise SystemExit(1 if wrong or refused or isinstance(log, logbook.Broken) else 0)


if __name__ == "__main__":
    main()
