"""A community of four people, collected and paired, of whom one will ask to be forgotten."""

from functools import partial

import pytest

from llumi.community.collect import collect
from llumi.community.pseudonyms import pseudonym
from llumi.erasure.erase import erase
from llumi.erasure.request import request
from llumi.preferences.prepare import prepare

WORDS = {
    "p1": "The evenings are long since March.",
    "p2": "My sister moved away.",
    "p3": "I start a new job on Monday.",
    "c1": "Long evenings sound lonely. What are they like?",
    "c2": "I hear you.",
    "c3": "Missing a sister is hard.",
    "c4": "mosslight said it well in the other thread: one day at a time.",
    "c5": "A first Monday is a lot at once.",
    "c6": "You will do fine.",
}


def _post(id, author):
    return {"kind": "post", "id": id, "text": WORDS[id], "author": author, "score": 3}


def _comment(id, post, author, score):
    told = {"kind": "comment", "id": id, "post": post, "text": WORDS[id], "score": score}
    return told | {"author": author} if author else told


COMMUNITY = [
    _post("p1", "Mosslight"),
    _post("p2", "ana_7"),
    _post("p3", "rain-on-tin"),
    _comment("c1", "p1", "ana_7", 9),
    _comment("c2", "p1", "rain-on-tin", 2),
    _comment("c3", "p2", "mosslight", 7),
    _comment("c4", "p2", "rain-on-tin", 2),
    _comment("c5", "p3", "ana_7", 8),
    _comment("c6", "p3", None, 1),
]


@pytest.fixture
def source(jsonl):
    return jsonl(*COMMUNITY)


@pytest.fixture
def community(workspace, source):
    """Collected and paired: one pair and one SFT row a post."""
    collect(workspace, [source], format="jsonl")
    prepare(workspace, rule="any")
    return workspace


@pytest.fixture
def forget():
    """Erases names, posts and comments as the command does."""

    def run(workspace, *names, posts=(), comments=(), **options):
        asked = request(names, posts, comments)
        return erase(workspace, asked, pseudonym=pseudonym, **options)

    return run


@pytest.fixture
def pseudonym_of(community):
    return partial(pseudonym, community.pseudonym_key())
