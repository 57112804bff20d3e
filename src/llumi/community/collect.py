"""The stage's one step: read sources, clean, mask, pseudonymise, and hand over two tables.

sample.jsonl ──read──► Harvest ──clean, mask, pseudonyms──► posts, comments + counts
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from llumi.community import counselchat, jsonl
from llumi.community.cleaning import clean, is_withdrawn
from llumi.community.harvest import Comment, Harvest, Post, Reader
from llumi.community.masking import KINDS, mask
from llumi.community.pseudonyms import pseudonym
from llumi.errors import InputError
from llumi.tables import SCHEMAS
from llumi.workspace import Manifest, Workspace, file_sha256

READERS: dict[str, Reader] = {"counselchat": counselchat.read, "jsonl": jsonl.read}


@dataclass(frozen=True)
class Collected:
    """Clean, pseudonymous rows as `posts` and `comments` want them, and what was lost."""

    posts: list[dict[str, Any]]
    comments: list[dict[str, Any]]
    masked: Counter[str]
    dropped: Counter[str]


def collect(
    workspace: Workspace,
    sources: Sequence[Path],
    *,
    format: str,
    progress: Callable[[Iterable[Path]], Iterable[Path]] = iter,
) -> Manifest:
    """Read `sources` into the tables posts and comments of `workspace`.

    Raises:
        InputError: an unknown format, or sources that cannot be read as it.
    """
    if format not in READERS:
        raise InputError(
            f"--format {format} is unknown.", hint=f"Formats: {', '.join(sorted(READERS))}."
        )
    harvests = [READERS[format](source) for source in progress(sources)]
    whole = Harvest(
        posts=[post for harvest in harvests for post in harvest.posts],
        comments=[comment for harvest in harvests for comment in harvest.comments],
        rows=sum(harvest.rows for harvest in harvests),
        dropped=sum((harvest.dropped for harvest in harvests), Counter()),
    )
    collected = tidy(whole, key=workspace.pseudonym_key())
    if not collected.posts:
        raise InputError(
            f"No post is left of {', '.join(map(str, sources))}.",
            hint="Is it the right file for --format?",
        )
    return workspace.write(
        "collect",
        {
            "posts": pa.Table.from_pylist(collected.posts, SCHEMAS["posts"]),
            "comments": pa.Table.from_pylist(collected.comments, SCHEMAS["comments"]),
        },
        inputs=_hashes(sources),
        settings={"format": format},
        counts={
            "rows": whole.rows,
            "posts": len(collected.posts),
            "comments": len(collected.comments),
            "masked": {kind: collected.masked[kind] for kind in KINDS},
        },
        dropped=collected.dropped,
    )


def _hashes(sources: Sequence[Path]) -> dict[str, str]:
    """By file name, which says the same on every machine; by path where two share a name."""
    names = Counter(source.name for source in sources)
    return {
        source.name if names[source.name] == 1 else str(source): file_sha256(source)
        for source in sources
    }


def tidy(harvest: Harvest, *, key: bytes) -> Collected:
    """Clean, mask and pseudonymise a harvest; drop what is empty, repeated or has lost its post."""
    harvest = _cleaned(harvest)
    masked: Counter[str] = Counter()
    dropped = Counter(harvest.dropped)
    names = _names(harvest)

    def shape(text: str, post: str) -> str:
        masked_text, found = mask("" if is_withdrawn(text) else text, names=names[post])
        masked.update(found)
        return masked_text

    posts = [
        {
            "post_id": post.id,
            "author": pseudonym(key, post.author),
            "title": shape(post.title, post.id),
            "text": shape(post.text, post.id),
            "created_at": post.created,
            "score": post.score,
            "scored_at": post.scored,
            "topic": post.topic,
        }
        for post in _kept_posts(harvest, dropped)
    ]
    known = {str(post["post_id"]) for post in posts}
    comments = [
        {
            "comment_id": comment.id,
            "post_id": comment.post,
            "author": pseudonym(key, comment.author),
            "text": shape(comment.text, comment.post),
            "created_at": comment.created,
            "score": comment.score,
            "scored_at": comment.scored,
            "views": comment.views,
        }
        for comment in _kept_comments(harvest, known, dropped)
    ]
    return Collected(posts, comments, masked, dropped)


def _cleaned(harvest: Harvest) -> Harvest:
    """Cleaned first, so that "<p></p>" counts as no text."""
    return replace(
        harvest,
        posts=[
            replace(post, title=clean(post.title), text=clean(post.text)) for post in harvest.posts
        ],
        comments=[replace(comment, text=clean(comment.text)) for comment in harvest.comments],
    )


def _names(harvest: Harvest) -> dict[str, set[str]]:
    """Who takes part in each thread."""
    names: dict[str, set[str]] = defaultdict(set)
    for post in harvest.posts:
        if post.author:
            names[post.id].add(post.author)
    for comment in harvest.comments:
        if comment.author:
            names[comment.post].add(comment.author)
    return names


def _kept_posts(harvest: Harvest, dropped: Counter[str]) -> Iterator[Post]:
    """Posts that say something, each id once."""
    seen = set()
    for post in harvest.posts:
        if post.id in seen:
            dropped["repeated post id"] += 1
        elif is_withdrawn(post.text) and is_withdrawn(post.title):
            dropped["post without text"] += 1
        else:
            seen.add(post.id)
            yield post


def _kept_comments(
    harvest: Harvest, posts: Collection[str], dropped: Counter[str]
) -> Iterator[Comment]:
    """Comments that say something under a post that is there, each id once."""
    seen = set()
    for comment in harvest.comments:
        if comment.post not in posts:
            dropped["comment without its post"] += 1
        elif comment.id in seen:
            dropped["repeated comment id"] += 1
        elif is_withdrawn(comment.text):
            dropped["comment without text"] += 1
        else:
            seen.add(comment.id)
            yield comment
