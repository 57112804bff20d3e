"""The client of a model server, against a small real server on a loopback port."""

import json
import socket
import threading

import pytest

from llumi.backends import Sampling
from llumi.backends.server import Server
from llumi.errors import BackendError, InputError
from llumi.prompts import generation

POST = "My cat Miso died in March. The flat is silent and I still buy her food."
MESSAGES = generation(POST)
OWN_WORDS = ("Miso", "flat is silent", "buy her food")


def ask(url, *, sampling=None, silence=30.0, messages=MESSAGES, **more):
    """The whole answer."""
    server = Server(url, models=["tuned"], silence=silence, **more)
    try:
        return "".join(server.stream(messages, model="tuned", sampling=sampling or Sampling()))
    finally:
        server.close()


def complaint(url, **more):
    """What a person is told when it fails."""
    with pytest.raises(BackendError) as caught:
        ask(url, **more)
    return f"{caught.value.message} {caught.value.hint}"


def test_an_answer_streams_piece_by_piece(endpoint):
    endpoint.play = endpoint.falls_silent("I hear ", "you.")
    server = Server(endpoint.url, models=["tuned"], silence=30.0)
    pieces = server.stream(MESSAGES, model="tuned", sampling=Sampling())
    # The server has not ended its answer, and will not: what it said is here all the same.
    assert [next(pieces), next(pieces)] == ["I hear ", "you."]
    pieces.close()
    server.close()


def test_the_server_is_asked_for_what_was_meant(endpoint):
    assert ask(endpoint.url, sampling=Sampling(max_tokens=7, temperature=0.5)) == "I hear you."
    (asked,) = endpoint.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["body"] == {
        "model": "tuned",
        "messages": MESSAGES,
        "max_tokens": 7,
        "temperature": 0.5,
        "stream": True,
    }


def test_a_seed_is_sent_only_where_there_is_one(endpoint):
    ask(endpoint.url, sampling=Sampling(seed=0))
    ask(endpoint.url, sampling=Sampling())
    assert [asked["body"].get("seed", "none") for asked in endpoint.asked] == [0, "none"]


def test_a_key_is_sent_and_without_one_nothing(endpoint):
    ask(endpoint.url, key="sesame")
    ask(endpoint.url, key="")
    sent = [asked["headers"].get("Authorization") for asked in endpoint.asked]
    assert sent == ["Bearer sesame", None]


def test_a_slash_at_the_end_of_the_address_changes_nothing(endpoint):
    assert ask(endpoint.url + "/") == "I hear you."
    assert endpoint.asked[0]["path"] == "/v1/chat/completions"


@pytest.mark.parametrize(
    "text",
    [
        "line\u2028separator",
        "next\x85line",
        "a\x1cb\x0bc",
        "tab\tand\nnewline\r\n",
        "👩🏽‍🚒 déjà vu",
    ],
)
def test_every_character_of_an_answer_arrives(endpoint, text):
    endpoint.play = endpoint.tells("I said ", text)
    assert ask(endpoint.url) == f"I said {text}"


def test_a_character_cut_between_two_packets_is_whole_again(endpoint):
    def play(handler):
        endpoint._head(handler, 200, "text/event-stream")
        for byte in f"data: {_event('Ça va 👋')}".encode():
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    endpoint.play = play
    assert ask(endpoint.url) == "Ça va 👋"


def _event(text, finish="stop"):
    choice = {"delta": {"content": text}, "finish_reason": finish}
    return json.dumps({"choices": [choice]}, ensure_ascii=False) + "\n\n"


def test_comments_blank_lines_roles_and_counts_are_no_text(endpoint):
    endpoint.play = endpoint.sends(
        ": ping\r\n\r\nevent: message\r\n"
        'data: {"choices": [{"delta": {"role": "assistant", "content": null}}]}\r\n\r\n'
        f"data:{_event('Hi.', None)}"
        'data: {"choices": [], "usage": {"total_tokens": 9}}\n\ndata: [DONE]\n\n'
    )
    assert ask(endpoint.url) == "Hi."


def test_an_answer_that_says_why_it_ended_needs_no_done(endpoint):
    endpoint.play = endpoint.sends(f"data: {_event('Hi.')}")
    assert ask(endpoint.url) == "Hi."


def test_nothing_after_done_is_read(endpoint):
    endpoint.play = endpoint.tells("Hi.", end="data: [DONE]\n\nno event at all\n\ndata: {\n\n")
    assert ask(endpoint.url) == "Hi."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"message": "The model `tuned` does not exist."}, "The model `tuned` does not exist."),
        ("model is loading", "model is loading."),
        ({"message": "Too long.\nTry less."}, "Too long. Try less."),
    ],
)
def test_a_refusal_is_told_with_the_servers_own_sentence(endpoint, error, said):
    endpoint.play = endpoint.sends(json.dumps({"error": error}), status=404, kind="text/json")
    told = complaint(endpoint.url)
    assert told.startswith(f"The model server at {endpoint.url} refused the request (404): {said} ")
    assert "Your text is kept." in told


@pytest.mark.parametrize(
    "body",
    ["<html>no</html>", "", "[]", "null", '{"error": {}}', '{"error": null}', "[" * 100_000, "{}"],
)
def test_a_refusal_without_a_sentence_is_told_by_its_status(endpoint, body):
    endpoint.play = endpoint.sends(body, status=503)
    assert "refused the request (503): Service Unavailable." in complaint(endpoint.url)


def test_a_long_refusal_is_cut(endpoint):
    error = {"message": "no " * 5000}
    endpoint.play = endpoint.sends(json.dumps({"error": error}), status=400)
    assert len(complaint(endpoint.url)) < 500


def test_an_error_in_the_middle_of_an_answer_is_told_with_the_servers_sentence(endpoint):
    failure = 'data: {"error": {"message": "CUDA out of memory", "code": 500}}\n\n'
    endpoint.play = endpoint.tells("I hear ", end=failure)
    assert complaint(endpoint.url).startswith("The model server failed: CUDA out of memory. ")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello\n",
        "<html>a web page</html>",
        '{"choices": [{"message": {"content": "not streamed"}}]}',
        "data: {\n\n",
        "data: []\n\n",
        "data: 7\n\n",
        'data: "text"\n\n',
        "data: null\n\n",
        'data: {"choices": null}\n\n',
        'data: {"choices": ["text"]}\n\n',
        'data: {"choices": [{"text": "an old completion"}]}\n\n',
        'data: {"choices": [{"delta": {"content": 7}}]}\n\n',
        'data: {"choices": [{"delta": null}]}\n\n',
        'data: {"no": "choices"}\n\n',
        "data: " + "[" * 100_000 + "\n\n",
        b"\xff\xfe\x00\x01" * 50,
        b"data: \xff\xff\n\n",
    ],
)
def test_garbage_is_called_no_chat_completion(endpoint, body):
    endpoint.play = endpoint.sends(body)
    assert "something that is no chat completion" in complaint(endpoint.url)


def test_a_line_without_end_is_given_up(endpoint):
    def play(handler):
        endpoint._head(handler, 200, "text/event-stream")
        while not endpoint.go_on.is_set():
            handler.wfile.write(b"data: " + b"x" * 65_536)

    endpoint.play = play
    assert "something that is no chat completion" in complaint(endpoint.url)
    assert endpoint.hung_up.wait(30)


@pytest.mark.parametrize("how", ["tells", "breaks_off"])
def test_what_came_before_a_break_is_shown_and_the_break_is_told(endpoint, how):
    plays = {
        "tells": endpoint.tells("I hear ", end=""),
        "breaks_off": endpoint.breaks_off("I hear "),
    }
    endpoint.play = plays[how]
    server = Server(endpoint.url, models=["tuned"], silence=30.0)
    pieces = server.stream(MESSAGES, model="tuned", sampling=Sampling())
    assert next(pieces) == "I hear "
    with pytest.raises(BackendError, match="broke off"):
        next(pieces)
    server.close()


@pytest.mark.parametrize("silent", [{"head": False}, {"head": True}])
def test_a_server_that_never_answers_is_given_up(endpoint, silent):
    endpoint.play = endpoint.falls_silent(**silent)
    assert "did not answer in time" in complaint(endpoint.url, silence=0.2)


def test_a_server_that_falls_silent_in_the_middle_is_given_up(endpoint):
    endpoint.play = endpoint.falls_silent("I hear ")
    assert "did not answer in time" in complaint(endpoint.url, silence=0.2)


def test_a_server_that_is_not_there_is_told_with_its_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    assert f"The model server at {url} cannot be reached" in complaint(url)


def test_what_is_no_http_is_told_as_that(endpoint):
    endpoint.play = endpoint.sends_raw(lambda _: b"220 mail.example ESMTP\r\n")
    assert "broke off, or speaks no HTTP" in complaint(endpoint.url)


def test_proxies_of_the_environment_are_ignored(endpoint, elsewhere, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{elsewhere.port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert ask(endpoint.url) == "I hear you."
    assert not elsewhere.asked


def test_a_redirect_does_not_carry_the_post_elsewhere(endpoint, elsewhere):
    endpoint.play = endpoint.sends("", status=307, Location=f"{elsewhere.url}/chat/completions")
    assert "(307)" in complaint(endpoint.url)
    assert not elsewhere.asked


def test_closing_the_iterator_closes_the_connection(endpoint):
    endpoint.play = endpoint.never_ends()
    server = Server(endpoint.url, models=["tuned"], silence=30.0)
    pieces = server.stream(MESSAGES, model="tuned", sampling=Sampling())
    assert next(pieces) == "on and on "
    pieces.close()
    assert endpoint.hung_up.wait(30), "the server still talks"
    server.close()


def test_two_may_ask_at_the_same_time(endpoint):
    both = threading.Barrier(2, timeout=30)
    told = endpoint.tells("I hear you.")

    def play(handler):
        both.wait()
        told(handler)

    endpoint.play = play
    server = Server(endpoint.url, models=["tuned"], silence=30.0)
    first, second = (server.stream(MESSAGES, model="tuned", sampling=Sampling()) for _ in range(2))
    answers = []
    other = threading.Thread(target=lambda: answers.append("".join(second)))
    other.start()
    answers.append("".join(first))
    other.join(30)
    assert answers == ["I hear you.", "I hear you."]
    server.close()


def _error_with(raw):
    return json.dumps({"error": {"message": f"cannot parse {raw}"}})


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(
            lambda raw: (
                "HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\n"
                + _error_with(json.loads(raw)["messages"][1]["content"])
            ),
            id="in an error",
        ),
        pytest.param(
            lambda raw: f"HTTP/1.1 422 X\r\nConnection: close\r\n\r\n{_error_with(POST[:40])}",
            id="in part",
        ),
        pytest.param(
            lambda raw: f"HTTP/1.1 400 {POST}\r\nConnection: close\r\n\r\n", id="as the reason"
        ),
        pytest.param(
            lambda raw: f"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndata: {_error_with(raw)}\n\n",
            id="in an event",
        ),
        pytest.param(
            lambda raw: (
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
                f"data: {_error_with(json.loads(raw)['messages'][1]['content'])}\n\n"
            ),
            id="in an event, plain",
        ),
        pytest.param(
            lambda raw: f"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndata: {raw}\n\n",
            id="as an event",
        ),
        pytest.param(lambda raw: f"{POST}\r\n\r\n", id="as the status line"),
        pytest.param(
            lambda raw: f"HTTP/1.1 200 OK\r\nContent-Length: {POST}\r\n\r\n", id="as a header"
        ),
        pytest.param(
            lambda raw: f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{POST}\r\n",
            id="as a chunk",
        ),
    ],
)
def test_no_error_repeats_a_word_of_the_post(endpoint, reply):
    endpoint.play = endpoint.sends_raw(lambda raw: reply(raw).encode())
    told = complaint(endpoint.url)
    assert not [words for words in OWN_WORDS if words in told]
    assert told.startswith("The model server")


def test_a_password_in_the_address_stands_in_no_message(endpoint):
    endpoint.play = endpoint.sends("", status=401)
    told = complaint(endpoint.url.replace("http://", "http://me:s3cret@"))
    assert "s3cret" not in told and endpoint.url in told


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8000",
        "127.0.0.1:8000/v1",
        "ftp://127.0.0.1/v1",
        "http://",
        "http:///v1",
        "http://127.0.0.1:port/v1",
        "http://127.0.0.1:99999999/v1",
        "http://[::1/v1",
        "http://a b/\x00",
        "http://a..b/v1",
        "http://" + "a" * 70 + ".example/v1",
    ],
)
def test_what_is_no_address_is_said_before_anything_is_asked(url):
    with pytest.raises(InputError, match="is no address") as caught:
        Server(url, models=["tuned"])
    assert "http://127.0.0.1:8080/v1" in caught.value.hint


def test_the_models_are_those_it_was_given(endpoint):
    server = Server(endpoint.url, models=["base", "tuned"])
    assert server.models == ("base", "tuned")
    server.close()
