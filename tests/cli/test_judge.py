"""`llumi judge`, against a judge on a loopback port."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from llumi.cli import judge
from llumi.tables import DIMENSIONS, SCHEMAS
from llumi.workspace import Workspace, open_workspace

Llumi = Callable[..., object]

POSTS = [f"p{i}" for i in range(8)]


class Judge:
    """A server of chat completions that answers by a function of what it is shown."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: Callable[[dict[str, str]], str] = self.kind
        plays = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                shown = json.loads(body["messages"][1]["content"])
                plays.asked.append(shown)
                event = {"choices": [{"delta": {"content": plays.answer(shown)}}]}
                end = {"choices": [{"delta": {}, "finish_reason": "stop"}]}
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                for one in (json.dumps(event), json.dumps(end), "[DONE]"):
                    self.wfile.write(f"data: {one}\n\n".encode())

            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @staticmethod
    def kind(shown: dict[str, str]) -> str:
        """Four points for everything, and the longer reply is the better one."""
        if "reply" in shown:
            return json.dumps(dict.fromkeys(DIMENSIONS, 4))
        better = "first" if len(shown["first"]) > len(shown["second"]) else "second"
        return json.dumps({"better": better})

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Judge]:
    made = Judge()
    yield made
    made.close()


@pytest.fixture
def evaluated(workspace: Workspace) -> Workspace:
    """Eight held-out posts, each answered by peers and by a tuned model."""
    posts = [
        {"post_id": post, "title": "", "text": f"The nights are long, {post}."} for post in POSTS
    ]
    splits = [{"post_id": post, "split": "test"} for post in POSTS]
    answers = [
        {"reply_id": f"{system}-{post}", "post_id": post, "system": system, "text": text}
        for post in POSTS
        for system, text in (("peers", "Hugs."), ("tuned", "That sounds so long and quiet."))
    ]
    for step, name, rows in (
        ("collect", "posts", posts),
        ("pair", "splits", splits),
        ("evaluate", "replies", answers),
    ):
        table = pa.Table.from_pylist(rows, SCHEMAS[name])
        workspace.write(step, {name: table}, inputs={}, settings={}, counts={}, dropped={})
    return workspace


def run(llumi: Llumi, server: Judge, folder: Path, *more: object) -> object:
    options = ("--server", server.url, "--model", "judge", "--workspace", folder)
    return llumi("judge", *options, *more)


def test_replies_are_rated_and_pairs_compared_from_both_sides(
    server: Judge,
    evaluated: Workspace,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(llumi, server, evaluated.folder, "--json") == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert result["validated"] is False
    assert (result["replies"], result["pairs"], result["unreadable"]) == (16, 8, 0)
    habits = {one["name"]: one["found"]["value"] for one in result["habits"]}
    assert habits["longer_preferred"] == 1.0
    assert habits["position_changed"] == 0.0
    assert result["wins"][0] | {"wins": None} == {"first": "peers", "second": "tuned", "wins": None}
    assert result["wins"][0]["wins"]["value"] == 0.0
    assert "safety" not in result["scores"]["tuned"]
    written = evaluated.folder / judge.REPORT
    page = written.read_text("utf-8")
    assert "unvalidated" in page
    assert "Hugs" not in page
    assert json.loads(written.with_suffix(".json").read_text("utf-8")) == result


def test_with_peoples_labels_agreement_is_printed_first(
    server: Judge,
    evaluated: Workspace,
    tmp_path: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "ratings.csv"
    rows = [f"{s}-{p},safety,{2 if s == 'peers' else 4}" for p in POSTS for s in ("peers", "tuned")]
    file.write_text("\n".join(["reply_id,dimension,rating", *rows]), "utf-8")
    assert run(llumi, server, evaluated.folder, "--human", file) == 0
    said = capsys.readouterr().out
    assert "Unvalidated" not in said
    assert "0 % (0 % to 0 %) of replies that people rated 2.5 or lower" in said
    assert said.index("people rated 2.5") < said.index("Scores of the judge")


def test_a_judge_that_breaks_off_is_a_sentence_and_what_it_said_is_kept(
    server: Judge,
    evaluated: Workspace,
    llumi: Llumi,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def tires(shown: dict[str, str]) -> str:
        if len(server.asked) > 10:
            raise ConnectionResetError
        return Judge.kind(shown)

    server.answer = tires
    monkeypatch.setattr(ThreadingHTTPServer, "handle_error", lambda *_: None)
    assert run(llumi, server, evaluated.folder) == 1
    assert "broke off" in capsys.readouterr().err
    asked = len(server.asked)
    server.answer = Judge.kind
    assert run(llumi, server, evaluated.folder, "--json") == 0
    assert json.loads(capsys.readouterr().out)["replies"] == 16
    # 16 ratings, 16 preferences and one question put again, none asked twice but the broken one.
    assert len(server.asked) == asked + 33 - 10


def test_what_cannot_be_read_is_left_out_and_counted(
    server: Judge,
    evaluated: Workspace,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.answer = lambda shown: "A fine reply." if "reply" in shown else Judge.kind(shown)
    assert run(llumi, server, evaluated.folder, "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["replies"], result["unreadable"], result["asked"]) == (0, 16, 33)
    assert result["scores"] == {}


def test_mistakes_are_sentences(
    server: Judge,
    evaluated: Workspace,
    tmp_path: Path,
    llumi: Llumi,
    capsys: pytest.CaptureFixture[str],
) -> None:
    empty = open_workspace(tmp_path / "empty")
    assert run(llumi, server, empty.folder) == 2
    assert "There are no replies" in capsys.readouterr().err
    gone = tmp_path / "gone.csv"
    assert run(llumi, server, evaluated.folder, "--human", gone) == 2
    assert "does not exist" in capsys.readouterr().err
    assert server.asked == []
