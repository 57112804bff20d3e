"""Which rows of which table go when some authors, posts and comments go.

    authors {p-5b1f…} ─► their posts, with all comments under them ─┐
                      ─► their comments ────────────────────────────┴─► pairs, sft, revisions, …

A pair, an SFT row, a revision or a reply by a peer stays only where the comments that it was made
of still stand, word for word: what was made of older comments could be anyone's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from llumi.engines import Engine, digest

KEYS = {
    "posts": "post_id",
    "comments": "comment_id",
    "splits": "post_id",
    "pairs": "pair_id",
    "sft": "row_id",
    "revisions": "revision_id",
    "feedback": "revision_id",
    "replies": "reply_id",
    "rated_pairs": "pair_id",
    "ratings": "rating_id",
}
"""The column by which the rows of a table are told apart."""
_PEERS = "peers"

Tables = Mapping[str, ibis.Table]


@dataclass(frozen=True)
class Gone:
    """What goes: keys of rows by table, and which of them are the person's own.

    `posts` and `comments` are what was asked for; `under` is how many comments by others stood
    under those posts; `rows` the `row_id`s that SFT rows of the comments would have. `authors` are
    the pseudonyms that were found at all.
    """

    keys: dict[str, "pa.Array[Any]"]
    posts: list[str]
    comments: list[str]
    rows: list[str]
    under: int
    authors: frozenset[str]


def find(
    engine: Engine,
    tables: Tables,
    *,
    authors: Iterable[str],
    posts: Iterable[str],
    comments: Iterable[str],
) -> Gone:
    """The rows that go from `tables`, which holds at least posts and comments."""
    by = _words(engine, authors)
    own_posts = _asked(tables["posts"], by, "post_id", _words(engine, posts))
    own_comments = _asked(tables["comments"], by, "comment_id", _words(engine, comments))
    left_posts = tables["posts"].anti_join(own_posts, "post_id")
    # Also those whose post was never there: collect drops them too.
    under = (
        tables["comments"].anti_join(own_comments, "comment_id").anti_join(left_posts, "post_id")
    )
    left = tables["comments"].semi_join(left_posts, "post_id").anti_join(own_comments, "comment_id")
    kept = {"posts": left_posts, "comments": left} | _derived(tables, left_posts, left, by)
    keys = {}
    for name, rows in kept.items():
        key = KEYS[name]
        lost = tables[name].select(key).anti_join(rows.select(key), key).distinct()
        keys[name] = engine.to_pyarrow(lost)[key].combine_chunks()
    of_comments = engine.to_pyarrow(
        own_comments.select("comment_id", row=digest(ibis._.post_id, ibis._.comment_id))
    )
    known = own_posts.select("author").union(own_comments.select("author")).distinct()
    own: list[Any] = engine.to_pyarrow(own_posts.select("post_id"))["post_id"].to_pylist()
    told: dict[str, list[Any]] = of_comments.to_pydict()
    authors_found: list[Any] = engine.to_pyarrow(known)["author"].to_pylist()
    return Gone(
        keys=keys,
        posts=own,
        comments=told["comment_id"],
        rows=told["row"],
        under=int(engine.to_pyarrow(under.aggregate(n=under.count()))["n"][0].as_py()),
        authors=frozenset(authors_found) - {None},
    )


def _derived(
    tables: Tables, posts: ibis.Table, comments: ibis.Table, authors: ibis.Table
) -> dict[str, ibis.Table]:
    """What stays of each table that was made of posts and comments."""
    kept: dict[str, ibis.Table] = {}
    if "splits" in tables:
        kept["splits"] = tables["splits"].semi_join(posts, "post_id")
    if "pairs" in tables:
        pairs = _answering(tables["pairs"], posts)
        for side in ("chosen", "rejected"):
            same = [(f"{side}_id", "comment_id"), (side, "text"), "post_id"]
            pairs = pairs.semi_join(comments, same)
        kept["pairs"] = pairs
    if "sft" in tables:
        named = comments.mutate(row_id=digest(ibis._.post_id, ibis._.comment_id))
        sft = _answering(tables["sft"], posts)
        kept["sft"] = sft.semi_join(named, ["row_id", ("reply", "text")])
    if "revisions" in tables:
        revisions = _answering(tables["revisions"], posts)
        kept["revisions"] = revisions.semi_join(
            comments, ["comment_id", "post_id", ("draft", "text")]
        )
    kept |= _of_the_page(tables, posts)
    if "replies" in tables:
        replies = tables["replies"].semi_join(posts, "post_id")
        by_peers = replies.filter(replies.system == _PEERS)
        named = comments.mutate(reply_id=ibis.literal(f"{_PEERS}-") + comments.comment_id)
        standing = by_peers.semi_join(named, ["reply_id", "text"])
        others = replies.filter(replies.system != _PEERS)
        # An improved reply still holds the words of the person whose draft it improves.
        of_theirs = others.revises.startswith(f"{_PEERS}-")
        revisions = others.filter(of_theirs).semi_join(standing, [("revises", "reply_id")])
        anew = others.filter(others.revises.isnull() | ~of_theirs)
        kept["replies"] = anew.union(revisions).union(standing)
    if "rated_pairs" in tables:
        kept["rated_pairs"] = _rated(tables["rated_pairs"], posts, kept.get("replies"))
    if "ratings" in tables:
        ratings = tables["ratings"].anti_join(authors, [("rater", "word")])
        if "replies" in kept:
            # Not those of replies that were made anew since: ratings cannot be made anew.
            lost = tables["replies"].anti_join(kept["replies"], "reply_id")
            ratings = ratings.anti_join(lost, "reply_id")
        kept["ratings"] = ratings
    return kept


def _of_the_page(tables: Tables, posts: ibis.Table) -> dict[str, ibis.Table]:
    """Feedback but for that on posts which go; a post that came through the page is nobody's."""
    if "feedback" not in tables:
        return {}
    lost = tables["posts"].anti_join(posts, "post_id")
    return {"feedback": tables["feedback"].anti_join(lost, "post_id")}


def _rated(rated: ibis.Table, posts: ibis.Table, replies: ibis.Table | None) -> ibis.Table:
    """Pairs of replies that both still stand; without the replies nobody can tell, so none."""
    pairs = _answering(rated, posts)
    if replies is None:
        return pairs.limit(0)
    for side in ("chosen", "rejected"):
        pairs = pairs.semi_join(replies, [(f"{side}_id", "reply_id"), (side, "text"), "post_id"])
    return pairs


def _answering(rows: ibis.Table, posts: ibis.Table) -> ibis.Table:
    """Rows whose prompt is still the text of a post that stays."""
    return rows.semi_join(
        posts,
        [
            rows.post_id == posts.post_id,
            rows.prompt.contains(posts.title.strip()),
            rows.prompt.contains(posts.text.strip()),
        ],
    )


def _asked(rows: ibis.Table, authors: ibis.Table, key: str, ids: ibis.Table) -> ibis.Table:
    """Rows by one of `authors` or with one of `ids`."""
    by_author = rows.semi_join(authors, [("author", "word")])
    by_id = rows.semi_join(ids, [(key, "word")])
    return by_author.union(by_id).distinct()


def _words(engine: Engine, words: Iterable[str]) -> ibis.Table:
    return engine.table(pa.table({"word": pa.array(sorted(set(words)), pa.string())}))
