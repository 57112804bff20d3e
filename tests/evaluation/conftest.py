"""A small community of our own: six posts, and three systems that answer them."""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pytest

from llumi import tables
from llumi.evaluation.catalogue import ALL_MEASURES
from llumi.evaluation.compare import Comparison, compare
from llumi.evaluation.measured import measured

QUICK = [one for one in ALL_MEASURES.values() if not one.needs]

POSTS = {
    "p1": "I can't sleep since we moved here. The nights are so long and I don't know anyone.",
    "p2": "My exams start on Monday and I feel sick whenever I open a book.",
    "p3": "We lost our dog last week. The house is quiet and I keep listening for her.",
    "p4": "Nobody at work asks how I am. It's like I'm made of glass.",
    "p5": "I was doing better for a while, then spring came and everything got heavy again.",
    "p6": "My sister and I haven't spoken in a year and I miss her every day.",
}

Answers = Mapping[str, Mapping[str, list[str]]]


@pytest.fixture
def posts() -> dict[str, str]:
    return dict(POSTS)


@pytest.fixture
def replies() -> Callable[[Answers], pa.Table]:
    """Makes the table from {system: {post_id: [text, …]}}."""

    def made(answers: Answers) -> pa.Table:
        rows = [
            {"reply_id": f"{system}-{post}-{i}", "post_id": post, "system": system, "text": text}
            for system, by_post in answers.items()
            for post, texts in by_post.items()
            for i, text in enumerate(texts)
        ]
        return pa.Table.from_pylist(rows, schema=tables.SCHEMAS["replies"])

    return made


@pytest.fixture
def answers() -> Answers:
    warm = "That sounds so tiring, and it makes sense that you feel this way."
    return {
        "tuned": {
            post: [f"{warm} You wrote: {text} What would help you a little tonight? " * 3]
            for post, text in POSTS.items()
        },
        "base": {
            post: [f"There are several options to consider in situation {i}: rest, then a walk."]
            for i, post in enumerate(POSTS)
        },
        "peers": {
            "p1": ["I moved too and my nights were long. It got better for me.", "Hugs."],
            "p2": ["I get that with exams as well, I never slept before mine."],
            "p3": ["I'm sorry about your dog."],
            "p4": ["\N{YELLOW HEART}"],
            "p5": ["Spring is hard on me too.", "One day at a time.", "I hear you."],
            "p6": ["I wrote my brother a letter. I don't know if that helps."],
        },
    }


@pytest.fixture
def compared() -> Callable[..., Comparison]:
    """Measures a table of replies by `only`, or by all that need no model, and compares."""

    def made(
        table: pa.Table, posts: Mapping[str, str], only: tuple[str, ...] = (), **more: Any
    ) -> Comparison:
        chosen = [one for one in QUICK if not only or one.name in only]
        return compare(measured(table, posts, chosen), resamples=400, **more)

    return made


@pytest.fixture
def comparison(
    answers: Answers,
    posts: dict[str, str],
    replies: Callable[[Answers], pa.Table],
    compared: Callable[..., Comparison],
) -> Comparison:
    return compared(replies(answers), posts, systems=["tuned", "base", "peers"])
