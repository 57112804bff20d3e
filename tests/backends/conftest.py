"""A small real server that plays an OpenAI-compatible endpoint, and one embedded model for all."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Play = Callable[[BaseHTTPRequestHandler], None]


class Endpoint:
    """Listens on a loopback port, remembers what it was asked, and plays what it is told."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.go_on, self.hung_up = threading.Event(), threading.Event()
        self.play: Play = self.tells("I hear you.")
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = {"path": self.path, "headers": dict(self.headers), "raw": body.decode()}
                endpoint.asked.append(asked | {"body": json.loads(body)})
                self.close_connection = True
                try:
                    endpoint.play(self)
                    self.wfile.flush()
                except OSError:
                    endpoint.hung_up.set()

            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    # What it can be told to play

    def tells(self, *pieces: str, end: str = "data: [DONE]\n\n") -> Play:
        """An answer in `pieces`, and how it ends."""
        return self.sends("".join(map(delta, pieces)) + end)

    def sends(
        self, body: str | bytes, *, status: int = 200, kind: str = "text/event-stream", **more: str
    ) -> Play:
        """Any body, as one that ends with the connection."""
        raw = body.encode() if isinstance(body, str) else body

        def play(handler: BaseHTTPRequestHandler) -> None:
            self._head(handler, status, kind, **more)
            handler.wfile.write(raw)

        return play

    def breaks_off(self, *pieces: str) -> Play:
        """Announces a longer body than it sends."""

        def play(handler: BaseHTTPRequestHandler) -> None:
            self._head(handler, 200, "text/event-stream", **{"Content-Length": "100000"})
            handler.wfile.write("".join(map(delta, pieces)).encode())

        return play

    def falls_silent(self, *pieces: str, head: bool = True) -> Play:
        """Sends `pieces`, or with no head nothing at all, and then waits for the test to end."""

        def play(handler: BaseHTTPRequestHandler) -> None:
            if head:
                self._head(handler, 200, "text/event-stream")
                handler.wfile.write("".join(map(delta, pieces)).encode())
                handler.wfile.flush()
            self.go_on.wait(60)

        return play

    def never_ends(self) -> Play:
        """Talks until the other side hangs up."""

        def play(handler: BaseHTTPRequestHandler) -> None:
            self._head(handler, 200, "text/event-stream")
            while not self.go_on.is_set():
                handler.wfile.write(delta("on and on ").encode())
                handler.wfile.flush()

        return play

    def sends_raw(self, reply: Callable[[str], bytes]) -> Play:
        """Bytes made of the request, without any HTTP of ours."""

        def play(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(reply(self.asked[-1]["raw"]))

        return play

    @staticmethod
    def _head(handler: BaseHTTPRequestHandler, status: int, kind: str, **more: str) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Connection", "close")
        for name, value in more.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()


def delta(text: str) -> str:
    """One event, with characters as they are: many servers do not escape them."""
    event = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.close()


@pytest.fixture
def elsewhere() -> Iterator[Endpoint]:
    """A second endpoint, which nobody should talk to."""
    made = Endpoint()
    yield made
    made.close()


@pytest.fixture(scope="session")
def adapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA adapter that makes the embedded model speak differently, if not better."""
    gguf = pytest.importorskip("gguf", reason="the training extra is not installed")
    numpy = pytest.importorskip("numpy")
    random = numpy.random.default_rng(0)
    path = tmp_path_factory.mktemp("adapter") / "adapter.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 16.0)
    for layer in range(0, 30, 3):
        name = f"blk.{layer}.attn_q.weight"
        for part, shape in (("lora_a", (4, 576)), ("lora_b", (576, 4))):
            weight = random.normal(0, 0.2, shape).astype(numpy.float32)
            writer.add_tensor(f"{name}.{part}", weight)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="session")
def embedded(adapter: Path) -> Iterator[Any]:
    """The embedded model with one adapter, loaded once."""
    pytest.importorskip("xllamacpp", reason="the embedded backend is not installed")
    from llumi.backends.embedded import Embedded
    from llumi.backends.model_file import embedded_model
    from llumi.errors import InputError

    try:
        embedded_model()
    except InputError:
        pytest.skip("the package with the embedded model is not installed")
    # One thread: with more, llama.cpp crawls where other tests share the cores.
    made = Embedded({"tuned": adapter}, threads=1)
    yield made
    made.close()
