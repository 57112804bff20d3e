"""The texts that the classifier is taught with: written by us, none by a real person in need.

    posts()[0]    → {"tier": "imminent", "about": "plan", "hard": False, "by": "posts_1", "text": …}
    replies()[0]  → {"rule": "secrecy", "fires": True, "by": "replies_2", "text": …}

`by` names who wrote a text: what is measured on one writer's texts was taught by the others'.
"""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

Lesson = dict[str, Any]


def posts(*more: Path) -> list[Lesson]:
    """Posts with their tiers, ours and those in the files `more`."""
    return [lesson for file in (_FOLDER / "posts.jsonl", *more) for lesson in _lines(file)]


def replies(*more: Path) -> list[Lesson]:
    """Replies with the rule that each is about and whether it fires."""
    return [lesson for file in (_FOLDER / "replies.jsonl", *more) for lesson in _lines(file)]


def _lines(file: Path) -> list[Lesson]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
