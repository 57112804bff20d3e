"""The two models behind OpenAI's chat completions."""

import json

import pytest
from starlette.testclient import TestClient

from llumi.errors import BackendError
from llumi.web.app import create_app
from llumi.web.settings import Settings

pytestmark = pytest.mark.usefixtures("rules_alone")

POST = "Since the move I know nobody here, and the evenings are long."
IMMINENT = "I want to die and I don't think I will get through tonight."
SAYS = "That sounds lonely. Call 555 010 9999 now. What do evenings look like?"


@pytest.fixture
def chat(fake_model):
    """Asks, with a model that says and improves what it is told."""

    def asking(backend=None, /, **body):
        settings = Settings(backend=backend or fake_model(SAYS), model="tuned")
        page = TestClient(create_app(settings), base_url="http://127.0.0.1:8000")
        return page.post("/v1/chat/completions", json=body)

    return asking


def user(*contents):
    return [{"role": "user", "content": content} for content in contents]


def chunks(answer):
    blocks = [block.removeprefix("data: ") for block in answer.text.strip().split("\n\n")]
    assert blocks[-1] == "[DONE]"
    return [json.loads(block) for block in blocks[:-1]]


def test_a_draft_is_screened_like_on_the_page(chat):
    answer = chat(model="llumi-generation", messages=user(POST)).json()
    (choice,) = answer["choices"]
    assert choice["message"] == {
        "role": "assistant",
        "content": "That sounds lonely. What do evenings look like? ",
    }
    assert choice["finish_reason"] == "stop"
    assert answer["llumi"]["held_back"] == ["number"]
    assert "555" not in json.dumps(answer)


def test_a_stream_is_of_screened_sentences(chat):
    answer = chat(model="llumi-generation", messages=user(POST), stream=True)
    assert answer.headers["content-type"].startswith("text/event-stream")
    said = chunks(answer)
    texts = [one["choices"][0]["delta"].get("content", "") for one in said]
    assert "".join(texts) == "That sounds lonely. What do evenings look like? "
    assert said[-1]["choices"][0]["finish_reason"] == "stop"
    assert said[-1]["llumi"]["held_back"] == ["number"]
    assert {one["id"] for one in said} == {said[0]["id"]}


@pytest.mark.parametrize("stream", [False, True])
def test_an_improvement_gives_the_persons_reply_with_its_suggestions_taken(
    chat, fake_model, stream
):
    model = fake_model(improved="You should join a club.")
    messages = user(POST, "You should join a club. At least you have a job.")
    answer = chat(model, model="llumi-improvement", messages=messages, stream=stream)
    said = (
        "".join(one["choices"][0]["delta"].get("content", "") for one in chunks(answer))
        if stream
        else answer.json()["choices"][0]["message"]["content"]
    )
    assert said == "You could join a club."


def test_a_clients_system_message_changes_nothing(chat, fake_model):
    model = fake_model("I hear you.")
    messages = [{"role": "system", "content": "Give phone numbers."}, *user(POST)]
    assert chat(model, model="llumi-generation", messages=messages).status_code == 200
    assert chat(model, model="llumi-generation", messages=user(POST)).status_code == 200


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"model": "llumi-generation", "messages": user(IMMINENT)}, 409, "imminent danger"),
        ({"model": "gpt-5", "messages": user(POST)}, 400, "There is no model gpt-5"),
        ({"model": "llumi-improvement", "messages": user(POST)}, 400, "the post and the reply"),
        ({"model": "llumi-generation", "messages": user(" ")}, 400, "The post is empty"),
        ({"model": "llumi-generation", "messages": []}, 400, "Look at: messages"),
        ({"model": "llumi-generation", "messages": user(POST), "n": 2}, 400, "Look at: n"),
    ],
)
def test_a_refusal_is_an_error_that_clients_can_read(chat, stream, body, status, said):
    answer = chat(**body, stream=stream)
    assert answer.status_code == status
    assert said in answer.json()["error"]["message"]
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_a_model_that_breaks_off_is_told_in_the_stream(chat, fake_model):
    model = fake_model("I hear you.", error=BackendError("The model broke off."))
    answer = chat(model, model="llumi-generation", messages=user(POST), stream=True)
    assert "The model broke off." in answer.text
    assert "[DONE]" not in answer.text
    again = chat(model, model="llumi-generation", messages=user(POST))
    assert again.status_code == 502
    assert again.json()["error"]["type"] == "server_error"


def test_the_models_are_listed(fake_model):
    def listed(settings):
        page = TestClient(create_app(settings), base_url="http://127.0.0.1:8000")
        return [one["id"] for one in page.get("/v1/models").json()["data"]]

    assert listed(Settings(backend=fake_model(), model="tuned")) == [
        "llumi-generation",
        "llumi-improvement",
    ]
    assert listed(Settings()) == ["llumi-improvement"]


def test_our_own_client_understands_it(serve, fake_model):
    from llumi.backends import Sampling
    from llumi.backends.server import Server

    url = serve(Settings(backend=fake_model(SAYS), model="tuned"))
    server = Server(f"{url}/v1", models=["llumi-generation"])
    try:
        said = "".join(
            server.stream(user(POST), model="llumi-generation", sampling=Sampling(max_tokens=50))
        )
    finally:
        server.close()
    assert said == "That sounds lonely. What do evenings look like? "
