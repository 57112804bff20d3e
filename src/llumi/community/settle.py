"""What only all rows together can tell: who answers whom, twice, themselves, or nobody.

    comment c7 under p9, which is nowhere     → set aside: "comment without its post"
    comment c1 for the second time            → set aside: "repeated comment id"
    c4 under p1, both by one person           → dropped: "comment by the poster"
    c5 says what c2 says, both under p1       → dropped: "near copy of another comment"
    "thanks mo_22", where mo_22 takes part    → "thanks [handle]"

Ibis expressions over the parts that `tidy` made. Steps on the way hold ids only and go to disk;
texts are fetched at the end, so memory stays bounded however large the dump is.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from llumi.community.masking import mask_handles
from llumi.community.near_copies import are_alike
from llumi.community.pseudonyms import pseudonym
from llumi.engines import Engine
from llumi.tables import SCHEMAS

REPEATED = {"posts": "repeated post id", "comments": "repeated comment id"}
STRAY = "comment without its post"
UNDER_NOTHING = "comment under a post that was left out"
OWN = "comment by the poster"
COPY = "near copy of another comment"
KEPT = ""
TEXTS = {"posts": ("title", "text"), "comments": ("text",)}
ASIDE = (*REPEATED.values(), STRAY)
"""What does not belong in a sound dump and is listed; the rest is left out as it should be."""


@dataclass(frozen=True)
class Settled:
    """The two tables as expressions, in the order of the sources, and what was lost.

    `rows` of each, `aside` has `place` and `reason`, `handles` is how often people were named.
    """

    posts: ibis.Table
    comments: ibis.Table
    rows: dict[str, int]
    aside: ibis.Table
    dropped: Counter[str]
    handles: int


def settle(engine: Engine, folder: Path, *, key: bytes) -> Settled:
    """Settle all parts in `folder`, which holds one folder for posts and one for comments."""
    posts, comments = (engine.attach(folder / name) for name in TEXTS)
    firsts = engine.keep(_post_fates(posts))
    fates = engine.keep(_comment_fates(comments, firsts))
    copies = engine.table(_copies(engine, comments, fates.filter(fates.fate == KEPT)))
    answers = fates.filter(fates.fate == KEPT).anti_join(copies, "place")
    questions = firsts.filter((firsts.fate == KEPT) & ~firsts.left_out)
    who = ibis.union(firsts[["post_id", "author"]], fates[["post_id", "author"]])
    people = engine.keep(who.filter(who.author.notnull()).distinct())
    # Posts that were left out before are counted there.
    lost = ibis.union(firsts.filter(~firsts.left_out)[["place", "fate"]], fates[["place", "fate"]])
    asked, in_posts = _masked("posts", engine, posts.semi_join(questions, "place"), people, key)
    told, named = _masked("comments", engine, comments.semi_join(answers, "place"), people, key)
    return Settled(
        posts=asked,
        comments=told,
        rows={"posts": _count(engine, questions), "comments": _count(engine, answers)},
        aside=lost.filter(lost.fate.isin(ASIDE)).rename(reason="fate"),
        dropped=_counted(engine, lost) + Counter({COPY: _count(engine, copies)}),
        handles=in_posts + named,
    )


def _post_fates(posts: ibis.Table) -> ibis.Table:
    """Each post's place, id, author and fate: kept, or an id seen before."""
    again = ibis.row_number().over(ibis.window(group_by="post_id", order_by="place")) > 0
    fate = ibis.cases((again, REPEATED["posts"]), else_=KEPT)
    return posts.select("place", "post_id", "author", "left_out", fate=fate)


def _comment_fates(comments: ibis.Table, posts: ibis.Table) -> ibis.Table:
    """Each comment's place, post, author and fate, near copies not yet among them."""
    known = posts.filter(posts.fate == KEPT).select("post_id", "left_out", poster=posts.author)
    joined = comments.select("place", "comment_id", "post_id", "author").left_join(known, "post_id")
    stray = joined.left_out.isnull()
    same_id = ibis.window(group_by=["comment_id", stray], order_by="place")
    fate = ibis.cases(
        (stray, STRAY),
        (joined.left_out, UNDER_NOTHING),
        (ibis.row_number().over(same_id) > 0, REPEATED["comments"]),
        (joined.author == joined.poster, OWN),
        else_=KEPT,
    )
    return joined.select("place", "post_id", "author", fate=fate)


def _copies(engine: Engine, comments: ibis.Table, kept: ibis.Table) -> pa.Table:
    """Places of comments that are near copies of an earlier one."""
    banded = comments.filter(comments.bands.notnull()).semi_join(kept, "place")
    placed = engine.keep(banded.select("place", band=banded.bands.unnest()))
    met = placed.group_by("band").agg(first=placed.place.min(), n=placed.count())
    met = engine.keep(met.filter(met.n > 1))
    near = placed.join(met, "band").filter(lambda both: both.place != both.first)
    near = near.select("place", "first").distinct()
    texts = comments.select("place", "text")
    both = near.join(texts, "place").join(texts.select(first="place", first_text="text"), "first")
    found: set[int] = set()
    for batch in engine.batches(both.select("place", "text", "first_text")):
        columns: list[list[Any]] = [column.to_pylist() for column in batch.columns]
        found.update(
            place for place, text, first in zip(*columns, strict=True) if are_alike(text, first)
        )
    return pa.table({"place": pa.array(sorted(found), pa.int64())})


def _masked(
    name: str, engine: Engine, rows: ibis.Table, people: ibis.Table, key: bytes
) -> tuple[ibis.Table, int]:
    """Rows of table `name`, people of the thread masked; and how often they were named."""
    named = _named(engine, rows, people)
    places = pa.table({"place": pa.array(sorted(named), pa.int64())})
    wanted = rows.semi_join(engine.table(places), "place")
    columns = TEXTS[name]
    times = 0
    masked: list[dict[str, Any]] = []
    for row in engine.to_pyarrow(wanted.select("place", *columns)).to_pylist():
        is_one = partial(_is_one_of, named[row["place"]], key)
        new = {"place": row["place"]}
        for column in columns:
            new[f"masked_{column}"], n = mask_handles(row[column], is_one)
            times += n
        masked.append(new)
    schema = pa.schema({"place": pa.int64()} | {f"masked_{c}": pa.string() for c in columns})
    texts = engine.table(pa.Table.from_pylist(masked, schema))
    joined = rows.left_join(texts, "place")
    best = {c: ibis.coalesce(joined[f"masked_{c}"], joined[c]) for c in columns}
    return joined.mutate(**best).order_by("place").select(SCHEMAS[name].names), times


def _named(engine: Engine, rows: ibis.Table, people: ibis.Table) -> dict[int, set[str]]:
    """Who of the thread is named in which row: places and pseudonyms."""
    words = rows.filter(rows.handles.notnull())
    words = words.select("place", "post_id", author=words.handles.unnest())
    named: dict[int, set[str]] = defaultdict(set)
    for row in engine.to_pyarrow(words.semi_join(people, ["post_id", "author"])).to_pylist():
        named[row["place"]].add(row["author"])
    return named


def _is_one_of(people: set[str], key: bytes, word: str) -> bool:
    return pseudonym(key, word) in people


def _counted(engine: Engine, lost: ibis.Table) -> Counter[str]:
    counts = lost.filter(lost.fate != KEPT).group_by("fate").agg(n=ibis._.count())
    return Counter({row["fate"]: row["n"] for row in engine.to_pyarrow(counts).to_pylist()})


def _count(engine: Engine, table: ibis.Table) -> int:
    return int(engine.row(table.agg(n=table.count()))["n"])
