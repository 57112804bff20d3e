"""Rows of Reddit dumps as they were in any month, drawn from a table of fields and types.

fields("RC", "2015-02") → {"created_utc": ("int", "string"), "retrieved_on": ("int",), …}
row(Random(1), "RC", "2015-02", fields) → {"created_utc": "1423451122", "score": 3, …}
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from random import Random

Types = dict[str, tuple[str, ...]]

FROM_SECOND_RETRIEVAL = "2023-11"
CAPTURED_AT_ONCE = ("2023-07", "2023-10")
_DAY = 86_400
_WORDS = ("it", "is", "hard", "and", "you", "are", "here", "with", "us", "&amp;", "so", "🌱", "’s")

CREATED = 1_704_103_200
LATER = CREATED + 36 * 3600
POST = {
    "_meta": {"retrieved_2nd_on": LATER},
    "id": "18vkc1d",
    "author": "grey_kettle",
    "title": "Can&#39;t sleep",
    "selftext": "Since March.",
    "created_utc": CREATED,
    "link_flair_text": "Sleep",
    "retrieved_on": CREATED + 7,
    "score": 12,
    "hide_score": False,
    "stickied": False,
    "distinguished": None,
    "subreddit": "KindCorner",
    "edited": False,
}
COMMENT = {
    "_meta": {"retrieved_2nd_on": LATER},
    "id": "kfsyy32",
    "author": "mosslight",
    "body": "That sounds long.",
    "created_utc": CREATED,
    "link_id": "t3_18vkc1d",
    "parent_id": "t3_18vkc1d",
    "retrieved_on": CREATED + 7,
    "score": 4,
    "score_hidden": False,
    "stickied": False,
    "distinguished": None,
    "subreddit": "KindCorner",
}


def table(path: Path) -> list[dict[str, str]]:
    """Lines of kind, field, first month, last month and types, separated by tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def months(lines: list[dict[str, str]], kind: str) -> list[str]:
    """All months of a kind: RC for comments, RS for posts."""
    first = min(line["from"] for line in lines if line["kind"] == kind)
    last = max(line["to"] for line in lines if line["kind"] == kind)
    every = [f"{year}-{month:02}" for year in range(2005, 2027) for month in range(1, 13)]
    return [month for month in every if first <= month <= last]


def fields(lines: list[dict[str, str]], kind: str, month: str) -> Types:
    """The fields that rows of a month have, each with its types."""
    return {
        line["field"]: tuple(line["json_types"].split("|"))
        for line in lines
        if line["kind"] == kind
        and line["from"] <= month <= line["to"]
        and line["json_types"] != "ABSENT"
    }


def row(draw: Random, kind: str, month: str, types: Types) -> dict[str, object]:
    """One row of that month with the fields in any order."""
    created = int(datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC).timestamp())
    created += draw.randrange(28 * _DAY)
    known = _known(draw, kind, month, created)
    made = {
        field: _as(draw, draw.choice(kinds), known.get(field)) for field, kinds in types.items()
    }
    names = list(made)
    if draw.random() < 0.5:
        draw.shuffle(names)
    return {name: made[name] for name in names}


def _known(draw: Random, kind: str, month: str, created: int) -> dict[str, object]:
    name, post = _id(draw), _id(draw)
    at_once = month >= FROM_SECOND_RETRIEVAL or (
        CAPTURED_AT_ONCE[0] <= month <= CAPTURED_AT_ONCE[1] and draw.random() < 0.9
    )
    retrieved = created + (draw.randrange(60) if at_once else _DAY * draw.randrange(1, 90))
    parent = f"t1_{_id(draw)}" if draw.random() < 0.4 else f"t3_{post}"
    score = int(draw.paretovariate(1)) * draw.choice((1, 1, 1, -1)) % 400_000
    return {
        "id": name,
        "name": ("t1_" if kind == "RC" else "t3_") + name,
        "author": draw.choice(("grey_kettle", "[deleted]", "AutoModerator", "mosslight", "Ana-7")),
        "title": _text(draw),
        "selftext": draw.choice(("", "[removed]", _text(draw))),
        "body": draw.choice(("[deleted]", _text(draw), _text(draw))),
        "link_id": f"t3_{post}",
        "parent_id": parent,
        "subreddit": draw.choice(("KindCorner", "kindcorner", "Elsewhere")),
        "created": created,
        "created_utc": created,
        "retrieved_on": retrieved,
        "retrieved_utc": retrieved,
        "edited": created + 90,
        "score": score,
        "ups": max(score, 0),
        "distinguished": draw.choice(("moderator", "admin", "special")),
        "_meta": _meta(draw, created),
    }


def _meta(draw: Random, created: int) -> dict[str, object]:
    if draw.random() < 0.05:
        return {"note": "no_2nd_retrieval"}
    meta: dict[str, object] = {"retrieved_2nd_on": created + 129_600 + draw.randrange(9000)}
    if draw.random() < 0.1:
        removal = draw.choice(("deleted", "removed", "moderator", "reddit"))
        meta |= {"was_deleted_later": True, "removal_type": removal}
    return meta


def _as(draw: Random, kind: str, value: object) -> object:
    """The value in the JSON type of the month; any value where none is known."""
    if kind == "null":
        return None
    if kind == "bool":
        return draw.random() < 0.1
    if kind == "object":
        return value or {}
    if kind == "string":
        return str(draw.choice(("x", "Sleep", "")) if value is None else value)
    number = value if isinstance(value, int) else draw.randrange(100)
    return float(number) if kind == "float" else number


def _id(draw: Random) -> str:
    return "".join(draw.choices("0123456789abcdefghijklmnopqrstuvwxyz", k=draw.choice((5, 6, 7))))


def _text(draw: Random) -> str:
    return " ".join(draw.choices(_WORDS, k=min(300, int(draw.lognormvariate(3, 1)) + 1)))
