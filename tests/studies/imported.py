"""A small workspace of our own, one post to train on and one held out, and ratings taken over."""

import pyarrow as pa

from llumi.studies.importing import take_in
from llumi.studies.rating_files import Rated, RatingFile
from llumi.tables import DIMENSIONS, SCHEMAS

WRITTEN = {"inputs": {}, "settings": {}, "counts": {}, "dropped": {}}
POST = "It has been three weeks and the evenings are long."
TEXTS = {
    "tuned": "Three weeks of long evenings sounds lonely. What are they like for you?",
    "base": "Keep busy.",
}


def table_of(name, rows):
    return pa.Table.from_pylist(rows, SCHEMAS[name])


def told(*rows) -> RatingFile:
    return RatingFile(tuple(Rated(line, *row) for line, row in enumerate(rows, start=2)), missing=1)


def all_dimensions(post, rater, tuned, base) -> list:
    return [
        (post, system, rater, dimension, float(points))
        for system, points in (("tuned", tuned), ("base", base))
        for dimension in DIMENSIONS
    ]


def taken(workspace, *rows):
    return take_in(
        workspace, told(*rows), name="r.csv", scale=(1, 5), pseudonym=lambda name: f"p-{name}"
    )
