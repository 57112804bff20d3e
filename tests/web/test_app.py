"""What the app answers, refuses and keeps to itself."""

import http.client
import json
import logging
import re
import socket
from contextlib import ExitStack
from datetime import date
from typing import Any
from urllib.parse import urlparse

import httpx
import pytest
from starlette.testclient import TestClient

from llumi.assistant.edits import Edit, apply_edits
from llumi.assistant.limits import MOST_CHARACTERS
from llumi.backends.echo import Echo
from llumi.errors import BackendError, InputError
from llumi.safety import classifier
from llumi.web import guard
from llumi.web.app import create_app
from llumi.web.settings import Settings

pytestmark = pytest.mark.usefixtures("rules_alone")

POST = "Since the move I know nobody here, and the evenings are long."
RISK = "I don't see the point of going on."
IMMINENT = "I want to die and I don't think I will get through tonight."
DRAFT = "🌱 You should join a club. At least you have a job. I read every word.  "


STREAM = {"Accept": "text/event-stream"}


def client(settings: Settings | None = None) -> TestClient:
    return TestClient(
        create_app(settings or Settings(backend=Echo({"tuned": "I hear you."}), model="tuned")),
        base_url="http://127.0.0.1:8000",
    )


def events(body: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in body.strip().split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


# ---- What it answers


def test_the_page_is_served_with_its_style_and_script():
    page = client()
    answer = page.get("/")
    assert answer.status_code == 200
    assert "Your reply" in answer.text
    for file in ("write.css", "write.js", "words.js", "changes.js", "talk.js", "icon.svg"):
        assert page.get(f"/static/{file}").status_code == 200


def test_the_page_holds_no_inline_code_and_no_foreign_address():
    page = client(Settings(examples=(("A title", "A text"),))).get("/").text
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick" not in page
    assert page.count("<script") == page.count('<script type="module" src="/static/write.js">') == 1
    assert "http://" not in page
    assert "https://" not in page


def test_examples_stand_on_the_page_escaped():
    page = client(Settings(examples=(("A <b>title</b>", 'She said "stay"'),))).get("/").text
    assert "A &lt;b&gt;title&lt;/b&gt;" in page
    assert "She said &#34;stay&#34;" in page


def test_health_names_the_model_or_says_that_there_is_none():
    assert client().get("/api/v1/health").json()["model"] == "tuned"
    assert client(Settings(model="tuned")).get("/api/v1/health").json()["model"] is None


def test_a_quiet_post_has_no_marks_and_no_card():
    answer = client().post("/api/v1/screens", json={"post": "The garden is coming along."}).json()
    assert answer["findings"] is answer["holds_back"] is None
    assert answer["risk"] == {"tier": "none", "marks": [], "help": None}


def test_a_post_of_possible_risk_gets_a_dated_card_for_its_country():
    settings = Settings(country="ie")
    post = "😞 I don't see the point of going on."
    answer = client(settings).post("/api/v1/screens", json={"post": post}).json()["risk"]
    assert answer["tier"] == "possible_risk"
    assert answer["help"]["place"] == "Ireland"
    assert len(answer["help"]["checked"]) == len("2026-01-01")
    assert all(entry["checked"] for entry in answer["help"]["entries"])
    for mark in answer["marks"]:
        assert post[mark["start"] : mark["end"]] == mark["words"]
        assert mark["reason"]


def test_a_post_and_a_reply_of_the_greatest_length_are_screened_together():
    longest = ("word " * MOST_CHARACTERS)[:MOST_CHARACTERS]
    answer = client().post("/api/v1/screens", json={"post": longest, "reply": longest})
    assert answer.status_code == 200
    assert answer.json()["risk"]["tier"] == "none"
    too_long = client().post("/api/v1/screens", json={"post": POST, "reply": longest + "s"})
    assert_says_why(too_long, 400)
    assert too_long.json()["title"].startswith("The reply has 10,001 characters")


def test_nothing_to_screen_is_told_in_a_sentence():
    for nothing in ({}, {"post": None, "reply": None}):
        answer = client().post("/api/v1/screens", json=nothing)
        assert_says_why(answer, 400)
        assert answer.json()["title"] == "There is nothing to screen."


def test_the_description_says_what_texts_are_taken():
    schemas = client().get("/api/v1/openapi.json").json()["components"]["schemas"]
    post = schemas["Wished"]["properties"]["post"]
    assert (post["minLength"], post["maxLength"]) == (1, MOST_CHARACTERS)
    pattern = re.compile(post["pattern"])
    for code in range(0x3001):
        assert bool(pattern.search(chr(code))) == bool(chr(code).strip()), hex(code)
    assert [one["required"] for one in schemas["ToScreen"]["anyOf"]] == [["post"], ["reply"]]


def test_an_old_list_is_shown_with_its_days_and_a_warning():
    settings = Settings(country="ie", today=lambda: date(2027, 12, 1))
    card = client(settings).post("/api/v1/screens", json={"post": IMMINENT}).json()["risk"]["help"]
    assert "365 days" in card["warning"]
    assert {entry["age"] for entry in card["entries"]} == {"expired"}
    fresh = client(Settings(country="ie", today=lambda: date(2026, 11, 24)))
    card = fresh.post("/api/v1/screens", json={"post": IMMINENT}).json()["risk"]["help"]
    assert card["warning"] is None
    assert "nobody rang" in card["notes"][-1]


def test_in_imminent_danger_the_card_begins_with_the_emergency_number():
    asked = client(Settings(country="ie"))
    imminent = asked.post("/api/v1/screens", json={"post": IMMINENT}).json()["risk"]["help"][
        "entries"
    ]
    possible = asked.post("/api/v1/screens", json={"post": RISK}).json()["risk"]["help"]["entries"]
    assert imminent[0]["kind"] == "emergency"
    assert possible[0]["kind"] == "listens"


def test_without_a_country_the_card_leads_to_help_anywhere():
    answer = client().post("/api/v1/screens", json={"post": IMMINENT}).json()["risk"]
    assert answer["tier"] == "imminent"
    assert answer["help"]["place"] == "International"


def test_improve_gives_suggestions_that_fit_the_draft():
    answer = (
        client(Settings()).post("/api/v1/improvements", json={"post": POST, "draft": DRAFT}).json()
    )
    edits = [
        Edit(one["start"], one["end"], one["before"], one["after"]) for one in answer["suggestions"]
    ]
    assert apply_edits(DRAFT, edits) == "🌱 You could join a club. I read every word.  "
    assert {one["dimension"] for one in answer["suggestions"]} == {"empathy"}
    assert {one["source"] for one in answer["suggestions"]} == {"rule"}
    assert all(one["reason"] for one in answer["suggestions"])


def test_improve_without_a_model_says_that_fixed_rules_spoke():
    answer = (
        client(Settings()).post("/api/v1/improvements", json={"post": POST, "draft": DRAFT}).json()
    )
    assert any("fixed rules" in note for note in answer["notes"])


def test_improve_shows_what_the_model_proposes(fake_model):
    model = fake_model(improved="That sounds lonely. I read every word.")
    settings = Settings(backend=model, model="tuned")
    draft = "I read every word."
    answer = (
        client(settings).post("/api/v1/improvements", json={"post": POST, "draft": draft}).json()
    )
    assert [one["source"] for one in answer["suggestions"]] == ["model"]


def test_a_draft_streams_in_screened_sentences(fake_model):
    model = fake_model("That sounds lonely. Call 555 010 9999 now. What do evenings look like?")
    answer = client(Settings(backend=model, model="tuned")).post(
        "/api/v1/drafts", json={"post": POST}, headers=STREAM
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    names = [name for name, _ in events(answer.text)]
    assert names == ["shown", "held_back", "shown", "done"]
    held_back = events(answer.text)[1][1]
    assert held_back["rule"] == "number"
    assert held_back["reason"]
    assert "555" not in answer.text


def test_a_draft_comes_whole_to_a_program_that_asks_for_json(fake_model):
    model = fake_model("That sounds lonely. Call 555 010 9999 now. What do evenings look like?")
    page = client(Settings(backend=model, model="tuned"))
    answer = page.post("/api/v1/drafts", json={"post": POST}).json()
    assert answer["text"] == "That sounds lonely. What do evenings look like? "
    assert [one["rule"] for one in answer["held_back"]] == ["number"]
    assert "555" not in json.dumps(answer)


def test_a_reply_is_screened_with_its_post():
    asked = {"post": POST, "reply": "You have bipolar disorder."}
    answer = client().post("/api/v1/screens", json=asked).json()
    assert answer["holds_back"] is True
    (found,) = [one for one in answer["findings"] if one["severity"] == "block"]
    assert asked["reply"][found["start"] : found["end"]] == found["words"]
    fine = client().post("/api/v1/screens", json={"reply": "I hear you."}).json()
    assert (fine["risk"], fine["holds_back"]) == (None, False)


def test_the_api_is_described_with_its_answers_and_its_problems():
    described = client().get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        f"/api/v1/{name}" for name in ("health", "screens", "meters", "improvements", "drafts")
    }
    for path in described["paths"].values():
        for method in path.values():
            assert method["summary"]
            assert {"200", "400", "429", "503"} <= set(method["responses"])
    assert "text/event-stream" in json.dumps(described["paths"]["/api/v1/drafts"])


def test_what_is_counted_holds_no_text(fake_model):
    model = fake_model("That sounds lonely. Call 555 010 9999 now.")
    page = client(Settings(backend=model, model="tuned"))
    page.post("/api/v1/drafts", json={"post": "zebrafinch at night"}, headers=STREAM)
    page.get("/zebrafinch")
    page.post("/api/v1/improvements", json={"post": "zebrafinch", "draft": ""})
    counted = page.get("/metrics").text
    assert 'llumi_requests_total{route="/api/v1/drafts",status="200"} 1.0' in counted
    assert 'llumi_requests_total{route="/api/v1/improvements",status="400"} 1.0' in counted
    assert 'llumi_sentences_total{outcome="held_back",rule="number"} 1.0' in counted
    assert 'llumi_sentences_total{outcome="shown",rule=""} 1.0' in counted
    assert "llumi_writing 0.0" in counted
    assert "zebrafinch" not in counted


# ---- What it refuses, and how it says so


def assert_says_why(answer: Any, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().keys() == {"type", "status", "title", "detail"}
    assert answer.json()["status"] == status
    assert answer.json()["title"].endswith(".")


def test_a_draft_for_a_post_of_imminent_danger_is_not_offered():
    assert_says_why(client().post("/api/v1/drafts", json={"post": IMMINENT}, headers=STREAM), 409)


def test_a_draft_without_a_model_says_what_is_missing():
    settings = Settings(what_is_missing="No model is loaded here.")
    answer = client(settings).post("/api/v1/drafts", json={"post": POST}, headers=STREAM)
    assert_says_why(answer, 503)
    assert answer.json()["title"] == "No model is loaded here."


@pytest.mark.parametrize(
    "body",
    [
        {"post": " ", "draft": "x"},
        {"post": POST, "draft": ""},
        {"post": POST, "draft": "a" * 10_001},
    ],
)
def test_an_empty_or_endless_text_is_the_users_to_mend(body):
    assert_says_why(client().post("/api/v1/improvements", json=body), 400)


def test_a_model_that_fails_while_improving_is_told(fake_model):
    model = fake_model(error=BackendError("The model broke off.", hint="Look at it."))
    body = {"post": POST, "draft": DRAFT}
    answer = client(Settings(backend=model, model="tuned")).post("/api/v1/improvements", json=body)
    assert_says_why(answer, 502)
    assert (answer.json()["title"], answer.json()["detail"]) == (
        "The model broke off.",
        "Look at it.",
    )


def test_a_model_that_fails_while_drafting_is_told_after_what_it_said(fake_model):
    model = fake_model("I hear you.", error=BackendError("The model broke off."))
    answer = client(Settings(backend=model, model="tuned")).post(
        "/api/v1/drafts", json={"post": POST}, headers=STREAM
    )
    name, told = events(answer.text)[-1]
    assert (name, told["status"], told["title"]) == ("problem", 502, "The model broke off.")


@pytest.mark.parametrize(
    "content",
    [b"", b"no json", b"[]", b'{"post": 7}', b'{"draft": "x"}', b'{"post": "\\ud800"}', b"\xff"],
)
def test_a_malformed_request_gets_a_sentence_and_not_its_text_back(content):
    answer = client().post(
        "/api/v1/screens", content=content, headers={"Content-Type": "application/json"}
    )
    assert_says_why(answer, 400)
    assert "no json" not in answer.text


def test_a_request_that_is_not_json_is_refused():
    answer = client().post(
        "/api/v1/screens", content=b'{"post": "x"}', headers={"Content-Type": "text/plain"}
    )
    assert_says_why(answer, 400)


def test_an_unknown_address_and_a_wrong_method_get_a_sentence():
    assert_says_why(client().get("/nothing"), 404)
    wrong = client().get("/api/v1/drafts")
    assert_says_why(wrong, 405)
    assert wrong.headers["Allow"] == "POST"
    assert_says_why(client().get("/static/../app.py"), 404)


@pytest.mark.parametrize(
    "host", ["example.test", "127.0.0.1.example.test", "[::1", "10.0.0.5:8000", ""]
)
def test_another_host_name_is_refused(host):
    assert_says_why(client().get("/", headers={"Host": host}), 400)
    assert_says_why(
        client().post("/api/v1/screens", json={"post": POST}, headers={"Host": host}), 400
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"]
)
def test_the_names_of_this_machine_are_answered(host):
    assert client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.test",
        "null",
        "http://127.0.0.1:9999",
        "http://localhost:8000",
        "http://127.0.0.1",
    ],
)
def test_another_page_cannot_send_a_text(origin):
    answer = client().post("/api/v1/screens", json={"post": POST}, headers={"Origin": origin})
    assert_says_why(answer, 403)


def test_the_page_itself_can_send_a_text():
    headers = {"Origin": "http://127.0.0.1:8000"}
    assert client().post("/api/v1/screens", json={"post": POST}, headers=headers).status_code == 200


def test_a_body_of_more_than_64_kib_is_refused():
    answer = client().post("/api/v1/screens", json={"post": "a" * 64 * 1024})
    assert_says_why(answer, 413)


def test_a_body_that_does_not_say_its_length_is_counted():
    def pieces():
        for _ in range(80):
            yield b"a" * 1024

    headers = {"Content-Type": "application/json"}
    assert_says_why(client().post("/api/v1/screens", content=pieces(), headers=headers), 413)


@pytest.mark.parametrize("path", ["/", "/static/write.js", "/api/v1/health", "/nothing"])
def test_every_answer_carries_the_safety_headers(path):
    headers = client().get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    expected = "no-cache" if path.startswith("/static") else "no-store"
    assert headers["cache-control"] == expected


def test_refusals_carry_the_safety_headers_too():
    answer = client().get("/", headers={"Host": "example.test"})
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert "access-control-allow-origin" not in answer.headers


# ---- What it keeps to itself


def test_no_text_reaches_the_log(caplog, fake_model):
    caplog.set_level(logging.DEBUG)
    secret = "zebrafinch"
    for error in (ValueError(secret), BackendError(secret), None):
        model = fake_model(f"I hear {secret}.", f"You {secret}.", error=error)
        page = client(Settings(backend=model, model="tuned"))
        page.post("/api/v1/screens", json={"post": secret})
        page.post("/api/v1/improvements", json={"post": secret, "draft": secret})
        page.post("/api/v1/improvements", json={"post": secret, "draft": secret, "x": [secret]})
        page.post("/api/v1/drafts", json={"post": secret}, headers=STREAM)
        page.post("/api/v1/drafts", content=secret.encode())
    assert "ValueError at" in caplog.text
    assert secret not in caplog.text


def test_a_mistake_of_ours_is_told_without_its_words(fake_model):
    page = client(Settings(backend=fake_model(error=ValueError("zebrafinch")), model="tuned"))
    answer = page.post("/api/v1/improvements", json={"post": POST, "draft": DRAFT})
    assert_says_why(answer, 500)
    drafted = page.post("/api/v1/drafts", json={"post": POST}, headers=STREAM)
    assert events(drafted.text)[-1][0] == "problem"
    assert "zebrafinch" not in answer.text + drafted.text


# ---- Who leaves, and who waits


def test_a_reader_who_leaves_a_draft_stops_the_model(serve, talker):
    model = talker()
    url = serve(Settings(backend=model, model="tuned"))
    with httpx.stream(
        "POST", f"{url}/api/v1/drafts", json={"post": POST}, headers=STREAM
    ) as answer:
        assert next(answer.iter_lines()) == "event: shown"
    assert model.closed.wait(30)


def test_a_reader_who_leaves_while_the_model_thinks_stops_it_at_its_next_word(serve, fake_model):
    model = fake_model("I hear you. Then <wait> more and more and more.")
    url = serve(Settings(backend=model, model="tuned"))
    with httpx.stream(
        "POST", f"{url}/api/v1/drafts", json={"post": POST}, headers=STREAM
    ) as answer:
        assert next(answer.iter_lines()) == "event: shown"
    model.go_on.set()
    assert model.closed.wait(30)


def test_a_reader_who_leaves_an_improvement_stops_the_model(serve, talker):
    model = talker()
    connection = http.client.HTTPConnection(
        urlparse(serve(Settings(backend=model, model="tuned"))).netloc
    )
    body = json.dumps({"post": POST, "draft": DRAFT})
    connection.request("POST", "/api/v1/improvements", body, {"Content-Type": "application/json"})
    assert model.started.wait(30)
    connection.close()
    assert model.closed.wait(30)


def test_where_nobody_may_wait_a_third_text_is_told_that_the_model_is_busy(serve, fake_model):
    model = fake_model("I hear you. And <wait> more.", "<wait>")
    url = serve(Settings(backend=model, model="tuned", in_line=0))
    asked = {"post": POST}
    with (
        httpx.stream("POST", f"{url}/api/v1/drafts", json=asked, headers=STREAM) as first,
        httpx.stream("POST", f"{url}/api/v1/drafts", json=asked, headers=STREAM) as second,
    ):
        assert next(first.iter_lines()) == "event: shown"
        second_lines = second.iter_lines()
        assert next(second_lines) == "event: shown"
        busy = httpx.post(f"{url}/api/v1/drafts", json=asked, headers=STREAM)
        assert_says_why(busy, 429)
        assert int(busy.headers["retry-after"]) > 0
        assert_says_why(
            httpx.post(f"{url}/api/v1/improvements", json={**asked, "draft": DRAFT}), 429
        )
        # What needs no model is not held up.
        assert httpx.post(f"{url}/api/v1/screens", json=asked).status_code == 200
        model.go_on.set()
        assert "event: done" in list(second_lines)
    with httpx.stream("POST", f"{url}/api/v1/drafts", json=asked, headers=STREAM) as third:
        assert third.status_code == 200
        assert "event: done" in list(third.iter_lines())


def test_a_third_text_waits_in_line_and_sees_how_many_are_before_it(serve, fake_model):
    model = fake_model("I hear you. And <wait> more.")
    url = serve(Settings(backend=model, model="tuned"))
    asked = {"json": {"post": POST}, "headers": STREAM}
    with (
        httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as first,
        httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as second,
        httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as third,
    ):
        assert next(first.iter_lines()) == next(second.iter_lines()) == "event: shown"
        lines = third.iter_lines()
        assert [next(lines), next(lines)] == ["event: waiting", 'data: {"ahead": 1}']
        health = httpx.get(f"{url}/api/v1/health").json()
        assert health == {"model": "tuned", "writing": 2, "waiting": 1}
        model.go_on.set()
        assert "event: done" in list(lines)
    health = httpx.get(f"{url}/api/v1/health").json()
    assert (health["writing"], health["waiting"]) == (0, 0)


def test_who_leaves_the_line_is_not_waited_for(serve, fake_model):
    model = fake_model("I hear you. And <wait> more.")
    url = serve(Settings(backend=model, model="tuned", at_once=1))
    asked = {"json": {"post": POST}, "headers": STREAM}
    with httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as first:
        assert next(first.iter_lines()) == "event: shown"
        with httpx.stream("POST", f"{url}/api/v1/drafts", **asked) as second:
            assert next(second.iter_lines()) == "event: waiting"
        for _ in range(100):
            if not httpx.get(f"{url}/api/v1/health").json()["waiting"]:
                break
        assert httpx.get(f"{url}/api/v1/health").json()["waiting"] == 0
        model.go_on.set()


def test_a_refused_draft_takes_no_place(fake_model):
    page = client(Settings(backend=fake_model("I hear you."), model="tuned"))
    for _ in range(3):
        assert (
            page.post("/api/v1/drafts", json={"post": IMMINENT}, headers=STREAM).status_code == 409
        )
        assert page.post("/api/v1/drafts", json={"post": " "}, headers=STREAM).status_code == 400
    for _ in range(3):
        assert page.post("/api/v1/drafts", json={"post": POST}, headers=STREAM).status_code == 200


def test_a_changed_classifier_stops_the_app_and_not_its_first_post(tmp_path, monkeypatch):
    (tmp_path / "posts.parquet").write_bytes(b"not what was trained")
    monkeypatch.setattr(classifier, "FOLDER", tmp_path)
    monkeypatch.setattr(classifier, "posts", lambda: classifier._shipped("posts"))
    with pytest.raises(InputError, match="not the file that was trained"):
        create_app(Settings())


def test_who_sends_a_body_too_slowly_is_told_so_and_nobody_waits_for_them(serve, monkeypatch):
    monkeypatch.setattr(guard, "BODY_WITHIN_S", 0.5)
    address = urlparse(serve(Settings()))
    begun = (
        f"POST /api/v1/screens HTTP/1.1\r\nHost: {address.netloc}\r\n"
        'Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"post": "I'
    )
    with ExitStack() as held:
        slow = [
            held.enter_context(socket.create_connection((address.hostname, address.port), 30))
            for _ in range(60)
        ]
        for connection in slow:
            connection.sendall(begun.encode())
        # Meanwhile everybody else is answered.
        answer = httpx.post(f"{address.geturl()}/api/v1/screens", json={"post": POST}, timeout=30)
        assert answer.status_code == 200
        for connection in slow:
            assert b" 408 " in connection.recv(64)
