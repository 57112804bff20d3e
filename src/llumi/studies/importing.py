"""Ratings of this workspace's replies, made elsewhere, as rows of the table `ratings`.

    take_in(workspace, file, scale=(1, 5), pseudonym=…)
    p7, tuned, R_1x, empathy, 4  →  reply_id "tuned-p7", rater "p-3f9a…", dimension "empathy", 4

Each row must name a reply that is here, by its post and its system. What does not fit is refused,
by line, and nothing is taken over then. Raters become pseudonyms, as authors are, so that they can
be forgotten too.
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import pyarrow as pa

from llumi.errors import InputErrors
from llumi.studies.rating_files import Rated, RatingFile
from llumi.tables import DIMENSIONS, SCHEMAS
from llumi.workspace import Manifest, Workspace

STEP = "study"
Key = tuple[str, str, str]
"""Reply, rater, dimension."""


def take_in(
    workspace: Workspace,
    file: RatingFile,
    *,
    name: str,
    scale: tuple[int, int],
    pseudonym: Callable[[str], str],
) -> Manifest:
    """Add the ratings of a file to the table `ratings`.

    Raises:
        InputErrors: rows of replies, dimensions or points that are not here, or that are here
            already; all at once, and nothing is taken over.
        InputError: there are no replies yet.
    """
    replies = _replies(workspace.table("replies"))
    there = workspace.table("ratings").to_pylist() if workspace.has("ratings") else []
    known = {_key(row) for row in there}
    rows, mistakes = [], []
    for rated in file.rows:
        found = [*replies.get((rated.post, rated.system), ())]
        wrong = [*_wrong(rated, found, scale)]
        if not wrong:
            row = _row(rated, found[0], pseudonym(rated.rater))
            if _key(row) in known:
                wrong.append("is in the workspace already.")
            rows.append(row)
        mistakes += [f"line {rated.line}, {told}" for told in wrong]
    if mistakes:
        raise InputErrors(name, mistakes, hint="Mend these lines; nothing was taken over.")
    table = pa.Table.from_pylist([*there, *rows], SCHEMAS["ratings"])
    return workspace.write(
        STEP,
        {"ratings": table},
        inputs=workspace.sha256("replies"),
        settings={"file": name},
        counts={
            "ratings": len(rows),
            "in_all": table.num_rows,
            "replies": len({row["reply_id"] for row in rows}),
            "raters": len({row["rater"] for row in rows}),
        },
        dropped={"rating that is missing": file.missing},
    )


def _replies(table: pa.Table) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in table.select(["post_id", "system", "reply_id"]).to_pylist():
        found.setdefault((row["post_id"], row["system"]), []).append(row["reply_id"])
    return found


def _wrong(rated: Rated, found: list[str], scale: tuple[int, int]) -> Iterator[str]:
    where = f"{rated.system} on {rated.post}"
    if not found:
        yield f"fields post, system: {where} is no reply of this workspace."
    elif len(found) > 1:
        yield f"fields post, system: {where} are {len(found)} replies of this workspace."
    if rated.dimension not in DIMENSIONS:
        yield f"field dimension: {rated.dimension} is none of {', '.join(DIMENSIONS)}."
    low, high = scale
    if not low <= rated.points <= high or rated.points != int(rated.points):
        yield f"field {rated.dimension}: {rated.points:g} is not from {low} to {high}."


def _row(rated: Rated, reply_id: str, rater: str) -> dict[str, Any]:
    told = f"{reply_id}\n{rater}\n{rated.dimension}"
    return {
        "rating_id": sha256(told.encode(errors="surrogatepass")).hexdigest()[:16],
        "reply_id": reply_id,
        "rater": rater,
        "dimension": rated.dimension,
        "rating": int(rated.points),
        "rated_at": None,
    }


def _key(row: Mapping[str, Any]) -> Key:
    return row["reply_id"], row["rater"], row["dimension"]
