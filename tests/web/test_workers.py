"""Several processes: `llumi serve --workers`, one of them killed, counts of all of them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from llumi.team.database import open_team
from llumi.team.invitations import accept, invite
from llumi.team.keys import Scope, make_key
from llumi.team.logbook import NOBODY
from llumi.team.roles import Role

PASSWORD = "lantern orchard thimble wander"


class Model(BaseHTTPRequestHandler):
    """An OpenAI-compatible server that says one sentence."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        said = {"choices": [{"index": 0, "delta": {"content": "That sounds hard. "}}]}
        self.wfile.write(f"data: {json.dumps(said)}\n\ndata: [DONE]\n\n".encode())

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture
def model():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def served(tmp_path, model):
    """A client of a server of two processes, and the server."""
    where, key_file = str(tmp_path / "team.db"), tmp_path / "team.key"
    with open_team(where, key_file=key_file, make=True) as team:
        token = invite(team, Role.ADMINISTRATOR, by=NOBODY)
        ada = accept(team, token, name="Ada", password=PASSWORD)
        key = make_key(team, ada.id, "a program", set(Scope))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["serve", "--workers", "2", "--port", str(port), "--team", where]
    words += ["--key-file", str(key_file), "--server", model, "--model", "gm"]
    server = subprocess.Popen([sys.executable, "-m", "llumi", *words], stdout=subprocess.DEVNULL)
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=30) as client:
        wait(client)
        yield client, server
    server.send_signal(signal.SIGINT)
    assert server.wait(60) is not None


def wait(client: httpx.Client) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if client.get("/api/v1/health").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("it did not start within two minutes")


def workers(parent: int) -> list[int]:
    """The processes under one that serve."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [
        int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


def counted(client: httpx.Client) -> int:
    text = client.get("/metrics").text
    found = re.findall(r'^llumi_requests_total\{route="/api/v1/screens",.*\} (\S+)$', text, re.M)
    return sum(int(float(one)) for one in found)


def test_two_processes_serve_as_one_and_one_that_is_killed_is_started_anew(served):
    client, server = served
    for _ in range(20):
        with httpx.Client(base_url=client.base_url, headers=client.headers) as another:
            answer = another.post("/api/v1/screens", json={"post": "I can't sleep."})
            assert answer.status_code == 200
    assert counted(client) == 20, "of both processes"
    drafted = client.post("/api/v1/drafts", json={"post": "I can't sleep."})
    assert drafted.json()["text"].strip() == "That sounds hard."
    health = client.get("/api/v1/health").json()
    assert (health["writing"], health["waiting"]) == (0, 0)

    before = workers(server.pid)
    assert len(before) == 2
    os.kill(before[0], signal.SIGKILL)
    until = time.monotonic() + 60
    while len(set(workers(server.pid)) - set(before)) < 1:
        assert time.monotonic() < until
        time.sleep(0.2)
    wait(client)
    assert client.post("/api/v1/screens", json={"post": "I can't sleep."}).status_code == 200
