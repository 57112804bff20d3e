"""Byte by byte: what leaves the server of a model's words has passed the screen, all of it."""

import json
import random
from collections.abc import Iterator, Sequence

import httpx
import pytest

from llumi.backends import Sampling
from llumi.prompts import Message
from llumi.safety.both import screen
from llumi.safety.rules import RULES
from llumi.safety.screen import holds_back
from llumi.web.settings import Settings
from safety.test_rules import MUST_FIRE

POST = "Since the move I know nobody here, and the evenings are long."
KIND = ("That sounds exhausting. ", "Thank you for writing. ", "What do evenings look like? ")
BLOCKING = [rule.id for rule in RULES.values() if rule.severity == "block"]


class Letters:
    """A model that writes letter by letter and knows how far it is."""

    models = ("tuned",)

    def __init__(self) -> None:
        self.says = ""

    def stream(
        self, messages: Sequence[Message], *, model: str, sampling: Sampling
    ) -> Iterator[str]:
        yield from self.says

    def close(self) -> None:
        """Nothing is held."""


@pytest.fixture
def model() -> Letters:
    return Letters()


@pytest.fixture
def page(serve, model):
    with httpx.Client(base_url=serve(Settings(backend=model, model="tuned"))) as asking:
        yield asking


def raw(page: httpx.Client) -> list[bytes]:
    """The body as it came over the wire, chunk by chunk."""
    headers = {"Accept": "text/event-stream"}
    asked = {"json": {"post": POST}, "headers": headers, "timeout": 60}
    with page.stream("POST", "/api/v1/drafts", **asked) as answer:
        return list(answer.iter_raw())


def sentences(name: str, body: bytes) -> list[dict[str, str]]:
    blocks = [block.split(b"\n") for block in body.strip().split(b"\n\n")]
    return [json.loads(data[6:]) for event, data in blocks if event == f"event: {name}".encode()]


@pytest.mark.parametrize("rule", BLOCKING)
def test_no_byte_of_a_held_sentence_leaves_the_server(page, model, rule):
    choose = random.Random(rule)
    for bad in choose.sample(MUST_FIRE[rule], 5):
        words = [word for word in bad.replace("\n", " ").split() if len(word) > 4]
        model.says = f"{KIND[0]}{bad} {KIND[1]}"
        body = b"".join(raw(page))
        shown = "".join(part["text"] for part in sentences("shown", body))
        assert not holds_back(screen(shown, post=POST)), bad
        held = sentences("held_back", body)
        assert held, bad
        told = json.dumps([held, sentences("noted", body)])
        for word in words:
            # A word may stand in a reason or in a sentence that passed; nowhere else.
            assert body.count(json.dumps(word)[1:-1].encode()) <= shown.count(word) + told.count(
                word
            ), (bad, word)


def test_every_chunk_holds_whole_sentences_that_passed_together(page, model):
    choose = random.Random(7)
    for _ in range(10):
        rules = choose.sample(BLOCKING, 3)
        parts = [*KIND, *(choose.choice(MUST_FIRE[rule]) + " " for rule in rules)]
        choose.shuffle(parts)
        model.says = "".join(parts)
        so_far = ""
        for chunk in raw(page):
            for part in sentences("shown", chunk):
                so_far += part["text"]
                assert part["text"] in model.says
                assert part["text"][-1].isspace() or model.says.endswith(part["text"])
                assert not holds_back(screen(so_far, post=POST)), so_far
